"""Classes of characters at the ends of a line, and text made safe for paper.

Source: GB/T 15834-2011 and W3C clreq, level 严格 (GB 法 plus no 破折号 or 省略号 at the start of a line),
with the few signs that Chinese printers add.
"""

from __future__ import annotations

import re

OPENING = frozenset("“‘「『（〔【《〈［｛〖")
CLOSING = frozenset("，。、；：？！”’」』）〕】》〉］｝〗")
NO_START = CLOSING | frozenset("—–～~-－·/／…％%‰℃々,.;:!?)]}•")
NO_END = OPENING | frozenset("/／￥¥№§([{$")

_NEW_LINE = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff]"
)


def clean(text: str) -> str:
    """The text with one kind of line end, tabs as two spaces, and nothing that cannot be seen."""
    text = _NEW_LINE.sub("\n", text).replace("\t", "  ")
    return _INVISIBLE.sub("", _SPACE.sub(" ", text))


def one_line(text: str) -> str:
    """Cleaned text without line ends, for a name or a number."""
    return " ".join(clean(text).split("\n")).strip()


def paragraphs(text: str) -> list[str]:
    """The paragraphs of cleaned text, without indents and without empty ones: the page indents by itself."""
    return [line for line in (part.strip(" \u3000") for part in clean(text).split("\n")) if line]
