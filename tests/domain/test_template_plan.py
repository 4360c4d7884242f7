"""What a form is filled with: kept and read again, open questions, what is new in a form that came anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.template_grid import Column, Table
from desktop_app.domain.template_marks import found, meaning, only, replaced
from desktop_app.domain.template_plan import (
    Anatomy,
    Filling,
    Mark,
    Plan,
    Rows,
    TablePlan,
    Use,
    plan_of,
    questions,
    renewed,
)
from desktop_app.registers.every import REGISTERS
from desktop_app.registers.hotline import HOTLINE

CALLER = Filling(Use.FIELD, "caller", "hotline")
TABLE = Table(
    "台账#1",
    "台账，第3行起",
    (Column(0, "序号", key="序号"), Column(1, "来电人", key="来电人")),
    (2, 2),
    (3, 5),
)
FORM = Anatomy((TABLE,), (Mark("期间", "{{期间}}", "台账，第2行"),))
PLAN = Plan(
    {"台账#1": TablePlan("hotline", {"序号": Filling(Use.COUNT), "来电人": CALLER})},
    {"期间": Filling(Use.FACT, "期间")},
)


def test_a_decided_plan_asks_nothing_and_comes_back_from_json() -> None:
    assert questions(FORM, PLAN) == ()
    assert plan_of(PLAN.as_json()) == PLAN


@pytest.mark.parametrize(
    "broken", [None, [], {"tables": {"a": {"register": "", "rows": "", "columns": {"x": 1}}}}]
)
def test_what_is_no_plan_is_no_plan(broken: object) -> None:
    with pytest.raises(ValueError, match="no "):
        plan_of(broken)


def test_every_open_place_is_asked() -> None:
    table = replace(TABLE, filled=(3,))
    form = Anatomy((table,), (*FORM.marks, Mark("没有的", "{{没有的}}", "台账，第9行")))
    plan = Plan({"台账#1": TablePlan("hotline", {"序号": Filling(Use.COUNT, doubt="请确认")})}, PLAN.marks)
    told = [question.words for question in questions(form, plan)]
    assert told == [
        "台账，第3行起：里面已有 1 行内容，换掉，还是接在后面填？",
        "“序号”：请确认",
        "“来电人”：没有对应的字段",
        "占位符“{{没有的}}”：不知道填什么（台账，第9行）",
    ]
    assert len(questions(form, Plan({}, {}))) == 3


def test_a_table_left_as_it_is_asks_nothing() -> None:
    assert questions(FORM, Plan({"台账#1": TablePlan("", {})}, PLAN.marks)) == ()


def test_a_new_column_alone_is_asked() -> None:
    table = replace(TABLE, columns=(*TABLE.columns, Column(2, "电话", key="电话")))
    form = Anatomy((table,), FORM.marks)
    fresh = Filling(Use.FIELD, "phone", "hotline")
    proposed = Plan({"台账#1": TablePlan("hotline", {"来电人": Filling(Use.EMPTY), "电话": fresh})}, {})
    plan = renewed(PLAN, proposed, form)
    assert plan.tables["台账#1"].columns["来电人"] == CALLER
    assert [question.key for question in questions(form, plan)] == ["电话"]


def test_a_table_on_a_renamed_sheet_is_known_by_its_headings() -> None:
    form = Anatomy((replace(TABLE, key="2027年#1"),), FORM.marks)
    assert questions(form, renewed(PLAN, Plan({}, {}), form)) == ()


def test_rows_that_stand_there_are_decided_once() -> None:
    form = Anatomy((replace(TABLE, filled=(3,)),), FORM.marks)
    plan = Plan({"台账#1": replace(PLAN.tables["台账#1"], rows=Rows.REPLACE)}, PLAN.marks)
    assert questions(form, plan) == ()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("咨询热线.收件", Filling(Use.NUMBER, "收件", "hotline")),
        ("咨询热线.办结率", Filling(Use.NUMBER, "办结率", "hotline")),
        ("咨询热线.姓名", Filling(Use.FIELD, "caller", "hotline")),
        ("反映内容", Filling(Use.FIELD, "content", "hotline")),
        ("收件", Filling(Use.NUMBER, "收件", "hotline")),
        ("填报单位", Filling(Use.FACT, "单位")),
        ("期间", Filling(Use.FACT, "期间")),
        ("没有的台账.收件", None),
        ("咨询热线.没有的", None),
        ("没有的", None),
    ],
)
def test_a_placeholder_means_one_thing_or_is_asked(name: str, meant: Filling | None) -> None:
    assert meaning(name, HOTLINE, REGISTERS) == meant


def test_placeholders_are_found_and_exchanged() -> None:
    text = "{{ 咨询热线 ． 收件 }}件，【期间】，{{没有的}}，{单层}"
    assert [name for name, _ in found(text)] == ["咨询热线.收件", "期间", "没有的"]
    assert replaced(text, {"咨询热线.收件": "44", "期间": "3月"}.get) == "44件，3月，{{没有的}}，{单层}"
    assert only(" {{期间}} ") == "期间"
    assert only("{{期间}}：") is None
