"""The annual report: counted from the ledger each time it is asked for, until its year is closed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.domain.annual_report import AnnualReport
from desktop_app.domain.annual_report_check import Finding, check, culprits
from desktop_app.domain.annual_report_compare import (
    Correction,
    against_documents,
    against_register,
    corrections,
)
from desktop_app.domain.annual_report_table2 import (
    Table2,
    counted,
    proposed,
    read_table2,
    to_keep,
    told_table2,
    warnings,
)
from desktop_app.domain.annual_report_texts import TEXT_TITLES, Texts
from desktop_app.domain.annual_report_year import SNAPSHOT, YearReport
from desktop_app.errors import Refused
from desktop_app.registers.request_moves import DECIDES
from desktop_app.services.bureau import Bureau
from desktop_app.services.report_drawing import Drawing, key_of, texts_of
from desktop_app.services.report_files import read_given, write_file
from desktop_app.services.report_sources import documents_of, numbers_of, read_sources, years_of
from desktop_app.storage.store import Store

MOST_TOLD = 30  # open points in one message


@dataclass(frozen=True)
class FileCheck:
    """A report somebody else made, and what in it does not add up."""

    report: AnnualReport
    findings: tuple[Finding, ...]
    warnings: tuple[str, ...] = ()


def table2_of(report: YearReport) -> Table2:
    """Table 二 of a report where it is filled, with what should be looked at."""
    section = report.report.section2
    assert section is not None
    documents = report.documents
    told = tuple(warnings(section, documents))
    return Table2(told_table2(section), kept=True, warnings=told, counted=counted(documents))


class AnnualReports:
    """Annual reports of the office (国办公开办函〔2021〕30号)."""

    def __init__(
        self,
        store: Store,
        bureau: Callable[[], Bureau],
        today: Callable[[], date],
        need: Callable[[Collection[str], str], None],
    ) -> None:
        self._store, self._today, self._need = store, today, need
        self._drawing = Drawing(bureau, today)

    def years(self) -> tuple[int, ...]:
        """The years there is a report of, newest first: those with requests, closed ones, this year and the last."""
        this = self._today().year
        with self._store.reading() as reader:
            closed = {int(snapshot.period) for snapshot in reader.snapshots(SNAPSHOT)}
            return tuple(sorted(years_of(reader) | closed | {this, this - 1}, reverse=True))

    def draft(self, year: int) -> YearReport:
        """The report of a year as it stands: its snapshot when the year is closed, else counted from the registers."""
        with self._store.reading() as reader:
            return self._drawing.standing(reader, year)

    def ids_behind(self, year: int, row: str, column: str) -> tuple[int, ...]:
        """The requests a cell counts, oldest first, each once; KeyError when there is no such cell."""
        return tuple(sorted(set(self.draft(year).ids(row, column))))

    def culprits(self, year: int, finding: Finding) -> tuple[int, ...]:
        """The requests that break an equation, oldest first; none when a number was typed, not counted."""
        return tuple(sorted(set(culprits(finding, self.draft(year)))))

    # Table 二 and the written sections: kept as one setting of the year, so that they are audited and undone

    def table2(self, year: int) -> Table2:
        """The boxes of table 二 as typed, or as proposed from the year before."""
        with self._store.reading() as reader:
            report = self._drawing.standing(reader, year)
            if report.report.section2 is not None:
                return table2_of(report)
            before = self._drawing.section2(reader, year - 1)
            return Table2(proposed(before, report.documents), kept=False, counted=counted(report.documents))

    def put_table2(self, year: int, typed: Mapping[str, object]) -> tuple[str, ...]:
        """Keep table 二; what should be looked at. Refused with every mistake, and when the year is closed.

        What agrees with the register is not kept: it goes on following the register.
        """
        section = read_table2(typed)
        with self._store.reading() as reader:
            documents = documents_of(reader, year)
        self._keep(year, "填写年度报告表二", "table2", to_keep(section, documents))
        return tuple(warnings(section, documents))

    def texts(self, year: int) -> Texts:
        """Head paragraph, sections 一, 五 and 六: as kept, else drafted from the numbers as they are now."""
        return self.draft(year).texts

    def draft_texts(self, year: int) -> Texts:
        """The same, all drafted anew from what the registers tell now; nothing is kept."""
        with self._store.reading() as reader:
            return self._drawing.counted(reader, year, kept={}).texts

    def put_texts(self, year: int, texts: Mapping[str, str]) -> None:
        """Keep written sections by their keys in TEXT_TITLES; an empty one goes back to its draft.

        Refused when the year is closed; KeyError for a section there is not.
        """
        if unknown := texts.keys() - TEXT_TITLES.keys():
            raise KeyError(*unknown)
        with self._store.reading() as reader:
            kept = texts_of(self._drawing.kept(reader, year))
        together = {**kept, **{key: text.strip() for key, text in texts.items()}}
        self._keep(year, "修改年度报告文字", "texts", {key: text for key, text in together.items() if text})

    # Closing a year

    def open_points(self, year: int) -> tuple[str, ...]:
        """What stands in the way of closing a year, as sentences."""
        return tuple(self.draft(year).open_points())

    def close(self, year: int, reason: str = "") -> None:
        """Freeze the report of a year: its numbers, its texts, and the requests behind every cell.

        Refused before the year has ended, when it is closed already, and while anything is open, unless a reason says
        why it is closed all the same; and to whom has neither 复核 nor 管理.
        """
        self._need(DECIDES, "年度定稿")
        if self._today() <= date(year, 12, 31):
            raise Refused(
                f"{year}年还没有结束，不能定稿", why=f"报告的统计期限到{year}年12月31日", do="请次年1月再定稿"
            )
        with self._store.unit("年度报告定稿") as unit:
            report = self._drawing.standing(unit, year)
            if report.closed is not None:
                raise Refused(f"{year}年的年度报告已经定稿", do="要重新定稿的，请先撤销定稿")
            points = tuple(report.open_points())
            if points and not reason.strip():
                more = (f"……还有{len(points) - MOST_TOLD}处",) if len(points) > MOST_TOLD else ()
                raise Refused(
                    f"{year}年的年度报告还有{len(points)}处没有处理，没有定稿",
                    why="\n".join((*points[:MOST_TOLD], *more)),
                    do="请处理后再定稿；确需现在定稿的，请写明理由",
                )
            unit.put_snapshot(SNAPSHOT, str(year), report.as_content(), reason.strip())

    def reopen(self, year: int, reason: str) -> None:
        """Open a closed year again; what was closed stays in the history.

        Refused without a reason, when the year is not closed, and while the year after, which takes its 上年结转 from
        it, is.
        """
        self._need(DECIDES, "撤销定稿")
        if not reason.strip():
            raise Refused("请填写撤销定稿的理由", why="定稿的报告一般已经公布")
        with self._store.unit("撤销年度报告定稿") as unit:
            if self._drawing.frozen(unit, year) is None:
                raise Refused(f"{year}年的年度报告没有定稿", do="请刷新后再看")
            if self._drawing.frozen(unit, year + 1) is not None:
                raise Refused(
                    f"不能撤销{year}年的定稿",
                    why=f"{year + 1}年的年度报告已经定稿，它的上年结转取自{year}年",
                    do=f"请先撤销{year + 1}年的定稿",
                )
            unit.put_snapshot(SNAPSHOT, str(year), None, reason.strip())

    def frozen(self, year: int) -> YearReport | None:
        """The report of a year as it was closed; None when the year is open."""
        with self._store.reading() as reader:
            return self._drawing.frozen(reader, year)

    def corrections(self, year: int) -> tuple[Correction, ...]:
        """The cells of a closed year that the register counts otherwise now; none when the year is open."""
        with self._store.reading() as reader:
            closed = self._drawing.frozen(reader, year)
            if closed is None:
                return ()
            now = self._drawing.counted(reader, year, self._drawing.kept(reader, year))
            ids = {each for report in (closed, now) for some in report.behind.values() for each in some}
            return corrections(closed, now, numbers_of(reader, sorted(ids)))

    # Files

    def write(self, year: int, path: Path) -> YearReport:
        """The report of a year as .docx, .pdf or .xlsx in the published layout.

        Refused for any other suffix and for a year still to come. It holds numbers only: nobody's name leaves, so no
        outflow is noted. Trouble when it cannot be written.
        """
        if date(year, 1, 1) > self._today():
            raise Refused(f"{year}年还没有开始，没有年度报告", do="请核对年份")
        return write_file(path, self.draft(year))

    def check_file(self, path: Path, previous: Path | None = None, year: int | None = None) -> FileCheck:
        """A report somebody else made (.xlsx or .json) under the same equations.

        `previous` is the report of the year before, for E5; with a year every cell is held against our registers, E8.
        """
        report, before = read_given(path, previous)
        found = check(report, before)
        if year is not None:
            with self._store.reading() as reader:
                sources = read_sources(reader)
                documents = documents_of(reader, year)
            numbers = {request.id: request.number for request in sources.facts}
            found += against_register(report, sources.draft(year), numbers)
            found += against_documents(report, documents)
        doubtful = () if report.section2 is None else tuple(warnings(report.section2))
        return FileCheck(report, found, doubtful)

    def _keep(self, year: int, label: str, part: str, value: Mapping[str, str]) -> None:
        with self._store.unit(label) as unit:
            if self._drawing.frozen(unit, year) is not None:
                raise Refused(f"{year}年的年度报告已经定稿，不能修改", do="要修改的，请先撤销定稿")
            together = {**self._drawing.kept(unit, year), part: dict(value)}
            unit.put_setting(key_of(year), {key: some for key, some in together.items() if some} or None)
