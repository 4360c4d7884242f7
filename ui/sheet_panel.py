"""上栏稿件 beside the table: the sheet on paper, hanging it in a round that hangs already, and taking it down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop_app.domain.records import Changed, Query, Record
from desktop_app.registers.issue import HANGING as POSTED
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.sheet import HANGING, SHEET, WAITING
from ui.board_words import span
from ui.dated_panel import DatedPanel
from ui.sheet_offer import sheet_offer
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.domain.flow import Move
    from desktop_app.services.office import Office


class SheetPanel(DatedPanel):
    """The record panel of 上栏稿件."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(SHEET, office, teller)
        self._moves.own = {"hung": self._hang, "taken_down": self._take_down}
        self._moves.fits = self._fits
        self._moves.papers = self._papers_of

    def _fits(self, move: Move, record: Record) -> bool:
        """A round is posted as a whole; what comes later is hung by itself."""
        issue = self._issue(record)
        return move.key != "hung" or (issue is not None and issue.text("state") == POSTED)

    def _issue(self, record: Record) -> Record | None:
        wanted = Query(ISSUE.key, equal={"number": (record.text("issue_no"),)})
        return next(iter(self._office.entries.page(wanted, 0, 1)), None)

    def _papers_of(self, record: Record) -> Sequence[tuple[str, Callable[[], object]]]:
        issue = self._issue(record)
        made: list[tuple[str, Callable[[], object]]] = []
        if issue is not None:
            made.append(("预览…", lambda: self._see(record, issue.id)))
            made.append(("打开期次", lambda: self._teller.wanted.emit(ISSUE.key, issue.id)))
        return made

    def _following(self, record: Record) -> str:
        if record.text("state") == HANGING:
            where = " ".join(record.text(key) for key in ("board", "section", "slot") if record.text(key))
            return f"挂在{where or '没有写明的位置'}：{span(record)}"
        if record.text("state") == WAITING:
            issue = self._issue(record)
            if issue is not None and issue.text("state") != POSTED:
                return f"下一步：在{issue.text('number')}里登记张贴，整期的稿件一起挂出"
        return ""

    def _see(self, record: Record, issue_id: int) -> None:
        from ui.dialogs.paper_view import open_paper_view  # noqa: PLC0415  # a door is paid for when opened

        open_paper_view(self.window(), self._office, sheet_offer(self._office, record, issue_id))

    def _hang(self, record: Record) -> None:
        move, board = SHEET.flow.move("hung"), self._office.board
        self._ask_day(move, lambda on: board.hang(record.id, record.version, on))

    def _take_down(self, record: Record) -> None:
        from ui.dialogs.sheet_down import open_sheet_down  # noqa: PLC0415  # a door is paid for when opened

        open_sheet_down(self, self._office, record, self._taken_down)

    def _taken_down(self, changed: Changed, told: str) -> None:
        self._teller.tell(told, "fine")
        self.changed.emit(changed)
