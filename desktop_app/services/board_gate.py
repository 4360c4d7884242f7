"""What may hang on a board and what may come down: every sheet reviewed, every slot used once, no 公示 cut short."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from desktop_app.domain.fields import Value
from desktop_app.domain.masking_presets import BOARD
from desktop_app.domain.records import Query, Record, Voided
from desktop_app.domain.register import Register
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE, SHOWN
from desktop_app.registers.disclosure import PENDING as NOT_OUT
from desktop_app.registers.disclosure import runs_until as last_day
from desktop_app.registers.issue import HANGING as POSTED
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.sheet import ECHO, HANGING, SHEET, WAITING
from desktop_app.registers.slot import CLOSED, SLOT
from desktop_app.registers.topic import TOPIC
from desktop_app.services import topic_gate
from desktop_app.services.board_plan import (
    Act,
    Place,
    exchange,
    issue_named,
    place_of,
    sheets_of,
    told_place,
)
from desktop_app.services.bureau import bureau_in
from desktop_app.services.notice_rules import lacking, why_lacking
from desktop_app.services.review_gates import draft_why
from desktop_app.services.review_subject import marks_of, subject_of, words_of
from desktop_app.storage.reader import Reader

HUNG, TAKEN_DOWN, POST = "hung", "taken_down", "posted"
_FIXED = ("issue_no", "kind", "item_no", "format", "board", "section", "slot", "hangs_from")
_NUMBERS = re.compile(r"[\s、，,；;]+")
_TOLD = 5  # sheets named in one sentence


def topic_numbers(sheet: Record) -> tuple[str, ...]:
    """The topics a sheet of the 回音壁 answers; none for any other sheet."""
    if sheet.text("kind") != ECHO:
        return ()
    return tuple(dict.fromkeys(number for number in _NUMBERS.split(sheet.text("item_no")) if number))


def named(reader: Reader, register: Register, number: str) -> Record | None:
    """The record of that number, a void one too; None when there is none."""
    asked = Query(register.key, equal={"number": (number,)}, voided=Voided.BOTH)
    return next(iter(reader.page(asked, 0, 1)), None) if number else None


def items_of(reader: Reader, sheet: Record) -> tuple[Record, ...]:
    """The living items of 主动公开 a sheet shows: its own, or the 回音壁稿 of its topics."""
    if sheet.text("kind") != ECHO:
        found = [named(reader, DISCLOSURE, sheet.text("item_no"))]
    else:
        topics = (named(reader, TOPIC, number) for number in topic_numbers(sheet))
        found = [topic_gate.item_of(reader, topic) for topic in topics if topic]
    return tuple(item for item in found if item and not item.text("void_reason"))


def why_not(reader: Reader, sheet: Record) -> str:
    """Why 草稿 stands across a sheet and it may not hang, as half a sentence; empty where its very bytes were reviewed.

    A sheet of the kind 其他 without an item holds no words of this ledger.
    """
    number = sheet.text("item_no")
    if sheet.text("kind") == ECHO:
        told = (_topic_why(reader, one) for one in topic_numbers(sheet))
        return "；".join(why for why in told if why) or ("" if number else "没有填点题编号")
    if not number:
        return ""
    item = named(reader, DISCLOSURE, number)
    return item_why(reader, item) if item else f"没有编号为{number}的信息"


def item_why(reader: Reader, item: Record) -> str:
    """Why an item of 主动公开 may not hang, as `why_not` tells it of the sheet that shows it."""
    number = item.text("number")
    if item.text("void_reason"):
        return f"{number}已作废"
    if item.text("state") not in (NOT_OUT, *SHOWN):
        return f"{number}现在是“{item.text('state')}”"
    if marks_of(subject_of(reader, item, "")).blocks:
        return "内容里有国家秘密标志"
    return draft_of(reader, item)


def draft_of(reader: Reader, item: Record) -> str:
    """Why 草稿 stands across an item on the board: not reviewed for it as it stands, or without what it must say."""
    unsaid = why_lacking(lacking(reader, item, words_of(item), bureau_in(reader)))
    return "；".join(part for part in (draft_why(reader, item, preset=BOARD.key), unsaid) if part)


def _topic_why(reader: Reader, number: str) -> str:
    topic = named(reader, TOPIC, number)
    if topic is None:
        return f"没有编号为{number}的点题"
    if topic.text("void_reason"):
        return f"{number}已作废"
    return topic_gate.why_not(reader, topic)


def may_step(reader: Reader, record: Record, key: str, given: Mapping[str, Value]) -> None:
    """Refused when a move of an issue or a sheet would hang what may not, or take down what must stay."""
    if record.register == ISSUE.key and key == POST:
        _may_post(reader, record, _day(given, "posted_on"))
    elif record.register == ISSUE.key and key == TAKEN_DOWN:
        sheets = [one for one in sheets_of(reader, record.text("number")) if one.text("state") == HANGING]
        _all_over(reader, sheets, _day(given, "down_on"), "请先单独登记撤下这些稿件，并写明原因")
    elif record.register == SHEET.key and key == HUNG:
        _may_hang(reader, record)
    elif (
        record.register == SHEET.key and key == TAKEN_DOWN and not str(given.get("down_reason") or "").strip()
    ):
        _all_over(reader, [record], _day(given, "down_on"), "确需提前撤下的，请写明撤下原因")


def _day(given: Mapping[str, Value], key: str) -> date:
    day = given.get(key)
    return day if isinstance(day, date) else date.max


def _may_post(reader: Reader, issue: Record, on: date) -> None:
    sheets = [one for one in sheets_of(reader, issue.text("number")) if one.text("state") == WAITING]
    if not sheets:
        title = issue.text("title")
        raise Refused(f"“{title}”还没有稿件", why="没有要张贴的内容", do="请先把稿件加进这一期")
    _slots_fit(reader, sheets)
    _reviewed(reader, sheets)
    gone = [line.sheet for line in exchange(reader, issue) if line.act is Act.DOWN]
    _all_over(reader, gone, on, "请把新稿件换一个格位，或先登记撤下这些稿件并写明原因")


def _may_hang(reader: Reader, sheet: Record) -> None:
    """One more sheet in an issue that hangs already."""
    number = sheet.text("issue_no")
    issue = issue_named(reader, number)
    if issue is None:
        raise Refused(f"没有编号为{number}的期次", do="请核对稿件的期号")
    if issue.text("state") != POSTED:
        raise Refused(
            f"{sheet.text('number')}不能单独张贴",
            why=f"{number}现在是“{issue.text('state')}”",
            do="还没有张贴的，请用“登记张贴”整期登记",
        )
    there = [one for one in _in_slots(reader, [sheet]) if one.text("state") == HANGING]
    if there:
        names = "、".join(f"《{one.text('title')}》" for one in there)
        raise Refused(f"{told_place(sheet)}还挂着{names}", do="请先登记撤下，或换一个格位")
    _slots_fit(reader, [sheet])
    _reviewed(reader, [sheet])


def _in_slots(reader: Reader, sheets: Sequence[Record]) -> Iterator[Record]:
    for sheet in sheets:
        board, section, slot = place_of(sheet)
        if slot:
            asked = Query(
                SHEET.key, equal={"board": (board or None,), "section": (section or None,), "slot": (slot,)}
            )
            yield from reader.page(asked, 0, 100)


def _slots_fit(reader: Reader, sheets: Sequence[Record]) -> None:
    """Refused when two sheets want one slot, or a slot is no longer used."""
    wanted: Counter[Place] = Counter(place for sheet in sheets if (place := place_of(sheet))[2])
    twice = [place for place, count in wanted.items() if count > 1]
    if twice:
        names = "、".join(f"《{one.text('title')}》" for one in sheets if place_of(one) == twice[0])
        raise Refused(
            f"{' '.join(part for part in twice[0] if part)}安排了{wanted[twice[0]]}件稿件",
            why=names,
            do="一个格位只能挂一件，请给其余的换格位",
        )
    closed = {place_of(slot) for slot in reader.page(Query(SLOT.key, equal={"state": (CLOSED,)}), 0, 1_000)}
    lost = [sheet for sheet in sheets if place_of(sheet)[2] and place_of(sheet) in closed]
    if lost:
        sheet = lost[0]
        raise Refused(
            f"{told_place(sheet)}已停用", why=f"《{sheet.text('title')}》安排在这里", do="请换一个格位"
        )


def _reviewed(reader: Reader, sheets: Sequence[Record]) -> None:
    """Refused, naming every sheet that may not hang and why."""
    found = [(sheet, why) for sheet in sheets if (why := why_not(reader, sheet))]
    if not found:
        return
    told = [f"《{sheet.text('title')}》：{why}" for sheet, why in found[:_TOLD]]
    if len(found) > _TOLD:
        told.append(f"另有{len(found) - _TOLD}件")
    raise Refused(
        f"有{len(found)}件稿件还不能张贴",
        why="\n".join(told),
        do="请先在“主动公开”里按公开栏初审、复核，或从这一期里去掉",
    )


def runs_until(item: Record) -> date | None:
    """The last day of its 公示期: the day it says, never before the least a rule asks for; None without one."""
    return last_day(item.values)


def _all_over(reader: Reader, sheets: Sequence[Record], on: date, do: str) -> None:
    """Refused, naming the sheets whose 公示 still runs on a day."""
    told = []
    for sheet in sheets:
        ends = max((day for item in items_of(reader, sheet) if (day := runs_until(item))), default=None)
        if ends and on <= ends:
            told.append(f"《{sheet.text('title')}》公示到{ends}")
    if told:
        raise Refused("公示期还没有满，不能撤下", why="；".join(told[:_TOLD]), do=do)


def may_edit(register: Register, before: Record, values: Mapping[str, Value]) -> None:
    """Refused when what hangs, or hung, would become another sheet at another place."""
    if register.key != SHEET.key or before.text("state") == WAITING:
        return
    other = [key for key in _FIXED if key in values and (values[key] or None) != (before[key] or None)]
    if other:
        raise Refused(
            f"{before.text('number')}{before.text('state')}，不能再改{'、'.join(SHEET.label(key) for key in other)}",
            why="它已经照登记的样子张贴过",
            do="请登记撤下，再用新的稿件张贴",
        )


def may_void(reader: Reader, register: Register, record_id: int) -> None:
    """Refused for a sheet that hangs, and for an issue that has sheets."""
    if register.key == SHEET.key:
        sheet = reader.get(SHEET, record_id)
        if sheet.text("state") == HANGING:
            raise Refused(f"{sheet.text('number')}还在挂，不能作废", do="请先登记撤下")
    if register.key == ISSUE.key:
        issue = reader.get(ISSUE, record_id)
        if count := len(sheets_of(reader, issue.text("number"))):
            raise Refused(
                f"{issue.text('number')}里还有{count}件稿件，不能作废", do="请先把稿件作废或移到别的期次"
            )


def may_correct(register: Register, key: str) -> None:
    """Refused: posting and taking down stand in other records too, which must not say another day."""
    if (register.key, key) in {
        (ISSUE.key, POST),
        (ISSUE.key, TAKEN_DOWN),
        (SHEET.key, HUNG),
        (SHEET.key, TAKEN_DOWN),
    }:
        raise Refused(
            f"不能单独更正“{register.flow.move(key).label}”",
            why="稿件、渠道登记和信息里同时记着这一天",
            do="请用“撤销”收回整个操作，再重新登记",
        )
