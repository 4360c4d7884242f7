"""统计上报: the annual report filled, looked behind and checked, by visible words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.annual_report import COLUMNS, ROWS
from desktop_app.domain.annual_report_table2 import TABLE2
from desktop_app.domain.annual_report_texts import HOLE
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from tests.builders import added, moved
from tests.hand import Hand
from tests.ui.reports.numbers import GRANTED, NEW, YEAR, answered, cell, double_click, number, tabs
from ui import style
from ui.main_window import TABS, MainWindow

KEY = f"Ctrl+{len(TABS)}"  # 统计上报 is the last tab


def test_the_tab_is_reached_by_its_key_and_shows_last_year_in_january(hand: Hand) -> None:
    hand.key(KEY)
    hand.see("草稿")
    assert hand.cursor() == "年度"
    assert hand.value("年度") == "2026年"
    assert hand.sees("处没有处理")


def test_table_two_is_filled_with_every_mistake_told_at_once(
    report: Hand, office: Office, qtbot: QtBot
) -> None:
    report.tab("表二")
    assert report.sees("表二还没有填写")
    assert report.value("规章本年制发件数") == "0"
    report.fill(行政许可本年处理决定数量="许多", 行政处罚本年处理决定数量="-1")
    report.press("保存表二")
    for words in ("“许多”不是整数", "“-1”是负数", "行政强制本年处理决定数量：空着"):
        assert report.sees(words), words
    assert report.cursor() == "行政规范性文件本年制发件数"
    assert not office.reports.table2(YEAR).kept
    for entry in TABLE2:
        report.fill(**{entry.title: "0"})
    report.fill(行政许可本年处理决定数量="1,256", 规章现行有效件数="2")
    report.key("Ctrl+S")
    report.wait_told("县级部门没有规章制定权")
    assert office.reports.draft(YEAR).report.section2 is not None
    qtbot.waitUntil(lambda: report.value("行政许可本年处理决定数量") == "1256")
    report.menu("编辑", "撤销“填写年度报告表二”")
    qtbot.waitUntil(lambda: report.value("行政许可本年处理决定数量") == "")
    assert report.sees("表二还没有填写")


def test_what_was_typed_and_not_saved_outlives_the_window(
    report: Hand, office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    report.tab("表二")
    report.fill(行政许可本年处理决定数量="17", 行政处罚本年处理决定数量="4")
    report.choose(年度="2027年")
    report.see("草稿")
    assert report.value("行政许可本年处理决定数量") == ""
    again = Hand(qtbot, open_window(office))
    again.tab("统计上报")
    again.see("草稿")
    again.tab("表二")
    assert again.value("行政许可本年处理决定数量") == "17"
    assert again.value("行政处罚本年处理决定数量") == "4"
    assert "已填回" in again.told()
    again.drop("导出", "PDF 文件…")
    assert "表二有没保存的修改" in again.told()


def test_counting_anew_leaves_what_is_being_typed(
    report: Hand, window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    report.tab("文字部分")
    report.fill(**{"六、其他需要报告的事项": "另有一事。"})
    report.tab("表二")
    report.fill(行政许可本年处理决定数量="17")
    added(office, REQUEST)
    report.menu("视图", "刷新")
    report.tab("表三")
    qtbot.waitUntil(lambda: number(window, "表三", NEW) == "3")
    report.tab("表二")
    assert report.value("行政许可本年处理决定数量") == "17"
    report.tab("文字部分")
    assert report.value("六、其他需要报告的事项") == "另有一事。"
    assert "全年新收政府信息公开申请3件" in report.value("一、总体情况")


def test_every_number_is_a_cell_and_opens_its_rows(
    report: Hand, window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    for row in ROWS:
        for column in COLUMNS:
            assert number(window, "表三", f"{row.title}，{column}").isdecimal()
    assert number(window, "表三", GRANTED) == "1"
    view, index = cell(window, "表三", "一、本年新收政府信息公开申请数量，自然人")
    view.setFocus()
    assert view.currentIndex() == index
    for _ in range(2):
        report.key("Down")
    assert report.sees("（一）予以公开，自然人：1 件")
    report.key("Return")
    qtbot.waitUntil(lambda: report.title() == "（一）予以公开，自然人")
    assert [row[0] for row in report.rows("涉及的申请")] == ["申请-2026-0001"]
    report.key("Return")
    qtbot.waitUntil(lambda: report.front() is window)
    assert report.sees("申请-2026-0001")
    window.activateWindow()  # as every desktop does when a dialog closes
    qtbot.waitUntil(lambda: report.cursor() == "依申请公开列表")
    report.key(KEY)
    double_click(window, "表三", "（三）不予公开 1.属于国家秘密，总计")
    assert "没有对应的申请" in report.told()
    assert report.front() is window


def test_table_four_opens_the_suits(report: Hand, window: MainWindow, office: Office, qtbot: QtBot) -> None:
    record = office.entries.rows(REQUEST, list(office.reports.ids_behind(YEAR, "granted", "总计")))[0]
    told = {"relief_kind": "行政复议", "relief_organ": "青石县人民政府", "relief_no": "青政复〔2026〕3号"}
    moved(office, REQUEST, record, "relief_filed", date(YEAR, 5, 6), **told)
    report.menu("视图", "刷新")
    report.tab("表四")
    qtbot.waitUntil(lambda: number(window, "表四", "行政复议，尚未审结") == "1")
    double_click(window, "表四", "行政复议，总计")
    qtbot.waitUntil(lambda: report.title() == "行政复议，总计")
    assert "青石县人民政府" in report.rows()[0][-1]
    report.press("关闭")


def test_the_texts_are_edited_and_drafted_again(report: Hand, office: Office, qtbot: QtBot) -> None:
    report.tab("文字部分")
    drafted = report.value("一、总体情况")
    assert HOLE in drafted
    assert report.sees("处待补充")
    report.fill(**{"一、总体情况": "字" * 1001})
    assert report.sees("1001字，一般不超过1000字")
    report.press("保存文字部分")
    report.wait_told("已保存文字部分")
    assert office.reports.texts(YEAR).overview == "字" * 1001
    report.press("重新起草：一、总体情况")
    qtbot.waitUntil(lambda: report.value("一、总体情况") == drafted)
    report.press("保存文字部分")
    answered(office)
    report.menu("视图", "刷新")
    qtbot.waitUntil(lambda: "全年新收政府信息公开申请3件" in report.value("一、总体情况"))


def test_a_finding_opens_its_culprit(report: Hand, window: MainWindow, office: Office, qtbot: QtBot) -> None:
    strange = added(office, REQUEST, applicant_kind="驿站")
    report.menu("视图", "刷新")
    qtbot.waitUntil(lambda: "核对（7）" in tabs(window))
    report.tab("核对（7）")
    qtbot.waitUntil(lambda: any("不成立的勾稽关系" in line for line in report.lines("核对结果")))
    wrong = next(line for line in report.lines("核对结果") if "行：总计" in line)
    assert "六类申请人之和，等于总计；涉及 1 件" in wrong
    report.click_line("行：总计", "核对结果", twice=True)
    qtbot.waitUntil(lambda: report.cursor() == "依申请公开列表")
    assert report.sees(office.entries.get(REQUEST, strange.id).text("number"))
    report.key(KEY)
    report.click_line("表二还没有填写", "核对结果", twice=True)
    assert report.cursor() == "规章本年制发件数"


def test_a_change_elsewhere_is_counted_when_the_tab_is_seen_again(
    report: Hand, window: MainWindow, qtbot: QtBot
) -> None:
    assert number(window, "表三", NEW) == "2"
    report.tab("依申请公开")
    report.select(0)
    report.press("作废…")
    report.fill(作废原因="重复登记")
    report.press("确定作废")
    report.tab("统计上报")
    qtbot.waitUntil(lambda: number(window, "表三", NEW) == "1")
    report.menu("编辑", "撤销“作废”")
    qtbot.waitUntil(lambda: number(window, "表三", NEW) == "2")


@pytest.mark.parametrize("size", range(len(style.SIZES)))
def test_the_tables_fit_a_small_screen_at_every_size(report: Hand, window: MainWindow, size: int) -> None:
    window.enlarge(size)
    try:
        for title in ("表二", "表三", "表四", "文字部分"):
            report.tab(title)
        QApplication.processEvents()
        least = window.minimumSizeHint()
        assert least.width() <= 1366
        assert least.height() <= 728
        report.tab("表三")
        view, _ = cell(window, "表三", GRANTED)
        QApplication.processEvents()
        assert view.horizontalScrollBar().maximum() == 0
        assert view.viewport().height() > 5 * view.rowHeight(0)
    finally:
        window.enlarge(style.STANDARD)


def test_the_documents_of_table_two_are_counted_and_opened(
    report: Hand, window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    report.tab("表二")
    assert not report.may_press("行政规范性文件现行有效件数：台账 1 件")
    told = {"normative": "是", "interpreted": "否", "formed_on": f"{YEAR}-03-02"}
    added(office, DISCLOSURE, title="物业管理办法", **told)
    report.menu("视图", "刷新")
    qtbot.waitUntil(lambda: report.value("行政规范性文件现行有效件数") == "1")
    report.press("行政规范性文件现行有效件数：台账 1 件")
    qtbot.waitUntil(lambda: report.title() == "行政规范性文件现行有效件数")
    assert report.rows("规范性文件")[0][2] == "物业管理办法"
    report.press("关闭")
    report.press("行政规范性文件本年废止件数：台账 0 件")
    assert "台账里没有对应的文件" in report.told()
    for entry in TABLE2:
        if not entry.key.startswith("normative"):
            report.fill(**{entry.title: "0"})
    report.fill(行政规范性文件本年制发件数="3", 行政规范性文件现行有效件数="3")
    report.press("保存表二")
    report.wait_told("行政规范性文件本年制发件数：填的是3，台账是1")
    qtbot.waitUntil(lambda: report.sees("行政规范性文件现行有效件数：填的是3，台账是1"))
    report.press("行政规范性文件本年制发件数：台账 1 件")
    qtbot.waitUntil(lambda: report.title() == "行政规范性文件本年制发件数")
    report.press("打开")
    qtbot.waitUntil(lambda: report.front() is window)
    assert report.sees("物业管理办法")
