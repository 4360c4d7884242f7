"""What hangs on the board, said in words: for cells, lists and whoever has them read out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.records import Record
    from desktop_app.services.board_plan import BoardView, Hung, SectionView, SlotView

EMPTY = "空"
_LAST = 1 << 62  # behind every id
LATE, SOON = "late", "soon"


def standing(hung: Hung, today: date) -> str:
    """过期3天，应撤下 / 今天应撤下 / 还挂5天; empty without a day."""
    until = hung.sheet.day("until")
    if hung.overdue > 0:
        return f"过期{hung.overdue}天，应撤下"
    if until is None:
        return ""
    left = (until - today).days
    return "今天应撤下" if left <= 0 else f"还挂{left}天"


def tone(hung: Hung, today: date) -> str:
    """The tone of a sheet that should come down, or should today."""
    if hung.overdue > 0:
        return LATE
    return SOON if hung.sheet.day("until") == today else ""


def span(sheet: Record) -> str:
    """Since when, and until when."""
    since, until = sheet.day("hung_on") or sheet.day("hangs_from"), sheet.day("until")
    told = f"{since} 起挂" if since else "没有张贴日"
    return f"{told}，{until} 应撤" if until else f"{told}，没有应撤日"


def lines(hung: Hung, today: date) -> list[str]:
    """A sheet in a cell."""
    told = standing(hung, today)
    return [hung.sheet.text("title"), span(hung.sheet), *([told] if told else [])]


def cell(view: SlotView, today: date) -> str:
    """A place with everything that hangs there."""
    head = name_of(view)
    hangs = ["\n".join(lines(one, today)) for one in view.hung]
    return "\n".join([head, *("\n\n".join(hangs).split("\n") if hangs else [EMPTY])])


def name_of(view: SlotView) -> str:
    """The name of a place, with the paper it takes."""
    name, paper = view.slot.text("slot"), view.slot.text("paper")
    if not view.slot.id:
        return f"{name or '没有写明格位'}（没有登记）"
    return name + (f"　可挂{paper}" if paper and paper != "不限" else "")


def in_order(sections: Sequence[SectionView]) -> tuple[SectionView, ...]:
    """Sections as they were declared, those nobody declared last."""
    return tuple(sorted(sections, key=lambda one: min(slot.slot.id or _LAST for slot in one.slots)))


def counts(boards: Sequence[BoardView]) -> tuple[int, int, int]:
    """How many sheets hang, how many of them too long, how many places are empty."""
    slots = [slot for board in boards for section in board.sections for slot in section.slots]
    hung = [one for slot in slots for one in slot.hung]
    return len(hung), sum(one.overdue > 0 for one in hung), sum(not slot.hung for slot in slots)
