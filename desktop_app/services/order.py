"""Whether steps can follow each other on a record: by date, and by what its states allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from desktop_app.domain.fields import Value
from desktop_app.domain.records import VOID, Record, Step, effective
from desktop_app.domain.register import Register
from desktop_app.errors import Refused


def with_new(stored: Sequence[Step], new: Sequence[Step]) -> tuple[Step, ...]:
    """The effective steps as they would be with new ones, which have no ids yet."""
    newest = max((step.id for step in stored), default=0) + 1
    return effective((*stored, *(replace(step, id=newest + place) for place, step in enumerate(new))))


def fits(
    register: Register, record: Record, stored: Sequence[Step], new: Sequence[Step], today: date
) -> None:
    """Refused when a new step has not happened yet, lies before the record, or leaves another without its ground.

    Records whose steps were astray before (old ledgers) may be put right bit by bit.
    """
    first = record.day(register.year_by)
    happened = [step for step in new if step.kind != VOID]
    wrong = [f"{step.on} 还没有到" for step in happened if step.on > today]
    begun = f"{register.label(register.year_by)} {first}"
    wrong += [f"{step.on} 早于{begun}" for step in happened if first and step.on < first]
    if wrong:
        raise Refused("日期不对", why="；".join(wrong), do="请核对日期")
    flow = register.flow
    if flow.astray(effective(stored)) is None and (astray := flow.astray(with_new(stored, new))):
        raise Refused(
            "前后顺序不对",
            why=f"{astray.on} 的“{flow.move(astray.kind).label}”之前缺少必要的一步",
            do="请核对日期；要撤销中间的一步，请先撤销它后面的各步",
        )


def moment_fits(register: Register, record: Record, moment: datetime, now: datetime) -> None:
    """Refused when the minute something happened is still to come, or lies before the minute the record begins at."""
    begun = record.values.get(register.year_by)
    wrong = [f"{moment:%Y-%m-%d %H:%M} 还没有到"] if moment > now else []
    if isinstance(begun, datetime) and moment < begun:
        wrong.append(f"{moment:%Y-%m-%d %H:%M} 早于{register.label(register.year_by)} {begun:%Y-%m-%d %H:%M}")
    if wrong:
        raise Refused("时间不对", why="；".join(wrong), do="请核对日期和时分")


def at_same_time(step: Step, key: str, day: date) -> Value:
    """Another day for a step: the day alone, or with the time of day where the step has one."""
    moment = step.payload.get(key)
    return datetime.combine(day, moment.time()) if isinstance(moment, datetime) else day


def none_before(register: Register, steps: Sequence[Step], first: date | None) -> None:
    """Refused when the first day of a record is put behind a step it already has."""
    early = [step for step in steps if first and step.on < first]
    if early:
        done = "、".join(f"{step.on} {register.flow.move(step.kind).label}" for step in early)
        why = f"{register.label(register.year_by)}改成 {first} 就晚于：{done}"
        raise Refused("还不能保存，请改正", why=why, do="请先更正这些步骤的日期")


def whole_line(steps: Sequence[Step], last: Step) -> list[Step]:
    """A correction, what it corrects, and so on back to the step it began with."""
    known = {step.id: step for step in steps}
    line = [last]
    while line[-1].corrects is not None:
        line.append(known[line[-1].corrects])
    return line
