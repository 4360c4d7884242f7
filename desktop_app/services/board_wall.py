"""The boards themselves: what hangs where, an issue goes up, sheets come down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop_app.domain.records import Changed
from desktop_app.registers.issue import ISSUE, PREPARING
from desktop_app.registers.sheet import SHEET
from desktop_app.services.board_gate import HUNG, POST, TAKEN_DOWN
from desktop_app.services.board_papers import printed_jobs
from desktop_app.services.board_plan import (
    BoardView,
    Hung,
    board_views,
    hung_sheets,
    living_issue,
)
from desktop_app.services.entries import Entries
from desktop_app.storage.store import Store, Unit


class Wall:
    """What is done at the boards; what follows for items and their ways comes with the moves."""

    def __init__(self, store: Store, entries: Entries, today: Callable[[], date]) -> None:
        self._store, self._entries, self._today = store, entries, today

    def plan(self) -> tuple[BoardView, ...]:
        """Every slot in use with what hangs there, and what hangs where no slot is declared."""
        with self._store.reading() as reader:
            return board_views(reader, self._today())

    def hanging(self) -> tuple[Hung, ...]:
        """Every sheet that hangs, place by place."""
        with self._store.reading() as reader:
            return hung_sheets(reader, self._today())

    def post(self, issue_id: int, version: int, on: date) -> Changed:
        """登记张贴: 更换清单 is done. Every sheet hangs, every item is public there, what is over comes down.

        Refused, naming the sheets, when one is not reviewed as it stands, two want one slot, or a 公示 would be cut
        short; and when somebody else changed the issue since `version` was read.
        """
        with self._store.reading() as reader:
            issue = living_issue(reader, issue_id)
            jobs = printed_jobs(reader, issue) if issue.text("state") == PREPARING else ()
        pages = {job.sheet.id: job.lay().pages for job in jobs}  # before the unit: others may write meanwhile
        with self._store.unit(ISSUE.flow.move(POST).label) as unit:
            self._entries.step_in(unit, ISSUE, issue_id, version, POST, {"posted_on": on})
            for sheet_id, count in pages.items():
                unit.change(SHEET, sheet_id, {"pages": count})
            return _touched(unit)

    def hang(self, sheet_id: int, version: int, on: date) -> Changed:
        """One more sheet of an issue that hangs already. Refused as `post`."""
        with self._store.unit(SHEET.flow.move(HUNG).label) as unit:
            self._entries.step_in(unit, SHEET, sheet_id, version, HUNG, {"hung_on": on})
            return _touched(unit)

    def take_down(
        self, sheet_id: int, version: int, on: date, reason: str = "", *, photo: bool = False
    ) -> Changed:
        """One sheet comes down; its way of publishing ends, and with the last way its item is 已撤下.

        Refused without a reason while its 公示 still runs.
        """
        told = {"down_on": on, "down_reason": reason, "photo": photo}
        with self._store.unit(SHEET.flow.move(TAKEN_DOWN).label) as unit:
            self._entries.step_in(unit, SHEET, sheet_id, version, TAKEN_DOWN, told)
            return _touched(unit)

    def take_down_issue(self, issue_id: int, version: int, on: date) -> Changed:
        """Whatever of an issue still hangs comes down. Refused, naming them, while a 公示 of its sheets still runs."""
        with self._store.unit(ISSUE.flow.move(TAKEN_DOWN).label) as unit:
            self._entries.step_in(unit, ISSUE, issue_id, version, TAKEN_DOWN, {"down_on": on})
            return _touched(unit)


def _touched(unit: Unit) -> Changed:
    """Everything an action wrote to: more than one register shows it."""
    found: dict[str, set[int]] = {}
    for change in unit.changes_of(unit.id):
        found.setdefault(change.register, set()).add(change.record_id)
    return Changed(unit.label, {key: frozenset(ids) for key, ids in found.items()}, unit.id)
