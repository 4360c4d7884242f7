"""What the law still asks for on a day, as lists: derived from rules and dates whenever they are read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.catalogue import ACTIVE, CatalogueRow
from desktop_app.domain.catalogue_rules import Period, period
from desktop_app.domain.records import Query, Window
from desktop_app.domain.rulebook import Rulebook
from desktop_app.domain.workdays import Calendar
from desktop_app.errors import Refused
from desktop_app.registers.catalogue_fill import MONTHLY, YEARLY
from desktop_app.registers.disclosure import DISCLOSURE, PENDING, SHOWN, WITHHELD
from desktop_app.registers.disclosure_duties import NEEDED, ONE_DAY, Claim, Duty, Intervals, claim
from desktop_app.services.catalogue_rows import in_force
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

UNCOVERED = "本期尚未公开"
LISTED = 200  # lines of a group that are shown; `total` counts all
KEY = "duty_intervals"
_SHORTEST_MONTH = 28
_PENDING = Query(DISCLOSURE.key, equal={"state": (PENDING,)})
_HANGING = Query(DISCLOSURE.key, equal={"state": SHOWN})
_WITHHELD = Query(DISCLOSURE.key, equal={"state": (WITHHELD,)})
Found = Mapping[Duty, Sequence[tuple[int, Claim]]]


@dataclass(frozen=True)
class DutyLine:
    """A record (or, with id 0, a row of the catalogue by its number) and why it stands in a list."""

    id: int
    number: str
    name: str
    state: str
    department: str
    due_on: date | None
    why: str


@dataclass(frozen=True)
class DutyGroup:
    """One list with its first lines and the number of all."""

    label: str
    lines: tuple[DutyLine, ...]
    total: int


@dataclass(frozen=True)
class Board:
    """Every list of a day that is not empty."""

    day: date
    groups: tuple[DutyGroup, ...]

    @property
    def count(self) -> int:
        """How many things are still to be done."""
        return sum(group.total for group in self.groups)

    def group(self, label: str) -> DutyGroup:
        """The list of that name; an empty one when nothing stands there."""
        return next((g for g in self.groups if g.label == label), DutyGroup(label, (), 0))


@dataclass(frozen=True)
class Gap:
    """A periodic item of the catalogue with nothing published in its month or year."""

    row: CatalogueRow
    period: Period
    words: str


class Duties:
    """Readings of 主动公开 and of the catalogue by date."""

    def __init__(self, store: Store, rules: Callable[[], Rulebook], today: Callable[[], date]) -> None:
        self._store, self._rules, self._today = store, rules, today

    def lists(self, on: date | None = None) -> Board:
        """Everything that is still to be done on a day (today when none is given), each item once in each list."""
        today = on or self._today()
        with self._store.reading() as reader:
            found = open_claims(reader, today, self._rules().calendar)
            groups = [_group(reader, duty, found[duty]) for duty in Duty]
            missing = gaps(reader, today)
        lines = tuple(_gap_line(gap) for gap in missing)
        groups.append(DutyGroup(UNCOVERED, lines[:LISTED], len(lines)))
        return Board(today, tuple(group for group in groups if group.total))

    def uncovered(self, on: date | None = None) -> tuple[Gap, ...]:
        """Items of the catalogue that appear every month or year and have nothing published in the present one."""
        with self._store.reading() as reader:
            return gaps(reader, on or self._today())

    def intervals(self) -> Intervals:
        """The intervals in force."""
        with self._store.reading() as reader:
            return kept_intervals(reader)

    def put_intervals(self, intervals: Intervals) -> None:
        """Keep other intervals; Refused when one is out of bounds."""
        wrong = []
        if not 1 <= intervals.renew_days <= 366:
            wrong.append("经常性内容更换周期：应为1～366天")
        if not 1 <= intervals.reassess_months <= 60:
            wrong.append("不予公开重新评估周期：应为1～60个月")
        if wrong:
            raise Refused("周期还不能保存", why="\n".join(wrong))
        with self._store.unit("修改公开检查周期") as unit:
            unit.put_setting(KEY, asdict(intervals))


def kept_intervals(reader: Reader) -> Intervals:
    """The office's intervals, or those that come with the program."""
    kept = reader.setting(KEY)
    told = kept if isinstance(kept, dict) else {}
    known = asdict(Intervals())
    return replace(Intervals(), **{k: v for k, v in told.items() if k in known and isinstance(v, int)})


def open_claims(
    reader: Reader, today: date, calendar: Calendar, only: Collection[Duty] = tuple(Duty)
) -> dict[Duty, list[tuple[int, Claim]]]:
    """The items of each list with their reasons, by day and number; only few fields of likely ones are read."""
    intervals = kept_intervals(reader)
    found: dict[Duty, list[tuple[int, Claim]]] = {duty: [] for duty in Duty}
    for duty in only:
        ids, keys = sorted({*_likely(reader, duty, today, intervals)}), NEEDED[duty]
        for record_id, told in zip(ids, reader.values(DISCLOSURE, ids, keys), strict=True):
            values = dict(zip(keys, told, strict=True))
            if one := claim(duty, values, today, calendar, intervals):
                found[duty].append((record_id, one))
        found[duty].sort(key=lambda one: (one[1].due_on or date.min, one[0]))
    return found


def _likely(reader: Reader, duty: Duty, today: date, intervals: Intervals) -> Iterator[int]:
    """Every item of a list and some more, as far as the ledger itself can tell."""
    for query in _questions(duty, today, intervals):
        yield from reader.ids(query)


def _questions(duty: Duty, today: date, intervals: Intervals) -> Iterator[Query]:
    def until(query: Query, field: str, last: date) -> Query:
        return replace(query, windows=(Window(field, last=last),))

    if duty is Duty.PUBLISH:
        yield until(_PENDING, "due_on", today)
    elif duty is Duty.RENEW:
        turns = ((MONTHLY, intervals.renew_days), (YEARLY, 365))
        for rhythm, days in turns:
            query, long_ago = _HANGING.where(rhythm=(rhythm,)), today - timedelta(days=days)
            yield replace(until(query, "published_on", long_ago), empty=("renewed_on",))
            yield until(query, "renewed_on", long_ago)
        yield from (until(_HANGING, field, today) for field in ("changed_on", "next_update_on"))
    elif duty is Duty.TAKE_DOWN:
        yesterday = today - ONE_DAY
        yield from (until(_HANGING, field, yesterday) for field in ("expires_on", "period_to"))
        yield replace(until(_HANGING, "period_until", yesterday), empty=("period_to",))
    elif duty is Duty.REASSESS:
        long_ago = today - timedelta(days=_SHORTEST_MONTH * intervals.reassess_months)
        yield until(_WITHHELD, "withheld_on", long_ago)
        yield until(_WITHHELD, "reassessed_on", long_ago)
    elif duty is Duty.EXPLAIN:
        yield _HANGING.where(normative=(True,))
    else:
        yield replace(_WITHHELD, empty=("ground",))
        yield Query(DISCLOSURE.key, equal={"openness": (WITHHELD,)}, empty=("ground",))


def gaps(reader: Reader, today: date) -> tuple[Gap, ...]:
    """Enabled items of 主动 that appear every month or year and have no entry in the present one."""
    found = []
    for row in in_force(reader):
        rule = row.periodic
        span = period(rule, today) if rule and row.enabled and row.way == ACTIVE else None
        if rule is None or span is None or _covered(reader, row.number, span):
            continue
        when = "本月" if rule.every == "month" else f"{today.year}年"
        late = "，已经过期" if span.due_on < today else ""
        words = f"{when}还没有公开，应于{span.due_on}以前{late}"
        found.append(Gap(row, span, words))
    return tuple(found)


def _covered(reader: Reader, number: int, span: Period) -> bool:
    query = Query(DISCLOSURE.key, equal={"catalogue_no": (number,)})
    return any(
        reader.count(replace(query, windows=(Window(field, span.first, span.last),)))
        for field in ("published_on", "renewed_on")
    )


def _gap_line(gap: Gap) -> DutyLine:
    row = gap.row
    return DutyLine(
        0, f"目录{row.number}", f"{row.first}：{row.second}", "", row.subject, gap.period.due_on, gap.words
    )


def _group(reader: Reader, duty: Duty, found: Sequence[tuple[int, Claim]]) -> DutyGroup:
    first = found[:LISTED]
    records = reader.rows(DISCLOSURE, [record_id for record_id, _ in first])
    lines = (
        DutyLine(
            record.id,
            record.text("number"),
            DISCLOSURE.name(record.values),
            record.text("state"),
            record.text("department"),
            claim.due_on,
            claim.why,
        )
        for record, (_, claim) in zip(records, first, strict=True)
    )
    return DutyGroup(duty.value, tuple(lines), len(found))
