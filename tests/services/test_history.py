"""Taking back and doing again: every kind of action, several in a row, only of this sitting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.changes import Person
from desktop_app.domain.records import Query, Record, Voided
from desktop_app.domain.workdays import DayKind
from desktop_app.errors import Refused
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from tests.builders import added, least, moved, opened, rebuilt

Act = Callable[[Office, Record], object]


def _step_id(office: Office, record: Record) -> int:
    with office.store.reading() as reader:
        return reader.steps(REQUEST.key, record.id)[-1].id


ACTS: dict[str, tuple[Act, str]] = {
    "edit": (
        lambda o, r: o.entries.edit(REQUEST, r.id, r.version, least(REQUEST, remark="改")),
        "修改依申请公开",
    ),
    "move": (lambda o, r: moved(o, REQUEST, r, "third_party_asked", date(2026, 3, 12)), "征询第三方"),
    "correct": (lambda o, r: o.entries.correct(REQUEST, r.id, _step_id(o, r), "2026-03-11"), "更正日期"),
    "annul": (lambda o, r: o.entries.correct(REQUEST, r.id, _step_id(o, r), None), "撤销一步"),
    "void": (lambda o, r: o.entries.void(REQUEST, r.id, "重复"), "作废"),
}


def seen(office: Office, record: Record) -> dict[str, object]:
    """What a person sees of a record, but for who touched it last."""
    found = office.entries.get(REQUEST, record.id)
    left_out = ("updated_at", "updated_by", "voided_at", "voided_by")
    return {key: value for key, value in found.values.items() if key not in left_out}


@pytest.mark.parametrize("kind", ACTS)
def test_each_action_can_be_taken_back_and_done_again(office: Office, kind: str) -> None:
    record = moved(office, REQUEST, added(office, REQUEST), "extended", date(2026, 3, 10))
    before = seen(office, record)
    act, label = ACTS[kind]
    act(office, record)
    after = seen(office, record)
    assert after != before
    for _ in range(3):
        assert office.history.undoable() == label
        assert office.history.undo().label == f"撤销：{label}"
        assert seen(office, record) == before
        assert office.history.redoable() == label
        assert office.history.redo().label == f"重做：{label}"
        assert seen(office, record) == after
        assert office.history.redoable() is None


def test_an_added_record_goes_to_the_bin_and_keeps_its_number(office: Office) -> None:
    record = added(office, HOTLINE)
    office.history.undo()
    (gone,) = office.entries.page(Query(HOTLINE.key, voided=Voided.ONLY), 0, 9)
    assert (gone["number"], gone["void_reason"]) == ("热线-2026-0001", "撤销新增")
    office.history.redo()
    assert office.entries.get(HOTLINE, record.id)["void_reason"] is None
    assert added(office, HOTLINE)["number"] == "热线-2026-0002"


def test_several_in_a_row_back_and_forth(office: Office) -> None:
    record = added(office, REQUEST)
    states = [seen(office, record)]
    for key, day in (("supplement_asked", 4), ("supplemented", 6), ("extended", 10), ("replied", 12)):
        record = moved(office, REQUEST, record, key, date(2026, 3, day))
        states.append(seen(office, record))
    for expected in reversed(states[:-1]):
        office.history.undo()
        assert seen(office, record) == expected
    for expected in states[1:]:
        office.history.redo()
        assert seen(office, record) == expected
    with pytest.raises(Refused, match="没有可以重做"):
        office.history.redo()
    for expected in reversed(states[1:-1]):
        office.history.undo()
        assert seen(office, record) == expected
    again = rebuilt(office, REQUEST, record := office.entries.get(REQUEST, record.id))
    assert {key: record[key] for key in again} == dict(again)


def test_a_new_action_ends_the_redoing(office: Office) -> None:
    record = added(office, REQUEST)
    moved(office, REQUEST, record, "extended", date(2026, 3, 10))
    office.history.undo()
    added(office, HOTLINE)
    assert office.history.redoable() is None


def test_nothing_of_an_earlier_sitting_is_taken_back(tmp_path: Path) -> None:
    first = opened(tmp_path)
    record = added(first, HOTLINE)
    first.close(copy=False)
    second = opened(tmp_path)
    try:
        assert second.history.undoable() is None
        with pytest.raises(Refused, match="没有可以撤销的操作"):
            second.history.undo()
        second.entries.void(HOTLINE, record.id, "重复")
        assert second.history.undoable() == "作废"
        second.history.undo()
        assert second.history.undoable() is None
    finally:
        second.close(copy=False)


def test_what_was_built_upon_is_not_taken_back(office: Office) -> None:
    record = added(office, HOTLINE)
    with office.store.reading() as reader:
        (line, *_) = reader.last_units(1)
    office.entries.edit(HOTLINE, record.id, record.version, least(HOTLINE, remark="改"))
    with pytest.raises(Refused) as no, office.store.unit("撤销") as unit:
        unit.undo(line.id)
    assert no.value.what == "不能撤销“新增咨询热线”"
    assert "李文后来又做了“修改咨询热线”" in no.value.why


def test_typing_and_windows_leave_nothing_to_take_back(office: Office) -> None:
    before = office.history.undoable()
    office.drafts.save(HOTLINE.key, 0, {"content": "半句"})
    office.window.put("columns", ["number"])
    assert office.history.undoable() == before


def test_taking_back_a_calendar_or_limits_reckons_anew(office: Office) -> None:
    record = added(office, HOTLINE, matter="咨询")
    assert record["due_on"] == date(2026, 3, 5)
    office.rules.put_limits({**office.rules.limits(), "hotline.咨询": 5})
    assert office.entries.get(HOTLINE, record.id)["due_on"] == date(2026, 3, 9)
    rows = [(date(2026, 3, 4), DayKind.HOLIDAY, "停电")]
    kept = [(day, kind, name) for day, kind, name in office.calendar.days(2026)]
    office.calendar.apply(office.calendar.rehearse(2026, [*kept, *rows], "县政府通知"))
    assert office.entries.get(HOTLINE, record.id)["due_on"] == date(2026, 3, 10)
    office.history.undo()
    assert office.entries.get(HOTLINE, record.id)["due_on"] == date(2026, 3, 9)
    assert office.calendar.calendar().kind(date(2026, 3, 4)) is DayKind.WORKDAY
    office.history.undo()
    assert office.entries.get(HOTLINE, record.id)["due_on"] == date(2026, 3, 5)
    assert office.rules.limits()["hotline.咨询"] == 3
    office.history.redo()
    assert office.entries.get(HOTLINE, record.id)["due_on"] == date(2026, 3, 9)


def test_people_and_words_can_be_taken_back(office: Office) -> None:
    office.people.put(Person("王敏", duties=("管理",)))
    office.lists.put("department", [("房管股", True), ("建管股", True)])
    assert office.entries.options("department") == ("房管股", "建管股")
    office.history.undo()
    assert office.entries.options("department") == ()
    office.history.undo()
    assert [person.name for person in office.people.active()] == []
    assert office.entries.options("person") == ()


def test_the_timeline_is_told_in_words_newest_first(office: Office) -> None:
    record = added(office, REQUEST)
    office.entries.edit(REQUEST, record.id, record.version, least(REQUEST, department="房管股"))
    record = moved(office, REQUEST, office.entries.get(REQUEST, record.id), "extended", date(2026, 3, 10))
    office.entries.correct(REQUEST, record.id, _step_id(office, record), "2026-03-11")
    office.entries.void(REQUEST, record.id, "重复登记")
    office.entries.restore(REQUEST, record.id)
    lines = office.history.timeline(REQUEST, record.id)
    told = [line.what for line in lines]
    assert sorted(told) == sorted(
        [
            "恢复",
            "作废：重复登记",
            "延期告知",
            "延期告知（已更正）",
            f"出具文书《告知书》{record['extend_no']}",
            "修改",
            "新增",
        ]
    )
    assert told.index("恢复") < told.index("作废：重复登记") < told.index("修改") < told.index("新增")
    edit = next(line for line in lines if line.what == "修改")
    assert edit.details == (("承办科室", "办公室", "房管股"),)
    assert edit.who == "李文"
    living = next(line for line in lines if line.what == "延期告知")
    assert living.on == date(2026, 3, 11)
    assert ("延期工作日数", "", "10") in living.details
    assert living.step is not None
    assert [line.step for line in lines if line.what == "延期告知（已更正）"] == [None]
