"""What stands between an answer and the wall: its 回音壁稿, an item of 主动公开 that is reviewed like every other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.fields import Value
from desktop_app.domain.masking import is_body, mask_name
from desktop_app.domain.masking_presets import BOARD, MaskPreset, mask_free
from desktop_app.domain.records import Query, Record
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE, SHOWN
from desktop_app.registers.disclosure import PENDING as NOT_OUT
from desktop_app.registers.topic import ANSWERED, TOPIC, WITHHELD
from desktop_app.registers.topic import SHOWN as ON_WALL
from desktop_app.services.bureau import Bureau
from desktop_app.services.mask_presets import presets_in
from desktop_app.services.review_gates import draft_why
from desktop_app.services.review_subject import public_numbers
from desktop_app.storage.reader import Reader

if TYPE_CHECKING:
    from desktop_app.documents.echo_sheet import Echo

NOTIFIED, WORDED, ECHOED = "notified", "worded", "echoed"
MAY = "可公开"
_SERIES = "点题通知"
_TITLE = "回音壁：{}"
_ARTICLE = "第二十条（十五）其他法定主动公开内容"  # registers/codes: what no other item of 第二十条 names
_CHANNEL = "公开栏"
_TITLE_WORDS = 40  # characters of the question in the name of its item
_MOST = 100_000
_SHORTEST = 2  # characters of a name that is looked for in a text


def notice_number(topic: Record) -> str:
    """点题通知〔2026〕3号: the notice has the number of its topic, so that one leads to the other."""
    _, year, sequence = ["", "", *topic.text("number").split("-")][-3:]
    return f"{_SERIES}〔{year}〕{int(sequence or 0)}号"


def given_to_topic(record: Record, key: str, raw: Mapping[str, object]) -> Mapping[str, object]:
    """What a move of a topic need not ask: the number of its notice."""
    if record.register != TOPIC.key or key != NOTIFIED or str(raw.get("notice_no") or "").strip():
        return {}
    return {"notice_no": notice_number(record)}


def may_go_on(reader: Reader, record: Record, key: str, raw: Mapping[str, object]) -> None:
    """Refused when a topic would name a 回音壁稿 that is not there, or go to the wall without its two opinions."""
    if record.register != TOPIC.key or key not in (WORDED, ECHOED):
        return
    _may_be_shown(record)
    number = str(raw.get("echo_item") or "").strip()
    if key == ECHOED:
        may_echo(reader, record)
    elif number and _living(reader, number) is None:
        raise Refused(f"没有编号为{number}的主动公开信息", do="请用“拟回音壁稿”生成，或核对编号")


def item_of(reader: Reader, topic: Record) -> Record | None:
    """The 回音壁稿 of a topic; None before it is written, and when it was made void."""
    number = topic.text("echo_item")
    return _living(reader, number) if number else None


def items_of_topics(reader: Reader) -> frozenset[str]:
    """The numbers of all 回音壁稿: they hang as answers, never as notices of their own."""
    topics = reader.page(Query(TOPIC.key, filled=("echo_item",)), 0, _MOST)
    return frozenset(topic.text("echo_item") for topic in topics)


def why_not(reader: Reader, topic: Record) -> str:
    """Why the answer may not hang, as half a sentence; empty where its very words were reviewed twice."""
    barred, _ = _barred(topic)
    if barred:
        return barred
    item = item_of(reader, topic)
    if item is None:
        return "还没有拟回音壁稿"
    if item.text("state") not in (NOT_OUT, *SHOWN):
        return f"回音壁稿{item.text('number')}已是“{item.text('state')}”"
    return draft_why(reader, item, preset=BOARD.key)


def may_echo(reader: Reader, topic: Record) -> Record:
    """The item that may hang; Refused, saying what is missing, for anything that was not reviewed."""
    _may_be_shown(topic)
    item, why = item_of(reader, topic), why_not(reader, topic)
    if item is None or why:
        told = f"回音壁稿{item.text('number')}：{why}" if item else why
        do = "请先初审、复核回音壁稿" if item else "请先用“拟回音壁稿”生成，再初审、复核"
        raise Refused(f"{topic.text('number')}还不能上回音壁", why=told, do=do)
    return item


def _may_be_shown(topic: Record) -> None:
    why, do = _barred(topic)
    if why:
        raise Refused(f"{topic.text('number')}不能上回音壁", why=why, do=do)


def _barred(topic: Record) -> tuple[str, str]:
    """Why a topic itself may not be shown and what to do: void, withheld, not answered, judged not to be public."""
    state, judged = topic.text("state"), topic.text("judgement")
    if topic.text("void_reason"):
        return "这件点题已作废", "请先从回收站恢复"
    if state == WITHHELD:
        return "已定为不公开", "情况有变的，请先撤销“定为不公开”这一步"
    if state not in (ANSWERED, ON_WALL):
        return f"现在是“{state}”，还没有反馈", "请先登记反馈"
    if judged not in ("", MAY):
        return f"反馈时判断为“{judged}”", "请用“定为不公开”并写明理由"
    return "", ""


def _living(reader: Reader, number: str) -> Record | None:
    found = reader.page(Query(DISCLOSURE.key, equal={"number": (number,)}), 0, 1)
    return found[0] if found else None


def shown_text(topic: Record, key: str, bureau: Bureau, board: MaskPreset = BOARD) -> str:
    """A text of a topic as it may hang: numbers as on the board, whoever asked only by the family name."""
    text, asker = topic.text(key), topic.text("asker").strip()
    if len(asker) >= _SHORTEST and not is_body(asker):
        text = text.replace(asker, mask_name(asker))
    return mask_free(text, board, public_numbers(bureau))


def item_values(topic: Record, bureau: Bureau, board: MaskPreset = BOARD) -> dict[str, Value]:
    """The item of 主动公开 that hangs on the wall: question as its summary, answer as its text."""
    question, answer = (shown_text(topic, key, bureau, board).strip() for key in ("content", "answer"))
    short = " ".join(question.split())
    if len(short) > _TITLE_WORDS:
        short = f"{short[:_TITLE_WORDS]}……"
    return {
        "title": _TITLE.format(short),
        "article": _ARTICLE,
        "summary": question,
        "maker": bureau.name or None,
        "department": topic["department"],
        "formed_on": topic.day("answered_on"),
        "genre": "其他",
        "body": answer,
        "channels": (_CHANNEL,),
        "masked": "是",
        "remark": f"答复{topic.text('number')}",
    }


def echo_of(reader: Reader, topic: Record, bureau: Bureau) -> Echo:
    """One answer as it hangs: the words of its item once there is one, for those are reviewed."""
    from desktop_app.documents.echo_sheet import Echo  # noqa: PLC0415  # start-up must not pay for reportlab

    _answered(topic)
    board = presets_in(reader)[BOARD.key]
    values = item.values if (item := item_of(reader, topic)) else item_values(topic, bureau, board)
    allowed = public_numbers(bureau, item or topic)
    question, answer = (mask_free(str(values.get(key) or ""), board, allowed) for key in ("summary", "body"))
    department, day = str(values.get("department") or ""), values.get("formed_on")
    return Echo(question, department, answer, day if isinstance(day, date) else None)


def _answered(topic: Record) -> None:
    number, state = topic.text("number"), topic.text("state")
    if state == WITHHELD:
        raise Refused(f"{number}不能上回音壁", why="已定为不公开")
    if not topic.text("answer"):
        raise Refused(f"{number}不能上回音壁", why="还没有反馈", do="请先登记反馈")
