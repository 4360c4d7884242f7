"""Time rules of the catalogue, counted by hand on paper calendars of 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.catalogue_rules import (
    ART_26,
    COUNTED,
    FORMED,
    HANGING,
    STARTS,
    Kind,
    TimeRule,
    as_json,
    due,
    from_json,
    hangs_until,
    months_after,
    period,
)
from desktop_app.domain.catalogue_words import in_words, rules_of
from desktop_app.domain.disclosure_law import CALENDAR_DAYS, PUBLISH_DAYS, WORKDAYS
from desktop_app.domain.rulebook import Rulebook
from desktop_app.domain.workdays import Calendar

CALENDAR = Calendar.builtin()
DECISION = TimeRule(Kind.PUBLISH, 7, WORKDAYS, "行政决定作出", "行政许可、行政处罚")
BUDGET = TimeRule(Kind.PUBLISH, 20, CALENDAR_DAYS, "财政部门批复")
PROMPT = TimeRule(Kind.PROMPT, PUBLISH_DAYS, WORKDAYS, FORMED)
AT_ONCE = TimeRule(Kind.AT_ONCE, 0, CALENDAR_DAYS, FORMED)
STANDING = TimeRule(Kind.STANDING, update="动态调整")
MONTHLY, YEARLY = TimeRule(Kind.PERIODIC, every="month"), TimeRule(Kind.PERIODIC, every="year", by=(1, 31))


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


@pytest.mark.parametrize(
    ("rules", "facts", "last"),
    [
        ((ART_26,), {FORMED: "03-02"}, "03-30"),  # four plain weeks
        ((ART_26,), {FORMED: "03-23"}, "04-21"),  # 清明 takes Monday 6 April
        ((ART_26,), {FORMED: "03-28"}, "04-27"),  # formed on a Saturday
        ((PROMPT,), {FORMED: "03-02"}, "03-30"),  # 及时 is reminded of by Art 26
        ((AT_ONCE,), {FORMED: "03-02"}, "03-02"),
        ((DECISION,), {"行政决定作出": "03-30"}, "04-09"),  # 31 1 2 3 | 7 8 9 April
        ((DECISION,), {FORMED: "03-30"}, "04-28"),  # no decision in it: Art 26
        ((ART_26, DECISION), {FORMED: "03-30", "行政决定作出": "03-30"}, "04-09"),  # the earliest
        ((ART_26, DECISION), {FORMED: "03-02", "行政决定作出": "03-27"}, "03-30"),
        ((BUDGET,), {"财政部门批复": "02-10"}, "03-02"),  # 18 days of February and 2 of March
        ((BUDGET,), {FORMED: "02-10"}, None),  # what it counts from is not known
        ((STANDING,), {FORMED: "03-02"}, "03-30"),
        ((), {FORMED: "03-02"}, "03-30"),
        ((ART_26,), {}, None),
    ],
)
def test_the_last_day_for_publishing(
    rules: tuple[TimeRule, ...], facts: dict[str, str], last: str | None
) -> None:
    found = due(rules, {start: day(text) for start, text in facts.items()}, CALENDAR)
    assert found == (day(last) if last else None)


@pytest.mark.parametrize(
    ("begun", "days", "unit", "last"),
    [
        ("06-01", 7, CALENDAR_DAYS, "06-07"),  # the first day is counted
        ("06-01", 0, CALENDAR_DAYS, "06-01"),
        ("01-31", 30, CALENDAR_DAYS, "03-01"),
        ("04-29", 5, WORKDAYS, "05-08"),  # 29 30 April | 6 7 8 May
        ("05-01", 5, WORKDAYS, "05-11"),  # 6 7 8 May, Saturday 9 May is worked | 11
    ],
)
def test_a_notice_hangs_until(begun: str, days: int, unit: str, last: str) -> None:
    assert hangs_until(day(begun), days, unit, Rulebook()) == day(last)


@pytest.mark.parametrize(
    ("rule", "today", "told"),
    [
        (MONTHLY, "2026-06-15", ("2026-06-01", "2026-06-30", "2026-06-30")),
        (MONTHLY, "2024-02-29", ("2024-02-01", "2024-02-29", "2024-02-29")),
        (MONTHLY, "2025-12-01", ("2025-12-01", "2025-12-31", "2025-12-31")),
        (YEARLY, "2026-06-15", ("2026-01-01", "2026-12-31", "2026-01-31")),
        (TimeRule(Kind.PERIODIC, every="year"), "2026-06-15", ("2026-01-01", "2026-12-31", "2026-12-31")),
        (ART_26, "2026-06-15", None),
    ],
)
def test_the_period_a_day_lies_in(rule: TimeRule, today: str, told: tuple[str, str, str] | None) -> None:
    found = period(rule, date.fromisoformat(today))
    assert (found and tuple(map(str, (found.first, found.last, found.due_on)))) == told


@pytest.mark.parametrize(
    ("begun", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-06-15", 12, "2027-06-15"),
    ],
)
def test_months_later(begun: str, months: int, end: str) -> None:
    assert months_after(date.fromisoformat(begun), months) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ([], "没有时限规则"),
        ("20", "规则应是对象，不是20"),
        ({"kind": "公开"}, "不认识的规则种类“公开”"),
        (
            {"kind": "公开时限", "days": 20, "unit": "working", "from": "形成"},
            "公开时限：起算点“形成”不在形成或变更、收到申请、分配结果确定、处罚决定作出、行政决定作出、财政部门批复之中",
        ),
        (
            {"kind": "公示期", "days": 7, "unit": "week"},
            "公示期：不认识days；公示期：天数“None”应是0到3650的整数；公示期：单位“week”应是working或calendar",
        ),
        ({"kind": "公示期", "min_days": True, "unit": "calendar"}, "公示期：天数“True”应是0到3650的整数"),
        ({"kind": "及时公开", "days": None}, "规则应是对象，不是None"),
        ({"kind": "定期公开", "every": "week"}, "定期公开：周期“week”应是month或year"),
        ({"kind": "定期公开", "every": "year", "due": "13-01"}, "定期公开：日期“13-01”应写成01-31的样子"),
        (
            {"kind": "定期公开", "every": "month", "due": "01-31"},
            "定期公开：“01-31”不是每年都有的日子，或者不是每年的事项",
        ),
    ],
)
def test_what_is_no_rule_is_told_whole(told: object, said: str) -> None:
    with pytest.raises(ValueError, match=r".") as no:
        from_json(told)
    assert str(no.value) == said


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("信息形成或者变更之日起20个工作日内", (ART_26,)),
        ("自信息形成之日起２０个工作日内及时公开", (ART_26,)),
        (
            "信息形成20个工作日内公开；其中行政许可、行政处罚自作出决定之日起7个工作日内公示",
            (ART_26, DECISION),
        ),
        ("本级政府财政部门批复后20日内", (BUDGET,)),
        ("公示期不得少于7日", (TimeRule(Kind.HANG, 7, CALENDAR_DAYS),)),
        ("公示不少于五个工作日", (TimeRule(Kind.HANG, 5, WORKDAYS),)),
        ("公示不少于十五天", (TimeRule(Kind.HANG, 15, CALENDAR_DAYS, note="原文为“天”"),)),
        ("村务公开栏公示不少于一周", (TimeRule(Kind.HANG, 7, CALENDAR_DAYS, note="原文为“周”"),)),
        (
            "征求意见期限不得少于30日；修改情况及时公布",
            (TimeRule(Kind.COMMENT, 30, CALENDAR_DAYS), PROMPT),
        ),
        ("每月更换一次", (MONTHLY,)),
        ("每年1月31日前", (YEARLY,)),
        ("长期公开（动态调整）", (STANDING,)),
        ("实时公开", (AT_ONCE,)),
        ("按有关规定", ()),
        ("", ()),
    ],
)
def test_words_of_a_sheet_as_rules(text: str, rules: tuple[TimeRule, ...]) -> None:
    assert rules_of(text) == rules


units = st.sampled_from((WORKDAYS, CALENDAR_DAYS))
notes = st.sampled_from(("", "原文为“日”"))
rules = st.one_of(
    st.builds(
        TimeRule,
        st.just(Kind.PUBLISH),
        st.integers(0, 400),
        units,
        st.sampled_from(STARTS),
        st.sampled_from(("", "处罚决定")),
        note=notes,
    ),
    st.builds(TimeRule, st.sampled_from(HANGING), st.integers(0, 400), units, note=notes),
    st.builds(
        TimeRule, st.just(Kind.PROMPT), st.integers(0, 400), units, st.sampled_from(STARTS), note=notes
    ),
    st.builds(TimeRule, st.just(Kind.AT_ONCE), st.integers(0, 400), units, st.just(FORMED), note=notes),
    st.sampled_from((MONTHLY, YEARLY, STANDING, TimeRule(Kind.ANSWER))),
)
some_day = st.dates(date(2008, 1, 1), date(2030, 12, 31))


@given(st.lists(rules, min_size=1, max_size=4).map(tuple))
def test_rules_come_back_from_their_json(some: tuple[TimeRule, ...]) -> None:
    assert from_json(as_json(some)) == some


@given(rules)
def test_words_of_a_plain_rule_are_read_as_that_rule(rule: TimeRule) -> None:
    """Where the words say everything: a limit from a start of its own has a scope of its own, too."""
    told = rules_of(in_words(rule))
    assert [one.kind for one in told] == [rule.kind]
    if rule.kind not in COUNTED:
        assert (told[0].days, told[0].unit, told[0].every, told[0].by) == (
            (rule.days, rule.unit, rule.every, rule.by)
        )


@given(st.lists(rules, max_size=3), rules, some_day, st.dictionaries(st.sampled_from(STARTS), some_day))
def test_another_rule_never_gives_more_time(
    some: list[TimeRule], more: TimeRule, formed: date, facts: dict[str, date]
) -> None:
    """Beside a limit that counts already; the first one may stand in the place of Art 26."""
    facts = {**facts, FORMED: formed}
    before = due((ART_26, *some), facts, CALENDAR)
    after = due((ART_26, *some, more), facts, CALENDAR)
    assert before is not None
    assert after is not None
    assert after <= before
    assert after >= min(facts.values())


@given(some_day, st.integers(0, 60), units, st.booleans())
def test_a_notice_hangs_at_least_so_many_days(begun: date, days: int, unit: str, skips: bool) -> None:
    rules = Rulebook(skips_first_day=skips)
    assert (hangs_until(begun, days, unit, rules) - begun).days >= days - (not skips)


@given(some_day, st.integers(0, 60))
def test_months_keep_their_order(begun: date, months: int) -> None:
    end = months_after(begun, months)
    assert (end.year - begun.year) * 12 + end.month - begun.month == months
    assert months_after(begun, months) < months_after(begun, months + 1)
    assert end.day == begun.day or (end + timedelta(days=1)).day == 1


@given(st.sampled_from((MONTHLY, YEARLY)), some_day)
def test_every_day_lies_in_its_period(rule: TimeRule, today: date) -> None:
    found = period(rule, today)
    assert found is not None
    assert found.first <= today <= found.last
    assert found.first <= found.due_on <= found.last
    assert period(rule, found.first) == period(rule, found.last) == found
