"""建议提案, 舆情 and 突发事件发布会 in the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget

from desktop_app.domain.opinion_law import clocks
from desktop_app.domain.records import Record
from desktop_app.domain.register import Register
from desktop_app.domain.rulebook import MatterLimits
from desktop_app.registers.opinion import OPINION
from desktop_app.registers.press import PRESS
from desktop_app.registers.proposal import PROPOSAL
from desktop_app.services.office import Office
from tests.builders import BUREAU, TODAY, opened
from tests.hand import Hand
from tests.ui.board_keys import come_back, leave, main_button
from ui.hour_clocks import HourClocks

TYPED = {
    "kind": "人大建议",
    "session": "县十七届人大五次会议",
    "case_no": "23",
    "title": "关于加快老旧小区加装电梯的建议",
    "proposer": "王明",
    "assigner": "县人大常委会",
    "assigned_on": "2026-03-31",
    "role": "主办",
    "department": "房管股",
    "handler": "李文",
}
GRAVE = {
    "found_at": f"{TODAY} 05:10",
    "source": "微博微信",
    "title": "网传幸福小区燃气泄漏",
    "level": "重大",
    "sudden": "是",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """At nine on the day of the builders, one for all: the newest record is in front."""
    made = opened(tmp_path_factory.mktemp("proposals") / "data")
    made.bureau.put(BUREAU)
    made.lists.put("department", [("房管股", True), ("办公室", True)])
    yield made
    made.close(copy=False)


def added(office: Office, register: Register, typed: dict[str, str]) -> Record:
    return office.entries.get(register, office.entries.add(register, typed).one())


def press(hand: Hand, words: str) -> None:
    """By the mouse; the window is in front again when a dialog went."""
    hand.press(words)
    come_back(hand)


def page(hand: Hand, register: Register) -> None:
    """The page of a register, by the list at the left of its tab."""
    hand.tab("督办建议")
    for listing in hand.front().findChildren(QListWidget):
        for at in range(listing.count()):
            item = listing.item(at)
            if item.text() == register.title and item.flags() & Qt.ItemFlag.ItemIsSelectable:
                where = listing.visualItemRect(item).center()
                QTest.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=where)
                QApplication.processEvents()
                return
    raise AssertionError(register.title)


def test_a_proposal_from_the_desk_to_the_second_answer(hand: Hand, office: Office) -> None:
    added(office, PROPOSAL, TYPED)
    page(hand, PROPOSAL)
    assert hand.sees(
        "下一步：分办到科室。2026-06-30 前（还有15天）；依据《代表法》第五十一条（交办之日起三个月）"
    )
    press(hand, "分办")
    hand.key("Ctrl+Return")
    assert hand.sees("下一步：见面沟通，再答复。")
    press(hand, "登记沟通")
    hand.fill(最近沟通方式="见面", 沟通对象="王明", 沟通内容="到小区看了3栋楼")
    hand.key("Ctrl+Return")
    assert hand.sees("下一步：答复。")
    press(hand, "答复函…")
    assert hand.sees("还没有登记“答复”；还缺：答复内容、结果类别；纸上印有“草稿”字样")
    leave(hand)
    press(hand, "答复")
    assert hand.sees("A：所提问题已经解决或者基本解决的")
    hand.fill(结果类别="B", 答复文号="青住建函〔2026〕18号", 答复内容="今年加装40部电梯。", 文书版式="公文")
    hand.key("Ctrl+Return")
    assert "已办：答复" in hand.told()
    assert hand.sees("下一步：收回征询意见表")
    press(hand, "答复函…")
    assert hand.sees("这是存下的《答复函 青住建函〔2026〕18号.pdf》，与当时发出的一样")
    leave(hand)
    press(hand, "登记代表委员意见")
    hand.fill(代表委员意见="不满意")
    hand.key("Ctrl+Return")
    assert hand.sees("下一步：不满意重办，作二次答复")
    press(hand, "不满意重办")
    hand.fill(二次答复期限="2026-07-15")
    hand.key("Ctrl+Return")
    assert hand.sees("下一步：重新沟通，作二次答复。2026-07-15 前（还有30天）")


def test_who_takes_part_gives_an_opinion_and_no_answer(hand: Hand, office: Office) -> None:
    added(office, PROPOSAL, {**TYPED, "role": "会办", "lead": "县应急管理局"})
    page(hand, PROPOSAL)
    assert hand.may_press("提出会办意见")
    assert not hand.may_press("答复")
    assert hand.may_press("会办意见…")
    assert not hand.may_press("答复函…")


def test_a_motion_is_put_off_by_a_month_and_sent_back_late_only_with_a_word(
    hand: Hand, office: Office
) -> None:
    added(office, PROPOSAL, {**TYPED, "kind": "政协提案"})
    page(hand, PROPOSAL)
    hand.drop("更多", "延期")
    assert hand.value("延期至") == "2026-07-30"
    press(hand, "取消")
    hand.drop("更多", "退办")
    assert hand.sees("退办期限是 2026-04-10，已经过了：请先与交办单位说好再退")


def test_the_classes_and_the_words_of_letters_are_the_offices_own(hand: Hand, office: Office) -> None:
    added(office, PROPOSAL, TYPED)
    page(hand, PROPOSAL)
    hand.drop("更多", "类别含义…")
    hand.fill(A类="已经办好的", D类="")
    hand.key("Ctrl+Return")
    assert office.proposals.classes(2026)["A"] == "已经办好的"
    assert "D" not in office.proposals.classes(2026)
    hand.drop("更多", "答复函用语…")
    hand.fill(用语="标题：答复\n【正文】\n{内容}")
    hand.key("Ctrl+Return")
    assert hand.sees("缺少必须写明的“{标题}”")


def test_the_clocks_of_a_grave_event_stand_beside_it(hand: Hand, office: Office) -> None:
    case = added(office, OPINION, GRAVE)
    page(hand, OPINION)
    assert hand.sees(
        f"{TODAY} 10:10前首次发布权威信息：还有1小时10分，依据国办发〔2016〕80号（5小时，含节假日）"
    )
    assert hand.sees("举行新闻发布会：还有20小时10分")
    assert main_button(hand) == "研判"
    press(hand, "研判")
    hand.fill(研判意见="情况属实，2人轻伤。")
    hand.key("Ctrl+Return")
    press(hand, "首次回应")
    assert hand.value("首次回应时间") == f"{TODAY} 09:00"
    hand.fill(首次回应时间=f"{TODAY} 09:01", 回应方式="通报", 回应内容="事故正在处置。")
    hand.key("Ctrl+Return")
    assert hand.sees("09:01 还没有到")
    hand.fill(首次回应时间=f"{TODAY} 08:59")
    hand.key("Ctrl+Return")
    assert hand.sees("08:59已办，按时")
    assert hand.sees("下一步：举行新闻发布会，开始以后登记时刻")
    assert office.entries.get(OPINION, case.id)["state"] == "待发布会"


def test_a_conference_is_typed_once(hand: Hand, office: Office) -> None:
    case = added(office, OPINION, GRAVE)
    page(hand, OPINION)
    press(hand, "建发布会记录…")
    assert hand.value("事件") == "网传幸福小区燃气泄漏"
    assert hand.value("舆情编号") == case.text("number")
    hand.key("Ctrl+S")
    assert hand.sees(f"{TODAY + timedelta(days=1)} 05:10前举行新闻发布会：还有20小时10分")
    press(hand, "签到表…")
    assert hand.title() == "发布会签到表：发布会-2026-0001"
    leave(hand)
    press(hand, "登记举行")
    hand.fill(发布会时刻=f"{TODAY} 08:30", 发布会地点="县政府新闻发布厅", 发布人="周主任")
    hand.key("Ctrl+Return")
    (held,) = office.entries.rows(PRESS, [1])
    assert (held["state"], held["held_at"]) == ("已举行", datetime(2026, 6, 15, 8, 30))
    page(hand, OPINION)
    press(hand, "登记发布会")
    assert hand.value("发布会时间") == f"{TODAY} 08:30"
    assert hand.value("发布会编号") == "发布会-2026-0001"


def test_the_words_change_with_the_minute(dressed: QApplication) -> None:
    hand = [datetime(2026, 6, 15, 10, 9, 30)]
    shown = HourClocks(lambda: hand[0])
    shown.show_clocks(clocks(datetime(2026, 6, 15, 5, 10), "重大", MatterLimits(), sudden=True))
    first, press_line = shown.findChildren(QLabel)
    assert "还有1分" in first.text()
    assert first.property("tone") == "soon"
    hand[0] += timedelta(minutes=1)
    shown.look_again()
    assert "正好到时" in first.text()
    assert first.property("tone") == "soon"
    hand[0] += timedelta(minutes=1)
    shown.look_again()
    assert "已超1分" in first.text()
    assert first.property("tone") == "late"
    assert press_line.property("tone") in (None, "")
    shown.hide()
    shown.deleteLater()


def test_the_limits_are_in_the_settings(hand: Hand, office: Office) -> None:
    record = added(office, PROPOSAL, TYPED)
    hand.menu("设置", "单位信息…")
    hand.fill(**{"建议提案：答复（月）": "0"})
    hand.press("保存")
    assert hand.sees("建议提案：答复（月）：应为1～365的整数")
    hand.fill(**{"建议提案：答复（月）": "2", "舆情：重大突发事件首次发布（小时）": "3"})
    hand.press("保存")
    assert office.rules.current().matters == MatterLimits(proposal_months=2, opinion_first_hours=3)
    assert office.entries.get(PROPOSAL, record.id)["due_on"] == date(2026, 5, 31)
