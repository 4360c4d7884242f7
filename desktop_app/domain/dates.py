"""Every way an office writes a day: 2025-08-23, 2025.8.23, 2025年8月23日, 20250823, 二○一一年十二月一日."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from desktop_app.errors import Refused

EARLIEST, LATEST = date(1949, 10, 1), date(2199, 12, 31)
EXCEL_ZERO = date(1899, 12, 30)
HOW = "请写成 2026-03-02 的样子"

_DIGITS = {"〇": 0, "○": 0, "零": 0, "０": 0, "0": 0} | {c: n for n, c in enumerate("一二三四五六七八九", 1)}
_DAY = re.compile(r"(\d{4})\s*[-/.．年]\s*(\d{1,2})\s*[-/.．月]\s*(\d{1,2})\s*[日号]?")
_CHINESE = re.compile(
    r"([〇○零０0一二三四五六七八九]{4})年(@)月(@)[日号]?".replace(
        "@", r"[一二三]?十[一二三四五六七八九]?|[〇一二三四五六七八九]{1,2}"
    )
)
_TIME = re.compile(r"(\d{1,2})\s*(?:[:：时点])\s*(\d{1,2})?\s*分?(?:\s*[:：]\s*\d{1,2}(?:\.\d+)?)?")


def read_day(raw: object) -> date | None:
    """The day of a typed text, a date, a datetime or an Excel serial number; None when empty, else Refused."""
    if raw is None or raw == "":
        return None
    if isinstance(raw, datetime):
        return _possible(raw.date(), raw)
    if isinstance(raw, date):
        return _possible(raw, raw)
    if isinstance(raw, (int, float)) and not isinstance(raw, bool) and 10_000 < raw < 80_000:
        return _possible(EXCEL_ZERO + timedelta(days=int(raw)), raw)
    text = unicodedata.normalize("NFKC", str(raw)).strip()
    if not text:
        return None
    day, rest = _leading_day(text)
    if rest and not _TIME.fullmatch(rest.strip().removeprefix("T").strip()):
        raise Refused(f"“{text[:30]}”不是日期", do=HOW)
    return day


def read_moment(raw: object) -> datetime | None:
    """The moment of a typed text, a datetime or a date (then midnight: time unknown); None when empty, else Refused."""
    if raw is None or raw == "":
        return None
    if isinstance(raw, datetime):
        _possible(raw.date(), raw)
        return raw.replace(second=0, microsecond=0, tzinfo=None)
    if isinstance(raw, str) and (text := unicodedata.normalize("NFKC", raw).strip()):
        day, rest = _leading_day(text)
        rest = rest.strip().removeprefix("T").strip()
        return datetime.combine(day, _time(rest, text)) if rest else datetime.combine(day, time())
    found = read_day(raw)
    return datetime.combine(found, time()) if found else None


def _leading_day(text: str) -> tuple[date, str]:
    if re.fullmatch(r"(19|20|21)\d{6}", text):
        return _made(int(text[:4]), int(text[4:6]), int(text[6:]), text), ""
    if found := _DAY.match(text):
        year, month, day = (int(part) for part in found.groups())
        return _made(year, month, day, text), text[found.end() :]
    if found := _CHINESE.match(text):
        year = int("".join(str(_DIGITS[c]) for c in found[1]))
        return _made(year, _ten(found[2]), _ten(found[3]), text), text[found.end() :]
    raise Refused(f"“{text[:30]}”不是日期", do=HOW)


def _ten(words: str) -> int:
    """十二 → 12, 三十 → 30, 二三 → 23."""
    if "十" not in words:
        return int("".join(str(_DIGITS[c]) for c in words))
    tens, ones = words.split("十", 1)
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _made(year: int, month: int, day: int, text: str) -> date:
    try:
        return _possible(date(year, month, day), text)
    except ValueError:
        raise Refused(f"没有“{text[:30]}”这一天", do=HOW) from None


def _possible(day: date, raw: object) -> date:
    if not EARLIEST <= day <= LATEST:
        raise Refused(f"日期“{raw}”太早或太晚", why=f"应在 {EARLIEST} 到 {LATEST} 之间", do="请核对年份")
    return day


def _time(rest: str, text: str) -> time:
    found = _TIME.fullmatch(rest)
    try:
        if found:
            return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        pass
    raise Refused(f"“{text[:30]}”不是日期和时间", do="请写成 2026-03-02 09:30 的样子")


def chinese_day(day: date) -> str:
    """2026年3月5日: no leading zeros (GB/T 9704, 成文日期)."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_moment(moment: datetime) -> str:
    """2026年3月5日9时05分."""
    return f"{chinese_day(moment.date())}{moment.hour}时{moment.minute:02d}分"
