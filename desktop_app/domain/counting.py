"""Records counted: every number of a register over a period, and the same numbers parted by the words of a field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.fields import Choice, Choices, Value, YesNo
from desktop_app.domain.measures import Figure, How, Measure, Span, asked_on, measured
from desktop_app.domain.periods import Kind, Period, parts
from desktop_app.domain.records import Record
from desktop_app.domain.register import Register, Secret

UNFILLED, TOTAL, NOTHING = "未填写", "合计", "未收到"
STATE = "state"
_HANDLED = (
    ("办结", "期间办结", "现已办结的件"),
    ("按期办结", "期间按期办结", "办结的件里，到期日当天或以前答复的"),
    ("按期率", "期间按期率", "期间按期办结÷期间办结"),
    ("用时中位数", "期间用时中位数", "办结的件从收到到答复的自然日数，按大小排在正中的一个"),
)  # label of a measure of what came in, label and meaning of the same by the day of the answer
NOT_ADDED = "比率和中位数不能相加，合计一行是从全部记录另算的。"


@dataclass(frozen=True)
class Line:
    """One row of a table: its word and a figure for each measure."""

    word: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Crosstab:
    """Figures parted by `by` (a field, or the months or weeks of the period); `label` is what it is called.

    Sums and counts of the rows make up the total, unless `several` rows have more than one word; `notes` say what does
    not add up, and why.
    """

    by: str
    label: str
    measures: tuple[Measure, ...]
    lines: tuple[Line, ...]
    total: Line
    several: tuple[int, ...] = ()
    noun: str = "件"

    @property
    def notes(self) -> tuple[str, ...]:
        """Why the rows do not make up the total; empty where they do."""
        told = []
        if self.several:
            told.append(
                f"有{len(self.several)}{self.noun}填了几个{self.label}，在每一个里各计一次，各行相加大于合计；合计里只计一次。"
            )
        if any(measure.how in (How.SHARE, How.MEDIAN) for measure in self.measures):
            told.append(NOT_ADDED)
        return tuple(told)


@dataclass(frozen=True)
class Parting:
    """How a field parts records: `words` are listed even without rows, `group` makes one word of several."""

    words: Sequence[str] = ()
    group: Callable[[str], str] = str


def living(records: Iterable[Record]) -> list[Record]:
    """The records that were not made void."""
    return [record for record in records if record.values.get("voided_at") is None]


def inside(
    register: Register, measure: Measure, records: Iterable[Record], period: Period | None
) -> list[Record]:
    """The living records whose day of the measure (the register's own where it names none) is in the period."""
    if period is None:
        return living(records)
    key = measure.on or register.year_by
    dated = ((record, record.day(key)) for record in living(records))
    if measure.standing:
        return [record for record, day in dated if day is not None and day <= period.last]
    return [record for record, day in dated if day is not None and day in period]


def summary(
    register: Register,
    records: Sequence[Record],
    today: date,
    period: Period | None = None,
    measures: Sequence[Measure] | None = None,
) -> tuple[Figure, ...]:
    """The figures of a register, void records left out; without a period the caller has chosen the records."""
    wanted = register.measures if measures is None else measures
    return _Chosen(register, records, period, today).figures(wanted)


def base(figure: Figure, records: Sequence[Record], today: date) -> tuple[int, ...]:
    """The rows a share is taken of, for any other figure its own; `records` are those it was measured over."""
    measure = figure.measure
    if measure.how is not How.SHARE:
        return figure.rows
    return measured(replace(measure, how=How.COUNT, where=measure.among), records, today).rows


def crosstab(
    register: Register,
    records: Sequence[Record],
    by: str,
    today: date,
    measures: Sequence[Measure] | None = None,
    *,
    period: Period | None = None,
    parting: Parting = Parting(),
) -> Crosstab:
    """The figures for each word of a Choice, Choices or YesNo field or of the state; KeyError for any other field.

    Words that only occur stand after those of the list, records without a word under 未填写.
    """
    if not can_part(register, by):
        raise KeyError(by)
    wanted = tuple(register.measures if measures is None else measures)
    kind = register[by].kind
    known = list(dict.fromkeys(map(parting.group, parting.words)))
    known = ["是", "否"] if isinstance(kind, YesNo) else list(register.flow.states) if by == STATE else known
    chosen = _Chosen(register, records, period, today)
    several: set[int] = set()
    shared: dict[Span, dict[str, list[Record]]] = {}  # by the day that counts, then by word
    for measure in wanted:
        if measure.span not in shared:
            shared[measure.span] = _shared(chosen.of(measure), by, parting, several)
    met = {word for found in shared.values() for word in found}
    words = [*known, *sorted(met - {*known, UNFILLED}), *([UNFILLED] if UNFILLED in met else [])]
    lines = tuple(
        Line(word, tuple(measured(one, shared[one.span].get(word, ()), today) for one in wanted))
        for word in words
    )
    total = Line(TOTAL, chosen.figures(wanted))
    return Crosstab(by, register.label(by), wanted, lines, total, tuple(sorted(several)), register.noun)


def _shared(
    records: Sequence[Record], by: str, parting: Parting, several: set[int]
) -> dict[str, list[Record]]:
    """Records by their words; the ids of those with more than one are added to `several`."""
    found: dict[str, list[Record]] = {}
    for record in records:
        words = _words(record.values.get(by), parting)
        for word in words:
            found.setdefault(word, []).append(record)
        if len(words) > 1:
            several.add(record.id)
    return found


def over_time(
    register: Register,
    records: Sequence[Record],
    period: Period,
    kind: Kind,
    today: date,
    measures: Sequence[Measure] | None = None,
) -> Crosstab:
    """The figures for each day, week, month, quarter or year of a period, in order."""
    wanted = tuple(register.measures if measures is None else measures)
    chosen = _Chosen(register, records, period, today)
    mine = {measure.span: (measure, chosen.of(measure)) for measure in wanted}
    lines = []
    for part in parts(period, kind):
        here = {span: inside(register, measure, found, part) for span, (measure, found) in mine.items()}
        lines.append(Line(part.title, tuple(measured(one, here[one.span], today) for one in wanted)))
    total = Line(TOTAL, chosen.figures(wanted))
    return Crosstab(kind.name.lower(), kind.value, wanted, tuple(lines), total, noun=register.noun)


def can_part(register: Register, by: str) -> bool:
    """Whether a field parts records: words of a list, yes or no, the state; never what tells who somebody is."""
    field = register.by_key.get(by)
    if field is None or field.secret in (Secret.NAME, Secret.PAPER, Secret.PHONE, Secret.ADDRESS):
        return False
    return by == STATE or isinstance(field.kind, (Choice, Choices, YesNo))


def spans_of(register: Register, measures: Iterable[Measure]) -> tuple[Span, ...]:
    """What chooses records by time, the register's own day first."""
    asked = ((measure.on or register.year_by, measure.standing) for measure in measures)
    return tuple(dict.fromkeys([(register.year_by, False), *asked]))


class _Chosen:
    """The living records of a period for each day that measures ask by, each found once."""

    def __init__(
        self, register: Register, records: Sequence[Record], period: Period | None, today: date
    ) -> None:
        self._register, self._period, self._today = register, period, today
        self._records = [asked_on(record, today) for record in living(records)]
        self._found: dict[Span, list[Record]] = {}

    def of(self, measure: Measure) -> list[Record]:
        if measure.span not in self._found:
            self._found[measure.span] = inside(self._register, measure, self._records, self._period)
        return self._found[measure.span]

    def figures(self, measures: Sequence[Measure]) -> tuple[Figure, ...]:
        return tuple(measured(measure, self.of(measure), self._today) for measure in measures)


def _words(value: Value, parting: Parting) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("是" if value else "否",)
    found = value if isinstance(value, tuple) else (str(value),) if value else ()
    return tuple(dict.fromkeys(map(parting.group, found))) or (UNFILLED,)


def added(figures: Sequence[Figure], measure: Measure) -> Figure:
    """The same figure of several registers together; its rows belong to no one register and are left out.

    A share adds its parts and wholes. ValueError for a median, which cannot be had from medians.
    """
    if measure.how is How.MEDIAN:
        raise ValueError(measure.label)
    part, whole = (sum(getattr(figure, name) for figure in figures) for name in ("part", "whole"))
    if measure.how is How.SHARE:
        return Figure(measure, part / whole if whole else None, (), part, whole)
    return Figure(measure, sum(int(figure.value or 0) for figure in figures), ())


def handled(register: Register) -> tuple[Measure, ...]:
    """What was answered in a period, whenever it came in; none for a register without matters."""
    if register.matter is None:
        return ()
    by_label, finished = {measure.label: measure for measure in register.measures}, register.matter.finished
    day = f"{register.label(finished)}在期间内，不论什么时候收到"
    return tuple(
        replace(by_label[label], label=name, definition=f"{day}：{said}", on=finished)
        for label, name, said in _HANDLED
        if label in by_label
    )
