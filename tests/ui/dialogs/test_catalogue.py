"""标准目录 kept by visible words: found, switched, changed, restored, added, handed out, brought in."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QMainWindow

from desktop_app.domain.catalogue import FIRST_OWN
from desktop_app.domain.changes import Person
from desktop_app.services.catalogue_rows import shipped
from desktop_app.services.office import Office
from tests.ui.dialogs.hand import DialogHand
from ui.dialogs.catalogue_list import open_catalogue_list
from ui.dialogs.catalogue_pick import open_catalogue_pick

TABLE = "标准目录"


@pytest.fixture
def kept(window: QMainWindow, office: Office) -> list[bool]:
    """The list opened; what it holds tells how often the window heard of a change."""
    heard: list[bool] = []
    open_catalogue_list(window, office, lambda: heard.append(True))
    return heard


def find(hand: DialogHand, office: Office, number: int) -> None:
    row = office.catalogue.row(number)
    hand.fill(查找目录=f"目录{number} {row.second}")
    assert hand.rows(TABLE)[0][0] == str(number)


def test_a_row_is_switched_off_and_on(hand: DialogHand, office: Office, kept: list[bool]) -> None:
    find(hand, office, 31)
    assert hand.rows(TABLE)[0][5:] == ["内置", "是"]
    assert not hand.may_press("恢复原有内容")
    hand.press("停用")
    assert "已停用目录31" in hand.told()
    assert hand.rows(TABLE)[0][6] == "否"
    assert hand.rows(TABLE)[0][5] == "内置", "switched off, not changed"
    assert not hand.may_press("恢复原有内容")
    assert not office.catalogue.row(31).enabled
    hand.choose(显示="已修改的")
    assert hand.rows(TABLE) == []
    hand.choose(显示="停用的")
    assert hand.rows(TABLE)[0][0] == "31"
    hand.press("启用")
    assert office.catalogue.row(31).enabled
    assert len(kept) == 2


def test_a_row_is_changed_and_restored(hand: DialogHand, office: Office, kept: list[bool]) -> None:
    find(hand, office, 31)
    hand.press("修改…")
    assert hand.title() == "修改目录31"
    hand.fill(公开时限="尽快公开就好")
    assert hand.sees("看不懂这个时限")
    hand.fill(公开时限="信息形成或者变更之日起7个工作日内")
    assert hand.sees("按此推算：信息形成或者变更之日起7个工作日内")
    hand.fill(二级事项="", 公开依据="《某办法》")
    hand.press("保存")
    assert "二级事项：必须填写" in hand.told()
    assert hand.value("公开依据") == "《某办法》"
    hand.fill(二级事项=shipped()[30].second)
    hand.press("保存")
    assert hand.title() == TABLE
    assert hand.rows(TABLE)[0][5] == "已修改"
    assert office.catalogue.fill(31)["limit_days"] == 7
    assert office.catalogue.row(31).basis == "《某办法》"
    hand.press("恢复原有内容")
    assert office.catalogue.rows() == shipped()
    assert hand.rows(TABLE)[0][5] == "内置"


def test_a_row_of_our_own_is_added(hand: DialogHand, office: Office, kept: list[bool]) -> None:
    hand.press("新增…")
    hand.fill(领域="保障性住房", 一级事项="配给管理", 二级事项="租金减免")
    hand.fill(公开渠道和载体="政府网站、公开栏", 公开对象="特定群体", 特定群体="减免对象")
    hand.press("保存")
    assert f"已新增目录{FIRST_OWN}" in hand.told()
    row = office.catalogue.row(FIRST_OWN)
    assert (row.channels, row.who, row.own) == (("政府网站", "公开栏"), "减免对象", True)
    hand.choose(显示="自定的")
    assert [cells[5] for cells in hand.rows(TABLE)] == ["自定"]
    assert kept == [True]
    hand.press("新增…")
    hand.fill(领域="保障性住房", 一级事项="配给管理", 二级事项="租金减免")
    hand.press("保存")
    assert f"与目录{FIRST_OWN}是同一事项" in hand.told()


def test_it_leaves_and_comes_back_as_the_official_sheet(
    hand: DialogHand, office: Office, kept: list[bool], tmp_path: Path
) -> None:
    path = tmp_path / "目录.xlsx"
    hand.press("导出官方表格…")
    hand.fill(存为=str(path.with_suffix("")))
    hand.press("导出")
    hand.wait(lambda: hand.title() == TABLE)
    assert f"已导出 96 项：{path}" in hand.told()
    book = load_workbook(path)
    sheet = book.worksheets[0]
    column, line = next(
        (cell.column, cell.row)
        for cells in sheet.iter_rows(min_row=4)
        for cell in cells
        if cell.value and "《" in str(cell.value)
    )
    sheet.cell(line, column).value = "《另一部办法》"
    book.save(path)
    hand.press("导入…")
    hand.press("核对")
    assert "请先选要导入的文件" in hand.told()
    assert not hand.may_press("导入")
    hand.fill(文件=str(path))
    hand.press("核对")
    hand.wait(lambda: hand.may_press("导入 1 行"))
    first = hand.rows("核对结果")[0]
    assert first[2] == "修改"
    assert "公开依据" in first[4] or "公开内容" in first[4]
    assert hand.sees("修改 1、不变 95、有误 0")
    assert office.catalogue.rows() == shipped()
    hand.press("导入 1 行")
    hand.wait(lambda: hand.title() == TABLE)
    assert "已导入 1 行" in hand.told()
    assert "《另一部办法》" in {row.basis for row in office.catalogue.rows()} | {
        row.content for row in office.catalogue.rows()
    }
    assert kept == [True]


def test_who_does_not_manage_is_told_who_may(hand: DialogHand, office: Office, kept: list[bool]) -> None:
    office.people.put(Person("主任", duties=("管理",)))
    office.people.sign_in(office.people.put(Person("小王", duties=("登记", "初审"))), "")
    find(hand, office, 31)
    hand.press("停用")
    for words in ("小王不能办理“停用目录事项”", "这一步由有“管理”职责的人员办理"):
        assert words in hand.told()
    hand.press("修改…")
    hand.fill(公开依据="《某办法》")
    hand.press("保存")
    assert "小王不能办理“修改标准目录”" in hand.told()
    assert hand.value("公开依据") == "《某办法》", "what was typed stays"
    hand.press("取消")
    assert office.catalogue.rows() == shipped()
    assert kept == []


def test_a_file_that_is_no_catalogue_is_refused(
    hand: DialogHand, office: Office, kept: list[bool], tmp_path: Path
) -> None:
    path = tmp_path / "别的.csv"
    path.write_text("姓名,电话\n张三,1\n", encoding="utf-8")
    hand.press("导入…")
    hand.fill(文件=str(path))
    hand.press("核对")
    hand.wait(lambda: bool(hand.told()))
    assert not hand.may_press("导入")
    hand.press("取消")
    assert kept == []


def test_arrows_in_the_search_box_go_through_the_rows(
    window: QMainWindow, office: Office, hand: DialogHand
) -> None:
    taken: list[tuple[int, str]] = []
    open_catalogue_pick(window, office, lambda *told: taken.append(told))
    second = hand.rows(TABLE)[1]
    hand.wait(lambda: hand.cursor() == "查找目录")
    hand.key("Down")
    assert hand.sees(f"二级事项：{second[2]}")
    assert hand.cursor() == "查找目录"
    hand.key("Return")
    assert office.catalogue.row(taken[0][0]).second == second[2]


def test_saving_a_row_as_it_came_changes_nothing(hand: DialogHand, office: Office, kept: list[bool]) -> None:
    rows = shipped()
    odd = [
        next(row.number for row in rows if not row.audience),
        next(row.number for row in rows if row.who),
        next(row.number for row in rows if len(row.rules) > 1),
        next(row.number for row in rows if not row.enabled),
    ]
    for number in odd:
        find(hand, office, number)
        hand.press("修改…")
        hand.press("保存")
        assert hand.title() == TABLE, number
    assert office.catalogue.rows() == rows


def test_a_row_nobody_read_in_the_original_says_so(
    hand: DialogHand, office: Office, kept: list[bool]
) -> None:
    hand.choose(显示="停用的")
    assert hand.sees("未见原文，启用前请核对")
