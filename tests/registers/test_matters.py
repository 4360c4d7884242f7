"""The common way of 办件: what each step does to state, day and numbers; the figures of the source documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

import pytest

from desktop_app.domain.fields import Value
from desktop_app.domain.measures import Figure, measured, percent
from desktop_app.domain.records import Record, Step
from desktop_app.domain.register import Register
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.citycase import CITYCASE, adopt
from desktop_app.registers.every import REGISTERS
from desktop_app.registers.figure import FIGURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.matter import MERGED, OUT, WITHDRAWN
from desktop_app.registers.node import NODE
from desktop_app.registers.project import PROJECT
from desktop_app.registers.suggestion import SUGGESTION
from desktop_app.registers.supervision import SUPERVISION
from desktop_app.registers.task import TASK
from desktop_app.registers.topic import TOPIC
from desktop_app.registers.visit import VISIT

RULES = Rulebook()
TODAY = date(2026, 6, 15)
MATTERS = [register for register in REGISTERS if register.matter]


def told(register: Register, values: Mapping[str, Value], *steps: Step) -> Mapping[str, Value]:
    """A row as its typed values and steps make it."""
    return {**values, **register.cached(values, steps, RULES)}


def rows(register: Register, many: Iterable[Mapping[str, Value]]) -> list[Record]:
    return [Record(register.key, at, 1, values) for at, values in enumerate(many, start=1)]


def figure(register: Register, label: str, records: Sequence[Record]) -> Figure:
    measure = next(one for one in register.measures if one.label == label)
    return measured(measure, records, TODAY)


def step(kind: str, on: str, **payload: Value) -> Step:
    return Step(kind, date.fromisoformat(on), payload)


TASKED: dict[str, Value] = {
    "received_on": date(2026, 3, 2),
    "source": "领导批示件",
    "content": "供水",
    "limit_days": 10,
}


@pytest.mark.parametrize("register", MATTERS, ids=lambda r: r.key)
def test_each_state_of_a_matter_counts_once(register: Register) -> None:
    matter = register.matter
    assert matter
    groups = (matter.open, matter.done, matter.withdrawn)
    assert frozenset().union(*groups) == set(register.flow.states)
    assert sum(map(len, groups)) == len(register.flow.states)
    assert matter.withdrawn >= OUT
    rate = (
        "回应率" if register.key == "opinion" else "办结率"
    )  # an opinion is answered, not handled for somebody
    assert {"收件", "办结", "在办", "撤销", rate} <= {one.label for one in register.measures}


@pytest.mark.parametrize("register", [HOTLINE, VISIT, TASK, SUGGESTION, CITYCASE, TOPIC], ids=lambda r: r.key)
def test_every_ledger_of_matters_knows_the_common_steps(register: Register) -> None:
    labels = {move.label for move in register.flow.moves}
    assert {"改派", "延期", "催办", "合并重复件", "撤销"} <= labels
    assert {"redone"} <= {move.key for move in register.flow.moves}
    assert {MERGED, WITHDRAWN} <= register.flow.closed


def test_a_task_leaves_out_no_step() -> None:
    """批则必查、查则必清、清则必办、办则必果."""
    opens = {state: {move.key for move in TASK.flow.open_from(state)} for state in TASK.flow.states}
    assert "dispatched" not in opens["已登记"]
    assert "replied" not in opens["已登记"] | opens["已拟办"]
    assert "replied" in opens["办理中"]
    assert "filed" not in opens["已报告"]


def test_days_of_a_task() -> None:
    """2026-03-02 is a Monday; ten workdays after it is Monday the 16th."""
    row = told(TASK, TASKED)
    assert (row["state"], row["due_on"]) == ("已登记", date(2026, 3, 16))
    named = told(TASK, {**TASKED, "due_day": date(2026, 4, 30)})
    assert named["due_on"] == date(2026, 4, 30)
    plain = told(TASK, {**TASKED, "limit_days": None})
    assert plain["due_on"] is None
    moved = told(TASK, TASKED, step("extended", "2026-03-12", extended_to=date(2026, 3, 31)))
    assert moved["due_on"] == date(2026, 3, 31)


def test_urging_is_counted_and_a_new_instruction_opens_it_again() -> None:
    steps = (
        step("planned", "2026-03-02", plan="请市政股办"),
        step("dispatched", "2026-03-03", department="市政股"),
        step("urged", "2026-03-17", urged_on=date(2026, 3, 17)),
        step("urged", "2026-03-24", urged_on=date(2026, 3, 24)),
        step("replied", "2026-03-26", replied_on=date(2026, 3, 26), answer="已修复"),
    )
    row = told(TASK, TASKED, *steps)
    assert (row["urged_times"], row["urged_on"], row["late"]) == (2, date(2026, 3, 24), True)
    assert row["state"] == "已报告"
    again = told(TASK, TASKED, *steps, step("redone", "2026-04-01", redo_reason="领导再批示"))
    assert again["state"] == "重办中"
    assert TASK.flow.is_running("重办中")


def test_a_special_task_needs_somebody_and_a_day() -> None:
    assert list(TASK.demands({"special": True})) == [
        "责任人：特件必须明确责任人",
        "办结时限：特件必须明确时限",
    ]
    assert list(TASK.demands({"special": True, "handler": "李文", "limit_days": 5})) == []
    assert list(TASK.demands({})) == []


def test_matters_are_counted_as_taxonomy_f2_says() -> None:
    due = date(2026, 3, 16)
    base: dict[str, Value] = {"received_on": date(2026, 3, 2), "due_on": due}
    records = rows(
        TASK,
        [
            {**base, "state": "已报告", "replied_on": due},
            {**base, "state": "已归档", "replied_on": date(2026, 3, 17)},
            {**base, "state": "办理中"},
            {**base, "state": "已登记", "due_on": date(2026, 7, 1)},
            {**base, "state": "已撤销"},
        ],
    )
    counts = {
        label: figure(TASK, label, records) for label in ("收件", "办结", "在办", "撤销", "按期办结", "超期")
    }
    assert {label: one.value for label, one in counts.items()} == {
        "收件": 5, "办结": 2, "在办": 2, "撤销": 1, "按期办结": 1, "超期": 2,
    }  # fmt: skip
    assert counts["超期"].rows == (2, 3)
    assert figure(TASK, "办结率", records).shown == "50%"
    assert figure(TASK, "按期率", records).shown == "50%"
    assert figure(TASK, "用时中位数", records).shown == "14.5天"


def test_a_period_without_anything_shows_no_blank() -> None:
    assert figure(TASK, "收件", []).shown == "0件"
    assert figure(TASK, "办结率", []).shown == "—（无可统计的件）"
    assert figure(TASK, "用时中位数", []).shown == "—（无可统计的件）"


def test_the_sources_of_the_supervision_report_add_up() -> None:
    """省、市、区信箱件101件，督办单24件，其他11件; 热线 44、16、16."""
    many = [("省信箱件", 30), ("市信箱件", 41), ("县（区）信箱件", 30), ("政府督办单", 24), ("其他", 11)]
    records = rows(
        TASK, ({"source": source, "state": "已办结"} for source, count in many for _ in range(count))
    )
    box = [one for one in records if str(one["source"]).endswith("信箱件")]
    assert [figure(TASK, "收件", part).value for part in (box, records)] == [101, 136]
    calls = [("12345转办", 44), ("12319", 16), ("来电", 16)]
    lines = rows(HOTLINE, ({"way": way, "state": "已办结"} for way, count in calls for _ in range(count)))
    assert figure(HOTLINE, "收件", lines).value == 76


def test_fifty_one_projects_are_nineteen_seventeen_fourteen_and_one() -> None:
    states = [("已完成", 19), ("在建", 17), ("加快推进", 14), ("已取消", 1)]
    records = rows(PROJECT, ({"state": state} for state, count in states for _ in range(count)))
    parts = [figure(PROJECT, label, records).value for label in ("完成", "在建", "推进", "取消")]
    assert parts == [19, 17, 14, 1]
    assert figure(PROJECT, "项目", records).value == 51 == sum(int(part or 0) for part in parts)


def test_more_handled_than_received_is_said_and_gets_no_rate() -> None:
    """The source's own sentence: 收945件、处置1445件，结案率空缺; it must never be copied."""
    period: dict[str, Value] = {
        "subject": "数字城管案件",
        "first": date(2026, 1, 1),
        "last": date(2026, 12, 31),
        "source": "市中心",
    }
    row = told(FIGURE, {**period, "received": 945, "handled": 1445})
    assert row["warning"] == "办理1445件多于收件945件，请核对来源，核对以前不要上报"
    assert row["rate"] is None
    over = told(FIGURE, {**period, "received": 945, "closed": 1445})
    assert over["rate"] is None
    right = told(FIGURE, {**period, "received": 28_224, "closed": 28_189})
    assert (right["warning"], right["rate"]) == (None, "99.88%")
    broken = told(FIGURE, {**period, "received": 10, "closed": 6, "open": 3, "withdrawn": 0})
    assert broken["warning"] == "办结、在办、撤销合计9件，不等于收件10件"
    assert figure(FIGURE, "需要核对", rows(FIGURE, [row, right])).rows == (1,)


def test_a_share_is_rounded_once_from_the_counts() -> None:
    assert [percent(part, 92) for part in (22, 68, 2)] == ["23.91%", "73.91%", "2.17%"]
    assert [percent(0, 7), percent(7, 7), percent(1, 8)] == ["0%", "100%", "12.5%"]


def test_a_case_is_due_the_day_it_comes_unless_a_day_is_named() -> None:
    sent: dict[str, Value] = {"case_no": "C1", "sent_at": datetime(2026, 3, 6, 16, 30), "kind": "部件"}
    assert told(CITYCASE, sent)["due_on"] == date(2026, 3, 6)
    assert told(CITYCASE, {**sent, "limit_days": 1})["due_on"] == date(2026, 3, 9)
    assert told(CITYCASE, {**sent, "due_day": date(2026, 3, 20)})["due_on"] == date(2026, 3, 20)


def test_a_row_of_the_centre_tells_its_steps() -> None:
    told_by = adopt({"case_no": "C1", "closed_on": date(2026, 3, 9), "outcome": "已解决"})
    assert [one.kind for one in told_by.steps] == ["replied", "closed"]
    assert dict(told_by.values) == {"case_no": "C1"}


def test_a_look_that_found_nothing_is_done() -> None:
    base: dict[str, Value] = {"planned_on": date(2026, 3, 2), "way": "实地督查", "subject": "供水"}
    assert told(SUPERVISION, base)["due_on"] == date(2026, 3, 2)
    clear = told(SUPERVISION, base, step("held", "2026-03-03", held_on=date(2026, 3, 3), situation="正常"))
    assert clear["state"] == "未发现问题"
    found = told(
        SUPERVISION, base,
        step(
            "held", "2026-03-03", held_on=date(2026, 3, 3), situation="拖延", problems="进度慢",
            mend_until=date(2026, 3, 20),
        ),
    )  # fmt: skip
    assert (found["state"], found["due_on"]) == ("待反馈", date(2026, 3, 20))
    records = rows(SUPERVISION, [clear, found])
    assert [figure(SUPERVISION, label, records).value for label in ("实地督查", "书面督查", "发现问题")] == [
        2,
        0,
        1,
    ]


def test_a_node_reached_late_is_late() -> None:
    base: dict[str, Value] = {
        "project_no": "工程-2026-0001",
        "title": "主体封顶",
        "planned_on": date(2026, 3, 2),
    }
    late = told(NODE, base, step("reached", "2026-03-03", reached_on=date(2026, 3, 3)))
    right = told(NODE, base, step("reached", "2026-03-02", reached_on=date(2026, 3, 2)))
    assert (late["late"], right["late"]) == (True, False)
    assert figure(NODE, "按期到达", rows(NODE, [late, right])).rows == (2,)
