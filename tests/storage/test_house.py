"""Words, settings, calendar, people and drafts."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import Engine

from desktop_app.domain.changes import Draft, Person
from desktop_app.domain.workdays import DayKind, Year
from desktop_app.errors import Refused
from desktop_app.registers.every import LISTS
from desktop_app.storage import migrate
from desktop_app.storage.migrate import bring_up
from desktop_app.storage.store import Store


def test_built_in_words_are_there_in_order(store: Store) -> None:
    with store.reading() as reader:
        assert all(reader.words(entry.key) == entry.words for entry in LISTS)


def test_hidden_words_stay_hidden_and_new_ones_come(
    store: Store, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    sex = next(entry for entry in LISTS if entry.key == "sex")
    with store.unit("改词表") as unit:
        unit.set_words("sex", [("女", True), ("未说明", True)])
    with store.reading() as reader:
        assert (reader.words("sex"), reader.words("sex", hidden=True)) == (
            ("女", "未说明"),
            ("女", "未说明", "男"),
        )
    newer = type(sex)(sex.key, sex.title, (*sex.words, "其他"))
    monkeypatch.setattr(migrate, "LISTS", (newer,))
    bring_up(engine, lambda: None)
    bring_up(engine, lambda: None)
    with store.reading() as reader:
        assert reader.words("sex", hidden=True) == ("女", "未说明", "男", "其他")
        assert reader.words("sex") == ("女", "未说明", "其他")


def test_settings_of_the_office_are_told_those_of_a_window_are_not(store: Store) -> None:
    with store.unit("窗口") as unit:
        unit.put_setting("columns", ["number", "caller"], scope="李四")
        unit.put_setting("width", 3, scope="李四")
        unit.put_setting("width", 4, scope="李四")
    with store.reading() as reader:
        assert reader.setting("columns", "李四") == ["number", "caller"]
        assert (reader.setting("width", "李四"), reader.setting("width"), reader.last_units(9)) == (
            4,
            None,
            (),
        )
    for flag in (True, 1, 1):
        with store.unit("设置") as unit:
            unit.put_setting("flag", flag)
    with store.reading() as reader:
        assert reader.setting("flag") is not True
        assert [c.after for c in reader.changes("setting", 0)] == [{"flag": True}, {"flag": 1}]


def test_a_year_comes_back_as_entered(store: Store) -> None:
    days = {date(2027, 2, 6): (DayKind.HOLIDAY, "春节"), date(2027, 2, 14): (DayKind.MAKEUP, "春节")}
    with store.unit("录入放假安排") as unit:
        unit.put_year(Year(2027, "国办发明电〔2026〕7号", days))
        unit.put_year(Year(2026, "更正", {}))
        unit.put_year(Year(2027, "国办发明电〔2026〕7号", days))
    with store.reading() as reader:
        assert reader.years() == (Year(2026, "更正", {}), Year(2027, "国办发明电〔2026〕7号", days))
        assert len(reader.changes("year", 2027)) == 1


def test_people_and_their_passwords(store: Store) -> None:
    with store.unit("人员") as unit:
        added = unit.put_person(Person("王五", "办公室", ("初审", "复审"), "$argon2$secret"))
    with store.unit("改密码") as unit:
        unit.put_person(Person("王五", "办公室", ("初审", "复审"), "$argon2$other", id=added))
    with store.reading() as reader:
        assert reader.people() == (Person("王五", "办公室", ("初审", "复审"), "$argon2$other", id=added),)
        told = [change.after for change in reader.changes("person", added)]
    assert told[1]["renewed"] == "password_hash"
    assert "argon2" not in str(told)


def test_two_people_of_one_name_are_refused(store: Store) -> None:
    with store.unit("人员") as unit:
        unit.put_person(Person("王五"))
    with pytest.raises(Refused, match="已有名叫“王五”的人员"), store.unit("人员") as unit:
        unit.put_person(Person("王五", "办公室"))


def test_drafts_are_kept_and_dropped_without_a_trace(store: Store) -> None:
    first = Draft("李四", "hotline", 0, {"caller": "张", "content": "写到一"}, datetime(2026, 3, 5, 9, 0))
    later = Draft("李四", "hotline", 7, {"caller": "王"}, datetime(2026, 3, 5, 9, 1))
    with store.unit("草稿") as unit:
        unit.save_draft(first)
        unit.save_draft(later)
        unit.save_draft(Draft("王五", "hotline", 0, {}, datetime(2026, 3, 5)))
        unit.save_draft(first)
    with store.reading() as reader:
        assert reader.drafts("李四") == (later, first)
    with store.unit("草稿") as unit:
        unit.drop_draft("李四", "hotline", 7)
        unit.drop_draft("李四", "hotline", 99)
    with store.reading() as reader:
        assert reader.drafts("李四") == (first,)
        assert reader.last_units(9) == ()


def test_changes_of_the_catalogue_are_kept_and_forgotten(store: Store) -> None:
    with store.unit("标准目录") as unit:
        unit.put_catalogue(31, {"enabled": False, "channels": ("政府网站", "其他")})
        unit.put_catalogue(1001, {"field": "保障性住房"})
        unit.put_catalogue(31, {"enabled": False, "channels": ("政府网站", "其他")})
    with store.reading() as reader:
        assert reader.catalogue_changes() == {
            31: {"enabled": False, "channels": ("政府网站", "其他")},
            1001: {"field": "保障性住房"},
        }
        assert len(reader.changes_of(1)) == 2, "the same again leaves no line"
    with store.unit("恢复目录") as unit:
        unit.put_catalogue(31, {})
        unit.put_catalogue(32, {})
    with store.reading() as reader:
        assert set(reader.catalogue_changes()) == {1001}
        (line,) = reader.changes_of(2)
        assert (line.register, line.record_id, line.after) == ("catalogue", 31, {})
