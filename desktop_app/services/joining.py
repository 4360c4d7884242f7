"""Requests answered by another one: none is left without its leader, none leads while it is led."""

from __future__ import annotations

from desktop_app.domain.records import Query, Record
from desktop_app.domain.register import Register
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from desktop_app.services.kinship import by_number
from desktop_app.storage.reader import Reader

IN_ONE = "已并案"


def none_merged_in(reader: Reader, register: Register, record_id: int) -> None:
    """Refused when a request that is to be void leads others: nobody would answer them."""
    if register.key == REQUEST.key and (followers := led_by(reader, reader.get(REQUEST, record_id))):
        names = "、".join(other.text("number") for other in followers)
        raise Refused(f"{names}已并入这一件", why="作废以后就没有人答复它们", do="请先把它们分开办理")


def still_joined(reader: Reader, register: Register, record_id: int) -> None:
    """Refused when a request stands merged into one that is void or itself merged, or leads others while void."""
    if register.key != REQUEST.key:
        return
    record = reader.get(REQUEST, record_id)
    if record.text("void_reason"):
        none_merged_in(reader, register, record_id)
    elif record.text("state") == IN_ONE:
        leading = by_number(reader, record.text("merged_into"))
        leads_itself(leading)
        none_led(reader, record)


def led_by(reader: Reader, record: Record) -> tuple[Record, ...]:
    """The living requests that are merged into this one now, in order of number."""
    wanted = {"merged_into": (record.text("number"),), "state": (IN_ONE,)}
    return tuple(reader.page(Query(REQUEST.key, equal=wanted, sort=(("number", False),)), 0, 1_000))


def none_led(reader: Reader, record: Record) -> None:
    """Refused when others are merged into the request: no chains."""
    if followers := led_by(reader, record):
        names = "、".join(other.text("number") for other in followers)
        raise Refused(
            f"{record.text('number')}已有别的申请并入", why=f"{names}由它一并答复", do="请先把它们分开办理"
        )


def leads_itself(leading: Record) -> None:
    """Refused when the request that shall lead is itself merged into another."""
    if leading.text("state") == IN_ONE:
        number, into = leading.text("number"), leading.text("merged_into")
        raise Refused(f"{number}自己已并入{into}", why="并案不能一件套一件", do=f"可以直接并入{into}")
