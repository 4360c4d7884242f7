"""Finished papers, how they went out, the register of numbers and the list for the post."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow

from desktop_app.domain.records import Changed, Record
from desktop_app.services.office import Office
from tests.ui.dialogs.hand import DialogHand
from tests.ui.dialogs.letters import look, pdf_words, request, supplement
from ui.dialogs.dispatch_period import open_dispatch_period
from ui.dialogs.letter_numbers import open_letter_numbers
from ui.dialogs.send_letter import open_send_letter
from ui.paper_doors import PaperDoors
from ui.paper_wish import Act, PaperWish
from ui.tell import Teller

NUMBER = "青住建公开〔2026〕第1号"


@pytest.fixture
def record(office: Office) -> Record:
    """A request of 2 March 2026; today is 9 March."""
    return request(office)


@pytest.fixture
def doors(window: QMainWindow, office: Office) -> PaperDoors:
    """The doors over a plain window."""
    return PaperDoors(window, office, Teller(window))


def test_what_left_is_printed_again_byte_for_byte(
    doors: PaperDoors, office: Office, hand: DialogHand, record: Record, tmp_path: Path
) -> None:
    issued = supplement(office, record)
    office.letters.put_wording("supplement", office.letters.wording_text("supplement") + "\n另一句话。\n")
    doors.do(PaperWish(Act.SEE, record.id, letter_id=issued.letter.id))
    assert hand.title() == f"政府信息公开申请补正告知书 {NUMBER}"
    assert hand.page() == "页面预览，第1页，共1页"
    hand.fill(存为=str(tmp_path / "再印"))
    hand.press("另存为 PDF")
    assert f"已存为 {tmp_path / '再印.pdf'}" in hand.told()
    assert (tmp_path / "再印.pdf").read_bytes() == issued.paper.pdf
    hand.press("另存为 Word")
    assert "用语在出具以后改过" in hand.told()
    assert not (tmp_path / "再印.docx").exists()


def test_a_word_file_keeps_the_frozen_words(
    doors: PaperDoors, office: Office, hand: DialogHand, record: Record, tmp_path: Path
) -> None:
    issued = supplement(office, record)
    doors.do(PaperWish(Act.SEE, record.id, letter_id=issued.letter.id))
    hand.fill(存为=str(tmp_path / "再印.pdf"))
    hand.press("另存为 Word")
    assert (tmp_path / "再印.docx").read_bytes()[:2] == b"PK"


def test_a_frozen_file_that_was_touched_is_told(
    doors: PaperDoors, office: Office, hand: DialogHand, record: Record
) -> None:
    issued = supplement(office, record)
    for kept in (office.data / "attachments").rglob("*"):
        if kept.is_file():
            kept.chmod(0o644)
            kept.write_bytes(b"%PDF-1.4 nothing")
    doors.do(PaperWish(Act.SEE, record.id, letter_id=issued.letter.id))
    assert "不能重印" in hand.told()
    assert not hand.may_press("另存为 PDF")
    assert not hand.may_press("打印")


def test_the_view_leads_on_to_the_envelope_and_the_delivery(
    doors: PaperDoors, office: Office, hand: DialogHand, record: Record
) -> None:
    issued = supplement(office, record)
    doors.do(PaperWish(Act.SEE, record.id, letter_id=issued.letter.id))
    hand.press("信封…")
    hand.wait(lambda: hand.title() == f"信封：{record.text('number')}")
    hand.choose(信封规格="7号信封（229×162毫米）")
    assert hand.page() == "页面预览，第1页，共1页"
    hand.press("关闭")
    doors.do(PaperWish(Act.SEE, record.id, letter_id=issued.letter.id))
    hand.press("登记送达…")
    hand.wait(lambda: hand.title() == "登记送达")


def test_clock_sheet_and_case_file_are_papers_too(
    doors: PaperDoors, office: Office, hand: DialogHand, record: Record, tmp_path: Path
) -> None:
    doors.do(PaperWish(Act.CLOCK_SHEET, record.id))
    hand.fill(存为=str(tmp_path / "单.pdf"))
    hand.press("另存为 PDF")
    assert "期限计算单" in pdf_words((tmp_path / "单.pdf").read_bytes())
    hand.press("关闭")
    doors.do(PaperWish(Act.CASE_FILE, record.id))
    assert hand.title() == f"卷宗：{record.text('number')}"
    assert "第1页" in hand.page()


def test_the_way_a_reply_went_out_moves_the_request(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record
) -> None:
    given = {"公开内容": "名单1份", "提供方式": "纸质复制件", "签发人": "周局长"}
    facts = office.letters.facts(record.id, "disclosed", given)
    issued = office.letters.issue(record.id, "disclosed", facts, version=record.version)
    heard: list[Changed] = []
    open_send_letter(window, office, issued.letter.id, heard.append)
    assert hand.sees("邮政企业")
    hand.fill(邮件号="SF1234567890123")
    hand.press("保存")
    assert "快递公司的单号" in hand.told()
    assert heard == []
    hand.fill(邮件号="1234567890123", 签收日期="2026-3-40")
    hand.press("保存")
    assert "2026-3-40" in hand.told()
    hand.fill(签收日期="")
    hand.press("保存")
    assert not hand.is_open()
    assert len(heard) == 1
    assert look(office, record.id).day("posted_on") == date(2026, 3, 9)


def test_the_book_of_numbers(window: QMainWindow, office: Office, hand: DialogHand, record: Record) -> None:
    supplement(office, record)
    shown: list[int] = []
    open_letter_numbers(window, office, shown.append)
    assert hand.rows("文号")[0][:4] == [NUMBER, "政府信息公开申请补正告知书", record.text("number"), "已用"]
    hand.press("预留文号…")
    hand.press("确定预留")
    assert "用途" in hand.told()
    hand.fill(文号代字="青住建公开", 用途="给局长留的号")
    hand.press("确定预留")
    assert hand.rows("文号")[1][0] == "青住建公开〔2026〕第2号"
    assert hand.rows("文号")[1][3] == "预留"
    hand.press("登记外部使用…")
    hand.fill(文书名称="手写的便函", 成文日期="2026-3-5", 登记编号="申请-2026-9999")
    hand.press("确定登记")
    assert "没有“申请-2026-9999”" in hand.told()
    hand.fill(登记编号=record.text("number"))
    hand.press("确定登记")
    assert hand.rows("文号")[1][:5] == [
        "青住建公开〔2026〕第2号",
        "手写的便函",
        record.text("number"),
        "已用",
        "2026-03-05",
    ]
    assert not hand.may_press("登记外部使用…")
    hand.press("作废…")
    hand.fill(作废原因="写错了")
    hand.press("确定作废")
    assert hand.rows("文号")[1][3] == "作废"
    assert hand.rows("文号")[1][6] == "写错了"
    assert hand.sees("共 2 个文号，号码连续")
    hand.press("打印或存 PDF…")
    assert shown == [2026]


def test_a_number_that_is_nowhere_is_marked(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record
) -> None:
    supplement(office, record)
    with office.store.unit("试") as unit:
        unit._take_sequence("letter:青住建公开", 2026, 3)
    office.letters.reserve("后来的", "青住建公开")
    open_letter_numbers(window, office, lambda _year: None)
    assert [row[3] for row in hand.rows("文号")] == ["已用", "断号", "断号", "预留"]
    assert hand.sees("其中 2 个断号")


def test_the_words_before_a_number_are_a_setting(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record
) -> None:
    open_letter_numbers(window, office, lambda _year: None)
    assert hand.sees("这一年还没有编过文号")
    hand.press("文号代字…")
    hand.fill(答复文号代字="青住建依申复〔2026〕")
    hand.press("保存")
    assert "只写代字" in hand.told()
    hand.fill(答复文号代字="青住建依申复")
    hand.press("保存")
    assert office.letters.series("absent") == "青住建依申复"


def test_the_list_for_the_post_asks_for_a_period(
    window: QMainWindow, office: Office, hand: DialogHand, record: Record
) -> None:
    asked: list[tuple[date, date]] = []
    open_dispatch_period(window, office, lambda *days: asked.append(days))
    hand.fill(从="2026-3-8", 到="2026-3-1")
    hand.press("生成登记表")
    assert "不能早于开始的日期" in hand.told()
    hand.fill(从="2026-2-30")
    hand.press("生成登记表")
    assert "2026-2-30" in hand.told()
    hand.fill(从="2026-3-1", 到="2026-3-9")
    hand.press("生成登记表")
    assert asked == [(date(2026, 3, 1), date(2026, 3, 9))]
