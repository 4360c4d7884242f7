"""What is counted of 建议提案: 办复率、见面率、满意率、A类率 and the numbers behind them (registers.md §6)."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.fields import Value
from desktop_app.domain.measures import How, Measure, Test
from desktop_app.domain.proposal_law import JOINT, MOTION, SUGGESTION
from desktop_app.domain.register import Matter
from desktop_app.registers.matter_measures import matter_measures

CLASSES = ("A", "B", "C", "D")


def _answered(values: Mapping[str, Value]) -> bool:
    """Answered by us, once at least; an opinion given to another unit is no answer."""
    return bool(values.get("finished_on")) and values.get("role") != JOINT


def _classed(values: Mapping[str, Value]) -> bool:
    return _answered(values) and bool(values.get("result_class"))


def _of_class(name: str) -> Test:
    return lambda values: _classed(values) and values.get("result_class") == name


def _is(key: str, word: str) -> Test:
    return lambda values: values.get(key) == word


def _carried_out(values: Mapping[str, Value]) -> bool:
    return _classed(values) and (values.get("result_class") == "A" or values.get("carried_out") is True)


def proposal_measures(matter: Matter) -> tuple[Measure, ...]:
    """The common numbers, then those the people's congress and the 政协 ask for."""

    def due(values: Mapping[str, Value]) -> bool:
        return values.get("state") not in matter.withdrawn

    finished: Test = lambda values: due(values) and bool(values.get("finished_on"))  # noqa: E731  # beside its use
    each = tuple(
        measure
        for name in CLASSES
        for measure in (
            Measure(f"{name}类件", f"已经答复、结果类别为{name}的件", _of_class(name)),
            Measure(
                f"{name}类率",
                f"{name}类件÷已经答复并写明类别的件",
                _of_class(name),
                How.SHARE,
                among=_classed,
            ),
        )
    )
    return (
        *matter_measures(matter),
        Measure(SUGGESTION, "期间内交办的人大代表建议", _is("kind", SUGGESTION)),
        Measure(MOTION, "期间内交办的政协提案", _is("kind", MOTION)),
        Measure(
            "办复率", "已经答复或者提出会办意见的件÷（收件－撤销、合并、退办）",
            finished, How.SHARE, among=due,
        ),
        Measure(
            "见面率", "办理中见面或者座谈过的件÷已经答复的件；会办的不算",
            lambda values: _answered(values) and bool(values.get("met_times")), How.SHARE, among=_answered,
        ),
        *each,
        Measure("二次答复", "答复过两次以上的件", lambda values: int(str(values.get("reply_times") or 0)) > 1),
        Measure(
            "落实率", "A类件加上跟踪中登记“已经落实”的件÷已经答复并写明类别的件",
            _carried_out, How.SHARE, among=_classed,
        ),
        Measure("退办", "期间内交办、后来退回交办单位的件", lambda values: bool(values.get("sent_back_on"))),
    )  # fmt: skip
