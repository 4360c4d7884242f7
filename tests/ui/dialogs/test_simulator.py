"""期限试算: a little form, and beside it the clock it amounts to, reckoned at every change."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow

from desktop_app.domain.records import Query
from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from tests.ui.dialogs.hand import DialogHand
from ui.dialogs.simulator import open_simulator

ARRIVED = "收到（到达）日期"


@pytest.fixture
def trial(window: QMainWindow, office: Office, hand: DialogHand) -> DialogHand:
    """The simulator, opened on Monday 9 March 2026."""
    open_simulator(window, office)
    hand.choose(申请渠道="当面")
    return hand


def supposed(hand: DialogHand, what: str, **lines: str) -> None:
    hand.choose(假设发生=what)
    hand.press("添加")
    hand.fill(**lines)


def test_if_it_came_in_today(trial: DialogHand) -> None:
    assert trial.value(ARRIVED) == "2026-03-09"
    assert trial.sees("到期日 2026-04-07　还有29天")
    days = trial.rows("逐日计算")
    assert days[0][:3] == ["2026-03-10", "周二", "计"]
    assert days[-1][0] == "2026-04-07"
    assert trial.sees("2026年3月9日收到申请，次日起计20个工作日")


def test_the_channel_decides_whether_a_day_of_confirming_is_asked(trial: DialogHand) -> None:
    assert not trial.sees("确认收到日期")
    trial.choose(申请渠道="网络(网站平台)")
    trial.fill(确认收到日期="2026-3-10")
    assert trial.sees("到期日 2026-04-08")
    trial.fill(确认收到日期="")
    assert trial.sees("与申请人确认收到日期")
    assert not trial.sees("到期日 2026")
    trial.choose(申请渠道="邮寄(挂号、EMS)")
    assert trial.sees("到期日 2026-04-07")


def test_what_may_happen_is_added_changed_and_taken_away(trial: DialogHand) -> None:
    supposed(trial, "征询第三方意见", 征询第三方日期="2026-03-16")
    assert trial.sees("到期日 2026-04-28")  # fifteen workdays unless an answer comes
    trial.fill(第三方答复日期="2026-03-23")
    assert trial.sees("到期日 2026-04-14")
    supposed(trial, "延期", 延期告知日期="2026-04-13")
    assert trial.value("延长工作日数") == "20"
    assert trial.sees("到期日 2026-05-14")
    trial.press("去掉征询第三方意见")
    assert not trial.sees("征询第三方日期")
    trial.fill(延期告知日期="2026-04-01")
    assert trial.sees("到期日 2026-05-08")


def test_a_supplement_with_the_day_named_in_its_notice(trial: DialogHand) -> None:
    supposed(trial, "补正", 补正告知日期="2026-03-12", 补正期限="2026-03-20")
    assert trial.sees("期限暂停")
    assert trial.sees("2026年3月20日")
    trial.fill(收到补正日期="2026-03-18")
    assert trial.sees("2026年3月18日收到补正，次日起计20个工作日")


def test_several_of_a_kind_are_told_apart(trial: DialogHand) -> None:
    supposed(trial, "征询第三方意见", 征询第三方日期="2026-03-10", 第三方答复日期="2026-03-11")
    supposed(trial, "征询第三方意见")
    trial.fill(**{"征询第三方日期（第2次）": "2026-03-16", "第三方答复日期（第2次）": "2026-03-17"})
    assert trial.value("征询第三方日期（第1次）") == "2026-03-10"
    assert trial.sees("到期日 2026-04-09")
    assert trial.sees("征询第三方乙意见")


def test_a_second_extension_is_refused_in_words(trial: DialogHand) -> None:
    supposed(trial, "延期", 延期告知日期="2026-04-01")
    supposed(trial, "延期")
    trial.see("延期只能办一次")
    trial.press("去掉延期（第2次）")
    assert trial.sees("到期日 2026-05-08")


def test_an_answer_put_off_to_a_day(trial: DialogHand) -> None:
    supposed(trial, "要求说明理由", 要求说明理由日期="2026-03-12", 收到说明日期="2026-03-16")
    assert trial.sees("到期日 2026-04-07")
    supposed(trial, "延迟答复", 确定延迟日期="2026-03-20", 延迟答复至="2026-06-30")
    assert trial.sees("到期日 2026-06-30")


def test_every_mistake_is_told_beside_the_form_and_nothing_is_lost(trial: DialogHand) -> None:
    supposed(trial, "延期", 延期告知日期="2026-04-31", 延长工作日数="二十")
    trial.fill(**{ARRIVED: "三月"})
    trial.see("还算不出来")
    told = trial.told()
    for words in (f"{ARRIVED}：“三月”不是日期", "没有“2026-04-31”这一天", "延长工作日数"):
        assert words in told
    assert trial.sees("改正左边的填写后重新计算")
    assert not trial.may_press("期限计算单…")
    assert trial.value("延期告知日期") == "2026-04-31"
    trial.fill(**{ARRIVED: "2026-3-9", "延期告知日期": "2026-4-1", "延长工作日数": "21"})
    trial.see("延期21个工作日太长")
    trial.fill(延长工作日数="20")
    assert trial.told() == ""
    assert trial.sees("到期日 2026-05-08")


def test_a_half_typed_day_is_no_mistake_yet(trial: DialogHand) -> None:
    trial.fill(**{ARRIVED: "2026-3-"})
    assert trial.told() == ""
    trial.fill(**{ARRIVED: "2026-3-10"})
    assert trial.sees("到期日 2026-04-08")


def test_it_is_kept_as_a_sheet_and_not_as_a_record(trial: DialogHand, office: Office, tmp_path: Path) -> None:
    before = office.entries.count(Query(REQUEST.key))
    trial.press("期限计算单…")
    assert trial.title() == "期限计算单（试算）"
    assert trial.page().startswith("页面预览，第1页")
    trial.fill(存为=str(tmp_path / "试算"))
    trial.press("另存为 PDF")
    assert "已存为" in trial.told()
    assert (tmp_path / "试算.pdf").read_bytes().startswith(b"%PDF")
    trial.press("关闭")
    assert trial.title() == "期限试算"
    assert trial.value(ARRIVED) == "2026-03-09"
    assert office.entries.count(Query(REQUEST.key)) == before


def test_by_keyboard_alone(trial: DialogHand) -> None:
    trial.choose(假设发生="收费")
    for name in ("申请渠道", ARRIVED, "假设发生", "添加"):
        assert trial.cursor() == name
        trial.key("Tab")
    trial.key("Shift+Tab")
    trial.press("添加")
    assert trial.cursor() == "收费通知日期"
    trial.key("Shift+Tab")
    assert trial.cursor() == "去掉收费"
    trial.key("Return")
    assert trial.cursor() == "添加"
    assert not trial.sees("收费通知日期")
