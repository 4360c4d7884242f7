"""Taking a request in: the channel first, only what it needs, the deadline while typing, who asked before."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Query, Record
from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from tests.hand import Hand

WHO = {
    "channel": "当面",
    "applicant": "许建国",
    "applicant_kind": "自然人",
    "phone": "13812345678",
    "address": "云阳县人民路2号",
    "department": "房产管理股",
}


def request(office: Office, content: str, **values: str) -> Record:
    """A request as written down, without the window."""
    blank = office.entries.blank(REQUEST)
    raw = {key: REQUEST[key].kind.show(value) for key, value in blank.items()}
    changed = office.entries.add(REQUEST, {**raw, **WHO, "content": content, **values})
    return office.entries.get(REQUEST, changed.one())


def newest(office: Office) -> Record:
    return office.entries.page(Query(REQUEST.key, sort=(("sequence", True),)), 0, 1)[0]


@pytest.fixture
def form(hand: Hand) -> Hand:
    """A new form of 依申请公开."""
    hand.tab("依申请公开")
    hand.press("新增")
    return hand


def may_fill(hand: Hand, name: str) -> bool:
    """Whether a field is seen."""
    try:
        hand.value(name)
    except AssertionError:
        return False
    return True


def fill_rest(hand: Hand) -> None:
    hand.fill(
        申请人="许建国",
        联系电话="13812345678",
        通信地址或邮箱="云阳县人民路2号",
        申请内容="房屋征收决定",
        承办科室="房产管理股",
    )


def test_the_channel_is_chosen_by_its_number_and_says_which_day_counts(form: Hand) -> None:
    assert form.cursor() == "当面"
    assert form.sees("先选申请渠道")
    form.key("3")
    assert form.cursor() == "平信"
    assert form.sees("以确认之日为收到之日")
    form.key("Left")
    assert form.sees("以本机关签收之日为收到之日")


def test_a_channel_brings_only_its_dates_and_proofs(form: Hand) -> None:
    assert not may_fill(form, "收到凭证")
    form.fill(申请渠道="邮寄(挂号、EMS)")
    assert may_fill(form, "提交（交邮）日期")
    assert not may_fill(form, "确认日期")
    form.choose(收到凭证="邮件签收记录")
    form.fill(申请渠道="网络(网站平台)")
    assert may_fill(form, "确认日期")
    assert not may_fill(form, "提交（交邮）日期")
    form.choose(收到凭证="网上确认回执")
    with pytest.raises(AssertionError):
        form.choose(收到凭证="邮件签收记录")


def test_what_was_typed_never_goes_out_of_sight(form: Hand) -> None:
    form.fill(申请渠道="邮寄(挂号、EMS)")
    form.fill(**{"提交（交邮）日期": "2026-5-18"})
    form.fill(申请渠道="当面")
    assert form.value("提交（交邮）日期") == "2026-05-18"


def test_the_deadline_and_the_gap_are_told_while_typing(form: Hand) -> None:
    form.fill(申请渠道="当面")
    assert form.sees("收到日期 2026年5月20日 → 答复期限 2026年6月17日")
    assert not form.sees("才登记")
    form.fill(**{"签收（到达）日期": "2026-5-13"})
    assert form.sees("收到日期 2026年5月13日 → 答复期限 2026年6月10日")
    assert form.sees("已收到 5 个工作日，今日才登记")


def test_without_a_confirmation_the_period_does_not_run_and_with_it_the_step_is_written(
    form: Hand, office: Office
) -> None:
    form.fill(申请渠道="电子邮件")
    fill_rest(form)
    form.fill(**{"签收（到达）日期": "2026-5-18"})
    assert form.sees("还没有与申请人确认")
    form.fill(确认日期="2026-5-17")
    form.press("保存")
    assert form.sees("不能早于签收（到达）日期")
    form.fill(确认日期="2026-5-19")
    assert form.sees("收到日期 2026年5月19日")
    form.press("保存")
    made = newest(office)
    assert (made["state"], made["received_on"], made["confirmed_on"]) == (
        "办理中",
        date(2026, 5, 19),
        date(2026, 5, 19),
    )
    form.key("Ctrl+Z")
    assert office.entries.count(Query(REQUEST.key)) == 0


def test_an_oral_request_says_who_writes_it_and_asks_why(form: Hand, office: Office) -> None:
    form.fill(申请渠道="口头代填")
    assert form.sees("由本机关按申请人口述代为填写")
    assert form.value("口头代填") == "是"
    fill_rest(form)
    form.press("保存")
    assert form.sees("代填原因")
    form.fill(代填原因="申请人不会写字")
    form.press("保存")
    assert newest(office)["oral_reason"] == "申请人不会写字"


def test_an_agent_brings_the_mandate_and_all_mistakes_come_together(form: Hand) -> None:
    form.press("其他申请人和代理人：展开")
    assert not may_fill(form, "已交委托书")
    form.fill(代理人="周律师")
    assert may_fill(form, "已交委托书")
    assert may_fill(form, "代理人证件号码")
    form.press("保存")
    assert form.sees("已交委托书：有代理人的")
    assert form.sees("申请渠道")
    assert form.sees("必须填写")
    assert form.value("代理人") == "周律师"


def suggestion_list(qtbot: QtBot) -> QListView:
    def found() -> list[QListView]:
        return [
            view
            for view in QApplication.allWidgets()
            if isinstance(view, QListView) and view.accessibleName() == "以前的申请人" and view.isVisible()
        ]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def test_an_earlier_applicant_fills_only_what_is_empty(hand: Hand, office: Office, qtbot: QtBot) -> None:
    request(office, "房屋征收决定", paper_no="110105194912310021", reached_on="2026-05-06")
    hand.tab("依申请公开")
    hand.press("新增")
    hand.fill(联系电话="13900001111")
    hand.type_in("申请人", "许建")
    listed = suggestion_list(qtbot)
    assert listed.model().index(0, 0).data() == "许建国　自然人　申请过 1 次，最近 2026-05-06　138****5678"
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert hand.value("申请人") == "许建国"
    assert hand.value("证件号码") == "110105194912310021"
    assert hand.value("通信地址或邮箱") == "云阳县人民路2号"
    assert hand.value("联系电话") == "13900001111"


def test_escape_leaves_the_suggestions_and_not_the_form(hand: Hand, office: Office, qtbot: QtBot) -> None:
    request(office, "房屋征收决定")
    hand.tab("依申请公开")
    hand.press("新增")
    hand.type_in("申请人", "许")
    listed = suggestion_list(qtbot)
    QTest.keyClick(listed, Qt.Key.Key_Escape)
    assert not listed.isVisible()
    assert hand.value("申请人") == "许"


def test_the_receipt_is_offered_once_after_saving(form: Hand, qtbot: QtBot) -> None:
    form.fill(申请渠道="当面")
    fill_rest(form)
    form.press("保存")
    form.see("可以打印接收回执")
    form.press("打印接收回执")
    qtbot.waitUntil(lambda: "文书" in form.title() or "回执" in form.title())
    form.key("Escape")


def test_a_draft_keeps_channel_and_confirmation(form: Hand) -> None:
    form.fill(申请渠道="传真")
    form.fill(确认日期="2026-05-20")
    form.key("Escape")
    form.press("恢复草稿")
    assert form.value("确认日期") == "2026-05-20"
    assert form.sees("传真提交的")


def test_tab_goes_from_the_channel_to_the_dates_and_from_the_text_to_the_pair(
    hand: Hand, office: Office
) -> None:
    request(office, "请公开阳光花园小区2024年维修资金使用明细", reached_on="2026-05-06")
    hand.tab("依申请公开")
    hand.press("新增")
    hand.key("2")
    for name in ("提交（交邮）日期", "签收（到达）日期"):
        hand.key("Tab")
        assert hand.cursor() == name
    fill_rest(hand)
    hand.fill(申请内容="公开阳光花园小区2024年维修资金使用的明细")
    hand.see("有内容相近的申请，待判断")
    for name in ("本件内容", "较早申请的内容", "分别办理"):
        hand.key("Tab")
        assert hand.cursor() == name
    hand.key("Return")
    assert hand.cursor() == "申请内容"


def test_a_stored_request_is_edited_in_the_same_form(hand: Hand, office: Office) -> None:
    request(office, "房屋征收决定", channel="传真", confirmed_on="2026-05-20", proof_note="总机")
    hand.tab("依申请公开")
    hand.key("F5")
    hand.select(0)
    hand.press("编辑")
    assert hand.cursor() == "传真"
    assert hand.value("凭证说明") == "总机"
    assert not may_fill(hand, "确认日期")
    hand.fill(申请渠道="电子邮件", 申请内容="房屋征收公告")
    hand.press("保存")
    made = newest(office)
    assert (made["channel"], made["content"], made["confirmed_on"]) == (
        "电子邮件",
        "房屋征收公告",
        date(2026, 5, 20),
    )


def test_a_word_of_an_older_ledger_stays(hand: Hand, office: Office) -> None:
    request(office, "房屋征收决定", channel="驿马")
    hand.tab("依申请公开")
    hand.key("F5")
    hand.select(0)
    hand.press("编辑")
    assert hand.cursor() == "驿马"
    hand.fill(申请内容="房屋征收公告")
    hand.press("保存")
    assert newest(office)["channel"] == "驿马"
