"""公开栏期次 beside the table: its sheets, and posting, filing and taking down the whole of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop_app.domain.records import Record
from desktop_app.registers.issue import HANGING, ISSUE, PREPARING
from ui.dated_panel import DatedPanel
from ui.issue_sheets import TITLE, IssueSheets
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_LOWEST = 90  # pixels a page keeps on a low screen


class IssuePanel(DatedPanel):
    """The record panel of 公开栏期次; what is done most, its sheets, comes first."""

    def __init__(self, office: Office, teller: Teller) -> None:
        self._found: tuple[tuple[Record, ...], Mapping[int, str]] = (), {}
        super().__init__(ISSUE, office, teller)
        self._sheets = IssueSheets(office, teller)
        self._sheets.changed.connect(self._done)
        self._parts.insertTab(0, self._sheets, TITLE)
        self._parts.setCurrentIndex(0)
        for at in range(self._parts.count()):
            self._parts.widget(at).setMinimumHeight(_LOWEST)
        self._moves.own = {"posted": self._post, "taken_down": self._take_down}

    def _following(self, record: Record) -> str:
        """What comes next; what it takes is read once and shown by the part 稿件 too."""
        state, number = record.text("state"), record.text("number")
        sheets, doubts = self._office.board.sheets(number), self._office.board_desk.doubts(number)
        self._found = sheets, doubts
        if state == PREPARING:
            if not sheets:
                return "下一步：选稿件"
            stuck = len(doubts)
            return f"下一步：{stuck}件稿件还要审查" if stuck else "下一步：生成全部 PDF，贴出后登记张贴"
        if state == HANGING and not record.day("filed_on"):
            return "下一步：打印备案表存档，登记备案"
        return ""

    def _post(self, record: Record) -> None:
        board = self._office.board
        note = "换下来的旧稿件一起登记撤下，详见更换清单"
        self._ask_day(ISSUE.flow.move("posted"), lambda on: board.post(record.id, record.version, on), note)

    def _take_down(self, record: Record) -> None:
        board = self._office.board
        self._ask_day(
            ISSUE.flow.move("taken_down"), lambda on: board.take_down_issue(record.id, record.version, on)
        )

    def _show_part(self) -> None:
        if self.record is not None and self._parts.currentWidget() is self._sheets:
            self._sheets.show_record(self.record, *self._found)
        else:
            super()._show_part()
