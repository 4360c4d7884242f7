"""What the annual report reads from a request: its end, its row, the day it counts."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.annual_report import BY_WORD, RESULTS
from desktop_app.domain.annual_report_facts import Ending, ReliefFacts, RequestFacts
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Step
from desktop_app.registers.codes import CODE_LISTS
from desktop_app.registers.request_report import asks_for_steps, facts_of, fee_paid

CAME, REPLIED = date(2025, 12, 1), date(2025, 12, 30)
ROW: dict[str, Value] = {
    "number": "申请-2025-0001",
    "applicant_kind": "自然人",
    "reached_on": CAME,
    "received_on": CAME,
    "replied_on": REPLIED,
    "report_row": "（一）予以公开",
}


def closed_on(facts: RequestFacts) -> date | None:
    return facts.ending.on if facts.ending else None


def row_of(facts: RequestFacts) -> str:
    assert facts.ending
    return facts.ending.row


def test_a_reply_counts_on_the_day_it_left() -> None:
    posted, signed = date(2025, 12, 31), date(2026, 1, 4)
    assert closed_on(facts_of(1, ROW)) == REPLIED
    assert closed_on(facts_of(1, ROW | {"signed_on": signed})) == signed
    assert closed_on(facts_of(1, ROW | {"posted_on": posted, "signed_on": signed})) == posted
    assert closed_on(facts_of(1, ROW | {"replied_on": None})) is None


@pytest.mark.parametrize("word", BY_WORD)
def test_every_word_of_the_list_has_its_row(word: str) -> None:
    assert row_of(facts_of(1, ROW | {"report_row": word})) == BY_WORD[word]


@pytest.mark.parametrize(
    ("key", "row"),
    [
        ("withdrawn_on", "other_3"),
        ("lapsed_on", "other_1"),
        ("fee_lapsed_on", "other_2"),
        ("merged_on", "other_3"),
    ],
)
def test_an_end_without_a_reply_has_its_row(key: str, row: str) -> None:
    ended = ROW | {"replied_on": None, "report_row": None, key: REPLIED}
    facts = facts_of(1, ended)
    assert (closed_on(facts), row_of(facts)) == (REPLIED, row)
    assert row_of(facts_of(1, ended | {"report_row": "（三）1.属于国家秘密"})) == "denied_1"


def test_a_kind_of_reply_tells_its_row_but_for_the_one_that_could_be_seven() -> None:
    (kinds,) = (entry.words for entry in CODE_LISTS if entry.key == "reply_kind")
    rows = {kind: row_of(facts_of(1, ROW | {"report_row": None, "reply_kind": kind})) for kind in kinds}
    assert [kind for kind, row in rows.items() if row not in RESULTS] == ["不予公开"]
    assert rows["信息不存在"] == rows["非本机关"] == "unable_1"
    assert rows["特别规定（行政查询）"] == "denied_8"


def test_a_word_of_the_offices_own_has_no_row() -> None:
    facts = facts_of(1, ROW | {"report_row": "并案", "reply_kind": "予以公开"})
    assert facts.ending
    assert (facts.ending.row, facts.ending.said) == ("", "并案")


def test_withdrawn_before_it_was_confirmed() -> None:
    gone = {**ROW, "received_on": None, "replied_on": None, "report_row": None, "withdrawn_on": REPLIED}
    assert (facts_of(1, gone).received_on, row_of(facts_of(1, gone))) == (CAME, "other_3")
    assert facts_of(1, gone | {"withdrawn_on": None}).received_on is None


def step(kind: str, on: date, **payload: Value) -> Step:
    return Step(kind, on, payload)


def test_the_row_tells_its_latest_relief() -> None:
    told: dict[str, Value] = {
        "relief_kind": "行政复议",
        "relief_on": CAME,
        "relief_no": "甲",
        "relief_result": "维持",
    }
    assert facts_of(1, ROW).reliefs == ()
    assert facts_of(1, ROW | told).reliefs == (ReliefFacts("行政复议", CAME, "维持", None, "甲"),)
    assert (asks_for_steps(ROW), asks_for_steps(ROW | told)) == (False, True)


def test_a_decision_belongs_to_the_case_of_its_number_else_to_the_latest_undecided() -> None:
    days = [date(2026, month, 1) for month in range(1, 7)]
    filed = [
        step("relief_filed", days[0], relief_on=days[0], relief_kind="行政复议", relief_no="甲"),
        step("relief_filed", days[1], relief_on=days[1], relief_kind="复议后起诉"),
    ]
    by_number = step(
        "relief_decided", days[2], relief_no="甲", relief_result="维持", relief_result_on=days[2]
    )
    without = step("relief_decided", days[3], relief_result="纠正", relief_result_on=days[3])
    assert facts_of(1, ROW, [*filed, by_number, without]).reliefs == (
        ReliefFacts("行政复议", days[0], "维持", days[2], "甲"),
        ReliefFacts("复议后起诉", days[1], "纠正", days[3]),
    )
    lost = step("relief_decided", days[4], relief_no="丙", relief_result="维持", relief_result_on=days[4])
    assert facts_of(1, ROW, [*filed, by_number, without, lost]).reliefs[2].kind == ""


def test_every_ending_of_a_request_taken_up_again() -> None:
    again, later = date(2026, 2, 2), date(2026, 3, 3)
    course = [
        step("replied", REPLIED, replied_on=REPLIED, report_row="（一）予以公开"),
        step("posted", REPLIED, posted_on=REPLIED),
        step("reopened", again, reopened_on=again),
        step("supplement_asked", again, asked_on=again),
    ]
    row = ROW | {"reopened_on": again}
    assert facts_of(1, row, course).endings == (Ending(REPLIED, "granted", "（一）予以公开"),)
    course += [step("withdrawn", later, withdrawn_on=later)]
    facts = facts_of(1, row | {"withdrawn_on": later}, course)
    assert facts.endings == (Ending(REPLIED, "granted", "（一）予以公开"), Ending(later, "other_3", ""))
    assert (facts.reopened_on, facts.ending) == (again, facts.endings[0])


def test_a_fee_counts_when_it_was_paid() -> None:
    assert fee_paid(ROW | {"fee_amount": 380}) is None
    assert fee_paid(ROW | {"fee_amount": 380, "paid_on": REPLIED}) == (REPLIED, 380)
