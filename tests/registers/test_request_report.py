"""What the annual report reads from a request: its end, its row, the day it counts."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.annual_report import BY_WORD, RESULTS
from desktop_app.domain.fields import Value
from desktop_app.registers.codes import CODE_LISTS
from desktop_app.registers.request_report import facts_of

CAME, REPLIED = date(2025, 12, 1), date(2025, 12, 30)
ROW: dict[str, Value] = {
    "number": "申请-2025-0001",
    "applicant_kind": "自然人",
    "reached_on": CAME,
    "received_on": CAME,
    "replied_on": REPLIED,
    "report_row": "（一）予以公开",
}


def test_a_reply_counts_on_the_day_it_left() -> None:
    posted, signed = date(2025, 12, 31), date(2026, 1, 4)
    assert facts_of(1, ROW).closed_on == REPLIED
    assert facts_of(1, ROW | {"signed_on": signed}).closed_on == signed
    assert facts_of(1, ROW | {"posted_on": posted, "signed_on": signed}).closed_on == posted
    assert facts_of(1, ROW | {"replied_on": None}).closed_on is None


@pytest.mark.parametrize("word", BY_WORD)
def test_every_word_of_the_list_has_its_row(word: str) -> None:
    assert facts_of(1, ROW | {"report_row": word}).row == BY_WORD[word]


@pytest.mark.parametrize(
    ("key", "row"), [("withdrawn_on", "other_3"), ("lapsed_on", "other_1"), ("fee_lapsed_on", "other_2")]
)
def test_an_end_without_a_reply_has_its_row(key: str, row: str) -> None:
    ended = ROW | {"replied_on": None, "report_row": None, key: REPLIED}
    facts = facts_of(1, ended)
    assert (facts.closed_on, facts.row) == (REPLIED, row)
    assert facts_of(1, ended | {"report_row": "（三）1.属于国家秘密"}).row == "denied_1"


def test_a_kind_of_reply_tells_its_row_but_for_the_one_that_could_be_seven() -> None:
    (kinds,) = (entry.words for entry in CODE_LISTS if entry.key == "reply_kind")
    rows = {kind: facts_of(1, ROW | {"report_row": None, "reply_kind": kind}).row for kind in kinds}
    assert [kind for kind, row in rows.items() if row not in RESULTS] == ["不予公开"]
    assert rows["信息不存在"] == rows["非本机关"] == "unable_1"
    assert rows["特别规定（行政查询）"] == "denied_8"


def test_a_word_of_the_offices_own_has_no_row() -> None:
    facts = facts_of(1, ROW | {"report_row": "并案", "reply_kind": "予以公开"})
    assert (facts.row, facts.said) == ("", "并案")


def test_withdrawn_before_it_was_confirmed() -> None:
    gone = {**ROW, "received_on": None, "replied_on": None, "report_row": None, "withdrawn_on": REPLIED}
    assert (facts_of(1, gone).received_on, facts_of(1, gone).row) == (CAME, "other_3")
    assert facts_of(1, gone | {"withdrawn_on": None}).received_on is None
