"""信息处理费 of a request: by the schedules of 国办函〔2020〕109号, with the applicant's other requests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.fees import Tier, amount, in_words, tiers
from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from desktop_app.services.kinship import same_person
from desktop_app.storage.reader import Reader

BY_ITEM, BY_PAGE = "按件计收", "按量计收"


@dataclass(frozen=True)
class FeeQuote:
    """A fee in yuan with its calculation; `before` counts the applicant's earlier requests of the calendar month."""

    basis: str
    units: int
    before: int
    amount: int
    words: str
    tiers: tuple[Tier, ...]

    @property
    def sum(self) -> str:
        """The calculation in one line, free tiers left out."""
        unit = "件" if self.basis == BY_ITEM else "页"
        parts = [
            f"第{tier.first}{unit if tier.first == tier.last else f'至{tier.last}{unit}'}"
            f"{tier.last - tier.first + 1}{unit}×{tier.price}元"
            for tier in self.tiers
            if tier.price
        ]
        return f"{'＋'.join(parts)}＝{self.amount}元" if parts else "没有达到收费标准，不收费"


def quote(reader: Reader, record: Record, basis: str, units: int) -> FeeQuote:
    """What a request costs. Refused for a basis that does not exist, or fewer than one unit."""
    if units < 1:
        raise Refused("件数或页数至少是1", do="请填写要计费的件数或页数")
    before = earlier_this_month(reader, record) if basis == BY_ITEM else 0
    found = tiers(basis, units, before)
    yuan = amount(basis, units, before)
    return FeeQuote(basis, units, before, yuan, in_words(yuan), found)


def earlier_this_month(reader: Reader, record: Record) -> int:
    """How many requests of the same person were received earlier in the calendar month (same day: by number)."""
    received = record.day("received_on")
    if received is None:
        return 0
    people = list(same_person(reader, record.values, record.id))
    mine, begun = tuple(record[key] for key in _PLACE), received.replace(day=1)
    return sum(
        isinstance(place[0], date) and place[0] >= begun and place < mine
        for place in reader.values(REQUEST, people, _PLACE)
    )


_PLACE = ("received_on", "year", "sequence")


def faults(quoted: FeeQuote, typed_before: object, typed_amount: object) -> Iterator[str]:
    """Where what was typed differs from the calculation."""
    if typed_before is not None and typed_before != quoted.before:
        yield f"当月此前件数应是{quoted.before}，填的是{typed_before}"
    if typed_amount is not None and typed_amount != quoted.amount:
        yield f"收费金额应是{quoted.amount}元（{quoted.sum}），填的是{typed_amount}元"
