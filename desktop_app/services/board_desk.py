"""Putting the notice board in order: its places declared at one press, the sheets of a round moved up, down and out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.records import Changed
from desktop_app.errors import Refused
from desktop_app.registers.sheet import SHEET, WAITING
from desktop_app.registers.slot import SLOT
from desktop_app.services.board_gate import why_not
from desktop_app.services.board_plan import sheets_of
from desktop_app.services.entries import Entries
from desktop_app.storage.store import Store

MOST_SECTIONS, MOST_SLOTS = 12, 20
_OUT = "移出本期"


class BoardDesk:
    """Small acts on many rows at once, each of them one action that can be taken back."""

    def __init__(self, store: Store, entries: Entries) -> None:
        self._store, self._entries = store, entries

    def declare(self, board: str, place: str, sections: Sequence[str], each: int, on: date) -> Changed:
        """The places of a board: 第1格 to 第`each`格 in every section; those that are there already stay.

        Refused, all together, without a name or sections, for sections named twice, and when nothing is new.
        """
        board, names = board.strip(), [name.strip() for name in sections if name.strip()]
        wrong = [] if board else ["栏名：必须填写"]
        if not names:
            wrong.append("板块：至少写一个，用顿号隔开")
        if len(names) > MOST_SECTIONS:
            wrong.append(f"板块：最多{MOST_SECTIONS}个")
        wrong += [f"板块：“{name}”写了两次" for name in dict.fromkeys(n for n in names if names.count(n) > 1)]
        if not 1 <= each <= MOST_SLOTS:
            wrong.append(f"每个板块的格数：应为1至{MOST_SLOTS}")
        if wrong:
            raise Refused("还不能登记格位，请改正", why="\n".join(wrong))
        raws = [
            {"board": board, "place": place.strip(), "section": name, "slot": f"第{at}格", "since": str(on)}
            for name in names
            for at in range(1, each + 1)
        ]
        made: set[int] = set()
        with self._store.unit("登记公开栏格位") as unit:
            for raw in raws:
                reading, steps = self._entries.read_new(SLOT, {**raw, "paper": "不限"})
                reading.refuse("还不能登记格位，请改正")
                if unit.find(SLOT, {key: raw[key] for key in SLOT.identity}) is None:
                    made.add(unit.add(SLOT, reading.values, steps))
            if not made:
                raise Refused("没有新的格位", why=f"“{board}”的这些格位都已经登记过", do="请核对板块和格数")
        return Changed(unit.label, {SLOT.key: frozenset(made)}, unit.id)

    def doubts(self, issue_no: str) -> dict[int, str]:
        """Why sheets of a round may not hang yet, by their id; those that may are left out."""
        with self._store.reading() as reader:
            waiting = (one for one in sheets_of(reader, issue_no) if one.text("state") == WAITING)
            return {sheet.id: why for sheet in waiting if (why := why_not(reader, sheet))}

    def arrange(self, issue_no: str, ids: Sequence[int]) -> Changed:
        """Number the sheets of a round in this order; Refused when they are not its sheets any more."""
        with self._store.unit("调整稿件顺序") as unit:
            found = {sheet.id: sheet for sheet in sheets_of(unit, issue_no)}
            if found.keys() != set(ids):
                raise Refused("稿件刚有增减", why="顺序要按现在的稿件来排", do="请刷新后再调整")
            for at, sheet_id in enumerate(ids, 1):
                if found[sheet_id]["place"] != at:
                    unit.change(SHEET, sheet_id, {"place": at})
        return Changed(unit.label, {SHEET.key: frozenset(ids)}, unit.id)

    def leave_out(self, sheet_id: int) -> Changed:
        """Take a sheet out of its round before it hangs; it lies in the recycle bin. Refused once it hung."""
        with self._store.unit(_OUT) as unit:
            sheet = unit.get(SHEET, sheet_id)
            if sheet.text("state") != WAITING:
                raise Refused(
                    f"{sheet.text('number')}不能移出",
                    why=f"现在是“{sheet.text('state')}”，挂过的稿件要留下记录",
                    do="要取下来的，请用“撤下”",
                )
            unit.void(SHEET, sheet_id, _OUT)
        return Changed(unit.label, {SHEET.key: frozenset({sheet_id})}, unit.id)
