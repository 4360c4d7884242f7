"""异议 beside a 公示: who said what by when, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.domain.notice_law import SHOWN as PUBLIC_NOTICE
from desktop_app.domain.records import Record
from desktop_app.errors import AppError
from desktop_app.registers.disclosure import DISCLOSURE, DOWN, SHOWN, runs_until
from desktop_app.registers.objection import OBJECTION
from ui.linked_list import LinkedList
from ui.tell import Teller

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.domain.flow import Move
    from desktop_app.services.office import Office
    from desktop_app.services.results import Objection

TITLE, TAKEN_DOWN = "异议", "taken_down"
_EMPTY = "还没有收到异议"
_LATE = "（逾期）"


def hangs_for_objections(record: Record) -> bool:
    """Whether an item is a 公示 for a time that was put up, whose result may follow."""
    known = record.text("genre") == PUBLIC_NOTICE and runs_until(record.values) is not None
    up = record.text("state") in (*SHOWN, DOWN) and not record.text("void_reason")
    return known and up and not record.text("result_of")


class ObjectionsPart(LinkedList):
    """The objections to one item."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(
            OBJECTION,
            ("received_on", "objector", "content", "state", "result"),
            (11, 4, 11, 4, 5),
            _EMPTY,
            teller,
            new_words="登记异议…",
        )
        self._office = office
        self._late: Sequence[bool] = ()

    def title(self, record: Record) -> str:
        """异议（2）: how many there are; empty where there can be none."""
        count = len(self._office.results.objections(record.id))
        return f"{TITLE}（{count}）" if count or hangs_for_objections(record) else ""

    def show_of(self, record: Record) -> None:
        """List the objections to an item; a new one begins with its number."""
        found: Sequence[Objection] = self._office.results.objections(record.id)
        self._late = [one.late for one in found]
        self.show_records([one.record for one in found], self._office.results.new_objection(record))

    def _cells(self, row: int) -> list[str]:
        cells = super()._cells(row)
        return [cells[0] + (_LATE if self._late[row] else ""), *cells[1:]]


class ResultActs:
    """What a 公示 offers and is told besides the usual: its result, and how far it is from it."""

    def __init__(self, office: Office, teller: Teller) -> None:
        self._office, self._teller = office, teller

    def offers(self, record: Record) -> Sequence[tuple[str, Callable[[], object]]]:
        """出结果公告… until there is one; then the way to it."""
        if not hangs_for_objections(record):
            return ()
        if cited := self._office.results.state(record.id).results:
            return (("看结果公告", lambda: self._open(cited[-1])),)
        return () if record["no_result"] else (("出结果公告…", lambda: self._begin(record)),)

    def following(self, record: Record) -> str:
        """How far a 公示 is from its result; empty for anything else."""
        if not hangs_for_objections(record) or record["no_result"]:
            return ""
        found = self._office.results.state(record.id)
        if found.results:
            return f"已出结果：{found.results[-1].text('number')}"
        return found.why or "下一步：公示期满，可以出结果公告"

    def early(self, move: Move, record: Record) -> str:
        """What is said above 登记撤下 while a 公示 still runs."""
        if move.key != TAKEN_DOWN or not (told := self._office.results.early(record.id)):
            return ""
        return f"{told}；确需提前撤下的，请写明原因"

    def _begin(self, record: Record) -> None:
        try:
            given = self._office.results.values(record.id)
        except AppError as error:
            self._teller.refuse(error)
            return
        self._teller.begun.emit(DISCLOSURE.key, given, f"新增主动公开：{record.text('number')}的结果公告")
        self._teller.tell("结果公告已填好，请核对正文和名单后保存，再送审查")

    def _open(self, result: Record) -> None:
        self._teller.wanted.emit(DISCLOSURE.key, result.id)
