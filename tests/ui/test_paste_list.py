"""粘贴名单 in the form of 主动公开: offered, masked by destination, kept as one line; used by keyboard and mouse."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QTreeWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Query
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.office import Office
from tests.domain.test_roster import HEADINGS, people
from tests.hand import Hand
from ui.main_window import MainWindow

NUMBERS = [cell for row in people(5) for cell in (row[2], row[3], row[5])]
TABLE = "\n".join(
    "\t".join((*row, ill)) for row, ill in zip((HEADINGS, *people(5)), ("病情", *["无"] * 5), strict=True)
)


@pytest.fixture
def form(hand: Hand) -> Hand:
    """A new form of 主动公开."""
    hand.tab("主动公开")
    hand.press("新增")
    hand.fill(
        信息名称="公租房保障对象的公示", 内容概述="名单", 责任科室="办公室", 信息类别="住建领域 保障性住房"
    )
    return hand


@pytest.fixture(autouse=True)
def emptied() -> Iterator[None]:
    """What Python made must not stay on the clipboard: it would be destroyed after Python is gone."""
    yield
    QApplication.clipboard().clear()


def copy(text: str, html: str = "") -> None:
    told = QMimeData()
    told.setText(text)
    if html:
        told.setHtml(html)
    QApplication.clipboard().setMimeData(told)


def columns() -> QTreeWidget:
    found = [
        w
        for w in QApplication.allWidgets()
        if isinstance(w, QTreeWidget) and w.accessibleName() == "名单各列"
    ]
    return next(w for w in found if w.isVisible())


def tick(column: int, *, on: bool) -> None:
    """Put the tick of a column or take it away."""
    item = columns().topLevelItem(column)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    QApplication.processEvents()


def front_again(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()  # the desktop does that when a dialog goes
    qtbot.waitUntil(window.isActiveWindow)


def everything_kept(office: Office) -> str:
    """All that lies on the disk: the ledger with its drafts and audit lines, and what stands beside it."""
    return "".join(path.read_bytes().decode("latin-1") for path in office.data.rglob("*") if path.is_file())


def test_by_keyboard_alone_from_the_clipboard_to_the_record(
    form: Hand, office: Office, window: MainWindow, qtbot: QtBot
) -> None:
    copy(TABLE)
    form.key("Ctrl+L")
    assert form.title() == "粘贴名单"
    assert form.cursor() == "名单各列"
    form.see("剪贴板：6 行 × 8 列，印 5 行 × 5 列")
    assert form.headings("印出来的名单") == ["序号", "姓名", "联系电话", "家庭住址", "备注"]
    assert form.rows("印出来的名单")[0][2].endswith(people(1)[0][3][-4:])
    form.key("Return")
    front_again(window, qtbot)
    assert form.value("公示名单") == "5行 × 5列：序号、姓名、联系电话、家庭住址、备注"
    assert "按“公开栏”遮盖，原来的内容没有保存" in form.told()
    form.key("Ctrl+S")
    (kept,) = office.entries.page(Query(DISCLOSURE.key), 0, 9)
    assert str(kept["roster"]).startswith("序号\t姓名\t联系电话\t家庭住址\t备注\n1\t")
    assert form.sees("5行 × 5列：序号、姓名")
    form.key("Ctrl+E")
    assert form.value("公示名单") == "5行 × 5列：序号、姓名、联系电话、家庭住址、备注"
    disk = everything_kept(office)
    assert [number for number in NUMBERS if number in disk] == []


def test_the_destination_decides_and_a_tick_asks_for_a_column(form: Hand) -> None:
    copy(TABLE)
    form.key("Ctrl+L")
    form.press("网站")
    assert form.headings("印出来的名单") == ["序号", "姓名", "家庭住址", "备注"]
    form.press("上报")
    assert form.headings("印出来的名单") == [*HEADINGS, "病情"]
    form.press("公开栏")
    assert form.lines("名单各列")[2] == "身份证号|证件号码|不印|公开栏不印证件号码"
    tick(2, on=True)
    assert form.lines("名单各列")[2] == "身份证号|证件号码|前6位和后4位|您选择印，号码遮盖"
    assert "身份证号（部分）" in form.headings("印出来的名单")
    tick(6, on=False)
    assert form.lines("名单各列")[6] == "备注|文字|不印|您选择不印"


def test_what_may_not_be_printed_is_refused_and_its_tick_taken_back(form: Hand) -> None:
    copy(TABLE)
    form.key("Ctrl+L")
    tick(7, on=True)
    assert form.sees("“病情”不能印")
    assert columns().topLevelItem(7).checkState(0) is Qt.CheckState.Unchecked  # type: ignore[union-attr]
    assert form.may_press("用这份名单")
    assert "病情" not in form.headings("印出来的名单")


def test_one_list_is_masked_another_way_by_keyboard(form: Hand, window: MainWindow, qtbot: QtBot) -> None:
    copy("姓名\t身份证号\t金额\n张三\t610924198709300747\t3\n张四\t11010519491231002X\t4")
    form.key("Ctrl+L")
    assert form.sees("“姓名”怎样印")
    form.key("Tab")
    assert form.cursor() == "这份名单怎样印"
    form.key("Down")
    assert form.lines("名单各列")[0] == "姓名|姓名|张*|您为这份名单选的"
    assert form.rows("印出来的名单") == [["张*（一）", "3"], ["张*（二）", "4"]]
    assert form.cursor() == "这份名单怎样印", "the next press of an arrow goes on"
    form.key("Shift+Tab")
    form.key("Down")
    form.choose(这份名单怎样印="隐去后8位")
    assert form.lines("名单各列")[1] == "身份证号|证件号码|隐去后8位|您选择印，号码遮盖"
    assert form.rows("印出来的名单")[0] == ["张*（一）", "6109241987********", "3"]
    form.choose(这份名单怎样印="不印")
    assert form.lines("名单各列")[1] == "身份证号|证件号码|不印|您选择不印"
    form.choose(这份名单怎样印="前3位和后4位")
    form.key("Down")
    assert form.sees("这一列没有别的印法")
    form.press("用这份名单")
    front_again(window, qtbot)
    form.press("查看名单")
    assert form.headings("公示名单") == ["姓名", "身份证号（部分）", "金额"]
    assert form.rows("公示名单")[1] == ["张*（二）", "110***********002X", "4"]


def test_the_ways_of_the_office_are_offered_and_used(form: Hand, office: Office) -> None:
    office.masks.put({"website": {"name": "张某某", "phone": "遮盖"}})
    copy("姓名\t联系电话\n张三\t13812345678")
    form.key("Ctrl+L")
    form.press("网站")
    assert form.rows("印出来的名单") == [["张某某", "138****5678"]]
    box = next(
        box for box in form.front().findChildren(QComboBox) if box.accessibleName() == "这份名单怎样印"
    )
    assert [box.itemText(at) for at in range(box.count())] == ["张*", "张某某"]


def test_the_first_row_can_be_people(form: Hand) -> None:
    copy("户主\t面积\n李四\t75")
    form.key("Ctrl+L")
    assert form.headings("印出来的名单") == ["户主", "面积"]
    assert form.rows("印出来的名单") == [["李四", "75"]]
    form.press("第一行是表头")
    assert form.headings("印出来的名单") == ["第1列", "第2列"]
    assert form.rows("印出来的名单") == [["户主", "面积"], ["李四", "75"]]


def test_a_table_pasted_into_the_body_is_offered_as_a_list(
    form: Hand, window: MainWindow, qtbot: QtBot
) -> None:
    form.press("公示正文：展开") if form.may_press("公示正文：展开") else None
    copy(TABLE, "<table><tr><td>序号</td><td>姓名</td></tr><tr><td>1</td><td>张三</td></tr></table>")
    form.fill(正文="名单如下：")
    form.key("Ctrl+V")
    assert form.title() == "粘贴名单"
    form.press("用这份名单")
    front_again(window, qtbot)
    assert form.value("正文") == "名单如下："
    assert form.value("公示名单") == "1行 × 2列：序号、姓名"
    form.press("清除名单")
    assert form.value("公示名单") == ""
    copy("甲\t乙\n丙\t丁")
    form.fill(正文="")
    form.key("Ctrl+V")
    form.press("当作文字粘贴")
    front_again(window, qtbot)
    assert form.value("正文") == "甲\t乙\n丙\t丁"
    assert form.value("公示名单") == ""


def test_words_are_pasted_as_words(form: Hand) -> None:
    copy("现将名单公示如下：\n一、对象")
    form.fill(正文="")
    form.key("Ctrl+V")
    assert form.value("正文") == "现将名单公示如下：\n一、对象"


def test_pasting_into_the_line_of_the_list_opens_it(form: Hand, window: MainWindow, qtbot: QtBot) -> None:
    copy(TABLE)
    form.key("Ctrl+L")
    form.key("Esc")
    front_again(window, qtbot)
    line = next(w for w in window.findChildren(QLineEdit) if w.accessibleName() == "公示名单")
    line.setFocus()
    form.key("Ctrl+V")
    assert form.title() == "粘贴名单"


def test_an_empty_clipboard_is_told_and_a_file_can_be_read(
    form: Hand, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    QApplication.clipboard().clear()
    form.key("Ctrl+L")
    assert form.sees("还没有名单")
    assert not form.may_press("用这份名单")
    form.press("读剪贴板")
    assert form.sees("剪贴板里没有文字")
    book = Workbook()
    for row in (HEADINGS, *people(3)):
        book.worksheets[0].append(row)
    book.create_sheet("第二批").append(["姓名", "人数"])
    book["第二批"].append(["张㛃", 3])
    book.save(tmp_path / "名单.xlsx")
    form.press("从文件读…")
    finder = QApplication.activeModalWidget()
    assert isinstance(finder, QFileDialog)
    finder.fileSelected.emit(str(tmp_path / "名单.xlsx"))
    finder.close()
    form.see("“Sheet”：4 行 × 7 列")
    form.choose(工作表="《名单.xlsx》“第二批”")
    sheets = next(box for box in form.front().findChildren(QComboBox) if box.accessibleName() == "工作表")
    sheets.activated.emit(1)  # what a click on the word does
    form.see("“第二批”：2 行 × 2 列")
    form.press("用这份名单")
    front_again(window, qtbot)
    assert form.value("公示名单") == "1行 × 2列：姓名、人数"
    form.press("查看名单")
    assert form.rows("公示名单") == [["张㛃", "3"]]


def test_five_thousand_rows_do_not_stop_the_window(form: Hand, qtbot: QtBot) -> None:
    copy("\n".join("\t".join(row) for row in (HEADINGS, *people(5_000))))
    begun = time.thread_time()
    form.key("Ctrl+L")
    assert time.thread_time() - begun < 1, "the window answers while the list is read"
    qtbot.waitUntil(lambda: form.sees("5,001 行 × 7 列，印 5,000 行"), timeout=10_000)
    assert len(form.rows("印出来的名单")) == 5_000
    form.press("网站")
    form.press("上报")  # while the other is still being masked
    qtbot.waitUntil(lambda: "银行卡号" in form.headings("印出来的名单"), timeout=10_000)
