"""工作报告: a report chosen, read, looked behind, written and handed out, by visible words and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from desktop_app.domain.work_report import Kind
from desktop_app.registers.figure import FIGURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.office import Office
from tests.builders import BUREAU, added, opened
from tests.hand import Hand
from ui.main_window import MainWindow

CALLS = ("来电", "12319")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Two calls, and totals of others that cannot be true."""
    made = opened(tmp_path / "data")
    made.bureau.put(BUREAU)
    for at, way in enumerate(CALLS):
        added(made, HOTLINE, way=way, content=f"第{at}件，反映路灯不亮。", phone=f"1380000123{at}")
    told = {"subject": "数字城管案件", "first": "2026-01-01", "last": "2026-05-31", "source": "市中心报表"}
    added(made, FIGURE, **told, received="945", handled="1445", closed="")
    yield made
    made.close(copy=False)


@pytest.fixture
def page(hand: Hand) -> Hand:
    """The hand on the page, the report of 督查 drafted."""
    hand.tab("统计上报")
    hand.tab("工作报告")
    hand.see("一、组织领导")
    return hand


def browser(window: MainWindow) -> QTextBrowser:
    return next(view for view in window.findChildren(QTextBrowser) if view.accessibleName() == "工作报告")


def in_front_again(window: MainWindow, qtbot: QtBot) -> None:
    """Activate the window, as every desktop does when a dialog closes."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def walk_to(page: Hand, window: MainWindow, words: str) -> None:
    """Go by Tab from number to number until the line below tells of this one."""
    browser(window).setFocus()
    for _ in range(40):
        page.key("Tab")
        if page.sees(words):
            return
    raise AssertionError(f"走不到“{words}”")


def test_a_number_is_reached_and_opened_by_keys(page: Hand, window: MainWindow, qtbot: QtBot) -> None:
    assert page.sees("其中12345热线0件，12319热线1件，局内部电话1件。")
    walk_to(page, window, "咨询热线·超期：2件")
    page.key("Tab")  # behind the last number the text is left
    assert not browser(window).hasFocus()
    walk_to(page, window, "咨询热线·12319热线：1件。期间内收到的件里，属于“12319”的。")
    page.key("Return")
    qtbot.waitUntil(lambda: page.title() == "咨询热线·12319热线")
    assert [row[:2] for row in page.rows("涉及的记录")] == [["咨询热线", "热线-2026-0002"]]
    page.key("Return")
    qtbot.waitUntil(lambda: page.front() is window)
    page.see("第1件，反映路灯不亮")


def test_what_does_not_add_up_stands_above_until_the_ledger_is_right(
    page: Hand, window: MainWindow, qtbot: QtBot
) -> None:
    assert page.sees("需要核对：数字城管案件收945件、处置1445件，处置多于收到")
    assert page.sees("【需核对：数字城管案件收945件、处置1445件，处置多于收到，未写入正文】")
    page.press("看这些件")
    qtbot.waitUntil(lambda: page.title() == "需要核对的件")
    assert page.rows("涉及的记录")[0][:2] == ["办件汇总数", "汇总-2026-0001"]
    page.key("Esc")
    in_front_again(window, qtbot)
    bar = browser(window).verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    where = bar.value()
    assert where > 0
    page.key("Ctrl+Z")  # the totals were written last
    qtbot.waitUntil(lambda: not page.sees("需要核对"))
    assert page.sees("未收到数字城管案件（0件）。")
    assert bar.value() == where  # read on where one was


def test_paragraphs_are_written_once_and_stand_in_the_draft(
    page: Hand, window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    office.work_reports.put_texts(Kind.SUPERVISION, 2025, {"lead": "上年写的。", "ways": "上年的方式。"})
    assert page.sees("还有 3 处请填写")
    page.press("填写…")
    assert page.title() == "2026年政务督查工作报告：文字"
    assert page.cursor() == "组织领导"
    page.fill(组织领导="局长任组长，任务到人。")
    page.press("没写的取上年文字")
    assert page.sees("已取上年文字 1 处")
    assert page.value("督查方式和组织") == "上年的方式。"
    page.key("Ctrl+S")
    page.see("局长任组长，任务到人。")
    page.see("还有 2 处请填写")
    assert "已修改政务督查工作报告文字（Ctrl+Z 撤销）" in page.told()
    assert page.sees("上年的方式。")
    in_front_again(window, qtbot)
    page.key("Ctrl+Z")
    page.see("还有 3 处请填写")


def test_reports_and_periods_are_chosen_by_words(page: Hand) -> None:
    page.choose(报告="政务公开工作总结")
    page.see("三、依申请公开")
    page.choose(时段="上半年")
    page.see("2026年上半年政务公开工作总结")
    page.press("上一年")
    page.see("2025年上半年政务公开工作总结")
    assert page.sees("未收到咨询、投诉、求助和建议（0件）。")
    page.choose(时段="自定")
    page.fill(从="2026-03-01", 到="2026-03-31")
    page.see("2026年3月政务公开工作总结")
    page.choose(时段="全年")
    page.see("2026年政务公开工作总结")
    assert not page.may_press("下一年")
    page.choose(报告="党务政务公开工作汇报（空模板）")
    page.see("二、党务公开")
    assert not page.may_press("修改文字…")
    assert page.may_press("导出 Word…")
    assert not page.sees("处请填写：")


def test_it_leaves_as_a_word_file_and_is_looked_at_before_printing(
    page: Hand, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page.press("导出 Word…")
    assert page.sees("在文件里用红字标出")
    out = tmp_path / "督查"
    page.fill(存为=str(out))
    page.press("导出")
    page.wait_told("已导出：")
    made = docx.Document(str(out.with_suffix(".docx")))
    assert made.paragraphs[0].text == "青石县住房和城乡建设局\n2026年政务督查工作报告"
    page.press("打印预览…")
    qtbot.waitUntil(lambda: page.title() == "2026年政务督查工作报告")
    page.see("另存为 Word")
