"""Numbers of a ledger: tables counted by hand, a second counter that knows none of our code, and parts that add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.counting import (
    NOT_ADDED,
    UNFILLED,
    Crosstab,
    Parting,
    added,
    base,
    can_part,
    crosstab,
    handled,
    over_time,
    spans_of,
    summary,
)
from desktop_app.domain.fields import Value
from desktop_app.domain.matter_check import broken, handled_over_received
from desktop_app.domain.measures import Figure, How, Measure
from desktop_app.domain.periods import Kind, free, parse
from desktop_app.domain.records import Record
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.hotline import HOTLINE

TODAY = date(2026, 6, 15)
MARCH = parse("2026-03")
WAYS = ("来电", "来访", "12345转办")
COUNTED = tuple(m for m in HOTLINE.measures if m.how is How.COUNT)


def call(at: int, called: str = "2026-03-02", state: str = "办理中", **more: Value) -> Record:
    """A call as the ledger has it; days as texts."""
    values: dict[str, Value] = {field.key: None for field in HOTLINE.fields}
    days = {key: date.fromisoformat(str(day)) for key, day in more.items() if key.endswith("_on") and day}
    values |= {"number": f"热线-2026-{at:04}", "state": state, "voided_at": None, **more, **days}
    values["called_at"] = datetime.fromisoformat(called) if called else None
    return Record(HOTLINE.key, at, 1, values)


LEDGER = [
    call(1, "2026-02-28T23:59", "已办结", way="来电", due_on="2026-03-10", replied_on="2026-03-02"),
    call(2, "2026-03-01T00:00", "已办结", way="来电", due_on="2026-03-10", replied_on="2026-03-10"),
    call(3, "2026-03-31T23:59", "已答复", way="来访", due_on="2026-04-10", replied_on="2026-04-11"),
    call(4, "2026-03-15T09:00", "办理中", way="来访", due_on="2026-06-14"),
    call(5, "2026-03-15T09:00", "办理中", way=None, due_on="2026-06-15"),
    call(6, "2026-03-16T09:00", "已撤销", way="网络"),
    call(7, "2026-04-01T00:00", "已办结", way="来电", replied_on="2026-04-01"),
    call(8, "2026-03-16T09:00", "办理中", way="来电", voided_at=datetime(2026, 3, 17)),
]  # fmt: skip


def labelled(figures: Sequence[Figure]) -> dict[str, Figure]:
    return {figure.measure.label: figure for figure in figures}


def shown(figures: Sequence[Figure]) -> dict[str, str]:
    return {figure.measure.label: figure.shown for figure in figures}


def test_a_month_counts_what_came_in_on_its_days_both_ends_and_no_void_one() -> None:
    found = summary(HOTLINE, LEDGER, TODAY, MARCH)
    assert shown(found) == {
        "收件": "5件", "办结": "2件", "在办": "2件", "撤销": "1件", "按期办结": "1件", "超期": "2件",
        "办结率": "50%", "按期率": "50%", "用时中位数": "10天", "满意率": "—（无可统计的件）",
        "来访批次": "2批次", "来访人次": "2人次",
    }  # fmt: skip
    assert labelled(found)["收件"].rows == (2, 3, 4, 5, 6)
    assert labelled(found)["超期"].rows == (3, 4), "the day itself is still in time"
    assert base(labelled(found)["办结率"], LEDGER[1:6], TODAY) == (2, 3, 4, 5), "what the rate is taken of"


def test_what_was_answered_in_a_month_is_another_question() -> None:
    found = summary(HOTLINE, LEDGER, TODAY, MARCH, handled(HOTLINE))
    assert shown(found) == {
        "期间办结": "2件", "期间按期办结": "2件", "期间按期率": "100%", "期间用时中位数": "5.5天"
    }  # fmt: skip
    assert found[0].rows == (1, 2), "one came in the month before, one answered in April is not there"
    assert all(figure.measure.definition.startswith("答复日期在期间内，不论什么时候收到") for figure in found)
    assert handled(DISCLOSURE) == ()
    assert spans_of(HOTLINE, handled(HOTLINE)) == (("called_at", False), ("replied_on", False))


def test_a_period_without_anything_counts_nought() -> None:
    found = summary(HOTLINE, LEDGER, TODAY, parse("2025"))
    assert {figure.value for figure in found if figure.measure.how is How.COUNT} == {0}
    assert {figure.shown for figure in found} == {"0件", "0批次", "0人次", "—（无可统计的件）"}


def test_every_word_of_the_list_has_its_line_and_what_has_none_is_told() -> None:
    found = crosstab(HOTLINE, LEDGER, "way", TODAY, COUNTED, period=MARCH, parting=Parting(WAYS))
    assert [(line.word, line.figures[0].value) for line in found.lines] == [
        ("来电", 1), ("来访", 2), ("12345转办", 0), ("网络", 1), (UNFILLED, 1)
    ]  # fmt: skip
    assert found.total.figures[0].value == 5
    assert found.lines[1].figures[0].rows == (3, 4)
    assert found.notes == ()


def test_a_record_with_several_words_is_counted_in_each_and_the_table_says_so() -> None:
    items = [
        Record(DISCLOSURE.key, at, 1, {"channels": words, "formed_on": TODAY, "voided_at": None})
        for at, words in enumerate([("政府网站", "公开栏"), ("公开栏",), None], 1)
    ]
    found = crosstab(DISCLOSURE, items, "channels", TODAY, (Measure("条数", "全部"),))
    assert [(line.word, line.figures[0].value) for line in found.lines] == [
        ("公开栏", 2), ("政府网站", 1), (UNFILLED, 1)
    ]  # fmt: skip
    assert found.total.figures[0].value == 3
    assert found.several == (1,)
    assert found.notes == (
        "有1条填了几个公开渠道和载体，在每一个里各计一次，各行相加大于合计；合计里只计一次。",
    )


def test_words_can_be_taken_together() -> None:
    items = [
        Record(DISCLOSURE.key, at, 1, {"category": word, "formed_on": TODAY, "voided_at": None})
        for at, word in enumerate(
            ["结果公开 / 规范性文件", "结果公开 / 重点领域 / 财政预决算", "决策公开"], 1
        )
    ]
    five = Parting(("决策公开", "执行公开", "结果公开 / 规范性文件"), lambda word: word.split(" / ")[0])
    found = crosstab(DISCLOSURE, items, "category", TODAY, (Measure("条数", "全部"),), parting=five)
    assert [(line.word, line.figures[0].value) for line in found.lines] == [
        ("决策公开", 1), ("执行公开", 0), ("结果公开", 2)
    ]  # fmt: skip


def test_yes_and_no_and_states_have_their_words() -> None:
    some = [call(1, spot=True), call(2, spot=False), call(3, spot=True), call(4)]
    spot = crosstab(HOTLINE, some, "spot", TODAY, COUNTED[:1])
    assert [(line.word, line.figures[0].value) for line in spot.lines] == [
        ("是", 2),
        ("否", 1),
        (UNFILLED, 1),
    ]
    states = crosstab(HOTLINE, some, "state", TODAY, COUNTED[:1])
    assert tuple(line.word for line in states.lines) == HOTLINE.flow.states


@pytest.mark.parametrize("key", ["caller", "phone", "content", "number", "due_on", "nothing"])
def test_nothing_is_parted_by_who_somebody_is_or_by_free_text(key: str) -> None:
    assert not can_part(HOTLINE, key)
    with pytest.raises(KeyError):
        crosstab(HOTLINE, LEDGER, key, TODAY)


def test_rates_say_that_they_are_not_added() -> None:
    found = over_time(HOTLINE, LEDGER, free(date(2026, 2, 1), date(2026, 4, 30)), Kind.MONTH, TODAY)
    assert found.notes == (NOT_ADDED,)
    assert [line.figures[0].value for line in found.lines] == [1, 5, 1]
    assert [line.word for line in found.lines] == ["2026年2月", "2026年3月", "2026年4月"]


def test_months_by_another_day_take_that_day() -> None:
    span = free(date(2026, 2, 1), date(2026, 4, 30))
    found = over_time(HOTLINE, LEDGER, span, Kind.MONTH, TODAY, handled(HOTLINE)[:1])
    assert [line.figures[0].rows for line in found.lines] == [(), (1, 2), (3, 7)]


def test_figures_of_several_ledgers_are_added_by_their_counts() -> None:
    rate = next(m for m in HOTLINE.measures if m.label == "办结率")
    one, two = Figure(rate, 1 / 3, (1,), 1, 3), Figure(rate, 0.5, (9,), 1, 2)
    assert added([one, two], rate).shown == "40%"
    assert added([], rate).shown == "—（无可统计的件）"
    middle = next(m for m in HOTLINE.measures if m.how is How.MEDIAN)
    with pytest.raises(ValueError, match="用时中位数"):
        added([], middle)


# The equation of all matters: what came in is done, open or withdrawn.


def test_a_ledger_in_order_breaks_nothing() -> None:
    assert broken(HOTLINE, LEDGER[1:]) == ()


def test_every_row_that_breaks_the_equation_is_named() -> None:
    wrong = [
        call(1, state="挂起"),
        call(2, state="挂起"),
        call(3, state=""),
        call(4, ""),
        call(5, "2026-03-10", "已办结", replied_on="2026-03-09"),
        call(6, state="已办结"),
        call(7, state="挂起", voided_at=datetime(2026, 3, 17)),
    ]
    found = {finding.words: finding.rows for finding in broken(HOTLINE, wrong)}
    assert found == {
        "状态“挂起”不算在办，不算办结，也不算撤销，收件因此多出2件：热线-2026-0001、热线-2026-0002": (1, 2),
        "没有状态的件不算在办，不算办结，也不算撤销，收件因此多出1件：热线-2026-0003": (3,),
        "没有日期时间，不属于任何时段：热线-2026-0004": (4,),
        "答复日期早于日期时间：热线-2026-0005": (5,),
        "已经办结，没有答复日期，算不出是否按期：热线-2026-0006": (6,),
    }
    with pytest.raises(ValueError, match="disclosure"):
        broken(DISCLOSURE, [])


def test_many_rows_are_named_in_part_and_counted_in_full() -> None:
    (found,) = broken(HOTLINE, [call(at, state="挂起") for at in range(1, 31)])
    assert found.words.endswith("热线-2026-0010等30件")
    assert len(found.rows) == 30


def test_more_handled_than_received_is_never_copied() -> None:
    (told,) = handled_over_received(945, 1445)
    assert told == "办理1445件，多于收到945件，多出500件。请核对原始数字，不要照抄"
    assert handled_over_received(945, 1445, carried=500) == ()
    assert handled_over_received(945, 945) == ()
    (told,) = handled_over_received(10, 13, carried=2)
    assert told == "办理13件，多于收到10件，加上期结转2件，多出1件。请核对原始数字，不要照抄"


# A second opinion


def naive(rows: Sequence[Mapping[str, Value]], first: date, last: date) -> dict[str, object]:
    """Counts as a clerk with a pencil would, straight from the wording of the definitions."""
    mine, days, asked, liked = [], [], 0, 0
    for row in rows:
        called = row["called_at"]
        assert isinstance(called, datetime)
        if row["voided_at"] is None and first <= called.date() <= last:
            mine.append(row)
    done = [row for row in mine if row["state"] in ("已答复", "已办结", "已归档")]
    gone = [row for row in mine if row["state"] in ("已合并", "已撤销")]
    late = 0
    for row in mine:
        due, replied, called = row["due_on"], row["replied_on"], row["called_at"]
        assert isinstance(called, datetime)
        end = replied if row in done else TODAY if row not in gone else None
        late += isinstance(due, date) and isinstance(end, date) and end > due
        if row in done and isinstance(replied, date):
            days.append((replied - called.date()).days)
        asked += row["satisfaction"] in ("非常满意", "满意", "基本满意", "不满意")
        liked += row["satisfaction"] in ("非常满意", "满意", "基本满意")
    return {
        "收件": len(mine),
        "办结": len(done),
        "撤销": len(gone),
        "在办": len(mine) - len(done) - len(gone),
        "超期": late,
        "用时中位数": median(days) if days else None,
        "满意率": (liked, asked),
        "办结率": (len(done), len(mine) - len(gone)),
    }


SOME_DAY = st.dates(date(2026, 1, 20), date(2026, 4, 20))


@st.composite
def calls(draw: st.DrawFn) -> Record:
    """A call somebody may have written down."""
    called = draw(SOME_DAY)
    state = draw(st.sampled_from(HOTLINE.flow.states))
    answered = state in ("已答复", "已办结", "已归档", "重办中")
    late = draw(st.sampled_from([None, 0, 3, 15]))
    return call(
        draw(st.integers(1, 10_000)),
        f"{called}T{draw(st.integers(0, 23)):02}:30",
        state,
        way=draw(st.sampled_from([None, *WAYS, "老渠道"])),
        spot=draw(st.sampled_from([None, True, False])),
        due_on=None if late is None else str(called + timedelta(days=5)),
        replied_on=str(called + timedelta(days=5 + (late or 0))) if answered else None,
        satisfaction=draw(st.sampled_from([None, "满意", "非常满意", "不满意", "未评价（联系不上）"])),
        voided_at=draw(st.sampled_from([None, None, None, datetime(2026, 5, 1)])),
    )


LEDGERS = st.lists(calls(), max_size=30, unique_by=lambda record: record.id)


@given(LEDGERS, SOME_DAY, st.integers(0, 60))
def test_the_clerk_with_the_pencil_counts_the_same(ledger: list[Record], first: date, length: int) -> None:
    period = free(first, first + timedelta(days=length))
    found = labelled(summary(HOTLINE, ledger, TODAY, period))
    for label, expected in naive([r.values for r in ledger], period.first, period.last).items():
        figure = found[label]
        assert ((figure.part, figure.whole) if isinstance(expected, tuple) else figure.value) == expected, (
            label
        )


@given(LEDGERS, SOME_DAY, st.integers(0, 60))
def test_parts_make_up_the_whole(ledger: list[Record], first: date, length: int) -> None:
    period = free(first, first + timedelta(days=length))
    measures = (*COUNTED, *(m for m in handled(HOTLINE) if m.how is How.COUNT))
    tables = [
        crosstab(HOTLINE, ledger, key, TODAY, measures, period=period, parting=Parting(WAYS))
        for key in ("way", "spot", "state")
    ]
    tables += [over_time(HOTLINE, ledger, period, kind, TODAY, measures) for kind in (Kind.WEEK, Kind.MONTH)]
    whole = summary(HOTLINE, ledger, TODAY, period, measures)
    for table in tables:
        assert not table.several
        assert table.total.figures == whole
        for at in range(len(measures)):
            assert _joined(table, at) == sorted(whole[at].rows), "every row in exactly one line"
    received, done, open_, gone = (whole[at].value for at in range(4))
    assert received == done + open_ + gone  # type: ignore[operator]  # counts are numbers


def _joined(table: Crosstab, at: int) -> list[int]:
    return sorted(row for line in table.lines for row in line.figures[at].rows)


def test_a_standing_number_is_of_all_that_began_before_the_end() -> None:
    """Members appointed years ago are still members; who comes later is not yet one."""
    standing = Measure("现任", "期末以前任职", on="called_at", standing=True)
    days = (date(2020, 5, 1), date(2026, 3, 31), date(2026, 4, 1))
    records = [
        Record(HOTLINE.key, at, 1, {"called_at": datetime(day.year, day.month, day.day, 9)})
        for at, day in enumerate(days, 1)
    ]
    plain = replace(standing, standing=False)
    lasting, came = summary(HOTLINE, records, TODAY, MARCH, (standing, plain))
    assert (lasting.rows, came.rows) == ((1, 2), (2,))
    months = over_time(HOTLINE, records, parse("2026-Q2"), Kind.MONTH, TODAY, (standing, plain))
    assert [[one.value for one in line.figures] for line in months.lines] == [[3, 1], [3, 0], [3, 0]]
