"""A read-only table of texts: thin model, no widgets per cell, so five thousand rows are as quick as five."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

Cells = Sequence[str]
_DISPLAY, _TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
_ROW_PADDING = 10  # pixels above and below the words of a row together
_TARGET = 32  # pixels a row is high at least, to be pressed


class TextTable(QAbstractTableModel):
    """Rows made into words only when they are looked at.

    `cells` turns the row at a position into its texts, one for each heading.
    """

    def __init__(self, headings: Cells) -> None:
        super().__init__()
        self._headings = tuple(headings)
        self._count = 0
        self._cells: Callable[[int], Cells] = _nothing

    def show(self, count: int, cells: Callable[[int], Cells]) -> None:
        """Show `count` rows from now on."""
        self.beginResetModel()
        self._count, self._cells = count, cells
        self.endResetModel()

    def show_rows(self, rows: Sequence[Cells]) -> None:
        """Show finished rows from now on."""
        self.show(len(rows), rows.__getitem__)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """The rows shown."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """The headings."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _DISPLAY) -> object:
        """The text of a cell; its tip repeats it in full."""
        if not index.isValid() or role not in {_DISPLAY, _TIP}:
            return None
        return self._cells(index.row())[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """The heading of a column."""
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        return None


def table_view(model: TextTable, name: str, widths: Sequence[int]) -> QTableView:
    """A view that chooses whole rows; `widths` in Chinese characters, the last column takes what is left."""
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setAlternatingRowColors(True)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(max(_TARGET, view.fontMetrics().height() + _ROW_PADDING))
    heading = view.horizontalHeader()
    heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    heading.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    heading.setStretchLastSection(True)
    character = view.fontMetrics().horizontalAdvance("字")
    for column, width in enumerate(widths):
        view.setColumnWidth(column, (width + 1) * character)
    return view


def chosen_row(view: QTableView) -> int | None:
    """The row the cursor stands on, when it is chosen."""
    rows = view.selectionModel().selectedRows()
    return rows[0].row() if rows else None


def _nothing(_row: int) -> Cells:
    return ()
