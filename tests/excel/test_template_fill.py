"""A superior's workbook filled: rows go in, what lies below goes down, everything else is as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font

from desktop_app.domain.fields import Value
from desktop_app.domain.template_grid import Table
from desktop_app.domain.template_plan import Rowset, Told, Use
from desktop_app.excel.template_fill import fill_book, put
from desktop_app.excel.template_read import read_book
from desktop_app.excel.template_rows import Push
from desktop_app.services.template_match import known_words
from tests.forms import framed, monthly, sheet_of

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "template-sheet.txt"
DAY = date(2026, 4, 1)
USES = {
    0: Use.COUNT,
    1: Use.FIELD,
    2: Use.FIELD,
    3: Use.FIELD,
    4: Use.FIELD,
    5: Use.FIELD,
    6: Use.KEEP,
    7: Use.EMPTY,
}
MARKS = {
    "单位": Told("青石县住建局"),
    "期间": Told("2026年3月"),
    "审核人": Told("王审"),
    "填表人": Told("李文"),
}


def row(number: int) -> dict[int, Value]:
    told = "反映自来水水压低，请尽快处理。" * (3 if number == 2 else 1)
    return {1: date(2026, 3, number), 2: "张*", 3: "0138****1234", 4: told, 5: "房管股"}


def rowset(table: Table, rows: Sequence[Mapping[int, Value]], **more: Any) -> Rowset:
    return Rowset(table, USES, tuple(rows), nothing="本期未收到", roomy=(2, 4, 5), **more)


def filled(path: Path, rows: Sequence[Mapping[int, Value]], **more: Any) -> Any:
    (table,) = read_book(path, known_words()).tables
    path.with_name("填好.xlsx").write_bytes(fill_book(path, [rowset(table, rows, **more)], MARKS, DAY))
    return load_workbook(path.with_name("填好.xlsx"))


def anatomy(book: Any) -> str:
    """Everything of the sheet that a reader would see, one line for each thing."""
    sheet = book["台账"]
    lines = []
    for cells in sheet.iter_rows():
        told = [
            f"{cell.coordinate}={cell.value!r}[{cell.number_format}]"
            for cell in cells
            if cell.value is not None
        ]
        height = sheet.row_dimensions[cells[0].row].height
        lines.append(f"{cells[0].row} ({height or '-'}): " + " ".join(told))
    lines += sorted(f"merged {area.coord}" for area in sheet.merged_cells.ranges)
    lines += [f"pick {one.sqref}" for one in sheet.data_validations.dataValidation]
    lines += [f"format {one.sqref} {one.rules[0].formula}" for one in sheet.conditional_formatting]
    lines += [f"print {sheet.print_area} {sheet.print_title_rows} {sheet.page_setup.orientation}"]
    lines += [f"other {book['汇总']['A1'].value}"]
    return "\n".join(lines) + "\n"


def test_the_whole_sheet(tmp_path: Path) -> None:
    """Seven rows where the form has room for three."""
    book = filled(monthly(tmp_path / "月报.xlsx"), [row(n) for n in range(1, 8)])
    told = anatomy(book)
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")


def test_new_rows_look_like_the_first(tmp_path: Path) -> None:
    sheet = filled(monthly(tmp_path / "月报.xlsx"), [row(n) for n in range(1, 8)])["台账"]
    for at in range(5, 12):
        assert [cell.border.bottom.style for cell in sheet[at]][:8] == ["thin"] * 8
    assert sheet["A12"].value == "合计"
    assert sheet["A13"].value == "单位负责人：        审核人：王审        填表人：李文"


def test_a_period_without_data_says_so_and_sums_stay_nought(tmp_path: Path) -> None:
    """未收到 stands in no column that a count of the form takes for a row."""
    sheet = filled(monthly(tmp_path / "月报.xlsx"), [])["台账"]
    assert [cell.value for cell in sheet[5]] == [None, None, "本期未收到", None, None, None, None, None]
    assert sheet["A6"].value is None
    assert sheet["E8"].value == "=COUNTA(E5:E7)"


def test_fewer_rows_leave_the_lines_of_the_form(tmp_path: Path) -> None:
    sheet = filled(monthly(tmp_path / "月报.xlsx"), [row(1)])["台账"]
    assert [sheet.cell(at, 1).value for at in range(5, 9)] == [1, None, None, "合计"]
    assert sheet["A7"].border.bottom.style == "thin"


def test_what_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    sheet = filled(monthly(tmp_path / "月报.xlsx"), [{**row(1), 4: "=1+1", 2: "@SUM(A1)"}])["台账"]
    assert (sheet["E5"].value, sheet["E5"].data_type) == ("=1+1", "s")
    assert sheet["C5"].data_type == "s"


def test_cells_get_what_they_are_formatted_for(tmp_path: Path) -> None:
    path = sheet_of(tmp_path / "表.xlsx", ["序号", "来电时间", "派单日期", "人数"], [1])
    book = load_workbook(path)
    book["表"]["C2"].number_format = "@"
    book["表"]["D2"].number_format = "0.0"
    book.save(path)
    (table,) = read_book(path, known_words()).tables
    uses = {0: Use.COUNT, 1: Use.FIELD, 2: Use.FIELD, 3: Use.FIELD}
    values: dict[int, Value] = {1: datetime(2026, 3, 5, 9, 30), 2: date(2026, 3, 5), 3: 4}
    path.write_bytes(fill_book(path, [Rowset(table, uses, (values,))], {}, DAY))
    cells = load_workbook(path)["表"]
    assert (cells["B2"].value, cells["B2"].number_format) == (datetime(2026, 3, 5, 9, 30), "yyyy-mm-dd hh:mm")
    assert cells["C2"].value == "2026-03-05"
    assert (cells["D2"].value, cells["D2"].number_format) == (4, "0.0")


def test_a_day_wider_than_its_column_is_smaller_never_hashes(tmp_path: Path) -> None:
    cell = Workbook().active.cell(1, 1)  # type: ignore[union-attr]  # a new book has a sheet
    for value in (datetime(2026, 3, 2, 9, 30), 12_345_678_901):
        put(cell, value)
        assert (cell.alignment.shrink_to_fit, cell.alignment.wrap_text) == (True, False)
    cell.alignment = Alignment(wrap_text=True)
    put(cell, "反映幸福小区自来水水压低")
    assert cell.alignment.wrap_text, "words are never made smaller"


def test_what_stands_there_stays_when_asked(tmp_path: Path) -> None:
    before: list[list[object]] = [["序号", "来电人", "反映内容"], [1, "张三", "甲"], [2, "李四", "乙"]]
    path = sheet_of(tmp_path / "台账.xlsx", *before, title="台账")
    (table,) = read_book(path, known_words()).tables
    uses = {0: Use.COUNT, 1: Use.FIELD, 2: Use.FIELD}
    out = fill_book(path, [Rowset(table, uses, ({1: "王五", 2: "丙"},), after=True)], {}, DAY)
    path.write_bytes(out)
    rows = [[cell.value for cell in cells] for cells in load_workbook(path)["台账"].iter_rows()]
    assert rows == [*before, [3, "王五", "丙"]]


def test_a_bare_head_gets_rows_in_its_frame_without_its_bold(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for column, text in enumerate(("序号", "来电人", "反映内容"), 1):
        sheet.cell(1, column).value = text
        sheet.cell(1, column).font = Font(b=True)
    framed(sheet, 1, 1, 3)
    sheet["A2"] = "填表人：李文"
    path = tmp_path / "头.xlsx"
    book.save(path)
    (table,) = read_book(path, known_words()).tables
    rows: list[dict[int, Value]] = [{1: "甲"}, {1: "乙"}]
    path.write_bytes(fill_book(path, [Rowset(table, {0: Use.COUNT, 1: Use.FIELD}, tuple(rows))], {}, DAY))
    made = load_workbook(path).worksheets[0]
    assert [made.cell(at, 2).value for at in range(1, 4)] == ["来电人", "甲", "乙"]
    assert made["A4"].value == "填表人：李文"
    assert made["C3"].border.left.style == "thin"
    assert made["A1"].font.b
    assert not made["A2"].font.b


def test_two_tables_one_below_the_other(tmp_path: Path) -> None:
    head = ["来电人", "联系电话", "反映内容"]
    path = sheet_of(
        tmp_path / "表.xlsx", head, [None], ["合计"], [None], ["来访情况"], head, [None], ["合计"]
    )
    tables = read_book(path, known_words()).tables
    rows: tuple[dict[int, Value], ...] = tuple({0: f"人{n}"} for n in range(4))
    sets = [Rowset(table, dict.fromkeys(range(3), Use.FIELD), rows) for table in tables]
    path.write_bytes(fill_book(path, sets, {}, DAY))
    column = [cells[0].value for cells in load_workbook(path)["表"].iter_rows()]
    assert column == ["来电人", *(f"人{n}" for n in range(4)), "合计", None, "来访情况",
                      "来电人", *(f"人{n}" for n in range(4)), "合计"]  # fmt: skip


def test_a_number_in_a_cell_of_its_own_is_a_number(tmp_path: Path) -> None:
    path = sheet_of(tmp_path / "数.xlsx", ["收件", "{{咨询热线.收件}}"], ["办结率", "{{咨询热线.办结率}}"],
                    ["共收{{咨询热线.收件}}件，{{没人知道}}"])  # fmt: skip
    book = load_workbook(path)
    book["表"]["B2"].number_format = "0.0%"
    book.save(path)
    marks = {"咨询热线.收件": Told("44", 44), "咨询热线.办结率": Told("97.73%", 43 / 44)}
    path.write_bytes(fill_book(path, [], marks, DAY))
    sheet = load_workbook(path)["表"]
    assert sheet["B1"].value == 44
    assert sheet["B2"].value == pytest.approx(43 / 44)
    assert sheet["A3"].value == "共收44件，{{没人知道}}"


def test_equal_forms_are_equal_files(tmp_path: Path) -> None:
    path = monthly(tmp_path / "月报.xlsx")
    (table,) = read_book(path, known_words()).tables
    made = [fill_book(path, [rowset(table, [row(1)])], MARKS, DAY) for _ in range(2)]
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("formula", "after"),
    [
        ("=SUM(C5:C7)", "=SUM(C5:C11)"),
        ("=SUM($C$5:$C$7)/C8", "=SUM($C$5:$C$11)/C12"),
        ("=C7", "=C7"),
        ('=IF(A8>0,"A8",台账!B9)', '=IF(A12>0,"A8",台账!B13)'),
        ("=汇总!A8+'另 表'!A8", "=汇总!A8+'另 表'!A8"),
        ("=SUM(5:7)+SUM(A:A)", "=SUM(5:11)+SUM(A:A)"),
        ("=LOG10(A8)+TODAY()", "=LOG10(A12)+TODAY()"),
    ],
)
def test_formulas_mean_the_same_cells(formula: str, after: str) -> None:
    assert Push("台账", 7, 4).formula(formula, "台账") == after


def test_a_spreadsheet_program_opens_it_and_reckons(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed: nobody here can open the sheet")
    filled(monthly(tmp_path / "月报.xlsx"), [row(n) for n in range(1, 8)])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    call = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "填好.xlsx"]
    subprocess.run(call, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    document = pypdfium2.PdfDocument(tmp_path / "填好.pdf")
    try:
        words = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    assert "青石县住建局" in words
    assert "合计" in words
    assert "Err:" not in words
    assert "#" not in words


def test_the_form_itself_is_not_touched(tmp_path: Path) -> None:
    path = monthly(tmp_path / "月报.xlsx")
    before = path.read_bytes()
    (table,) = read_book(path, known_words()).tables
    fill_book(path, [replace(rowset(table, [row(1)]), after=False)], MARKS, DAY)
    assert path.read_bytes() == before


def test_cells_merged_downwards_are_parted_where_rows_go(tmp_path: Path) -> None:
    head = ["来电人", "联系电话", "反映内容"]
    lines: list[list[object]] = [["张三", "1", "水"], [None, "2", "电"], ["合计"]]
    path = sheet_of(tmp_path / "并.xlsx", head, *lines, merged=["A2:A3"])
    (table,) = read_book(path, known_words()).tables
    rows: tuple[dict[int, Value], ...] = tuple({0: f"人{n}"} for n in range(3))
    path.write_bytes(fill_book(path, [Rowset(table, dict.fromkeys(range(3), Use.FIELD), rows)], {}, DAY))
    sheet = load_workbook(path)["表"]
    assert [cells[0].value for cells in sheet.iter_rows()] == ["来电人", "人0", "人1", "人2", "合计"]
    assert not sheet.merged_cells.ranges
