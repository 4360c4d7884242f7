"""自上次查看以来: what became due or overdue, came in or was answered by others since somebody last saw 今日.

Facts about records, never about how much anybody did. A mark moves only when the window says that 今日 was seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.changes import ADD, STEP, Change
from desktop_app.registers.every import register as register_of
from desktop_app.storage.reader import Reader

KEY = "today.seen"  # of window settings
DUE, OVER, CAME, ANSWERED = "新到期", "新逾期", "新登记", "新答复"
WORDS = (DUE, OVER, CAME, ANSWERED)
MOST = 2_000  # audit lines of each kind looked at; after an import there may be any number
Place = tuple[str, int]


@dataclass(frozen=True)
class Mark:
    """When somebody last saw 今日, and the last audit line there was then."""

    at: datetime
    change: int

    def told(self) -> dict[str, object]:
        """As JSON values, for the settings of a window."""
        return {"at": self.at.isoformat(timespec="seconds"), "change": self.change}


@dataclass(frozen=True)
class News:
    """How many lines are new in which way (WORDS) since a moment."""

    since: datetime
    counts: Mapping[str, int]


def mark_of(kept: object) -> Mark | None:
    """The mark as it was kept; None where nothing was, or nothing that can be read."""
    if not isinstance(kept, dict) or not isinstance(kept.get("change"), int):
        return None
    try:
        return Mark(datetime.fromisoformat(str(kept.get("at"))), kept["change"])
    except ValueError:
        return None


def by_others(reader: Reader, mark: Mark, me: str) -> frozenset[tuple[Place, str]]:
    """The open records that came in since, and those that were answered and wait for the rest, by anybody else."""
    came = _places(reader.changes_since(mark.change, me, ADD, MOST))
    moved = _places(_answers(reader.changes_since(mark.change, me, STEP, MOST)))
    return frozenset({*_in(reader, came, CAME), *_in(reader, moved, ANSWERED)})


def _answers(changes: Sequence[Change]) -> Iterator[Change]:
    """Those steps by which something was answered, so that no deadline runs any more."""
    for change in changes:
        register = register_of(change.register)
        day = register.matter.finished if register.matter else ""
        for move in register.flow.moves:
            if move.key == change.after.get("kind") and (move.end in register.flow.met or move.on == day):
                yield change


def _places(changes: Iterator[Change] | Sequence[Change]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for change in changes:
        found.setdefault(change.register, []).append(change.record_id)
    return found


def _in(reader: Reader, places: Mapping[str, Sequence[int]], word: str) -> Iterator[tuple[Place, str]]:
    """Those of the records that are living and in the states that the word is about."""
    for key, ids in places.items():
        register = register_of(key)
        flow = register.flow
        wanted = flow.met if word == ANSWERED else set(filter(flow.is_running, flow.states))
        known = sorted(set(ids))
        told = reader.values(register, known, ("state", "void_reason"))
        for record_id, (state, void) in zip(known, told, strict=True):
            if state in wanted and not void:
                yield (key, record_id), word
