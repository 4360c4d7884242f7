"""What was done is taken back by its inverse, and what stands in the way is named."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.changes import Person, UnitLine
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query, Record, Step
from desktop_app.domain.workdays import DayKind, Year
from desktop_app.errors import Refused
from desktop_app.registers.hotline import HOTLINE
from desktop_app.storage.audit import verify
from desktop_app.storage.store import Store
from tests.storage.builders import CALL, DISPATCHED, REPLIED, call

MOVING = ("created_at", "updated_at", "updated_by")


def last(store: Store) -> UnitLine:
    with store.reading() as reader:
        return reader.last_units(1)[0]


def undo(store: Store, unit_id: int) -> int:
    """Takes an action back by one of its own; the id of that one."""
    with store.unit("撤销") as unit:
        unit.undo(unit_id)
        return unit.id


def seen(store: Store, record_id: int) -> dict[str, Value]:
    with store.reading() as reader:
        record: Record = reader.get(HOTLINE, record_id)
    return {key: value for key, value in record.values.items() if key not in MOVING}


def test_an_edit_goes_back_and_forth(store: Store) -> None:
    added = call(store)
    before = seen(store, added)
    with store.unit("修改") as unit:
        unit.change(HOTLINE, added, {"matter": "咨询", "remark": "新"})
        edit = unit.id
    after = seen(store, added)
    unit_id = edit
    for expected in (before, after, before, after):
        unit_id = undo(store, unit_id)
        assert seen(store, added) == expected
    with store.reading() as reader:
        assert verify(reader) is None
        flags = {line.id: (line.undone, line.undoes) for line in reader.last_units(9)}
    assert flags == {
        1: (False, None),
        2: (False, None),
        3: (True, 2),
        4: (False, 3),
        5: (True, 4),
        6: (False, 5),
    }


def test_steps_of_one_action_go_together(store: Store) -> None:
    added = call(store)
    before = seen(store, added)
    with store.unit("转办并答复") as unit:
        unit.change(HOTLINE, added, {"answer": "已换管"})
        unit.step(HOTLINE, added, DISPATCHED)
        unit.step(HOTLINE, added, REPLIED)
    after = seen(store, added)
    undone = undo(store, last(store).id)
    assert seen(store, added) == before
    undo(store, undone)
    assert seen(store, added) == after
    with store.reading() as reader:
        assert len(reader.steps("hotline", added)) == 2 + 2 + 2


def test_a_correction_is_taken_back(store: Store) -> None:
    added = call(store, [DISPATCHED])
    before = seen(store, added)
    with store.unit("更正") as unit:
        wrong = unit.steps("hotline", added)[0].id
        unit.step(HOTLINE, added, Step("void", date(2026, 3, 3), corrects=wrong))
    assert seen(store, added)["state"] == "已登记"
    undo(store, last(store).id)
    assert seen(store, added) == before


def test_a_new_record_goes_to_the_recycle_bin_and_comes_back_whole(store: Store) -> None:
    added = call(store, [DISPATCHED, REPLIED])
    before = seen(store, added)
    undone = undo(store, last(store).id)
    assert (seen(store, added)["void_reason"], seen(store, added)["state"]) == ("撤销新增", "已答复")
    undo(store, undone)
    assert seen(store, added) == before


def test_an_import_is_one_action(store: Store) -> None:
    with store.unit("导入") as unit:
        ids = frozenset(unit.add(HOTLINE, CALL, [DISPATCHED]) for _ in range(30))
    with store.unit("撤销：导入") as unit:
        assert unit.undo(1) == {"hotline": ids}
    with store.reading() as reader:
        assert reader.count(Query("hotline")) == 0


def test_void_and_restore(store: Store) -> None:
    added = call(store)
    with store.unit("作废") as unit:
        unit.void(HOTLINE, added, "重复")
    voided = last(store).id
    back = undo(store, voided)
    assert seen(store, added)["void_reason"] is None
    undo(store, back)
    assert seen(store, added)["void_reason"] == "重复"
    with store.unit("恢复") as unit:
        unit.restore(HOTLINE, added)
    undo(store, last(store).id)
    assert seen(store, added)["void_reason"] == "重复"


def test_a_later_action_that_stands_is_in_the_way(store: Store) -> None:
    added, other = call(store), call(store)
    with store.unit("修改备注") as unit:
        unit.change(HOTLINE, added, {"remark": "一"})
    remark = last(store).id
    with store.unit("修改别的") as unit:
        unit.change(HOTLINE, other, {"remark": "二"})
    with store.unit("修改住址") as unit:
        unit.change(HOTLINE, added, {"address": "三"})
    address = last(store).id
    with pytest.raises(Refused) as refused:
        undo(store, remark)
    assert refused.value.what == "不能撤销“修改备注”"
    assert refused.value.why == "李四后来又做了“修改住址”，改的是同一条记录"
    address_undone = undo(store, address)
    remark_undone = undo(store, remark)
    assert (seen(store, added)["remark"], seen(store, added)["address"]) == (None, None)
    with pytest.raises(Refused, match="不能撤销"):
        undo(store, address_undone)  # it was done when the remark stood
    undo(store, remark_undone)
    undo(store, address_undone)
    assert (seen(store, added)["remark"], seen(store, added)["address"]) == ("一", "三")


def test_twice_or_nothing_to_take_back_is_refused(store: Store) -> None:
    added = call(store)
    with store.unit("导出") as unit:
        unit.outflow("hotline", "导出", [added], {})
    export = last(store)
    assert export.undoable is False
    with pytest.raises(Refused, match="没有可以撤销的内容"):
        undo(store, export.id)
    with pytest.raises(Refused, match="没有可以撤销的内容"):
        undo(store, 99)
    undo(store, 1)  # an export is no obstacle
    with pytest.raises(Refused, match="“新增来电”已经撤销过"):
        undo(store, 1)
    assert last(store).id == 3, "refused actions leave no trace"


def test_undo_must_come_first(store: Store) -> None:
    call(store)
    with pytest.raises(ValueError, match="first"), store.unit("撤销") as unit:  # noqa: PT012  one action
        unit.put_setting("a", 1)
        unit.undo(1)


def test_what_the_office_arranged_goes_back(store: Store) -> None:
    with store.unit("设置") as unit:
        unit.put_setting("bureau", {"name": "住建局", "phones": ["1", "2"]})
        unit.set_words("department", [("房管股", True), ("物业股", False)])
        unit.put_year(Year(2027, "国办〔2026〕9号", {date(2027, 1, 1): (DayKind.HOLIDAY, "元旦")}, ("少",)))
        person = unit.put_person(Person("王五", duties=("审核",)))
        unit.put_catalogue(31, {"enabled": False, "levels": ("县级", "乡级")})
    with store.unit("改设置") as unit:
        unit.put_setting("bureau", None)
        unit.set_words("department", [("物业股", True)])
        unit.put_year(Year(2027, "改", {}))
        unit.put_person(Person("王五", "办公室", (), "hash", id=person))
        unit.put_catalogue(31, {})
        unit.put_catalogue(1001, {"field": "保障性住房"})
    changed = last(store).id
    undo(store, changed)
    with store.reading() as reader:
        assert reader.setting("bureau") == {"name": "住建局", "phones": ["1", "2"]}
        assert reader.words("department", hidden=True) == ("房管股", "物业股")
        assert reader.words("department") == ("房管股",)
        assert reader.years() == (
            Year(2027, "国办〔2026〕9号", {date(2027, 1, 1): (DayKind.HOLIDAY, "元旦")}, ("少",)),
        )
        assert reader.people() == (Person("王五", "", ("审核",), "hash", id=person),)
        assert reader.catalogue_changes() == {31: {"enabled": False, "levels": ("县级", "乡级")}}
        assert verify(reader) is None
    undo(store, 1)
    with store.reading() as reader:
        assert (reader.setting("bureau"), reader.years(), reader.words("department")) == (None, (), ())
        assert [p.active for p in reader.people()] == [False]
        assert reader.catalogue_changes() == {}
