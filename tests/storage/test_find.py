"""Searching, filtering and sorting, held against plain Python over the same rows."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain.records import Query, Voided, Window
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.storage import reader as reader_module
from desktop_app.storage.engine import open_engine
from desktop_app.storage.migrate import bring_up
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store
from desktop_app.storage.words import bigram, initials, plain, zh_key
from tests.storage.builders import CALL, DISPATCHED, call
from tests.storage.conftest import NOW

ROWS = 2_000
SIGNS = "停水电燃气物业梯漏噪音施工程资小区路灯饮用发黄异味的了在〔〕（），。、3.5-AbＣ① \n𠮷㛃"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, rules: Rulebook) -> Iterator[tuple[Store, dict[int, str]]]:
    """Two thousand calls of random words; the search text of each by id."""
    engine = open_engine(tmp_path_factory.mktemp("many") / "a.db")
    bring_up(engine, lambda: None)
    store = Store(engine, lambda: "李四", lambda: NOW, lambda: rules)
    chance = random.Random(7)
    with store.unit("导入") as unit:
        for number in range(ROWS):
            unit.add(
                HOTLINE,
                {
                    "called_at": datetime(2026, 1, 1) + timedelta(minutes=number),
                    "caller": chance.choice("王李张欧") + chance.choice("伟芳娜敏") + chance.choice("静丽 "),
                    "phone": f"13{chance.randrange(10**9):09}",
                    "content": "".join(chance.choices(SIGNS, k=chance.randrange(5, 60))),
                    "order_no": f"建函〔2026〕{number}号" if number % 3 == 0 else None,
                },
            )
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT id, search_text FROM hotline").all()
    yield store, {row[0]: row[1] for row in found}
    engine.dispose()


def test_a_search_finds_exactly_what_contains_it(many: tuple[Store, dict[int, str]]) -> None:
    store, texts = many
    chance = random.Random(8)
    asked = [
        "饮",
        "饮用",
        "漏水",
        "王伟",
        "wwj",
        "〔2026〕",
        "函〔2026〕30",
        "-2026-00",
        "号",
        "3.5",
        "Ａb",
        "𠮷",
        "㛃𠮷",
        "，",
    ]
    for length in (1, 2, 2, 2, 3, 4, 6) * 20:
        text = "".join(chance.choice(list(texts.values())).split())
        first = chance.randrange(max(1, len(text) - length))
        asked.append(text[first : first + length])
    with store.reading() as reader:
        for word in asked:
            truth = [one for one, text in texts.items() if plain(word) in text]
            found = reader.ids(Query("hotline", search=word, sort=(("called_at", False),)))
            assert list(found) == truth, word
            assert reader.count(Query("hotline", search=word)) == len(truth)


def test_a_search_that_finds_much_answers_the_same_by_another_way(
    many: tuple[Store, dict[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _ = many
    for word in ("王", "饮用", "13", "没有的"):
        plain_query = Query("hotline", search=word)
        questions = [
            plain_query,
            replace(plain_query, voided=Voided.ONLY),
            replace(plain_query, sort=(("caller", True),)),
            replace(plain_query, windows=(Window("called_at", date(2026, 1, 1), date(2026, 1, 1)),)),
            plain_query.where(state=("已登记", "办理中"), year=(2026,), order_no=(None,)),
        ]
        for asked in questions:
            answers = []
            for many_hits in (10_000, -1):
                monkeypatch.setattr(reader_module, "_MANY", many_hits)
                with store.reading() as reader:
                    page = [record.id for record in reader.page(asked, 3, 20)]
                    answers.append(
                        (reader.ids(asked), page, reader.count(asked), reader.tally(asked, "caller"))
                    )
            assert answers[0] == answers[1], asked


def test_all_words_of_a_search_must_occur(many: tuple[Store, dict[int, str]]) -> None:
    store, texts = many
    with store.reading() as reader:
        found = reader.ids(Query("hotline", search="　停水  王 "))
        assert set(found) == {one for one, text in texts.items() if "停水" in text and "王" in text}
        assert len(reader.ids(Query("hotline", search="  "))) == ROWS


@pytest.mark.parametrize(
    "nasty", ['"', "''", "* OR", "停水*", "NEAR(", "{}", "\\", "%", "_", "--", ";", "\x00"]
)
def test_no_sign_breaks_a_search(store: Store, nasty: str) -> None:
    call(store, content=f"前{nasty}后".replace("\x00", ""))
    with store.reading() as reader:
        reader.ids(Query("hotline", search=nasty))
        if nasty.isprintable():
            assert len(reader.ids(Query("hotline", search=f"前{nasty}".split()[0]))) == 1


def test_the_index_follows_edits(store: Store) -> None:
    added = call(store, content="路灯不亮")
    with store.unit("修改") as unit:
        unit.change(HOTLINE, added, {"content": "路面破损", "caller": "李四"})
    with store.reading() as reader:
        assert [len(reader.ids(Query("hotline", search=w))) for w in ("路灯", "不亮", "张三", "zs")] == [
            0
        ] * 4
        assert [list(reader.ids(Query("hotline", search=w))) for w in ("路面", "李四", "ls")] == [[added]] * 3


def test_tokens() -> None:
    assert bigram("饮用水 a1") == "饮用 用水 水 a1 1"
    assert (bigram(""), bigram(None)) == ("", "")
    assert (initials("张三丰"), initials("Smith"), initials("重庆路")) == ("zsf", "", "cql")


def test_filters(store: Store) -> None:
    open_, sent = call(store, department="房管股"), call(store, [DISPATCHED], called_at=datetime(2026, 3, 3))
    spot = call(store, spot=True, called_at=datetime(2026, 3, 4, 23, 59))
    with store.unit("作废") as unit:
        void = unit.add(HOTLINE, CALL)
        unit.void(HOTLINE, void, "错")

    def ids(**question: object) -> set[int]:
        with store.reading() as reader:
            return set(reader.ids(Query("hotline", **question)))  # type: ignore[arg-type]

    assert ids(equal={"state": ("办理中",)}) == {sent}
    assert ids(equal={"state": ("办理中", "已登记")}) == {open_, sent, spot}
    assert ids(equal={"state": ()}) == set()
    assert ids(equal={"department": (None,)}) == {sent, spot}
    assert ids(equal={"department": (None, "房管股")}) == {open_, sent, spot}
    assert ids(equal={"spot": (True,)}) == {spot}
    assert ids(equal={"called_at": (date(2026, 3, 4),)}) == {spot}
    assert ids(windows=(Window("called_at", date(2026, 3, 3), date(2026, 3, 4)),)) == {sent, spot}
    assert ids(windows=(Window("called_at", None, date(2026, 3, 2)),)) == {open_}
    assert ids(windows=(Window("dispatched_on", date(2026, 3, 3)),)) == {sent}
    assert ids(windows=(Window("dispatched_on"),)) == {sent}
    assert ids(empty=("department",), filled=("spot",)) == {spot}
    assert ids(voided=Voided.ONLY) == {void}
    assert ids(voided=Voided.BOTH) == {open_, sent, spot, void}
    assert ids(search="张三", equal={"state": ("办理中",)}) == {sent}
    with pytest.raises(KeyError):
        ids(empty=("no_such_field",))


def test_a_category_means_all_below_it_and_one_channel_among_several(store: Store) -> None:
    def add(category: str, *channels: str) -> int:
        with store.unit("新增") as unit:
            return unit.add(DISCLOSURE, {"title": "一", "category": category, "channels": channels})

    top, below = add("管理公开", "政府网站"), add("管理公开 / 清单 / 权力清单", "公开栏", "政府网站")
    other = add("管理公开x", "网站")
    with store.reading() as reader:

        def ids(**equal: tuple[str, ...]) -> list[int]:
            return list(reader.ids(Query("disclosure", sort=(("sequence", False),)).where(**equal)))

        assert ids(category=("管理公开",)) == [top, below]
        assert ids(category=("管理公开 / 清单",)) == [below]
        assert ids(channels=("政府网站",)) == [top, below]
        assert ids(channels=("网站", "公开栏")) == [below, other]


def test_chinese_order_empty_last_and_ties_by_id(store: Store) -> None:
    names = ["赵一", None, "啊", "张三", "李四", "张三", "Bob"]
    ids = [call(store, caller=name) for name in names]
    by_id = dict(zip(ids, names, strict=True))
    with store.reading() as reader:

        def sorted_by(*sort: tuple[str, bool], search: str = "") -> list[int]:
            return list(reader.ids(Query("hotline", search=search, sort=sort)))

        up = sorted_by(("caller", False))
        assert [by_id[one] for one in up] == ["Bob", "啊", "李四", "张三", "张三", "赵一", None]
        assert up.index(ids[3]) < up.index(ids[5])
        down = sorted_by(("caller", True))
        assert [by_id[one] for one in down] == ["赵一", "张三", "张三", "李四", "啊", "Bob", None]
        assert sorted_by(("caller", False), search="饮用水") == up
        assert sorted_by(("number", True)) == sorted_by() == ids[::-1]
        assert [r.id for r in reader.page(Query("hotline", sort=(("caller", False),)), 2, 3)] == up[2:5]
        assert [r.id for r in reader.rows(HOTLINE, [ids[4], 999, ids[0]])] == [ids[4], ids[0]]


def test_states_sort_in_the_order_of_a_life(store: Store) -> None:
    sent, fresh = call(store, [DISPATCHED]), call(store)
    with store.reading() as reader:
        assert list(reader.ids(Query("hotline", sort=(("state", False),)))) == [fresh, sent]
        assert reader.tally(Query("hotline"), "state") == {"已登记": 1, "办理中": 1}


def test_some_fields_of_some_rows(store: Store) -> None:
    first, second = call(store, caller="王五", spot=True), call(store, [DISPATCHED])
    keys = ("caller", "called_at", "spot", "dispatched_on", "number")
    with store.reading() as reader:
        told = list(reader.values(HOTLINE, [second, 999, first], keys))
        records = reader.rows(HOTLINE, [second, first])
        assert told == [tuple(record[key] for key in keys) for record in records]
        assert list(reader.values(HOTLINE, [], keys)) == []
        assert reader.tallies(Query("hotline"), ("state", "caller")) == {
            ("已登记", "王五"): 1,
            ("办理中", "张三"): 1,
        }


def test_rare_characters_sort_too() -> None:
    assert zh_key(None) is None
    assert sorted(["𠮷", "张", "\ud800", "李"], key=lambda text: zh_key(text) or b"")[-2:] == ["李", "张"]


def plan(reader: Reader, ask: Callable[[], object]) -> str:
    """How SQLite answers the first question that is put to the register."""
    asked: list[str] = []
    raw = reader._connection.connection.driver_connection
    assert raw is not None
    raw.set_trace_callback(asked.append)
    ask()
    raw.set_trace_callback(None)
    sql = next(one for one in asked if "FROM hotline \n" in one)
    return " ".join(row[3] for row in reader._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}"))


def test_the_first_page_and_the_ids_come_from_an_index(store: Store) -> None:
    call(store)
    with store.reading() as reader:
        first = plan(reader, lambda: reader.page(Query("hotline"), 0, 100))
        assert ("INDEX hotline_living" in first, "TEMP B-TREE" in first) == (True, False)
        due = plan(reader, lambda: reader.ids(Query("hotline", sort=(("due_on", False),))))
        assert "INDEX hotline_due_on" in due
        search = plan(reader, lambda: reader.ids(Query("hotline", search="饮用")))
        assert "INTEGER PRIMARY KEY" in search


def test_counts_come_from_an_index(store: Store) -> None:
    call(store)
    with store.reading() as reader:
        assert "INDEX hotline_void" in plan(
            reader, lambda: reader.count(Query("hotline", voided=Voided.ONLY))
        )
        fields = ("state", "due_on", "provisional")
        by_state = plan(reader, lambda: reader.tallies(Query("hotline"), fields))
        assert ("INDEX hotline_state" in by_state, "TEMP B-TREE" in by_state) == (True, False)


def test_a_search_that_finds_much_walks_an_index(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    call(store)
    monkeypatch.setattr(reader_module, "_MANY", -1)
    asked = Query("hotline", search="饮用")
    with store.reading() as reader:
        page = plan(reader, lambda: reader.page(asked.where(state=("已登记",)), 0, 100))
        assert ("INDEX hotline_living" in page, "TEMP B-TREE" in page) == (True, False)
        assert "INDEX hotline_state" in plan(reader, lambda: reader.tally(asked, "state"))
