"""All registers, in the order of the tabs and of the pages within them, and all code lists."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.register import Register
from desktop_app.registers.attendance import ATTENDANCE
from desktop_app.registers.box import BOX
from desktop_app.registers.categories import CATEGORY
from desktop_app.registers.citycase import CITYCASE
from desktop_app.registers.codes import CODE_LISTS, CodeList
from desktop_app.registers.codes_hotline import HOTLINE_LISTS
from desktop_app.registers.codes_matters import MATTER_LISTS
from desktop_app.registers.codes_tasks import TASK_LISTS
from desktop_app.registers.comment import COMMENT
from desktop_app.registers.decision import DECISION
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.figure import FIGURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.node import NODE
from desktop_app.registers.objection import OBJECTION
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.opinion import OPINION
from desktop_app.registers.press import PRESS
from desktop_app.registers.project import PROJECT
from desktop_app.registers.proposal import PROPOSAL
from desktop_app.registers.publication import PUBLICATION
from desktop_app.registers.request import REQUEST
from desktop_app.registers.sheet import SHEET
from desktop_app.registers.slot import SLOT
from desktop_app.registers.suggestion import SUGGESTION
from desktop_app.registers.supervision import SUPERVISION
from desktop_app.registers.task import TASK
from desktop_app.registers.topic import TOPIC
from desktop_app.registers.visit import VISIT
from desktop_app.registers.work.checks import CHECK_LEDGERS
from desktop_app.registers.work.codes import WORK_LISTS
from desktop_app.registers.work.codes_service import SERVICE_LISTS
from desktop_app.registers.work.people import PEOPLE_LEDGERS
from desktop_app.registers.work.plans import PLAN_LEDGERS
from desktop_app.registers.work.service_ledgers import PUBLICITY_LEDGERS, RESULT_LEDGERS, SERVICE_LEDGERS
from desktop_app.registers.work.trials import TRIAL_LEDGERS


@dataclass(frozen=True)
class Tab:
    """A tab of the window and the registers on its pages; the first one is seen first.

    Where there are too many pages for one line, `groups` gives them headings; then it holds all of them in order.
    """

    title: str
    registers: tuple[Register, ...]
    groups: tuple[tuple[str, tuple[Register, ...]], ...] = ()

    def headings(self) -> tuple[tuple[str, int], ...]:
        """Each heading with the number of its pages."""
        return tuple((heading, len(registers)) for heading, registers in self.groups)

    def page_title(self, register: Register) -> str:
        """What the page of a register is called here; the one that gave the tab its name is simply the ledger."""
        return "台账" if register.title == self.title else register.title


def grouped(title: str, *groups: tuple[str, tuple[Register, ...]]) -> Tab:
    """A tab whose pages stand below headings."""
    return Tab(title, tuple(register for _, registers in groups for register in registers), groups)


TABS: tuple[Tab, ...] = (
    Tab("主动公开", (DISCLOSURE, PUBLICATION, OBJECTION, DECISION, COMMENT, ATTENDANCE)),
    Tab("咨询热线", (HOTLINE, BOX)),
    Tab("公开日接访", (VISIT, OPEN_DAY)),
    Tab("依申请公开", (REQUEST,)),
    grouped(
        "督办建议",
        ("督办", (TASK, SUPERVISION)),
        ("建议意见", (PROPOSAL, SUGGESTION)),
        ("案件工程", (CITYCASE, PROJECT, NODE)),
        ("舆情", (OPINION, PRESS)),
        ("汇总", (FIGURE,)),
    ),
    Tab("公开栏", (ISSUE, SHEET, TOPIC, SLOT)),
    grouped(
        "工作保障",
        ("组织", PEOPLE_LEDGERS),
        ("制度与计划", PLAN_LEDGERS),
        ("监督考核", (*CHECK_LEDGERS, *TRIAL_LEDGERS)),
        ("宣传", PUBLICITY_LEDGERS),
        ("服务", SERVICE_LEDGERS),
        ("执行与结果", RESULT_LEDGERS),
    ),
)
NAMED: tuple[Register, ...] = (DISCLOSURE, HOTLINE, VISIT, REQUEST)  # the ledgers the customer named
PAGED: tuple[Register, ...] = tuple(register for tab in TABS for register in tab.registers)
REGISTERS: tuple[Register, ...] = PAGED
LISTS: tuple[CodeList, ...] = (
    *CODE_LISTS,
    CATEGORY,
    *TASK_LISTS,
    *HOTLINE_LISTS,
    *MATTER_LISTS,
    *WORK_LISTS,
    *SERVICE_LISTS,
)


def register(key: str) -> Register:
    """The register of that key; KeyError when there is none."""
    for found in REGISTERS:
        if found.key == key:
            return found
    raise KeyError(key)


def place_of(register: Register) -> tuple[int, int]:
    """The tab of a register and its page there, both from 0; (-1, -1) for one that has none."""
    for at, tab in enumerate(TABS):
        keys = [one.key for one in tab.registers]
        if register.key in keys:
            return at, keys.index(register.key)
    return -1, -1
