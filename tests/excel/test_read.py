"""Bad files are refused in words before they can do harm; odd but honest ones are read."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from desktop_app.errors import AppError, Refused, Trouble
from desktop_app.excel.read import Merge, Sheet, read_sheets
from desktop_app.excel.table import find_table
from desktop_app.registers.every import register
from tests.excel.sheets import book, first_table, with_sheet

HEAD = ("日期", "来电人", "电话", "内容")
ROW = ("2025-03-02 09:30", "张三", "13812345678", "楼道灯不亮")
NAMESPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def refused(path: Path) -> AppError:
    with pytest.raises(AppError) as told:
        read_sheets(path)
    assert path.name in told.value.what
    assert told.value.do, "a refusal says what to do"
    return told.value


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("空.xlsx", b"", "文件大小为 0"),
        ("图.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 99, "是 PDF 或图片"),
        ("网页.xls", "<html><table><tr><td>日期</td></tr></table>".encode(), "只改了扩展名"),
        ("杂.xlsx", bytes(range(256)) * 8, "认不出文件格式"),
        ("断.xlsx", b"PK\x03\x04" + b"\x00" * 500, "已损坏"),
        ("密.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "加密"),
        ("信.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "没有工作簿"),
        ("坏.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 90, "已损坏"),
    ],
)
def test_what_is_no_sheet_is_refused(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert why in refused(path).why


def test_a_word_file_and_a_plain_zip_are_refused(tmp_path: Path) -> None:
    for name, part in (("文.xlsx", "word/document.xml"), ("包.zip", "照片.jpg")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(part, "x")
        assert isinstance(refused(tmp_path / name), Refused)


def test_a_half_copied_workbook_is_refused(tmp_path: Path) -> None:
    whole = book(tmp_path / "整.xlsx", [HEAD, ROW]).read_bytes()
    for size in (100, len(whole) // 2, len(whole) - 30):
        (tmp_path / "半.xlsx").write_bytes(whole[:size])
        assert "已损坏" in refused(tmp_path / "半.xlsx").why


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path / "没有.xlsx"), Trouble)
    (tmp_path / "夹.xlsx").mkdir()
    assert "文件夹" in refused(tmp_path / "夹.xlsx").what


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    source = book(tmp_path / "好.xlsx", [HEAD, ROW])
    path = tmp_path / "弹.xlsx"
    shutil.copy(source, path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/media/a.xml", "w") as part,
    ):
        for _ in range(401):
            part.write(bytes(2**20))
    assert path.stat().st_size < 5 * 2**20
    assert "解压后超过 400 MB" in refused(path).why


def test_a_zip_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    source = book(tmp_path / "好.xlsx", [HEAD, *[ROW] * 200])
    content = bytearray(source.read_bytes())
    with zipfile.ZipFile(source) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size.to_bytes(4, "little")
    at = content.rfind(size)  # in the directory at the end
    content[at : at + 4] = (100).to_bytes(4, "little")
    (tmp_path / "谎.xlsx").write_bytes(content)
    assert "已损坏" in refused(tmp_path / "谎.xlsx").why


@pytest.mark.parametrize(
    "cells",
    [
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="1"><c r="A1"><v>1</v></c><c r="ZZ1"><v>1</v></c></row>',
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="300000"><c s="0" r="B300000"><v>1</v></c></row>',
        b"<row>" + b"<c><v>1</v></c>" * 400 + b"</row>",
    ],
)
def test_a_sheet_that_reaches_too_far_is_refused(tmp_path: Path, cells: bytes) -> None:
    xml = b"<worksheet " + NAMESPACE + b"><sheetData>" + cells + b"</sheetData></worksheet>"
    path = with_sheet(tmp_path / "远.xlsx", book(tmp_path / "好.xlsx", [HEAD, ROW]), xml)
    assert "最多 200000 行、300 列" in refused(path).why


def test_a_hundred_thousand_empty_styled_rows_are_no_rows(tmp_path: Path) -> None:
    source = book(tmp_path / "好.xlsx", [HEAD, ROW])
    with zipfile.ZipFile(source) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    empty = b"".join(
        b'<row r="%d" s="1" customFormat="1"><c r="A%d" s="0"/><c r="XFD%d" s="0"/></row>' % (n, n, n)
        for n in range(3, 100_003)
    )
    path = with_sheet(tmp_path / "空行.xlsx", source, xml.replace(b"</sheetData>", empty + b"</sheetData>"))
    (sheet,) = read_sheets(path)
    assert len(sheet.grid) == 2
    assert len(first_table(path, register("hotline")).rows) == 1


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("comma", [",", "\t", ";"])
def test_text_tables_in_every_code_a_desk_writes(tmp_path: Path, code: str, comma: str) -> None:
    lines = [comma.join(HEAD), comma.join(("2025-03-02", "张三㛃", "13812345678", '"两行\n内容"'))]
    path = tmp_path / "表.csv"
    path.write_bytes("\r\n".join(lines).encode(code))
    (sheet,) = read_sheets(path)
    assert sheet.grid == (HEAD, ("2025-03-02", "张三㛃", "13812345678", "两行\n内容"))


def test_tricks_that_keep_numbers_whole_are_undone(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text('日期,电话,证件\n2025-1-2,\'0915123,"=""610924198708300747"""\n', encoding="utf-8")
    (sheet,) = read_sheets(path)
    assert sheet.grid[1] == ("2025-1-2", "0915123", "610924198708300747")


def test_an_open_document_that_folds_a_million_rows_is_refused(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="float" table:number-columns-repeated="1000"/>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    path = tmp_path / "折.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml", f'<a xmlns:table="t" xmlns:office="o"><table:table>{row}</table:table></a>'
        )
    assert "第 1048576 行、第 1000 列" in refused(path).why


def test_old_and_open_formats_are_read(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed: no .xls and .ods can be made here")
    source = book(tmp_path / "表.xlsx", [HEAD, ROW, ROW], title="热线")
    for kind in ("xls", "ods"):
        profile = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
        subprocess.run(
            [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(source)],
            check=True,
            capture_output=True,
            timeout=120,
        )
        assert len(first_table(tmp_path / f"表.{kind}", register("hotline")).rows) == 2


def test_a_head_printed_again_and_section_lines_are_no_rows() -> None:
    rows = (
        ("来电登记",),
        HEAD,
        ROW,
        ("二、城关镇",),
        HEAD,
        ROW,
        (None, None, None, None),
        ("小计", 2.0),
        ("填表人：", "李四", "审核人：", "王五"),
    )
    sheet = Sheet("表", hidden=False, grid=rows, merged=(Merge(0, 0, 0, 3), Merge(3, 0, 3, 3)))
    table = find_table(sheet, register("hotline"))
    assert table is not None
    assert [row.number for row in table.rows] == [3, 6]
    assert table.notes == ("二、城关镇", "填表人：  李四  审核人：  王五")


def test_a_row_that_only_begins_like_a_note_is_kept() -> None:
    row = ("审核公示：某某项目", "房管股", "2025-01-02", "2025-01-05")
    sheet = Sheet("表", hidden=False, grid=(("信息标题", "责任股室", "生成日期", "发布时间"), row))
    table = find_table(sheet, register("disclosure"))
    assert table is not None
    assert [line.cells for line in table.rows] == [row]
