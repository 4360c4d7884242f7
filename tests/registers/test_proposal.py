"""建议提案: days and states as steps tell them, and the rates the superiors ask for (registers.md §6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_app.domain.fields import Value
from desktop_app.domain.measures import Figure, measured
from desktop_app.domain.proposal_law import MOTION, SUGGESTION
from desktop_app.domain.records import Record, Step
from desktop_app.domain.rulebook import MatterLimits, Rulebook
from desktop_app.registers.proposal import PROPOSAL, RETURNED

TODAY = date(2026, 12, 1)
TYPED: dict[str, Value] = {"kind": SUGGESTION, "role": "主办", "assigned_on": date(2026, 3, 31), "year": 2026}


def told(*steps: Step, rules: Rulebook | None = None, **typed: Value) -> Mapping[str, Value]:
    """Everything that follows from a form and these steps, one after the other."""
    numbered = [Step(one.kind, one.on, one.payload, id=at) for at, one in enumerate(steps, 1)]
    values = {**TYPED, **typed}
    return {**values, **PROPOSAL.cached(values, numbered, rules or Rulebook())}


def step(kind: str, month: int, day: int, **payload: Any) -> Step:
    """A step of 2026."""
    on = date(2026, month, day)
    return Step(kind, on, {PROPOSAL.flow.move(kind).on: on, **payload})


def figure(label: str, rows: list[Mapping[str, Value]]) -> Figure:
    """One number over these rows."""
    measure = next(one for one in PROPOSAL.measures if one.label == label)
    return measured(measure, [Record("proposal", at, 1, row) for at, row in enumerate(rows, 1)], TODAY)


ANSWERED = (step("dispatched", 4, 1, department="房管股"), step("replied", 6, 20))


def test_the_days_follow_from_how_it_was_handed_over() -> None:
    usual, hard = told(), told(hard=True)
    joint = told(role="会办", lead="县应急管理局")
    assert (usual["due_on"], usual["return_due"]) == (date(2026, 6, 30), date(2026, 4, 10))
    assert usual["joint_due"] is None
    assert hard["due_on"] == date(2026, 9, 30)
    assert joint["due_on"] == joint["joint_due"] == date(2026, 4, 30)
    assert told(partners="县交通局")["joint_due"] == date(2026, 4, 30)


def test_other_limits_move_the_day() -> None:
    rules = Rulebook(matters=MatterLimits(proposal_months=2))
    assert told(rules=rules)["due_on"] == date(2026, 5, 31)


def test_an_extension_moves_the_day() -> None:
    put_off = step("extended", 6, 1, extended_to=date(2026, 7, 30), extend_reason="等待上级政策")
    assert told(put_off, kind=MOTION)["due_on"] == date(2026, 7, 30)


def test_an_answer_on_the_last_day_is_in_time_and_on_the_next_late() -> None:
    for day, late in ((30, False), (29, False)):
        assert told(step("replied", 6, day))["late"] is late
    assert told(step("replied", 7, 1))["late"] is True


def test_every_talk_is_kept_and_counted() -> None:
    row = told(
        step("dispatched", 4, 1),
        step("contacted", 4, 20, contact_way="见面", contact_whom="王明", contact_note="看了3栋楼"),
        step("contacted", 5, 6, contact_way="电话", contact_whom="李丽"),
        step("contacted", 5, 8, contact_way="座谈"),
    )
    assert (row["contact_times"], row["met_times"]) == (3, 2)
    assert row["contact_log"] == "2026-04-20 见面 王明：看了3栋楼\n2026-05-06 电话 李丽\n2026-05-08 座谈"
    assert row["state"] == "办理中"


def test_a_second_answer_does_not_make_the_first_one_late() -> None:
    unhappy = step("called_back", 6, 25, satisfaction="不满意")
    redone = step("redone", 7, 1, redo_due=date(2026, 8, 1), redo_reason="对补助标准不满意")
    row = told(*ANSWERED, unhappy, redone)
    assert (row["state"], row["due_on"], row["late"]) == ("重办中", date(2026, 8, 1), False)
    again = told(*ANSWERED, unhappy, redone, step("replied", 7, 28))
    assert (again["state"], again["reply_times"], again["finished_on"]) == ("已答复", 2, date(2026, 6, 20))
    assert again["late"] is False
    assert figure("二次答复", [again, row]).value == 1


def test_what_is_not_ours_goes_back_and_counts_as_withdrawn() -> None:
    row = told(step("sent_back", 4, 8, sent_back_reason="属于交通部门职责"))
    assert row["state"] == RETURNED
    assert PROPOSAL.matter
    assert RETURNED in PROPOSAL.matter.withdrawn
    assert figure("办复率", [row, told(*ANSWERED)]).shown == "100%"
    assert figure("退办", [row]).value == 1


def test_22_matters_are_14_motions_and_8_suggestions() -> None:
    """政务督查工作报告 of the source documents: 22 = 提案14 + 建议8."""
    rows = [told(kind=MOTION)] * 14 + [told(kind=SUGGESTION)] * 8
    assert [figure(label, rows).value for label in ("收件", MOTION, SUGGESTION)] == [22, 14, 8]


def test_the_shares_of_the_classes_are_those_of_the_superiors_table() -> None:
    """22 A + 68 B + 2 C = 92: 23.91, 73.91 and 2.17 per cent."""
    rows = [
        told(*ANSWERED, result_class=name)
        for name, many in (("A", 22), ("B", 68), ("C", 2))
        for _ in range(many)
    ]
    assert [figure(f"{name}类率", rows).shown for name in "ABC"] == ["23.91%", "73.91%", "2.17%"]
    assert [figure(f"{name}类件", rows).value for name in "ABCD"] == [22, 68, 2, 0]
    assert figure("A类率", [*rows, told()]).shown == "23.91%"  # who is not answered has no class


def test_rates_of_answers_talks_and_opinions() -> None:
    met, phoned = (step("contacted", 4, 20, contact_way=way) for way in ("见面", "电话"))
    happy, unhappy = (step("called_back", 6, 25, satisfaction=word) for word in ("基本满意", "不满意"))
    joint = told(step("opined", 4, 20), role="会办", lead="县应急管理局")
    rows = [told(*ANSWERED, met, happy), told(*ANSWERED, phoned, unhappy), told(), joint]
    assert figure("办复率", rows).shown == "75%"
    assert figure("见面率", rows).shown == "50%"  # of our own answers: an opinion is none
    assert figure("满意率", rows).shown == "50%"
    assert joint["state"] == "已答复"
    assert figure("见面率", [told()]).shown == "—（无可统计的件）"


def test_what_was_promised_counts_once_it_is_carried_out() -> None:
    done = step("followed", 9, 1, follow_note="已加装40部", carried_out=True)
    going = step("followed", 9, 1, follow_note="已开工22部")
    rows = [
        told(*ANSWERED, result_class="A"),
        told(*ANSWERED, done, result_class="B"),
        told(*ANSWERED, going, result_class="B"),
        told(*ANSWERED, result_class="C"),
    ]
    assert figure("落实率", rows).shown == "50%"


def test_who_takes_part_names_whom_the_opinion_goes_to() -> None:
    assert list(PROPOSAL.demands({"role": "会办"})) == ["主办单位：会办的必须填写"]
    assert list(PROPOSAL.demands({"role": "会办", "lead": "县应急管理局"})) == []
