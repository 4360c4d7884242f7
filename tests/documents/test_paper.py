"""The paper itself: places, fonts, bytes, copying."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import replace

import pytest
import reportlab

from desktop_app.documents.fonts import Role, cell, missing_characters
from desktop_app.documents.grid import ASCENT, CELL, COLUMNS, HEIGHT, LEFT, PAPER, PITCH, ROWS, TOP, WIDTH
from desktop_app.documents.notice import notice_pdf, notice_sheets
from desktop_app.documents.tounicode import cmap
from desktop_app.errors import Refused
from tests.documents.paper import GOLDEN, Seen, gongshi, poppler, seen, simple, words

RARE = "㛃䶮𬱖喆祎&<>“”"


def by_line(chars: list[Seen]) -> list[list[Seen]]:
    lines = defaultdict(list)
    for one in chars:
        lines[round(one.y, 0)].append(one)
    return [lines[y] for y in sorted(lines, reverse=True)]


def test_28_characters_by_22_lines_fill_the_type_area() -> None:
    page = seen(notice_pdf(simple("天" * 28 * 60)))[1]  # the second page is nothing but body
    body = by_line([one for one in page if one.char == "天"])
    assert [len(line) for line in body] == [COLUMNS] * ROWS
    first, last = body[0], body[-1]
    assert first[0].x == pytest.approx(LEFT, abs=0.05)
    assert first[-1].x + CELL == pytest.approx(LEFT + WIDTH, abs=0.1)
    assert first[0].y + ASCENT * CELL == pytest.approx(PAPER[1] - TOP, abs=0.05)
    assert last[0].y - (1 - ASCENT) * CELL == pytest.approx(PAPER[1] - TOP - HEIGHT, abs=0.05)
    assert first[0].y - body[1][0].y == pytest.approx(PITCH, abs=0.05)
    assert pytest.approx([15.793, 29.62], abs=0.005) == [CELL, PITCH]


def test_the_places_of_the_characters() -> None:
    golden = GOLDEN / "notice-positions.txt"
    lines = []
    for number, page in enumerate(seen(notice_pdf(gongshi())), start=1):
        for line in by_line(page):
            text = "".join(one.char for one in line)
            ends = f"{line[0].x:.1f} {line[-1].x:.1f} {line[0].y:.1f}"
            lines.append(f"{number} {ends} {text}")
    found = "\n".join(lines) + "\n"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")


def test_every_line_of_a_long_paragraph_is_as_wide_as_the_page() -> None:
    text = "现将2026年第三批符合条件的128户（详见附件）予以公示，接受《条例》规定的社会监督；" * 20
    body = by_line([one for one in seen(notice_pdf(simple(text)))[0] if one.y > 110])
    right = LEFT + WIDTH
    assert all(right - 1.02 * CELL < line[-1].x < right - 0.3 * CELL for line in body[1:])


def test_the_page_number_is_at_the_outer_edge() -> None:
    pages = seen(notice_pdf(simple("天" * 1400)))
    numbers = [[one for one in page if one.char == "—"] for page in pages]
    assert len(pages) == 3
    assert numbers[0][-1].x + 14 == pytest.approx(LEFT + WIDTH - CELL, abs=1)
    assert numbers[1][0].x == pytest.approx(LEFT + CELL, abs=1)
    assert "第3张，共3张" in words(notice_pdf(simple("天" * 1400)))


def test_every_font_travels_with_the_file() -> None:
    table = poppler("pdffonts", notice_pdf(replace(gongshi(), draft=True))).splitlines()[2:]
    assert {row.split("+")[1].split("-")[0].split()[0] for row in table} == {
        "ZWGKFang", "ZWGKTitle", "ZWGKHei", "ZWGKKai", "ZWGKSong",
    }  # fmt: skip
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in table)


def test_the_same_notice_is_the_same_file() -> None:
    first = notice_pdf(gongshi())
    notice_pdf(simple("别的内容㛃"))
    assert notice_pdf(gongshi()) == first


def test_a_short_text_is_one_page() -> None:
    sheets = notice_sheets(simple("短文。"))
    assert sheets.pages == 1
    assert len(seen(sheets.pdf)) == 1
    assert "共1张" not in words(sheets.pdf)


def test_rare_names_and_signs_are_copied_as_they_are() -> None:
    sheets = notice_sheets(simple(f"姓名{RARE}某"))
    assert sheets.missing == ()
    assert RARE in words(sheets.pdf)
    assert RARE in poppler("pdftotext", sheets.pdf)


def test_user_text_is_never_markup() -> None:
    body = '<b>&amp;</b><img src="/etc/hostname"/>%s{0}\\n'
    assert body in words(notice_pdf(simple(body))).replace("\r\n", "")


def test_a_character_without_a_font_is_shown_and_reported() -> None:
    sheets = notice_sheets(simple("甲\ue000乙\U0003106c，\x07\u202e丙"))
    assert sheets.missing == ("\ue000", "\U0003106c")
    assert "甲〓乙〓，丙" in words(sheets.pdf)
    assert missing_characters("正常的字 \n　") == ()


def test_signs_the_fang_font_draws_wrongly_come_from_another() -> None:
    assert [cell("fang", sign).font for sign in "￥¥～"] == ["ZWGK-song"] * 3
    assert cell("fang", "甲").font == "ZWGK-fang"
    assert cell("fang", "喆").font == "ZWGK-song"


@pytest.mark.parametrize("role", ["fang", "hei", "kai", "song"])
def test_cells_keep_the_grid_in_every_font(role: Role) -> None:
    assert {cell(role, char).advance for char in "“”‘’，。—…（）《》甲"} == {1.0}
    assert {cell(role, char).advance for char in "0123456789·"} == {0.5}


def test_a_draft_says_so_on_every_page() -> None:
    assert words(notice_pdf(simple("天" * 1000, draft=True))).count("草稿") == 2
    assert "草稿" not in words(notice_pdf(simple("天" * 1000)))


def test_properties_of_the_file() -> None:
    information = poppler("pdfinfo", notice_pdf(simple("正文。")))
    assert "关于城区停水的通告" in information
    assert "青石县住房和城乡建设局" in information
    assert "Page size:       595.276 x 841.89 pts (A4)" in information


def test_a_title_or_a_head_that_cannot_be_set_is_refused() -> None:
    with pytest.raises(Refused, match="标题太长"):
        notice_pdf(simple("正文。", title="很长的标题" * 40))
    with pytest.raises(Refused, match="一行排不下"):
        notice_pdf(simple("正文。", issuer="某某机关" * 10, red_head=True))


@pytest.mark.parametrize("char", ["甲", "，", "（", "a", "1", "—", " ", "𬱖"])
def test_100_000_characters_of_anything_are_set(char: str) -> None:
    sheets = notice_sheets(simple("甲" + char * 100_000 + "乙"))
    assert sheets.pages < 400


def test_the_patched_map_writes_surrogate_pairs_in_small_blocks() -> None:
    assert reportlab.Version == "5.1.0", "the ToUnicode patch was checked against this version only"
    text = cmap("F", [0, 0x2CC56, *range(0x4E00, 0x4E00 + 150)])
    assert "<01> <D873DC56>" in text
    assert [line for line in text.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar", "51 beginbfchar",
    ]  # fmt: skip
