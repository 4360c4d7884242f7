"""Kinds of value: one door for what is typed, pasted or read from a sheet."""

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from desktop_app.domain import identifiers
from desktop_app.domain.dates import read_day, read_moment
from desktop_app.errors import Refused

Value = str | int | bool | date | datetime | tuple[str, ...] | None

# Control characters and code points that no sheet and no PDF may carry; line breaks and tabs are handled apart.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
SEPARATOR = "、"


class LostDigits(Refused):
    """A long number came from a sheet that had rounded it: its last digits cannot be had back."""


def clean(raw: object) -> str:
    """Text without control characters, line ends as \\n, blanks cut at both ends; whole floats without their '.0'."""
    if raw is None:
        return ""
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 10**15:
        raw = int(raw)
    text = str(raw).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return UNPRINTABLE.sub("", text).strip()


@dataclass(frozen=True)
class Kind(ABC):
    """What a value may be; `width` is the usual room it needs, in half-width characters."""

    width: int = field(default=12, kw_only=True)

    @abstractmethod
    def read(self, raw: object) -> Value:
        """The value of a typed text or a cell; None when empty; Refused when it cannot be one."""

    def show(self, value: Value) -> str:
        """The value as the user reads it."""
        return "" if value is None else str(value)

    def brief(self, value: Value) -> str:
        """The value where there is little room; what is never long is shown whole."""
        return self.show(value)

    def warn(self, value: Value) -> str:  # noqa: ARG002  # most kinds have nothing to say
        """A sentence when the value looks wrong though it may be kept; empty otherwise."""
        return ""


@dataclass(frozen=True)
class Text(Kind):
    """One line of text of at most `limit` characters."""

    limit: int = 200
    width: int = field(default=16, kw_only=True)

    def read(self, raw: object) -> Value:
        """The text on one line; Refused when longer than the limit."""
        return _within(" ".join(clean(raw).split("\n")), self.limit)


@dataclass(frozen=True)
class LongText(Kind):
    """Several paragraphs of at most `limit` characters."""

    limit: int = 20_000
    width: int = field(default=40, kw_only=True)

    def read(self, raw: object) -> Value:
        """The text with its line breaks; Refused when longer than the limit."""
        return _within(clean(raw), self.limit)


def _within(text: str, limit: int) -> str | None:
    if len(text) > limit:
        raise Refused(f"有 {len(text)} 字，最多 {limit} 字", do="请删短，长文请作为附件")
    return text or None


@dataclass(frozen=True)
class Day(Kind):
    """A calendar day; every spelling an office uses is read, ISO is shown."""

    width: int = field(default=12, kw_only=True)

    def read(self, raw: object) -> Value:
        """A date; Refused when there is no such day."""
        return read_day(raw)

    def show(self, value: Value) -> str:
        """2026-03-05."""
        return value.isoformat() if isinstance(value, date) else ""


@dataclass(frozen=True)
class Moment(Kind):
    """A day and a time of day, to the minute."""

    width: int = field(default=17, kw_only=True)

    def read(self, raw: object) -> Value:
        """A datetime without zone; Refused when there is no such moment."""
        return read_moment(raw)

    def show(self, value: Value) -> str:
        """2026-03-05 09:30, or the day alone when no time was known."""
        if not isinstance(value, datetime):
            return ""
        if (value.hour, value.minute) == (0, 0):
            return value.date().isoformat()
        return f"{value.date().isoformat()} {value.hour:02}:{value.minute:02}"


@dataclass(frozen=True)
class Whole(Kind):
    """A whole number between `low` and `high`."""

    low: int = 0
    high: int = 10_000_000
    width: int = field(default=8, kw_only=True)

    def read(self, raw: object) -> Value:
        """An int; Refused when not whole or out of bounds."""
        text = unicodedata.normalize("NFKC", clean(raw))
        if not text:
            return None
        if not re.fullmatch(r"[+-]?\d{1,12}", text):
            raise Refused(f"“{text[:20]}”不是整数", do="请只写数字")
        if not self.low <= int(text) <= self.high:
            raise Refused(f"{text} 不在 {self.low}～{self.high} 之间")
        return int(text)


@dataclass(frozen=True)
class YesNo(Kind):
    """是 or 否."""

    width: int = field(default=6, kw_only=True)

    def read(self, raw: object) -> Value:
        """True or False; Refused for any other word."""
        if isinstance(raw, bool):
            return raw
        text = clean(raw)
        if not text:
            return None
        if text in {"是", "有", "√", "✓", "1", "Y", "y"}:
            return True
        if text in {"否", "无", "×", "0", "N", "n"}:
            return False
        raise Refused(f"“{text[:20]}”不是“是”或“否”")

    def show(self, value: Value) -> str:
        """是 / 否."""
        return "" if value is None else ("是" if value else "否")


@dataclass(frozen=True)
class Choice(Kind):
    """One word of a code list; a word outside the list is kept (old ledgers have their own) and told by `warn`."""

    options: str = ""  # key of the code list
    width: int = field(default=12, kw_only=True)

    def read(self, raw: object) -> Value:
        """The word as written."""
        return _within(" ".join(clean(raw).split()), 100)


@dataclass(frozen=True)
class Choices(Kind):
    """Several words of a code list, kept in the order written."""

    options: str = ""
    width: int = field(default=18, kw_only=True)

    def read(self, raw: object) -> Value:
        """A tuple of words without repeats, split at 、，,；; and line breaks."""
        if isinstance(raw, (tuple, list)):
            words: Sequence[str] = [clean(word) for word in raw]
        else:
            words = re.split(r"[、，,；;\n]+", clean(raw))
        kept = tuple(dict.fromkeys(word.strip() for word in words if word.strip()))
        return kept or None

    def show(self, value: Value) -> str:
        """The words joined by 、."""
        return SEPARATOR.join(value) if isinstance(value, tuple) else ""


@dataclass(frozen=True)
class Phone(Kind):
    """Telephone numbers, kept as text."""

    width: int = field(default=14, kw_only=True)

    def read(self, raw: object) -> Value:
        """Digits and signs as written, half-width; Refused when longer than 60 characters."""
        return _within(unicodedata.normalize("NFKC", clean(raw)).strip(), 60)

    def warn(self, value: Value) -> str:
        """Told when no part of it looks like a Chinese telephone number."""
        return "" if not value or identifiers.is_phone(str(value)) else "电话号码位数不对，请核对"


@dataclass(frozen=True)
class PaperNumber(Kind):
    """An ID number or 统一社会信用代码; the check digit is judged, never enforced."""

    width: int = field(default=21, kw_only=True)

    def read(self, raw: object) -> Value:
        """The number as text in capitals; LostDigits when a sheet had turned it into a rounded number."""
        if isinstance(raw, (int, float)) and not isinstance(raw, bool) and abs(raw) >= 10**15:
            if isinstance(raw, float) or raw % 1000 == 0:
                raise LostDigits("证件号码已被 Excel 改成数字，后几位丢失", do="请对照原件补填证件号码")
            raw = str(raw)
        text = re.sub(r"\s", "", unicodedata.normalize("NFKC", clean(raw)).upper())
        text = unicodedata.normalize("NFKC", text)  # what a blank kept apart may have come together
        if re.fullmatch(r"\d\.\d+E\+\d+", text):
            raise LostDigits("证件号码已被 Excel 改成数字，后几位丢失", do="请对照原件补填证件号码")
        return _within(text, 40)

    def warn(self, value: Value) -> str:
        """Told when the number has a known length and its check digit or date is wrong."""
        return identifiers.fault(str(value)) if value else ""
