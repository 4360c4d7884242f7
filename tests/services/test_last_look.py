"""自上次查看以来: what became due or overdue, came in or was answered by others; never who did how much."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import pytest

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Record, Step
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.opinion import OPINION
from desktop_app.registers.visit import VISIT
from desktop_app.services.due_lines import Today
from desktop_app.services.last_look import Mark, mark_of
from desktop_app.services.moving import Desk
from desktop_app.services.office import Office
from desktop_app.services.reminders import Reminders
from tests.builders import added, moved

DUE_ON = date(2026, 3, 19)  # of a complaint of 2 March


def seen(office: Office, moment: datetime, since: Mark | None = None, me: str = "李文") -> Today:
    desk = Desk(moment.date, lambda: moment, lambda: me, str)
    return Reminders(office.store, office.rules.current, desk, office.people).day(since=since)


def counts(today: Today) -> Mapping[str, int]:
    assert today.news is not None
    return {word: count for word, count in today.news.counts.items() if count}


def news(today: Today) -> dict[str, tuple[str, ...]]:
    return {line.number: line.news for group in today.groups for line in group.lines if line.news}


def nine(day: date) -> datetime:
    return datetime.combine(day, time(9))


def test_who_is_here_for_the_first_time_is_told_nothing(office: Office) -> None:
    added(office, HOTLINE)
    today = seen(office, nine(DUE_ON))
    assert (today.news, news(today)) == (None, {})


def test_what_became_due_and_overdue_since(office: Office) -> None:
    call = added(office, HOTLINE)
    number = call.text("number")
    assert call["due_on"] == DUE_ON
    day = timedelta(days=1)
    before = seen(office, nine(DUE_ON - day)).mark
    then = seen(office, nine(DUE_ON)).mark
    for moment, since, said in (
        (DUE_ON, before, "新到期"),
        (DUE_ON, then, ""),
        (DUE_ON + day, then, "新逾期"),
        (DUE_ON + 5 * day, before, "新逾期"),
        (DUE_ON + 2 * day, seen(office, nine(DUE_ON + day)).mark, ""),
    ):
        today = seen(office, nine(moment), since)
        assert counts(today) == ({said: 1} if said else {})
        assert news(today) == ({number: (said,)} if said else {})


def test_a_clock_of_hours_runs_out_within_the_day(office: Office) -> None:
    made = added(office, OPINION, found_at="2026-03-02 10:00", level="特别重大", sudden="是")
    before = seen(office, datetime(2026, 3, 2, 14, 0)).mark
    assert counts(seen(office, datetime(2026, 3, 2, 14, 30), before)) == {}
    late = seen(office, datetime(2026, 3, 2, 15, 30), before)
    assert (counts(late), news(late)) == ({"新逾期": 1}, {made.text("number"): ("新逾期",)})
    assert counts(seen(office, datetime(2026, 3, 2, 16, 0), late.mark)) == {}


def by(office: Office, name: str, record: Record | None, key: str = "", **other: Value) -> Record:
    """What another desk writes: a call, or a step of one."""
    store = office.store.of(name)
    with store.unit("登记") as unit:
        if record is None:
            model = office.entries.get(HOTLINE, 1)
            values = {f.key: model.values[f.key] for f in HOTLINE.typed()}
            return unit.get(HOTLINE, unit.add(HOTLINE, {**values, **other}))
        unit.step(HOTLINE, record.id, Step(key, date(2026, 3, 5), {"replied_on": date(2026, 3, 5)}))
        return unit.get(HOTLINE, record.id)


def test_what_others_brought_in_and_answered_since(office: Office) -> None:
    mine = added(office, HOTLINE)
    before = seen(office, nine(date(2026, 3, 3))).mark
    added(office, HOTLINE, caller="自己登记的")
    came = by(office, "王芳", None, caller="陈建国")
    by(office, "王芳", mine, "replied")
    today = seen(office, nine(date(2026, 3, 5)), before)
    assert counts(today) == {"新登记": 1, "新答复": 1}
    assert news(today) == {came.text("number"): ("新登记",), mine.text("number"): ("新答复",)}
    own = seen(office, nine(date(2026, 3, 5)), before, me="王芳")
    assert counts(own) == {"新登记": 1}  # what 李文 wrote meanwhile
    assert counts(seen(office, nine(date(2026, 3, 5)), today.mark)) == {}
    assert not any("王芳" in str(line) for group in today.groups for line in group.lines)


def test_what_is_gone_again_is_not_counted(office: Office) -> None:
    added(office, HOTLINE)
    before = seen(office, nine(date(2026, 3, 3))).mark
    made = by(office, "王芳", None, caller="陈建国")
    office.entries.void(HOTLINE, made.id, "误登")
    assert counts(seen(office, nine(date(2026, 3, 4)), before)) == {}
    assert moved(office, VISIT, added(office, VISIT), "fed_back", date(2026, 3, 4))["state"] == "已反馈"


@pytest.mark.parametrize(
    "kept",
    [None, "x", {}, {"at": "2026-03-02T09:00:00"}, {"at": "昨天", "change": 3}, {"at": None, "change": 3}],
)
def test_a_mark_that_cannot_be_read_is_none(kept: object) -> None:
    assert mark_of(kept) is None


def test_a_mark_is_kept_as_it_was(office: Office) -> None:
    mark = seen(office, datetime(2026, 3, 2, 9, 30, 15)).mark
    assert mark is not None
    office.window.put("today.seen", mark.told())
    assert mark_of(office.window.get("today.seen")) == mark
