"""All registers, in the order of the tabs, and all code lists."""

from __future__ import annotations

from desktop_app.domain.register import Register
from desktop_app.registers.categories import CATEGORY
from desktop_app.registers.codes import CODE_LISTS, CodeList
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.request import REQUEST
from desktop_app.registers.visit import VISIT

TABS: tuple[Register, ...] = (DISCLOSURE, HOTLINE, VISIT, REQUEST)
REGISTERS: tuple[Register, ...] = (*TABS, OPEN_DAY)
LISTS: tuple[CodeList, ...] = (*CODE_LISTS, CATEGORY)


def register(key: str) -> Register:
    """The register of that key; KeyError when there is none."""
    for found in REGISTERS:
        if found.key == key:
            return found
    raise KeyError(key)
