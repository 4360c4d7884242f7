"""舆情 and 突发事件发布会: states and minutes as steps tell them, and what is counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import pytest

from desktop_app.domain.fields import Value
from desktop_app.domain.measures import Figure, measured
from desktop_app.domain.records import Record, Step
from desktop_app.domain.register import Register
from desktop_app.domain.rulebook import MatterLimits, Rulebook
from desktop_app.registers.opinion import OPINION
from desktop_app.registers.press import PRESS

FOUND = datetime(2026, 10, 1, 22, 15)  # the first evening of 国庆节
TODAY = date(2026, 10, 10)
JUDGED = Step("judged", date(2026, 10, 1), {"judged_on": date(2026, 10, 1), "judgement": "情况属实"})


def told(
    register: Register, typed: Mapping[str, Value], *steps: Step, rules: Rulebook | None = None
) -> Mapping[str, Value]:
    """Everything that follows from a form and these steps."""
    numbered = [Step(one.kind, one.on, one.payload, id=at) for at, one in enumerate(steps, 1)]
    return {**typed, **register.cached(typed, numbered, rules or Rulebook())}


def opinion(*steps: Step, level: str = "一般", sudden: bool = False) -> Mapping[str, Value]:
    """A case of that evening."""
    return told(OPINION, {"found_at": FOUND, "level": level, "sudden": sudden}, *steps)


def answered(at: datetime) -> Step:
    """The first word in public."""
    return Step("responded", at.date(), {"first_at": at, "answer_way": "通报"})


def held(at: datetime) -> Step:
    """The press conference."""
    return Step("press_held", at.date(), {"press_at": at})


def figure(register: Register, label: str, rows: list[Mapping[str, Value]]) -> Figure:
    """One number over these rows."""
    measure = next(one for one in register.measures if one.label == label)
    return measured(measure, [Record(register.key, at, 1, row) for at, row in enumerate(rows, 1)], TODAY)


def test_a_usual_case_has_one_clock_of_48_hours() -> None:
    row = opinion()
    assert row["answer_due_at"] == datetime(2026, 10, 3, 22, 15)
    assert (row["first_due_at"], row["press_due_at"], row["late"]) == (None, None, None)
    assert (row["state"], row["due_on"]) == ("已收集", date(2026, 10, 3))


def test_a_grave_event_has_two_clocks_and_today_shows_the_earlier_open_one() -> None:
    row = opinion(JUDGED, level="重大", sudden=True)
    assert row["first_due_at"] == datetime(2026, 10, 2, 3, 15)
    assert row["press_due_at"] == datetime(2026, 10, 2, 22, 15)
    assert (row["answer_due_at"], row["due_on"]) == (None, date(2026, 10, 2))
    long = Rulebook(matters=MatterLimits(opinion_press_hours=60))
    typed: dict[str, Value] = {"found_at": FOUND, "level": "重大", "sudden": True}
    after = told(OPINION, typed, JUDGED, answered(FOUND), rules=long)
    assert after["due_on"] == date(2026, 10, 4)


def test_it_is_answered_when_its_last_clock_was_met() -> None:
    first = answered(datetime(2026, 10, 2, 3, 15))
    usual = opinion(JUDGED, first)
    assert (usual["state"], usual["late"]) == ("已回应", False)
    grave = opinion(JUDGED, first, level="重大", sudden=True)
    assert (grave["state"], grave["late"]) == ("待发布会", None)
    both = opinion(JUDGED, first, held(datetime(2026, 10, 2, 22, 15)), level="重大", sudden=True)
    assert (both["state"], both["late"]) == ("已回应", False)
    filed = Step("filed", date(2026, 10, 9), {"filed_on": date(2026, 10, 9), "outcome": "平息"})
    assert opinion(JUDGED, first, filed)["state"] == "已归档"


@pytest.mark.parametrize("minute", [15, 16])
def test_one_minute_decides(minute: int) -> None:
    row = opinion(JUDGED, answered(datetime(2026, 10, 3, 22, minute)))
    assert row["late"] is (minute == 16)


def test_a_conference_that_was_too_late_makes_the_case_late() -> None:
    row = opinion(JUDGED, answered(FOUND), held(datetime(2026, 10, 2, 22, 16)), level="特别重大", sudden=True)
    assert row["late"] is True


def test_further_releases_are_kept_and_counted() -> None:
    on = date(2026, 10, 4)
    more = Step("released", on, {"released_on": on, "release_way": "网站", "release_note": "伤员已出院"})
    row = opinion(JUDGED, answered(FOUND), more, more)
    assert row["release_times"] == 2
    assert row["release_log"] == "2026-10-04 网站：伤员已出院\n2026-10-04 网站：伤员已出院"


def test_no_clock_can_be_put_off() -> None:
    assert "extended" not in {move.key for move in OPINION.flow.moves}


def test_midnight_must_be_told() -> None:
    assert list(OPINION.demands({"found_at": datetime(2026, 10, 1)})) == [
        "发现时间：要写明几时几分；正好零点的，写前一天的 23:59"
    ]
    assert list(OPINION.demands({"found_at": FOUND, "level": "一般"})) == []
    assert list(PRESS.demands({"happened_at": datetime(2026, 10, 1)})) == [
        "发生时刻：要写明几时几分；正好零点的，写前一天的 23:59"
    ]


def test_what_is_counted_of_cases() -> None:
    gone = Step("withdrawn", date(2026, 10, 2), {"withdraw_reason": "不是本县的事"})
    rows = [
        opinion(JUDGED, answered(datetime(2026, 10, 2, 0, 45))),  # 2.5 hours
        opinion(JUDGED, answered(datetime(2026, 10, 4, 22, 15))),  # 72 hours, late
        opinion(JUDGED, answered(datetime(2026, 10, 2, 2, 15))),  # 4 hours
        opinion(),
        opinion(gone),
    ]
    assert figure(OPINION, "收件", rows).value == 5
    assert sum(figure(OPINION, label, rows).value or 0 for label in ("办结", "在办", "撤销")) == 5
    assert figure(OPINION, "回应率", rows).shown == "75%"
    assert figure(OPINION, "按时率", rows).shown == "66.67%"
    assert figure(OPINION, "首次回应用时中位数", rows).shown == "4小时"
    assert figure(OPINION, "首次回应用时中位数", [opinion()]).shown == "—（无可统计的件）"


def conference(at: datetime | None = None) -> Mapping[str, Value]:
    """A 突发事件 of that evening, and when the press was told."""
    steps = [Step("held", at.date(), {"held_at": at})] if at else []
    return told(PRESS, {"happened_at": FOUND, "level": "重大"}, *steps)


def test_24_hours_run_from_the_minute_it_happened() -> None:
    assert conference()["due_at"] == datetime(2026, 10, 2, 22, 15)
    assert (conference()["state"], conference()["late"]) == ("计时中", None)
    for minute, state in ((15, "已举行"), (16, "超时举行")):
        row = conference(datetime(2026, 10, 2, 22, minute))
        assert (row["state"], row["late"]) == (state, minute == 16)


def test_what_is_counted_of_conferences() -> None:
    off = Step("called_off", date(2026, 10, 2), {"call_off_reason": "上级统一发布"})
    rows = [
        conference(datetime(2026, 10, 2, 9, 45)),
        conference(datetime(2026, 10, 3, 9, 45)),
        conference(),  # its day is over
        told(PRESS, {"happened_at": FOUND, "level": "重大"}, off),
    ]
    assert figure(PRESS, "发布会件数", rows).value == 3
    assert figure(PRESS, "按时率", rows).shown == "33.33%"
    assert figure(PRESS, "举行用时中位数", rows).shown == "23.5小时"
