"""信息处理费: what excess costs, tier by tier (国办函〔2020〕109号, law.md c)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.errors import Refused

_PAGE_TIERS = ((30, 0), (100, 10), (200, 20))  # up to this page, yuan a page
_PAGE_BEYOND = 40
_ITEM_TIERS = ((10, 0), (30, 100))  # up to this item of the month, yuan an item
_ITEM_STEP, _ITEM_RISE = 10, 100  # B: from 31 on each ten items cost 100 more an item
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_LARGEST = 10**12


@dataclass(frozen=True)
class Tier:
    """Units first to last at a price each, in yuan."""

    first: int
    last: int
    price: int

    @property
    def amount(self) -> int:
        return (self.last - self.first + 1) * self.price


def tiers(basis: str, count: int, before: int = 0) -> tuple[Tier, ...]:
    """The tiers of `count` units, free ones too; `before` items of this month came earlier (按件 only).

    Refused for another basis, since one application is charged by item or by page, never both.
    """
    if basis == "按量计收":
        return _within(iter((*_PAGE_TIERS, (_LARGEST, _PAGE_BEYOND))), 0, count)
    if basis == "按件计收":
        return _within(_item_tiers(), before, before + count)
    raise Refused(f"没有“{basis}”这种计收方式", do="可以写：按件计收；按量计收")


def _item_tiers() -> Iterator[tuple[int, int]]:
    yield from _ITEM_TIERS
    last, price = _ITEM_TIERS[-1]
    while True:
        last, price = last + _ITEM_STEP, price + _ITEM_RISE
        yield last, price


def _within(steps: Iterator[tuple[int, int]], before: int, last: int) -> tuple[Tier, ...]:
    found = []
    begin = 0
    for end, price in steps:
        first, stop = max(begin, before) + 1, min(end, last)
        if first <= stop:
            found.append(Tier(first, stop, price))
        if end >= last:
            break
        begin = end
    return tuple(found)


def amount(basis: str, count: int, before: int = 0) -> int:
    """The fee in yuan."""
    return sum(tier.amount for tier in tiers(basis, count, before))


def in_words(yuan: int) -> str:
    """壹仟贰佰元整: an amount as money papers spell it."""
    if not 0 <= yuan < _LARGEST:
        raise Refused(f"金额{yuan}元写不成大写", do="请核对金额")
    if not yuan:
        return "零元整"
    groups = []
    rest = yuan
    while rest:
        rest, low = divmod(rest, 10_000)
        groups.append(low)
    said = ""
    for at in range(len(groups) - 1, -1, -1):
        four = _four(groups[at])
        gap = said and groups[at] and (groups[at] < 1000 or groups[at + 1] % 10 == 0)
        said += ("零" if gap else "") + (four + ("", "万", "亿")[at] if four else "")
    return f"{said}元整"


def _four(number: int) -> str:
    said = ""
    for at, digit in enumerate(map(int, str(number))):
        place = len(str(number)) - 1 - at
        if digit:
            said += _DIGITS[digit] + _UNITS[place]
        elif said and not said.endswith("零"):
            said += "零"
    return said.rstrip("零") if number else ""
