"""The fonts of official paper: which font draws a character, and how it sits in its cell.

Lengths are in em of the text. Every font is ours, embedded and cut to what is used. A character the wanted
font lacks is taken from the next one, alone; a character that none has is drawn as 〓 and reported.
"""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from threading import RLock
from typing import Any, Literal

from desktop_app.documents import tounicode
from desktop_app.documents.characters import CLOSING, OPENING
from desktop_app.paths import resource

Role = Literal["fang", "song", "hei", "kai", "title"]
MISSING = "〓"
MAKING = RLock()  # reportlab's font objects keep state while a file is made: one document at a time

_FALLBACKS: tuple[Role, ...] = ("song", "hei", "kai")
_ONE_EM = frozenset("“”‘’—…‰℃§№×÷±")  # drawn on the grid although their fonts make some of them narrow
_HALF_EM = frozenset("·")  # GB/T 15834-2011: 间隔号占半个字位置
_WRONG_IN_FANG = frozenset("￥～－")  # Fandol draws a dollar for 元, and too short a 浪纹线 and 一字线
_LOOK_ALIKE = {"¥": "￥", "•": "·", "‐": "-", "‑": "-", "−": "－", "―": "—", "‧": "·", "・": "·"}
_SAME_READING = frozenset(("", "<super>", "<sub>", "<compat>", "<square>", "<wide>", "<narrow>"))
_SCRIPT = {"<super>": (0.6, 0.4), "<sub>": (0.6, -0.1)}  # size and rise


@dataclass(frozen=True, slots=True)
class Cell:
    """How a character is drawn: `glyphs` of `font`, moved by `dx`, widened by `stretch`, in `advance`."""

    font: str
    glyphs: str
    natural: float
    advance: float
    dx: float = 0.0
    stretch: float = 1.0
    size: float = 1.0
    rise: float = 0.0
    missing: bool = False


@lru_cache(maxsize=16)
def face(role: Role) -> Any:
    """The reportlab font of a role, read on first use (25-190 ms) and kept; its name is `ZWGK-<role>`."""
    from reportlab.pdfbase import pdfmetrics, ttfonts  # noqa: PLC0415  start-up must not pay for it

    with MAKING:
        tounicode.install()
        font = ttfonts.TTFont(font_name(role), str(resource(f"fonts/zwgk-{role}.ttf")), asciiReadable=0)
        pdfmetrics.registerFont(font)
    return font


def font_name(role: Role) -> str:
    """The name under which reportlab knows the font of a role."""
    return f"ZWGK-{role}"


@lru_cache(maxsize=60_000)
def cell(role: Role, char: str) -> Cell:
    """How `char` is drawn in text of `role`."""
    for glyphs, size, rise in _spellings(char):
        for candidate in (role, *_FALLBACKS):
            if all(_has(candidate, glyph) for glyph in glyphs):
                return _seated(candidate, role, glyphs, size, rise)
    return Cell(font_name("song"), MISSING, 1.0, 1.0, missing=True)


def missing_characters(text: str) -> tuple[str, ...]:
    """The characters of `text` that no font of ours has, each once, in order; the paper shows 〓 for them."""
    return tuple(char for char in dict.fromkeys(text) if not char.isspace() and cell("song", char).missing)


def _has(role: Role, glyph: str) -> bool:
    return ord(glyph) in face(role).face.charToGlyph and not (role == "fang" and glyph in _WRONG_IN_FANG)


def _spellings(char: str) -> list[tuple[str, float, float]]:
    """The character, then what may stand for it and reads the same: ￥ for ¥, a raised 2 for ²."""
    found = [(char, 1.0, 0.0)]
    if char in _LOOK_ALIKE:
        found.append((_LOOK_ALIKE[char], 1.0, 0.0))
    decomposition = unicodedata.decomposition(char)
    tag = decomposition.split(" ")[0] if decomposition.startswith("<") else ""
    if decomposition and tag in _SAME_READING:
        found.append((unicodedata.normalize("NFKC", char), *_SCRIPT.get(tag, (1.0, 0.0))))
    return found


def _seated(role: Role, wanted: Role, glyphs: str, size: float, rise: float) -> Cell:
    widths = face(role).face.charWidths
    natural = sum(widths[ord(glyph)] for glyph in glyphs) / 1000 * size
    name = font_name(role)
    if len(glyphs) > 1 or size != 1.0:
        return Cell(name, glyphs, natural, natural, size=size, rise=rise)
    if glyphs == "—":  # two dashes must meet: the ink, not the advance, fills the cell
        left, right = _ink(role, glyphs)
        stretch = 1 / (right - left)
        return Cell(name, glyphs, natural, 1.0, dx=-left * stretch, stretch=stretch)
    if glyphs.isascii() and glyphs.isdigit() and wanted != "title":
        return Cell(name, glyphs, natural, 0.5, stretch=0.5 / natural)
    return _in_cell(role, name, glyphs, natural)


def _in_cell(role: Role, name: str, glyph: str, natural: float) -> Cell:
    advance = _advance(glyph, natural)
    if glyph == "？" and role == "fang":  # Fandol centres it; the mark belongs to the left half
        left, right = _ink(role, glyph)
        return Cell(name, glyph, natural, advance, dx=0.25 - (left + right) / 2)
    if natural > advance and glyph not in _HALF_EM:
        return Cell(name, glyph, natural, advance, stretch=advance / natural)
    free = advance - natural
    share = 0.9 if glyph in OPENING else 0.1 if glyph in CLOSING else 0.5
    return Cell(name, glyph, natural, advance, dx=free * share)


def _advance(glyph: str, natural: float) -> float:
    if glyph in _HALF_EM:
        return 0.5
    if glyph in _ONE_EM or unicodedata.east_asian_width(glyph) in "WF":
        return 1.0
    return natural


def _ink(role: Role, char: str) -> tuple[float, float]:
    """Left and right end of the ink, in em, from the glyph's own header."""
    parsed = face(role).face
    at = parsed.glyphPos[parsed.charToGlyph[ord(char)]]
    left, _, right, _ = struct.unpack(">4h", parsed.get_table("glyf")[at + 2 : at + 10])
    return left / 1000, right / 1000
