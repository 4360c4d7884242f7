"""办件: the one way a matter is handled, whatever ledger it stands in (taxonomy F2, law.md e).

登记 → （拟办）→ 转办 → 办理 → 答复或报告 → 反馈、回访 → 办结 → 归档, with 退单, 改派, 延期, 催办, 合并, 撤销 on
the way, and 重办 when somebody is not satisfied or is told to go on. A ledger says how it calls the answer and which
steps it has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.fields import Choice, Day, LongText, Text, Value, Whole, YesNo
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Matter, Secret, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import day_of

COURSE, RESULT = "办理", "结果与反馈"
NEW, PLANNED, RUNNING, REDOING = "已登记", "已拟办", "办理中", "重办中"
CLOSED, FILED, MERGED, WITHDRAWN = "已办结", "已归档", "已合并", "已撤销"
URGED = "urged"
OUT = frozenset({MERGED, WITHDRAWN})  # counted as 撤销: nobody answers them by themselves
_STEP, _DERIVED = Source.STEP, Source.DERIVED


@dataclass(frozen=True)
class Way:
    """How one ledger calls and takes the common way.

    `reply` is the verb of the answer (答复、报告、反馈), `answered` the state after it, `reply_key` and `reply_on` its
    move and its day; `asks` and `needs` its further fields. `planned`: a 拟办意见 comes before anything is passed on,
    and no step may be left out. `passed`: matters wait to be passed on; where they are passed on as they come in,
    nothing stands in 已登记. `spot`: it may be answered while it is written down. `closes`: with the answer it is done,
    no 办结 follows. `satisfied`: somebody is asked whether he is. `redo` is the step by which it begins anew.
    """

    reply: str = "答复"
    answered: str = "已答复"
    reply_key: str = "replied"
    reply_on: str = "replied_on"
    asks: tuple[str, ...] = ("reply_way", "answer", "outcome")
    needs: tuple[str, ...] = ("outcome",)
    planned: bool = False
    passed: bool = True
    spot: bool = False
    closes: bool = False
    satisfied: bool = True
    redo: str = "不满意重办"

    @property
    def running(self) -> frozenset[str]:
        """The states in which its deadline is still to be kept."""
        before = {NEW} if self.passed else set()
        return frozenset({RUNNING, REDOING} | before | ({PLANNED} if self.planned else set()))


def course_fields(way: Way) -> tuple[Field, ...]:
    """What the steps on the way to an answer write."""
    planned = (
        Field("planned_on", "拟办日期", Day(), COURSE, _STEP),
        Field("plan", "拟办意见", LongText(2_000), COURSE, _STEP, secret=Secret.TEXT),
        Field("approver", "批准人", Choice(PERSON, width=10), COURSE, _STEP),
    )
    passed = (
        Field(
            "dispatched_on", "派单日期", Day(), COURSE, _STEP, aliases=("派单时间", "转办时间", "交办时间")
        ),
        Field("returned_on", "退单改派日期", Day(), COURSE, _STEP),
        Field("return_reason", "退单改派理由", Text(500), COURSE, _STEP),
    )
    return (
        *(planned if way.planned else ()),
        *(passed if way.passed else ()),
        Field("signed_on", "签收日期", Day(), COURSE, _STEP, aliases=("签收时间",)),
        *side_fields(),
    )


def side_fields() -> tuple[Field, ...]:
    """What may happen beside the way: 改派, 延期, 催办, 合并, 撤销."""
    return (
        Field("reassigned_on", "改派日期", Day(), COURSE, _STEP),
        Field("reassign_reason", "改派理由", Text(500), COURSE, _STEP),
        Field("extended_to", "延期至", Day(), COURSE, _STEP),
        Field("extended_on", "延期批准日期", Day(), COURSE, _STEP),
        Field("extend_reason", "延期理由", Text(500), COURSE, _STEP),
        Field("urged_on", "最近催办日期", Day(), COURSE, _STEP),
        Field("urge_note", "催办要求", Text(300), COURSE, _STEP),
        Field("urged_times", "催办次数", Whole(width=8), COURSE, _DERIVED),
        Field("merged_on", "合并日期", Day(), COURSE, _STEP),
        Field(
            "merged_into", "并入编号", Text(40, width=18), COURSE, _STEP, help="同一件事已登记的那一件的编号"
        ),
        Field("withdrawn_on", "撤销日期", Day(), COURSE, _STEP),
        Field("withdraw_reason", "撤销理由", Text(500), COURSE, _STEP),
    )


def result_fields(way: Way) -> tuple[Field, ...]:
    """What the answer and what follows it write; `outcome`, `answer` and `satisfaction` are the ledger's own."""
    called = (Field("called_back_on", "回访日期", Day(), RESULT, _STEP, aliases=("回访时间",)),)
    closed = (Field("closed_on", "办结日期", Day(), RESULT, _STEP, aliases=("办结时间",)),)
    return (
        Field(way.reply_on, f"{way.reply}日期", Day(), RESULT, _STEP, aliases=(f"{way.reply}时间",)),
        *(called if way.satisfied and not way.closes else ()),
        Field("redo_on", f"{way.redo}日期", Day(), RESULT, _STEP),
        Field("redo_reason", f"{way.redo}理由", Text(500), RESULT, _STEP),
        *(() if way.closes else closed),
        Field("filed_on", "归档办理日期", Day(), RESULT, _STEP),
        Field("late", "是否超时", YesNo(), RESULT, _DERIVED),
    )


def flow_of(way: Way, *more: str) -> Flow:
    """The states and moves of a ledger of matters; `more` are states its form alone decides, in which it is done."""
    first = ((NEW,) if way.passed else ()) + ((PLANNED,) if way.planned else ())
    closed = () if way.closes else (CLOSED,)
    return Flow(
        states=(*first, RUNNING, way.answered, REDOING, *closed, FILED, MERGED, WITHDRAWN, *more),
        moves=(
            *_way_moves(way),
            *side_moves(way.running, way.running | {way.answered}),
            *_end_moves(way, more),
        ),
        closed=frozenset({*closed, FILED, *OUT, *more, *((way.answered,) if way.closes else ())}),
        met=frozenset() if way.closes else frozenset({way.answered}),
    )


def matter_of(way: Way, received: str, source: str = "", *more: str) -> Matter:
    """The groups its numbers are counted by: 收件 = 在办 + 办结 + 撤销; what was answered counts as 办结."""
    return Matter(
        received=received,
        finished=way.reply_on,
        open=way.running,
        done=frozenset({way.answered, FILED, *more, *(() if way.closes else (CLOSED,))}),
        withdrawn=OUT,
        source=source,
        satisfaction="satisfaction" if way.satisfied else "",
    )


def _way_moves(way: Way) -> list[Move]:
    """From what is written down to its answer."""
    waiting = PLANNED if way.planned else NEW
    moves: list[Move] = []
    if way.planned:
        said = "办公室先写明怎么办、交给谁"
        moves.append(
            _move("planned", "拟办", {NEW}, PLANNED, "planned_on", ("plan", "approver"), ("plan",), said)
        )
    if way.spot:
        asks = ("answer", "outcome")
        moves.append(_move("answered", f"当场{way.reply}", {NEW}, CLOSED, way.reply_on, asks, ("outcome",)))
    to = ("department",)
    if way.passed:
        moves.append(_move("dispatched", "转办", {waiting, REDOING}, RUNNING, "dispatched_on", to, to))
    moves.append(_move("accepted", "科室签收", {RUNNING}, RUNNING, "signed_on"))
    if way.passed:
        said, why = "退回办公室重新转办，理由要写明", ("return_reason",)
        moves.append(_move("returned", "退单", {RUNNING}, waiting, "returned_on", why, why, said))
    working = frozenset({RUNNING, REDOING}) if way.planned else way.running
    answer = _move(way.reply_key, way.reply, working, way.answered, way.reply_on, way.asks, way.needs)
    return [*moves, answer]


def side_moves(running: frozenset[str], ending: frozenset[str]) -> tuple[Move, ...]:
    """What may happen beside the way in the states `running`, and in `ending` still 撤销."""
    until, to = ("extended_to", "extend_reason"), ("department", "reassign_reason")
    into, why = ("merged_into",), ("withdraw_reason",)
    together = "同一件事只办一次：由并入的那一件一起答复"
    urged = "每次催办记一笔，催办通知书写明是第几次"
    return (
        _move("reassigned", "改派", running & {RUNNING, REDOING}, None, "reassigned_on", to, to, aside=True),
        _move("extended", "延期", running, None, "extended_on", until, until, "到期以前批准", aside=True),
        _move(URGED, "催办", running, None, "urged_on", ("urge_note",), (), urged, aside=True),
        _move("merged", "合并重复件", running, MERGED, "merged_on", into, into, together, aside=True),
        _move("withdrawn", "撤销", ending, WITHDRAWN, "withdrawn_on", why, why, aside=True),
    )


def _end_moves(way: Way, spot: tuple[str, ...]) -> list[Move]:
    """From the answer to the archive, and back when it is not good enough."""
    ended = {way.answered} if way.closes else {CLOSED}
    moves: list[Move] = []
    if way.satisfied and not way.closes:
        told = ("satisfaction",)
        asked = {
            way.answered,
            MERGED,
        }  # who raised a merged matter is asked, too, once its leader is answered
        moves.append(_move("called_back", "回访", asked, None, "called_back_on", told, told))
    done = {way.answered, FILED, *ended, *spot}
    said = "重新开始办理，原来的答复留在过程里"
    moves.append(_move("redone", way.redo, done, REDOING, "redo_on", ("redo_reason",), (), said, aside=True))
    if not way.closes:
        moves.append(_move("closed", "办结", {way.answered}, CLOSED, "closed_on"))
    moves.append(_move("filed", "归档", ended, FILED, "filed_on", aside=True))
    return moves


def _move(
    key: str,
    label: str,
    start: set[str] | frozenset[str],
    end: str | None,
    on: str,
    asks: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    said: str = "",
    *,
    aside: bool = False,
) -> Move:
    return Move(key, label, frozenset(start), end, on, (on, *asks), (on, *needs), said, aside=aside)


def derived(
    way: Way,
    flow: Flow,
    values: Mapping[str, Value],
    steps: Sequence[Step],
    rules: Rulebook,
    received: date | None,
    due: date | None,
) -> dict[str, Value]:
    """State, day, lateness and the number of times it was urged; an extension moves the day."""
    until = day_of(values, "extended_to") or due
    replied = day_of(values, way.reply_on)
    return {
        "state": flow.after(steps),
        "due_on": until,
        "provisional": rules.calendar.doubt(received, until) if received and until else None,
        "late": replied > until if until and replied else None,
        "urged_times": times_urged(steps),
    }


def times_urged(steps: Sequence[Step]) -> int | None:
    """How often it was urged; nothing rather than 0."""
    return sum(step.kind == URGED for step in steps) or None


Limit = Callable[[Mapping[str, Value], Rulebook], date | None]


def deriving(
    way: Way, flow: Flow, received: str, limit: Limit
) -> Callable[[Mapping[str, Value], Sequence[Step], Rulebook], Mapping[str, Value]]:
    """The `derive` of a ledger of matters whose day is told by `limit`."""

    def derive(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> Mapping[str, Value]:
        return derived(way, flow, values, steps, rules, day_of(values, received), limit(values, rules))

    return derive


DEPARTMENT_FIELD = Field("department", "承办科室", Choice(DEPARTMENT, width=14), COURSE, shown=True)
