"""重大决策 by visible words: the five steps, what may be pressed, what the public said, papers and new items."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Record
from desktop_app.registers.attendance import ATTENDANCE
from desktop_app.registers.comment import COMMENT
from desktop_app.registers.decision import DECISION
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.office import Office
from tests.builders import BUREAU, added, moved, opened
from tests.hand import Hand
from ui import style
from ui.main_window import MainWindow

NAME = "青石县城区停车收费管理办法"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office whose bureau is known."""
    made = opened(tmp_path / "data")
    made.bureau.put(BUREAU)
    yield made
    made.close(copy=False)


@pytest.fixture
def decision(office: Office) -> Record:
    """A decision whose comments are over, with two of the five done."""
    record = added(office, DECISION, asked_from="2026-03-03", asked_until="2026-04-02", draft="首小时免费。")
    record = moved(office, DECISION, record, "public_done", date(2026, 4, 3))
    return moved(office, DECISION, record, "risk_done", date(2026, 4, 8))


@pytest.fixture
def page(decision: Record, hand: Hand) -> Hand:
    """The hand on the page of decisions, the decision in front."""
    hand.tab("主动公开")
    hand.tab("重大决策")
    assert hand.sees(decision.text("number"))
    return hand


def steps(window: MainWindow) -> list[str]:
    """The five as a screen reader tells them."""
    names = [box.accessibleName() for box in window.findChildren(QFrame) if box.isVisible()]
    return [name for name in names if "：" in name and name.split("：")[1].split()]


def test_the_five_stand_in_a_row_in_words(page: Hand, window: MainWindow) -> None:
    assert steps(window) == [
        "公众参与：2026-04-03 已完成",
        "专家论证：下一步",
        "风险评估：2026-04-08 已完成",
        "合法性审查：未办",
        "集体讨论：未办",
    ]
    assert page.sees("2026年：决策1项，五道程序完整0项（0%）")
    assert page.may_press("登记专家论证")
    assert page.may_press("登记合法性审查")
    for gone in ("登记公众参与", "登记风险评估", "登记集体讨论", "作出决定"):
        assert not page.may_press(gone), gone


def test_a_step_is_refused_in_its_form_and_what_was_typed_stays(page: Hand, window: MainWindow) -> None:
    page.press("登记合法性审查")
    page.fill(合法性审查日期="2026-04-13", 送审日期="2026-04-09", 合法性审查意见="合法")
    page.fill(审查通过="是")
    page.press("确定登记合法性审查")
    assert page.sees("从2026-04-09送审到2026-04-13只有2个工作日")
    assert page.value("合法性审查意见") == "合法"
    page.fill(少于7个工作日的理由="汛期将至")
    page.press("确定登记合法性审查")
    page.wait_told("已办：登记合法性审查")
    assert "合法性审查：2026-04-13 已完成（审查用了2个工作日）" in steps(window)


def test_comments_are_listed_and_added_with_the_number(page: Hand, office: Office, decision: Record) -> None:
    page.tab("征求意见（0）")
    assert page.sees("还没有登记意见")
    page.press("新增征求意见")
    assert page.value("决策编号") == decision.text("number")
    page.fill(收到日期="2026-03-10", 意见内容="建议延长免费停车时间。")
    page.press("保存")
    page.wait_told("已保存")
    page.tab("重大决策")
    page.tab("征求意见（1）")
    assert page.rows("征求意见")[0][:2] == ["2026-03-10", "建议延长免费停车时间。"]
    page.press("打开")
    assert page.sees("意见-2026-0001")
    assert office.decisions.comments(decision.id)[0]["department"] == "房管股"


def test_what_the_public_is_told_begins_a_new_item(page: Hand, office: Office, decision: Record) -> None:
    page.press("征求意见公告…")
    assert page.sees("新增主动公开：征求意见公告")
    assert page.value("信息名称") == f"关于公开征求《{NAME}》意见的公告"
    page.press("保存")
    page.wait_told("已保存")
    made = office.entries.get(DISCLOSURE, 1)
    assert made["period_to"] == date(2026, 4, 2)
    assert made["remark"] == f"{decision['number']}征求意见公告"
    comment = added(office, COMMENT, decision_no=decision.text("number"), author="陈建国")
    page.tab("重大决策")
    page.press("意见采纳情况公告…")
    assert "意见还没有登记采纳情况" in page.told()
    moved(office, COMMENT, comment, "settled", date(2026, 4, 10), taken="采纳", reason="")
    page.press("意见采纳情况公告…")
    page.press("保存")
    page.wait_told("已保存")
    roster = office.entries.get(DISCLOSURE, 2).text("roster")
    assert roster.split("\n")[0] == "意见内容\t采纳情况\t理由"
    assert "陈建国" not in roster


def test_papers_are_seen(page: Hand, office: Office, decision: Record, qtbot: QtBot) -> None:
    page.press("打印档案封面…")
    qtbot.waitUntil(lambda: page.title() == f"决策档案封面 {decision['number']}")
    page.press("关闭")
    added(office, ATTENDANCE, decision_no=decision.text("number"), came="是")
    page.menu("视图", "刷新")
    page.tab("列席（1）")
    page.press("签到表…")
    qtbot.waitUntil(lambda: page.title() == "列席人员签到表 2026-03-02")
    page.press("关闭")


@pytest.mark.parametrize("size", range(len(style.SIZES)))
def test_it_fits_a_small_screen_at_every_size(page: Hand, window: MainWindow, size: int) -> None:
    window.enlarge(size)
    try:
        for title in ("征求意见（0）", "列席（0）", "内容"):
            page.tab(title)
        least = window.minimumSizeHint()
        assert least.width() <= 1366
        assert least.height() <= 728
    finally:
        window.enlarge(style.STANDARD)
