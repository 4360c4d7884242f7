"""Which layout is proposed, and what the clerk is told."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.board_format import Format, paper, sentence, small_print, suggested


@pytest.mark.parametrize(
    ("kind", "length", "columns", "rows", "wanted"),
    [
        ("公示", 400, 0, 0, Format.A4),
        ("公示", 400, 6, 60, Format.A4),
        ("公示", 400, 7, 10, Format.LIST),
        ("公示", 400, 4, 61, Format.LIST),
        ("公示", 100, 4, 0, Format.A4),
        ("通告", 150, 0, 0, Format.POSTER),
        ("通告", 151, 0, 0, Format.A4),
        ("通告", 80, 3, 5, Format.A4),
        ("通知", 80, 0, 0, Format.A4),
    ],
)
def test_the_layout_proposed(kind: str, length: int, columns: int, rows: int, wanted: Format) -> None:
    assert suggested(kind, length, columns, rows) is wanted


def test_every_layout_says_when_to_use_it() -> None:
    told = [sentence(layout) for layout in Format]
    assert len(set(told)) == len(Format)
    for layout, line in zip(Format, told, strict=True):
        assert line.endswith("。")
        assert "\n" not in line
        assert ("A3打印机" in line) == (paper(layout) == "A3")


def test_the_small_print() -> None:
    day = date(2026, 3, 5)
    assert small_print("公开-2026-0018", day, date(2026, 3, 12)) == (
        "编号：公开-2026-0018　张贴日：2026-03-05　应撤日：2026-03-12"
    )
    assert small_print("", day, None) == "张贴日：2026-03-05"
    assert small_print("", None, None) == ""
