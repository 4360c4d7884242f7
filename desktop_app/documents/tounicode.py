"""Mends what reportlab writes for copying: characters beyond U+FFFF come out right.

reportlab 5.1.0 writes a code point of five digits into the ToUnicode map, so that a name like 𬱖 is drawn
well but copied as another character; the format wants UTF-16BE, and at most 100 lines a block (PDF 32000-1,
9.10.3; Adobe Technical Note 5014). The function is a private matter of reportlab: `requirements.in` pins the
version.
"""

from __future__ import annotations

_BLOCK = 100
_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry ({0}) /Ordering ({0}) /Supplement 0 >> def
/CMapName /{0} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def cmap(fontname: str, subset: list[int]) -> str:
    """The ToUnicode map of one subset: position = code, value = code point (0 = no character)."""
    pairs = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(subset)
        if point
    ]
    parts = [_HEAD.format(fontname)]
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        parts += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*parts, _TAIL])


def install() -> None:
    """Puts our map in the place of reportlab's; harmless to repeat."""
    from reportlab.pdfbase import ttfonts  # noqa: PLC0415  start-up must not pay for it

    ttfonts.makeToUnicodeCMap = cmap
