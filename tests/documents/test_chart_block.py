"""A chart on paper: the shapes of the one layout, its words as text, parts of a long one on pages of their own."""

from __future__ import annotations

from desktop_app.documents.chart_block import SIZE, Picture, wide
from desktop_app.documents.sheet_blocks import plain, told
from desktop_app.documents.sheet_pages import LANDSCAPE, PORTRAIT, sheets
from desktop_app.domain.chart import Chart, Series
from desktop_app.domain.chart_layout import lay
from tests.documents.paper import words

CALLS = Chart("咨询热线按方式", "bars", ("来电", "来访"), (Series("收件", (44.0, 16.0)),), "件")
MANY = Chart(
    "各站办件",
    "bars",
    tuple(f"第{at}工作站" for at in range(60)),
    (Series("收件", tuple(map(float, range(60)))),),
    "件",
)


def test_paper_draws_the_one_layout() -> None:
    (drawing,) = Picture(CALLS).drawings(PORTRAIT.room)
    assert drawing == lay(CALLS, PORTRAIT.room, Picture(CALLS).least, wide, SIZE)


def test_its_words_are_text_and_the_same_chart_gives_the_same_bytes() -> None:
    made = [sheets([*plain(["以下为图。"]), Picture(CALLS)], PORTRAIT, title="统计") for _ in range(2)]
    assert made[0].pdf == made[1].pdf
    seen = words(made[0].pdf).replace(" ", "")
    for word in ("咨询热线按方式", "单位：件", "来电", "来访", "44", "16"):
        assert word in seen
    assert told([Picture(CALLS)]) == ["咨询热线按方式（单位：件）", "来电：44", "来访：16"]


def test_a_long_chart_goes_on_page_by_page() -> None:
    for paper in (PORTRAIT, LANDSCAPE):
        made = sheets([Picture(MANY)], paper, title="统计")
        assert made.pages > 1
        drawings = Picture(MANY).drawings(paper.room)
        assert all(one.height <= paper.tall for one in drawings)
        assert sum(len(one.words("value")) for one in drawings) == 60


def test_of_nothing_the_paper_says_so() -> None:
    made = sheets([Picture(Chart("今日来访", "bars", (), (), "件"))], PORTRAIT, title="统计")
    assert "未收到" in words(made.pdf)
