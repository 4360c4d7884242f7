"""How a number proves itself or excuses itself: check digits, real dates, provinces, and the words before it."""

from __future__ import annotations

import re
from datetime import date

GAP = r"(?:[ .·\-/_\u200b]{0,3}|[ \-]{0,2}\r?\n[ ]{0,4})"  # what may stand between two digits of one number

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
# The first two places of GB/T 2260, and of the permits of residence for Hong Kong, Macau and Taiwan.
_PROVINCES = frozenset(
    map(
        str,
        (
            *range(11, 16),
            *range(21, 24),
            *range(31, 38),
            *range(41, 47),
            *range(50, 55),
            *range(61, 66),
            71,
            81,
            82,
            83,
        ),
    )
)
_CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)

# One for one, so that places stay: full width to half, every dash and blank to the plain one, what is unseen to \u200b.
_FOLD = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_FOLD |= {ord(sign): "-" for sign in "－‐‑‒–—―−﹣"}
_FOLD |= {
    ord(sign): " "
    for sign in "\u3000\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
}
_FOLD |= {ord(sign): "\u200b" for sign in "\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"}
_FOLD |= {ord("．"): ".", ord("＠"): "@", ord("＋"): "+", ord("（"): "(", ord("）"): ")", ord("："): ":"}
_FOLD |= {ord("•"): "·", ord("・"): "·", ord("‧"): "·", ord("●"): "·"}

_OTHER = re.compile(
    r"(?:编号|许可|执法|字第|合同|文号|单号|订单|流水|工单|项目|备案|注册号|代码|条码|表号|户号|发票|凭证|受理号|案号|批号|批次"
    r"|序列号|产权证?|书号|宗地|图号|批准书|登记号|执照|资质|标段|学号|机身|设备|ISBN|No|NO|№|读数|金额|面积|经度|纬度|坐标)"
    r"[证书字第编号码为是:(\s\"“”]{0,8}$"
)
_PERSONAL = re.compile(r"(?:身份证|身份号|公民身份|证件|身分证|户主|本人|[sS][fF][zZ]|ID)[^\d\n]{0,10}$")
_CARD = re.compile(r"(?:银行卡|卡号|一卡通|存折|惠农|账号|账户|帐号|社保卡)[^\d\n]{0,12}$")
_LOOK_BACK = 24


def folded(text: str) -> str:
    """The text in half-width signs with plain dashes and blanks, as long as it was."""
    return text if text.isascii() else text.translate(_FOLD)


def digits(text: str) -> str:
    """Only the digits and letters of a number, capitals."""
    return re.sub(r"[^0-9A-Za-z]", "", text).upper()


def before(text: str, start: int) -> str:
    """What stands before a place in the same line."""
    return text[max(0, start - _LOOK_BACK) : start].rpartition("\n")[2].rstrip(" '\t\u200b")


def is_other(words: str) -> bool:
    """Whether the words before a number say that it is something else: a permit, an order, an amount."""
    return bool(_OTHER.search(words)) and not _PERSONAL.search(words) and not _CARD.search(words)


def is_personal(words: str) -> bool:
    """Whether the words before a number say that it is somebody's paper."""
    return bool(_PERSONAL.search(words))


def is_card(words: str) -> bool:
    """Whether the words before a number say that it is an account."""
    return bool(_CARD.search(words))


def id_check_right(number: str) -> bool:
    """The check digit of 18 places, GB 11643."""
    return _CHECKS[sum(int(n) * w for n, w in zip(number[:17], _WEIGHTS, strict=True)) % 11] == number[17]


def birth(number: str) -> date | None:
    """The day of birth in a number of 15 or 18 places; None when there is no such day."""
    year, rest = (
        (int(number[6:10]), number[10:14]) if len(number) == 18 else (1900 + int(number[6:8]), number[8:12])
    )
    try:
        return date(year, int(rest[:2]), int(rest[2:])) if 1880 <= year < 2100 else None
    except ValueError:
        return None


def province_known(number: str) -> bool:
    """Whether the first two places are those of a province."""
    return number[:2] in _PROVINCES


def is_credit_code(number: str) -> bool:
    """统一社会信用代码 by its check sign, GB 32100-2015: a body's number, never a person's."""
    if len(number) != 18 or any(sign not in _CODE_SIGNS for sign in number):
        return False
    total = sum(_CODE_SIGNS.index(sign) * pow(3, at, 31) for at, sign in enumerate(number[:17]))
    return _CODE_SIGNS[-total % 31] == number[17]


def luhn(number: str) -> bool:
    """The check digit of bank cards, ISO/IEC 7812."""
    odd, even = number[-1::-2], number[-2::-2]
    return (sum(map(int, odd)) + sum(_DOUBLED[int(n)] for n in even)) % 10 == 0


def among_figures(text: str, start: int, end: int) -> bool:
    """Whether groups of digits stand in a row of figures: more short ones, no word for a person's number."""
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    around = (
        text[max(left, start - 120) : start]
        + " | "
        + text[end : min(end + 120, right if right >= 0 else len(text))]
    )
    if re.search(r"电话|手机|联系|卡号|账号|一卡通", around):
        return False
    figures = sum(bool(re.fullmatch(r"-?\d{1,6}(?:[.,]\d+)*%?", part)) for part in around.split())
    return figures >= (3 if re.search(r"[^\W\d]", around) else 1)
