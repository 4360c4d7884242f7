"""公开日: the desk that takes visitors one after another, and what their day comes to."""

from __future__ import annotations

import platform
import re
import unicodedata
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.domain.dates import chinese_day, read_day
from desktop_app.domain.measures import Figure
from desktop_app.domain.records import Changed, Query, Record, Step, Voided
from desktop_app.domain.register import Register
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused
from desktop_app.registers.common import whole_of
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.open_day import OPEN_DAY, OPENED, PREPARING
from desktop_app.registers.open_day_counts import UNNAMED, figures, seat, short_desk
from desktop_app.registers.visit import VISIT
from desktop_app.services import events
from desktop_app.services.entries import Entries
from desktop_app.services.exporting import Exported, Exporting, ExportWish
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store, Unit

FIRST_DESK = "1号台"
MOST = 100_000
_DESK, _LONGEST = "open_day.desk", 20
_WORKDAYS = re.compile(r"(\d{1,3})\s*(?:个?工作日)?")
_SHORT_DAY = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_WEEK = "一二三四五六日"
_SEEN = ("event_on", "desk", "desk_no", "visitor", "sex", "phone", "address", "people", "content", "matter")
_SETTLED = (
    "leader", "handler", "handling", "answer", "department", "promised_on", "promised_days", "signed",
    "outcome", "fed_back_on", "satisfaction", "remark",
)  # fmt: skip


@dataclass(frozen=True)
class Promise:
    """By when an answer was promised: a day that was named, or workdays that were counted to `until`."""

    on: date | None
    days: int | None
    until: date
    doubt: str = ""

    @property
    def words(self) -> str:
        """The day as it is told to the visitor."""
        count = f"{self.days}个工作日，" if self.days else ""
        doubt = "（暂定）" if self.doubt else ""
        return f"{count}{chinese_day(self.until)}（星期{_WEEK[self.until.weekday()]}）{doubt}"


@dataclass(frozen=True)
class Known:
    """An earlier visit or call of the same telephone or name: a fact to look at, nothing more."""

    id: int
    on: date | None
    title: str
    number: str
    content: str
    why: str

    @property
    def words(self) -> str:
        """The fact on one line."""
        return f"{self.on or ''} {self.number}（{self.why}）：{self.content}".strip()


@dataclass(frozen=True)
class Received:
    """A visitor written down: the record, and the action that wrote it."""

    record: Record
    changed: Changed

    @property
    def words(self) -> str:
        """第23位　1-023　接访-2026-0023."""
        at = whole_of(self.record.values, "desk_no")
        return f"第{at}位　{seat(self.record.values)}　{self.record.text('number')}"


class OpenDays:
    """The verbs of an event's desk and the readings of its day."""

    def __init__(
        self,
        store: Store,
        entries: Entries,
        exporting: Exporting,
        rules: Callable[[], Rulebook],
        today: Callable[[], date],
    ) -> None:
        self._store, self._entries, self._exporting = store, entries, exporting
        self._rules, self._today = rules, today

    # The day

    def visits(self, event_id: int) -> tuple[Record, ...]:
        """The living visits of an event, by desk and number, those without a desk by their own number."""
        with self._store.reading() as reader:
            return visits_on(reader, reader.get(OPEN_DAY, event_id).day("held_on"))

    def figures(self, event_id: int) -> tuple[Figure, ...]:
        """What the day comes to, each number with its definition and the visits it is made of."""
        return figures(self.visits(event_id), self._today())

    # The desk

    def desk(self) -> str:
        """What the desk at this PC is called."""
        with self._store.reading() as reader:
            found = reader.setting(_DESK, _here())
        return str(found) if found else FIRST_DESK

    def name_desk(self, name: str) -> str:
        """Call the desk at this PC so from now on; Refused for no name or a long one."""
        name = " ".join(unicodedata.normalize("NFKC", name).split())
        if name.isdecimal():
            name = f"{name}号台"
        if not name or len(name) > _LONGEST:
            raise Refused("接访台的名称不合适", why=f"名称为1至{_LONGEST}个字", do="请写成“1号台”“2号台”")
        with self._store.unit("窗口设置") as unit:
            unit.put_setting(_DESK, name, _here())
        return name

    def next_at(self, on: date | None, desk: str) -> int:
        """The number the next visitor of a desk gets on a day; a void one is not given again."""
        with self._store.reading() as reader:
            return _next_at(reader, on, desk)

    def today_at(self, on: date | None, desk: str) -> tuple[Record, ...]:
        """The living visits of a desk on a day, the last one first."""
        asked = Query(VISIT.key, equal={"event_on": (on,), "desk": (desk,)}, sort=(("desk_no", True),))
        with self._store.reading() as reader:
            return tuple(reader.page(asked, 0, MOST))

    def receive(self, raw: Mapping[str, object], desk: str, again: int = 0) -> Received:
        """Write a visitor down at a desk, its number given; one action, which opens the day if nobody has.

        `again` is a visit that was taken back to be put right: it comes back with its numbers. Refused with all
        mistakes together.
        """
        self._entries.may_write("登记来访人")
        reading, begun = self._entries.read_new(VISIT, {**raw, "desk": desk, "desk_no": ""})
        reading.refuse("还没有登记，请改正")
        on = reading.values.get("event_on")
        assert isinstance(on, date)
        with self._store.unit(f"接访登记 {desk} {reading.values['visitor']}") as unit:
            at = unit.get(VISIT, again)["desk_no"] if again else _next_at(unit, on, desk)
            values = {**reading.values, "desk": desk, "desk_no": at}
            if again:
                unit.restore(VISIT, again)
                unit.change(VISIT, again, values)
            visit_id = again or unit.add(VISIT, values, begun)
            events.follow(unit, VISIT, values)
            _open(unit, on)
            record = unit.get(VISIT, visit_id)
        return Received(record, Changed(unit.label, {VISIT.key: frozenset({visit_id})}, unit.id))

    def promise(self, text: str, on: date | None) -> Promise | None:
        """What “5”, “5个工作日”, “5-22”, “5月22日” or a whole date promises at an event; None for nothing.

        Refused when it is none of these, or lies before the event.
        """
        text = unicodedata.normalize("NFKC", text).strip()
        if not text:
            return None
        begun = on or self._today()
        if found := _WORKDAYS.fullmatch(text):
            days = int(found[1])
            if not 1 <= days <= _most_days():
                raise Refused(f"承诺期限不能是{days}个工作日", why=f"应在1到{_most_days()}之间")
            calendar = self._rules().calendar
            until = calendar.plus(begun, days)
            return Promise(None, days, until, calendar.doubt(begun, until) or "")
        if found := _SHORT_DAY.fullmatch(text):
            text = f"{begun.year}-{found[1]}-{found[2]}"
        until_named = read_day(text)
        assert until_named is not None  # only an empty text has no day
        if until_named < begun:
            raise Refused(f"承诺期限{until_named}早于活动日期", do="请核对日期")
        return Promise(until_named, None, until_named)

    def known(self, visitor: str, phone: str, address: str = "") -> tuple[Known, ...]:
        """Earlier visits and calls of the same telephone, address or name, the latest first."""
        told: dict[tuple[str, int], Known] = {}
        for register, name_key in ((VISIT, "visitor"), (HOTLINE, "caller")):
            for record in self._entries.same_caller(register, phone, address):
                same = record.text("phone") == phone.strip() and bool(phone.strip())
                told[register.key, record.id] = _known(register, record, "同一电话" if same else "同一住址")
            for record in self._namesakes(register, name_key, visitor.strip()):
                told.setdefault((register.key, record.id), _known(register, record, "同名"))
        return tuple(sorted(told.values(), key=lambda one: (one.on or date.min, one.number), reverse=True))

    def _namesakes(self, register: Register, key: str, name: str) -> Sequence[Record]:
        if len(name) < 2 or name == UNNAMED:  # one character is no name yet
            return ()
        asked = Query(register.key, equal={key: (name,)}, sort=((register.year_by, True),))
        with self._store.reading() as reader:
            return reader.page(asked, 0, 20)

    # From one desk to the other

    def export_desk(
        self, event_id: int, desk: str, path: Path, reason: str
    ) -> Generator[tuple[int, int], None, Exported]:
        """The desk's visitors as a sheet another ledger imports: with desk and number, without our own numbers.

        Nothing is masked, or the other ledger would hold less than this one: the reason stands on record.
        """
        event = self._entries.get(OPEN_DAY, event_id)
        on = event.day("held_on")
        query = Query(VISIT.key, equal={"event_on": (on,), "desk": (desk,)}, sort=(("desk_no", False),))
        title = f"{chinese_day(on) if on else ''}公开日接访 {desk}登记"
        wish = ExportWish(query, (*_SEEN, *_SETTLED), title, path, mask="none", reason=reason)
        return self._exporting.write(VISIT, wish)


def visits_on(reader: Reader, on: date | None) -> tuple[Record, ...]:
    """The living visits of a day, by desk and number, those without a desk by their own number."""
    order = (("year", False), ("sequence", False))
    found = reader.page(Query(VISIT.key, equal={"event_on": (on,)}, sort=order), 0, MOST)
    return tuple(sorted(found, key=lambda v: (short_desk(v.text("desk")).zfill(_LONGEST), v["desk_no"] or 0)))


def _next_at(reader: Reader, on: date | None, desk: str) -> int:
    asked = Query(
        VISIT.key,
        equal={"event_on": (on,), "desk": (desk,)},
        filled=("desk_no",),
        voided=Voided.BOTH,
        sort=(("desk_no", True),),
    )
    last = next(iter(reader.page(asked, 0, 1)), None)
    return (whole_of(last.values, "desk_no") or 0) + 1 if last else 1


def _open(unit: Unit, on: date) -> None:
    """The first visitor opens the day."""
    event = unit.find(OPEN_DAY, {"held_on": on})
    if event is not None and event.text("state") == PREPARING:
        unit.step(OPEN_DAY, event.id, Step(OPENED, on, {"opened_on": on}))


def _known(register: Register, record: Record, why: str) -> Known:
    content = " ".join(record.text("content").split())[:30]
    return Known(record.id, record.day(register.year_by), register.title, record.text("number"), content, why)


def _here() -> str:
    return f"pc:{platform.node()}"


def _most_days() -> int:
    return getattr(VISIT["promised_days"].kind, "high", 365)
