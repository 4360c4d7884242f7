"""稿件: the sheets of a round in their order, and what is done with them before they hang."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.records import Changed, Record
from desktop_app.errors import AppError
from desktop_app.registers.issue import DOWN, PREPARING
from desktop_app.registers.sheet import ECHO, SHEET, WAITING
from ui.chips import FlowLayout
from ui.sheet_offer import CHANGES, FILING, ISSUE_PAPER, issue_offer
from ui.style import colour
from ui.tell import Teller, button, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office

TITLE = "稿件"
_HEADS = ("序", "稿件", "审查")
_JUDGED = 2
_STAGE = re.compile("现在的内容是“(.+?)”")
_ACROSS = "A4横排"  # the answers of a 回音壁 stand in a table of their own
_READY = "可以张贴"
_NONE = "还没有稿件：按“选稿件…”从审查通过的信息和点题里选，或沿用现在还挂着的"


class IssueSheets(QWidget):
    """`changed` tells what an act touched."""

    changed = Signal(object)

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__()
        self._office, self._teller = office, teller
        self._issue: Record | None = None
        self._sheets: tuple[Record, ...] = ()
        self._list = self._made_list()
        self._drafts = ""  # said beside the papers: how many of them are 草稿
        self._hint = label(_NONE, "note")
        self._hint.setWordWrap(True)
        self._acts = FlowLayout()
        self._pick = self._add("选稿件…", self._choose)
        self._carry = self._add("沿用在挂稿件", self._carry_over)
        self._up = self._add("上移", lambda: self._shift(-1), "Alt+↑")
        self._down = self._add("下移", lambda: self._shift(1), "Alt+↓")
        self._out = self._add("移出", self._leave_out, "Delete 键")
        self._see = self._add("预览全部…", lambda: self._show(ISSUE_PAPER))
        self._make = self._add("生成全部 PDF…", self._make_all)
        self._filing = self._add("备案表…", lambda: self._show(FILING))
        self._changes = self._add("更换清单…", lambda: self._show(CHANGES))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._hint)
        layout.addLayout(self._acts)

    def _add(self, words: str, act: Callable[[], object], keys: str = "") -> QWidget:
        made = button(words, act)
        if keys:
            made.setToolTip(f"{words}（{keys}）")
        self._acts.addWidget(made)
        return made

    def _made_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(TITLE)
        made.setHeaderLabels(list(_HEADS))
        made.setRootIsDecorated(False)
        header = made.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        made.itemSelectionChanged.connect(self._light)
        made.itemActivated.connect(lambda _item, _column: self._open())
        for keys, act in (
            (QKeySequence.StandardKey.Delete, self._leave_out),
            ("Alt+Up", lambda: self._shift(-1)),
            ("Alt+Down", lambda: self._shift(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), made)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        return made

    def show_record(self, issue: Record, sheets: tuple[Record, ...], doubts: Mapping[int, str]) -> None:
        """The sheets of a round, and why some may not hang yet; the cursor stays on its sheet."""
        front = self._chosen()
        self._issue, self._sheets = issue, sheets
        self._list.clear()
        for at, sheet in enumerate(self._sheets, 1):
            self._list.addTopLevelItem(self._line(at, sheet, doubts.get(sheet.id, "")))
        ids = [sheet.id for sheet in self._sheets]
        self._put_cursor(ids.index(front.id) if front and front.id in ids else 0)
        self._drafts = f"{len(doubts)}件还不能张贴，纸上印有“草稿”字样" if doubts else ""
        self._hint.setVisible(not ids)
        self._light()

    def _line(self, at: int, sheet: Record, doubt: str) -> QTreeWidgetItem:
        where = " ".join(sheet.text(key) for key in ("section", "slot") if sheet.text(key))
        waits = sheet.text("state") == WAITING
        judged = (_short(doubt) or _READY) if waits else sheet.text("state")
        until = f"{sheet.text('until')}应撤" if sheet.day("until") else "没有应撤日"
        layout = _ACROSS if sheet.text("kind") == ECHO else sheet.text("format")
        told = "，".join((where or "格位未定", until, layout))
        item = QTreeWidgetItem([str(at), f"{sheet.text('title')}\n{told}", judged])
        for column in range(len(_HEADS)):
            item.setToolTip(
                column,
                "\n".join(part for part in (sheet.text("title"), sheet.text("board"), told, doubt) if part),
            )
        if doubt and waits:
            item.setForeground(_JUDGED, QBrush(colour("soon")))
        return item

    def _put_cursor(self, at: int) -> None:
        if current := self._list.topLevelItem(at):
            self._list.setCurrentItem(current)

    def _chosen(self) -> Record | None:
        at = self._list.indexOfTopLevelItem(self._list.currentItem())
        return self._sheets[at] if 0 <= at < len(self._sheets) else None

    def _light(self) -> None:
        """What is open to this round now."""
        state = self._issue.text("state") if self._issue else ""
        living = bool(self._issue) and not (self._issue and self._issue.text("void_reason"))
        sheet = self._chosen()
        at = self._sheets.index(sheet) if sheet else -1
        self._pick.setEnabled(living and state != DOWN)
        self._carry.setEnabled(living and state == PREPARING)
        self._up.setEnabled(living and at > 0)
        self._down.setEnabled(living and 0 <= at < len(self._sheets) - 1)
        self._out.setEnabled(living and sheet is not None and sheet.text("state") == WAITING)
        for made in (self._see, self._make, self._filing):
            made.setEnabled(living and bool(self._sheets))
        self._changes.setEnabled(living)

    # What is done

    def _do(self, act: Callable[[], Changed], told: str) -> None:
        try:
            changed = act()
        except AppError as error:
            self._teller.refuse(error)
            return
        self._heard(changed, told)

    def _heard(self, changed: Changed, told: str) -> None:
        self.changed.emit(changed)
        self._teller.tell(told, "fine")
        self._list.setFocus()

    def _choose(self) -> None:
        from ui.dialogs.pick_sheets import open_pick_sheets  # noqa: PLC0415  # a door is paid for when opened

        if self._issue is not None:
            open_pick_sheets(self, self._office, self._issue, self._heard)

    def _carry_over(self) -> None:
        if (issue := self._issue) is not None:
            before = len(self._sheets)
            self._do(lambda: self._office.board.carry_over(issue.id), "")
            more = len(self._sheets) - before
            if more:
                self._teller.tell(f"已沿用{more}件在挂稿件（Ctrl+Z 撤销）", "fine")

    def _shift(self, by: int) -> None:
        sheet, issue = self._chosen(), self._issue
        at = self._sheets.index(sheet) + by if sheet else -1
        if sheet is None or issue is None or not 0 <= at < len(self._sheets):
            return
        ids = [one.id for one in self._sheets if one.id != sheet.id]
        ids.insert(at, sheet.id)
        self._do(lambda: self._office.board_desk.arrange(issue.text("number"), ids), f"已移到第{at + 1}件")

    def _leave_out(self) -> None:
        if (sheet := self._chosen()) is not None and self._out.isEnabled():
            told = f"已移出《{sheet.text('title')}》（Ctrl+Z 撤销）"
            self._do(lambda: self._office.board_desk.leave_out(sheet.id), told)

    def _open(self) -> None:
        if (sheet := self._chosen()) is not None:
            self._teller.wanted.emit(SHEET.key, sheet.id)

    def _show(self, what: str) -> None:
        from ui.dialogs.paper_view import open_paper_view  # noqa: PLC0415  # a door is paid for when opened

        if self._issue is None:
            return
        told = self._drafts if what == ISSUE_PAPER else ""
        open_paper_view(self.window(), self._office, issue_offer(self._office, self._issue, what, told))

    def _make_all(self) -> None:
        from ui.dialogs.make_issue import open_make_issue  # noqa: PLC0415  # a door is paid for when opened

        if self._issue is not None:
            open_make_issue(self, self._office, self._issue, self._teller)


def _short(doubt: str) -> str:
    """The stage of its review, or what else stands in the way."""
    found = _STAGE.search(doubt)
    return found[1] if found else doubt.partition("，")[0]
