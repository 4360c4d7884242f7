"""导出: as seen, masked unless a reason is given, and told when the file is held by another program."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QMainWindow

from desktop_app.domain.records import Query
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.office import Office
from tests.ui.dialogs.hand import DialogHand
from ui.dialogs.export_sheet import open_export_sheet

COLUMNS = ("number", "caller", "phone")


@pytest.fixture
def call(office: Office) -> int:
    """One call with a telephone."""
    told = {**office.entries.blank(HOTLINE), "caller": "毛艳", "phone": "13812345678", "matter": "咨询"}
    with office.store.unit("试") as unit:
        return unit.add(HOTLINE, told)


def texts(path: Path) -> str:
    """Every cell of the first sheet."""
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return "\n".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value)


@pytest.mark.usefixtures("call")
def test_the_sheet_holds_what_is_seen_masked(
    window: QMainWindow, office: Office, hand: DialogHand, tmp_path: Path
) -> None:
    heard: list[str] = []
    open_export_sheet(window, office, HOTLINE, Query(HOTLINE.key), COLUMNS, heard.append)
    assert hand.sees("当前筛选的 1 行")
    assert hand.sees("共3列")
    assert "青石县住房和城乡建设局咨询热线台账" in hand.value("标题")
    hand.fill(存为=str(tmp_path / "热线"), 统计时段="2026年3月", 审核人="王敏")
    hand.press("导出")
    hand.wait(lambda: not hand.is_open())
    assert heard == [f"已导出 1 行：{tmp_path / '热线.xlsx'}"]
    seen = texts(tmp_path / "热线.xlsx")
    assert "毛艳" in seen
    assert "13812345678" not in seen
    assert "138****5678" in seen
    assert "2026年3月" in seen
    sheet = openpyxl.load_workbook(tmp_path / "热线.xlsx").active
    assert sheet is not None
    footer = sheet.oddFooter
    assert footer is not None
    assert "审核人：王敏" in str(footer.left.text)


@pytest.mark.usefixtures("call")
def test_nothing_masked_needs_a_reason(
    window: QMainWindow, office: Office, hand: DialogHand, tmp_path: Path
) -> None:
    open_export_sheet(window, office, HOTLINE, Query(HOTLINE.key), COLUMNS)
    hand.fill(存为="", 标题=" ", 遮盖方式="不遮盖")
    hand.press("导出")
    for words in ("标题：必须填写", "存为：必须填写", "不遮盖的理由：必须填写"):
        assert words in hand.told()
    hand.fill(存为=str(tmp_path / "热线.xlsx"), 标题="热线台账", 不遮盖的理由="审计组调阅")
    hand.press("导出")
    hand.wait(lambda: not hand.is_open())
    assert "13812345678" in texts(tmp_path / "热线.xlsx")


@pytest.mark.usefixtures("call")
def test_a_file_that_cannot_be_written_may_be_tried_again_or_elsewhere(
    window: QMainWindow, office: Office, hand: DialogHand, tmp_path: Path
) -> None:
    (tmp_path / "占用.xlsx").mkdir()  # as unwritable as a file that another program holds
    open_export_sheet(window, office, HOTLINE, Query(HOTLINE.key), COLUMNS)
    hand.fill(存为=str(tmp_path / "占用.xlsx"))
    hand.press("导出")
    hand.wait_told("占用.xlsx")
    hand.wait(lambda: hand.may_press("重试"))
    assert hand.may_press("另存为…")
    assert hand.may_press("取消")
    (tmp_path / "占用.xlsx").rmdir()
    hand.press("重试")
    hand.wait(lambda: not hand.is_open())
    assert "毛艳" in texts(tmp_path / "占用.xlsx")
