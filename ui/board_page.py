"""现在挂着: every board as a plain picture, and what may be done with the place the cursor is on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.records import Changed, Query, Record
from desktop_app.domain.register import Register
from desktop_app.errors import AppError
from desktop_app.registers.issue import ISSUE, PREPARING
from desktop_app.registers.sheet import SHEET
from desktop_app.registers.slot import SLOT
from ui.board_picture import BoardPicture
from ui.board_slots import BoardSlots
from ui.board_words import LATE, counts, lines, name_of
from ui.style import set_tone
from ui.tell import Teller, button, label

if TYPE_CHECKING:
    from desktop_app.services.board_plan import BoardView, Hung
    from desktop_app.services.office import Office

_KEYS = "方向键选格位，回车打开，Delete 撤下，Insert 换上"
_LINES = 3  # of what hangs that are told below the picture


class BoardPage(QWidget):
    """Asks the office what hangs; `new` begins a record of a register on its own page."""

    def __init__(self, office: Office, teller: Teller, new: Callable[[Register], object]) -> None:
        super().__init__()
        self._office, self._teller = office, teller
        self._new_issue = partial(new, ISSUE)
        self._pictures: list[BoardPicture] = []
        self._front: BoardPicture | None = None
        self._stale = False
        self._told, self._late = label("", "heading"), label("")
        set_tone(self._late, LATE)
        self._boards = QVBoxLayout()
        self._where, self._what = label("", "heading"), label("")
        self._open = button("打开稿件", self.open_sheet)
        self._down = button("撤下…", self.take_down)
        self._up = button("换上…", self.put_up)
        self._slots = BoardSlots(office)
        self._slots.done.connect(self._declared)
        self._slots.closed.connect(self.ask)
        self._slots.single_wanted.connect(partial(new, SLOT))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._shown())
        self._stack.addWidget(self._slots)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.addWidget(self._stack)
        teller.happened.connect(self._hear)
        self.ask()

    def _shown(self) -> QWidget:
        head = QHBoxLayout()
        head.addWidget(self._told)
        head.addSpacing(12)
        head.addWidget(self._late)
        head.addSpacing(12)
        head.addWidget(_hint(), 1)
        head.addWidget(button("新增一期", self._new_issue, main=True))
        head.addWidget(button("登记一块公开栏…", self._declare))
        inner = QWidget()
        inner.setLayout(self._boards)
        self._boards.setContentsMargins(0, 0, 8, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._foot())
        return page

    def _foot(self) -> QWidget:
        """The place the cursor is on, in full, with its buttons."""
        self._what.setWordWrap(True)
        self._open.setToolTip("看这张稿件（回车键）")
        self._down.setToolTip("登记撤下，可以附照片（Delete 键）")
        self._up.setToolTip("给这个格位选稿件（Insert 键）")
        words = QVBoxLayout()
        words.addWidget(self._where)
        words.addWidget(self._what)
        foot = QFrame()
        foot.setObjectName("card")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 8, 12, 8)
        row.addLayout(words, 1)
        for made in (self._open, self._down, self._up):
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return foot

    # What is seen

    def ask(self) -> None:
        """Look again; the cursor stays on its place."""
        self._stale = False
        try:
            boards = self._office.board.plan()
        except AppError as error:
            self._teller.refuse(error)
            return
        if not boards:
            self._declare()
            return
        self._stack.setCurrentIndex(0)
        self._show_boards(boards)

    def _show_boards(self, boards: tuple[BoardView, ...]) -> None:
        held, names = isinstance(self.focusWidget(), BoardPicture), self._names()
        while item := self._boards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._pictures, self._front = [], None
        today = self._office.entries.today()
        for at, board in enumerate(boards):
            name = f"{board.board}　{board.place}".rstrip("　")
            self._boards.addWidget(label(name, "title"))
            picture = BoardPicture(board, today)
            picture.looked_at.connect(partial(self._look, picture))
            picture.opened.connect(self.open_sheet)
            picture.down_wanted.connect(self.take_down)
            picture.up_wanted.connect(self.put_up)
            picture.left.connect(partial(self._go_on, at))
            self._boards.addWidget(picture)
            self._pictures.append(picture)
        self._boards.addStretch(1)
        self._count(boards)
        self._put_cursor(names, held=held)

    def _put_cursor(self, names: tuple[str, str, str], *, held: bool) -> None:
        board, section, slot = names
        same = (one for one in self._pictures if one.board.board == board and one.put_cursor(section, slot))
        front = next(same, None)
        if front is None:
            front = self._pictures[0]
            front.put_on_first()
        if held:
            front.setFocus()
        self.setFocusProxy(front)
        self._look(front)

    def _names(self) -> tuple[str, str, str]:
        place = self._front.place() if self._front else None
        if self._front is None or place is None:
            return ("", "", "")
        return self._front.board.board, place[0].section, place[1].slot.text("slot")

    def _count(self, boards: tuple[BoardView, ...]) -> None:
        hung, late, empty = counts(boards)
        self._told.setText(f"挂着{hung}件，空{empty}格")
        self._late.setText(f"{late}件过期，应撤下" if late else "")

    def _look(self, picture: BoardPicture) -> None:
        if picture.hasFocus() or self._front is None:
            for other in self._pictures:
                if other is not picture:
                    other.clearSelection()
            self._front = picture
            self.setFocusProxy(picture)
        if picture is not self._front:
            return
        place, today = picture.place(), self._office.entries.today()
        hung = self._hung()
        self._open.setEnabled(bool(hung))
        self._down.setEnabled(bool(hung))
        self._up.setEnabled(place is not None and place[1].slot.id > 0)
        where = (picture.board.board, place[0].section, name_of(place[1])) if place else ()
        self._where.setText("　".join(part for part in where if part))
        told = ["，".join(lines(one, today)) for one in hung[:_LINES]]
        more = [f"……共{len(hung)}件"] if len(hung) > _LINES else []
        self._what.setText("\n".join([*told, *more]) or "空着，可以换上稿件")

    def _hung(self) -> tuple[Hung, ...]:
        place = self._front.place() if self._front else None
        return place[1].hung if place else ()

    def _go_on(self, at: int, step: int) -> None:
        if 0 <= at + step < len(self._pictures):
            following = self._pictures[at + step]
            following.take_cursor(last=step < 0)
            self._scroll.ensureWidgetVisible(following)

    # What is done

    def open_sheet(self) -> None:
        """Show the sheet of the place on its own page."""
        self._one("打开哪一件", lambda hung: self._teller.wanted.emit(SHEET.key, hung.sheet.id))

    def take_down(self) -> None:
        """Ask why the sheet of the place comes down."""
        self._one("撤下哪一件", lambda hung: self._take_down(hung.sheet))

    def _take_down(self, sheet: Record) -> None:
        from ui.dialogs.sheet_down import open_sheet_down  # noqa: PLC0415  # a door is paid for when opened

        open_sheet_down(self, self._office, sheet, self._heard)

    def put_up(self) -> None:
        """Choose what will hang at the place, as part of the round that is being prepared."""
        from ui.dialogs.pick_sheets import open_pick_sheets  # noqa: PLC0415  # a door is paid for when opened

        place = self._front.place() if self._front else None
        if place is None or not place[1].slot.id:
            return
        wanted = Query(ISSUE.key, equal={"state": (PREPARING,)})
        issue = next(iter(self._office.entries.page(wanted, 0, 1)), None)
        if issue is None:
            self._teller.tell("没有筹备中的期次：请先新增一期，再给格位选稿件", "soon")
            self._new_issue()
            return
        open_pick_sheets(self, self._office, issue, self._heard, place[1].slot)

    def _one(self, words: str, act: Callable[[Hung], object]) -> None:
        """Do it with the sheet of the place; where several hang, ask which."""
        hung = self._hung()
        if len(hung) < 2:
            for one in hung:
                act(one)
            return
        menu = QMenu(self)
        menu.setAccessibleName(words)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in hung:
            menu.addAction(one.sheet.text("title")).triggered.connect(partial(_act, act, one))
        menu.popup(self._open.mapToGlobal(QPoint(0, self._open.height())))

    def _heard(self, changed: Changed, told: str) -> None:
        self._teller.tell(told, "fine")
        self._teller.happened.emit(changed)

    def _declare(self) -> None:
        self._slots.begin(first=not self._pictures)
        self._stack.setCurrentWidget(self._slots)
        self.setFocusProxy(self._slots)
        if self.isVisible():
            self._slots.setFocus()

    def _declared(self, changed: Changed) -> None:
        self._heard(changed, f"已登记{len(changed.records[SLOT.key])}个格位（Ctrl+Z 撤销）")
        self.ask()
        self.setFocus()

    def _hear(self, changed: Changed) -> None:
        if {SHEET.key, SLOT.key, ISSUE.key} & set(changed.records):
            self.look_again()

    def look_again(self) -> None:
        """Something changed: read anew, now or when the page is next seen."""
        self._stale = True
        if self.isVisible():
            self.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """A page that was hidden while things changed looks again."""
        super().showEvent(event)
        if self._stale:
            self.ask()


def _hint() -> QLabel:
    """The keys; cut off where there is no room, for the buttons tell them too."""
    made = label(_KEYS, "note")
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made


def _act(act: Callable[[Hung], object], hung: Hung, _checked: object = None) -> None:
    act(hung)
