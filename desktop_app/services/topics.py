"""群众点题: the notice to the department that answers, the 回音壁稿 to be reviewed, and the answer on the wall."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.masking_presets import BOARD
from desktop_app.domain.outlets import PLACE
from desktop_app.domain.records import Changed, Record
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.disclosure import PENDING as NOT_OUT
from desktop_app.registers.publication import PUBLICATION
from desktop_app.registers.topic import NEW, TOPIC
from desktop_app.services.bureau import Bureau, bureau_in
from desktop_app.services.entries import Entries
from desktop_app.services.files import write_whole
from desktop_app.services.mask_presets import presets_in
from desktop_app.services.outlet_ways import WayOut
from desktop_app.services.outlets import Outlets
from desktop_app.services.publishing import Paper
from desktop_app.services.review_subject import public_numbers
from desktop_app.services.topic_gate import (
    ECHOED,
    WORDED,
    echo_of,
    item_of,
    item_values,
    may_echo,
    notice_number,
    why_not,
)
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

if TYPE_CHECKING:
    from desktop_app.documents.topic_notice import TopicNotice

_PLACE = "公开栏"
_NOT_SENT = "还没有登记“发通知书”"


class Topics:
    """The verbs of 群众点题; the plain moves are those of every register."""

    def __init__(self, store: Store, entries: Entries, outlets: Outlets, today: Callable[[], date]) -> None:
        self._store, self._entries, self._outlets, self._today = store, entries, outlets, today

    def number(self, topic: Record) -> str:
        """通知书编号: the one it got, else the one it would get."""
        return topic.text("notice_no") or notice_number(topic)

    def notice_paper(self, topic_id: int) -> Paper:
        """群众点题限时反馈通知书; 草稿 stands across it until 发通知书 is on record. Refused for a void topic."""
        from desktop_app.documents.topic_notice import topic_notice_sheets  # noqa: PLC0415  # start-up must not pay for it

        with self._store.reading() as reader:
            topic, bureau = _topic(reader, topic_id), bureau_in(reader)
        draft = topic.text("state") == NEW
        sheets = topic_notice_sheets(_notice(topic, self.number(topic), bureau, draft=draft))
        return Paper(sheets.pdf, sheets.pages, sheets.missing, draft, _NOT_SENT if draft else "")

    # The answer on its way to the wall

    def item(self, topic_id: int) -> Record | None:
        """The 回音壁稿 of a topic, an item of 主动公开; None before it was written."""
        with self._store.reading() as reader:
            return item_of(reader, reader.get(TOPIC, topic_id))

    def why_not(self, topic_id: int) -> str:
        """Why the answer may not hang yet, as half a sentence; empty where it may."""
        with self._store.reading() as reader:
            return why_not(reader, reader.get(TOPIC, topic_id))

    def word(self, topic_id: int, version: int) -> Changed:
        """拟回音壁稿: an item of 主动公开 filled from question and answer, masked, still to be reviewed; one action.

        Refused where there is one already, and for a topic that is not answered or not to be public.
        """
        with self._store.unit("拟回音壁稿") as unit:
            topic = _topic(unit, topic_id)
            if there := item_of(unit, topic):
                number = there.text("number")
                raise Refused(f"{topic.text('number')}已有回音壁稿{number}", do="请在“主动公开”里修改它")
            board = presets_in(unit)[BOARD.key]
            values = {**self._entries.blank(DISCLOSURE), **item_values(topic, bureau_in(unit), board)}
            TOPIC.flow.check(topic.text("state"), WORDED, {"echo_item": "-"}, TOPIC.label)
            item_id = unit.add(DISCLOSURE, values)
            number = unit.get(DISCLOSURE, item_id).text("number")
            self._entries.step_in(unit, TOPIC, topic_id, version, WORDED, {"echo_item": number})
        touched = {TOPIC.key: frozenset({topic_id}), DISCLOSURE.key: frozenset({item_id})}
        return Changed(unit.label, touched, unit.id)

    def echo(self, topic_id: int, version: int, raw: Mapping[str, object]) -> Changed:
        """登记上回音壁 outside a round of the board; its item is 已公开 with it. Refused unless reviewed twice."""
        with self._store.unit("登记上回音壁") as unit:
            self._entries.step_in(unit, TOPIC, topic_id, version, ECHOED, raw)
            after = unit.get(TOPIC, topic_id)
            item = may_echo(unit, after)
            if item.text("state") == NOT_OUT:
                on = after.day("echo_on") or self._today()
                place, issue = after.text("echo_place") or _PLACE, after.text("echo_issue")
                way = WayOut(PLACE, _PLACE, on, place, issue_no=issue)
                self._outlets.put_out(unit, item, [way], {"masked": "是"})
        touched = {TOPIC.key: frozenset({topic_id}), DISCLOSURE.key: frozenset({item.id})}
        return Changed(unit.label, {**touched, PUBLICATION.key: frozenset()}, unit.id)

    def echo_paper(self, ids: Sequence[int]) -> Paper:
        """回音壁 of these topics in the order given, without anything personal; 草稿 where one is not reviewed.

        Refused for none, and for a topic that is void, withheld or not answered.
        """
        from desktop_app.documents.echo_sheet import EchoSheet, echo_sheets  # noqa: PLC0415  # start-up must not pay for it

        if not ids:
            raise Refused("请先选中要上回音壁的点题")
        with self._store.reading() as reader:
            bureau = bureau_in(reader)
            topics = [_topic(reader, topic_id) for topic_id in ids]
            echoes = [echo_of(reader, topic, bureau) for topic in topics]
            found = [(topic.text("number"), why_not(reader, topic)) for topic in topics]
            allowed, board = public_numbers(bureau), presets_in(reader)[BOARD.key]
        why = "；".join(f"{number}{told}" for number, told in found if told)
        sheet = EchoSheet(
            bureau.name,
            self._today(),
            echoes,
            phone=bureau.phone,
            draft=bool(why),
            allowed=allowed,
            preset=board,
        )
        sheets = echo_sheets(sheet)
        return Paper(sheets.pdf, sheets.pages, sheets.missing, bool(why), why)

    def save(self, paper: Paper, path: Path, what: str, ids: Sequence[int]) -> None:
        """Write a notice or a sheet of the wall; that it left is on record before the file exists."""
        with self._store.unit(f"另存{what}") as unit:
            unit.outflow(TOPIC.key, f"{what} PDF", list(ids), {"file": path.name, "draft": paper.draft})
        write_whole(path, paper.pdf)

    def printed(self, what: str, printer: str, copies: int, ids: Sequence[int]) -> None:
        """Put on record that a notice or a sheet of the wall goes to a printer."""
        with self._store.unit(f"打印{what}") as unit:
            unit.outflow(TOPIC.key, f"打印{what}", list(ids), {"printer": printer, "copies": copies})


def _topic(reader: Reader, topic_id: int) -> Record:
    topic = reader.get(TOPIC, topic_id)
    if topic.text("void_reason"):
        raise Refused(f"{topic.text('number')}已作废", why="作废的点题不能出具文书", do="请先从回收站恢复")
    return topic


def _notice(topic: Record, number: str, bureau: Bureau, *, draft: bool) -> TopicNotice:
    from desktop_app.documents.topic_notice import TopicNotice  # noqa: PLC0415  # start-up must not pay for it

    days = topic["limit_days"]
    reasons = (topic.text("ground"), topic.text("judgement_reason"))
    return TopicNotice(
        issuer=bureau.name,
        number=number,
        department=topic.text("department"),
        source=topic.text("source"),
        raised_on=topic.day("raised_on"),
        content=topic.text("content"),
        due_on=topic.day("due_on"),
        limit_days=days if isinstance(days, int) else None,
        asker=topic.text("asker"),
        demand=topic.text("demand"),
        signer=topic.text("signer"),
        signed_on=topic.day("notified_on"),
        answer=topic.text("answer"),
        judgement=topic.text("judgement"),
        reason="；".join(reason for reason in reasons if reason),
        echo_on=topic.day("echo_on"),
        echo_issue=topic.text("echo_issue"),
        echo_place=topic.text("echo_place"),
        draft=draft,
    )
