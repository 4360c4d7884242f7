"""How a paper reached who it is for: what can be true, and which steps of the ledger follow from it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.changes import IssuedLetter
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Record
from desktop_app.domain.request_law import DELIVERY_RULES
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST

POST = "邮寄"
# How the waybills of couriers begin; those of the post are digits, or two letters, nine digits and CN.
_COURIER = re.compile(r"(SF|JD|YT|ZTO|STO|JT|DPK|YD|JTSD|KK|UC)[A-Z]*\d{6,}", re.IGNORECASE)


@dataclass(frozen=True)
class Delivery:
    """Way, day it went out, number of the mail, day it was received and by whom."""

    way: str
    sent_on: date | None
    mail_no: str
    signed_on: date | None
    signed_by: str


def check_delivery(letter: IssuedLetter, told: Delivery, ways: Collection[str], today: date) -> None:
    """Refused with everything that cannot be: way, mail number and days (国办公开办函〔2016〕235号: post only)."""
    wrong = []
    if not told.way:
        wrong.append("送达方式：必须填写")
    elif told.way not in ways:
        wrong.append(
            f"送达方式：没有“{told.way}”；寄送的须交邮政企业（{DELIVERY_RULES}），可选：{'、'.join(ways)}"
        )
    if told.mail_no and _COURIER.fullmatch(told.mail_no):
        wrong.append(f"邮件号：“{told.mail_no}”像是快递公司的单号，文书须由邮政企业寄送（{DELIVERY_RULES}）")
    if not (told.sent_on or told.signed_on):
        wrong.append("请填写送出日期或者签收日期")
    for name, day in (("送出日期", told.sent_on), ("签收日期", told.signed_on)):
        if day and day > today:
            wrong.append(f"{name}：{day} 还没有到")
        if day and letter.issued_on and day < letter.issued_on:
            wrong.append(f"{name}：{day} 早于成文日期 {letter.issued_on}")
    if told.sent_on and told.signed_on and told.signed_on < told.sent_on:
        wrong.append(f"签收日期：{told.signed_on} 早于送出日期 {told.sent_on}")
    if wrong:
        raise Refused("还不能登记送达，请改正", why="\n".join(wrong))


def delivery_steps(
    record: Record, letter: IssuedLetter, told: Delivery
) -> Iterator[tuple[str, dict[str, Value]]]:
    """The moves a delivery means for the ledger: only of the reply that stands there, and not those it has already.

    Refused when the ledger says another day: the wrong one of the two has to be put right first.
    """
    if not letter.number or record.text("reply_no") != letter.number or not record.day("replied_on"):
        return
    if told.way == POST and told.sent_on and _is_new(record, "posted_on", told.sent_on):
        values: dict[str, Value] = {"posted_on": told.sent_on, "delivery": told.way}
        yield "posted", values | ({"mail_no": told.mail_no} if told.mail_no else {})
    if told.signed_on and _is_new(record, "signed_on", told.signed_on):
        yield "signed", {"signed_on": told.signed_on, "delivery": told.way}


def _is_new(record: Record, field: str, day: date) -> bool:
    known = record.day(field)
    if known and known != day:
        raise Refused(
            f"{REQUEST.label(field)}已登记为 {known}",
            why=f"与填写的 {day} 不一致",
            do="请核对；登记错的，先在办理过程里“更正”那一步",
        )
    return known is None
