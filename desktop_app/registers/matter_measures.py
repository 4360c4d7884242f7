"""The numbers every ledger of 办件 is counted by, with the same meaning everywhere (taxonomy F2)."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.fields import Value
from desktop_app.domain.measures import TODAY, How, Measure, Test
from desktop_app.domain.register import Matter
from desktop_app.registers.common import day_of

SATISFIED = frozenset({"非常满意", "满意", "基本满意"})
ASKED = SATISFIED | {"不满意"}  # 未评价（联系不上） is no opinion


def matter_measures(matter: Matter) -> tuple[Measure, ...]:
    """收件、办结、在办、撤销，按期、超期，办结率、按期率、用时、满意率 of what came in in a period."""
    done, open_ = _in(matter.done), _in(matter.open)

    def on_time(values: Mapping[str, Value]) -> bool:
        due, finished = day_of(values, "due_on"), day_of(values, matter.finished)
        return done(values) and (due is None or finished is None or finished <= due)

    def late(values: Mapping[str, Value]) -> bool:
        due, finished, today = (
            day_of(values, "due_on"),
            day_of(values, matter.finished),
            day_of(values, TODAY),
        )
        if due is None:
            return False
        if done(values):
            return finished is not None and finished > due
        return open_(values) and today is not None and today > due

    numbers = (
        Measure("收件", "期间内收到的件，作废的不算"),
        Measure("办结", f"期间内收到、现已{_words(matter.done)}的件", done),
        Measure("在办", f"期间内收到、现在{_words(matter.open)}的件", open_),
        Measure("撤销", "期间内收到、后来撤销或者并入他件的件", _in(matter.withdrawn)),
        Measure("按期办结", "办结的件里，到期日当天或以前答复的；没有期限的算按期", on_time),
        Measure("超期", "到期日以后才答复的，加上已过到期日还在办的", late),
        Measure("办结率", "办结÷（收件－撤销）", done, How.SHARE, among=_not_in(matter.withdrawn)),
        Measure("按期率", "按期办结÷办结", on_time, How.SHARE, among=done),
        Measure(
            "用时中位数", "办结的件从收到到答复的自然日数，按大小排在正中的一个", done, How.MEDIAN,
            of=matter.received, until=matter.finished, unit="天",
        ),
    )  # fmt: skip
    return (*numbers, *_satisfaction(matter))


def _satisfaction(matter: Matter) -> tuple[Measure, ...]:
    if not (key := matter.satisfaction):
        return ()
    return (
        Measure(
            "满意率", "非常满意、满意、基本满意÷有评价的件；联系不上的不算",
            lambda values: values.get(key) in SATISFIED, How.SHARE, among=lambda values: values.get(key) in ASKED,
        ),
    )  # fmt: skip


def _in(states: frozenset[str]) -> Test:
    return lambda values: values.get("state") in states


def _not_in(states: frozenset[str]) -> Test:
    return lambda values: values.get("state") not in states


def _words(states: frozenset[str]) -> str:
    return "、".join(f"“{state}”" for state in sorted(states))
