"""今日: what is due, derived when read, so that a week off loses nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta

from desktop_app.domain.clocks import Bucket
from desktop_app.domain.records import Query, Window
from desktop_app.domain.rulebook import Rulebook
from desktop_app.domain.workdays import Calendar
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.disclosure_duties import Claim, Duty
from desktop_app.registers.every import PAGED
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.matter import MERGED
from desktop_app.registers.request import REQUEST
from desktop_app.services import (
    last_look,
    reminders_board,
    reminders_days,
    reminders_matters,
    reminders_results,
    reminders_review,
)
from desktop_app.services.due_lines import (
    Group,
    Part,
    Today,
    When,
    act_line,
    deadline_line,
    flagged,
    group_of,
)
from desktop_app.services.duties import gaps, open_claims
from desktop_app.services.last_look import ANSWERED, CAME, DUE, OVER, Mark, News
from desktop_app.services.moving import Desk
from desktop_app.services.people import People
from desktop_app.services.reminders_board import FILE
from desktop_app.services.reminders_matters import CALL_BACK, ECHO, FINISH, URGE
from desktop_app.services.reminders_results import READY
from desktop_app.services.reminders_review import REVIEW, Eyes
from desktop_app.services.week_paper import WeekPaper
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

SHOWN = 200  # lines of a group that are listed; the rest is in its tab
DELIVER, TAKE_DOWN, RENEW = "待送达", "该撤下", "该更新"
REASSESS, EXPLAIN = "该重新评估", "该解读"
# Items of these duties are in no deadline group: they are published, or withheld.
BY_DUTY = {
    Duty.TAKE_DOWN: TAKE_DOWN,
    Duty.RENEW: RENEW,
    Duty.REASSESS: REASSESS,
    Duty.EXPLAIN: EXPLAIN,
}
# What is pressed then, as the buttons of the record say it; a 政策解读 is a fact of the item, no step of its own.
_PRESSED = {
    Duty.TAKE_DOWN: DISCLOSURE.flow.move("taken_down").label,
    Duty.RENEW: DISCLOSURE.flow.move("renewed").label,
    Duty.REASSESS: DISCLOSURE.flow.move("reassessed").label,
    Duty.EXPLAIN: f"编辑：{DISCLOSURE['interpreted'].label}填“是”",
}
# What is near first, then what waits for one act, in the end what has time.
_ORDER = (
    *(Bucket.OVERDUE, Bucket.TODAY, Bucket.THIS_WEEK),
    *(URGE, REVIEW, DELIVER, CALL_BACK, ECHO, *BY_DUTY.values(), READY, FILE, FINISH),
    *(Bucket.PROVISIONAL, Bucket.LATER, Bucket.PAUSED),
)
SOON_FORGOTTEN = timedelta(
    days=60
)  # a reply of an imported ledger, never posted in ours, is not asked for for ever
MOST = 1_000_000  # of what is never much
_BY_ID = (("id", False),)
CALENDAR_SEASON = (11, 1)  # the State Council publishes next year's days off in late autumn


class Reminders:
    """Readings of the registers by date, as whoever is at the desk sees them."""

    def __init__(self, store: Store, rules: Callable[[], Rulebook], desk: Desk, people: People) -> None:
        self._store, self._rules, self._desk, self._people = store, rules, desk, people
        self.week = WeekPaper(store, self.day)

    def day(self, on: date | None = None, *, since: Mark | None = None, everyone: bool = False) -> Today:
        """What is due on a day (today when none is given), with what is new since a mark.

        Each open record stands in exactly one group: that of its deadline, or, once it was answered, 待回访, 待回音壁
        or 待收尾. A merged request stands there too when it is due before the one that answers it. 该催办 and 待审查
        name some of them again. 待审查 lists what whoever is at the desk may review, with `everyone` what anybody may.
        Of another day than today clocks of hours are read as it begins.
        """
        today = on or self._desk.today()
        now = self._desk.now()
        if now.date() != today:
            now = datetime.combine(today, time())
        when = When(today, now, self._rules(), since.at if since else None)
        me = self._people.signed_in()
        eyes = Eyes(me.name if me else "", self._people.duties(), everyone)
        board: dict[str, list[Part]] = {label: [] for label in _ORDER}
        with self._store.reading() as reader:
            for label, part in _everything(reader, when, eyes):
                board[label].append(part)
            uncovered = len(gaps(reader, today))
            mark = Mark(now, reader.changes_written())
            others = last_look.by_others(reader, since, self._desk.me()) if since else frozenset()
        groups = tuple(group_of(label, parts, SHOWN) for label, parts in board.items() if parts)
        news = None
        if since:
            groups = tuple(flagged(group, _told(group, others, when)) for group in groups)
            fresh = {DUE: Bucket.TODAY, OVER: Bucket.OVERDUE}
            counts = {word: sum(part.fresh for part in board[where]) for word, where in fresh.items()}
            busy = Counter(word for _, word in others)
            news = News(since.at, {**counts, CAME: busy[CAME], ANSWERED: busy[ANSWERED]})
        shown = tuple(group for group in groups if group.total)
        return Today(today, shown, self._calendar_missing(today), uncovered, now, news, mark)

    def written(self) -> int:
        """How many audit lines there are; more than those of a mark when somebody wrote since."""
        with self._store.reading() as reader:
            return reader.changes_written()

    def _calendar_missing(self, today: date) -> str:
        coming = date(today.year + 1, 1, 1)
        wanted = today if (today.month, today.day) < CALENDAR_SEASON else coming
        if self._rules().calendar.known(wanted):
            return ""
        return f"{wanted.year}年放假安排还没有录入，跨到{wanted.year}年的期限都是暂定"


def _everything(reader: Reader, when: When, eyes: Eyes) -> Iterator[tuple[str, Part]]:
    """Every part of every group."""
    for register in PAGED:
        found = reminders_days.tally(reader, register)
        if not found:
            continue
        yield from reminders_days.by_deadline(reader, register, found, when, SHOWN)
        if register is REQUEST:
            yield from reminders_days.asking_third_parties(reader, found, when)
        led = reminders_days.count(found, (MERGED,))
        if led or reminders_days.count(found, register.flow.met):
            yield from reminders_matters.answered(reader, register, led, when, SHOWN)
        if reminders_matters.urges(register) and reminders_days.late_ones(found, when.today):
            yield URGE, reminders_matters.to_urge(reader, register, when, SHOWN)
    yield from reminders_days.merged(reader, when)
    yield REVIEW, reminders_review.waiting(reader, eyes, when, SHOWN)
    yield DELIVER, _to_deliver(reader, when)
    yield from _of_duties(reader, when.today, when.rules.calendar)
    yield READY, _to_tell_results(reader, when.today)
    yield FILE, _to_file(reader)


def _told(
    group: Group, others: frozenset[tuple[last_look.Place, str]], when: When
) -> Mapping[last_look.Place, list[str]]:
    """What is new at the lines of a group, by place: what others brought in is said where its deadline is."""
    here = {last_look.CAME} if group.label in set(Bucket) else {last_look.ANSWERED}
    told: dict[last_look.Place, list[str]] = {}
    for line in group.lines:
        word = reminders_days.new_since(group.label, line.due_on, line.moment, when)
        told[line.place] = [word] if word else []
        told[line.place] += [word for word in here if (line.place, word) in others and group.label != REVIEW]
    return told


def _to_deliver(reader: Reader, when: When) -> Part:
    """Replies that are written but neither posted nor signed for: in time is judged by that (235号)."""
    since = Window("replied_on", when.today - SOON_FORGOTTEN)
    query = Query(REQUEST.key, equal={"state": ("已答复",)}, windows=(since,), sort=_BY_ID)
    lines = [deadline_line(REQUEST, record, when) for record in reader.page(query, 0, MOST)]
    return Part(len(lines), lines)


def _to_file(reader: Reader) -> Part:
    total, found = reminders_board.to_file(reader, SHOWN)
    pressed = reminders_board.PRESSED
    return Part(
        total, [act_line(ISSUE, record, pressed, reminders_board.why_file(record)) for record in found]
    )


def _to_tell_results(reader: Reader, today: date) -> Part:
    found = reminders_results.ready(reader, today)
    lines = (
        act_line(DISCLOSURE, record, reminders_results.next_step(state), reminders_results.why(state))
        for record, state in found[:SHOWN]
    )
    return Part(len(found), list(lines))


def _of_duties(reader: Reader, today: date, calendar: Calendar) -> Iterator[tuple[str, Part]]:
    """What is published or withheld and asks for something; what is not yet published stands by its deadline."""
    found = open_claims(reader, today, calendar, tuple(BY_DUTY))
    for duty, label in BY_DUTY.items():
        yield label, _claimed(reader, dict(found[duty]), _PRESSED[duty])


def _claimed(reader: Reader, found: Mapping[int, Claim], pressed: str) -> Part:
    records = reader.rows(DISCLOSURE, sorted(found)[:SHOWN])
    lines = (act_line(DISCLOSURE, record, pressed, found[record.id].why) for record in records)
    return Part(len(found), list(lines))
