"""Numbers of registers over a period, read: of one register, of all ledgers of 办件 together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.counting import (
    NOTHING,
    Crosstab,
    Parting,
    added,
    base,
    can_part,
    crosstab,
    handled,
    inside,
    over_time,
    spans_of,
    summary,
)
from desktop_app.domain.fields import Choice, Choices
from desktop_app.domain.matter_check import Finding, broken, handled_over_received
from desktop_app.domain.measures import Figure, How, Measure, Span, Test, asked_on
from desktop_app.domain.periods import Kind, Period
from desktop_app.domain.records import Query, Record, Window
from desktop_app.domain.register import Register
from desktop_app.errors import Refused
from desktop_app.registers.categories import CATEGORY, JOINT
from desktop_app.registers.codes import PERSON
from desktop_app.registers.common import whole_of
from desktop_app.registers.every import REGISTERS
from desktop_app.registers.matter_measures import matter_measures
from desktop_app.storage.reader import Reader

SPANS: Mapping[str, Kind] = {
    kind.name.lower(): kind for kind in (Kind.DAY, Kind.WEEK, Kind.MONTH, Kind.QUARTER, Kind.YEAR)
}
TOGETHER = ("收件", "办结", "在办", "撤销", "按期办结", "超期", "办结率", "按期率", "满意率")
Rows = tuple[int, ...]


@dataclass(frozen=True)
class Summary:
    """The figures of a register: of what came in in the period, and of what was answered in it.

    `bases` are the rows behind the wholes, in the order of both; `findings` are what does not add up; `sentence` says
    in words how much came in, 未收到 when nothing did.
    """

    register: str
    period: Period
    figures: tuple[Figure, ...]
    handled: tuple[Figure, ...]
    bases: tuple[Rows, ...]
    findings: tuple[Finding, ...]
    sentence: str


@dataclass(frozen=True)
class Ledger:
    """One ledger of 办件 in the table of all; `sources` is None where it knows no sources or nothing came in."""

    register: str
    title: str
    figures: tuple[Figure, ...]
    bases: tuple[Rows, ...]
    findings: tuple[Finding, ...]
    sources: Crosstab | None

    @property
    def empty(self) -> bool:
        """Whether nothing came in."""
        return not self.figures[0].value


@dataclass(frozen=True)
class MatterTable:
    """All ledgers of 办件 side by side under `measures`, and their total, whose rows are those of the ledgers."""

    period: Period
    measures: tuple[Measure, ...]
    ledgers: tuple[Ledger, ...]
    total: tuple[Figure, ...]

    @property
    def sentence(self) -> str:
        """How much came in, in words, and which ledgers had nothing."""
        nothing = "、".join(one.title for one in self.ledgers if one.empty)
        more = f"{NOTHING}的台账：{nothing}。" if nothing and self.total[0].value else ""
        return told(self.period, self.total[0].value, "件") + more

    def behind(self, column: int) -> dict[str, Rows]:
        """The rows of a column of the total, by register."""
        return {one.register: one.figures[column].rows for one in self.ledgers if one.figures[column].rows}


def told(period: Period, count: float | None, noun: str) -> str:
    """How much a period brought, in words."""
    return f"{period.title}：收到{count:g}{noun}。" if count else f"{period.title}：{NOTHING}。"


def measures_of(register: Register) -> tuple[Measure, ...]:
    """What is counted of a register; of one that declares nothing, its records."""
    if register.measures:
        return register.measures
    day = register.label(register.year_by)
    return (Measure("记录数", f"{day}在期间内的记录，作废的不算", unit=register.noun),)


def read(reader: Reader, register: Register, period: Period, measures: Sequence[Measure]) -> list[Record]:
    """The living records that any of these measures may count in a period, in the order of their ids."""
    found: set[int] = set()
    for key, ever in spans_of(register, measures):
        window = Window(key, None if ever else period.first, period.last)
        found.update(reader.ids(Query(register.key, windows=(window,))))
    return reader.rows(register, sorted(found))


def summary_of(reader: Reader, register: Register, period: Period, today: date) -> Summary:
    """The figures of one register."""
    measures, later = measures_of(register), handled(register)
    records = [asked_on(one, today) for one in read(reader, register, period, (*measures, *later))]
    came, done = (summary(register, records, today, period, some) for some in (measures, later))
    mine = inside(register, Measure("", ""), records, period)
    bases = _bases(register, (*came, *done), records, period, today)
    sentence = told(period, len(mine), register.noun)
    return Summary(register.key, period, came, done, bases, findings_of(register, mine), sentence)


def _bases(
    register: Register, figures: Sequence[Figure], records: Sequence[Record], period: Period, today: date
) -> tuple[Rows, ...]:
    """The rows behind the wholes of the shares, in the order of the figures."""
    found: dict[Span, list[Record]] = {}
    for one in figures:
        if one.measure.how is How.SHARE and one.measure.span not in found:
            found[one.measure.span] = inside(register, one.measure, records, period)
    return tuple(base(one, found.get(one.measure.span, ()), today) for one in figures)


def standing_of(reader: Reader, register: Register, period: Period) -> tuple[str, tuple[Finding, ...]]:
    """How much came in, in words, and what does not add up."""
    mine = read(reader, register, period, ())
    return told(period, len(mine), register.noun), findings_of(register, mine)


def findings_of(register: Register, records: Sequence[Record]) -> tuple[Finding, ...]:
    """What does not add up: of matters by their states, of totals told by others by their own check."""
    found = broken(register, records) if register.matter else ()
    if "warning" in register.by_key:
        doubtful = (record for record in records if record.text("warning"))
        found += tuple(
            Finding(f"{record.text('number')}：{record.text('warning')}", (record.id,)) for record in doubtful
        )
    if {
        "received",
        "handled",
    } <= register.by_key.keys() and not found:  # a sum of doubtful totals adds nothing
        came, done = (
            sum(whole_of(one.values, key) or 0 for one in records) for key in ("received", "handled")
        )
        rows = tuple(record.id for record in records)
        found += tuple(Finding(words, rows) for words in handled_over_received(came, done))
    return found


def ways_of(register: Register) -> tuple[tuple[str, str], ...]:
    """By what the figures of a register may be parted: keys and labels; never by person, nobody is ranked."""
    fields = (
        (field.key, field.label)
        for field in register.fields
        if can_part(register, field.key) and not _of_people(register, field.key)
    )
    return (*fields, *((key, kind.value) for key, kind in SPANS.items()))


def way_of(register: Register, name: str) -> str:
    """The key of a way, by its key or what it is called; Refused when there is none."""
    ways = ways_of(register)
    for key, label in ways:
        if name in (key, label):
            return key
    why = "不按人员统计，本程序不给个人排名" if _names_people(register, name) else ""
    raise Refused(
        f"{register.title}不能按“{name[:20]}”统计",
        why=why,
        do="可以按" + "、".join(label for _, label in ways) + "统计",
    )


def crosstab_of(
    reader: Reader,
    register: Register,
    period: Period,
    way: str,
    today: date,
    measures: Sequence[Measure] | None = None,
) -> Crosstab:
    """The figures of a register parted by a way; Refused when there is no such way."""
    by, wanted = way_of(register, way), tuple(measures or measures_of(register))
    records = read(reader, register, period, wanted)
    if by in SPANS and by not in register.by_key:
        return over_time(register, records, period, SPANS[by], today, wanted)
    return crosstab(
        register, records, by, today, wanted, period=period, parting=_parting(reader, register, by)
    )


def _parting(reader: Reader, register: Register, by: str) -> Parting:
    kind = register[by].kind
    if not isinstance(kind, (Choice, Choices)):
        return Parting()
    if kind.options == CATEGORY.key:
        return Parting(reader.words(kind.options), lambda word: word.split(JOINT)[0])
    return Parting(reader.words(kind.options))


def _of_people(register: Register, key: str) -> bool:
    kind = register[key].kind
    return isinstance(kind, (Choice, Choices)) and kind.options == PERSON


def _names_people(register: Register, name: str) -> bool:
    return any(name in (f.key, f.label) and _of_people(register, f.key) for f in register.fields)


def matter_ledgers() -> tuple[Register, ...]:
    """Every ledger of 办件."""
    return tuple(register for register in REGISTERS if register.matter)


def matters_of(reader: Reader, period: Period, today: date) -> MatterTable:
    """All ledgers of 办件 together."""
    ledgers = tuple(_ledger(reader, register, period, today) for register in matter_ledgers())
    if not ledgers:
        raise Refused("没有办件台账", do="请先登记办件")
    measures = tuple(figure.measure for figure in ledgers[0].figures)
    total = tuple(added([one.figures[at] for one in ledgers], m) for at, m in enumerate(measures))
    return MatterTable(period, measures, ledgers, total)


def together(register: Register) -> tuple[Measure, ...]:
    """The measures of the table of all ledgers, the register's own where it has them.

    A ledger whose clock runs by the hour tells 按时率 instead: its days would say otherwise. One that asks nobody
    whether he is satisfied counts nothing there.
    """
    assert register.matter is not None
    own = {measure.label: measure for measure in register.measures}
    known = {measure.label: measure for measure in matter_measures(register.matter)} | own
    if (by_hour := own.get("按时率")) is not None:
        timely, all_timed = by_hour.where, by_hour.among
        late: Test = lambda values: all_timed(values) and not timely(values)  # noqa: E731  # beside its use
        known["按期率"] = replace(by_hour, label="按期率")
        known["按期办结"] = Measure(
            "按期办结", "各项期限都做到的件", lambda values: all_timed(values) and timely(values)
        )
        known["超期"] = Measure("超期", "有一项期限没有做到的件", late)
    nobody = Measure("满意率", "这本台账没有满意度", how=How.SHARE, among=lambda _values: False)
    return tuple(known.get(label, nobody) for label in TOGETHER)


def _ledger(reader: Reader, register: Register, period: Period, today: date) -> Ledger:
    measures = together(register)
    records = [asked_on(one, today) for one in read(reader, register, period, measures)]
    figures = summary(register, records, today, period, measures)
    bases = _bases(register, figures, records, period, today)
    assert register.matter is not None
    source, parted = register.matter.source, None
    if source and can_part(register, source) and figures[0].value:
        parting = _parting(reader, register, source)
        parted = crosstab(register, records, source, today, measures, period=period, parting=parting)
    mine = inside(register, Measure("", ""), records, period)
    return Ledger(register.key, register.title, figures, bases, findings_of(register, mine), parted)
