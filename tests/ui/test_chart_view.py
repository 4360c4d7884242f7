"""A chart on the screen: the shapes of the one layout, told in words, walked over by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.documents.chart_block import Picture
from desktop_app.domain.chart import Chart, Series
from desktop_app.domain.chart_shapes import Box, Drawing
from ui import style
from ui.chart_view import ChartView

QUARTERS = Chart(
    "各季度办件",
    "bars",
    ("一季度", "二季度", "三季度"),
    (Series("收件", (120.0, 60.0, 0.0)), Series("办结", (110.0, 60.0, 0.0))),
    "件",
)


@pytest.fixture
def view(dressed: QApplication, qtbot: QtBot) -> ChartView:
    made = ChartView()
    qtbot.addWidget(made)
    made.resize(520, 320)
    made.show_chart(QUARTERS)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def bars(drawing: Drawing) -> dict[tuple[int, int], Box]:
    return {one.of: one for one in drawing.shapes if isinstance(one, Box) and one.of}


def test_screen_and_paper_draw_the_same_shapes(view: ChartView) -> None:
    seen = view.drawing
    assert seen is not None
    (printed,) = Picture(QUARTERS).drawings(450)
    for part in ("title", "unit", "legend", "category", "value", "tick"):
        assert seen.words(part) == printed.words(part)
    mine, other = bars(seen), bars(printed)
    assert mine.keys() == other.keys()
    for of, box in mine.items():
        assert box.fill == other[of].fill
        share = box.height / mine[0, 0].height
        assert share == pytest.approx(other[of].height / other[0, 0].height)


def test_the_numbers_are_heard(view: ChartView) -> None:
    assert view.accessibleName() == "统计图：各季度办件"
    assert "一季度：收件 120，办结 110" in view.accessibleDescription()


def test_keys_walk_over_the_bars_and_enter_wants_the_rows(view: ChartView, qtbot: QtBot) -> None:
    wanted: list[tuple[int, int]] = []
    view.wanted.connect(lambda series, category: wanted.append((series, category)))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert wanted == []  # nothing is chosen yet
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    assert wanted == [(1, 1)]
    assert view.accessibleDescription().startswith("二季度，办结：60件")
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.where() == (1, 2)


def test_a_double_click_on_a_bar_wants_its_rows(view: ChartView) -> None:
    wanted: list[tuple[int, int]] = []
    view.wanted.connect(lambda series, category: wanted.append((series, category)))
    assert view.drawing is not None
    box = bars(view.drawing)[0, 1]
    spot = QPoint(round(box.x + box.width / 2) + 8, round(box.y + box.height / 2) + 8)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=spot)
    assert wanted == [(0, 1)]


def test_larger_letters_are_laid_out_anew(view: ChartView, qapp: QApplication) -> None:
    before = view.minimumHeight()
    try:
        style.enlarge(qapp, len(style.SIZES) - 1)
        QApplication.processEvents()
        assert view.minimumHeight() > before
    finally:
        style.enlarge(qapp, style.STANDARD)
