"""What the ledgers of 宣传, 服务 and 执行与结果 add to the common rules of the small ledgers (`rules`)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from desktop_app.domain.fields import Value
from desktop_app.domain.flow import Move
from desktop_app.domain.measures import Test
from desktop_app.domain.records import Step
from desktop_app.domain.register import Adopted, Derive, Field, Register
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.common import TAIL
from desktop_app.registers.work.rules import adopting


def step(
    key: str,
    label: str,
    start: Collection[str],
    end: str | None,
    on: str,
    asks: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    said: str = "",
    *,
    aside: bool = False,
) -> Move:
    """A move that asks its day first, then what it needs, then `asks`; what is seldom done is `aside`."""
    return Move(key, label, frozenset(start), end, on, (on, *needs, *asks), (on, *needs), said, aside=aside)


def tail(due: str) -> tuple[Field, ...]:
    """The common last columns, with the day it is due under the name this ledger gives it."""
    return tuple(replace(f, shown=True, label=due) if f.key == "due_on" else f for f in TAIL)


def adopted_by_days(
    register: Register,
    values: Mapping[str, Value],
    begins: Callable[[Mapping[str, Value]], tuple[Step, ...]] | None = None,
) -> Adopted:
    """A foreign row of this register: each filled day of a move is its step."""
    return adopting(register.fields, register.flow, begins)(values)


def counting(derive: Derive, **counted: str) -> Derive:
    """The same `derive`, and for each field how many steps of a kind there are."""

    def more(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> Mapping[str, Value]:
        times = {key: sum(told.kind == kind for told in steps) for key, kind in counted.items()}
        return {**derive(values, steps, rules), **times}

    return more


def at(*states: str) -> Test:
    """The rows in one of these states."""
    return lambda values: values.get("state") in states


def naming(key: str, word: str) -> Test:
    """The rows in which a field of several words holds this one."""

    def test(values: Mapping[str, Value]) -> bool:
        told = values.get(key)
        return isinstance(told, tuple) and word in told

    return test
