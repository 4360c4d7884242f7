"""The parts every official paper is made of: red head, title, paragraphs with headings, attachments,
signature.

Sizes and places after GB/T 9704-2012, chapter 7.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import ceil

from desktop_app.documents.fonts import Role, cell
from desktop_app.documents.grid import COLUMNS, MM, OFFICIAL, SIZE_2, WIDTH, PageGrid
from desktop_app.documents.titles import title_lines
from desktop_app.documents.typeset import RED, Block, Row, Run, Set, centred, lay, width
from desktop_app.errors import Refused

_TITLE_PITCH = 35.0  # of 2号; of larger titles in the same measure
_TITLE_LINES = 6
_HEAD_TOP = 35 * MM  # 发文机关标志上边缘至版心上边缘
HEAD_SIZE = 52.0
_RULE_BELOW = 4 * MM  # 红色分隔线在发文字号之下
_NUMERAL = "[一二三四五六七八九十百零〇]+"
_FIRST_LEVEL = re.compile(f"{_NUMERAL}、")
_SECOND_LEVEL = re.compile(f"（{_NUMERAL}）")
_SENTENCE = re.compile("[^。！？；]{1,40}。")
_DATE_FROM_RIGHT = 4  # 成文日期右空四字
_SEAL_ROWS = 2  # blank rows under which a seal of 42-45 mm ends within one row of the text


def long_date(day: date) -> str:
    """2026年3月5日: arabic numerals, no zeros in front (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def title_row(title: str, *, before: int = 0, grid: PageGrid = OFFICIAL) -> Row:
    """The title in 小标宋, centred, its lines balanced; a line end in it is kept.

    Raises `Refused` when it takes more than six lines.
    """
    size, pitch = grid.title, grid.title * _TITLE_PITCH / SIZE_2
    lines: list[str] = []
    for part in title.split("\n"):
        lines += title_lines(part, [cell("title", char).advance for char in part], grid.width / size)
    if len(lines) > _TITLE_LINES:
        name = "二号字" if size == SIZE_2 else f"{size:g}磅的大字"
        raise Refused(
            "标题太长", why=f"{name}排了{len(lines)}行，最多{_TITLE_LINES}行", do="请把标题写短，细节写进正文"
        )
    span = max(1, ceil((len(lines) - 1) * pitch / grid.pitch + 0.8))
    over = ((span - 1) * grid.pitch + grid.cell - (len(lines) - 1) * pitch - size) / 2
    drawn = [
        centred(line, "title", size, over + at * pitch, within=grid.width) for at, line in enumerate(lines)
    ]
    return Row(tuple(drawn), span, before, keep=True)


def mark_size(issuer: str, largest: float, room: float = WIDTH) -> float:
    """The size of 发文机关标志 that fits in one line. Raises `Refused` when it would be smaller than 2号."""
    size = min(largest, room / max(width(issuer, "title"), 1.0))
    if size < SIZE_2:
        raise Refused("发文机关标志太长，一行排不下", do="请改用规范化简称，或者不用红头")
    return size


def red_head_row(issuer: str, number: str, grid: PageGrid = OFFICIAL) -> Row:
    """发文机关标志, 发文字号 and the red line, with the two blank rows before the title.

    Raises `Refused` when the name is too long to be set in one line of 2号.
    """
    top, pitch = _HEAD_TOP * grid.scale, grid.pitch
    size = mark_size(issuer, HEAD_SIZE * grid.scale, grid.width)
    mark = replace(centred(issuer, "title", size, top, within=grid.width), colour=RED)
    number_row = round((top + size) / pitch) + 2
    rule = number_row * pitch + grid.cell + _RULE_BELOW * grid.scale
    lines: tuple[Set, ...] = (mark,)
    if number:
        lines = (mark, centred(number, "fang", grid.cell, number_row * pitch, within=grid.width))
    return Row(lines, span=round(rule / pitch) + 2, keep=True, rule=rule)


def body_blocks(paragraphs: Sequence[str], grid: PageGrid = OFFICIAL) -> list[Block]:
    """Paragraphs of the body in 仿宋; 一、 in 黑体 and （一） in 楷体, 1. and （1） as they are.

    A heading is a short paragraph without a closing mark, which never ends a page; or the first sentence of a
    paragraph.
    """
    return [_body_block(text, 2 * grid.columns - 4) for text in paragraphs]


def _body_block(text: str, heading: int) -> Block:
    role: Role | None = "hei" if _FIRST_LEVEL.match(text) else "kai" if _SECOND_LEVEL.match(text) else None
    if role is None:
        return Block((Run(text),))
    if text[-1] not in "。；！？：，、" and len(text) <= heading:
        return Block((Run(text, role),), keep=True)
    sentence = _SENTENCE.match(text)
    if sentence is None:
        return Block((Run(text),))
    if sentence.end() == len(text):
        return Block((Run(text, role),), keep=True)
    return Block((Run(sentence.group(), role), Run(text[sentence.end() :])))


def attachment_blocks(names: Sequence[str]) -> list[Block]:
    """附件说明: one row below the body, numbered when there are several, without marks at the end."""
    if len(names) == 1:
        return [Block((Run(f"附件：{names[0]}"),), first=2, rest=5, before=1)]
    blocks = []
    for number, name in enumerate(names, start=1):
        label = f"{number}." if number > 1 else "附件：1."
        first = 5.0 if number > 1 else 2.0
        rest = 5 + width(f"{number}.")
        blocks.append(Block((Run(label + name),), first, rest, before=1 if number == 1 else 0))
    return blocks


def signature_blocks(issuers: Sequence[str], day: date, columns: int = COLUMNS) -> list[Block]:
    """署名 and 成文日期 for a paper that is sealed: the date four characters from the right, the names
    centred over it.

    The names come nearer to the middle when they would run out of the page; the rows left free above take the
    seal, which is never drawn.
    """
    widest = min(max(width(name) for name in issuers), columns)
    axis = min(columns - _DATE_FROM_RIGHT - width(long_date(day)) / 2, columns - widest / 2)
    blocks = [
        Block(
            (Run(name),), align="centre", axis=axis, before=0 if number else _SEAL_ROWS, keep=True, carry=True
        )
        for number, name in enumerate(issuers)
    ]
    return [*blocks, Block((Run(long_date(day)),), align="centre", axis=axis, carry=True)]


def rows(blocks: Sequence[Block], grid: PageGrid = OFFICIAL) -> list[Row]:
    """The rows of all blocks, in order."""
    return [row for block in blocks for row in lay(block, grid)]
