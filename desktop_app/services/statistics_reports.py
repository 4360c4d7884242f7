"""What leaves of the numbers: the report of a period, put together once for sheet and paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from desktop_app.domain.chart import Chart
from desktop_app.domain.closed_figures import ClosedSheet, Sheet
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.figure_report import Report, Table, crosstab_table, figures_table, side_by_side
from desktop_app.domain.masking import mask_text
from desktop_app.domain.periods import Period
from desktop_app.registers.every import register as register_of
from desktop_app.services.bureau import Bureau
from desktop_app.services.statistics_closing import MATTERS, YEARLY, Change, title_of
from desktop_app.services.statistics_counts import crosstab_of, matters_of, standing_of
from desktop_app.services.yearly_counts import yearly_of
from desktop_app.storage.reader import Reader

NOW = "本表按现在的台账统计，不是定稿数。"


def report_of(
    reader: Reader,
    what: str,
    period: Period,
    ways: Sequence[str],
    sheet: Sheet,
    closed: ClosedSheet | None,
    changes: Sequence[Change],
    bureau: Bureau,
    today: date,
    charts: Sequence[Chart] = (),
) -> Report:
    """The report of a thing and a period; `sheet` holds its figures, those closed where it is."""
    notes = (NOW,) if closed else ()
    tables = [*_figures(what, sheet), *_parted(reader, what, period, ways, today, notes)]
    if changes:
        rows = tuple((change.words,) for change in changes)
        tables.append(Table("定稿以后的变动", ("变动",), rows, wide=frozenset({0})))
    return Report(
        title=title_of(what) + ("" if what == YEARLY else "统计表"),
        period=period.title,
        unit_name=bureau.name,
        preparer=bureau.preparer,
        reviewer=bureau.reviewer,
        made_on=today,
        lines=tuple(_closed(closed, changes) if closed else _lines(reader, what, period, today)),
        tables=tuple(tables),
        counted=tuple(_counted(reader, sheet)),
        rows={register: tuple(sorted(versions)) for register, versions in sheet.versions.items()},
        charts=tuple(charts),
    )


def _figures(what: str, sheet: Sheet) -> Iterator[Table]:
    if what == MATTERS:
        yield from side_by_side("各台账", "台账", sheet.figures)
    else:
        yield figures_table("统计", sheet.figures)


def _parted(
    reader: Reader, what: str, period: Period, ways: Sequence[str], today: date, notes: tuple[str, ...]
) -> Iterator[Table]:
    """A table for each way; of all matters one for the sources of each ledger."""
    if what == MATTERS:
        for one in matters_of(reader, period, today).ledgers:
            if one.sources:
                yield _noted(crosstab_table(f"{one.title}按{one.sources.label}", one.sources), notes)
    elif what != YEARLY:
        for way in ways:
            found = crosstab_of(reader, register_of(what), period, way, today)
            yield _noted(crosstab_table(f"按{found.label}", found), notes)


def _noted(table: Table, notes: tuple[str, ...]) -> Table:
    return Table(table.title, table.head, table.rows, (*table.notes, *notes), table.wide)


def _closed(closed: ClosedSheet, changes: Sequence[Change]) -> Iterator[str]:
    yield f"统计数已于{chinese_day(closed.at.date())}由{closed.by}定稿。"
    if closed.note:
        yield f"定稿说明：{mask_text(closed.note)}"
    if changes:
        yield f"定稿以后有{len(changes)}项变动，另表列出。"


def _lines(reader: Reader, what: str, period: Period, today: date) -> Iterator[str]:
    if what == MATTERS:
        table = matters_of(reader, period, today)
        yield table.sentence
        for one in table.ledgers:
            yield from (f"{one.title}：{finding.words}。" for finding in one.findings)
    elif what == YEARLY:
        counted = yearly_of(reader, period.first.year, today)
        lacking = sum(bool(line.missing) for line in counted)
        yield f"{period.title}：{len(counted) - lacking}项有数；{lacking}项是0，未收到或者没有台账，在含义里写明。"
    else:
        sentence, findings = standing_of(reader, register_of(what), period)
        yield sentence
        yield from (f"{finding.words}。" for finding in findings)


def _counted(reader: Reader, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """The 编号 of every record behind a figure, with the figures that count it."""
    labels: dict[tuple[str, int], list[str]] = {}
    for one in sheet.figures:
        for row in one.rows if one.register else ():
            labels.setdefault((one.register, row), []).append(one.label)
    for register in sheet.versions:
        rows = sorted(row for known, row in labels if known == register)
        told: Iterable[tuple[object, ...]] = reader.values(register_of(register), rows, ("number",))
        for row, (number,) in zip(rows, told, strict=True):
            yield str(number), "、".join(dict.fromkeys(labels[register, row]))
