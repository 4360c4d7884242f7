"""The annual report on paper and as a Word file: its words and places, its tables, and that it names nobody."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import groupby
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from desktop_app.documents.grid import BOTTOM, LEFT, PAPER, TOP, WIDTH
from desktop_app.documents.report_pdf import report_pdf
from desktop_app.documents.report_table import SHARES, RuledTable
from desktop_app.documents.report_word import report_word
from desktop_app.domain.annual_report import COLUMNS, ROWS, AnnualReport, Section2
from desktop_app.domain.annual_report_tables import CORNER, tables
from desktop_app.domain.annual_report_texts import TEXT_TITLES, Figures, Office, Texts, drafted
from desktop_app.domain.annual_report_year import YearReport
from desktop_app.errors import Refused
from tests.documents.paper import GOLDEN, poppler, seen, words
from tests.domain.annual_reports import real

OFFICE = Office("青石县住房和城乡建设局", "城关镇人民路88号", "725000", "0915-4420000", "0915-4420011")
SECTION2 = Section2((0, 0, 0), (3, 1, 12), 256, 48, 0, Decimal("26.55"))
FULL = replace(real(), section2=SECTION2)
FIGURES = Figures(
    37, (("政府网站", 30), ("公开栏", 14)), 3, 2, 1, 4, (("邮寄", 14), ("当面", 17)), 29, 27, 380, 1
)


def year(report: AnnualReport = FULL, **other: object) -> YearReport:
    texts = drafted(2025, report, FIGURES, OFFICE)
    made = YearReport(report, {}, (), 2025, OFFICE.name, texts, made_on=date(2026, 1, 20))
    return replace(made, **other)  # type: ignore[arg-type]  # fields by their names


PDF = report_pdf(year()).pdf


def golden(name: str, told: str) -> None:
    path = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        path.write_text(told, encoding="utf-8", newline="\n")
    assert told == path.read_text(encoding="utf-8")


def lines(pdf: bytes) -> Iterator[str]:
    """Every line of every page with the place of its first character in points."""
    for number, page in enumerate(seen(pdf), 1):
        for y, some in groupby(page, key=lambda char: round(char.y, 1)):
            told = list(some)
            yield f"{number} {told[0].x:6.1f} {y:6.1f} {''.join(char.char for char in told)}"


def test_words_and_places_on_paper() -> None:
    golden("report-pdf.txt", "\n".join(lines(PDF)) + "\n")


def test_the_same_report_is_the_same_file() -> None:
    assert report_pdf(year()).pdf == PDF
    assert report_word(year()) == report_word(year())


def test_everything_stands_inside_the_type_area() -> None:
    for page in seen(PDF):
        body = [char for char in page if char.y > BOTTOM - 1]  # the page number stands below
        assert min(char.x for char in body) >= LEFT - 1
        assert max(char.x for char in body) <= LEFT + WIDTH + 1
        assert max(char.y for char in body) <= PAPER[1] - TOP


def test_all_sections_in_order() -> None:
    told = words(PDF).replace("\r", "").replace("\n", "")
    at = [told.index(title) for title in (*list(TEXT_TITLES.values())[1:2], *(t.title for t in tables(FULL)))]
    at += [told.index(TEXT_TITLES[key]) for key in ("problems", "others")]
    assert at == sorted(at)
    assert CORNER.replace("“", "") in told
    assert "〓" not in told


def test_the_fonts_are_ours_and_embedded() -> None:
    fonts = poppler("pdffonts", PDF).splitlines()[2:]
    assert len(fonts) >= 4
    assert all(" yes yes yes " in line for line in fonts)


def test_zero_is_printed_and_what_nobody_filled_is_blank() -> None:
    two, three, four = tables(AnnualReport(section2=None))
    assert {box.shown for box in two.boxes if not box.head} == {""}
    assert {box.shown for box in (*three.boxes, *four.boxes) if not box.head} == {"0"}
    zero = words(report_pdf(year(AnnualReport())).pdf)
    assert zero.count("0") >= 25 * 7 + 15 + 10


def test_characters_no_font_has_are_told() -> None:
    assert report_pdf(year()).missing == ()
    assert report_pdf(year(texts=Texts(overview="\U0002b9b9一"))).missing == ("\U0002b9b9",)


def test_a_title_that_is_too_long_is_refused() -> None:
    with pytest.raises(Refused, match="标题太长"):
        report_pdf(year(unit_name="很长的单位名称" * 20))


def test_a_table_longer_than_a_page_repeats_its_head() -> None:
    _, three, _ = tables(FULL)
    ruled = RuledTable(three, SHARES[1])
    (whole,) = ruled.pieces(ruled.height, ruled.height)
    pieces = ruled.pieces(ruled.height / 2, ruled.height)
    assert len(pieces) == 2
    assert [piece.text.count("商业") for piece in (whole, *pieces)] == [1, 1, 1]
    heads = sum(ruled.heights[: three.heads])
    total = sum(piece.span for piece in pieces) - whole.span
    assert total == pytest.approx(heads * whole.span / ruled.height)
    assert (
        pieces[1].text.count("年度办理结果") + pieces[1].text.count("度") >= 1
    )  # the head on the left goes along


@pytest.mark.parametrize("count", [0, 1, 14, 15, 16, 17, 18, 19, 20, 21, 40])
def test_however_long_the_texts_are_nothing_runs_off_the_page(count: int) -> None:
    texts = Texts("开头。", "\n".join(["（一）主动公开。全年公开。"] * count), "问题。", "无。")
    pdf = report_pdf(year(texts=texts)).pdf
    for page in seen(pdf):
        last = min(char.y for char in page if char.y > BOTTOM - 12)
        assert last >= BOTTOM - 1
    for title, below in (
        ("三、收到和处理政府信息公开申请情况", "四、结转下年度继续办理"),
        ("四、政府信息公开行政复议、行政诉讼情况", "未经复议直接起诉"),
    ):
        (number,) = (line[0] for line in lines(pdf) if title in line)
        assert [line[0] for line in lines(pdf) if below in line] == [number]


# Word


def opened(report: YearReport) -> docx.document.Document:
    return docx.Document(BytesIO(report_word(report)))


def told(document: docx.document.Document) -> Iterator[str]:
    """Paragraphs and the rows of tables in order; a merged box is told once."""
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            for row in block.rows:
                boxes = [next(some) for _, some in groupby(row.cells, key=lambda cell: cell._tc)]
                yield "｜".join(box.text for box in boxes)
        else:
            yield block.text


def test_words_of_the_word_file() -> None:
    golden("report-word.txt", "\n".join(told(opened(year()))) + "\n")


def test_the_word_file_has_three_tables_with_every_number() -> None:
    _, three, four = opened(year()).tables
    assert (len(three.rows), len(three.columns)) == (28, 10)
    for at, row in enumerate(ROWS, 3):
        assert [three.cell(at, 3 + n).text for n in range(7)] == [str(n) for n in FULL.section3[row.key]]
    assert three.cell(0, 0).text == CORNER
    assert [three.cell(2, 3 + n).text for n in range(7)] == list(COLUMNS)
    assert FULL.section4 is not None
    counts = (*FULL.section4.review, *FULL.section4.litigation_direct, *FULL.section4.litigation_after_review)
    assert [cell.text for cell in four.rows[3].cells] == [str(count) for count in counts]


def test_heads_are_repeated_and_rows_stay_whole() -> None:
    _, three, _ = opened(year()).tables
    marks = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in three.rows]
    assert marks == [True] * 3 + [False] * 25
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in three.rows)


def test_every_run_names_its_chinese_font() -> None:
    document = opened(year())
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    runs = [r for p in document.paragraphs for r in p.runs] + [
        r for c in cells for p in c.paragraphs for r in p.runs
    ]
    fonts = {run._r.rPr.rFonts.get(qn("w:eastAsia")) for run in runs}
    assert fonts == {"方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"}


def test_the_word_file_names_nobody() -> None:
    document = opened(year())
    properties = document.core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.title == "青石县住房和城乡建设局2025年政府信息公开工作年度报告"
    with ZipFile(BytesIO(report_word(year()))) as file:
        assert not [name for name in file.namelist() if "thumbnail" in name]
        assert {part.date_time for part in file.infolist()} == {(2026, 1, 20, 0, 0, 0)}
