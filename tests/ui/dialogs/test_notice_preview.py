"""告示预览: the paper as it will be, what may still be changed, PDF and printer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QMainWindow

from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.office import Office
from tests.builders import reviewed
from tests.ui.dialogs.hand import DialogHand
from ui.dialogs.notice_preview import open_notice_preview


@pytest.fixture
def entry(office: Office) -> int:
    """A disclosure of two pages, not yet reviewed."""
    body = "\n".join(f"{n}. 张某某，青山镇，家庭{n}人，拟配租公租房一套。" for n in range(1, 26))
    told = {
        **office.entries.blank(DISCLOSURE),
        "title": "公租房配租名单",
        "body": body,
        "department": "办公室",
        "basis": "《公共租赁住房管理办法》",
        "period_from": date(2026, 3, 9),
        "period_to": date(2026, 3, 16),
    }
    with office.store.unit("试") as unit:
        return unit.add(DISCLOSURE, told)


def pdf_text(path: Path) -> str:
    document = pdfium.PdfDocument(path)
    try:
        return "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    finally:
        document.close()


def test_pages_are_shown_turned_and_enlarged(
    window: QMainWindow, office: Office, hand: DialogHand, entry: int
) -> None:
    open_notice_preview(window, office, entry)
    assert hand.page() == "页面预览，第1页，共2页"
    assert "现在的内容是“拟稿”，还没有审查" in hand.told()
    assert not hand.may_press("上一页")
    hand.press("下一页")
    assert hand.page() == "页面预览，第2页，共2页"
    assert not hand.may_press("下一页")
    hand.press("放大")
    assert hand.sees("100%")


def test_what_was_changed_is_in_the_pdf(
    window: QMainWindow, office: Office, hand: DialogHand, entry: int, tmp_path: Path
) -> None:
    open_notice_preview(window, office, entry)
    hand.fill(文种="公告")
    assert hand.sees("一般事项建议改用“通告”，要听取异议的用“公示”")
    hand.fill(标题="关于公租房\n配租名单的公告", 文号="青住建公开〔2026〕3号", 成文日期="2026年3月5日")
    hand.fill(存为=str(tmp_path / "公告"))
    hand.press("另存为 PDF")
    assert f"已存为 {tmp_path / '公告.pdf'}" in hand.told()
    seen = pdf_text(tmp_path / "公告.pdf")
    assert "配租名单的公告" in seen
    assert "2026年3月5日" in seen
    assert "〔2026〕3号" in seen


def test_mistakes_are_told_and_nothing_is_saved(
    window: QMainWindow, office: Office, hand: DialogHand, entry: int, tmp_path: Path
) -> None:
    open_notice_preview(window, office, entry)
    hand.fill(成文日期="2026-02-30", 存为=str(tmp_path / "公示.pdf"))
    hand.press("另存为 PDF")
    assert "2026-02-30" in hand.told()
    hand.fill(成文日期="2026-03-05", 标题="")
    hand.press("另存为 PDF")
    assert "公示还没有标题" in hand.told()
    hand.fill(标题="名单", 存为="")
    hand.press("另存为 PDF")
    assert "请先写明存到哪里" in hand.told()
    assert not list(tmp_path.glob("*.pdf"))


def test_identities_are_found_and_masked_on_paper(
    window: QMainWindow, office: Office, hand: DialogHand, tmp_path: Path
) -> None:
    body = "张某，身份证号610924199512054321，手机13812345678。受理电话0915-4420000。"
    told = {**office.entries.blank(DISCLOSURE), "title": "名单", "body": body, "department": "办公室"}
    with office.store.unit("试") as unit:
        entry = unit.add(DISCLOSURE, told)
    open_notice_preview(window, office, entry)
    assert hand.value("去处") == "公开栏"
    assert "按去处“公开栏”，纸上已遮盖身份证号1处、手机号码1处" in hand.told()
    assert "固定电话" not in hand.told(), "the bureau's own number is meant to be read"
    hand.fill(存为=str(tmp_path / "遮.pdf"))
    hand.press("另存为 PDF")
    hand.choose(去处="内部")
    assert "按去处“内部”，纸上已遮盖身份证号1处" in hand.told()
    assert "纸上还有手机号码1处，公开前请核对" in hand.told()
    hand.fill(存为=str(tmp_path / "内部.pdf"))
    hand.press("另存为 PDF")
    shown, inside = (pdf_text(tmp_path / name).replace("\r\n", "") for name in ("遮.pdf", "内部.pdf"))
    for text in (shown, inside):
        assert "610924199512054321" not in text
        assert "0915-4420000" in text
    assert "13812345678" not in shown
    assert "13812345678" in inside


def test_another_destination_than_the_reviewed_one_is_a_draft(
    window: QMainWindow, office: Office, hand: DialogHand, entry: int
) -> None:
    open_notice_preview(window, office, entry)
    assert "现在的内容是“拟稿”" in hand.told()
    hand.press("关闭")
    reviewed(office, office.entries.get(DISCLOSURE, entry))
    open_notice_preview(window, office, entry)
    assert "现在的内容是" not in hand.told()
    assert "审查的去处是" not in hand.told()
    hand.choose(去处="网站")
    assert "审查的去处是“公开栏”，这里的去处是“网站”" in hand.told()
    assert "纸上印有“草稿”字样" in hand.told()
    hand.choose(去处="公开栏")
    assert "审查的去处是" not in hand.told()


def test_no_printer_is_told_in_words(
    window: QMainWindow, office: Office, hand: DialogHand, entry: int
) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this computer has printers; a test must not use paper")
    open_notice_preview(window, office, entry)
    hand.press("打印")
    assert "没有找到打印机" in hand.told()
    assert "另存为 PDF" in hand.told()


def test_what_a_notice_lacks_is_told_and_another_kind_is_one_press_away(
    window: QMainWindow, office: Office, hand: DialogHand
) -> None:
    told = {
        **office.entries.blank(DISCLOSURE),
        "title": "关于停水的公告",
        "genre": "公告",
        "body": "3月16日东街停水，请提前准备。",
    }
    with office.store.unit("试") as unit:
        entry = unit.add(DISCLOSURE, told)
    open_notice_preview(window, office, entry)
    assert "缺少法律依据，纸上印有“草稿”字样" in hand.told()
    assert "请写明规定要公告的法律法规" in hand.told()
    hand.press("改为通告")
    assert hand.value("文种") == "通告"
    assert "缺少范围，纸上印有“草稿”字样" in hand.told()
    assert not hand.sees("建议改用")
