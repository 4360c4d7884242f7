"""工作报告: drafts whose sentences carry the numbers, the paragraphs the office writes, and the papers they become."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from desktop_app.domain.periods import Period
from desktop_app.domain.work_report import BLANK, Draft, Kind, named
from desktop_app.domain.work_reports import TEXTS, blank, drafted
from desktop_app.errors import Refused
from desktop_app.services.bureau import Bureau
from desktop_app.services.files import write_whole
from desktop_app.services.publishing import Paper
from desktop_app.services.work_report_counts import facts_of
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store


class WorkReports:
    """政务督查工作报告, 政务公开工作总结 and the blank reports beside them."""

    def __init__(self, store: Store, bureau: Callable[[], Bureau], today: Callable[[], date]) -> None:
        self._store, self._bureau, self._today = store, bureau, today

    def draft(self, kind: Kind, period: Period) -> Draft:
        """The report of a period as the registers are now; Refused for one that has not begun."""
        today, unit = self._today(), self._bureau().name
        if period.first > today:
            raise Refused(f"{period.title}还没有开始，没有工作报告", do="请核对时段")
        if kind in BLANK:
            return blank(kind, named(period), unit, today)
        with self._store.reading() as reader:
            texts = _kept(reader, kind, period.last.year)
            return drafted(kind, facts_of(reader, kind, named(period), texts, today), unit, today)

    # The paragraphs the office writes, kept by year

    def texts(self, kind: Kind, year: int) -> Mapping[str, str]:
        """What the office wrote for the reports of a year, by the keys of TEXTS; "" where it wrote nothing."""
        with self._store.reading() as reader:
            kept = _kept(reader, kind, year)
        return {key: kept.get(key, "") for key in TEXTS[kind]}

    def put_texts(self, kind: Kind, year: int, texts: Mapping[str, str]) -> None:
        """Keep paragraphs; those not named stay, an empty one goes. KeyError for a paragraph there is not."""
        if unknown := texts.keys() - TEXTS[kind].keys():
            raise KeyError(*unknown)
        with self._store.unit(f"修改{kind}文字") as unit:
            told = {**_kept(unit, kind, year), **{key: text.strip() for key, text in texts.items()}}
            unit.put_setting(key_of(kind, year), {key: text for key, text in told.items() if text} or None)

    # Papers

    def word(self, draft: Draft) -> bytes:
        """The draft as .docx; the same draft gives the same bytes."""
        from desktop_app.documents.work_report_word import work_report_word  # noqa: PLC0415  # start-up must not pay

        return work_report_word(draft)

    def paper(self, draft: Draft) -> Paper:
        """The draft as PDF; 草稿 stands across it while something is to be checked or filled in."""
        from desktop_app.documents.work_report_pages import work_report_sheets  # noqa: PLC0415  # the same

        points = [f"{len(draft.warnings)}处需要核对"] if draft.warnings else []
        points += [f"{len(draft.holes)}处请填写"] if draft.holes else []
        made = work_report_sheets(draft, across=bool(points))
        return Paper(made.pdf, made.pages, made.missing, draft=bool(points), why="，".join(points))

    def save(self, draft: Draft, path: Path) -> None:
        """Write a draft as .docx, else as PDF; on record before it exists. Trouble when it cannot be written."""
        as_word = path.suffix.lower() == ".docx"
        content = self.word(draft) if as_word else self.paper(draft).pdf
        what = f"{draft.kind} {'Word' if as_word else 'PDF'}"
        self._leaves(draft, f"另存{draft.kind}", what, {"file": path.name})
        write_whole(path, content)

    def printed(self, draft: Draft, printer: str, copies: int) -> None:
        """Put on record that a report goes to a printer."""
        what = f"打印{draft.kind}"
        self._leaves(draft, what, what, {"printer": printer, "copies": copies})

    def _leaves(self, draft: Draft, act: str, what: str, details: Mapping[str, object]) -> None:
        """One line for each register whose numbers leave; nothing of a report without any."""
        rows = draft.rows()
        if not rows:
            return
        with self._store.unit(act) as unit:
            for register, ids in rows.items():
                unit.outflow(register, what, ids, {**details, "period": draft.period.title})


def key_of(kind: Kind, year: int) -> str:
    """The setting that holds the paragraphs of a report."""
    return f"work_report_{kind.name.lower()}_{year}"


def _kept(reader: Reader, kind: Kind, year: int) -> dict[str, str]:
    found = reader.setting(key_of(kind, year))
    return {str(key): str(text) for key, text in found.items()} if isinstance(found, dict) else {}
