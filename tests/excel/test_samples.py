"""Every sample sheet is read whole and right: counted against the list that came with the samples."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import pytest

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Step
from desktop_app.excel.plan import RowPlan, Verdict
from desktop_app.registers.every import register
from tests.excel.sheets import first_table, planned, sample

NAMES = (
    "依申请公开台账.xlsx",
    "依申请公开台账-单行表头.xlsx",
    "来电来访登记簿.xlsx",
    "公开日接访登记.xlsx",
    "主动公开清单.xlsx",
    "12345转办件.csv",
)
OURS = {"openday": "visit"}
KEYS = {
    "request": {"name": "applicant", "received": "reached_on"},
    "hotline": {"name": "caller", "on": "called_at"},
    "visit": {"name": "visitor"},
    "disclosure": {"title": "title", "formed": "formed_on"},
}
STEPS = {"replied": "replied_on", "published": "published_on"}


def day(value: Value) -> str | None:
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else None


def told_by(steps: Sequence[Step], key: str) -> Value:
    return next((step.payload[key] for step in steps if key in step.payload), None)


def seen(row: RowPlan, wanted: Mapping[str, object], keys: Mapping[str, str]) -> dict[str, object]:
    """The planned row in the words of the expectations."""
    told: dict[str, object] = {}
    for word in wanted:
        if word == "id_lost_digits":
            told[word] = any("后几位丢失" in note for note in row.notes)
        elif word in STEPS:
            told[word] = day(told_by(row.steps, STEPS[word]))
        else:
            value = row.values.get(keys.get(word, word))
            told[word] = day(value) if isinstance(value, date) else value
    return told


@pytest.mark.parametrize("name", NAMES)
def test_each_sample_is_read_as_expected(name: str) -> None:
    expected = json.loads(sample("expected.json").read_text(encoding="utf-8"))[name]
    book = register(OURS.get(expected["register"], expected["register"]))
    rows = planned(book, first_table(sample(name), book))
    assert len(rows) == expected["rows"]
    assert {row.verdict for row in rows} == {Verdict.NEW}, [row.mistakes for row in rows if row.mistakes]
    wanted = expected["records"]
    assert [seen(row, one, KEYS[book.key]) for row, one in zip(rows, wanted, strict=True)] == wanted


def test_lost_digits_leave_the_number_empty_and_are_told() -> None:
    book = register("request")
    rows = planned(book, first_table(sample("依申请公开台账.xlsx"), book))
    lost = [row for row in rows if any("后几位丢失" in note for note in row.notes)]
    assert len(lost) == 8
    assert all("paper_no" not in row.values for row in lost)


def test_the_visits_take_day_and_place_from_above_the_table() -> None:
    book = register("visit")
    table = first_table(sample("公开日接访登记.xlsx"), book)
    assert table.preamble["活动地点"] == "县城文化广场"
    assert {row.values["event_on"] for row in planned(book, table)} == {date(2025, 5, 15)}


def test_times_are_joined_to_merged_days() -> None:
    book = register("hotline")
    rows = planned(book, first_table(sample("来电来访登记簿.xlsx"), book))
    assert [row.values["called_at"] for row in rows[:4]] == [
        datetime(2025, 3, 2, 12, 55),
        datetime(2025, 3, 2, 12, 57),
        datetime(2025, 3, 2, 10, 17),
        datetime(2025, 3, 2, 17, 49),
    ]


def test_sums_blank_rows_notes_and_second_sheets_are_no_rows() -> None:
    book = register("request")
    table = first_table(sample("依申请公开台账.xlsx"), book)
    assert table.sheet == "台账"
    assert table.notes == ("填表人：李某某          审核人：王某某          联系电话：0915-4420000",)
    assert table.preamble["填报单位"] == "××县住建局"
    assert [(h.label, h.context) for h in table.headings[1:3]] == [
        ("姓名/名称", "申请人信息"),
        ("申请人类型", "申请人信息"),
    ]
    assert all(row.cells[1] not in ("38件", None) for row in table.rows)
