"""关联: taking apart, putting together, the same person, 复议 and 诉讼; fees and lapses that are proposed."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Query, Record
from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from tests.hand import Hand
from tests.ui.test_intake import request


def read(office: Office, record: Record) -> Record:
    return office.entries.get(REQUEST, record.id)


def look_at(hand: Hand, row: int = 0, page: str = "") -> None:
    hand.tab("依申请公开")
    hand.key("F5")
    hand.select(row)
    if page:
        hand.tab(page)


def opened(hand: Hand, qtbot: QtBot, title: str) -> None:
    qtbot.waitUntil(lambda: hand.title().startswith(title))


def closed(hand: Hand, qtbot: QtBot) -> None:
    """The window is brought to the front again, as a desktop does and a screenless one does not."""
    qtbot.waitUntil(lambda: not hand.title().startswith(("拆分", "并案")))
    hand._window.activateWindow()
    qtbot.waitUntil(hand._window.isActiveWindow)


def test_a_request_is_taken_apart_and_once_undone(hand: Hand, office: Office, qtbot: QtBot) -> None:
    whole = request(office, "一、公租房分配名单\n二、维修资金明细", reached_on="2026-05-18")
    look_at(hand)
    hand.drop("更多", "拆分…")
    opened(hand, qtbot, "拆分")
    assert hand.value("第1件内容") == "一、公租房分配名单"
    assert hand.sees("第2件　申请-2026-0002（预计编号）")
    hand.press("再加一件")
    assert hand.cursor() == "第3件内容"
    assert hand.sees("第3件　申请-2026-0003（预计编号）")
    hand.press("确定拆分")
    assert hand.sees("第3件没有写申请内容")
    hand.press("去掉第3件")
    hand.press("确定拆分")
    closed(hand, qtbot)
    hand.key("F5")
    assert [row[0] for row in hand.rows()] == ["申请-2026-0002", "申请-2026-0001"]
    (child,) = office.cases.children(whole.id)
    assert (child["content"], child["parent_no"]) == ("二、维修资金明细", "申请-2026-0001")
    hand.tab("关联")
    assert any("拆出|申请-2026-0002" in line for line in hand.lines("关联"))
    hand.click_line("申请-2026-0002", "关联", twice=True)
    hand.see("许建国 二、维修资金明细")
    assert any("拆分自|申请-2026-0001" in line for line in hand.lines("关联"))
    hand.key("Ctrl+Z")
    assert office.entries.count(Query(REQUEST.key)) == 1
    assert read(office, whole)["content"] == whole["content"]


def test_two_requests_are_joined_and_taken_apart_again(hand: Hand, office: Office, qtbot: QtBot) -> None:
    first = request(office, "公租房分配名单", reached_on="2026-05-06")
    request(office, "危房改造名单", applicant="董晓", phone="13900001111", reached_on="2026-05-06")
    later = request(office, "公租房分配结果", reached_on="2026-05-18")
    look_at(hand)
    hand.drop("更多", "并案办理")
    opened(hand, qtbot, "并案")
    assert [row[0] for row in hand.rows("可以并入的申请")] == [first.text("number"), "申请-2026-0002"]
    assert hand.value("所选申请的内容") == "公租房分配名单"
    hand.press("确定并案")
    assert hand.sees("并案理由")
    hand.fill(并案理由="同一事项")
    hand.press("确定并案")
    closed(hand, qtbot)
    assert read(office, later)["state"] == "已并案"
    hand.tab("关联")
    assert any("并入|申请-2026-0001" in line for line in hand.lines("关联"))
    hand.press("分开办理…")
    hand.press("确定分开办理")
    assert hand.sees("请填写分开办理的原因")
    hand.fill(分开原因="事项不同")
    hand.press("确定分开办理")
    assert read(office, later)["state"] == "办理中"


def test_nothing_to_join_is_said(hand: Hand, office: Office, qtbot: QtBot) -> None:
    request(office, "公租房分配名单")
    look_at(hand)
    hand.drop("更多", "并案办理")
    opened(hand, qtbot, "并案")
    assert hand.sees("没有可以并入的申请")
    assert not hand.may_press("确定并案")
    hand.key("Escape")
    closed(hand, qtbot)


def test_the_same_person_is_said_and_unsaid(hand: Hand, office: Office) -> None:
    request(office, "公租房分配名单", phone="13900001111", address="向阳社区", reached_on="2026-05-06")
    later = request(office, "危房改造名单")
    look_at(hand, page="关联")
    assert hand.sees("没有关联的申请")
    hand.press("认定同一申请人…")
    hand.fill(另一件申请的编号="申请-2026-0009")
    hand.press("确定认定")
    assert hand.sees("找不到申请“申请-2026-0009”")
    hand.fill(另一件申请的编号="申请-2026-0001")
    hand.press("确定认定")
    assert [record.text("number") for record in office.cases.same_as(later.id)] == ["申请-2026-0001"]
    assert not hand.may_press("撤销认定")
    hand.click_line("已认定为同一申请人", "关联")
    hand.press("撤销认定")
    assert office.cases.same_as(later.id) == ()
    assert hand.sees("没有关联的申请")


def test_several_reliefs_stand_beside_each_other(hand: Hand, office: Office) -> None:
    one = request(office, "公租房分配名单", reached_on="2026-05-06")
    look_at(hand, page="关联")
    for number in ("云复〔2026〕1号", "云复〔2026〕2号"):
        hand.press("登记复议诉讼…")
        hand.choose(复议诉讼类型="行政复议")
        hand.fill(复议机关或法院="云阳县人民政府", 案号=number)
        hand.press("确定登记复议诉讼")
    hand.click_line("云复〔2026〕1号", "关联")
    hand.press("登记结果…")
    assert hand.value("案号") == "云复〔2026〕1号"
    hand.choose(复议诉讼结果="维持")
    hand.press("确定登记复议诉讼结果")
    told = [(relief.number, relief.result) for relief in office.cases.reliefs(one.id)]
    assert told == [("云复〔2026〕1号", "维持"), ("云复〔2026〕2号", "")]
    assert any("云复〔2026〕1号|2026-05-20|维持" in line for line in hand.lines("关联"))
    hand.key("Ctrl+Z")
    assert not any("维持" in line for line in hand.lines("关联"))
    hand.key("Ctrl+Y")
    assert any("维持" in line for line in hand.lines("关联"))
    assert any("等待结果" in line for line in hand.lines("关联"))


def test_the_fee_is_reckoned_while_basis_and_units_are_typed(hand: Hand, office: Office) -> None:
    request(office, "危房改造名单", reached_on="2026-05-06")
    one = request(office, "公租房分配名单", reached_on="2026-05-18")
    look_at(hand)
    hand.drop("直接登记", "收费通知")
    hand.choose(收费方式="按件计收")
    hand.fill(件数或页数="11")
    assert hand.sees("应收 200 元（贰佰元整）")
    assert hand.sees("同一申请人当月此前已有 1 件，从第 2 件起算")
    hand.choose(收费方式="按量计收")
    hand.fill(件数或页数="31")
    assert hand.sees("第31至31页：1页×10元＝10元")
    hand.press("确定收费通知")
    assert (read(office, one)["fee_amount"], read(office, one)["state"]) == (10, "待缴费")


@pytest.fixture
def waiting(office: Office) -> Record:
    """A request whose supplement was due yesterday."""
    one = request(office, "公租房分配名单", reached_on="2026-05-06")
    told = {"asked_on": "2026-05-08", "mend_what": "请写明小区", "mend_until": "2026-05-19"}
    office.entries.move(REQUEST, one.id, one.version, "supplement_asked", told)
    return one


def test_a_lapse_is_proposed_and_never_done_by_itself(hand: Hand, office: Office, waiting: Record) -> None:
    look_at(hand)
    assert hand.sees("补正期限已于2026年5月19日届满，可按视为放弃结案")
    assert read(office, waiting)["state"] == "待补正"
    hand.press("逾期未补正结案")
    assert hand.value("补正逾期结案日期") == "2026-05-20"
    hand.press("确定逾期未补正结案")
    assert read(office, waiting)["state"] == "视为放弃"
    assert not hand.sees("可按视为放弃结案")


def test_today_proposes_it_too(hand: Hand, office: Office, waiting: Record) -> None:
    hand.key("F5")
    (line,) = office.reminders.day().group("暂停中").lines
    assert line.next_step == "补正期限已于2026年5月19日届满，可按视为放弃结案"
    assert any(line.next_step in words for words in hand.lines("到期事项"))
    (before,) = office.reminders.day(date(2026, 5, 19)).group("暂停中").lines
    assert before.next_step == "等待申请人补正"
