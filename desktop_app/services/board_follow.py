"""What follows when an issue is posted or a sheet comes down: sheets, ways of publishing and items go along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from desktop_app.domain.outlets import PLACE
from desktop_app.domain.records import Query, Record, Step
from desktop_app.domain.register import Register
from desktop_app.registers.disclosure import PENDING as NOT_OUT
from desktop_app.registers.issue import HANGING as POSTED
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.publication import PUBLICATION
from desktop_app.registers.sheet import DOWN, ECHO, HANGING, SHEET, WAITING
from desktop_app.registers.topic import SHOWN, TOPIC
from desktop_app.services import outlet_follow, topic_gate
from desktop_app.services.board_gate import (
    HUNG,
    POST,
    TAKEN_DOWN,
    items_of,
    named,
    runs_until,
    topic_numbers,
)
from desktop_app.services.board_plan import (
    MOST,
    Act,
    Exchange,
    exchange,
    hanging_now,
    issue_named,
    place_of,
    sheets_of,
    told_place,
)
from desktop_app.services.outlet_ways import WayOut, standing_ways
from desktop_app.storage.store import Unit

CHANNEL = "公开栏"
_KINDS = (("廉政", "廉政公开栏"), ("墙", "公开墙"), ("村", "村（社区）公示栏"), ("社区", "村（社区）公示栏"))


class Stepping(Protocol):
    """Whoever writes steps with all their checks."""

    def step_in(
        self,
        unit: Unit,
        register: Register,
        record_id: int,
        version: int | None,
        key: str,
        raw: Mapping[str, object],
    ) -> int:
        """A move inside an action that does more."""

    def put_out(self, unit: Unit, record: Record, ways: Sequence[WayOut]) -> None:
        """An item is public by these ways, inside an action that does more."""


def after_step(steps: Stepping, unit: Unit, record: Record, step: Step, today: date) -> None:
    """What a step of an issue or a sheet brings about; `record` as it was before it."""
    if record.register == ISSUE.key and step.kind == POST:
        _posted(steps, unit, record, step.on, today)
    elif record.register == ISSUE.key and step.kind == TAKEN_DOWN:
        for sheet in sheets_of(unit, record.text("number")):
            if sheet.text("state") == HANGING:
                told = {"down_on": step.on, "down_reason": f"整期撤下：{record.text('number')}"}
                steps.step_in(unit, SHEET, sheet.id, None, TAKEN_DOWN, told)
    elif record.register == SHEET.key and step.kind == HUNG:
        _hung(steps, unit, record, step.on)
    elif record.register == SHEET.key and step.kind == TAKEN_DOWN:
        _down(steps, unit, record, step, today)


def _posted(steps: Stepping, unit: Unit, issue: Record, on: date, today: date) -> None:
    """Everything 更换清单 says: what goes on changes hands, room is made, then what is new goes up."""
    lines = exchange(unit, issue)
    for line in lines:
        if line.before:
            _handed_over(steps, unit, line, issue, on, today)
    for line in lines:
        if line.act is Act.DOWN:
            told = {"down_on": on, "down_reason": f"换期：{issue.text('number')}"}
            steps.step_in(unit, SHEET, line.sheet.id, None, TAKEN_DOWN, told)
    for line in lines:
        if line.sheet.text("state") == WAITING:
            steps.step_in(unit, SHEET, line.sheet.id, None, HUNG, {"hung_on": on})


def _handed_over(steps: Stepping, unit: Unit, line: Exchange, issue: Record, on: date, today: date) -> None:
    """The sheet of the former issue ends; its item stays public, elsewhere if it was moved."""
    before = line.before
    assert before is not None
    word = "续挂" if line.act is Act.LEAVE else "移位"
    reason = f"{word}：{issue.text('number')}"
    unit.step(SHEET, before.id, Step(TAKEN_DOWN, on, {"down_on": on, "down_reason": reason}))
    if line.act is Act.MOVE:
        for item in items_of(unit, before):
            for way in _ways(unit, item, before):
                outlet_follow.end(unit, way, on, reason, today)
    _close_bare(steps, unit, before.text("issue_no"), on)


def _hung(steps: Stepping, unit: Unit, sheet: Record, on: date) -> None:
    """Its items are public there."""
    if sheet.text("kind") == ECHO:
        for number in topic_numbers(sheet):
            _echoed(steps, unit, sheet, number, on)
    for item in items_of(unit, sheet):
        address = told_place(sheet) or CHANNEL
        way = WayOut(PLACE, _kind(sheet.text("board")), on, address, issue_no=sheet.text("issue_no"))
        if item.text("state") == NOT_OUT or not _ways(unit, item, sheet):
            steps.put_out(unit, item, [way])


def _echoed(steps: Stepping, unit: Unit, sheet: Record, number: str, on: date) -> None:
    topic = named(unit, TOPIC, number)
    if topic is not None and topic.text("state") != SHOWN:
        topic_gate.may_echo(unit, topic)
        told = {
            "echo_on": on,
            "echo_issue": sheet.text("issue_no"),
            "echo_place": told_place(sheet) or CHANNEL,
        }
        steps.step_in(unit, TOPIC, topic.id, None, topic_gate.ECHOED, told)


def _kind(board: str) -> str:
    return next((kind for sign, kind in _KINDS if sign in board), CHANNEL)


def _ways(unit: Unit, item: Record, sheet: Record) -> list[Record]:
    """The rows of 公开渠道登记 that say the item is public where the sheet hangs."""
    address = told_place(sheet) or CHANNEL
    return [
        way
        for way in standing_ways(unit, item.text("number"))
        if way.text("outlet") == PLACE and way.text("address") == address
    ]


def _down(steps: Stepping, unit: Unit, sheet: Record, step: Step, today: date) -> None:
    """Its ways end unless the same item still hangs there.

    With its last way the item is 已撤下, unless its 公示 still runs or it is on a sheet that goes up with this change.
    """
    on, reason = step.on, str(step.payload.get("down_reason") or "")
    others = [one for one in hanging_now(unit) if one.id != sheet.id and place_of(one) == place_of(sheet)]
    stays = {item.id for one in others for item in items_of(unit, one)}
    coming = {item.id for one in _going_up(unit) for item in items_of(unit, one)}
    for item in items_of(unit, sheet):
        if item.id in stays:
            continue
        ends = runs_until(item)
        for way in _ways(unit, item, sheet):
            outlet_follow.end(unit, way, on, reason, today)
            if item.id not in coming and (ends is None or on > ends):
                outlet_follow.end_item(unit, unit.get(PUBLICATION, way.id), today)
    _close_bare(steps, unit, sheet.text("issue_no"), on)


def _going_up(unit: Unit) -> list[Record]:
    """Sheets that wait though their issue is posted: they go up in this very action, or are late."""
    asked = Query(SHEET.key, equal={"state": (WAITING,)})
    numbers: dict[str, bool] = {}
    found = []
    for sheet in unit.page(asked, 0, MOST):
        number = sheet.text("issue_no")
        if number not in numbers:
            issue = issue_named(unit, number)
            numbers[number] = issue is not None and issue.text("state") == POSTED
        found += [sheet] if numbers[number] else []
    return found


def _close_bare(steps: Stepping, unit: Unit, issue_no: str, on: date) -> None:
    """An issue of which nothing hangs any more is over."""
    issue = issue_named(unit, issue_no)
    if issue is None or issue.text("state") != POSTED:
        return
    if all(sheet.text("state") == DOWN for sheet in sheets_of(unit, issue_no)):
        steps.step_in(unit, ISSUE, issue.id, None, TAKEN_DOWN, {"down_on": on})
