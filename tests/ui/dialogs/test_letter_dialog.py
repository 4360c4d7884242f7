"""出具文书: from the kind to the paper that left, and everything that keeps it from leaving."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow

from desktop_app.domain.records import Record
from desktop_app.registers.request import REQUEST
from desktop_app.services.issuing import Issued
from desktop_app.services.office import Office
from tests.ui.dialogs.hand import DialogHand
from tests.ui.dialogs.letters import ADDRESS, MEND, look, pdf_words, request, sign
from ui.dialogs.letter_dialog import open_letter_dialog
from ui.paper_wish import REPLY


@pytest.fixture
def record(office: Office) -> Record:
    """A request of 2 March 2026; today is 9 March."""
    return request(office)


@pytest.fixture
def left() -> list[Issued]:
    """The papers that left."""
    return []


def test_missing_facts_are_told_by_name_all_together(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record, left: list[Issued]
) -> None:
    open_letter_dialog(window, office, record.id, "supplement", left.append)
    assert "还缺 2 项内容" in hand.told()
    hand.wait(lambda: hand.cursor() == "不明确之处")
    hand.press("签发…")
    assert "必须填写" in hand.told()
    assert "不明确之处" in hand.told()
    assert "补正方法" in hand.told()
    assert not hand.may_press("确定签发")
    hand.fill(补正方法=MEND["补正方法"])
    hand.wait(lambda: "还缺 1 项内容" in hand.told())
    assert left == []
    assert office.letters.of(record.id) == ()


def test_a_paper_is_seen_then_signed_out_with_its_step(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record, left: list[Issued]
) -> None:
    open_letter_dialog(window, office, record.id, "supplement", left.append)
    assert hand.value("文书") == "政府信息公开申请补正告知书"
    assert hand.sees("签发后一并登记“补正告知”")
    assert hand.value("申请内容") == record.text("content")
    hand.fill(**MEND)
    hand.wait(lambda: hand.page() == "页面预览，第1页，共1页")
    hand.press("签发…")
    assert hand.sees("将使用文号 青住建公开〔2026〕第1号；登记“补正告知”；此后不能修改，只能作废。")
    hand.press("返回修改")
    assert hand.cursor() == "签发…"
    assert not hand.may_press("确定签发")
    assert left == []
    sign(hand)
    assert not hand.is_open()
    (issued,) = left
    assert issued.letter.number == "青住建公开〔2026〕第1号"
    assert "没有写明乡镇和年度" in pdf_words(issued.paper.pdf)
    after = look(office, record.id)
    assert after.text("state") == "待补正"
    assert after.text("mend_what") == MEND["不明确之处"]


def test_typing_takes_the_question_back(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record, left: list[Issued]
) -> None:
    open_letter_dialog(window, office, record.id, "supplement", left.append)
    hand.fill(**MEND)
    hand.press("签发…")
    assert hand.may_press("确定签发")
    hand.fill(补正方法="另一种方法")
    assert not hand.may_press("确定签发")


def test_a_reply_fills_article_relief_and_row_together(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record, left: list[Issued]
) -> None:
    open_letter_dialog(window, office, record.id, REPLY, left.append)
    hand.wait(lambda: hand.cursor() == "答复类型")
    assert hand.sees("请先选择要出具的文书")
    assert not hand.may_press("签发…")
    hand.choose(答复类型="信息不存在")
    assert hand.sees("统计类别：（四）1.本机关不掌握相关政府信息")
    assert hand.sees("适用条款：《条例》第三十六条第四项")
    assert "签发人" in hand.told()  # not printed, but the step cannot do without
    hand.choose(答复类型="不予公开")
    assert hand.sees("请先选不公开理由")
    assert hand.sees("复议前置")
    hand.fill(不公开理由="过程性信息（第十六条）")
    hand.wait(lambda: hand.sees("统计类别：（三）6.属于四类过程性信息"))
    assert hand.sees("适用条款：《条例》第十六条第二款、第三十六条第三项")
    hand.wait(lambda: "过程性类别" in hand.told())  # what this ground asks for besides
    hand.fill(过程性类别="讨论记录")


def test_a_mixed_reply_counts_as_the_office_says(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record, left: list[Issued]
) -> None:
    open_letter_dialog(window, office, record.id, REPLY, left.append)
    hand.choose(答复类型="予以公开")
    hand.press("合写另一种答复")
    hand.choose(合写之二="信息不存在")
    hand.fill(事项一="补助对象名单", 事项二="2019年以前的名单", 公开内容="2025年名单1份")
    hand.fill(提供方式="纸质复制件", 检索范围="2015年以来的档案", 检索方式="按关键词检索")
    hand.fill(检索人="李文", 检索日期="2026-3-6", 签发人="周局长")
    hand.choose(计入统计="信息不存在")
    assert hand.sees("统计类别：（四）1.本机关不掌握相关政府信息")
    sign(hand)
    (issued,) = left
    assert issued.letter.kinds == "disclosed+absent"
    after = look(office, record.id)
    assert after.text("reply_kind") == "信息不存在"
    assert after.text("reply_no") == issued.letter.number == "青住建依复〔2026〕第1号"
    assert after.text("signer") == "周局长"
    words = pdf_words(issued.paper.pdf)
    assert "一、关于补助对象名单" in words
    assert "二、关于2019年以前的名单" in words


def test_a_mixed_reply_with_a_part_withheld_has_no_choice_of_row(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record, left: list[Issued]
) -> None:
    open_letter_dialog(window, office, record.id, "absent", left.append)
    assert hand.value("答复类型") == "信息不存在"
    hand.press("合写另一种答复")
    hand.choose(合写之二="部分公开")
    assert hand.sees("统计类别：（二）部分公开")
    with pytest.raises(AssertionError, match="没有看到“计入统计”"):
        hand.value("计入统计")
    hand.press("去掉一种")
    assert hand.sees("统计类别：（四）1.本机关不掌握相关政府信息")


def test_a_number_set_aside_is_used(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record, left: list[Issued]
) -> None:
    kept = office.letters.reserve("给局长留的号", "青住建公开")
    open_letter_dialog(window, office, record.id, "supplement", left.append)
    assert hand.value("文号") == "青住建公开〔2026〕第2号"
    hand.choose(文号="青住建公开〔2026〕第1号（预留：给局长留的号）")
    hand.fill(**MEND)
    sign(hand)
    (issued,) = left
    assert issued.letter.id == kept.id
    assert issued.letter.number == "青住建公开〔2026〕第1号"
    assert "〔2026〕第1号" in pdf_words(issued.paper.pdf)


def test_what_is_reckoned_follows_until_it_is_written_over(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record, left: list[Issued]
) -> None:
    open_letter_dialog(window, office, record.id, "extension", left.append)
    longest = hand.value("延期后到期日")
    hand.fill(延期工作日数="5")
    hand.wait(lambda: hand.value("延期后到期日") != longest)
    assert date.fromisoformat(hand.value("延期后到期日")) < date.fromisoformat(longest)


def test_a_known_fact_that_is_emptied_is_missing(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record, left: list[Issued]
) -> None:
    open_letter_dialog(window, office, record.id, "supplement", left.append)
    hand.fill(**MEND, 补正期限="")
    hand.wait(lambda: "还缺 1 项内容" in hand.told() and "补正期限" in hand.told())


def test_an_impossible_day_is_refused_at_its_field_and_nothing_changes(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record, left: list[Issued]
) -> None:
    open_letter_dialog(window, office, record.id, "supplement", left.append)
    hand.fill(**MEND, 补正期限="2026-02-30")
    hand.press("签发…")
    assert "2026-02-30" in hand.told()
    assert hand.cursor() == "补正期限"
    hand.fill(补正期限="2026-3-20", 成文日期="2027-01-04")
    hand.press("签发…")
    if hand.may_press("确定签发"):
        hand.press("确定签发")
    assert "还没有到" in hand.told()
    assert hand.value("不明确之处") == MEND["不明确之处"]
    assert office.letters.of(record.id) == ()
    assert look(office, record.id).text("state") == "办理中"


def test_drafts_leave_without_a_number(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record, left: list[Issued], tmp_path: Path
) -> None:
    open_letter_dialog(window, office, record.id, "supplement", left.append)
    hand.fill(**MEND, 存为=str(tmp_path / "稿"))
    hand.press("存草稿 PDF")
    assert "没有占用文号" in hand.told()
    hand.press("存为 Word")
    assert (tmp_path / "稿.docx").read_bytes()[:2] == b"PK"
    words = pdf_words((tmp_path / "稿.pdf").read_bytes())
    assert ADDRESS in words
    assert "第1号" not in words
    assert office.letters.next_number("supplement") == "青住建公开〔2026〕第1号"
    hand.fill(存为="")
    hand.press("存草稿 PDF")
    assert "请先写明存到哪里" in hand.told()


def test_what_was_changed_meanwhile_is_refused(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record, left: list[Issued]
) -> None:
    open_letter_dialog(window, office, record.id, "supplement", left.append)
    hand.fill(**MEND)
    told = {"third_on": "2026-03-05", "third_party": "某公司"}
    office.entries.move(REQUEST, record.id, record.version, "third_party_asked", told)
    sign(hand)
    assert hand.is_open()
    assert hand.cursor() == "签发…"  # an Enter more does no harm
    assert left == []
    assert hand.value("不明确之处") == MEND["不明确之处"]


def test_what_was_typed_is_there_again_until_it_left(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record, left: list[Issued]
) -> None:
    open_letter_dialog(window, office, record.id, "supplement", left.append)
    hand.fill(**MEND)
    hand.press("关闭")
    open_letter_dialog(window, office, record.id, "supplement", left.append)
    assert "已带出上次填写" in hand.told()
    assert hand.value("不明确之处") == MEND["不明确之处"]
    sign(hand)
    open_letter_dialog(window, office, record.id, "supplement", left.append)
    assert "已带出上次填写" not in hand.told()


def test_the_same_reply_twice_is_refused(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record, left: list[Issued]
) -> None:
    open_letter_dialog(window, office, record.id, "absent", left.append)
    hand.press("合写另一种答复")
    hand.choose(合写之二="信息不存在")
    assert "不能合写" in hand.told()
    hand.press("签发…")
    assert not hand.may_press("确定签发")
    hand.choose(合写之二="非本机关")
    assert "还缺" in hand.told()
