"""A superior's Word form: placeholders wherever Word has cut them, tables filled in their own look."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Emu

from desktop_app.documents.template_docx import fill_docx, read_docx_form
from desktop_app.domain.template_plan import Anatomy, Rowset, Told, Use
from desktop_app.errors import Refused
from desktop_app.services.template_match import known_words
from tests.forms import letter

HEADS = ("序号", "来电人", "反映内容")
USES = {0: Use.COUNT, 1: Use.FIELD, 2: Use.FIELD}


def read(path: Path) -> Anatomy:
    return read_docx_form(path, known_words())


def words(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]


def cells(content: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in Document(BytesIO(content)).tables[0].rows]


@pytest.mark.parametrize(
    "pieces",
    [
        ("收件{{咨询热线.收件}}件",),
        ("收件{", "{咨询", "热线.收", "件}", "}件"),
        ("收件{{ 咨询热线．收件 }}件",),
        ("收件【咨询热线.收", "件】件"),
    ],
)
def test_a_placeholder_in_several_runs_is_one(tmp_path: Path, pieces: tuple[str, ...]) -> None:
    path = letter(tmp_path / "信.docx", *pieces)
    assert [mark.name for mark in read(path).marks] == ["咨询热线.收件"]
    assert words(fill_docx(path, [], {"咨询热线.收件": Told("44", 44)}))[0] == "收件44件"


def test_several_placeholders_in_one_run_and_one_nobody_knows(tmp_path: Path) -> None:
    path = letter(tmp_path / "信.docx", "{{期间}}收件{{咨询热线.收件}}件，比上期{{期间}}多；{{没有的}}")
    marks = {"咨询热线.收件": Told("44"), "期间": Told("3月")}
    assert words(fill_docx(path, [], marks))[0] == "3月收件44件，比上期3月多；{{没有的}}"


def test_placeholders_in_head_foot_and_cells(tmp_path: Path) -> None:
    path = tmp_path / "信.docx"
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{单位}}"
    document.sections[0].footer.paragraphs[0].text = "{{今天}}"
    document.add_table(rows=1, cols=2).rows[0].cells[1].text = "{{内容摘要}}"
    document.save(str(path))
    assert {(mark.name, mark.where) for mark in read(path).marks} == {
        ("单位", "页眉"), ("今天", "页脚"), ("内容摘要", "表格里"),
    }  # fmt: skip
    made = Document(BytesIO(fill_docx(path, [], {"单位": Told("某局"), "内容摘要": Told("甲")})))
    assert made.sections[0].header.paragraphs[0].text == "某局"
    assert made.tables[0].rows[0].cells[1].text == "甲"


def test_rows_are_added_in_the_look_of_the_first(tmp_path: Path) -> None:
    path = letter(tmp_path / "表.docx", "一、", heads=HEADS, rows=2)
    document = Document(str(path))
    row = document.tables[0].rows[1]
    row.cells[1].paragraphs[0].add_run("（示例）").italic = True
    row.height = Emu(400_000)
    document.save(str(path))
    (table,) = read(path).tables
    assert (table.body, table.filled) == ((1, 3), (1,))
    made = fill_docx(path, [Rowset(table, USES, tuple({1: f"人{n}", 2: "甲\n乙"} for n in range(4)))], {})
    assert cells(made) == [list(HEADS), *([str(n + 1), f"人{n}", "甲\n乙"] for n in range(4))]
    rows = Document(BytesIO(made)).tables[0].rows
    assert rows[4].height == rows[1].height
    assert rows[4].cells[1].paragraphs[0].runs[0].italic


def test_a_sum_below_is_pushed_down_and_a_bare_head_lends_no_bold(tmp_path: Path) -> None:
    path = letter(tmp_path / "表.docx", "一、", heads=HEADS, rows=1)
    document = Document(str(path))
    document.tables[0].rows[1].cells[0].text = "合计"
    document.save(str(path))
    (table,) = read(path).tables
    assert table.body == (1, 1)
    made = fill_docx(path, [Rowset(table, USES, ({1: "甲"}, {1: "乙"}))], {})
    assert [row[0] for row in cells(made)] == ["序号", "1", "2", "合计"]
    assert not Document(BytesIO(made)).tables[0].rows[1].cells[1].paragraphs[0].runs[0].bold


def test_a_period_without_data_says_so(tmp_path: Path) -> None:
    path = letter(tmp_path / "表.docx", "一、", heads=HEADS)
    (table,) = read(path).tables
    made = fill_docx(path, [Rowset(table, USES, (), nothing="本期未收到", roomy=(2,))], {})
    assert cells(made)[1:] == [["", "", "本期未收到"], ["", "", ""]]


def test_merged_heads_and_a_label_over_two_columns(tmp_path: Path) -> None:
    path = letter(tmp_path / "表.docx", "一、", heads=("序号", "来电人", "联系方式", "", "内容"), rows=1)
    document = Document(str(path))
    row = document.tables[0].rows[0]
    row.cells[2].merge(row.cells[3])
    document.save(str(path))
    (table,) = read(path).tables
    assert ["合并了" in column.doubt for column in table.columns] == [False, False, True, True, False]


def test_tables_in_tables_are_told_and_left(tmp_path: Path) -> None:
    path = letter(tmp_path / "表.docx", "{{期间}}", heads=HEADS)
    document = Document(str(path))
    inner = document.tables[0].rows[1].cells[2].add_table(rows=1, cols=1)
    inner.rows[0].cells[0].text = "{{单位}}"
    document.save(str(path))
    found = read(path)
    assert not found.tables
    assert "套着表格" in found.notes[0]
    assert "单位" in {mark.name for mark in found.marks}


def test_equal_forms_are_equal_files(tmp_path: Path) -> None:
    path = letter(tmp_path / "信.docx", "{{期间}}")
    assert fill_docx(path, [], {"期间": Told("3月")}) == fill_docx(path, [], {"期间": Told("3月")})


def _old(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def _macros(path: Path) -> None:
    letter(path, "{{期间}}")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")


def _broken(path: Path) -> None:
    letter(path, "{{期间}}")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _empty_parts(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")


def _plain(path: Path) -> None:
    letter(path, "各单位：请按时报送。")


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (_old, "打不开"),
        (_macros, "带有宏"),
        (_broken, "打不开"),
        (_empty_parts, "打不开"),
        (_plain, "没有找到要填的地方"),
    ],
)
def test_what_is_no_form_is_refused_in_one_sentence(tmp_path: Path, make: object, told: str) -> None:
    assert callable(make)
    make(tmp_path / "表.docx")
    with pytest.raises(Refused, match=told) as no:
        read(tmp_path / "表.docx")
    assert no.value.do
