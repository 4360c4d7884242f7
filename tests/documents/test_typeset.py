"""What stays together from page to page."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.documents.grid import CELL, COLUMNS, HEIGHT, PITCH, ROWS
from desktop_app.documents.parts import attachment_blocks, body_blocks, rows, signature_blocks, title_row
from desktop_app.documents.typeset import Page, pages

SIGNED = signature_blocks(["青石县住房和城乡建设局"], date(2026, 3, 5))


def typeset(paragraphs: list[str], *, signed: bool = True) -> list[Page]:
    return pages(rows([*body_blocks(paragraphs), *(SIGNED if signed else [])]))


def test_a_heading_never_ends_a_page() -> None:
    for filler in range(15, 30):
        first = typeset(
            [*["正文。"] * filler, "一、标题", "（一）小标题", "正文。", *["正文。"] * 22], signed=False
        )[0]
        assert first.rows[-1].text == "正文。"


@pytest.mark.parametrize("count", range(1, 60))
def test_a_signature_is_never_without_two_lines_of_text(count: int) -> None:
    found = typeset([f"第{number}行。" for number in range(count)])
    last = [row.text for row in found[-1].rows]
    assert last[-2:] == ["青石县住房和城乡建设局", "2026年3月5日"]
    assert len(last) >= min(count, 2) + 2
    assert sum(len(page.rows) for page in found) == count + 2
    assert "此页无正文" not in "".join(last)


def test_two_rows_too_many_are_drawn_in_rather_than_turned_over() -> None:
    page = typeset(["正文。"] * (ROWS - 2))
    assert len(page) == 1
    assert page[0].tops[-1] == pytest.approx(HEIGHT - CELL)
    assert page[0].tops[1] < PITCH
    assert len(typeset(["正文。"] * (ROWS - 1))) == 2


def test_the_name_stands_centred_over_the_date_four_characters_from_the_right() -> None:
    name, day = rows(SIGNED)
    middle = [
        (row.lines[0].xs[0] + row.lines[0].xs[-1] + row.lines[0].cells[-1].advance * CELL) / 2
        for row in (name, day)
    ]
    assert middle[0] == pytest.approx(middle[1])
    assert day.lines[0].xs[-1] + CELL == pytest.approx((COLUMNS - 4) * CELL)
    assert name.before == 2  # room for the seal


def test_a_long_name_stays_on_the_paper() -> None:
    for name in ("青石县城市管理综合行政执法局行政审批服务科", "某" * 27, "某" * 70):
        for row in rows(signature_blocks([name], date(2026, 12, 31))):
            line = row.lines[0]
            assert line.xs[0] >= -0.01
            assert line.xs[-1] + line.cells[-1].advance * CELL <= COLUMNS * CELL + 0.01


def test_attachments_hang_under_their_first_character() -> None:
    long = "很长的附件名称" * 5
    one = rows(attachment_blocks([long]))
    assert [row.lines[0].xs[0] / CELL for row in one[:2]] == pytest.approx([2, 5])
    first, wrapped, second = rows(attachment_blocks([long, "短"]))[:3]
    assert (first.before, second.before) == (1, 0)
    assert wrapped.lines[0].xs[0] / CELL == pytest.approx(5.778, abs=0.01)
    assert second.lines[0].xs[0] / CELL == pytest.approx(5)


@pytest.mark.parametrize(
    ("text", "fonts"),
    [
        ("一、公示时间", ["hei"]),
        ("（一）总体要求。坚持以人民为中心。", ["kai", "fang"]),
        ("（一）申请人姓名、家庭人口数；", ["fang"]),
        ("1.第一项", ["fang"]),
        ("（1）第一项", ["fang"]),
        ("一是抓落实。", ["fang"]),
        ("十二、保障措施", ["hei"]),
    ],
)
def test_headings_are_known_by_their_numbers(text: str, fonts: list[str]) -> None:
    assert [run.role for run in body_blocks([text])[0].runs] == fonts


def test_a_title_takes_whole_rows() -> None:
    assert [title_row("题目\n" * count + "题目").span for count in range(4)] == [1, 2, 4, 5]
