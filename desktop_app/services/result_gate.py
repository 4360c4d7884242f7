"""When the result of a 公示 may be issued: after its last day, with every objection settled (print.md 3, law.md h)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.fields import Value
from desktop_app.domain.notice_period import days_missing
from desktop_app.domain.records import Query, Record
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE, DOWN, SHOWN, runs_until
from desktop_app.registers.objection import OBJECTION, WAITING
from desktop_app.registers.publication import PUBLICATION
from desktop_app.services.outlet_ways import item_of
from desktop_app.services.review_subject import PUBLISHED, RENEWED
from desktop_app.storage.reader import Reader

TAKEN_DOWN = "taken_down"
MOST = 10_000
_NAMED = 5  # open objections told by their numbers
_REASONS = {
    DISCLOSURE.key: ("withdrawn_on", "change_reason"),
    PUBLICATION.key: ("taken_down_on", "down_reason"),
}


@dataclass(frozen=True)
class ResultState:
    """How far a 公示 is from its result: its last day, objections that came in time, those of them still open, those
    that came late, the results that cite it; `why` it may not be issued yet and what to `do`, empty when it may.
    """

    ends_on: date | None
    received: int
    open: int
    late: int
    results: tuple[Record, ...]
    why: str = ""
    do: str = ""

    @property
    def may_issue(self) -> bool:
        """Whether the result may be issued on the day that was asked about."""
        return not self.why


def ends_on(item: Record) -> date | None:
    """The last day of the 公示 of an item; None for one that is no 公示 for a time."""
    return runs_until(item.values)


def objections_to(reader: Reader, number: str) -> tuple[Record, ...]:
    """The objections to an item, in the order they came."""
    asked = Query(OBJECTION.key, equal={"item_no": (number,)}, sort=(("received_on", False), ("id", False)))
    return tuple(reader.page(asked, 0, MOST))


def in_time(objection: Record, until: date | None) -> bool:
    """Whether an objection came by the last day; whoever came on it came in time."""
    day = objection.day("received_on")
    return until is None or day is None or day <= until


def results_of(reader: Reader, number: str) -> tuple[Record, ...]:
    """The results that cite an item, the oldest first."""
    asked = Query(DISCLOSURE.key, equal={"result_of": (number,)}, sort=(("id", False),))
    return tuple(reader.page(asked, 0, MOST))


def state_of(reader: Reader, item: Record, on: date) -> ResultState:
    """Whether the result of an item may be issued on a day, and what stands in its way."""
    until = ends_on(item)
    came = objections_to(reader, item.text("number"))
    timely = [one for one in came if in_time(one, until)]
    waiting = [one.text("number") for one in timely if one.text("state") == WAITING]
    why, do = _in_the_way(item, until, on, waiting)
    return ResultState(
        until,
        len(timely),
        len(waiting),
        len(came) - len(timely),
        results_of(reader, item.text("number")),
        why,
        do,
    )


def _in_the_way(item: Record, until: date | None, on: date, waiting: list[str]) -> tuple[str, str]:
    number, down = item.text("number"), item.day("withdrawn_on")
    if item.text("state") not in (*SHOWN, DOWN):
        return f"{number}现在是“{item.text('state')}”，还没有公示", "请先登记公开，公示期满后再出结果"
    if until is None:
        return f"{number}没有填公示期", "请先填写公示开始和公示结束"
    if missing := days_missing(until, on):
        return missing, "请在公示期满后再出结果"
    if item.text("state") == DOWN and down and down <= until:
        return f"{number}在{down}提前撤下，公示期（到{until}）没有满", "请重新公示"
    if waiting:
        more = f"等{len(waiting)}件" if len(waiting) > _NAMED else ""
        named = "、".join(waiting[:_NAMED])
        return f"还有{len(waiting)}件异议没有处理：{named}{more}", "请先在“公示异议”里登记处理结果"
    return "", ""


def may_step(reader: Reader, record: Record, key: str, given: Mapping[str, Value]) -> None:
    """Refused when a result would be made public too soon, or a 公示 taken down early without a reason."""
    if record.register == DISCLOSURE.key and key in (PUBLISHED, RENEWED):
        day = given.get(DISCLOSURE.flow.move(key).on or "")
        may_issue(reader, record, day if isinstance(day, date) else date.max)
    elif record.register in _REASONS and key == TAKEN_DOWN:
        _may_go_down(reader, record, given)


def may_issue(reader: Reader, record: Record, on: date) -> None:
    """Refused when an item is the result of a 公示 (原公示编号) that does not allow it on a day."""
    number = record.text("result_of")
    if not number:
        return
    why, do = why_not(reader, record.text("number"), number, on)
    if why:
        raise Refused(f"还不能公开《{record.text('title')}》", why=why, do=do)


def may_edit(reader: Reader, before: Record, values: Mapping[str, Value]) -> None:
    """Refused when what is public already would become the result of a 公示 that does not allow it."""
    named = str(values.get("result_of") or "")
    if before.register != DISCLOSURE.key or before.text("state") not in SHOWN:
        return
    on = before.day("published_on")
    if on is None or not named or named == before.text("result_of"):
        return
    why, do = why_not(reader, before.text("number"), named, on)
    if why:
        raise Refused("还不能保存，请改正", why=f"{DISCLOSURE.label('result_of')}：{why}", do=do)


def why_not(reader: Reader, own: str, number: str, on: date) -> tuple[str, str]:
    """Why the item `own` may not go out as the result of the item `number` on a day, and what to do; else empty."""
    item = item_of(reader, number)
    if item is None:
        return f"没有编号为{number}的公示", "请核对原公示编号"
    if number == own:
        return "原公示编号写的是它自己", "请核对原公示编号"
    found = state_of(reader, item, on)
    return found.why, found.do


def _may_go_down(reader: Reader, record: Record, given: Mapping[str, Value]) -> None:
    day_key, reason_key = _REASONS[record.register]
    on = given.get(day_key)
    if not isinstance(on, date) or str(given.get(reason_key) or "").strip():
        return
    item = record if record.register == DISCLOSURE.key else item_of(reader, record.text("item_no"))
    if told := early(item, on):
        raise Refused("公示期还没有满，不能撤下", why=told, do="确需提前撤下的，请写明撤下原因")


def early(item: Record | None, on: date) -> str:
    """How much a 公示 is cut short by taking it down on a day; empty when its period is over, or it has none."""
    until = ends_on(item) if item else None
    return days_missing(until, on) if until else ""
