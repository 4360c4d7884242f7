"""Envelopes for letters that go by post, after GB/T 1416-2003 and GB/T 22657.1-2008 (邮件封面书写规范).

What machines read stays free: the corner of the red boxes (90 mm wide, 26 mm high) holds nothing else, and nothing
stands in the 20 mm at the foot between 55 and 160 mm from the right edge, where the post prints its bar code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from desktop_app.documents.characters import one_line
from desktop_app.documents.fonts import MAKING, Role, cell, missing_characters
from desktop_app.documents.grid import ASCENT, MM
from desktop_app.documents.linebreak import break_lines
from desktop_app.documents.notice import Sheets
from desktop_app.documents.pen import draw_line, new_canvas
from desktop_app.documents.typeset import RED, Set, centred, width
from desktop_app.errors import Refused

SIZES: dict[str, tuple[float, float]] = {"DL": (220, 110), "ZL": (230, 120), "C5": (229, 162)}  # mm
_POSTCODE = re.compile("[0-9]{6}")
_BOXES, _BOX = 6, (8.0, 10.0)  # red boxes for the postcode: 8 mm wide, 10 mm apart; the size of a box is ours
_BOX_LEFT, _BOX_TOP = 12.0, 8.0
_STAMP, _EDGE = 24.0, 8.0
_MARK = (22.0, 9.0)
_LEFT, _RIGHT = 30.0, 20.0  # of the address
_ADDRESS_TOP, _NAME_BELOW = 0.33, 4.0  # of the height; mm
_FOOT = 20.0  # kept free of everything but the sender's postcode
_SENDER_RIGHT = 12.0
_BIG, _NAME, _SMALL, _TINY = 16.0, 22.0, 12.0, 9.0
_LEAD = 1.35
_ADDRESS_LINES = 2


@dataclass(frozen=True)
class Envelope:
    """What stands on an envelope. `name` as it is addressed (张三（收）), `number` the 文号 of what is inside.

    `size` one of `SIZES`; `frames` False for an envelope that has its red boxes and its stamp frame already.
    """

    postcode: str
    address: str
    name: str
    sender: str
    sender_address: str
    sender_postcode: str
    number: str = ""
    registered: bool = True
    size: str = "DL"
    frames: bool = True


@dataclass(frozen=True)
class _Placed:
    """A line with its place in points: from the left edge, and its top below the upper edge."""

    line: Set
    left: float
    top: float


def envelope_lines(envelope: Envelope) -> list[str]:
    """Every piece of text on the envelope, in the order in which it is read.

    Raises `Refused` when addressee, address or sender are missing, or a postcode has not six digits.
    """
    told = _checked(envelope)
    lines = [told.postcode, "挂号" if told.registered else "", "贴邮票处" if told.frames else ""]
    lines += [told.address, told.name, told.number and f"内装：{told.number}"]
    lines += [told.sender_address, told.sender, f"邮政编码　{told.sender_postcode}"]
    return [line for line in lines if line]


def envelope_sheets(envelope: Envelope) -> Sheets:
    """The envelope as PDF of its own size, one page; the same envelope gives the same bytes.

    Raises `Refused` as `envelope_lines`, and when address, name or sender do not fit.
    """
    told = _checked(envelope)
    across, down = (side * MM for side in SIZES[told.size])
    placed = [*_addressee(told, across, down), *_sender(told, across, down)]
    if told.registered:
        left, top = _mark_place(across)
        mark = centred("挂号", "hei", _BIG, 0.0, within=_MARK[0] * MM)
        placed.append(_Placed(mark, left, top + (_MARK[1] * MM - _BIG) / 2))
    if told.frames:
        stamp = centred("贴邮票处", "song", _SMALL, 0.0, within=_STAMP * MM)
        middle = _EDGE * MM + (_STAMP * MM - _SMALL) / 2
        placed.append(_Placed(stamp, across - (_EDGE + _STAMP) * MM, middle))
    with MAKING:
        out = BytesIO()
        canvas = new_canvas(out, (across, down), "信封", told.sender)
        _frames(canvas, told, across, down)
        text = canvas.beginText()
        for one in placed:
            draw_line(text, one.line, one.left, down - one.top - ASCENT * one.line.size)
        canvas.drawText(text)
        canvas.showPage()
        canvas.save()
    return Sheets(out.getvalue(), 1, missing_characters("".join(envelope_lines(told))))


def _checked(envelope: Envelope) -> Envelope:
    told = replace(
        envelope,
        postcode=one_line(envelope.postcode),
        address=one_line(envelope.address),
        name=one_line(envelope.name),
        sender=one_line(envelope.sender),
        sender_address=one_line(envelope.sender_address),
        sender_postcode=one_line(envelope.sender_postcode),
        number=one_line(envelope.number),
    )
    if told.size not in SIZES:
        raise Refused(f"没有“{told.size}”这种信封", do="可以选：" + "、".join(SIZES))
    wanted = {"收件人地址": told.address, "收件人": told.name, "寄件单位": told.sender}
    wanted["寄件地址"] = told.sender_address
    if lacking := [name for name, value in wanted.items() if not value]:
        raise Refused(f"信封还缺{len(lacking)}项内容", why="、".join(lacking), do="请补齐后再打印")
    codes = {"收件人邮政编码": told.postcode, "寄件人邮政编码": told.sender_postcode}
    if wrong := [name for name, code in codes.items() if code and not _POSTCODE.fullmatch(code)]:
        raise Refused(f"{'、'.join(wrong)}不对", why="邮政编码是6位数字", do="请改正，不知道的可以空着")
    return told


def _addressee(told: Envelope, across: float, down: float) -> Iterator[_Placed]:
    for at, digit in enumerate(told.postcode):
        box = centred(digit, "song", _BIG, 0.0, within=_BOX[0] * MM)
        yield _Placed(box, (_BOX_LEFT + at * _BOX[1]) * MM, _BOX_TOP * MM + (_BOX[1] * MM - _BIG) / 2)
    room = across - (_LEFT + _RIGHT) * MM
    lines = _fitted(told.address, "fang", _BIG, room, most=_ADDRESS_LINES, name="收件人地址")
    for at, line in enumerate(lines):
        yield _Placed(line, _LEFT * MM, _ADDRESS_TOP * down + at * line.size * _LEAD)
    below = _ADDRESS_TOP * down + _NAME_BELOW * MM + _ADDRESS_LINES * _BIG * _LEAD
    name = _fitted(told.name, "fang", _NAME, room, most=1, name="收件人")[0]
    yield _Placed(name, _LEFT * MM + (room - _wide(name)) / 2, below)


def _sender(told: Envelope, across: float, down: float) -> Iterator[_Placed]:
    room = across / 2
    foot = down - _FOOT * MM
    lines = [
        _fitted(text, "song", _SMALL, room, most=1, name=name)[0]
        for text, name in ((told.sender_address, "寄件地址"), (told.sender, "寄件单位"))
    ]
    left = across - _SENDER_RIGHT * MM - max(_wide(line) for line in lines)
    for at, line in enumerate(lines, start=-len(lines)):
        yield _Placed(line, left, foot + at * _SMALL * _LEAD)
    code = centred(f"邮政编码　{told.sender_postcode}", "song", _SMALL, 0.0, within=0.0)
    middle = across - _SENDER_RIGHT * MM - width(f"邮政编码　{told.sender_postcode}", "song") * _SMALL / 2
    yield _Placed(code, middle, foot + 6 * MM)
    if told.number:
        room = left - (_BOX_LEFT + 4) * MM
        inside = _fitted(f"内装：{told.number}", "song", _TINY, room, most=1, name="内装文号")[0]
        yield _Placed(inside, _BOX_LEFT * MM, foot - _TINY * _LEAD)


def _fitted(text: str, role: Role, size: float, room: float, *, most: int, name: str) -> list[Set]:
    """The lines of a text in at most `most` lines, set smaller by up to a third before it is refused."""
    drawn = [cell(role, char) for char in text]
    for smaller in (size, size * 5 / 6, size * 2 / 3):
        broken = break_lines(text, [one.advance for one in drawn], room / smaller)
        if len(broken) <= most:
            return [
                Set(tuple(drawn[line.start : line.stop]), tuple(x * smaller for x in line.xs), smaller)
                for line in broken
            ]
    raise Refused(f"{name}太长，信封上排不下", why=text, do="请写短一些，或者换大一号的信封")


def _wide(line: Set) -> float:
    return line.xs[-1] + line.cells[-1].advance * line.size


def _mark_place(across: float) -> tuple[float, float]:
    return across - (2 * _EDGE + _STAMP + _MARK[0]) * MM, _EDGE * MM


def _frames(canvas: Any, told: Envelope, across: float, down: float) -> None:
    canvas.setLineWidth(0.8)
    if told.registered:
        left, top = _mark_place(across)
        canvas.rect(left, down - top - _MARK[1] * MM, _MARK[0] * MM, _MARK[1] * MM)
    if not told.frames:
        return
    side = _STAMP * MM
    canvas.rect(across - _EDGE * MM - side, down - _EDGE * MM - side, side, side)
    canvas.setStrokeColorRGB(*RED)
    for at in range(_BOXES):
        left = (_BOX_LEFT + at * _BOX[1]) * MM
        canvas.rect(left, down - _BOX_TOP * MM - _BOX[1] * MM, _BOX[0] * MM, _BOX[1] * MM)
