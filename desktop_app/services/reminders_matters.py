"""What 今日 says of a 办件 besides its deadline: call back, urge, put on the 回音壁, bring to its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.flow import Move
from desktop_app.domain.records import Query, Record, Window
from desktop_app.domain.register import Register
from desktop_app.registers.matter import MERGED, RUNNING, URGED
from desktop_app.registers.topic import TOPIC
from desktop_app.services.call_backs import call_back_due
from desktop_app.services.due_lines import Due, Part, When, act_line
from desktop_app.services.hotline import asked_since
from desktop_app.services.matter_checks import is_answered
from desktop_app.storage.reader import Reader

CALL_BACK, ECHO, FINISH, URGE = "待回访", "待回音壁", "待收尾", "该催办"
CALLED_BACK, CALL = "called_back", "回访"
OPENLY = "可公开"
_ONE_DAY = timedelta(days=1)
_LED = 2_000  # merged matters looked at, newest first, as the list of those to be called back does
_NUMBERS = 200  # numbers asked for in one statement


def calls_back(register: Register) -> Move | None:
    """The move by which somebody is asked whether he is satisfied with an answer, where a register has one."""
    asks = (move for move in register.flow.moves if move.start & register.flow.met)
    return next((move for move in asks if move.key == CALLED_BACK or move.label.endswith(CALL)), None)


def answered(
    reader: Reader, register: Register, merged: int, when: When, shown: int
) -> Iterator[tuple[str, Part]]:
    """The records that no deadline runs for any more and that are not done yet, each in one group.

    `merged` tells how many were merged into others: whoever raised them is called back, too.
    """
    met = Query(register.key, equal={"state": tuple(sorted(register.flow.met))})
    if register is TOPIC:
        found = reader.page(replace(met, sort=(("answered_on", False),)), 0, shown)
        yield ECHO, Part(reader.count(met), [_to_the_wall(record) for record in found])
        return
    move = calls_back(register)
    if move is None:
        found = reader.page(replace(met, sort=(("id", False),)), 0, shown)
        yield FINISH, Part(reader.count(met), [_to_its_end(register, record) for record in found])
        return
    called = _called(reader, register, replace(met, filled=(move.on,), sort=(("id", False),)))
    done = reader.rows(register, called[:shown])
    yield FINISH, Part(len(called), [_to_its_end(register, record) for record in done])
    yield CALL_BACK, _to_call(reader, register, move, met, called, when, shown)
    if merged:
        yield CALL_BACK, _led(reader, register, move, when, shown)


def _called(reader: Reader, register: Register, asked: Query) -> list[int]:
    """Those who were called back after the answer there is now."""
    keys = tuple(key for key in (*asked.filled, "redo_on") if key in register.by_key)
    ids = reader.ids(asked)
    told = zip(ids, reader.values(register, ids, keys), strict=True)
    found = (Record(register.key, one, 0, dict(zip(keys, values, strict=True))) for one, values in told)
    return [record.id for record in found if asked_since(record, record)]


def _to_call(
    reader: Reader, register: Register, move: Move, met: Query, called: Sequence[int], when: When, shown: int
) -> Part:
    """Who is to be called back, those first who wait longest."""
    total = reader.count(met) - len(called)
    since = _answered_on(register, *sorted(register.flow.met))
    order = ((since, False),) if since else (("id", False),)
    ids = reader.ids(replace(met, sort=order)) if total else ()
    known = frozenset(called)
    waiting = [one for one in ids if one not in known]
    lines = [_call(register, move, one, one, when) for one in reader.rows(register, waiting[:shown])]
    return Part(total, lines)


def _led(reader: Reader, register: Register, move: Move, when: When, shown: int) -> Part:
    """Merged matters whose leader was answered: whoever raised one is asked about that answer."""
    asked = Query(register.key, equal={"state": (MERGED,)}, sort=(("merged_on", True),))
    followers = reader.page(asked, 0, _LED)
    leaders = _numbered(reader, register, sorted({record.text("merged_into") for record in followers}))
    waiting: list[tuple[Record, Record]] = []
    for record in followers:
        leader = leaders.get(record.text("merged_into"))
        if leader and is_answered(register, leader) and not asked_since(record, leader):
            waiting.append((record, leader))
    lines = [_call(register, move, record, leader, when) for record, leader in waiting[:shown]]
    return Part(len(waiting), lines)


def _numbered(reader: Reader, register: Register, numbers: Sequence[str]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for first in range(0, len(numbers), _NUMBERS):
        some = tuple(numbers[first : first + _NUMBERS])
        for record in reader.page(Query(register.key, equal={"number": some}), 0, len(some)):
            found[record.text("number")] = record
    return found


def _call(register: Register, move: Move, record: Record, answer: Record, when: When) -> Due:
    state = answer.text("state")
    since = _day(answer, _answered_on(register, state))
    how = f"随{answer.text('number')}一起答复" if answer.id != record.id else _short(_verb(register, state))
    due = call_back_due(since, when.rules) if move.label.endswith(CALL) else None
    why = f"{since or ''}{how}，还没有{move.label}"
    return act_line(register, record, move.label, why, due, when.today)


def _to_the_wall(record: Record) -> Due:
    """An answered topic: worded for the wall first, then hung there; one that is not to be public is said so."""
    day, worded = record.day("answered_on"), record.text("echo_item")
    judged = record.text("judgement")
    if judged and judged != OPENLY:
        return act_line(TOPIC, record, "定为不公开", f"{day}反馈为{judged}，还没有登记不公开的理由")
    if worded:
        return act_line(TOPIC, record, "登记上回音壁", f"{day}反馈，回音壁稿是{worded}，还没有上墙")
    return act_line(TOPIC, record, "拟回音壁稿", f"{day}反馈，还没有拟回音壁稿")


def _to_its_end(register: Register, record: Record) -> Due:
    """What was answered and not closed: what was done last, and the move that leads out of it."""
    state = record.text("state")
    moves = [move for move in register.flow.open_from(state) if not move.aside]
    last = next((move for move in moves if move.end and move.end != state), moves[0] if moves else None)
    pressed = last.label if last else ""
    since = _day(record, _since(register, state) or _answered_on(register, state))
    done = f"{since}{_short(_verb(register, state))}" if since else f"已是“{state}”"
    return act_line(register, record, pressed, f"{done}，还没有{_short(pressed)}" if pressed else "")


def to_urge(reader: Reader, register: Register, when: When, shown: int) -> Part:
    """Overdue matters that were passed on and not urged since they became overdue; from the next day on.

    12345 practice: 逾期次日催办.
    """
    late = Query(
        register.key,
        equal={"state": (RUNNING,)},
        windows=(Window("due_on", last=when.today - _ONE_DAY),),
        filled=("department",) if "department" in register.by_key else (),
        sort=(("due_on", False),),
    )
    never = replace(late, empty=("urged_on",))
    ids = reader.ids(replace(late, filled=(*late.filled, "urged_on")))
    told = zip(ids, reader.values(register, ids, ("urged_on", "due_on")), strict=True)
    again = [record_id for record_id, (urged, due) in told if _before(urged, due)]
    found = [*reader.page(never, 0, shown), *reader.rows(register, again[:shown])]
    return Part(reader.count(never) + len(again), [_urge(register, record) for record in found])


def urges(register: Register) -> bool:
    """Whether matters of a register are passed on and urged."""
    return any(move.key == URGED and RUNNING in move.start for move in register.flow.moves)


def _urge(register: Register, record: Record) -> Due:
    times, last = record.values.get("urged_times") or 0, record.day("urged_on")
    assert isinstance(times, int)
    due, to = record.day("due_on"), record.text("department")
    since = f"，上次催办是{last}" if last else "，还没有催办"
    return act_line(
        register, record, f"催办（第{times + 1}次）", f"{due}到期，{to or '承办科室'}还没有办完{since}"
    )


def _before(urged: object, due: object) -> bool:
    return isinstance(urged, date) and isinstance(due, date) and urged <= due


def _since(register: Register, *states: str) -> str:
    """The field with the day a record came to one of these states; empty where no move ends there."""
    return next((move.on for move in register.flow.moves if move.end in states and not move.aside), "")


def _verb(register: Register, state: str) -> str:
    return next((move.label for move in register.flow.moves if move.end == state and not move.aside), "办完")


def _answered_on(register: Register, *states: str) -> str:
    """The field with the day of the answer."""
    return register.matter.finished if register.matter else _since(register, *states)


def _short(label: str) -> str:
    return label.removeprefix("登记")


def _day(record: Record, key: str) -> date | None:
    return record.day(key) if key else None
