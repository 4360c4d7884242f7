"""群众点题 beside the table: its notice, its 回音壁稿 and the way to the wall."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.deadlines import words
from desktop_app.domain.records import Changed, Record
from desktop_app.errors import AppError
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.matter import RUNNING
from desktop_app.registers.topic import ANSWERED, NEW, TOPIC, WITHHELD
from ui.moves_bar import Ahead
from ui.paper_offer import Offer
from ui.record_panel import RecordPanel
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.domain.flow import Move
    from desktop_app.services.office import Office

_NOTICE, _ECHO = "群众点题限时反馈通知书", "回音壁"
_PLACE, _OPEN = "公开栏回音壁", "打开回音壁稿"


class TopicPanel(RecordPanel):
    """The record panel of 群众点题."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(TOPIC, office, teller)
        self._moves.own = {"notified": self._notify, "worded": self._word, "echoed": self._echo}
        self._moves.fits = self._fits
        self._moves.papers = self._papers_of
        self._moves.ahead = self._ahead

    def _fits(self, move: Move, record: Record) -> bool:
        """One 回音壁稿 for a topic; onto the wall only what was reviewed."""
        if move.key == "worded":
            return self._office.topics.item(record.id) is None
        return move.key != "echoed" or not self._office.topics.why_not(record.id)

    def _ahead(self, record: Record) -> Ahead | None:
        """What waits for its review is looked after in 主动公开."""
        topics = self._office.topics
        if (
            record.text("state") != ANSWERED
            or topics.item(record.id) is None
            or not topics.why_not(record.id)
        ):
            return None
        return Ahead(_OPEN, lambda: self._open_item(record.id))

    def _papers_of(self, record: Record) -> Sequence[tuple[str, Callable[[], object]]]:
        made: list[tuple[str, Callable[[], object]]] = []
        if record.text("state") != WITHHELD:
            made.append(("通知书…", lambda: self._see_notice(record)))
        if record.text("answer") and record.text("state") != WITHHELD:
            made.append(("回音壁预览…", lambda: self._see_echo(record)))
        if self._office.topics.item(record.id) is not None and self._ahead(record) is None:
            made.append((_OPEN, lambda: self._open_item(record.id)))
        return made

    def _following(self, record: Record) -> str:
        """What stands between the topic and the wall."""
        state, due = record.text("state"), record.day("due_on")
        if state == NEW:
            return "下一步：发通知书，交承办科室限时反馈"
        if state == RUNNING and due:
            who = record.text("department") or "承办科室"
            return f"下一步：{who}反馈，{due} 前（{words(due, self._office.entries.today())}）"
        if state != ANSWERED:
            return ""
        item, why = self._office.topics.item(record.id), self._office.topics.why_not(record.id)
        if item is None:
            return "下一步：拟回音壁稿，初审、复核后上墙；涉密或不宜公开的，定为不公开"
        if why:
            return f"下一步：审查回音壁稿{item.text('number')}。{why}"
        return "下一步：选进公开栏期次张贴，或者直接登记上回音壁"

    def _notify(self, record: Record) -> None:
        self._moves.begin("notified", {"notice_no": self._office.topics.number(record)})

    def _word(self, record: Record) -> None:
        try:
            changed = self._office.topics.word(record.id, record.version)
        except AppError as error:
            self._teller.refuse(error)
            return
        self._done(changed)
        item = self._office.topics.item(record.id)
        number = item.text("number") if item else ""
        self._teller.tell(f"已生成回音壁稿{number}，请核对文字后送初审、复核（Ctrl+Z 撤销）", "fine")

    def _open_item(self, record_id: int) -> None:
        if item := self._office.topics.item(record_id):
            self._teller.wanted.emit(DISCLOSURE.key, item.id)

    def _echo(self, record: Record) -> None:
        move = TOPIC.flow.move("echoed")
        fields = [replace(TOPIC[key], required=key in move.needs, section="") for key in move.asks]

        def act(raw: Mapping[str, str]) -> Changed:
            return self._office.topics.echo(record.id, record.version, raw)

        self._ask.ask(
            move.label,
            fields,
            act,
            texts={"echo_on": self._office.entries.today().isoformat(), "echo_place": _PLACE},
            note="回音壁稿同时登记为已公开；随期次张贴的不用在这里登记",
            ok="确定登记上回音壁",
        )

    def _see_notice(self, record: Record) -> None:
        topics, number = self._office.topics, self._office.topics.number(record)
        made = record.text("state") != NEW
        self._show(
            Offer(
                title=f"{_NOTICE} {number}",
                make=lambda _word: topics.notice_paper(record.id),
                save=lambda paper, path: topics.save(paper, path, _NOTICE, [record.id]),
                printed=lambda printer, copies: topics.printed(_NOTICE, printer, copies, [record.id]),
                told="" if made else "还没有登记“发通知书”，纸上印有“草稿”字样",
            )
        )

    def _see_echo(self, record: Record) -> None:
        topics, why = self._office.topics, self._office.topics.why_not(record.id)
        self._show(
            Offer(
                title=f"{_ECHO} {record.text('number')}",
                make=lambda _word: topics.echo_paper([record.id]),
                save=lambda paper, path: topics.save(paper, path, _ECHO, [record.id]),
                printed=lambda printer, copies: topics.printed(_ECHO, printer, copies, [record.id]),
                told=f"{why}；纸上印有“草稿”字样" if why else "",
            )
        )

    def _show(self, offer: Offer) -> None:
        from ui.dialogs.paper_view import open_paper_view  # noqa: PLC0415  # a door is paid for when opened

        open_paper_view(self.window(), self._office, offer)
