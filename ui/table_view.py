"""The table of a register: columns that are hidden, moved, sized and sorted, and stay so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from desktop_app.domain.register import Register
from ui.table_model import RegisterTableModel

ROOM = 14  # pixels around the words of a cell together
WIDEST = 34  # half-width characters of a column at first
_SAVE_AFTER = 300  # ms after the last drag


class RegisterTable(QTableView):
    """Shows a RegisterTableModel; tells which record is looked at and how the columns were arranged."""

    looked_at = Signal(object)  # row number or None
    opened = Signal(int)  # Enter or a double click
    sorted_by = Signal(str, bool)
    arranged = Signal()  # columns, widths or order were changed by hand
    columns_wanted = Signal()

    def __init__(self, register: Register, model: RegisterTableModel) -> None:
        super().__init__()
        self._register, self._rows = register, model
        self._widths: dict[str, int] = {}
        self._placing = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SAVE_AFTER)
        self._later.timeout.connect(self.arranged)
        self.setModel(model)
        self.setAccessibleName(f"{register.title}列表")
        self._dress()
        header = self.horizontalHeader()
        # Otherwise Ctrl+A asks the flags of every cell through the header: 8-15 s for 100,000 rows.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.sectionClicked.connect(self._sort)
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(self._moved)
        header.customContextMenuRequested.connect(self._menu)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        model.modelReset.connect(self._place)
        self.selectionModel().currentRowChanged.connect(self._current)
        self._place()

    def _dress(self) -> None:
        self.verticalHeader().hide()  # a shrinking filter would paint every row of it once
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(40)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def arrangement(self) -> dict[str, object]:
        """Columns in the order seen and their widths, as JSON values."""
        header = self.horizontalHeader()
        order = sorted(range(header.count()), key=header.visualIndex)
        keys = [self._rows.columns[at] for at in order]
        return {"columns": keys, "widths": dict(self._widths)}

    def arrange(self, kept: Mapping[str, object]) -> None:
        """Put columns and widths as they were remembered; unknown ones are passed over."""
        keys, widths = kept.get("columns"), kept.get("widths")
        if isinstance(widths, Mapping):
            self._widths = {str(k): int(v) for k, v in widths.items() if isinstance(v, int) and v > 0}
        if isinstance(keys, list) and any(key in self._register.by_key for key in keys):
            self.show_columns([str(key) for key in keys])
        else:
            self._place()

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show exactly these fields, in this order."""
        current = self.current_row()
        self._placing = True
        header = self.horizontalHeader()
        for at in range(header.count()):  # the model's order is the order seen again
            header.moveSection(header.visualIndex(at), at)
        self._rows.show_columns(keys)
        self._placing = False
        if current is not None:
            self.go_to(current)

    def show_order(self, sort: Sequence[tuple[str, bool]]) -> None:
        """Let the header tell by which column the rows are ordered."""
        header = self.horizontalHeader()
        column = self._rows.columns.index(sort[0][0]) if sort and sort[0][0] in self._rows.columns else -1
        down = bool(sort) and sort[0][1]
        header.setSortIndicator(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)

    def _place(self) -> None:
        """Give every column its width: remembered, or by the kind of its field."""
        placing, self._placing = self._placing, True
        digit = self.fontMetrics().horizontalAdvance("0")
        for at, key in enumerate(self._rows.columns):
            field = self._register[key]
            extra = 12 if key == "due_on" else 0
            words = max(2 * len(field.label) + 2, min(field.kind.width + extra, WIDEST))
            self.setColumnWidth(at, self._widths.get(key, words * digit + ROOM))
        self.verticalHeader().setDefaultSectionSize(max(32, self.fontMetrics().height() + ROOM))
        self._placing = placing

    def _resized(self, at: int, _old: int, new: int) -> None:
        if not self._placing and at < len(self._rows.columns):
            self._widths[self._rows.columns[at]] = new
            self._later.start()

    def _moved(self) -> None:
        if not self._placing:
            self._later.start()

    def _sort(self, at: int) -> None:
        key = self._rows.columns[at]
        sort = self._rows.query.sort
        down = bool(sort) and sort[0] == (key, False)
        self.sorted_by.emit(key, down)

    def _menu(self, where: QPoint) -> None:
        header = self.horizontalHeader()
        self._menu_of(header.logicalIndexAt(where), header.mapToGlobal(where))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the column the cursor is in: sorting and hiding without a mouse."""
        index = self.currentIndex()
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard and index.isValid()
        spot = self.visualRect(index).bottomLeft() if by_key else event.pos()
        at = index.column() if by_key else self.columnAt(spot.x())
        self._menu_of(at, self.viewport().mapToGlobal(spot))

    def changeEvent(self, event: QEvent) -> None:
        """Another size of letters: columns that nobody sized by hand follow, or dates would be cut."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_rows"):
            self._place()

    def _menu_of(self, at: int, spot: QPoint) -> None:
        menu = QMenu(self)
        if 0 <= at < len(self._rows.columns):
            key = self._rows.columns[at]
            menu.addAction("升序", lambda: self.sorted_by.emit(key, False))  # noqa: FBT003  # a signal's argument
            menu.addAction("降序", lambda: self.sorted_by.emit(key, True))  # noqa: FBT003
            hide = menu.addAction(f"隐藏“{self._register.label(key)}”", lambda: self._hide(key))
            hide.setEnabled(len(self._rows.columns) > 1)
            menu.addSeparator()
        menu.addAction("选择显示的列…", self.columns_wanted.emit)
        menu.popup(spot)

    def _hide(self, key: str) -> None:
        shown = self.arrangement()["columns"]
        assert isinstance(shown, list)
        self.show_columns([k for k in shown if k != key])
        self.arranged.emit()

    def current_row(self) -> int | None:
        """The row the cursor is on."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def go_to(self, row: int) -> None:
        """Put the cursor on a row and bring it into sight."""
        if 0 <= row < self._rows.total:
            column = self.horizontalHeader().logicalIndex(0)
            index = self._rows.index(row, max(column, 0))
            # selectRow() would read the keyboard: with the Ctrl of Ctrl+S still down it takes the row out again.
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def chosen_rows(self) -> int:
        """How many rows are selected; asked of the ranges, which is instant for any number."""
        ranges = self.selectionModel().selection()
        return sum(ranges.at(n).height() for n in range(ranges.count()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the record, everything else moves as tables do."""
        row = self.current_row()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row is not None and not event.modifiers():
            self.opened.emit(row)
            return
        super().keyPressEvent(event)

    def _current(self) -> None:
        self.looked_at.emit(self.current_row())
