"""Lists on paper: every cell whole, the head on every page, long rows cut, the same bytes."""

from __future__ import annotations

from math import ceil

import pytest

from desktop_app.documents.grid import MM
from desktop_app.documents.preview import pages_png
from desktop_app.documents.sheet_blocks import MUTED
from desktop_app.documents.table_page import Column, TableSheet, table_lines, table_sheets
from tests.documents.paper import seen, words

COLUMNS = (
    Column("序号", 10, "center"),
    Column("文号", 40),
    Column("收件人", 25),
    Column("交邮日期", 24, "center"),
    Column("页数", 12, "right"),
)


def row(number: int) -> tuple[str, ...]:
    return (str(number), f"青住建公开〔2026〕{number}号", "王某某", "2026年3月5日", "12")


def listed(count: int, **more: object) -> TableSheet:
    given: dict[str, object] = {
        "title": "交邮登记表",
        "columns": COLUMNS,
        "rows": [row(n) for n in range(count)],
    }
    return TableSheet(**{**given, **more})  # type: ignore[arg-type]


def flat(pdf: bytes) -> list[str]:
    """The characters of each page in the order they were drawn."""
    return ["".join(one.char for one in page) for page in seen(pdf)]


def test_nothing_is_lost_and_the_head_is_on_every_page() -> None:
    made = table_sheets(listed(120))
    pages = flat(made.pdf)
    assert made.pages == len(pages) > 2
    assert all(page.count("序号文号收件人交邮日期页数") == 1 for page in pages)
    assert [pages[n].endswith(f"第{n + 1}页共{made.pages}页") for n in range(made.pages)] == [
        True
    ] * made.pages
    told = "".join(pages)
    assert all(told.count(f"青住建公开〔2026〕{number}号") == 1 for number in range(120))


def test_the_words_of_a_list() -> None:
    sheet = listed(1, above=("单位：青石县住房和城乡建设局",), below=("制表人：",))
    assert table_lines(sheet) == [
        "交邮登记表",
        "单位：青石县住房和城乡建设局",
        "序号｜文号｜收件人｜交邮日期｜页数",
        "0｜青住建公开〔2026〕0号｜王某某｜2026年3月5日｜12",
        "制表人：",
    ]


@pytest.mark.parametrize(("landscape", "size"), [(False, (210, 297)), (True, (297, 210))])
def test_the_paper(landscape: bool, size: tuple[int, int]) -> None:
    pdf = table_sheets(listed(40, landscape=landscape)).pdf
    assert {picture[:2] for picture in pages_png(pdf, 72)} == {tuple(ceil(side * MM) for side in size)}
    for page in seen(pdf):
        assert all(15 * MM < one.x < (size[0] - 15) * MM for one in page)
        assert all(8 * MM < one.y < (size[1] - 15) * MM for one in page)


def test_the_same_list_gives_the_same_bytes() -> None:
    assert table_sheets(listed(50)).pdf == table_sheets(listed(50)).pdf


@pytest.mark.parametrize("before", [0, 1, 20, 33])
def test_a_row_longer_than_a_page_is_cut_between_lines(before: int) -> None:
    long = "".join(f"〈{number}〉" for number in range(1500))
    rows = [*[row(n) for n in range(before)], ("1", long, "王某某", "", "")]
    made = table_sheets(listed(0, rows=rows))
    told = "".join(flat(made.pdf)).replace(f"第{made.pages}页", "")
    assert made.pages > 2
    assert [told.count(f"〈{number}〉") for number in (0, 1, 700, 1499)] == [1, 1, 1, 1]
    lowest = min(one.y for page in seen(made.pdf) for one in page if one.char in "〈〉")
    assert lowest > 20 * MM


def test_a_short_row_is_never_cut() -> None:
    rows = [("1", f"〈甲{number}〉\n〈乙{number}〉\n〈丙{number}〉", "", "", "") for number in range(60)]
    pages = flat(table_sheets(listed(0, rows=rows)).pdf)
    for number in range(60):
        assert sum(all(f"〈{sign}{number}〉" in page for sign in "甲乙丙") for page in pages) == 1


@pytest.mark.parametrize("words_", ["", "很长的一格，" * 300])
@pytest.mark.parametrize("count", range(36, 52))
def test_a_head_is_never_alone_at_the_foot(count: int, words_: str) -> None:
    rows = [(*row(0)[:2], words_, "", ""), row(1)] if words_ else [row(0), row(1), row(2)]
    sheet = listed(0, rows=rows, above=tuple(f"第{number}行" for number in range(count)))
    for page in flat(table_sheets(sheet).pdf):
        assert ("序号文号" in page) == ("青住建公开" in page or "很长的" in page)


def test_muted_rows_are_lighter_and_still_dark_enough() -> None:
    plain, muted = (table_sheets(listed(3, muted=rows)).pdf for rows in (frozenset[int](), frozenset({1})))
    assert plain != muted
    assert words(plain) == words(muted)
    assert 0.3 <= MUTED[0] <= 0.5


def test_what_no_font_has_is_told() -> None:
    made = table_sheets(listed(0, rows=[("1", "𬱖㛃\U0001f600", "王", "", "")], foot="脚注\U0001f601"))
    assert made.missing == ("\U0001f600", "\U0001f601")


def test_markup_and_odd_characters_are_only_text() -> None:
    made = table_sheets(listed(0, rows=[("1", "<b>粗</b>&amp;\x00\u202e（", "a\tb", "", "")]))
    assert "<b>粗</b>&amp;（" in flat(made.pdf)[0]


def test_an_empty_list_and_a_narrow_column_are_printed() -> None:
    assert table_sheets(listed(0)).pages == 1
    narrow = TableSheet("窄", (Column("甲", 1), Column("乙", 500)), [("很窄的一格", "宽")])
    assert "很窄的一格" in flat(table_sheets(narrow).pdf)[0]


def test_five_hundred_rows_of_eight_columns() -> None:
    columns = tuple(Column(f"第{number}栏", 20) for number in range(8))
    rows = [tuple(f"第{number}行的第{at}格内容" for at in range(8)) for number in range(500)]
    made = table_sheets(TableSheet("五百行", columns, rows, landscape=True))
    assert made.pages > 10
