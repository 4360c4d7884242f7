"""The annual report as a workbook: the published layout, and read back however somebody filled it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.domain.annual_report import COLUMNS, KINDS, RESULT_HEAD, ROWS, TOTAL, AnnualReport, Section2
from desktop_app.domain.annual_report_tables import TITLES
from desktop_app.errors import Refused, Trouble
from desktop_app.excel.report_read import read_report
from desktop_app.excel.report_sheet import ReportOut, write_report
from tests.domain.annual_reports import real

FIRST = 6  # row of 一、本年新收 in our own sheet
PERSON = 4  # column of 自然人


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "年报 2025.xlsx"
    write_report(path, out(real()))
    return path


def out(report: AnnualReport) -> ReportOut:
    return ReportOut("青石县住房和城乡建设局", 2025, report, date(2026, 1, 20))


def altered(path: Path, alter: Callable[[Any], object], sheet: str = "表三") -> Path:
    """The same workbook after somebody's hand."""
    book = load_workbook(path)
    alter(book[sheet])
    book.save(path)
    return path


def refused(path: Path) -> str:
    with pytest.raises(Refused) as no:
        read_report(path)
    return str(no.value)


def test_what_was_written_is_read_back(made: Path) -> None:
    assert read_report(made) == real()


def test_the_layout_is_the_published_one(made: Path) -> None:
    book = load_workbook(made)
    assert book.sheetnames == ["表二", "表三", "表四"]
    assert tuple(tab["A2"].value for tab in book) == TITLES
    assert book["表三"]["A1"].value == "青石县住房和城乡建设局2025年政府信息公开工作年度报告"
    tab = book["表三"]
    assert [tab.cell(5, PERSON + at).value for at in range(1, 6)] == list(KINDS[1:])
    assert (tab.cell(4, PERSON).value, tab.cell(4, PERSON + 6).value) == ("自然人", TOTAL)
    names = [
        next(tab.cell(row, c).value for c in (3, 2, 1) if tab.cell(row, c).value) for row in range(6, 31)
    ]
    assert names == [row.name for row in ROWS]
    merged = {str(each) for each in tab.merged_cells.ranges}
    assert {"A3:C5", "D3:J3", "D4:D5", "E4:I4", "J4:J5"} <= merged
    assert {"A6:C6", "A8:A29", "B8:C8", "B10:B17", "B18:B20", "B21:B25", "B26:B28", "B29:C29"} <= merged
    four = {str(each) for each in book["表四"].merged_cells.ranges}
    assert {"A3:E3", "F3:O3", "F4:J4", "K4:O4", "A4:A5", "E4:E5"} <= four


def test_table_two_is_filled_or_left_to_be_filled(made: Path, tmp_path: Path) -> None:
    assert load_workbook(made)["表二"]["B6"].value is None
    path = tmp_path / "full.xlsx"
    full = AnnualReport(section2=Section2((0, 0, 0), (3, 1, 12), 256, 48, 0, Decimal("26.55")))
    write_report(path, out(full))
    tab = load_workbook(path)["表二"]
    assert [tab.cell(6, column).value for column in range(1, 5)] == ["行政规范性文件", 3, 1, 12]
    told = {tab.cell(row, 1).value: tab.cell(row, 2).value for row in range(7, 17)}
    assert (told["行政许可"], told["行政处罚"], told["行政强制"]) == (256, 48, 0)
    assert told["行政事业性收费"] == 26.55


def test_table_two_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "full.xlsx"
    full = replace(real(), section2=Section2((0, 0, 0), (3, 1, 12), 256, 48, 0, Decimal("26.55")))
    write_report(path, out(full))
    assert read_report(path) == full
    said = refused(altered(path, lambda tab: tab.cell(9, 2, "约250"), "表二"))
    assert "表二“行政许可本年处理决定数量：“约250”不是整数”" in said


def test_the_same_report_is_the_same_file(made: Path, tmp_path: Path) -> None:
    write_report(tmp_path / "two.xlsx", out(real()))
    assert made.read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_file_that_is_open_is_not_written_over(made: Path) -> None:
    made.with_name(f"~${made.name}").touch()
    with pytest.raises(Trouble, match="没有导出"):
        write_report(made, out(real()))


# Files of other hands


def other_layout(path: Path, *, four: bool = True) -> Path:
    """A page copied into one sheet: a column before, no merges, names cut short, numbers as text."""
    book = Workbook()
    tab = book.active
    assert tab is not None
    tab.append(["XX局2025年年度报告"])
    tab.append(
        [None, "（本列数据的勾稽关系为……）", None, None, "自然人", "法人或其他组织", *[None] * 4, "总计"]
    )
    tab.append([*[None] * 5, *KINDS[1:]])
    shortened = {"partial": "（二）部分公开", "other_1": "1．申请人无正当理由逾期不补正"}
    report = real()
    for row in ROWS:
        numbers = [f" {count} " for count in report.section3[row.key]]
        tab.append([None, None, row.group or None, shortened.get(row.key, row.name), *numbers])
    if four:
        assert report.section4 is not None
        tab.append(["四、政府信息公开行政复议、行政诉讼情况"])
        tab.append(["行政复议", *[None] * 4, "行政诉讼"])
        tab.append(
            [
                "结果维持",
                "结果纠正",
                "其他结果",
                "尚未审结",
                "总计",
                "未经复议直接起诉",
                *[None] * 4,
                "复议后起诉",
            ]
        )
        tab.append([None] * 5 + ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 2)
        blocks = (report.section4.review, report.section4.litigation_direct)
        tab.append([*blocks[0], *blocks[1], *report.section4.litigation_after_review])
    book.save(path)
    return path


def test_a_page_copied_into_a_sheet_is_understood(tmp_path: Path) -> None:
    assert read_report(other_layout(tmp_path / "copied.xlsx")) == real()


@pytest.mark.parametrize("parts", ["{name}", "{group} {name}", "{group}-{name}", "{result}{group}{name}"])
def test_names_may_stand_in_one_cell_with_their_groups(tmp_path: Path, parts: str) -> None:
    book = Workbook()
    tab = book.active
    assert tab is not None
    tab.append(["项目", *COLUMNS])
    for row in ROWS:
        result = RESULT_HEAD if row.word else ""
        name = parts.format(result=result, group=row.group, name=row.name).removeprefix("-")
        tab.append([name, *real().section3[row.key]])
    book.save(tmp_path / "flat.xlsx")
    assert read_report(tmp_path / "flat.xlsx").section3 == real().section3


def test_table_four_may_be_missing(tmp_path: Path) -> None:
    report = read_report(other_layout(tmp_path / "copied.xlsx", four=False))
    assert (report.section3, report.section4) == (real().section3, None)


def test_every_bad_cell_is_told_at_once(made: Path) -> None:
    def spoil(tab: Any) -> None:
        tab.cell(FIRST, PERSON).value = None
        tab.cell(FIRST + 1, PERSON + 1).value = "两件"
        tab.cell(FIRST + 2, PERSON + 6).value = 1.5
        tab.cell(FIRST + 3, PERSON + 2).value = -4

    said = refused(altered(made, spoil))
    assert "表三“一、本年新收政府信息公开申请数量”（第 6 行）的“自然人”空着，没有的请填 0" in said
    assert "的“商业企业”“两件”不是整数" in said
    assert "“1.5”不是整数" in said
    assert "的“科研机构”“-4”是负数" in said


def test_missing_rows_and_columns_are_named_together(made: Path) -> None:
    def cut(tab: Any) -> None:
        for row in (FIRST + 4, FIRST + 13):
            tab.cell(row, 3).value = "改了名"
        tab.cell(5, PERSON + 2).value = "研究所"

    said = refused(altered(made, cut))
    assert "表三缺少 2 行：（三）不予公开 1.属于国家秘密、（四）无法提供 2.没有现成信息需要另行制作" in said
    assert "表三缺少列：科研机构" in said


def test_a_row_that_stands_twice_is_told(made: Path) -> None:
    said = refused(altered(made, lambda tab: tab.cell(FIRST + 4, 3, "2.重复申请")))
    assert "“（五）不予处理 2.重复申请”出现两次" in said


def test_table_four_must_be_whole(made: Path) -> None:
    assert "表四是空的" in refused(altered(made, lambda tab: tab.delete_rows(6), "表四"))
    write_report(made, out(real()))
    assert "表四“行政复议”（第 6 行）的“结果维持”空着" in refused(
        altered(made, lambda tab: tab.cell(6, 1).__setattr__("value", None), "表四")
    )
    write_report(made, out(real()))
    assert "表头不全" in refused(altered(made, lambda tab: tab.cell(5, 15, "合计"), "表四"))


def test_a_file_without_the_table_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    tab = book.active
    assert tab is not None
    for row in ((1, 2), ("自然人", "总计"), ("甲", 3)):
        tab.append(row)
    book.save(tmp_path / "x.xlsx")
    assert "没有找到年度报告的表三" in refused(tmp_path / "x.xlsx")


def test_hidden_sheets_are_not_the_report(made: Path) -> None:
    assert "没有找到年度报告的表三" in refused(
        altered(made, lambda tab: setattr(tab, "sheet_state", "hidden"))
    )
    assert len(COLUMNS) == 7
