"""A superior's workbook taken apart: what is found, what is doubted, what is refused in one sentence."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.domain.template_grid import Table
from desktop_app.domain.template_plan import Anatomy
from desktop_app.errors import Refused
from desktop_app.excel.template_read import read_book
from desktop_app.services.template_match import known_words
from tests.builders import SAMPLES
from tests.forms import framed, monthly, sheet_of

LEDGERS = ("来电来访登记簿.xlsx", "依申请公开台账.xlsx", "公开日接访登记.xlsx", "主动公开清单.xlsx")


def read(path: Path) -> Anatomy:
    return read_book(path, known_words())


def only(path: Path) -> Table:
    (table,) = read(path).tables
    return table


def test_a_form_as_it_comes(tmp_path: Path) -> None:
    found = read(monthly(tmp_path / "月报.xlsx"))
    (table,) = found.tables
    assert (table.head, table.body, table.filled) == ((2, 3), (4, 7), ())
    assert [column.title for column in table.columns] == [
        "序号", "来电情况 来电时间", "来电情况 来电人", "来电情况 联系电话", "办理情况 反映内容",
        "办理情况 承办科室", "办理情况 已过天数", "上级意见",
    ]  # fmt: skip
    assert [mark.name for mark in found.marks] == ["单位", "期间", "审核人", "填表人"]
    assert not found.notes


def test_two_tables_below_and_beside_each_other(tmp_path: Path) -> None:
    head, blank = ["来电人", "联系电话", "反映内容"], [None] * 3
    below = sheet_of(
        tmp_path / "上下.xlsx", head, ["张三", "1", "水"], blank, ["来访情况"], head, ["李四", "2", "电"]
    )
    first, second = read(below).tables
    assert (first.head[0], first.body, second.head[0], second.body) == (0, (1, 2), 4, (5, 6))
    beside = sheet_of(
        tmp_path / "左右.xlsx", [*head, None, *head], ["张三", "1", "水", None, "李四", "2", "电"]
    )
    left, right = read(beside).tables
    assert [column.at for column in left.columns] == [0, 1, 2]
    assert [column.at for column in right.columns] == [4, 5, 6]
    assert (left.key, right.key) == ("表#1", "表#2")


def test_a_head_over_two_columns_without_labels_of_their_own_is_doubted(tmp_path: Path) -> None:
    path = sheet_of(
        tmp_path / "合并.xlsx", ["序号", "来电人", "联系方式", None, "反映内容"], merged=["C1:D1"]
    )
    doubts = {column.key: column.doubt for column in only(path).columns}
    assert "合并了 2 列" in doubts["联系方式"]
    assert "合并了 2 列" in doubts["联系方式#2"]
    assert not doubts["反映内容"]


def test_a_column_drawn_over_two_of_the_sheet_is_one(tmp_path: Path) -> None:
    path = sheet_of(
        tmp_path / "合并.xlsx", ["序号", "来电人", "反映内容", None], [1], merged=["C1:D1", "C2:D2"]
    )
    columns = only(path).columns
    assert [(column.at, column.doubt) for column in columns] == [(0, ""), (1, ""), (2, "")]


def test_the_head_stands_in_row_12(tmp_path: Path) -> None:
    above = [["填报说明"], *([f"{n}、按月填报，于次月5日前报送县政务公开办公室。"] for n in range(10))]
    below: list[list[object]] = [["序号", "来电人", "反映内容"], [1], [2], ["填表人："]]
    table = only(sheet_of(tmp_path / "低.xlsx", *above, *below))
    assert table.head == (11, 11)
    assert table.body == (12, 14)


def test_sixty_columns(tmp_path: Path) -> None:
    table = only(sheet_of(tmp_path / "宽.xlsx", ["序号", *(f"指标{n}" for n in range(1, 60))]))
    assert len(table.columns) == 60


def test_examples_are_told_from_blank_rows(tmp_path: Path) -> None:
    table = only(
        sheet_of(
            tmp_path / "例.xlsx", ["序号", "来电人", "反映内容"], ["示例", "张三", "自来水"], [1], ["合计"]
        )
    )
    assert (table.body, table.filled, table.examples) == ((1, 3), (1,), True)


def test_a_form_of_labels_and_blanks_is_no_table(tmp_path: Path) -> None:
    path = sheet_of(
        tmp_path / "表单.xlsx", ["姓名", "{{来电人}}", "电话", "{{电话}}"], ["内容摘要", "{{内容摘要}}"]
    )
    found = read(path)
    assert not found.tables
    assert [mark.name for mark in found.marks] == ["来电人", "电话", "内容摘要"]


@pytest.mark.parametrize("name", LEDGERS)
def test_foreign_ledgers_are_understood_as_forms(name: str) -> None:
    if not (SAMPLES / name).exists():
        pytest.skip("the sample ledgers are not beside this repository")
    table = only(SAMPLES / name)
    assert len(table.filled) > 30
    assert len(table.columns) >= 9


def change(path: Path, **parts: bytes) -> Path:
    """The file with further parts in its archive; __ stands for /."""
    with zipfile.ZipFile(path, "a") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return path


def test_what_cannot_be_kept_is_told_before(tmp_path: Path) -> None:
    drawing = b'<xdr:wsDr xmlns:xdr="x"><xdr:sp macro=""/></xdr:wsDr>'
    path = monthly(tmp_path / "月报.xlsx")
    change(path, **{"xl__cellimages.xml": b"<a/>", "xl__drawings__drawing9.xml": drawing})
    (note,) = read(path).notes
    assert "WPS 嵌入单元格的图片" in note
    assert "文本框" in note


def test_a_protected_sheet_may_be_filled_and_says_so(tmp_path: Path) -> None:
    path = monthly(tmp_path / "月报.xlsx")
    book = load_workbook(path)
    book["台账"].protection.sheet = True
    book["汇总"].sheet_state = "hidden"
    book.save(path)
    told = " ".join(read(path).notes)
    assert "“台账”设了保护" in told
    assert "“汇总”是隐藏的" in told


def _xls(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le"))


def _locked(path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )


def _macros(path: Path) -> None:
    change(monthly(path), **{"xl__vbaProject.bin": b"x"})


def _broken(path: Path) -> None:
    monthly(path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _bad_part(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")


def _nothing(path: Path) -> None:
    sheet_of(path, ["政务公开工作要点"], ["请各单位认真落实。"])


def _ods(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<a/>")


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("旧.xls", _xls, "旧版 .xls"),
        ("密.xlsx", _locked, "设了打开密码"),
        ("宏.xlsm", _macros, "带有宏"),
        ("宏.xlsx", _macros, "带有宏"),
        ("坏.xlsx", _broken, "打不开"),
        ("坏.xlsx", _bad_part, "打不开"),
        ("空.xlsx", _nothing, "没有找到要填的地方"),
        ("表.ods", _ods, "不是 .xlsx"),
        ("表.csv", lambda path: path.write_text("来电人,电话", encoding="utf-8"), "是文本"),
    ],
)
def test_what_is_no_form_is_refused_in_one_sentence(
    tmp_path: Path, name: str, make: object, words: str
) -> None:
    path = tmp_path / name
    assert callable(make)
    make(path)
    with pytest.raises(Refused) as told:
        read(path)
    assert words in str(told.value)
    assert told.value.do


def test_lines_without_words_are_room(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Worksheet = book.worksheets[0]
    for column, text in enumerate(("序号", "来电人", "反映内容"), 1):
        sheet.cell(1, column).value = text
    framed(sheet, 1, 21, 3)
    book.save(tmp_path / "空行.xlsx")
    assert only(tmp_path / "空行.xlsx").body == (1, 21)
