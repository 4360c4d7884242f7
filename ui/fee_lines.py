"""信息处理费 while it is typed: the clerk gives basis and number, the program the amount and its calculation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desktop_app.domain.dates import read_day
from desktop_app.domain.records import Record
from desktop_app.domain.request_law import StepKind
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from desktop_app.services.charging import BY_ITEM

if TYPE_CHECKING:
    from desktop_app.services.charging import FeeQuote
    from desktop_app.services.office import Office

_RECKONED = frozenset({"fee_before", "fee_amount"})


def reckoned_fields(move: str) -> frozenset[str]:
    """The fields of a move that the program fills in by itself."""
    return _RECKONED if move == StepKind.FEE_NOTIFIED else frozenset()


def fee_lines(office: Office, record: Record, raw: Mapping[str, str]) -> Sequence[str]:
    """The amount and how it comes about, tier by tier; what is still missing or wrong in its place."""
    basis, told = raw.get("fee_basis", ""), raw.get("fee_units", "")
    if not basis or not told:
        return ("选好收费方式、填好件数或页数，这里显示金额和计算过程",)
    try:
        units = REQUEST["fee_units"].kind.read(told)
        on = read_day(raw.get("fee_noticed_on", "")) or office.entries.today()
        assert isinstance(units, int)
        return quote_lines(office.cases.fee(record.id, basis, units, on))
    except Refused as no:
        return tuple(line for line in (no.what, no.why, no.do) if line)


def quote_lines(quote: FeeQuote) -> Sequence[str]:
    """The amount in figures and words, the tiers, and the earlier requests of the month that count."""
    unit = "件" if quote.basis == BY_ITEM else "页"
    tiers = [
        f"第{tier.first}至{tier.last}{unit}：{tier.last - tier.first + 1}{unit}×{tier.price}元＝{tier.amount}元"
        for tier in quote.tiers
    ]
    month = (
        [f"同一申请人当月此前已有 {quote.before} 件，从第 {quote.before + 1} 件起算"]
        if quote.basis == BY_ITEM
        else []
    )
    amount = f"应收 {quote.amount} 元（{quote.words}）" if quote.amount else "没有达到收费标准，不收费"
    return (amount, *month, *tiers)
