"""Requests whose supplement or payment never came: closing them is proposed, never done by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.records import Record
from desktop_app.registers.request import REQUEST

# By state: the move that closes, what the period is called, and the field that holds its last day.
_WAITING = {
    "待补正": ("supplement_lapsed", "补正期限", "mend_until"),
    "待缴费": ("fee_lapsed", "缴费期限", "pay_due"),
}


@dataclass(frozen=True)
class Lapse:
    """The key of the move that may be done, and the sentence that proposes it."""

    move: str
    words: str


def lapse(record: Record, today: date) -> Lapse | None:
    """What to propose on a day after the period (第三十条, 国办函〔2020〕109号); None while it still runs."""
    waiting = _WAITING.get(record.text("state"))
    if record.register != REQUEST.key or waiting is None or record.text("void_reason"):
        return None
    move, name, field = waiting
    until = record.day(field)
    if until is None or until >= today:
        return None
    return Lapse(move, f"{name}已于{chinese_day(until)}届满，可按视为放弃结案")
