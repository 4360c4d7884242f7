"""Sheets of the board the paper tests share, and golden words with their places."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import replace
from datetime import date

from desktop_app.documents.board_sheet import BoardSheet
from desktop_app.documents.notice import Notice
from desktop_app.domain.board_format import Format, small_print
from tests.documents.paper import DAY, GOLDEN, Seen, gongshi, seen, simple

HEADINGS = ("姓名", "所在社区", "家庭人口", "人均面积（㎡）", "保障方式", "备注")
NAMES = ("张*", "欧阳**", "㛃*", "𬱖*")
FOOT = small_print("公开-2026-0018", DAY, date(2026, 3, 12))
EDGE = 15.0  # points: what a printer leaves white


def rows(count: int) -> list[tuple[str, ...]]:
    """Rows of a roster, each told apart by its place."""
    return [
        (NAMES[at % 4], f"城关镇第{at}社区", str(at % 5 + 1), f"{12.5 + at % 7:.2f}", "租赁补贴", "")
        for at in range(count)
    ]


def public(**more: object) -> Notice:
    """A 公示 with all it needs."""
    fields: dict[str, object] = {
        "foot": FOOT,
        "red_head": False,
        "addressee": "",
        "attachments": (),
        "address": "青石县人民路88号三楼306室",
        "postcode": "725300",
    }
    return replace(gongshi(), **{**fields, **more})  # type: ignore[arg-type]


def short(**more: object) -> Notice:
    """A few words a passer-by reads."""
    fields: dict[str, object] = {
        "reach": "人民路以东、青河以西",
        "phone": "0000-8123456",
        "period": (date(2026, 3, 8), date(2026, 3, 9)),
        "foot": FOOT,
    }
    return simple("因城区供水主管网改造，暂停供水，请提前储水。", **{**fields, **more})


def brief() -> Notice:
    """A 公示 that leaves room for a few rows on its page."""
    return public(
        body="根据有关规定，现将下列家庭予以公示。\n特此公示。", receiver="", postcode="", address=""
    )


SHEETS: dict[str, BoardSheet] = {
    "a4": BoardSheet(public()),
    "a4-inline": BoardSheet(brief(), HEADINGS[:4], [row[:4] for row in rows(4)]),
    "a4-roster": BoardSheet(public(), HEADINGS, rows(40)),
    "a4-wide": BoardSheet(
        public(attachments=("房源表", "保障对象名单"), draft=True),
        (*HEADINGS, *(f"第{turn}次摇号轮候情况登记" for turn in range(7))),
        [(*row, *("第一轮已选房",) * 7) for row in rows(9)],
    ),
    "list": BoardSheet(public(), HEADINGS, rows(60), Format.LIST),
    "poster": BoardSheet(short(), format=Format.POSTER),
    "poster-roster": BoardSheet(public(), HEADINGS, rows(50), Format.POSTER),
    "large": BoardSheet(public(), HEADINGS, rows(12), Format.LARGE),
    "tiled": BoardSheet(short(), format=Format.TILED),
}


def places(pdf: bytes) -> str:
    """Every line of every page: number of the page, left and right end, baseline, words."""
    lines = []
    for number, page in enumerate(seen(pdf), start=1):
        found: defaultdict[int, list[Seen]] = defaultdict(list)
        for one in page:
            found[round(one.y)].append(one)
        for y in sorted(found, reverse=True):
            line = found[y]
            words = "".join(one.char for one in line)
            lines.append(f"{number} {line[0].x:.1f} {line[-1].x:.1f} {line[0].y:.1f} {words}")
    return "\n".join(lines) + "\n"


def golden(name: str, found: str) -> None:
    """Holds a text against its golden copy, or renews it."""
    path = GOLDEN / "board" / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found == path.read_text(encoding="utf-8")
