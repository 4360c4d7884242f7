"""The page 套表 by visible words: a form is taken, its questions answered, filled for a month, forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.office import Office
from tests.builders import added
from tests.forms import monthly, sheet_of
from tests.hand import Hand
from ui.dialogs.file_line import FileLine
from ui.main_window import MainWindow

ASKED = "“台账，第3行起 上级意见”填什么"


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> Hand:
    made = Hand(qtbot, window)
    made.tab("统计上报")
    made.tab("套表")
    return made


def take(page: Hand, path: Path) -> None:
    """Choose the file of a form in the dialog that is open."""
    page.fill(模板文件=str(path))
    line = next(found for found in page.front().findChildren(FileLine))
    line.chosen.emit()  # as 浏览… or a dropped file does


def kept(page: Hand, path: Path) -> None:
    page.press("新增…")
    take(page, path)
    page.choose(**{ASKED: "留空"})
    page.press("保存")


def test_a_form_is_taken_and_filled(page: Hand, office: Office, tmp_path: Path) -> None:
    page.press("新增…")
    take(page, monthly(tmp_path / "热线月报.xlsx"))
    assert page.value("名称") == "热线月报"
    assert page.sees("还有 1 处要说明")
    assert page.cursor() == ASKED  # what is asked stands first, and the cursor in it
    page.press("保存")
    assert page.sees("“上级意见”：没有对应的字段")
    page.choose(**{ASKED: "固定文字"})
    page.fill(**{"“台账，第3行起 上级意见”的固定文字": "已阅"})
    assert page.sees("各处都已说明")
    page.press("保存")
    page.wait_told("保存套表“热线月报”")
    assert [row[:2] + row[3:] for row in page.rows("套表")] == [["热线月报", "咨询热线", "还没有填过"]]
    today = office.entries.today()
    added(office, HOTLINE, called_at=f"{today} 09:30")
    page.press("填写…")
    page.choose(时段="本月")
    assert page.sees("咨询热线 1 条")
    page.fill(存为=str(tmp_path / "本月.xlsx"))
    page.press("填写")
    page.wait_told("已填写 1 行")
    sheet = load_workbook(tmp_path / "本月.xlsx")["台账"]
    assert (sheet["C5"].value, sheet["H5"].value) == ("王秀兰", "已阅")
    assert page.rows("套表")[0][3] == today.isoformat()


def test_a_month_without_calls_is_told_before_it_is_filled(page: Hand, tmp_path: Path) -> None:
    kept(page, monthly(tmp_path / "热线月报.xlsx"))
    page.press("填写…")
    page.choose(时段="去年")
    assert page.sees("咨询热线未收到")
    page.key("Esc")


def test_it_is_changed_and_forgotten_and_comes_back(page: Hand, office: Office, tmp_path: Path) -> None:
    kept(page, monthly(tmp_path / "热线月报.xlsx"))
    page.press("修改对应关系…")
    assert page.value(ASKED) == "留空"
    page.choose(**{ASKED: "领导批示"})
    page.press("保存")
    (one,) = office.templates.known()
    assert one.plan.tables["台账#1"].columns["上级意见"].what == "instruction"
    page.press("删除")
    assert page.rows("套表") == []
    assert not page.may_press("填写…")
    page.menu("编辑", next(words for words in page.menu_words("编辑") if words.startswith("撤销")))
    assert len(page.rows("套表")) == 1


def test_another_ledger_matches_anew(page: Hand, tmp_path: Path) -> None:
    page.press("新增…")
    take(page, sheet_of(tmp_path / "表.xlsx", ["姓名甲", "职务乙", "单位丙"]))
    ledger = "“表，第1行起 这张表”填什么"
    assert page.value(ledger) == "（请选择）"
    page.choose(**{ledger: "（不填这张表）"})
    assert page.sees("各处都已说明")
    page.choose(**{ledger: "咨询热线"})
    assert page.value("“表，第1行起 职务乙”填什么") == "（请选择）"
    page.key("Esc")


def test_what_is_no_form_is_told_in_the_dialog(page: Hand, tmp_path: Path) -> None:
    page.press("新增…")
    take(page, sheet_of(tmp_path / "表.xlsx", ["通知"]))
    assert page.sees("没有找到要填的地方")
    assert not page.may_press("保存")
    page.key("Esc")
    assert QApplication.activeModalWidget() is None
