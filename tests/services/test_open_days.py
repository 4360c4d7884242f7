"""The desk of an Open Day: numbers, promises, who was here before, two ledgers put together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.records import Query, Record
from desktop_app.errors import Refused
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.open_day import OPEN, OPEN_DAY, PREPARING
from desktop_app.registers.visit import VISIT
from desktop_app.services.exporting import ExportWish
from desktop_app.services.office import Office
from desktop_app.work import drained
from tests.builders import added, moved
from tests.services.desks import DAY, blank_ledger, come, copied


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return blank_ledger(tmp_path_factory.mktemp("blank") / "data")


@pytest.fixture
def office(blank: Path, tmp_path: Path) -> Iterator[Office]:
    made = copied(blank, tmp_path / "data")
    yield made
    made.close(copy=False)


@pytest.fixture
def event(office: Office) -> Record:
    return added(office, OPEN_DAY, held_on=str(DAY), kind="政务公开日")


def numbers(office: Office, event: Record) -> dict[str, object]:
    return {figure.measure.label: figure.value for figure in office.open_days.figures(event.id)}


def test_each_desk_counts_for_itself_and_the_ledger_for_all(office: Office, event: Record) -> None:
    told = [come(office, desk).words for desk in ("1号台", "2号台", "1号台")]
    assert told == [
        "第1位　1-001　接访-2026-0001",
        "第1位　2-001　接访-2026-0002",
        "第2位　1-002　接访-2026-0003",
    ]
    assert [one.text("visitor") for one in office.open_days.today_at(DAY, "2号台")] == ["陈建国"]


def test_a_void_number_is_not_given_again(office: Office, event: Record) -> None:
    first = come(office)
    office.entries.void(VISIT, first.record.id, "重复登记")
    assert come(office).record["desk_no"] == 2
    assert numbers(office, event)["咨询件数"] == 1


def test_the_first_visitor_opens_the_day_and_takes_that_along_when_taken_back(
    office: Office, event: Record
) -> None:
    received = come(office)
    assert office.entries.get(OPEN_DAY, event.id)["state"] == OPEN
    assert office.history.undoable() == received.changed.label
    office.history.undo()
    assert office.entries.get(OPEN_DAY, event.id)["state"] == PREPARING
    assert numbers(office, event)["咨询件数"] == 0
    again = come(office, again=received.record.id, visitor="陈建业")
    assert (again.words, again.record["visitor"]) == (received.words, "陈建业")
    assert office.entries.get(OPEN_DAY, event.id)["state"] == OPEN
    assert office.entries.count(Query(VISIT.key)) == 1


def test_what_is_wrong_is_told_together_and_nothing_is_written(office: Office, event: Record) -> None:
    with pytest.raises(Refused) as no:
        come(office, visitor="", content=" ", handling="转办")
    assert "来访人：必须填写" in no.value.why
    assert "反映事项：必须填写" in no.value.why
    assert "转办科室：转办的事项必须填写" in no.value.why
    assert office.entries.count(Query(VISIT.key)) == 0
    assert come(office, visitor="㛃𬱖").record["visitor"] == "㛃𬱖"


def test_the_numbers_of_a_day_are_counted_with_their_rows(office: Office, event: Record) -> None:
    assert set(numbers(office, event).values()) == {0, None}
    shares = [f.shown for f in office.open_days.figures(event.id) if f.value is None]
    assert shares == ["—（无可统计的件）"] * 2
    come(office, people="5")
    passed = come(office, handling="转办", department="房产管理股", promised_days="5")
    come(office, handling="带回研究", promised_on="2026-06-01")
    assert numbers(office, event) == {
        "来访人次": 7, "咨询件数": 3, "当场答复": 1, "转办": 1, "带回研究": 1, "带回办理": 2, "已反馈": 0,
        "办理中": 2, "当场答复率": 1 / 3, "带回件办结率": 0.0,
    }  # fmt: skip
    moved(office, VISIT, passed.record, "fed_back", DAY)
    after = {figure.measure.label: figure for figure in office.open_days.figures(event.id)}
    assert (after["已反馈"].value, after["办理中"].value, after["带回件办结率"].shown) == (1, 1, "50%")
    assert after["已反馈"].rows == (passed.record.id,)


@pytest.mark.parametrize(
    ("text", "on", "days", "until"),
    [
        ("5", None, 5, date(2026, 5, 22)),
        ("５个工作日", None, 5, date(2026, 5, 22)),
        ("10工作日", None, 10, date(2026, 5, 29)),
        ("5-22", date(2026, 5, 22), None, date(2026, 5, 22)),
        ("5月22日", date(2026, 5, 22), None, date(2026, 5, 22)),
        ("2026.6.1", date(2026, 6, 1), None, date(2026, 6, 1)),
    ],
)
def test_a_promise_is_a_day_or_workdays_that_are_counted(
    office: Office, text: str, on: date | None, days: int | None, until: date
) -> None:
    promise = office.open_days.promise(text, DAY)
    assert promise is not None
    assert (promise.on, promise.days, promise.until) == (on, days, until)


def test_a_promise_is_shown_in_words(office: Office) -> None:
    promise = office.open_days.promise("5", DAY)
    assert promise is not None
    assert promise.words == "5个工作日，2026年5月22日（星期五）"
    assert office.open_days.promise("  ", DAY) is None


@pytest.mark.parametrize("text", ["0", "999", "过几天", "5-14", "2-30"])
def test_a_promise_nobody_can_keep_is_refused(office: Office, text: str) -> None:
    with pytest.raises(Refused):
        office.open_days.promise(text, DAY)


def test_who_was_here_before_is_a_fact_with_its_day(office: Office, event: Record) -> None:
    added(
        office, HOTLINE, called_at="2026-04-02 10:00", caller="陈建国", phone="13912345678", content="问过户"
    )
    come(office, phone="13912345678", visitor="别人")
    told = [one.words for one in office.open_days.known("陈建国", "13912345678")]
    assert told == [
        "2026-05-15 接访-2026-0001（同一电话）：问公租房",
        "2026-04-02 热线-2026-0001（同一电话）：问过户",
    ]
    assert [one.why for one in office.open_days.known("陈建国", "")] == ["同名"]
    come(office, visitor="未留名")
    assert office.open_days.known("未留名", "") == ()


def test_a_desk_is_named_at_this_pc(office: Office) -> None:
    assert office.open_days.desk() == "1号台"
    assert office.open_days.name_desk(" ２ ") == "2号台"
    assert office.open_days.desk() == "2号台"
    for wrong in ("", "很长的台名" * 5):
        with pytest.raises(Refused, match="名称不合适"):
            office.open_days.name_desk(wrong)


@pytest.fixture
def other(blank: Path, tmp_path: Path) -> Iterator[Office]:
    made = copied(blank, tmp_path / "other")
    yield made
    made.close(copy=False)


def carried(source: Office, event: Record, desk: str, into: Office, path: Path) -> dict[str, int]:
    """A desk's visitors taken into another ledger; what became of the rows."""
    drained(source.open_days.export_desk(event.id, desk, path, "合并"))
    rehearsal = into.importing.rehearse(VISIT, path)
    counts = {verdict: count for verdict, count in rehearsal.counts().items() if count}
    if not counts.keys() - {"新增", "修改"}:
        drained(into.importing.write(rehearsal))
    return counts


def test_a_desk_of_another_ledger_comes_in_once(
    office: Office, event: Record, other: Office, tmp_path: Path
) -> None:
    theirs = added(other, OPEN_DAY, held_on=str(DAY))
    come(office)
    for content in ("问公租房", "问公租房", "反映漏水"):  # two who ask the same and say no name
        come(other, "2号台", visitor="未留名", content=content)
    last = come(
        other, "2号台", handling="转办", department="房产管理股", promised_days="5", phone="13912345678"
    )
    path = tmp_path / "2号台.xlsx"
    assert carried(other, theirs, "2号台", office, path) == {"新增": 4}
    assert carried(other, theirs, "2号台", office, path) == {"不变": 4}
    raw = {f.key: f.kind.show(last.record[f.key]) for f in VISIT.typed()}
    other.entries.edit(VISIT, last.record.id, last.record.version, {**raw, "visitor": "陈建业"})
    assert carried(other, theirs, "2号台", office, path) == {"不变": 3, "修改": 1}
    assert numbers(office, event)["咨询件数"] == 5
    (seen,) = office.entries.page(Query(VISIT.key, equal={"phone": ("13912345678",)}), 0, 9)
    assert (seen["number"], seen["due_on"]) == ("接访-2026-0005", date(2026, 5, 22))


def test_two_desks_of_one_name_do_not_write_over_each_other(
    office: Office, event: Record, other: Office, tmp_path: Path
) -> None:
    theirs = added(other, OPEN_DAY, held_on=str(DAY))
    come(office)
    come(other, visitor="董晓", content="反映漏水")
    path = tmp_path / "1号台.xlsx"
    assert carried(other, theirs, "1号台", office, path) == {"有误": 1}
    (row,) = office.importing.rehearse(VISIT, path).rows
    assert "1-001 在台账里是另一位来访人（接访-2026-0001）" in row.mistakes[0]


def test_a_sheet_with_the_numbers_of_another_ledger_changes_nobody(
    office: Office, event: Record, other: Office, tmp_path: Path
) -> None:
    added(other, OPEN_DAY, held_on=str(DAY))
    come(office)
    come(other, "2号台", visitor="董晓")
    path = tmp_path / "带编号.xlsx"
    columns = ("number", "event_on", "desk", "desk_no", "visitor", "content")
    wish = ExportWish(Query(VISIT.key), columns, "接访", path, mask="none", reason="测试")
    drained(other.exporting.write(VISIT, wish))
    (row,) = office.importing.rehearse(VISIT, path).rows
    assert "接访-2026-0001在台账里是 1-001，表里是 2-001来访人，不是同一位" in row.mistakes[0]


def test_the_same_visitor_without_a_desk_is_the_same(office: Office, event: Record, tmp_path: Path) -> None:
    """What a sheet without desks tells of somebody written down at a desk is no second visit."""
    come(office, phone="13912345678")
    path = tmp_path / "无台号.xlsx"
    wish = ExportWish(
        Query(VISIT.key),
        ("event_on", "visitor", "phone", "content"),
        "接访",
        path,
        mask="none",
        reason="测试",
    )
    drained(office.exporting.write(VISIT, wish))
    assert office.importing.rehearse(VISIT, path).counts()["不变"] == 1
