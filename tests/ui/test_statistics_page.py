"""统计: numbers chosen, read, looked behind, drawn, fixed and handed out, by visible words and keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.domain.changes import OUTFLOW
from desktop_app.registers.figure import FIGURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.office import Office
from tests.builders import BUREAU, added, opened
from tests.hand import Hand
from ui import style
from ui.chart_view import ChartView
from ui.main_window import MainWindow

TODAY = date(2026, 5, 20)
CALLS = (("来电", "2026-03-02 09:30"), ("来电", "2026-03-10 10:00"), ("来访", "2026-04-02 11:00"))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Two calls in March, a visitor in April, and totals of others that cannot be true."""
    made = opened(tmp_path / "data", TODAY)
    made.bureau.put(BUREAU)
    for at, (way, when) in enumerate(CALLS):
        added(
            made,
            HOTLINE,
            way=way,
            called_at=when,
            content=f"第{at}件，反映路灯不亮。",
            phone=f"1380000123{at}",
        )
    told = {"subject": "数字城管案件", "first": "2026-01-01", "last": "2026-03-31", "source": "县城管局报表"}
    added(made, FIGURE, **told, received="945", handled="1445", closed="")
    yield made
    made.close(copy=False)


@pytest.fixture
def page(hand: Hand, qtbot: QtBot) -> Hand:
    """The hand on the page, the hotline of the first quarter counted."""
    hand.tab("统计上报")
    hand.tab("统计")
    hand.see("2026年5月：未收到")
    hand.choose(台账="咨询热线")
    counted(hand, qtbot)
    hand.press("季度")
    hand.press("上一时段")
    hand.see("2026年第一季度：收到2件")
    return hand


def counted(page: Hand, qtbot: QtBot) -> None:
    """Waits until the numbers asked for are there."""
    qtbot.waitUntil(lambda: not page.sees("正在统计…"), timeout=10_000)


def cell(window: MainWindow, table: str, name: str) -> str:
    """Stands on the number that is read out by this name; the number."""
    view = next(v for v in window.findChildren(QTableView) if v.accessibleName() == table and v.isVisible())
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            said = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
            if said.partition("：")[0] == name:
                view.setFocus()
                view.setCurrentIndex(index)
                return str(index.data())
    raise AssertionError(f"表里没有“{name}”")


def test_every_number_has_its_meaning_and_opens_its_records(
    page: Hand, window: MainWindow, qtbot: QtBot
) -> None:
    assert page.headings("统计数") == ["指标", "数", "口径"]
    rows = page.rows("统计数")
    assert rows[0] == ["收件", "2件", "期间内收到的件，作废的不算"]
    assert all(row[2] for row in rows)
    cell(window, "统计数", "收件")
    page.key("Return")
    qtbot.waitUntil(lambda: page.title() == "2026年第一季度·收件")
    assert [row[0:2] for row in page.rows("涉及的记录")] == [
        ["咨询热线", "热线-2026-0001"],
        ["咨询热线", "热线-2026-0002"],
    ]
    page.key("Down")
    page.key("Return")
    qtbot.waitUntil(lambda: page.front() is window)
    page.see("第1件，反映路灯不亮")
    assert page.sees("热线-2026-0002")
    window.activateWindow()  # as every desktop does when a dialog closes
    page.tab("统计上报")
    counted(page, qtbot)
    assert cell(window, "统计数", "撤销") == "0件"
    page.key("Return")
    assert "撤销：没有对应的记录" in page.told()
    assert page.front() is window


def test_parted_by_a_list_and_by_months_with_its_total(page: Hand, window: MainWindow, qtbot: QtBot) -> None:
    assert page.value("分组") == "方式"
    assert page.headings("分组统计")[:2] == ["方式", "收件"]
    assert cell(window, "分组统计", "来电·收件") == "2件"
    assert cell(window, "分组统计", "来访·收件") == "0件"
    assert cell(window, "分组统计", "合计·收件") == "2件"
    assert cell(window, "分组统计", "来访·办结率") == "—"
    page.press("年")
    page.see("2026年：收到3件")
    page.choose(分组="月")
    counted(page, qtbot)
    assert [row[:2] for row in page.rows("分组统计")][2:4] == [["2026年3月", "2件"], ["2026年4月", "1件"]]


def test_nobody_is_ranked(page: Hand, window: MainWindow) -> None:
    box = next(b for b in window.findChildren(QComboBox) if b.accessibleName() == "分组" and b.isVisible())
    ledger = next(b for b in window.findChildren(QComboBox) if b.accessibleName() == "台账" and b.isVisible())
    for at in range(ledger.count()):
        ledger.setCurrentIndex(at)
        words = {box.itemText(n) for n in range(box.count())}
        assert not words & {"接待人", "经办人", "承办人", "登记人"}, ledger.currentText()
    page.see("正在统计")


def test_the_chart_is_walked_by_keys_and_opens_records(page: Hand, window: MainWindow, qtbot: QtBot) -> None:
    (chart,) = window.findChildren(ChartView)
    assert chart.accessibleName() == "统计图：2026年第一季度咨询热线按方式"
    assert "来电：办结 0，在办 2，撤销 0" in chart.accessibleDescription()
    chart.setFocus()
    for keys in ("Right", "Down", "Return"):  # the first category, the second series
        page.key(keys)
    qtbot.waitUntil(lambda: page.title() == "2026年第一季度·来电·在办")
    assert len(page.rows("涉及的记录")) == 2
    page.press("关闭")


def test_periods_are_turned_and_own_days_typed(page: Hand) -> None:
    page.press("下一时段")
    page.see("2026年第二季度：收到1件")
    page.press("月")
    page.see("2026年5月：未收到")
    page.press("自定")
    page.fill(从="2026年3月5日")
    page.fill(到="2026-04-02")
    page.see("2026年3月5日至2026年4月2日：收到2件")
    assert page.value("从") == "2026-03-05"
    page.fill(到="2026-02-01")
    page.wait_told("早于起日")
    page.fill(到="昨天")
    page.wait_told("昨天")


def test_totals_that_cannot_be_true_are_told_and_opened(page: Hand, window: MainWindow, qtbot: QtBot) -> None:
    page.choose(台账="办件汇总数")
    page.see("办理1445件多于收件945件")
    page.press("看这些件")
    qtbot.waitUntil(lambda: page.rows("涉及的记录")[0][0] == "办件汇总数")
    page.press("打开")
    qtbot.waitUntil(lambda: page.front() is window)
    page.see("县城管局报表")


def test_all_ledgers_stand_side_by_side_and_yearly_counts_are_of_whole_years(
    page: Hand, window: MainWindow, qtbot: QtBot
) -> None:
    page.choose(台账="各类办件")
    counted(page, qtbot)
    assert cell(window, "分组统计", "咨询热线·收件") == "2件"
    assert cell(window, "分组统计", "公开日接访·收件") == "0件"
    cell(window, "统计数", "各类办件·收件")
    page.key("Return")
    qtbot.waitUntil(lambda: page.title() == "2026年第一季度·各类办件·收件")
    assert len(page.rows("涉及的记录")) == 2
    page.press("关闭")
    page.choose(台账="年度常用统计数")
    qtbot.waitUntil(lambda: page.headings("统计数") == ["类别", "指标", "数", "口径"])
    assert page.sees("2026年")
    assert not page.may_press("季度")
    assert any("（未收到）" in row[3] for row in page.rows("统计数"))


def test_a_period_is_fixed_and_what_changes_later_stands_apart(
    page: Hand, office: Office, window: MainWindow, qtbot: QtBot
) -> None:
    page.press("定稿（冻结）…")
    assert page.title() == "2026年第一季度咨询热线统计数定稿"
    page.press("定稿")
    page.wait_told("2026年第一季度咨询热线统计数已经定稿")
    page.see("2026年5月20日定稿")
    assert page.sees("定稿以后没有变动")
    added(office, HOTLINE, called_at="2026-03-20 09:00", content="第3件。", phone="13800001239")
    page.menu("视图", "刷新")
    page.see("收件：定稿时2件，现在3件；热线-2026-0004（后来计入）")
    assert cell(window, "统计数", "收件") == "2件"
    assert page.sees("本表按现在的台账统计")
    page.press("登记更正…")
    page.fill(登记更正理由="补登3月20日来电")
    page.press("登记更正")
    page.see("登记更正，理由：补登3月20日来电")
    changed = "收件：定稿时2件，现在3件；热线-2026-0004（后来计入）"
    see = f"看这些件：定稿以后的变动：期间收到·{changed}"
    qtbot.waitUntil(lambda: page.may_press(see))
    page.press(see)
    qtbot.waitUntil(lambda: [row[1] for row in page.rows("涉及的记录")] == ["热线-2026-0004"])
    page.press("关闭")
    page.press("下一时段")
    page.see("2026年第二季度：收到1件")
    page.press("定稿（冻结）…")
    page.press("定稿")
    page.see("2026年第二季度还没有结束，不能定稿")
    page.press("取消")


def test_sheet_and_paper_carry_the_chart_and_are_on_record(
    page: Hand, office: Office, tmp_path: Path
) -> None:
    page.press("导出 Excel…")
    page.see("计入的记录的编号")
    path = tmp_path / "统计.xlsx"
    page.fill(存为=str(path))
    page.press("导出")
    page.wait_told("已导出")
    book = load_workbook(path)
    assert [len(charts) for tab in book if (charts := vars(tab)["_charts"])] == [1]
    page.press("打印预览…")
    page.see("第 1 /")
    pdf = tmp_path / "统计.pdf"
    page.fill(存为=str(pdf))
    page.press("另存为 PDF")
    page.see("已存为")
    assert pdf.stat().st_size > 10_000
    page.press("关闭")
    with office.store.reading() as reader:
        changes = [change for unit in reader.last_units(2) for change in reader.changes_of(unit.id)]
    assert [change.kind for change in changes] == [OUTFLOW, OUTFLOW]


def test_it_fits_a_small_screen_at_every_size(page: Hand, window: MainWindow) -> None:
    page.press("自定")
    try:
        for size in range(len(style.SIZES)):
            window.enlarge(size)
            QApplication.processEvents()
            least = window.minimumSizeHint()
            assert least.width() <= 1366, size
            assert least.height() <= 728, size
    finally:
        window.enlarge(style.STANDARD)


def test_tab_reaches_every_part(page: Hand, window: MainWindow) -> None:
    box = next(b for b in window.findChildren(QComboBox) if b.accessibleName() == "台账" and b.isVisible())
    box.setFocus()
    met: list[str] = []
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        met.append(focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    for name in (
        "分组",
        "导出 Excel…",
        "打印预览…",
        "定稿（冻结）…",
        "季度",
        "上一时段",
        "下一时段",
        "统计数",
        "分组统计",
    ):
        assert name in met, met
    assert any(name.startswith("统计图") for name in met)
