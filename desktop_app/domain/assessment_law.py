"""绩效考核: how scores and weights are read, and the least weight that openness must have."""

from __future__ import annotations

import re
import unicodedata

# 《国务院办公厅印发〈关于全面推进政务公开工作的意见〉实施细则的通知》（国办发〔2016〕80号）: not below 4 %; the
# bureau's own rules say the same (本局政务公开制度第二十四条).
LEAST_WEIGHT = 400  # hundredths of a per cent
_DECIMAL = re.compile(r"(\d{1,4})(?:\.(\d{1,2}))?")


def hundredths(text: str) -> int | None:
    """A score such as 9.5 in hundredths (950); None when it is no number with two decimals at most."""
    found = _DECIMAL.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else None


def weight(text: str) -> int | None:
    """A share such as 4% or 4.5 in hundredths of a per cent; None when it cannot be one.

    0.04 without a sign is no weight: a sheet means 4 % by it, a hand may mean 0.04 %.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    told = hundredths(plain.removesuffix("%").rstrip())
    if told is None or told > 100_00 or (told < 100 and not plain.endswith("%")):
        return None
    return told


def of_fraction(text: str) -> str | None:
    """A cell formatted as a percentage comes as a fraction: 0.045 is 4.5%; None when it is none above 0 and below 1."""
    found = re.fullmatch(r"0\.(\d{1,4})", text.strip())
    if found is None or not int(found[1]):
        return None
    digits = found[1].ljust(4, "0")
    decimals = digits[2:].rstrip("0")
    return f"{int(digits[:2])}{'.' + decimals if decimals else ''}%"


def weight_note(text: str) -> str | None:
    """What is said of a weight below the least; None where there is nothing to say."""
    told = weight(text)
    if told is None or told >= LEAST_WEIGHT:
        return None
    return "权重低于4%，不符合国办发〔2016〕80号和本局政务公开制度第二十四条“不少于4%”的要求"
