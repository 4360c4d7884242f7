"""收件 = 办结 + 在办 + 撤销: which records break it, and numbers that cannot be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.counting import living
from desktop_app.domain.records import Record
from desktop_app.domain.register import Matter, Register

_NAMED = 10  # numbers in one sentence


@dataclass(frozen=True)
class Finding:
    """What is wrong, in words, and the ids of the records that are."""

    words: str
    rows: tuple[int, ...] = ()


def broken(register: Register, records: Sequence[Record]) -> tuple[Finding, ...]:
    """Everything that keeps 收件 = 办结 + 在办 + 撤销 from being true of these records; ValueError for no matters."""
    matter = register.matter
    if matter is None:
        raise ValueError(register.key)
    return tuple(
        _finding(words, found) for words, found in _suspects(register, matter, living(records)) if found
    )


def _suspects(
    register: Register, matter: Matter, records: Sequence[Record]
) -> Iterator[tuple[str, list[Record]]]:
    received, finished = register.label(matter.received), register.label(matter.finished)
    groups = matter.open | matter.done | matter.withdrawn
    strange = [record for record in records if record.text("state") not in groups]
    for state in sorted({record.text("state") for record in strange}):
        same = [record for record in strange if record.text("state") == state]
        name = f"状态“{state}”" if state else "没有状态的件"
        yield f"{name}不算在办，不算办结，也不算撤销，收件因此多出{len(same)}件", same
    yield f"没有{received}，不属于任何时段", [r for r in records if r.day(matter.received) is None]
    yield f"{finished}早于{received}", [r for r in records if _backwards(r, matter)]
    # A state that only the form decides is done without an act that has a day.
    reached = matter.done & {move.end for move in register.flow.moves}
    undated = [r for r in records if r.text("state") in reached and r.day(matter.finished) is None]
    yield f"已经办结，没有{finished}，算不出是否按期", undated


def _backwards(record: Record, matter: Matter) -> bool:
    received, finished = record.day(matter.received), record.day(matter.finished)
    return received is not None and finished is not None and finished < received


def _finding(words: str, records: Sequence[Record]) -> Finding:
    numbers = [record.text("number") or "（没有编号）" for record in records]
    more = f"等{len(numbers)}件" if len(numbers) > _NAMED else ""
    return Finding(
        f"{words}：{'、'.join(numbers[:_NAMED])}{more}", tuple(sorted(record.id for record in records))
    )


def handled_over_received(received: int, handled: int, carried: int = 0) -> tuple[str, ...]:
    """A warning when more was handled than came in with what was carried over; none when it can be true."""
    over = handled - received - carried
    if over <= 0:
        return ()
    had = f"收到{received}件" + (f"，加上期结转{carried}件" if carried else "")
    return (f"办理{handled}件，多于{had}，多出{over}件。请核对原始数字，不要照抄",)
