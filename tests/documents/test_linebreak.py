"""Where lines end."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents.characters import CLOSING, NO_END, NO_START, clean
from desktop_app.documents.clusters import clusters
from desktop_app.documents.fonts import cell
from desktop_app.documents.linebreak import Line, break_lines
from desktop_app.documents.titles import title_lines

PIECES = {
    "建设": 30, "住房保障": 30, "的": 40, "，": 12, "。": 8, "、": 8,
    "；": 2, "：": 2, "！": 1, "？": 1, "“": 3, "”": 3,
    "（": 3, "）": 3, "《": 2, "》": 2, "〔2026〕12号": 1,
    "2026年3月5日": 2, "12.5万元": 2, "0000-8123456": 1, "——": 1,
    "……": 1,
    "100～150元": 1, "45.60㎡": 1, "WeChat": 1, "·": 0.5, "％": 0.3, "/": 0.3, "喆": 0.2, "𬱖": 0.2,
}  # fmt: skip
WHOLE = ("〔2026〕12号", "2026年3月5日", "12.5万元", "0000-8123456", "——", "……", "100～150元", "WeChat")


def lines_of(text: str, room: float = 28, first: float = 2) -> list[Line]:
    return break_lines(text, [cell("fang", char).advance for char in text], room, first)


def texts(text: str, room: float = 28, first: float = 2) -> list[str]:
    return [text[line.start : line.stop] for line in lines_of(text, room, first)]


def corpus(characters: int, seed: int) -> list[str]:
    rng = random.Random(seed)
    found: list[str] = []
    while sum(map(len, found)) < characters:
        found.append("".join(rng.choices(list(PIECES), list(PIECES.values()), k=rng.randint(20, 120))))
    return found


@pytest.mark.parametrize("seed", range(5))
def test_12_000_characters_without_a_fault(seed: int) -> None:
    ragged = 0
    total = 0
    for text in corpus(12_000, seed):
        lines = lines_of(text)
        for above, below in pairwise(lines):
            assert text[above.stop - 1] not in NO_END, text[above.start : above.stop]
            assert text[below.start] not in NO_START, text[below.start : below.stop]
            indent = 0 if above.start else 2
            ragged += abs(indent + above.width - 28) > 0.01
        total += len(lines)
        assert max(line.width for line in lines) <= 28.01
        assert "".join(text[line.start : line.stop] for line in lines) == text
    assert ragged <= total * 0.01  # only where a chain of whole numbers leaves a hole too wide to spread


def test_what_stays_whole_is_never_torn() -> None:
    for text in corpus(12_000, 99):
        broken = "\n".join(texts(text)).split("\n")
        for whole in WHOLE:
            assert sum(line.count(whole) for line in broken) == text.count(whole)


@pytest.mark.parametrize(
    ("after", "lines"),
    [
        ("，后面", ["甲" * 25 + "，", "后面"]),
        ("乙，后面", ["甲" * 25, "乙，后面"]),  # half a cell is not enough for the comma
        ("“后面”", ["甲" * 25, "“后面”"]),
        ("——后面", ["甲" * 24, "甲——后面"]),
        ("2026年3月5日起", ["甲" * 25, "2026年3月5日起"]),
        ("〔2026〕12号文", ["甲" * 25, "〔2026〕12号文"]),
    ],
)
def test_around_the_end_of_a_line(after: str, lines: list[str]) -> None:
    assert texts("甲" * 25 + after) == lines


def test_a_mark_gives_half_a_cell_before_anything_is_pushed_out() -> None:
    text = "甲" * 25 + "1，乙丙"
    line = lines_of(text)[0]
    assert line.width == pytest.approx(26)
    assert text[line.stop - 1] == "，"


def test_the_last_line_is_not_spread_and_is_not_one_character() -> None:
    assert lines_of("甲" * 30)[-1].width == 4
    assert texts("甲" * 27)[-1] == "甲甲"


def test_an_address_longer_than_a_line_is_cut_without_loss() -> None:
    text = "见https://www.qingshi.gov.cn/zwgk/fdzdgknr/2026/11/20/article_20261120_000123.html?from=index&lang=zh-CN。"
    found = texts(text)
    assert "".join(found) == text
    assert all(line[0] not in NO_START for line in found[1:])
    assert all(line[-1] not in NO_END for line in found)


def test_spaces_vanish_at_the_end_of_a_line_only() -> None:
    assert texts("甲" * 26 + "  乙 丙") == ["甲" * 26, "乙 丙"]


@given(
    st.text(alphabet=st.sampled_from("甲乙，。（）“”—…1年a/.- \U0002cc56"), max_size=200), st.integers(3, 28)
)
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost_and_nothing_sticks_out(text: str, room: int) -> None:
    text = clean(text)
    lines = lines_of(text, room, 0)
    assert "".join(text[line.start : line.stop] for line in lines).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= room + 0.01 for line in lines)
    assert all(line.stop > line.start or text[line.start : line.start + 1] in ("", " ") for line in lines)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("自2026年3月5日起", ["自", "2026年3月5日", "起"]),
        ("第12号令", ["第12号", "令"]),
        ("约100～150元", ["约100～150元"]),
        ("甲——乙……", ["甲", "——", "乙", "……"]),
        ("发〔2026〕12号文", ["发", "〔2026〕12号", "文"]),
        ("到3#楼a@b.cn", ["到", "3#楼", "a@b.cn"]),
        ("7个工作日内", ["7个工作日", "内"]),
    ],
)
def test_what_belongs_together(text: str, pieces: list[str]) -> None:
    bounds = clusters(text)
    assert [text[one:two] for one, two in pairwise(bounds)] == pieces


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于停水的通告", ["关于停水的通告"]),
        (
            "关于2026年第三批公共租赁住房保障对象名单的公示",
            ["关于2026年第三批公共租赁", "住房保障对象名单的公示"],
        ),
        (
            "青石县住房和城乡建设局关于印发《青石县城镇老旧小区改造工程质量安全管理办法》的通知",
            ["青石县住房和城乡建设局", "关于印发《青石县城镇老旧小区", "改造工程质量安全管理办法》的通知"],
        ),
    ],
)
def test_titles_are_balanced_at_words(title: str, lines: list[str]) -> None:
    assert title_lines(title, [1.0 if ord(char) > 127 else 0.6 for char in title], 20.1) == lines


def test_closing_marks_are_among_those_that_never_begin_a_line() -> None:
    assert CLOSING <= NO_START
    assert not NO_END & CLOSING
