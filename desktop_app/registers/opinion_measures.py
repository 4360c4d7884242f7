"""What is counted of 舆情: 件数、回应率、按时率, and how long the first word took (taxonomy 27)."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.fields import Value
from desktop_app.domain.measures import How, Measure, Test
from desktop_app.domain.register import Matter
from desktop_app.registers.matter_measures import matter_measures

# Of the common numbers those that mean the same here: their days would be wrong for clocks of hours.
_COMMON = frozenset({"收件", "办结", "在办", "撤销"})


def _answered(values: Mapping[str, Value]) -> bool:
    return bool(values.get("first_at"))


def opinion_measures(matter: Matter) -> tuple[Measure, ...]:
    """The counts of a ledger of matters, and rates by the minute."""
    stands: Test = lambda values: values.get("state") not in matter.withdrawn  # noqa: E731  # beside its use

    return (
        *(measure for measure in matter_measures(matter) if measure.label in _COMMON),
        Measure(
            "回应率", "已经首次回应的件÷（收件－撤销、合并）",
            lambda values: stands(values) and _answered(values), How.SHARE, among=stands,
        ),
        Measure(
            "按时率", "各项期限都在最后一分钟以前做到的件÷各项都已做到的件；期限按小时算，含节假日",
            lambda values: values.get("late") is False, How.SHARE,
            among=lambda values: stands(values) and values.get("late") is not None,
        ),
        Measure(
            "首次回应用时中位数", "从发现到首次回应的小时数，按大小排在正中的一个",
            lambda values: stands(values) and _answered(values), How.MEDIAN,
            of="found_at", until="first_at", unit="小时",
        ),
        Measure("突发事件", "是突发事件的件", lambda values: stands(values) and values.get("sudden") is True),
        Measure("移交", "移交网信部门、公安机关等的件", lambda values: bool(values.get("handed_on"))),
        Measure("后续发布次数", "首次回应以后又发布的次数合计", how=How.TOTAL, of="release_times", unit="次"),
    )  # fmt: skip
