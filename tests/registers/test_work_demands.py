"""工作保障: what several fields ask of each other, what is derived of them, and rows of foreign sheets."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.assessment_law import hundredths, of_fraction, weight, weight_note
from desktop_app.domain.register import Register
from desktop_app.registers.work.assessment import ASSESSMENT
from desktop_app.registers.work.awards import AWARD
from desktop_app.registers.work.checks import INSPECTION
from desktop_app.registers.work.codes import MUST_DELIBERATE
from desktop_app.registers.work.duties import PLEDGE, POST
from desktop_app.registers.work.learning import DELIBERATION, TRAINING, must_deliberate
from desktop_app.registers.work.meetings import MEETING
from desktop_app.registers.work.people import LIAISON
from desktop_app.registers.work.plans import PLAN
from desktop_app.registers.work.trials import FORUM
from tests.registers.test_work_ledgers import MARCH, TODAY, Given, lived

DAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("text", "read"),
    [("4%", 400), ("4", 400), ("4.5％", 450), ("３.25", 325), ("100%", 10_000), ("0.5%", 50), (" 4 % ", 400)],
)
def test_a_weight_is_read(text: str, read: int) -> None:
    assert weight(text) == read


@pytest.mark.parametrize("text", ["0.04", "四", "4‰", "-4%", "4.555%", "101%", "", "4%%", "4 5"])
def test_what_is_no_weight_is_none(text: str) -> None:
    assert weight(text) is None
    assert weight_note(text) is None


def test_a_weight_below_four_per_cent_is_told_with_its_article() -> None:
    assert [weight_note(text) is None for text in ("4%", "4.01", "3.99%", "0%")] == [True, True, False, False]
    assert "国办发〔2016〕80号" in str(weight_note("3.99%"))
    assert [hundredths(text) for text in ("9.5", "10", "0.05", "9.555", "九")] == [950, 1000, 5, None, None]
    assert [of_fraction(text) for text in ("0.04", "0.045", "0.0375", "0.00", "4%", "1")] == [
        *("4%", "4.5%", "3.75%"),
        *(None, None, None),
    ]


def test_an_assessment_tells_its_rate_and_its_weight() -> None:
    row = lived(ASSESSMENT, {"assessed_on": MARCH, "full_score": "10", "score": "9.5", "weight": "3%"})
    assert row["score_rate"] == "95%"
    assert "低于4%" in str(row["weight_note"])
    row = lived(ASSESSMENT, {"assessed_on": MARCH, "full_score": "0", "score": "0", "weight": "4%"})
    assert (row["score_rate"], row["weight_note"]) == (None, None)


DEMANDS: list[tuple[Register, Given, list[str]]] = [
    (ASSESSMENT, {"full_score": "10", "score": "10", "weight": "3%"}, []),
    (ASSESSMENT, {"full_score": "10", "score": "10.5"}, ["得分：不能高于分值"]),
    (ASSESSMENT, {"full_score": "十", "score": "9"}, ["分值：请写数字，最多两位小数，如9.5"]),
    (ASSESSMENT, {"weight": "0.04"}, ["权重：请写成百分数，如4%或4.5%，不超过100%"]),
    (POST, {"level": "单位职责"}, []),
    (POST, {"level": "岗位职责"}, ["科室：岗位职责必须填写", "岗位名称：岗位职责必须填写"]),
    (PLEDGE, {"begins_on": TODAY, "ends_on": MARCH}, ["责任期止：不能早于责任期起"]),
    (PLAN, {"drafted_on": TODAY, "ends_on": MARCH}, ["完成期限：不能早于起草日期"]),
    (MEETING, {"kind": "集体研究"}, ["研究事项类别：集体研究的必须填写"]),
    (MEETING, {"kind": "集体研究", "matter": "大额支出"}, ["涉及金额：大额支出的必须填写"]),
    (AWARD, {"target": "个人", "kind": "表扬"}, ["个人姓名：奖惩对象是个人的必须填写"]),
    (AWARD, {"kind": "奖励", "fabricated": True}, ["弄虚作假：弄虚作假的不能表扬奖励"]),
    (AWARD, {"kind": "通报批评", "fabricated": True}, []),
    (FORUM, {"attended": 9, "satisfied": 8, "fair": 2}, ["参加人数：少于满意、基本满意、不满意的票数之和"]),
    (FORUM, {"attended": 9, "supervisors": 10}, ["监督员人数：不能多于参加人数"]),
    (TRAINING, {"expected": 5, "attended": 9, "leaders": 9}, []),
    (TRAINING, {"attended": 9, "leaders": 10}, ["领导干部人数：不能多于实到人数"]),
    (TRAINING, {"examined": 3, "passed": 4}, ["考试合格人数：不能多于考试人数"]),
]


@pytest.mark.parametrize(("ledger", "values", "said"), DEMANDS)
def test_what_fields_ask_of_each_other(ledger: Register, values: Given, said: list[str]) -> None:
    assert list(ledger.demands(values)) == said


def test_what_passed_with_a_no_is_told() -> None:
    yes: Given = {"fair": "是", "democratic": "是", "real": "是"}
    asked: Given = {"submitted_on": MARCH}
    assert lived(DELIBERATION, asked, ("passed", DAY, yes))["check_note"] is None
    row = lived(DELIBERATION, asked, ("passed", DAY, {**yes, "real": "否"}))
    assert row["check_note"] == "公开的结果是否真实有效：没有填“是”，却登记了通过，请核对"
    assert lived(DELIBERATION, asked, ("returned", DAY, {"real": "否"}))["check_note"] is None
    assert [must_deliberate({"kind": kind}) for kind in (*MUST_DELIBERATE, "其他", None)] == [True] * 5 + [
        False
    ] * 2


def test_foreign_rows_tell_of_their_steps() -> None:
    left = LIAISON.adopt({"department": "房管股", "head": "李文", "since": MARCH, "left_on": DAY})
    assert [(step.kind, step.on) for step in left.steps] == [("left", DAY)]
    assert dict(left.values) == {"department": "房管股", "head": "李文", "since": MARCH}
    lost = LIAISON.adopt({"department": "房管股", "left_reason": "调动"})
    assert (lost.steps, lost.notes) == ((), ("卸任原因：没有对应的日期，未导入",))
    checked = INSPECTION.adopt(
        {"checks_on": MARCH, "problems": "栏目未更新", "rectified_on": DAY, "rectification": "已更新"}
    )
    assert [step.kind for step in checked.steps] == ["inspected", "rectified"]
    assert (
        lived(INSPECTION, checked.values, *((s.kind, s.on, s.payload) for s in checked.steps))["state"]
        == "已整改"
    )
    held = TRAINING.adopt({"title": "条例", "trains_on": MARCH, "attended": 30, "held_on": DAY})
    assert [(step.kind, step.on) for step in held.steps] == [("held", DAY)]
    weighed = ASSESSMENT.adopt({"weight": "0.04"})
    assert (weighed.values["weight"], weighed.notes) == ("4%", ("权重：表中的0.04按4%读入，请核对",))
