"""States and moves: a table and pure functions over it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from desktop_app.domain.records import Step
from desktop_app.errors import Refused


@dataclass(frozen=True)
class Move:
    """Something that may happen to a record: a button, the step it writes and the fields it asks for.

    `key` is also the kind of the step; `on` names the field that holds the day it happened; `asks` are the fields of
    its small form, `needs` those that must be filled, `sets` typed fields that follow from it. `end` is None where a
    clock, not the move, decides the state. `duties` may do it (none named: whoever has any); what is seldom done is
    `aside`, so that the window can keep it out of the way.
    """

    key: str
    label: str
    start: frozenset[str]
    end: str | None = None
    on: str = ""
    asks: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    help: str = ""
    sets: tuple[tuple[str, str], ...] = ()
    duties: frozenset[str] = frozenset()
    aside: bool = False

    def open_to(self, duties: Collection[str]) -> bool:
        """Whether somebody with these duties may do it."""
        return bool(self.duties.intersection(duties) if self.duties else duties)


@dataclass(frozen=True)
class Flow:
    """The states of a register in the order of a life, its moves, and the states in which it is done.

    In a state of `met` something is still to do, though no longer by the deadline.
    """

    states: tuple[str, ...]
    moves: tuple[Move, ...]
    closed: frozenset[str]
    met: frozenset[str] = frozenset()

    @property
    def first(self) -> str:
        """The state of a record without steps."""
        return self.states[0]

    def is_running(self, state: str) -> bool:
        """Whether the deadline of a record in this state is still to be kept."""
        return state not in self.closed and state not in self.met

    def open_from(self, state: str) -> tuple[Move, ...]:
        """The moves that are legal in a state, in order of the table."""
        return tuple(move for move in self.moves if state in move.start)

    def move(self, key: str) -> Move:
        """The move of that key; KeyError when the table has none."""
        for move in self.moves:
            if move.key == key:
                return move
        raise KeyError(key)

    def check(self, state: str, key: str, facts: Mapping[str, object], label: Callable[[str], str]) -> Move:
        """The move, when it is legal and its facts are complete; Refused with everything that is missing otherwise."""
        move = self.move(key)
        if state not in move.start:
            able = "、".join(m.label for m in self.open_from(state))
            raise Refused(f"“{state}”状态不能{move.label}", do=f"可办：{able}" if able else "本件已办完")
        if missing := [label(need) for need in move.needs if facts.get(need) in (None, "", ())]:
            raise Refused(f"{move.label}前请先填写", why="、".join(missing))
        return move

    def astray(self, steps: Iterable[Step]) -> Step | None:
        """The first of these effective steps that its state does not allow; None when all may follow each other.

        Only where moves decide states; a clock judges its own steps, and so does a register whose state follows from
        several steps together: a start that no move ends in is not looked at.
        """
        state = self.first
        known = {move.key: move for move in self.moves}
        reached = {self.first, *(move.end for move in self.moves if move.end)}
        for step in steps if len(reached) > 1 else ():
            move = known.get(step.kind)
            if move and state not in move.start and move.start & reached:
                return step
            state = move.end if move and move.end else state
        return None

    def after(self, steps: Iterable[Step]) -> str:
        """The state that a sequence of effective steps leads to, where moves decide states."""
        state = self.first
        known = {move.key: move for move in self.moves}
        for step in steps:
            move = known.get(step.kind)
            if move and move.end:
                state = move.end
        return state
