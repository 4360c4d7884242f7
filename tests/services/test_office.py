"""A ledger opened, closed, copied, damaged and put back; and the example year."""

from __future__ import annotations

import os
import sqlite3
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from desktop_app.domain.records import Query, effective
from desktop_app.errors import AppError, Refused, Trouble
from desktop_app.registers.every import NAMED, PAGED, REGISTERS
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.slot import SLOT
from desktop_app.services.example import LEAST, fill
from desktop_app.services.office import Office, make_example, open_office
from tests.builders import TODAY, added, opened, rebuilt
from tests.services.test_importing import drained

LEFT_OUT = {"created_at", "updated_at"}
# What is planned has its day before it; only that may lie ahead.
AHEAD = {
    ("open_day", "筹备中"), ("supervision", "计划"), ("node", "未到达"), ("meeting", "待召开"),
    ("inspection", "已计划"), ("training", "已计划"), ("publicity", "计划中"),
}  # fmt: skip


def test_a_missing_ledger_is_begun_or_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="没有找到台账"):
        opened(tmp_path / "data", create=False)
    assert not (tmp_path / "data").exists()
    opened(tmp_path / "data").close(copy=False)
    opened(tmp_path / "data", create=False).close(copy=False)


def test_a_foreign_file_is_left_alone(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.db"
    ledger.write_bytes(b"not a database, but long enough to look like something" * 50)
    before = ledger.read_bytes()
    with pytest.raises(AppError, match="这个文件不是账本"):
        opened(tmp_path)
    assert ledger.read_bytes() == before
    ledger.unlink()
    with sqlite3.connect(ledger) as other:
        other.execute("CREATE TABLE diary (words TEXT)")
    other.close()
    with pytest.raises(AppError, match="这个文件不是政务公开台账的账本"):
        opened(tmp_path)
    assert not (tmp_path / "open.mark").exists()


def test_a_ledger_of_a_newer_program_is_refused_untouched(tmp_path: Path) -> None:
    opened(tmp_path).close(copy=False)
    with sqlite3.connect(tmp_path / "ledger.db") as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.close()
    with pytest.raises(Refused, match="账本由更新版本的程序保存过"):
        opened(tmp_path)


def test_a_locked_ledger_is_told(tmp_path: Path) -> None:
    opened(tmp_path).close(copy=False)
    other = sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(Trouble, match="账本正被占用"):
            opened(tmp_path)
    finally:
        other.close()
    opened(tmp_path).close(copy=False)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Trouble, match="不能建立数据文件夹"):
        opened(tmp_path / "file" / "data")


def test_an_unclean_end_makes_the_next_start_look_twice(tmp_path: Path) -> None:
    made = opened(tmp_path)
    for number in range(40):
        added(made, HOTLINE, content=f"第{number}件" * 40)
    made.close(copy=False)
    assert not (tmp_path / "open.mark").exists()
    ledger = tmp_path / "ledger.db"
    _scratch(ledger)
    (tmp_path / "open.mark").write_text("", encoding="utf-8")
    with pytest.raises(Trouble, match="账本文件已损坏"):
        opened(tmp_path)


def _scratch(ledger: Path) -> None:
    """Overwrite the page in the middle that holds the calls, as a failing disk does."""
    content = bytearray(ledger.read_bytes())
    at = content.index("第20件".encode()) // 4096 * 4096
    content[at : at + 512] = os.urandom(512)
    ledger.write_bytes(content)


def test_closing_leaves_a_checked_copy_and_the_last_ten_are_kept(tmp_path: Path) -> None:
    moment = datetime(2026, 6, 15, 9)
    for day in range(12):
        shown = moment + timedelta(days=day)
        made = open_office(tmp_path, today=lambda: TODAY, now=partial(datetime.fromisoformat, str(shown)))
        made.close()
    copies = made.safekeeping.copies()
    assert len(copies) == 10
    assert {copy.why for copy in copies} == {"退出时"}
    assert copies[0].made_at == moment + timedelta(days=11)


def test_a_failed_copy_is_told_and_the_ledger_is_closed_all_the_same(tmp_path: Path) -> None:
    made = opened(tmp_path)
    (tmp_path / "backups").write_text("", encoding="utf-8")
    with pytest.raises(Trouble, match="备份没有做成"):
        made.close()
    assert not (tmp_path / "open.mark").exists()


def test_putting_a_copy_back(tmp_path: Path) -> None:
    made = opened(tmp_path)
    kept = added(made, HOTLINE, content="留下的")
    copy = made.safekeeping.copy_now()
    added(made, HOTLINE, content="备份以后的")
    made.restore(copy)
    again = opened(tmp_path)
    assert [r["content"] for r in again.entries.page(Query(HOTLINE.key), 0, 9)] == ["留下的"]
    assert again.entries.get(HOTLINE, kept.id)["number"] == "热线-2026-0001"
    assert list(tmp_path.glob("ledger-恢复前-*.db"))
    again.close(copy=False)


def test_a_copy_that_is_none_is_refused_and_the_ledger_stays(tmp_path: Path) -> None:
    made = opened(tmp_path)
    added(made, HOTLINE)
    wrong = tmp_path / "照片.db"
    wrong.write_bytes(b"x" * 4096)
    with pytest.raises(AppError):
        made.restore(wrong)
    again = opened(tmp_path)
    assert again.entries.count(Query(HOTLINE.key)) == 1
    again.close(copy=False)


def told(office: Office) -> list[dict[str, object]]:
    return [
        {key: value for key, value in record.values.items() if key not in LEFT_OUT}
        for ledger in REGISTERS
        for record in office.entries.rows(ledger, office.entries.ids(Query(ledger.key)))
    ]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = opened(tmp_path_factory.mktemp("example"))
    drained(fill(made.store, 200, 1, TODAY))
    return made


def test_the_same_seed_makes_the_same_year(example: Office, tmp_path: Path) -> None:
    other = opened(tmp_path)
    drained(fill(other.store, 200, 1, TODAY))
    assert told(other) == told(example)
    other.close(copy=False)
    third = opened(tmp_path / "other")
    drained(fill(third.store, 200, 2, TODAY))
    assert told(third) != told(example)
    third.close(copy=False)


@pytest.mark.parametrize("records", [1, 2, 7, 10, 33, 101])
def test_it_holds_exactly_as_many_records_as_asked_for_and_the_open_days(
    tmp_path: Path, records: int
) -> None:
    days = 3 if records >= LEAST else 1
    assert drained(make_example(tmp_path, records, 1, TODAY)) == records + days
    made = opened(tmp_path)
    assert sum(made.entries.count(Query(ledger.key)) for ledger in NAMED) == records
    assert made.entries.count(Query(OPEN_DAY.key)) == days
    made.close(copy=False)


def test_nothing_in_it_lies_in_the_future_and_every_date_can_be_derived(example: Office) -> None:
    states: dict[str, set[str]] = {}
    for ledger in PAGED:
        for record in example.entries.rows(ledger, example.entries.ids(Query(ledger.key))):
            with example.store.reading() as reader:
                steps = effective(reader.steps(ledger.key, record.id))
            first = record.day(ledger.year_by)
            assert first is not None
            assert all(first <= step.on <= TODAY for step in steps), record["number"]
            assert first <= TODAY or (ledger.key, record["state"]) in AHEAD, record["number"]
            assert ledger.flow.astray(steps) is None, record["number"]
            again = rebuilt(example, ledger, record)
            assert {key: record[key] for key in again} == dict(again)
            assert not example.entries.read(ledger, example.entries.copy_of(ledger, record.id)).mistakes
            states.setdefault(ledger.key, set()).add(record.text("state"))
    assert {key for key, found in states.items() if len(found) >= 3} >= {"disclosure", "hotline", "request"}
    assert len(states["visit"]) >= 2
    assert {key for key, found in states.items() if len(found) >= 3} >= {
        "issue",
        "sheet",
        "topic",
        "decision",
    }
    assert {key for key, found in states.items() if len(found) == 2} >= {
        "publication",
        "objection",
        "comment",
    }
    assert states.keys() == {ledger.key for ledger in PAGED}


def test_it_never_mixes_with_real_records(tmp_path: Path) -> None:
    made = opened(tmp_path)
    added(made, HOTLINE)
    made.close(copy=False)
    with pytest.raises(Refused, match="这个文件夹里已有台账"):
        drained(make_example(tmp_path, 10, 1, TODAY))


def test_a_year_ends_on_any_day(tmp_path: Path) -> None:
    for number, today in enumerate((date(2026, 1, 1), date(2024, 2, 29), date(2026, 5, 15))):
        made = opened(tmp_path / str(number), today)
        drained(fill(made.store, 40, number, today))
        assert sum(made.entries.count(Query(ledger.key)) for ledger in NAMED) == 40
        for ledger in PAGED:
            for record in made.entries.rows(ledger, made.entries.ids(Query(ledger.key))):
                with made.store.reading() as reader:
                    dated = [step.on for step in effective(reader.steps(ledger.key, record.id))]
                assert all(day <= today for day in dated), record["number"]
                assert not made.entries.read(ledger, made.entries.copy_of(ledger, record.id)).mistakes
        made.close(copy=False)


def test_the_other_registers_come_along_in_proportion(example: Office, tmp_path: Path) -> None:
    """A few items leave no room for boards and decisions; many fill them."""
    others = [ledger for ledger in PAGED if ledger not in (*NAMED, SLOT)]
    counts = []
    for records in (10, 60):
        made = opened(tmp_path / str(records))
        drained(fill(made.store, records, 1, TODAY))
        counts.append([made.entries.count(Query(ledger.key)) for ledger in others])
        made.close(copy=False)
    counts.append([example.entries.count(Query(ledger.key)) for ledger in others])
    few, some, many = (sum(found) for found in counts)
    assert few < some / 3 < many / 9
    assert all(counts[-1])


def test_a_command_beside_the_window_leaves_its_marks(tmp_path: Path) -> None:
    window = open_office(tmp_path / "数据")
    guest = open_office(tmp_path / "数据", resident=False)
    guest.close(copy=False)
    assert (tmp_path / "数据" / "open.mark").exists()
    window.close(copy=False)
    assert not (tmp_path / "数据" / "open.mark").exists()
