"""复议 and 诉讼 of a request: several may run beside each other, each filed by one step and decided by another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.records import Step
from desktop_app.registers.common import day_of
from desktop_app.registers.request_moves import RELIEF_DECIDED, RELIEF_FILED

PENDING = "尚未审结"


@dataclass(frozen=True)
class Relief:
    """One 复议 or 诉讼: its kind, the day its papers came (None in old ledgers), before whom, number, and its end."""

    kind: str
    on: date | None
    organ: str
    number: str
    result: str = ""
    result_on: date | None = None

    @property
    def decided(self) -> bool:
        return bool(self.result) and self.result != PENDING


def reliefs(steps: Sequence[Step]) -> tuple[Relief, ...]:
    """The reliefs that effective steps tell of, in order; a decision without its case is left out."""
    found: list[Relief] = []
    for step in steps:
        if step.kind == RELIEF_FILED:
            filed = day_of(step.payload, "relief_on")
            found.append(
                Relief(
                    _said(step, "relief_kind"), filed, _said(step, "relief_organ"), _said(step, "relief_no")
                )
            )
        elif step.kind == RELIEF_DECIDED and (at := case_of(found, _said(step, "relief_no"))) is not None:
            on = day_of(step.payload, "relief_result_on")
            found[at] = replace(found[at], result=_said(step, "relief_result"), result_on=on)
    return tuple(found)


def case_of(found: Sequence[Relief], number: str) -> int | None:
    """Which case a decision of this number belongs to: the one of its number, else the latest undecided one."""
    same = [at for at, relief in enumerate(found) if number and relief.number == number]
    open_ = [at for at, relief in enumerate(found) if not relief.decided]
    return next(iter((same or open_)[::-1]), None)


def _said(step: Step, key: str) -> str:
    return str(step.payload.get(key) or "")
