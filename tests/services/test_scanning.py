"""Files looked through before they are published: what is found where, what is hidden, and files gone bad."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from reportlab.pdfgen.canvas import Canvas

from desktop_app.domain.privacy import Kind
from desktop_app.errors import Refused, Trouble
from desktop_app.services.scanning import Scan, Scanning
from tests.domain import corpus

ID = "610924198708300747"
PHONES = [f"1381234567{n}" for n in range(10)]
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def scan(path: Path) -> Scan:
    return Scanning().scan(path)


def told(found: Scan) -> dict[str, str]:
    return {find.text: find.where for find in found.finds}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A list with something in every corner."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "名单"
    for row in (
        ("姓名", "身份证号", "病情", "电话"),
        ("张三", ID, "尿毒症", float(PHONES[0])),
        ("李㛃", "", "", PHONES[1]),
        ("合计", None, "无", f'=CONCATENATE("{PHONES[2]}","")'),
    ):
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    sheet["A2"].comment = Comment(f"打电话{PHONES[3]}", "王五")
    sheet.merge_cells("A4:B4")
    assert sheet.oddHeader is not None
    header = sheet.oddHeader.center
    assert header is not None
    header.text = f"联系{PHONES[4]}"
    lost = made.create_sheet("底册")
    lost["C7"] = f"卡号 {corpus.card(random.Random(1))}"
    lost.sheet_state = "veryHidden"
    made.defined_names["联系"] = DefinedName("联系", attr_text=f'"{PHONES[5]}"')
    made.properties.creator, made.properties.description = "赵六", "zhao@163.com"
    made.save(tmp_path / "名单.xlsx")
    return tmp_path / "名单.xlsx"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A letter with changes, a comment, hidden text and a table."""
    made = docx.Document()
    made.add_paragraph(f"申请人张三 {ID[:6]}")
    made.add_paragraph(f"{ID[6:]} 已核")
    paragraph = made.add_paragraph("正文")
    run = paragraph.add_run(PHONES[0])
    run.font.hidden = True
    for tag, text, number in (("del", "delText", 1), ("ins", "t", 2)):
        inner = f"<w:r><w:{text}>{PHONES[number]}</w:{text}></w:r>"
        change = f'<w:{tag} {_W} w:id="{number}" w:author="王五">{inner}</w:{tag}>'
        paragraph._p.append(parse_xml(change))
    table = made.add_table(2, 2)
    for at, text in enumerate(("姓名", "残疾等级", "李四", "肢体二级")):
        table.cell(at // 2, at % 2).text = text
    made.sections[0].header.paragraphs[0].text = PHONES[3]
    made.add_comment(paragraph.runs, PHONES[4], author="钱七")
    made.core_properties.author, made.core_properties.comments = "赵六", "zhao@163.com"
    made.save(str(tmp_path / "函.docx"))
    return tmp_path / "函.docx"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Three pages: text, a picture only, a note."""
    canvas = Canvas(str(tmp_path / "函.pdf"))
    canvas.setAuthor("zhao@163.com")
    canvas.drawString(100, 700, f"ID {ID} tel {PHONES[0]}")
    canvas.showPage()
    canvas.rect(1, 1, 50, 50, fill=1)
    canvas.showPage()
    canvas.drawString(9, 99, "x")
    canvas.textAnnotation(PHONES[1], [10, 10, 50, 50])
    canvas.showPage()
    canvas.save()
    return tmp_path / "函.pdf"


def test_a_text_in_each_encoding(tmp_path: Path) -> None:
    for code in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        path = tmp_path / "名单.txt"
        path.write_bytes(f"龚𬱖䶮\r\n电话{PHONES[0]}".encode(code))
        found = scan(path)
        assert [(f.kind, f.text, f.line, f.where) for f in found.finds] == [(Kind.MOBILE, PHONES[0], 2, "")]
        assert found.masked == "龚𬱖䶮\r\n电话138****5670"


def test_control_characters_are_told_and_hide_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{ID[:9]}\x07{ID[9:]}\x00", encoding="utf-8")
    found = scan(path)
    assert [f.kind for f in found.finds] == [Kind.ID_NUMBER]
    assert "2 个看不见的控制字符（U+0000、U+0007）" in found.notes[0]


def test_a_csv_is_read_by_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "项目,施工许可证编号,姓名,病情\n公租房,610924200503050109,张三,腰痛", encoding="utf-8-sig"
    )
    found = scan(path)
    assert [(f.kind, f.text, f.line) for f in found.finds] == [(Kind.HEALTH, "腰痛", 2)]
    assert found.masked.endswith("610924200503050109,张三,**")


def test_every_corner_of_a_workbook(book: Path) -> None:
    found = scan(book)
    where = told(found)
    assert where[ID] == "工作表“名单”第2行B列（隐藏列）"
    assert where["尿毒症"] == "工作表“名单”第2行C列"
    assert where[PHONES[0]] == "工作表“名单”第2行D列"
    assert where[PHONES[1]] == "工作表“名单”第3行D列（隐藏行）"
    assert where[PHONES[2]] == "工作表“名单”D4的公式"
    assert where[PHONES[3]] == "批注"
    assert where[PHONES[4]] == "工作表“名单”的页眉页脚或数据有效性"
    assert where[PHONES[5]] == "定义的名称"
    assert where["zhao@163.com"] == "文档属性"
    assert "工作表“底册”第7行C列（隐藏的工作表）" in where.values()
    assert len(where) == 10
    assert {f.text for f in found.finds if f.hidden} >= {ID, PHONES[1], PHONES[3]}
    hidden = "；".join(found.hidden)
    for words in (
        "深度隐藏",
        "隐藏行：3",
        "隐藏列：B",
        "批注 1 处",
        "定义的名称 1 处",
        "作者：赵六",
        "1 个公式",
    ):
        assert words in hidden
    assert not any(text in found.masked for text in where)


def test_a_workbook_without_what_is_hidden(book: Path, tmp_path: Path) -> None:
    before = book.read_bytes()
    made = Scanning().strip(book, tmp_path / "公开.xlsx")
    assert book.read_bytes() == before
    assert {"“名单”的隐藏行 3", "“名单”的隐藏列 B", "“名单”的批注 1 处", "隐藏的工作表“底册”"} <= set(
        made.removed
    )
    again = scan(tmp_path / "公开.xlsx")
    assert not again.hidden
    assert set(told(again)) == {"尿毒症", PHONES[0]}
    sheet = load_workbook(tmp_path / "公开.xlsx").worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["姓名", "病情", "电话"],
        ["张三", "尿毒症", float(PHONES[0])],
        ["合计", "无", None],
    ]
    with zipfile.ZipFile(tmp_path / "公开.xlsx") as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist())
    assert not any(number.encode() in everything for number in (ID, *PHONES[1:]))


def test_every_corner_of_a_letter(letter: Path) -> None:
    found = scan(letter)
    where = told(found)
    assert where[f"{ID[:6]}\n{ID[6:]}"] == "正文第1段"  # torn over two paragraphs
    assert where[PHONES[0]] == "正文第3段（隐藏文字）"
    assert where[PHONES[1]] == "正文第3段（已删除的修订）"
    assert where[PHONES[2]] == "正文第3段"
    assert where[PHONES[3]] == "页眉第1段"
    assert where[PHONES[4]] == "批注第1段"
    assert where["肢体二级"] == "正文表格1第2行B列"
    assert where["zhao@163.com"] == "文档属性"
    for words in ("作者：赵六", "隐藏文字 1 处", "已删除的修订 1 处", "批注 1 处"):
        assert words in "；".join(found.hidden)
    assert not any(text in found.masked for text in where)


def test_a_letter_without_what_is_hidden(letter: Path, tmp_path: Path) -> None:
    before = letter.read_bytes()
    made = Scanning().strip(letter, tmp_path / "公开.docx")
    assert letter.read_bytes() == before
    assert {"已删除的修订 1 处", "插入的修订（已接受） 1 处", "隐藏文字 1 处", "批注 1 处"} <= set(
        made.removed
    )
    again = scan(tmp_path / "公开.docx")
    assert not again.hidden
    assert [p.text for p in docx.Document(str(tmp_path / "公开.docx")).paragraphs][2] == f"正文{PHONES[2]}"
    with zipfile.ZipFile(tmp_path / "公开.docx") as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist())
        assert not any(name.startswith(("docProps", "word/comments")) for name in parts.namelist())
    assert not any(
        number.encode() in everything for number in (PHONES[0], PHONES[1], PHONES[4], "赵六", "王五")
    )


def test_pages_of_a_pdf(paper: Path, tmp_path: Path) -> None:
    found = scan(paper)
    assert told(found) == {
        ID: "第1页",
        PHONES[0]: "第1页",
        PHONES[1]: "第3页的批注",
        "zhao@163.com": "文档属性",
    }
    assert found.notes == ("第2页没有文字，无法检查（可能是扫描件），请人工看一遍",)
    Scanning().strip(paper, tmp_path / "公开.pdf")
    again = scan(tmp_path / "公开.pdf")
    assert told(again) == {ID: "第1页", PHONES[0]: "第1页"}
    assert len(again.notes) == 1


def test_the_offices_own_numbers_and_texts_that_are_typed() -> None:
    desk = Scanning(lambda: ["0915-4421234"])
    assert not desk.text("电话0915-4421234").finds
    assert desk.text("电话0915-4421235").masked == "电话0915-442****"


def test_the_original_is_never_written_over(book: Path) -> None:
    with pytest.raises(Refused, match="不能覆盖原件"):
        Scanning().strip(book, book.parent / "." / book.name)


@pytest.mark.parametrize("name", ["坏.docx", "坏.xlsx", "坏.pdf"])
def test_damaged_files_are_told(name: str, tmp_path: Path, book: Path, letter: Path, paper: Path) -> None:
    source = {".docx": letter, ".xlsx": book, ".pdf": paper}[Path(name).suffix]
    content = bytearray(source.read_bytes())
    rng = random.Random(5)
    for cut in range(40):
        broken = bytearray(content)
        for _ in range(30):
            broken[rng.randrange(len(broken))] = rng.randrange(256)
        (tmp_path / name).write_bytes(bytes(broken[: len(broken) - cut * len(broken) // 50]))
        try:
            scan(tmp_path / name)
            Scanning().strip(tmp_path / name, tmp_path / f"净{name}")
        except (Refused, Trouble):
            continue


def test_a_pasted_list_of_five_thousand_rows(tmp_path: Path) -> None:
    rng = random.Random(4)
    rows = [(corpus.person(rng), corpus.id18(rng), corpus.mobile(rng)) for _ in range(5_000)]
    path = tmp_path / "名单.txt"
    path.write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")
    found = scan(path)
    assert len(found.finds) == 10_000
    assert {find.line for find in found.finds} == set(range(1, 5_001))
    assert not any(paper in found.masked or phone in found.masked for _, paper, phone in rows)
