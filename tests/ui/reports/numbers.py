"""What tests of the annual report share: requests that count, and the numbers as the window shows them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar, QTableView, QWidget

from desktop_app.domain.annual_report_table2 import TABLE2
from desktop_app.domain.annual_report_texts import TEXT_TITLES
from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from tests.builders import BEGUN, added, moved
from ui.main_window import MainWindow

YEAR = 2026
GRANTED, NEW = "（一）予以公开，总计", "一、本年新收政府信息公开申请数量，总计"


def answered(office: Office) -> int:
    record = moved(office, REQUEST, added(office, REQUEST), "replied", BEGUN, report_row="（一）予以公开")
    return moved(office, REQUEST, record, "posted", BEGUN).id


def written(office: Office) -> None:
    """Everything the office itself has to write."""
    office.reports.put_table2(YEAR, {entry.key: "0" for entry in TABLE2})
    office.reports.put_texts(YEAR, {key: f"{title}的内容。" for key, title in TEXT_TITLES.items()})


def cell(window: MainWindow, table: str, name: str) -> tuple[QTableView, QModelIndex]:
    """A number of a table by what a screen reader says of it."""
    view = next(v for v in window.findChildren(QTableView) if v.accessibleName() == table and v.isVisible())
    model, role = view.model(), Qt.ItemDataRole.AccessibleTextRole
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            if str(index.data(role) or "").rpartition("：")[0] == name:
                return view, index
    raise AssertionError(f"表里没有“{name}”")


def number(window: MainWindow, table: str, name: str) -> str:
    return str(cell(window, table, name)[1].data())


def double_click(window: MainWindow, table: str, name: str) -> None:
    view, index = cell(window, table, name)
    view.scrollTo(index)
    spot = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def tabs(window: QWidget) -> list[str]:
    """The words of all tabs."""
    return [bar.tabText(at) for bar in window.findChildren(QTabBar) for at in range(bar.count())]
