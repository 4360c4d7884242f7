"""Sheets of the board in every layout: paper, sizes, numbers over an issue, rosters, nothing cut."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.documents.board_leaves import ListLeaf, TextLeaf
from desktop_app.documents.board_sheet import BoardSheet, board_lines, lay
from desktop_app.documents.board_tiles import OVERLAP
from desktop_app.documents.grid import MM
from desktop_app.domain.board_format import Format, small_print
from desktop_app.errors import Refused
from tests.documents.board import EDGE, FOOT, HEADINGS, SHEETS, brief, golden, places, public, rows, short
from tests.documents.paper import poppler, seen, simple, words

A4, A3 = (210 * MM, 297 * MM), (297 * MM, 420 * MM)
LAYOUTS = (Format.A4, Format.LIST, Format.POSTER, Format.LARGE)


class Drawn(NamedTuple):
    """A character with its box and the size of its font, in points."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


def drawn(pdf: bytes) -> list[list[Drawn]]:
    """What can be seen of every page."""
    document = pdfium.PdfDocument(pdf)
    pages = []
    for number in range(len(document)):
        text = document[number].get_textpage()
        pages.append([_drawn(text, at) for at in range(text.count_chars())])
    document.close()
    return [[one for one in page if not one.char.isspace()] for page in pages]


def _drawn(text: pdfium.PdfTextPage, at: int) -> Drawn:
    char = chr(raw.FPDFText_GetUnicode(text.raw, at))
    left, bottom, right, top = text.get_charbox(at)
    return Drawn(char, left, bottom, right, top, raw.FPDFText_GetFontSize(text.raw, at))


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    document = pdfium.PdfDocument(pdf)
    found = [document[number].get_size() for number in range(len(document))]
    document.close()
    return found


def flat(text: str) -> str:
    return "".join(text.split())


def texts(pdf: bytes) -> list[str]:
    """The text of each page; beside rotated text pdfium takes a hyphen for the end of a line."""
    return ["".join(one.char for one in page).replace("\x02", "-") for page in seen(pdf)]


def size_of(pdf: bytes, piece: str) -> float:
    """The size of the font of a piece of text."""
    for page in drawn(pdf):
        told = "".join(one.char for one in page)
        if piece in told:
            return page[told.index(piece)].size
    raise AssertionError(piece)


@pytest.mark.parametrize("name", SHEETS)
def test_the_words_and_their_places(name: str) -> None:
    golden(name, places(lay(SHEETS[name]).pdf(3, 20)))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("a4", {A4}),
        ("a4-inline", {A4}),
        ("a4-roster", {A4}),
        ("a4-wide", {A4, A4[::-1]}),
        ("list", {A3[::-1]}),
        ("poster", {A3}),
        ("poster-roster", {A3}),
        ("large", {A4}),
    ],
)
def test_the_paper(name: str, wanted: set[tuple[float, float]]) -> None:
    found = {(round(wide, 1), round(tall, 1)) for wide, tall in sizes(lay(SHEETS[name]).pdf())}
    assert found == {(round(wide, 1), round(tall, 1)) for wide, tall in wanted}


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "tiled"])
def test_nothing_stands_outside_what_a_printer_prints(name: str) -> None:
    pdf = lay(SHEETS[name]).pdf(3, 20)
    for page, (wide, tall) in zip(drawn(pdf), sizes(pdf), strict=True):
        plain = [one for one in page if one.char not in "草稿"]
        assert min(one.left for one in plain) > EDGE
        assert min(one.bottom for one in plain) > EDGE
        assert max(one.right for one in plain) < wide - EDGE
        assert max(one.top for one in plain) < tall - EDGE


@pytest.mark.parametrize(
    ("layout", "title", "body", "table"),
    [
        (Format.A4, 22, 15.7, 12),
        (Format.LIST, 36, 16, 12),
        (Format.POSTER, 36, 22, 16),
        (Format.LARGE, 26, 22, 16),
    ],
)
def test_people_can_read_it(layout: Format, title: float, body: float, table: float) -> None:
    pdf = lay(BoardSheet(public(), HEADINGS, rows(45), layout)).pdf()
    assert size_of(pdf, "关于") >= title
    assert layout is not Format.POSTER or size_of(pdf, "关于") <= 42.01
    assert size_of(pdf, "公示期") >= body
    assert size_of(pdf, "第44社区") >= table
    assert size_of(pdf, "编号：") == pytest.approx(9)


def test_large_print_has_about_twenty_characters_in_a_line() -> None:
    page = seen(lay(BoardSheet(simple("天" * 600), format=Format.LARGE)).pdf())[1]
    body = [one for one in page if one.char == "天"]
    assert sum(abs(one.y - body[0].y) < 1 for one in body) == 20


def test_a_poster_is_as_large_as_its_words_allow() -> None:
    few, many = (lay(BoardSheet(simple("天" * count), format=Format.POSTER)).leaves[0] for count in (60, 380))
    assert isinstance(few, TextLeaf)
    assert isinstance(many, TextLeaf)
    assert few.grid.cell > many.grid.cell >= 22
    assert lay(BoardSheet(simple("天" * 380), format=Format.POSTER)).pages == 1


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_counts_in_the_whole_issue(name: str) -> None:
    laid = lay(SHEETS[name])
    pages = texts(laid.pdf(7, 31))
    assert len(pages) == laid.pages
    for at, page in enumerate(pages):
        assert f"{flat(FOOT)}第{7 + at}张，共31张" in page
    assert f"第{laid.pages}张，共{laid.pages}张" in texts(laid.pdf())[-1]


def test_the_small_print_stands_at_the_lower_left() -> None:
    for name, sheet in SHEETS.items():
        for page in seen(lay(sheet).pdf()):
            told = "".join(one.char for one in page)
            first = page[told.rindex("编号：公开")]
            assert first.x < 105, name
            assert 15 < first.y < 55, name


def test_an_issue_is_numbered_from_the_first_to_the_last() -> None:
    laid = [lay(sheet) for sheet in SHEETS.values()]
    total = sum(sheet.pages for sheet in laid)
    told, first = "", 1
    for sheet in laid:
        told += flat(words(sheet.pdf(first, total)))
        first += sheet.pages
    assert all(told.count(f"第{number}张，共{total}张") == 1 for number in range(1, total + 1))


@pytest.mark.parametrize("name", SHEETS)
def test_the_same_sheet_is_the_same_file(name: str) -> None:
    assert lay(SHEETS[name]).pdf(2, 9) == lay(SHEETS[name]).pdf(2, 9)


@pytest.mark.parametrize("name", SHEETS)
def test_a_draft_says_so_on_every_page(name: str) -> None:
    sheet = SHEETS[name]
    draft = replace(sheet, notice=replace(sheet.notice, draft=True))
    for page in seen(lay(draft).pdf()):
        assert "草稿" in "".join(one.char for one in page)
    final = replace(sheet, notice=replace(sheet.notice, draft=False))
    assert "草稿" not in words(lay(final).pdf())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_roster_repeats_its_head_counts_through_and_ends(layout: Format) -> None:
    laid = lay(BoardSheet(public(), HEADINGS, rows(150), layout))
    listed = [
        "".join(one.char for one in page)
        for page, leaf in zip(seen(laid.pdf()), laid.leaves, strict=True)
        if isinstance(leaf, ListLeaf)
    ]
    assert len(listed) > 2
    with_rows = [page for page in listed if "社区" in page.replace("所在社区", "")]
    assert all(page.count("序号姓名所在社区") == 1 for page in with_rows)
    told = "".join(listed)
    assert all(told.count(f"城关镇第{at}社区") == 1 for at in range(150))
    numbered = [f"{at + 1}{name[0]}城关镇第{at}社区" for at, name in enumerate(rows(150))]
    assert all(line in told for line in numbered)
    assert told.count("以下空白") == 1
    assert "第149社区" in next(page for page in listed if "以下空白" in page)


def test_the_last_row_goes_along_with_the_blank_below() -> None:
    for count in range(45, 75):
        laid = lay(BoardSheet(public(), HEADINGS, rows(count)))
        last = "".join(one.char for one in seen(laid.pdf())[-1])
        assert "以下空白" in last
        assert f"第{count - 1}社区" in last


def test_a_short_roster_stands_between_text_and_particulars_on_one_page() -> None:
    laid = lay(SHEETS["a4-inline"])
    told = flat(words(laid.pdf()))
    assert laid.pages == 1
    order = ["予以公示", "序号姓名", "第3社区", "以下空白", "公示期：", "特此公示", "青石县住房", "第1张"]
    assert [told.index(word) for word in order] == sorted(told.index(word) for word in order)
    assert "附件" not in told


def test_a_long_roster_is_an_attachment_the_notice_names() -> None:
    told = flat(words(lay(SHEETS["a4-roster"]).pdf()))
    assert "附件：2026年第三批公共租赁住房保障对象名单" in told
    assert "附件2026年第三批公共租赁住房保障对象名单序号" in told
    wide = flat(words(lay(SHEETS["a4-wide"]).pdf()))
    assert "1.房源表2.保障对象名单" in wide
    assert "附件2保障对象名单" in wide


def test_a_column_of_its_own_numbers_is_kept() -> None:
    made = lay(BoardSheet(brief(), ("序号", "姓名"), [("7", "张*"), ("9", "李*")]))
    assert "序号姓名7张*9李*以下空白" in flat(words(made.pdf()))


@pytest.mark.parametrize("layout", Format)
def test_what_is_copied_is_what_was_written(layout: Format) -> None:
    sheet = BoardSheet(short(number="青建公〔2026〕18号"), HEADINGS, rows(3), layout)
    told = "".join(texts(lay(sheet).pdf()))
    for line in board_lines(sheet):
        assert flat(line).replace("｜", "") in told, line


def test_the_list_says_everything_the_notice_says() -> None:
    told = flat(words(lay(BoardSheet(public(), HEADINGS, rows(3), Format.LIST)).pdf()))
    for line in board_lines(BoardSheet(public())):
        assert flat(line) in told, line


def test_names_beyond_the_usual_are_printed_and_copied() -> None:
    for layout in Format:
        laid = lay(
            BoardSheet(brief(), ("姓名", "村"), [("㛃*", "䶮村"), ("𬱖*", "\x00甲\u202e乙\x07\t丙")], layout)
        )
        assert laid.missing == ()
        for told in (words(laid.pdf()), poppler("pdftotext", laid.pdf())):
            assert "㛃*" in told
            assert "𬱖*" in told
            assert "甲乙" in told
            assert not [char for char in told if ord(char) < 32 and char not in "\r\n\f\t"]
    assert lay(BoardSheet(brief(), ("姓名",), [("\U0001f600",)])).missing == ("\U0001f600",)


@pytest.mark.parametrize("tiles", [(2, 2), (1, 2), (3, 2), (2, 3)])
def test_tiles_are_a4_and_share_ten_millimetres(tiles: tuple[int, int]) -> None:
    laid = lay(BoardSheet(short(), format=Format.TILED, tiles=tiles))
    pdf = laid.pdf()
    assert laid.pages == tiles[0] * tiles[1]
    assert all(sorted(size) == pytest.approx(sorted(A4), abs=0.1) for size in sizes(pdf))
    wide, tall = sizes(pdf)[0]
    across, down = wide - 24 * MM - OVERLAP, tall - 34 * MM - OVERLAP
    if tiles[1] > 1:
        assert apart(pdf, 0, 1) == pytest.approx((across, 0), abs=0.5)
    if tiles[0] > 1:
        assert apart(pdf, 0, tiles[1]) == pytest.approx((0, -down), abs=0.5)


def apart(pdf: bytes, first: int, second: int) -> tuple[float, float]:
    """How far the poster is moved from tile to tile: what one shows beside the other."""
    one, two = (drawn(pdf)[at][0] for at in (first, second))
    assert one.char == two.char == "关"
    return one.left - two.left, one.bottom - two.bottom


def test_every_tile_tells_its_place_outside_the_picture() -> None:
    laid = lay(BoardSheet(short(), format=Format.TILED))
    for at, page in enumerate(drawn(laid.pdf())):
        told = "".join(one.char for one in page)
        mark = f"第{at // 2 + 1}行第{at % 2 + 1}列"
        assert mark in told
        assert page[told.index(mark)].top < 22 * MM


def test_every_character_smaller_than_the_shared_strip_is_whole_on_some_tile() -> None:
    laid = lay(BoardSheet(public(), format=Format.TILED))
    pdf = laid.pdf()
    pages, (wide, tall) = drawn(pdf), sizes(pdf)[0]
    poster = "".join(one.char for one in pages[0]).index("编号：公开")  # then the small print of the tile
    whole = small = 0
    for boxes in zip(*(page[:poster] for page in pages), strict=True):
        if max(boxes[0].right - boxes[0].left, boxes[0].top - boxes[0].bottom) > OVERLAP:
            continue
        small += 1
        whole += any(
            box.left >= 12 * MM
            and box.right <= wide - 12 * MM
            and box.bottom >= 22 * MM
            and box.top <= tall - 12 * MM
            for box in boxes
        )
    assert whole == small > 200


@pytest.mark.parametrize("tiles", [(0, 2), (1, 1), (7, 1), (-1, -1)])
def test_a_poster_is_not_divided_anyhow(tiles: tuple[int, int]) -> None:
    with pytest.raises(Refused, match="不能拼成") as no:
        lay(BoardSheet(short(), format=Format.TILED, tiles=tiles))
    assert no.value.do


def test_too_many_columns_are_refused_rather_than_cut() -> None:
    wide = tuple(f"第{at}栏" for at in range(60))
    with pytest.raises(Refused, match="名单栏目太多"):
        lay(BoardSheet(public(), wide, [wide]))
    assert lay(BoardSheet(public(), wide[:40], [wide[:40]], Format.LIST)).pages


def test_small_print_without_end_is_refused() -> None:
    with pytest.raises(Refused, match="页脚的小字太长"):
        lay(BoardSheet(public(foot=small_print("很长的编号" * 60, None, None))))


def test_a_roster_without_a_head_and_ragged_rows() -> None:
    told = flat(words(lay(BoardSheet(brief(), (), [("甲",), ("乙", "丙")])).pdf()))
    assert "甲乙丙以下空白" in told
    told = flat(words(lay(BoardSheet(brief(), ("姓名",), [("甲", "多出来的")])).pdf()))
    assert "多出来的" in told


@pytest.mark.parametrize("layout", LAYOUTS)
def test_five_thousand_rows_of_eight_columns(layout: Format) -> None:
    many = [(*row, "第一批", "2026-03-05") for row in rows(5000)]
    laid = lay(BoardSheet(public(), (*HEADINGS, "批次", "登记日期"), many, layout))
    assert laid.pages > 100
    assert laid.missing == ()


CELLS = st.text("王欧阳㛃𬱖城关镇abcXYZ0123456789，。（）《》“”—…·/ ", max_size=60)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(LAYOUTS),
    st.text("关于住房保障对象名单的公示㛃", min_size=1, max_size=50),
    st.lists(CELLS.filter(str.strip), min_size=1, max_size=12),
    st.integers(0, 7).flatmap(lambda wide: st.lists(st.tuples(*[CELLS] * wide), max_size=30 if wide else 0)),
)
def test_nothing_is_cut(layout: Format, title: str, body: list[str], roster: list[tuple[str, ...]]) -> None:
    notice = public(title=title, body="\n".join(body))
    sheet = BoardSheet(
        notice, tuple(f"第{at}栏" for at in range(len(roster[0]))) if roster else (), roster, layout
    )
    laid = lay(sheet)
    pdf = laid.pdf()
    told = Counter(one.char for page in seen(pdf) for one in page)
    for char, count in Counter(flat("".join(board_lines(sheet))).replace("｜", "")).items():
        assert told[char] >= count, char
    for page, (wide, tall) in zip(drawn(pdf), sizes(pdf), strict=True):
        assert all(one.left > EDGE and one.right < wide - EDGE for one in page)
        assert all(one.bottom > EDGE and one.top < tall - EDGE for one in page)
