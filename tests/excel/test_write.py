"""A register sheet as a superior wants it, whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.domain.fields import Value
from desktop_app.errors import AppError, Refused, Trouble
from desktop_app.excel.read import read_sheets
from desktop_app.excel.save import _told
from desktop_app.excel.write import ColumnOut, SheetOut, tab_title, write_register

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "register-sheet.txt"
COLUMNS = (
    ColumnOut("编号", 18),
    ColumnOut("姓名", 10),
    ColumnOut("证件号码", 21),
    ColumnOut("联系电话", 14),
    ColumnOut("收到日期", 12, "date"),
    ColumnOut("来电时间", 17, "moment"),
    ColumnOut("人数", 6, "whole"),
    ColumnOut("是否超期", 8),
    ColumnOut("公开渠道", 20),
    ColumnOut("内容", 40, "long"),
)
ROW: tuple[Value, ...] = (
    "申请-2026-0001",
    "张三",
    "610924198708300747",
    "013812345678",
    date(2026, 3, 5),
    datetime(2026, 3, 5, 9, 30),
    3,
    True,
    ("政府网站", "公开栏"),
    "第一行\n第二行",
)
TYPED = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+86138",
    "-5",
    "@SUM(A1)",
    "#N/A",
    "00123",
    "1E5",
    "2026-3-5",
    "_x000D_",
    "\t=1",
)


def sheet_of(*rows: tuple[Value, ...], columns: tuple[ColumnOut, ...] = COLUMNS) -> SheetOut:
    return SheetOut(
        "××县住房和城乡建设局依申请公开台账",
        "××县住建局",
        "2026年1月至3月",
        columns,
        rows,
        "李四",
        "王&五",
        date(2026, 4, 1),
    )


def opened(path: Path) -> Worksheet:
    sheet = load_workbook(path).active
    assert isinstance(sheet, Worksheet)
    return sheet


def dump(sheet: Worksheet) -> Iterator[str]:
    """All that matters of a sheet as text."""
    yield f"merged {sorted(str(span) for span in sheet.merged_cells.ranges)}"
    yield f"freeze {sheet.freeze_panes} repeat {sheet.print_title_rows} paper {sheet.page_setup.paperSize}"
    yield f"{sheet.page_setup.orientation} fit {sheet.page_setup.fitToWidth}x{sheet.page_setup.fitToHeight}"
    footer: Any = sheet.oddFooter
    yield f"footer {footer.left.text} | {footer.center.text} | {footer.right.text}"
    yield "widths " + " ".join(f"{name}={column.width:g}" for name, column in sheet.column_dimensions.items())
    for row in sheet.iter_rows():
        yield f"row {row[0].row} height {sheet.row_dimensions[int(row[0].row or 0)].height:g}"
        for cell in row:
            if cell.value is not None:
                yield f"  {cell.coordinate} {cell.data_type} {cell.number_format} {cell.value!r}"


def test_the_sheet_is_as_it_was_agreed(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    write_register(path, sheet_of(ROW, (*ROW[:4], *(None,) * 5, "长文" * 60)))
    found = "\n".join(dump(opened(path))) + "\n"
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_equal_sheets_are_equal_files(tmp_path: Path) -> None:
    for name in ("甲.xlsx", "乙.xlsx"):
        write_register(tmp_path / name, sheet_of(ROW))
        os.utime(tmp_path / name, (0, 0))
    assert (tmp_path / "甲.xlsx").read_bytes() == (tmp_path / "乙.xlsx").read_bytes()
    properties = load_workbook(tmp_path / "甲.xlsx").properties
    assert (properties.creator, properties.modified) == ("××县住建局", datetime(2026, 4, 1))


def test_nothing_typed_becomes_a_formula_or_a_number(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    columns = (ColumnOut("内容", 40, "long"),)
    write_register(path, sheet_of(*((text,) for text in TYPED), columns=columns))
    cells = [row[1] for row in opened(path).iter_rows(min_row=4)]
    assert [cell.data_type for cell in cells] == ["s"] * len(TYPED)
    assert {cell.number_format for cell in cells} == {"@"}
    assert all(cell.quotePrefix for cell in cells)
    (sheet,) = read_sheets(path)
    assert [str(row[1]).replace("_x005F_", "_") for row in sheet.grid[3:]] == list(TYPED)


def test_characters_no_sheet_may_carry_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    write_register(path, sheet_of(("a\x00b\x0bc\ufffed\uffffe\ud800f\r\ng𠮷㛃",), columns=COLUMNS[:1]))
    assert opened(path)["B4"].value == "abcdef\ng𠮷㛃"


def test_days_excel_counts_wrongly_are_text(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    rows = [
        (day,) for day in (date(1850, 5, 1), date(1900, 2, 28), date(1900, 3, 1), datetime(1899, 1, 1, 8, 0))
    ]
    write_register(path, sheet_of(*rows, columns=(ColumnOut("日期", 12, "date"),)))
    values = [row[1].value for row in opened(path).iter_rows(min_row=4)]
    assert values == ["1850-05-01", "1900-02-28", datetime(1900, 3, 1), "1899-01-01"]


def test_a_text_too_long_for_a_cell_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    write_register(path, sheet_of(("长" * 32_767,), columns=(ColumnOut("内容", 40, "long"),)))
    before = path.read_bytes()
    for text in ("长" * 32_768, "𠮷" * 16_384, "长" * 100_000):
        with pytest.raises(Refused, match="第2条的“内容”太长"):
            write_register(path, sheet_of(("短",), (text,), columns=(ColumnOut("内容", 40, "long"),)))
    assert path.read_bytes() == before, "the sheet that stood there still stands"
    assert [one.name for one in tmp_path.iterdir()] == ["台账.xlsx"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("a[b]:*?/\\c", "a b      c"),
        ("'引'", "引"),
        ("字" * 40, "字" * 31),
        ("", "台账"),
        ("History", "台账"),
    ],
)
def test_tab_titles(title: str, name: str) -> None:
    assert tab_title(title) == name


def test_no_rows_and_one_column_still_make_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "空.xlsx"
    write_register(path, sheet_of(columns=COLUMNS))
    assert opened(path).max_row == 3
    write_register(path, replace(sheet_of(("x",), columns=COLUMNS[:1]), numbered=False))
    assert opened(path)["A4"].value == "x"
    assert "2026年4月1日" in str(opened(path)["A2"].value)


def test_paper_grows_with_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    wide = tuple(ColumnOut(f"列{n}", 20) for n in range(15))
    for columns, paper in ((COLUMNS, "9"), (wide, "8")):
        write_register(path, sheet_of(tuple("字" * 9 for _ in columns), columns=columns))
        assert str(opened(path).page_setup.paperSize) == paper
    write_register(path, replace(sheet_of(tuple("字" for _ in wide), columns=wide), paper="A4"))
    assert str(opened(path).page_setup.paperSize) == "9"


def test_very_many_columns_go_on_pages_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    many = tuple(ColumnOut(f"列{n}", 20) for n in range(40))
    write_register(path, sheet_of(tuple("字" * 9 for _ in many), columns=many))
    sheet = opened(path)
    assert sheet.page_setup.fitToWidth == 2
    assert sheet.print_title_cols == "$A:$B"


@pytest.mark.parametrize("owner", ["~$台账.xlsx", ".~lock.台账.xlsx#"])
def test_a_file_open_in_excel_is_left_alone(tmp_path: Path, owner: str) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"old")
    (tmp_path / owner).write_bytes(b"")
    with pytest.raises(Trouble) as told:
        write_register(path, sheet_of(ROW))
    assert "请关闭 Excel 中的《台账.xlsx》后重试" in told.value.do
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows keeps an open file from being replaced")
def test_a_file_that_another_program_holds_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"old")
    with path.open("rb"), pytest.raises(Trouble, match="正在 Excel 或 WPS 中打开"):
        write_register(path, sheet_of(ROW))
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["台账.xlsx"]
    path.chmod(0o444)
    with pytest.raises(Trouble, match="只读"):
        write_register(path, sheet_of(ROW))
    path.chmod(0o666)  # so that pytest can remove it


def test_a_path_beyond_260_characters_is_told(tmp_path: Path) -> None:
    """Windows says of it that it was not found, which is also what it says of a stick that was pulled out."""
    missing = FileNotFoundError(errno.ENOENT, "系统找不到指定的路径。")
    assert "路径太长" in str(_told(missing, tmp_path / "台账.xlsx", "《台账.xlsx》"))
    assert "U 盘" in str(_told(missing, tmp_path / "没有" / "台账.xlsx", "《台账.xlsx》"))


def test_a_missing_folder_and_a_folder_in_the_way_are_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="没有导出"):
        write_register(tmp_path / "没有" / "台账.xlsx", sheet_of(ROW))
    (tmp_path / "台账.xlsx").mkdir()
    with pytest.raises(AppError, match="没有导出"):
        write_register(tmp_path / "台账.xlsx", sheet_of(ROW))


FULL_DISK = """
import resource, sys
from datetime import date
from pathlib import Path
from desktop_app.errors import Trouble
from desktop_app.excel.write import ColumnOut, SheetOut, write_register
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
rows = [("字" * 30 + str(n),) for n in range(2000)]
sheet = SheetOut("表", "局", "", (ColumnOut("内容", 40),), rows, "", "", date(2026, 1, 1))
try:
    write_register(Path(sys.argv[1]), sheet)
except Trouble as told:
    sys.stdout.buffer.write(str(told).encode())
"""


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no limit on the size of files a process writes"
)
def test_a_full_disk_leaves_what_stood_there(tmp_path: Path) -> None:
    """A limit on file size gives the same error at the same places as a full disk."""
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"old")
    told = subprocess.run(
        [sys.executable, "-W", "ignore::EncodingWarning", "-c", FULL_DISK, str(path)],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert "磁盘空间不足" in told.stdout.decode()
    assert told.stderr == b"", "nothing of the half-written sheet is left to complain later"
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["台账.xlsx"]
