"""公开情况: what was made public in a period and by which ways, and what should have been and was not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.fields import Value
from desktop_app.domain.outlet_asks import outlets_of
from desktop_app.domain.outlets import OUTLETS
from desktop_app.domain.records import Query, Window, effective
from desktop_app.errors import Refused
from desktop_app.registers.categories import FIVE, JOINT
from desktop_app.registers.codes import CODE_LISTS
from desktop_app.registers.disclosure import DISCLOSURE, DOWN, PENDING, SHOWN
from desktop_app.registers.disclosure_fields import INNER, OPEN
from desktop_app.registers.publication import PUBLICATION
from desktop_app.services.review_subject import PUBLISHED
from desktop_app.storage.reader import Reader

_ARTICLES = next(entry.words for entry in CODE_LISTS if entry.key == "article")
UNFILED, NO_WAY = "未填类别", "未登记渠道"
_ITEM = (
    "number", "title", "category", "article", "state", "channels", "formed_on", "due_on", "published_on", "late_days",
    "withdrawn_on", "department", "normative", "interpreted", "scope",
)  # fmt: skip
_WAY = ("item_no", "outlet", "kind", "published_on", "taken_down_on")


@dataclass(frozen=True)
class WayLine:
    """One way of an item: its outlet, how it is called, since when and until when it stands."""

    outlet: str
    name: str
    since: date | None
    until: date | None = None


@dataclass(frozen=True)
class PeriodLine:
    """One item: `late_days` None where no day was set, 0 when in time."""

    number: str
    title: str
    category: str
    article: str
    department: str
    ways: tuple[WayLine, ...]
    published_on: date
    due_on: date | None
    late_days: int | None
    withdrawn_on: date | None
    normative: bool = False
    interpreted: bool = False

    @property
    def outlets(self) -> frozenset[str]:
        """The outlets of its ways."""
        return frozenset(way.outlet for way in self.ways) or frozenset({NO_WAY})


@dataclass(frozen=True)
class DueLine:
    """An item that should have been public by the last day and was not; `published_on` when it was later."""

    number: str
    title: str
    category: str
    department: str
    due_on: date
    published_on: date | None


@dataclass(frozen=True)
class Tally:
    """How many items of one word were made public in the period, and how many stood in public at its end."""

    word: str
    made: int
    standing: int


@dataclass(frozen=True)
class PeriodList:
    """`lines` were made public in the period, `standing` were so at its end, `missing` should have been."""

    first: date
    last: date
    lines: tuple[PeriodLine, ...]
    standing: tuple[PeriodLine, ...]
    missing: tuple[DueLine, ...]

    @property
    def earlier(self) -> tuple[PeriodLine, ...]:
        """Those in public at the end of the period that had been made public before it."""
        fresh = {line.number for line in self.lines}
        return tuple(line for line in self.standing if line.number not in fresh)

    @property
    def late(self) -> int:
        """How many of those made public were late."""
        return sum(bool(line.late_days) for line in self.lines)

    @property
    def normative(self) -> int:
        """规范性文件 made public."""
        return sum(line.normative for line in self.lines)

    @property
    def interpreted(self) -> int:
        """政策解读数: of what was made public, that which has its 政策解读 (registers.md §12)."""
        return sum(line.interpreted for line in self.lines)

    def by_outlet(self) -> tuple[Tally, ...]:
        """The seven outlets; an item counts once in each of them it stands in."""
        words = (*OUTLETS, *self._other(OUTLETS, (line.outlets for line in self._all())))
        return tuple(
            Tally(
                word,
                sum(word in reached(line, self.last) for line in self.lines),
                sum(word in reached(line, self.last, standing=True) for line in self.standing),
            )
            for word in words
        )

    def by_category(self) -> tuple[Tally, ...]:
        """The five kinds of 五公开, and what else occurs."""
        found = ({line.category.split(JOINT)[0]} for line in self._all())
        return self._tally("category", (*FIVE, *self._other(FIVE, found)))

    def by_article(self) -> tuple[Tally, ...]:
        """Every 信息类别 that occurs, in the order of its words."""
        found = {line.article for line in self._all()}
        known = tuple(word for word in _ARTICLES if word in found)
        return self._tally("article", (*known, *self._other(known, (found,))))

    def _all(self) -> tuple[PeriodLine, ...]:
        return (*self.lines, *self.standing)

    @staticmethod
    def _other(known: Collection[str], found: Iterable[Collection[str]]) -> tuple[str, ...]:
        return tuple(sorted({word for words in found for word in words} - set(known)))

    def _tally(self, key: str, words: Iterable[str]) -> tuple[Tally, ...]:
        def count(lines: Iterable[PeriodLine], word: str) -> int:
            return sum(getattr(line, key).split(JOINT)[0] == word for line in lines)

        return tuple(Tally(word, count(self.lines, word), count(self.standing, word)) for word in words)


def reached(line: PeriodLine, last: date, *, standing: bool = False) -> Collection[str]:
    """The outlets an item had reached by the end of the period, or those it still stood in."""
    ways = [way for way in line.ways if way.since is None or way.since <= last]
    if standing:
        ways = [way for way in ways if way.until is None or way.until > last]
    return {way.outlet for way in ways} if line.ways else {NO_WAY}


def period_of(reader: Reader, first: date, last: date, today: date) -> PeriodList:
    """The items of a period; the last day is at most today. Refused when it ends before it begins."""
    if last < first:
        raise Refused("日期不对", why=f"止日 {last} 早于起日 {first}", do="请核对日期")
    ways = _ways(reader)
    inside = Query(DISCLOSURE.key, windows=(Window("published_on", first, last),))
    lines = {line.number: line for line in _lines(reader, inside, ways)}
    for line in _again(reader, first, last, ways):
        lines.setdefault(line.number, line)
    return PeriodList(
        first,
        last,
        _in_order(lines.values()),
        _in_order(_standing(reader, last, ways)),
        tuple(_missing(reader, min(last, today))),
    )


def _in_order(lines: Iterable[PeriodLine]) -> tuple[PeriodLine, ...]:
    return tuple(sorted(lines, key=lambda line: (line.published_on, line.number)))


def _ways(reader: Reader) -> Mapping[str, list[WayLine]]:
    """The ways of every item, by its number."""
    found: dict[str, list[WayLine]] = {}
    asked = Query(PUBLICATION.key, sort=(("published_on", False), ("id", False)))
    for item_no, outlet, kind, since, until in reader.values(PUBLICATION, reader.ids(asked), _WAY):
        line = WayLine(str(outlet), str(kind or outlet), _day(since), _day(until))
        found.setdefault(str(item_no), []).append(line)
    return found


def _values(reader: Reader, query: Query) -> Iterator[dict[str, Value]]:
    """The items a question finds; what is for the staff alone is not made public."""
    for values in reader.values(DISCLOSURE, reader.ids(query), _ITEM):
        told = dict(zip(_ITEM, values, strict=True))
        if told["scope"] != INNER:
            yield told


def _lines(
    reader: Reader,
    query: Query,
    ways: Mapping[str, list[WayLine]],
    published: Mapping[str, date] | None = None,
) -> Iterator[PeriodLine]:
    for told in _values(reader, query):
        number = str(told["number"])
        on = (published or {}).get(number) or _day(told["published_on"])
        if on is not None:
            yield _line(told, number, on, tuple(ways.get(number, ())))


def _line(told: Mapping[str, Value], number: str, on: date, ways: tuple[WayLine, ...]) -> PeriodLine:
    channels, late = told["channels"], told["late_days"]
    if not ways and isinstance(channels, tuple):  # published before ways were put down one by one
        ways = tuple(WayLine(outlet, outlet, on) for outlet in sorted(outlets_of(channels)))
    due = _day(told["due_on"])
    return PeriodLine(
        number,
        str(told["title"] or ""),
        str(told["category"] or UNFILED),
        str(told["article"] or UNFILED),
        str(told["department"] or ""),
        ways,
        on,
        due,
        late if isinstance(late, int) and on == told["published_on"] else None,
        _day(told["withdrawn_on"]) if told["state"] not in SHOWN else None,
        normative=bool(told["normative"]),
        interpreted=bool(told["interpreted"]),
    )


def _again(
    reader: Reader, first: date, last: date, ways: Mapping[str, list[WayLine]]
) -> Iterator[PeriodLine]:
    """What was published in the period, taken down and published anew after it: its ways remember, its steps tell."""
    later = Query(DISCLOSURE.key, windows=(Window("published_on", first=last),))
    known = {number for number, mine in ways.items() if any(_inside(way.since, first, last) for way in mine)}
    ids = reader.ids(later) if known else ()
    numbers = reader.values(DISCLOSURE, ids, ("number",))
    candidates = [one for one, (number,) in zip(ids, numbers, strict=True) if number in known]
    for record_id in candidates:
        record = reader.get(DISCLOSURE, record_id)
        steps = effective(reader.steps(DISCLOSURE.key, record_id))
        days = [step.on for step in steps if step.kind == PUBLISHED and first <= step.on <= last]
        if days and record["scope"] != INNER:
            told = {key: record.values.get(key) for key in _ITEM}
            mine = tuple(ways[record.text("number")])
            yield _line(told, record.text("number"), days[-1], mine)


def _standing(reader: Reader, last: date, ways: Mapping[str, list[WayLine]]) -> Iterator[PeriodLine]:
    begun = Query(DISCLOSURE.key, windows=(Window("published_on", last=last),))
    yield from _lines(reader, begun.where(state=SHOWN), ways)
    gone = Window("withdrawn_on", first=last)
    for line in _lines(
        reader, replace(begun, windows=(*begun.windows, gone)).where(state=(DOWN, PENDING)), ways
    ):
        if line.withdrawn_on and line.withdrawn_on > last:
            yield line


def _missing(reader: Reader, last: date) -> Iterator[DueLine]:
    due = Query(
        DISCLOSURE.key, windows=(Window("due_on", last=last),), sort=(("due_on", False), ("id", False))
    )
    for query in (
        due.where(state=(PENDING,), openness=(OPEN, None)),
        replace(due, windows=(*due.windows, Window("published_on", first=last))),
    ):
        for told in _values(reader, query):
            on, day = _day(told["published_on"]), _day(told["due_on"])
            if day is None or (told["state"] != PENDING and (on is None or on <= last)):
                continue
            yield DueLine(
                str(told["number"]),
                str(told["title"] or ""),
                str(told["category"] or UNFILED),
                str(told["department"] or ""),
                day,
                on if told["state"] != PENDING else None,
            )


def _inside(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None
