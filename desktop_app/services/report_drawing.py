"""An annual report as it stands: its snapshot when the year is closed, else counted from the registers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.annual_report import CARRIED_IN, CARRIED_OUT, TOTAL, AnnualReport, Section2, Section3
from desktop_app.domain.annual_report_check import carried, check
from desktop_app.domain.annual_report_compare import against_documents
from desktop_app.domain.annual_report_facts import Doubt
from desktop_app.domain.annual_report_fill import Draft
from desktop_app.domain.annual_report_prose import check_prose
from desktop_app.domain.annual_report_table2 import Documents, kept_table2
from desktop_app.domain.annual_report_texts import Office as Reporter
from desktop_app.domain.annual_report_texts import drafted
from desktop_app.domain.annual_report_year import SNAPSHOT, Closed, YearReport, carried_over, from_content
from desktop_app.services.bureau import Bureau
from desktop_app.services.report_sources import Sources, documents_of, figures_of, read_sources
from desktop_app.storage.reader import Reader


@dataclass(frozen=True)
class Drawing:
    """Draws the reports of the office inside one reading, so that what they tell belongs together."""

    bureau: Callable[[], Bureau]
    today: Callable[[], date]

    def standing(self, reader: Reader, year: int) -> YearReport:
        """The snapshot of a closed year, else the year counted now."""
        closed = self.frozen(reader, year)
        return closed or self.counted(reader, year, self.kept(reader, year))

    def frozen(self, reader: Reader, year: int) -> YearReport | None:
        """The latest snapshot of a year, unless the year was opened again."""
        last = {snapshot.period: snapshot for snapshot in reader.snapshots(SNAPSHOT)}.get(str(year))
        if last is None or last.content is None:
            return None
        report = from_content(last.content, Closed(last.made_at, last.made_by, last.note))
        return replace(report, findings=check(report.report, self._frozen_numbers(reader, year - 1)))

    def _frozen_numbers(self, reader: Reader, year: int) -> AnnualReport | None:
        last = {snapshot.period: snapshot for snapshot in reader.snapshots(SNAPSHOT)}.get(str(year))
        if last is None or last.content is None:
            return None
        return from_content(last.content, Closed(last.made_at, last.made_by, last.note)).report

    def counted(self, reader: Reader, year: int, kept: Mapping[str, object]) -> YearReport:
        """A year from the registers, with 上年结转 from the closed report of the year before when there is one."""
        sources, office = read_sources(reader), self.bureau()
        closed_before = self.frozen(reader, year - 1)
        before: Draft = closed_before or _with(sources.draft(year - 1), self.section2(reader, year - 1))
        documents = documents_of(reader, year)
        draft = _with(sources.draft(year), _section2(kept, documents))
        own: tuple[int, ...] | None = None
        if closed_before is not None:
            draft, own = _carried_from(closed_before, draft, sources)
        figures = figures_of(reader, sources, draft, year)
        reporter = Reporter(
            office.name, office.address, office.postcode, office.phone, office.supervision_phone
        )
        texts = drafted(year, draft.report, figures, reporter).with_kept(texts_of(kept))
        found = check(draft.report, before.report)
        if own is not None:
            found += tuple(carried(own, before.report.section3[CARRIED_OUT]))
        found += against_documents(draft.report, documents)
        found += check_prose(draft.report, figures, texts)
        return YearReport(
            draft.report,
            draft.behind,
            draft.doubts,
            year=year,
            unit_name=office.name,
            texts=texts,
            findings=found,
            carried_register=own,
            made_on=self.today(),
            documents=documents,
        )

    def kept(self, reader: Reader, year: int) -> Mapping[str, object]:
        """What the office typed for a year: `table2` and `texts`."""
        found = reader.setting(key_of(year))
        return found if isinstance(found, dict) else {}

    def section2(self, reader: Reader, year: int) -> Section2 | None:
        """Table 二 of a year as closed or as typed; None when nobody filled it."""
        closed = self._frozen_numbers(reader, year)
        if closed is not None:
            return closed.section2
        return _section2(self.kept(reader, year), documents_of(reader, year))


def key_of(year: int) -> str:
    """The setting that holds what the office typed for a year."""
    return f"annual_report_{year}"


def _section2(kept: Mapping[str, object], documents: Documents | None) -> Section2 | None:
    told = kept.get("table2")
    return kept_table2(told, documents) if isinstance(told, Mapping) else None


def texts_of(kept: Mapping[str, object]) -> dict[str, str]:
    """The written sections the office keeps, by their keys."""
    told = kept.get("texts")
    return {str(key): str(text) for key, text in told.items()} if isinstance(told, Mapping) else {}


def _with(draft: Draft, section2: Section2 | None) -> Draft:
    return replace(draft, report=replace(draft.report, section2=section2))


def _carried_from(closed: YearReport, draft: Draft, sources: Sources) -> tuple[Draft, tuple[int, ...] | None]:
    """The draft with the 上年结转 the closed report carried out; the register's own counts where they differ.

    Every request that only one of the two carries over is told.
    """
    was, own = set(closed.ids(CARRIED_OUT, TOTAL)), set(draft.ids(CARRIED_IN, TOTAL))
    numbers = {request.id: request.number for request in sources.facts}
    doubts = [
        Doubt(each, numbers.get(each, str(each)), words)
        for some, words in (
            (own - was, "台账算作上年结转，上年定稿的报告没有计入结转下年度"),
            (was - own, "上年定稿的报告计入结转下年度，台账现在不算作上年结转"),
        )
        for each in sorted(some)
    ]
    counts, register = closed.report.section3[CARRIED_OUT], draft.report.section3[CARRIED_IN]
    behind = {cell: ids for cell, ids in draft.behind.items() if cell[0] != CARRIED_IN}
    behind |= {(CARRIED_IN, column): ids for column, ids in carried_over(closed).items() if ids}
    table = Section3({**draft.report.section3.counts, CARRIED_IN: counts})
    made = Draft(replace(draft.report, section3=table), behind, (*draft.doubts, *doubts))
    return made, register if register != counts else None
