"""What is still asked for an item on a day: tables counted on paper calendars."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.fields import Value
from desktop_app.domain.rulebook import Rulebook
from desktop_app.domain.workdays import Calendar
from desktop_app.registers.disclosure import DISCLOSURE, demands
from desktop_app.registers.disclosure_duties import Duty, Intervals, claims

RULES = Rulebook()
HUNG: dict[str, Value] = {"state": "已公开", "published_on": date(2026, 3, 2)}


def on(today: str, values: dict[str, Value]) -> list[tuple[str, str]]:
    found = claims(values, date.fromisoformat(today), Calendar.builtin(), Intervals())
    return [(claim.duty.value, claim.why) for claim in found]


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("today", "values", "said"),
    [
        # 应公开未公开
        ("2026-03-29", {"due_on": "2026-03-30"}, []),
        ("2026-03-30", {"due_on": "2026-03-30"}, ["规定应于2026-03-30以前公开，今天到期"]),
        ("2026-04-01", {"due_on": "2026-03-30"}, ["规定应于2026-03-30以前公开，逾期2天"]),
        (
            "2026-04-01",
            {"due_on": "2026-03-30", "ordered_on": "2026-03-30"},
            ["上级规定应于2026-03-30以前公开，逾期2天"],
        ),
        ("2026-04-01", {"due_on": None}, []),
        ("2026-04-01", {"due_on": "2026-03-30", "openness": "依申请公开"}, []),
    ],
)
def test_what_is_not_yet_published(today: str, values: dict[str, Value], said: list[str]) -> None:
    dated = {k: day(str(v)) if v and k.endswith("_on") else v for k, v in values.items()}
    found = on(today, {"state": "待公开", "openness": "主动公开", **dated})
    assert found == [("应公开未公开", why) for why in said]


@pytest.mark.parametrize(
    ("today", "values", "said"),
    [
        # every month: thirty days after 2 March
        ("2026-03-31", {"rhythm": "每月（日常）"}, []),
        (
            "2026-04-01",
            {"rhythm": "每月（日常）"},
            ["该更新未更新：经常性内容每月更换一次，上次公开是2026-03-02"],
        ),
        ("2026-04-10", {"rhythm": "每月（日常）", "renewed_on": day("2026-03-20")}, []),
        ("2027-03-01", {"rhythm": "每年"}, []),
        ("2027-03-02", {"rhythm": "每年"}, ["该更新未更新：每年更新一次，上次公开是2026-03-02"]),
        # a stage, and a change that Art 26 gives 20 workdays: 11 March + 20 is 9 April (6 April is off)
        ("2026-03-09", {"next_update_on": day("2026-03-10")}, []),
        (
            "2026-03-10",
            {"next_update_on": day("2026-03-10")},
            ["该更新未更新：到了下一阶段（2026-03-10），应逐段公开"],
        ),
        ("2026-03-12", {"next_update_on": day("2026-03-10"), "renewed_on": day("2026-03-10")}, []),
        (
            "2026-03-11",
            {"changed_on": day("2026-03-11")},
            ["该更新未更新：2026-03-11有变更，应于2026-04-09以前更新"],
        ),
        ("2026-03-12", {"changed_on": day("2026-03-11"), "renewed_on": day("2026-03-12")}, []),
        (
            "2026-05-12",
            {"changed_on": day("2026-03-02"), "next_update_on": day("2026-03-02")},
            [],
        ),  # the day it went up
        (
            "2026-03-11",
            {"changed_on": day("2026-03-11"), "limit_days": 7, "limit_unit": "工作日"},
            ["该更新未更新：2026-03-11有变更，应于2026-03-20以前更新"],
        ),
        # the earliest of several reasons is told
        (
            "2026-04-05",
            {"changed_on": day("2026-03-11"), "rhythm": "每月（日常）"},
            ["该更新未更新：经常性内容每月更换一次，上次公开是2026-03-02"],
        ),
        # taken down the day after
        ("2026-03-09", {"period_to": day("2026-03-09")}, []),
        ("2026-03-10", {"period_to": day("2026-03-09")}, ["该撤下未撤下：公示到2026-03-09，应撤下"]),
        # not before the 公示期 is over
        ("2026-03-10", {"period_to": day("2026-03-05"), "period_until": day("2026-03-10")}, []),
        (
            "2026-03-11",
            {"period_to": day("2026-03-05"), "period_until": day("2026-03-10")},
            ["该撤下未撤下：公示到2026-03-10，应撤下"],
        ),
        ("2026-03-11", {"period_until": day("2026-03-10")}, ["该撤下未撤下：公示到2026-03-10，应撤下"]),
        ("2026-06-02", {"expires_on": day("2026-06-01")}, ["该撤下未撤下：限时公开到2026-06-01，应撤下"]),
        # 政策解读 goes with every 规范性文件
        ("2026-03-02", {"normative": True}, ["该解读未解读：规范性文件已公开，解读应同步公开"]),
        ("2026-03-02", {"normative": True, "interpreted": True}, []),
        ("2026-03-02", {"normative": False, "interpreted": False}, []),
    ],
)
def test_what_hangs(today: str, values: dict[str, Value], said: list[str]) -> None:
    for state in ("已公开", "已更新"):
        assert [f"{duty}：{why}" for duty, why in on(today, {**HUNG, "state": state, **values})] == said
    gone = {**HUNG, **values, "state": "已撤下"}
    assert on(today, gone) == []


@pytest.mark.parametrize(
    ("today", "values", "said"),
    [
        ("2027-03-01", {"ground": "个人隐私（第十五条）"}, []),
        (
            "2027-03-02",
            {"ground": "个人隐私（第十五条）"},
            ["2026-03-02定为不予公开或评估过，应于2027-03-02以前重新评估"],
        ),
        ("2027-03-02", {"ground": "个人隐私（第十五条）", "reassessed_on": day("2027-01-05")}, []),
        (
            "2028-01-05",
            {"ground": "个人隐私（第十五条）", "reassessed_on": day("2027-01-05")},
            ["2027-01-05定为不予公开或评估过，应于2028-01-05以前重新评估"],
        ),
        ("2026-03-02", {}, ["不予公开必须有第十四条至第十六条的理由"]),
    ],
)
def test_what_is_withheld(today: str, values: dict[str, Value], said: list[str]) -> None:
    withheld: dict[str, Value] = {
        "state": "不予公开",
        "openness": "不予公开",
        "withheld_on": day("2026-03-02"),
    }
    assert [why for _, why in on(today, {**withheld, **values})] == said


def test_intervals_of_the_office_are_heeded() -> None:
    values: dict[str, Value] = {**HUNG, "rhythm": "每月（日常）"}
    found = claims(values, date(2026, 3, 9), Calendar.builtin(), Intervals(renew_days=7))
    assert [claim.duty for claim in found] == [Duty.RENEW]


states = st.sampled_from(DISCLOSURE.flow.states)
some_day = st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2027, 12, 31)))


@given(
    states,
    st.fixed_dictionaries(
        dict.fromkeys(
            (
                *("due_on", "published_on", "renewed_on", "changed_on", "next_update_on", "expires_on"),
                *("period_to", "period_until", "withheld_on", "reassessed_on"),
            ),
            some_day,
        )
    ),
    st.sampled_from((None, "每月（日常）", "每年")),
    st.dates(date(2025, 1, 1), date(2028, 12, 31)),
)
def test_an_open_duty_stays_open_until_somebody_does_something(
    state: str, days: dict[str, Value], rhythm: str | None, today: date
) -> None:
    values = {"state": state, "openness": "主动公开", "rhythm": rhythm, "ground": "x", **days}
    now = {c.duty for c in claims(values, today, RULES.calendar, Intervals())}
    later = {c.duty for c in claims(values, today + timedelta(days=40), RULES.calendar, Intervals())}
    assert now <= later
    assert len(now) == len(claims(values, today, RULES.calendar, Intervals()))
    if state == "已撤下":
        assert not later


@pytest.mark.parametrize(
    ("values", "due", "until"),
    [
        ({"formed_on": "2026-03-02"}, "2026-03-30", None),
        # from the approval, not from when it was written
        (
            {
                "formed_on": "2026-01-20",
                "limit_on": "2026-02-10",
                "limit_days": 20,
                "limit_unit": "自然日",
            },
            "2026-03-02",
            None,
        ),
        ({"formed_on": "2026-03-02", "limit_on": "2026-03-30", "limit_days": 7}, "2026-04-09", None),
        ({"formed_on": "2026-03-02", "limit_days": 7, "ordered_on": "2026-03-05"}, "2026-03-05", None),
        ({"formed_on": "2026-03-02", "openness": "不予公开"}, None, None),
        (
            {"formed_on": "2026-03-02", "period_from": "2026-06-01", "period_days": 7},
            "2026-03-30",
            "2026-06-07",
        ),
        (
            {
                "formed_on": "2026-03-02",
                "period_from": "2026-09-28",
                "period_days": 5,
                "period_unit": "工作日",
            },
            "2026-03-30",
            "2026-10-09",
        ),
    ],
)
def test_days_that_are_derived(values: dict[str, object], due: str | None, until: str | None) -> None:
    read = {key: DISCLOSURE[key].kind.read(value) for key, value in values.items()}
    found = DISCLOSURE.cached({"openness": "主动公开", **read}, (), RULES)
    assert (found["due_on"], found["period_until"]) == (due and day(due), until and day(until))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"period_from": day("2026-06-01"), "period_to": day("2026-05-31")}, ["公示结束：不能早于公示开始"]),
        ({"period_from": day("2026-06-01"), "period_to": day("2026-06-01")}, []),
        ({"duration": "限时公开"}, ["限时至：限时公开的必须填写"]),
        (
            {"duration": "限时公开", "period_from": day("2026-06-01"), "period_to": day("2026-06-08")},
            [],
        ),
        ({"normative": True}, ["政策解读：规范性文件的必须填写是或否"]),
        ({"normative": True, "interpreted": False}, []),
        (
            {"normative": True, "interpreted": True, "validity": "废止"},
            ["清理日期：规范性文件失效、废止或已修改的必须填写"],
        ),
        (
            {
                "normative": True,
                "interpreted": True,
                "validity": "废止",
                "cleaned_on": day("2026-06-08"),
            },
            [],
        ),
    ],
)
def test_what_fields_demand_of_each_other(values: dict[str, Value], said: list[str]) -> None:
    assert list(demands(values)) == said
