"""All registers, in the order of the tabs and of the pages within them, and all code lists."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.register import Register
from desktop_app.registers.attendance import ATTENDANCE
from desktop_app.registers.categories import CATEGORY
from desktop_app.registers.codes import CODE_LISTS, CodeList
from desktop_app.registers.comment import COMMENT
from desktop_app.registers.decision import DECISION
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.objection import OBJECTION
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.publication import PUBLICATION
from desktop_app.registers.request import REQUEST
from desktop_app.registers.sheet import SHEET
from desktop_app.registers.slot import SLOT
from desktop_app.registers.topic import TOPIC
from desktop_app.registers.visit import VISIT


@dataclass(frozen=True)
class Tab:
    """A tab of the window and the registers on its pages; the first one is seen first."""

    title: str
    registers: tuple[Register, ...]

    def page_title(self, register: Register) -> str:
        """What the page of a register is called here; the one that gave the tab its name is simply the ledger."""
        return "台账" if register.title == self.title else register.title


TABS: tuple[Tab, ...] = (
    Tab("主动公开", (DISCLOSURE, PUBLICATION, OBJECTION, DECISION, COMMENT, ATTENDANCE)),
    Tab("咨询热线", (HOTLINE,)),
    Tab("公开日接访", (VISIT,)),
    Tab("依申请公开", (REQUEST,)),
    Tab("公开栏", (ISSUE, SHEET, TOPIC, SLOT)),
)
NAMED: tuple[Register, ...] = (DISCLOSURE, HOTLINE, VISIT, REQUEST)  # the ledgers the customer named
PAGED: tuple[Register, ...] = tuple(register for tab in TABS for register in tab.registers)
REGISTERS: tuple[Register, ...] = (*PAGED, OPEN_DAY)
LISTS: tuple[CodeList, ...] = (*CODE_LISTS, CATEGORY)


def register(key: str) -> Register:
    """The register of that key; KeyError when there is none."""
    for found in REGISTERS:
        if found.key == key:
            return found
    raise KeyError(key)


def place_of(register: Register) -> tuple[int, int]:
    """The tab of a register and its page there, both from 0; (-1, -1) for one that has none."""
    for at, tab in enumerate(TABS):
        if register in tab.registers:
            return at, tab.registers.index(register)
    return -1, -1
