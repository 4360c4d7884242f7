"""The figures of the source documents as one ledger: what a year of 督查 and 公开 brought, record by record."""

from __future__ import annotations

from datetime import date, datetime

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Step
from desktop_app.domain.register import Register
from desktop_app.registers.figure import FIGURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.project import PROJECT
from desktop_app.registers.proposal import PROPOSAL
from desktop_app.registers.task import TASK
from desktop_app.registers.work.progress import SHORTFALL
from desktop_app.services.office import Office
from tests.builders import BUREAU, least

DAY = date(2026, 3, 2)
CALLS = {"12345转办": 44, "12319": 16, "来电": 16}
TASKS = {"省信箱件": 21, "市信箱件": 30, "县（区）信箱件": 50, "政府督办单": 14, "党委督办单": 10, "其他": 11}
PROPOSALS = {"政协提案": 14, "人大建议": 8}
PROJECTS = {"已完成": 19, "在建": 17, "加快推进": 14, "已取消": 1}
_STEPS = {
    "已完成": (Step("started", DAY, {"started_on": DAY}), Step("finished", DAY, {"finished_on": DAY})),
    "在建": (Step("started", DAY, {"started_on": DAY}),),
    "加快推进": (),
    "已取消": (Step("cancelled", DAY, {"cancelled_on": DAY, "cancel_reason": "规划调整"}),),
}
_REPORTED = Step("replied", DAY, {"replied_on": DAY, "outcome": "已解决", "answer": "已办结"})
RAISED_THEN, RAISED_NOW = date(2025, 12, 1), date(2026, 6, 1)


def bring(office: Office) -> None:
    """Write everything in one go."""
    office.bureau.put(BUREAU)
    with office.store.unit("一年的件") as unit:

        def add(register: Register, steps: tuple[Step, ...] = (), **other: Value) -> int:
            told = {key: register[key].kind.read(raw) for key, raw in least(register).items()}
            return unit.add(register, {**office.entries.blank(register), **told, **other}, steps)

        for way, count in CALLS.items():
            for at in range(count):
                moment = datetime(2026, 3, 2 + at % 20, 9, 30)  # a moment of the office
                answered = Step("replied", moment.date(), {"replied_on": moment.date(), "outcome": "已解决"})
                add(
                    HOTLINE,
                    (answered,),
                    way=way,
                    order_no=f"单{way}{at}",
                    content=f"第{at}件。",
                    called_at=moment,
                )
        for source, count in TASKS.items():
            for at in range(count):
                add(
                    TASK,
                    (_REPORTED,) if at else (),
                    source=source,
                    content=f"{source}第{at}件。",
                    received_on=DAY,
                )
        for kind, count in PROPOSALS.items():
            for at in range(count):
                add(PROPOSAL, kind=kind, title=f"{kind}第{at}件", assigned_on=DAY)
        for state, count in PROJECTS.items():
            for at in range(count):
                add(PROJECT, _STEPS[state], title=f"{state}项目{at}", listed_on=DAY)
        first, last = date(2026, 1, 1), date(2026, 5, 31)
        centre = "市数字城管中心报表"
        add(
            FIGURE,
            subject="数字城管案件",
            source=centre,
            first=first,
            last=last,
            received=945,
            handled=1445,
            closed=None,
        )
        settled = Step("settled", DAY, {"settled_on": DAY, "result": "已建立台账日清制度"})
        words = ("个别事项办理不及时", "责任分工不够细", "公开栏更换不及时")
        for at, line in enumerate(words):
            add(
                SHORTFALL,
                (settled,) if at < 2 else (),
                shortfall=line,
                action=f"{line}的，逐项整改",
                raised_on=RAISED_THEN,
            )
        add(SHORTFALL, shortfall="对突发情况预判不足", action="建立会商制度", raised_on=RAISED_NOW)
