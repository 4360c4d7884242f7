"""Requests answered by another one: none is left without its leader, none leads while it is led."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop_app.domain.clocks import Result
from desktop_app.domain.records import Query, Record, effective
from desktop_app.domain.register import Register
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_flow import reckoned
from desktop_app.registers.request_moves import MERGED, OPEN
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


def alone(reader: Reader, record: Record, rules: Rulebook) -> Result | None:
    """The clock of a merged request as if it had never been merged; None without a day of receipt."""
    steps = effective(reader.steps(REQUEST.key, record.id))
    return reckoned(record.values, [step for step in steps if step.kind != MERGED], rules)


def due_before(
    reader: Reader, record: Record, due: date | None, rules: Rulebook
) -> tuple[tuple[Record, date], ...]:
    """The requests merged into this one whose own last day comes before its `due`, nearest first.

    When it was merged the leading one was due no later; a later extension or pause is the leading one's alone.
    """
    clocks = ((other, alone(reader, other, rules)) for other in led_by(reader, record))
    found = [(other, clock.due_on) for other, clock in clocks if clock and clock.due_on]
    return tuple(sorted((one for one in found if due is None or one[1] < due), key=lambda one: one[1]))


def waiting(reader: Reader, rules: Rulebook) -> Iterator[tuple[Record, Record, date]]:
    """Every merged request due before the open one that answers it: both, and its own last day."""
    merged = reader.tally(Query(REQUEST.key, equal={"state": (IN_ONE,)}), "merged_into")
    if merged:
        wanted = {"number": tuple(map(str, merged)), "state": tuple(sorted(OPEN))}
        for leading in reader.page(Query(REQUEST.key, equal=wanted, sort=(("number", False),)), 0, 1_000):
            for other, due in due_before(reader, leading, leading.day("due_on"), rules):
                yield other, leading, due


def led_by_strangers(reader: Reader, record: Record) -> tuple[Record, ...]:
    """The merged requests of other applicants: one reply closes them all, each applicant needs his own letter."""
    name = record.text("applicant")
    return tuple(other for other in led_by(reader, record) if other.text("applicant") != name)


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
