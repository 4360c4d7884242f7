"""今日: what is due, derived when read, so that a week off loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.clocks import Bucket
from desktop_app.domain.deadlines import place, words
from desktop_app.domain.records import Query, Record, Window, effective
from desktop_app.domain.register import Register
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.disclosure import DISCLOSURE, DONE, RENEWED
from desktop_app.registers.every import TABS
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_flow import reckoned
from desktop_app.services.rules import open_ones
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

SHOWN = 200  # lines of a group that are listed; the rest is in its tab
MOST = 1_000_000  # lines of a group that are counted
ANSWERED = "已答复"  # of a call: the limit is kept, the call back is still to come
DELIVER, CALL_BACK, TAKE_DOWN, RENEW = "待送达", "待回访", "该撤下", "该更新"
SOON_FORGOTTEN = timedelta(
    days=60
)  # a reply of an imported ledger, never posted in ours, is not asked for for ever
MONTHLY = "每月（日常）"
CALENDAR_SEASON = (11, 1)  # the State Council publishes next year's days off in late autumn


@dataclass(frozen=True)
class Due:
    """One line of 今日."""

    register: str
    id: int
    number: str
    name: str
    state: str
    due_on: date | None
    words: str
    next_step: str


@dataclass(frozen=True)
class Group:
    """A heading of 今日 with its first lines and the number of all."""

    label: str
    lines: tuple[Due, ...]
    total: int


@dataclass(frozen=True)
class Today:
    """Everything that is due on one day; `calendar_missing` is a sentence when next year's table is wanted."""

    day: date
    groups: tuple[Group, ...]
    calendar_missing: str = ""

    def group(self, label: str) -> Group:
        """The group of that label; an empty one when nothing stands there."""
        return next((g for g in self.groups if g.label == label), Group(label, (), 0))


class Reminders:
    """Readings of the registers by date."""

    def __init__(self, store: Store, rules: Callable[[], Rulebook], today: Callable[[], date]) -> None:
        self._store, self._rules, self._today = store, rules, today

    def day(self, on: date | None = None) -> Today:
        """What is due on a day (today when none is given).

        Each open record stands in exactly one deadline group, but for answered calls: those stand in 待回访 alone.
        """
        today = on or self._today()
        found: dict[str, list[Due]] = {bucket.value: [] for bucket in Bucket if bucket is not Bucket.CLOSED}
        found |= {label: [] for label in (DELIVER, CALL_BACK, TAKE_DOWN, RENEW)}
        with self._store.reading() as reader:
            for register in TABS:
                for record in _open_records(reader, register):
                    bucket = self._bucket(reader, register, record, today)
                    if bucket is not None:
                        found[bucket.value].append(_line(register, record, today))
            found[DELIVER] += [_line(REQUEST, r, today) for r in _to_deliver(reader, today)]
            for record in _answered(reader):
                next_step = "办结" if record.day("called_back_on") else "回访"
                found[CALL_BACK].append(_line(HOTLINE, record, today, next_step))
            for label, record in _to_change(reader, today):
                found[label].append(_line(DISCLOSURE, record, today, label.removeprefix("该")))
        groups = [_group(label, lines) for label, lines in found.items()]
        return Today(today, tuple(g for g in groups if g.total), self._calendar_missing(today))

    def _bucket(self, reader: Reader, register: Register, record: Record, today: date) -> Bucket | None:
        due = record.day("due_on")
        if register.key == HOTLINE.key and record.text("state") == ANSWERED:
            return None
        if register.key != REQUEST.key and due is None:
            return Bucket.LATER  # nothing pauses: no day was promised or could be reckoned
        paused = False
        if record.text("state") == "征询第三方":
            steps = effective(reader.steps(register.key, record.id))
            clock = reckoned(record.values, steps, self._rules())
            paused = clock is not None and clock.paused_on(today)
        return place(due, today, provisional=bool(record.text("provisional")), paused=paused)

    def _calendar_missing(self, today: date) -> str:
        coming = date(today.year + 1, 1, 1)
        wanted = today if (today.month, today.day) < CALENDAR_SEASON else coming
        if self._rules().calendar.known(wanted):
            return ""
        return f"{wanted.year}年放假安排还没有录入，跨到{wanted.year}年的期限都是暂定"


def _open_records(reader: Reader, register: Register) -> list[Record]:
    return reader.page(replace(open_ones(register), sort=(("due_on", False),)), 0, MOST)


def _to_deliver(reader: Reader, today: date) -> list[Record]:
    """Replies that are written but neither posted nor signed for: in time is judged by that (235号)."""
    since = Window("replied_on", today - SOON_FORGOTTEN)
    query = Query(REQUEST.key, equal={"state": ("已答复",)}, windows=(since,), sort=(("due_on", False),))
    return reader.page(query, 0, MOST)


def _answered(reader: Reader) -> list[Record]:
    return reader.page(Query(HOTLINE.key, equal={"state": (ANSWERED,)}), 0, MOST)


def _to_change(reader: Reader, today: date) -> Iterator[tuple[str, Record]]:
    hanging = Query(DISCLOSURE.key, equal={"state": (DONE, RENEWED)})
    over: dict[int, Record] = {}
    for field in ("expires_on", "period_to"):
        ended = Window(field, last=today - timedelta(days=1))
        over.update(
            (record.id, record) for record in reader.page(replace(hanging, windows=(ended,)), 0, MOST)
        )
    yield from ((TAKE_DOWN, record) for record in over.values())
    for record in reader.page(hanging.where(rhythm=(MONTHLY,)), 0, MOST):
        last = record.day("renewed_on") or record.day("published_on")
        if last and last <= today - timedelta(days=30):
            yield RENEW, record


def _line(register: Register, record: Record, today: date, next_step: str = "") -> Due:
    due = record.day("due_on")
    said = words(due, today)
    if not next_step:
        moves = register.flow.open_from(record.text("state"))
        next_step = record.text("next_step") or " / ".join(move.label for move in moves[:2])
    else:
        due, said = None, ""
    return Due(
        register.key,
        record.id,
        record.text("number"),
        register.name(record.values),
        record.text("state"),
        due,
        said,
        next_step,
    )


def _group(label: str, lines: list[Due]) -> Group:
    lines.sort(key=lambda line: (line.due_on or date.max, line.register, line.id))
    return Group(label, tuple(lines[:SHOWN]), len(lines))
