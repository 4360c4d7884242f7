"""What is counted of 咨询热线 beside the numbers of every ledger of 办件: who came in person (taxonomy E49)."""

from __future__ import annotations

from desktop_app.domain.measures import How, Measure
from desktop_app.domain.register import Matter
from desktop_app.registers.matter_measures import matter_measures
from desktop_app.registers.work.rules import having

_visited = having("way", "来访")


def hotline_measures(matter: Matter) -> tuple[Measure, ...]:
    """The common numbers, and the visits."""
    return (
        *matter_measures(matter),
        Measure("来访批次", "收件里，方式是“来访”的，一批一件", _visited, unit="批次"),
        Measure(
            "来访人次",
            "来访的件登记的人数合计，没有填人数的按1人",
            _visited,
            How.TOTAL,
            "people",
            unit="人次",
            missing=1,
        ),
    )
