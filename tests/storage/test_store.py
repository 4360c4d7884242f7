"""One action, one unit of work: what is kept, what is refused, what rolls back."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query, Step, Voided
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused, Trouble
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.request import REQUEST
from desktop_app.storage.audit import verify
from desktop_app.storage.engine import check, open_engine
from desktop_app.storage.migrate import bring_up
from desktop_app.storage.store import Store
from tests.storage.builders import CALL, DISPATCHED, REPLIED, call
from tests.storage.conftest import NOW


def test_a_new_record_has_number_state_and_due_day(store: Store) -> None:
    added = call(store)
    with store.reading() as reader:
        record = reader.get(HOTLINE, added)
    assert record["number"] == "热线-2026-0001"
    assert (record["state"], record["due_on"], record["provisional"]) == ("已登记", date(2026, 3, 19), None)
    assert (record["created_by"], record["created_at"], record.version) == ("李四", NOW, 1)
    assert {key: record[key] for key in CALL} == CALL


def test_numbers_run_by_year_and_register(store: Store) -> None:
    call(store)
    call(store, called_at=datetime(2025, 12, 31, 23, 59))
    call(store)
    with store.unit("新增") as unit:
        undated = unit.get(DISCLOSURE, unit.add(DISCLOSURE, {"title": "没有日期的信息"}))
    with store.reading() as reader:
        numbers = [r["number"] for r in reader.page(Query("hotline", sort=(("number", False),)), 0, 9)]
    assert numbers == ["热线-2025-0001", "热线-2026-0001", "热线-2026-0002"]
    assert undated["number"] == f"公开-{NOW.year}-0001"
    assert undated["index_no"] == "00-2026-0001"


def test_a_unit_that_fails_leaves_nothing_and_no_gap_in_the_numbers(store: Store) -> None:
    with pytest.raises(RuntimeError, match="half way"), store.unit("新增") as unit:  # noqa: PT012  one action
        unit.add(HOTLINE, CALL)
        raise RuntimeError("half way")
    with store.reading() as reader:
        assert reader.count(Query("hotline", voided=Voided.BOTH)) == 0
        assert reader.last_units(9) == ()
    added = call(store)
    with store.reading() as reader:
        assert reader.get(HOTLINE, added)["number"] == "热线-2026-0001"


def test_an_edit_keeps_what_differs_and_moves_the_due_day(store: Store) -> None:
    added = call(store)
    with store.unit("修改") as unit:
        unit.change(HOTLINE, added, {"matter": "咨询", "caller": "张三", "phone": ""}, version=1)
    with store.reading() as reader:
        record, (_, edit) = reader.get(HOTLINE, added), reader.changes("hotline", added)
    assert (record["matter"], record["phone"], record["due_on"]) == ("咨询", None, date(2026, 3, 5))
    assert record.version == 2
    assert (edit.kind, edit.label, edit.who, edit.at) == ("edit", "修改", "李四", NOW)
    assert edit.before == {"matter": "投诉", "phone": "13800138000", "due_on": date(2026, 3, 19)}
    assert edit.after == {"matter": "咨询", "phone": None, "due_on": date(2026, 3, 5)}


def test_an_edit_without_a_difference_writes_nothing(store: Store) -> None:
    added = call(store)
    with store.unit("修改") as unit:
        unit.change(HOTLINE, added, {"matter": "投诉"}, version=1)
    with store.reading() as reader:
        assert reader.get(HOTLINE, added).version == 1
        assert len(reader.last_units(9)) == 1


def test_what_somebody_else_changed_is_refused_by_name_and_time(store: Store) -> None:
    added = call(store)
    with store.unit("修改") as unit:
        unit.change(HOTLINE, added, {"remark": "一"}, version=1)
    with pytest.raises(Refused) as refused, store.unit("修改") as unit:
        unit.change(HOTLINE, added, {"remark": "二"}, version=1)
    assert refused.value.what == "热线-2026-0001已被别人修改"
    assert refused.value.why == "李四在2026-03-05 09:30保存过"


def test_a_step_moves_the_state_and_is_told_with_its_day(store: Store) -> None:
    added = call(store)
    with store.unit("转办") as unit:
        step_id = unit.step(HOTLINE, added, DISPATCHED, version=1)
    with store.reading() as reader:
        record, (step,) = reader.get(HOTLINE, added), reader.steps("hotline", added)
        line = reader.changes("hotline", added)[-1]
    assert (record["state"], record["dispatched_on"]) == ("办理中", date(2026, 3, 3))
    assert (step.id, step.kind, step.on, step.actor) == (step_id, "dispatched", date(2026, 3, 3), "李四")
    assert (step.recorded_at, step.payload) == (NOW, DISPATCHED.payload)
    assert (line.kind, line.after["step"], line.after["on"]) == ("step", step_id, date(2026, 3, 3))
    assert (line.before["state"], line.after["state"]) == ("已登记", "办理中")


def test_a_correcting_step_takes_the_place_of_the_wrong_one(store: Store) -> None:
    added = call(store, [DISPATCHED, REPLIED])
    with store.unit("更正") as unit:
        wrong = unit.steps("hotline", added)[1]
        day = date(2026, 3, 20)
        unit.step(HOTLINE, added, Step("replied", day, {"replied_on": day}, corrects=wrong.id))
    with store.reading() as reader:
        record = reader.get(HOTLINE, added)
        assert (record["replied_on"], record["late"], record["state"]) == (day, True, "已答复")
        assert reader.changes("hotline", added)[-1].kind == "correct"
        assert len(reader.steps("hotline", added)) == 3


def test_a_step_of_another_record_cannot_be_corrected(store: Store) -> None:
    first, second = call(store, [DISPATCHED]), call(store)
    with pytest.raises(Refused, match="要更正的步骤不在这条记录里"), store.unit("更正") as unit:
        unit.step(
            HOTLINE, second, Step("void", date(2026, 3, 3), corrects=unit.steps("hotline", first)[0].id)
        )


def test_steps_given_with_a_new_record_count_at_once(store: Store) -> None:
    added = call(store, [DISPATCHED, REPLIED])
    with store.reading() as reader:
        assert reader.get(HOTLINE, added)["state"] == "已答复"
        assert [change.kind for change in reader.changes("hotline", added)] == ["add", "step", "step"]


def test_a_void_record_keeps_its_number_and_comes_back(store: Store) -> None:
    added = call(store)
    with store.unit("作废") as unit:
        unit.void(HOTLINE, added, "重复登记")
    with store.reading() as reader:
        assert list(reader.ids(Query("hotline"))) == []
        assert list(reader.ids(Query("hotline", voided=Voided.ONLY))) == [added]
        assert reader.get(HOTLINE, added)["void_reason"] == "重复登记"
    with pytest.raises(Refused, match="已作废"), store.unit("修改") as unit:
        unit.change(HOTLINE, added, {"remark": "一"})
    call(store)
    with store.unit("恢复") as unit:
        unit.restore(HOTLINE, added)
    with store.reading() as reader:
        assert [r["sequence"] for r in reader.page(Query("hotline"), 0, 9)] == [2, 1]


def test_refusals_of_the_recycle_bin(store: Store) -> None:
    added = call(store)
    with pytest.raises(Refused, match="没有作废"), store.unit("恢复") as unit:
        unit.restore(HOTLINE, added)
    with pytest.raises(Refused, match="作废前请先填写"), store.unit("作废") as unit:
        unit.void(HOTLINE, added, " ")
    with pytest.raises(Refused, match="找不到这条咨询热线记录"), store.reading() as reader:
        reader.get(HOTLINE, 999)


def test_only_typed_fields_may_be_written(store: Store) -> None:
    with pytest.raises(ValueError, match=re.escape("hotline: not typed fields: due_on, replied_on")):
        call(store, due_on=date(2026, 1, 1), replied_on=date(2026, 1, 1))


def test_several_words_and_yes_no_come_back_as_they_were(store: Store) -> None:
    channels = ("政府网站", "社区/企事业单位/村公示栏（电子屏）")
    with store.unit("新增") as unit:
        added = unit.add(
            DISCLOSURE, {"title": "一", "channels": channels, "interpreted": False, "limit_days": 0}
        )
    with store.reading() as reader:
        record = reader.get(DISCLOSURE, added)
    assert (record["channels"], record["interpreted"], record["limit_days"]) == (channels, False, 0)


def test_the_same_record_is_found_again_for_an_import(store: Store) -> None:
    added, other = call(store), call(store, phone=None)
    identity = {key: CALL[key] for key in HOTLINE.identity}
    with store.reading() as reader:
        found, without = reader.find(HOTLINE, identity), reader.find(HOTLINE, {**identity, "phone": None})
        assert reader.find(HOTLINE, {**identity, "content": "别的"}) is None
    assert (found and found.id, without and without.id) == (added, other)


def test_exports_are_told_on_every_record_they_held(store: Store) -> None:
    ids = [call(store) for _ in range(4)]
    with store.unit("导出") as unit:
        unit.outflow("hotline", "导出 Excel", [ids[0], ids[1], ids[3]], {"reason": "月报", "rows": 3})
    with store.unit("查看电话") as unit:
        unit.outflow("hotline", "查看电话", [ids[2]], {})
    with store.reading() as reader:
        told = {
            one: [c.after["what"] for c in reader.changes("hotline", one) if c.kind == "outflow"]
            for one in ids
        }
        line = reader.changes("hotline", ids[0])[-1]
    assert list(told.values()) == [["导出 Excel"], ["导出 Excel"], ["查看电话"], ["导出 Excel"]]
    assert (line.after["ids"], line.after["reason"], line.after["rows"]) == ("1-2,4", "月报", 3)


def test_a_full_disk_is_told_and_nothing_is_half_written(store: Store) -> None:
    added = call(store)
    with pytest.raises(Trouble) as trouble, store.unit("新增") as unit:  # noqa: PT012  one action
        pages = unit._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        unit._connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        for _ in range(2_000):
            unit.add(HOTLINE, CALL)
    assert trouble.value.what == "磁盘已满，没有保存"
    assert trouble.value.do == "请清理磁盘后重试"
    with store.reading() as reader:
        assert list(reader.ids(Query("hotline"))) == [added]
        assert len(reader.last_units(9)) == 1


def test_a_disk_that_fills_up_keeps_whole_actions(small_disk: Callable[[str], Path], rules: Rulebook) -> None:
    engine = open_engine(small_disk("6m") / "a.db")
    bring_up(engine, lambda: None)
    store, done = Store(engine, lambda: "李四", lambda: NOW, lambda: rules), 0
    with pytest.raises(Trouble, match="磁盘已满"):  # noqa: PT012  until it is full
        for done in range(1_000):  # noqa: B007
            call(store, [DISPATCHED], instruction="长" * 3_000)
    assert done > 5
    with store.reading() as reader:
        assert sorted(reader.ids(Query("hotline"))) == list(range(1, done + 1))
        assert verify(reader) is None
    check(engine)
    engine.dispose()


def test_a_locked_file_is_told(store: Store, ledger: Path) -> None:
    with closing(sqlite3.connect(ledger, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with store.reading() as reader:
            reader._connection.exec_driver_sql("PRAGMA busy_timeout=1")
        with pytest.raises(Trouble, match="账本正被占用"), store.unit("新增") as unit:
            unit.add(HOTLINE, CALL)
    call(store)


def test_a_reading_does_not_see_what_is_written_meanwhile(store: Store) -> None:
    call(store)
    with store.reading() as reader:
        assert reader.count(Query("hotline")) == 1
        call(store)
        assert reader.count(Query("hotline")) == 1


def test_a_request_is_reckoned_by_its_clock(store: Store) -> None:
    values: dict[str, Value] = {
        "reached_on": date(2026, 3, 2),
        "channel": "当面",
        "applicant": "王五",
        "content": "规划",
    }
    with store.unit("新增") as unit:
        added = unit.add(REQUEST, values)
        day = date(2026, 3, 6)
        unit.step(
            REQUEST,
            added,
            Step("replied", day, {"replied_on": day, "reply_kind": "予以公开", "reply_no": "复〔2026〕1号"}),
        )
    with store.reading() as reader:
        record = reader.get(REQUEST, added)
        assert list(reader.ids(Query("request", search="〔2026〕1号"))) == [added]
    assert (record["received_on"], record["first_due_on"]) == (date(2026, 3, 2), date(2026, 3, 30))
    assert (record["state"], record["reply_kind"]) == ("已答复", "予以公开")


def test_a_row_that_a_clock_refuses_leaves_the_rest_of_the_action_sound(
    store: Store, rules: Rulebook
) -> None:
    early = Step("replied", date(2026, 2, 1), {"replied_on": date(2026, 2, 1)})
    values: dict[str, Value] = {"reached_on": date(2026, 3, 2), "channel": "当面", "content": "规划"}
    with store.unit("导入") as unit:
        with pytest.raises(Refused):
            unit.add(REQUEST, values, [early])
        added = unit.add(REQUEST, values)
        with pytest.raises(Refused):
            unit.step(REQUEST, added, early)
    with store.reading() as reader:
        assert reader.steps("request", added) == ()
        assert [r["number"] for r in reader.page(Query("request"), 0, 9)] == ["申请-2026-0001"]
        assert verify(reader) is None
