"""ID numbers (GB 11643), 统一社会信用代码 (GB 32100) and telephone numbers: judged, never enforced."""

from __future__ import annotations

import re
from datetime import date

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(?:0\d{2,3}-?)?[2-9]\d{6,7}(?:-\d{1,6})?|[48]00-?\d{3}-?\d{4}|1\d{4}|1[012]\d")


def is_phone(text: str) -> bool:
    """Whether any part of the text is a Chinese telephone number."""
    parts = re.split(r"[、，,；;/\s]+", text)
    plain = [re.sub(r"^\+?86-?", "", part) for part in parts]
    return any(_MOBILE.fullmatch(p.replace("-", "")) or _LANDLINE.fullmatch(p) for p in plain if p)


def fault(number: str) -> str:
    """What is wrong with an ID number or credit code, as one sentence; empty when right or of a kind not judged.

    Sources: GB 11643 (18 digits, birth date, check digit), GB 32100-2015 (18 characters, check character).
    """
    if re.fullmatch(r"\d{17}[\dX]", number):
        return "" if "X" not in number and _credit_code_ok(number) else _id_fault(number)
    if re.fullmatch(r"[0-9A-HJ-NPQRTUWXY]{18}", number):
        return "" if _credit_code_ok(number) else "统一社会信用代码校验码不对，请核对"
    if re.fullmatch(r"\d{15}", number):
        return "15位旧身份证号，请核对是否已换18位"
    if re.fullmatch(r"\d{16,20}", number):
        return f"证件号码有 {len(number)} 位，身份证号应为18位，请核对"
    return ""


def _id_fault(number: str) -> str:
    # Only check digit and birth date: the library's list of counties lacks abolished ones that stand on real cards.
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return "身份证号中的出生日期不存在，请核对"
    from stdnum.cn import ric  # noqa: PLC0415  # start-up must not pay for it

    return "" if ric.calc_check_digit(number) == number[-1] else "身份证号校验码不对，请核对"


def _credit_code_ok(number: str) -> bool:
    from stdnum.cn import uscc  # noqa: PLC0415  # start-up must not pay for it

    # Codes whose first places are letters (Y, N, A …) exist; the library's validate() wants digits there.
    return bool(uscc.calc_check_digit(number[:-1]) == number[-1])
