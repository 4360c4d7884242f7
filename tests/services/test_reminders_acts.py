"""今日 beyond deadlines: whom to call back, urge and review, what goes to the wall, and clocks of hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from desktop_app.domain.records import Record
from desktop_app.domain.review import NO, QUESTIONS, Level, Verdict
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.every import register
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.opinion import OPINION
from desktop_app.registers.press import PRESS
from desktop_app.registers.suggestion import SUGGESTION
from desktop_app.registers.task import TASK
from desktop_app.registers.topic import TOPIC
from desktop_app.services.due_lines import Due
from desktop_app.services.moving import Desk
from desktop_app.services.office import Office
from desktop_app.services.reminders import Reminders
from desktop_app.services.reminders_matters import CALL_BACK, ECHO, FINISH, URGE
from desktop_app.services.reminders_review import REVIEW
from tests.builders import BEGUN, PASSWORD, TODAY, added, guarded, moved

HOME_VISIT = register("home_visit")
NOTHING_FOUND = dict.fromkeys(QUESTIONS, NO)


def told(office: Office, label: str, on: date | None = None) -> list[tuple[str, str, str]]:
    """Number, what is pressed and why, of a group."""
    return [(one.number, one.next_step, one.why) for one in office.reminders.day(on).group(label).lines]


def at(office: Office, moment: datetime) -> Reminders:
    """今日 as it reads at another minute."""
    desk = Desk(moment.date, lambda: moment, lambda: "李文", str)
    return Reminders(office.store, office.rules.current, desk, office.people)


def test_who_was_answered_is_called_back_a_workday_later(office: Office) -> None:
    call = moved(office, HOTLINE, added(office, HOTLINE), "replied", date(2026, 3, 6))
    opinion = moved(office, SUGGESTION, added(office, SUGGESTION), "replied", date(2026, 3, 5))
    home = moved(office, HOME_VISIT, added(office, HOME_VISIT, problems="1"), "handled", date(2026, 3, 9))
    lines = office.reminders.day(date(2026, 3, 9)).group(CALL_BACK).lines
    assert [(one.number, one.due_on, one.words, one.next_step, one.why) for one in lines] == [
        (opinion.text("number"), date(2026, 3, 6), "逾期3天", "回访", "2026-03-05反馈，还没有回访"),
        (call.text("number"), date(2026, 3, 9), "今天到期", "回访", "2026-03-06答复，还没有回访"),
        (home.text("number"), date(2026, 3, 10), "明天到期", "登记回访", "2026-03-09办理，还没有登记回访"),
    ]
    office.rules.put_limits({**office.rules.limits(), "matters.call_back_days": 3})
    assert office.reminders.day().group(CALL_BACK).lines[0].due_on == date(2026, 3, 10)


def test_who_was_called_back_waits_for_the_end_and_is_asked_again_after_a_redo(office: Office) -> None:
    call = moved(office, SUGGESTION, added(office, SUGGESTION), "replied", date(2026, 3, 4))
    call = moved(office, SUGGESTION, call, "called_back", date(2026, 3, 5))
    assert told(office, CALL_BACK) == []
    assert told(office, FINISH) == [(call.text("number"), "办结", "2026-03-04反馈，还没有办结")]
    call = moved(office, SUGGESTION, call, "redone", date(2026, 3, 6))
    assert told(office, FINISH) == []
    moved(office, SUGGESTION, call, "replied", date(2026, 3, 10))
    assert told(office, CALL_BACK) == [(call.text("number"), "回访", "2026-03-10反馈，还没有回访")]


def test_who_raised_a_merged_call_is_asked_once_its_leader_is_answered(office: Office) -> None:
    leader, other = added(office, HOTLINE), added(office, HOTLINE, caller="陈建国", phone="13900004321")
    other = moved(office, HOTLINE, other, "merged", BEGUN, merged_into=leader.text("number"))
    assert told(office, CALL_BACK) == []
    leader = moved(office, HOTLINE, leader, "replied", date(2026, 3, 4))
    assert {number for number, _, _ in told(office, CALL_BACK)} == {
        one.record.text("number") for one in office.call_backs.waiting()
    }
    assert told(office, CALL_BACK)[1:] == [
        (other.text("number"), "回访", f"2026-03-04随{leader.text('number')}一起答复，还没有回访")
    ]
    asked = {"called_back_on": "2026-03-05", "satisfaction": "满意"}
    office.entries.move(HOTLINE, other.id, other.version, "called_back", asked)
    assert [number for number, _, _ in told(office, CALL_BACK)] == [leader.text("number")]


def test_an_answered_topic_goes_to_the_wall(office: Office) -> None:
    asked = moved(office, TOPIC, added(office, TOPIC), "notified", BEGUN, department="房管股")
    asked = moved(office, TOPIC, asked, "answered", date(2026, 3, 5), judgement="可公开")
    number = asked.text("number")
    assert told(office, ECHO) == [(number, "拟回音壁稿", "2026-03-05反馈，还没有拟回音壁稿")]
    office.topics.word(asked.id, asked.version)
    item = office.topics.item(asked.id)
    assert item is not None
    why = f"2026-03-05反馈，回音壁稿是{item.text('number')}，还没有上墙"
    assert told(office, ECHO) == [(number, "登记上回音壁", why)]
    secret = moved(office, TOPIC, added(office, TOPIC, content="请公开投诉人名单。"), "notified", BEGUN)
    secret = moved(office, TOPIC, secret, "answered", date(2026, 3, 4), judgement="不宜公开")
    assert told(office, ECHO)[1][1:] == ("定为不公开", "2026-03-04反馈为不宜公开，还没有登记不公开的理由")


def test_what_is_overdue_at_a_department_is_urged_from_the_next_day_on(office: Office) -> None:
    call = moved(office, HOTLINE, added(office, HOTLINE), "dispatched", BEGUN, department="房管股")
    added(office, HOTLINE, caller="陈建国")  # not passed on: nobody to urge
    due = call.day("due_on")
    assert due == date(2026, 3, 19)
    assert told(office, URGE, due) == []
    number = call.text("number")
    first = [(number, "催办（第1次）", "2026-03-19到期，房管股还没有办完，还没有催办")]
    assert told(office, URGE, date(2026, 3, 20)) == first
    early = moved(office, HOTLINE, call, "urged", date(2026, 3, 17))
    assert told(office, URGE, date(2026, 3, 20))[0][1] == "催办（第2次）"
    moved(office, HOTLINE, early, "urged", date(2026, 3, 20))
    assert told(office, URGE, date(2026, 3, 23)) == []
    assert office.reminders.day(date(2026, 3, 23)).group("逾期").total == 2


def test_what_was_reported_is_brought_to_its_end(office: Office) -> None:
    task = added(office, TASK)
    for key, day in (("planned", BEGUN), ("dispatched", BEGUN), ("replied", date(2026, 3, 5))):
        task = moved(office, TASK, task, key, day)
    assert told(office, FINISH) == [(task.text("number"), "办结", "2026-03-05报告，还没有办结")]
    moved(office, TASK, task, "closed", date(2026, 3, 6))
    assert office.reminders.day().groups == ()


def test_only_who_may_review_an_item_sees_it_among_those_to_review(office: Office) -> None:
    names = {
        "甲": ("登记",),
        "乙": ("初审",),
        "丙": ("复核",),
        "丁": ("登记", "初审", "复核"),
        "戊": ("管理",),
    }
    for name, duties in reversed(names.items()):
        office.people.put(guarded(name, *duties))
    ids = {person.name: person.id for person in office.people.every()}

    def seen(name: str) -> list[tuple[str, str, str]]:
        office.people.sign_in(ids[name], PASSWORD)
        return told(office, REVIEW)

    office.people.sign_in(ids["丁"], PASSWORD)
    item = added(office, DISCLOSURE, handler="李文")
    number = item.text("number")
    waits = [(number, "初审", "还没有初审")]
    assert [seen(name) for name in names] == [[], waits, [], [], []]
    _review(office, ids["乙"], item, Level.FIRST)
    again = [(number, "复核", f"乙{TODAY}已经初审，等复核")]
    assert [seen(name) for name in names] == [[], [], again, [], []]
    office.people.sign_in(ids["丁"], PASSWORD)
    office.entries.edit(
        DISCLOSURE,
        item.id,
        office.entries.get(DISCLOSURE, item.id).version,
        _typed(office, item, summary="换了。"),
    )
    anew = [(number, "重新初审", "审查以后内容有改动，要重新初审")]
    assert [seen(name) for name in names] == [[], anew, [], [], []]
    item = office.entries.get(DISCLOSURE, item.id)
    _review(office, ids["乙"], item, Level.FIRST)
    _review(office, ids["丙"], item, Level.SECOND)
    assert [seen(name) for name in names] == [[]] * 5
    office.people.sign_out()
    assert told(office, REVIEW) == []


def test_everybody_together_reviews_what_anybody_may(office: Office) -> None:
    item = added(office, DISCLOSURE)
    assert told(office, REVIEW) == []
    lines = office.reminders.day(everyone=True).group(REVIEW).lines
    assert [(one.number, one.next_step) for one in lines] == [(item.text("number"), "初审")]
    _sent_back(office, item)
    assert office.reminders.day(everyone=True).group(REVIEW).lines == ()


def _typed(office: Office, item: Record, **other: str) -> dict[str, str]:
    item = office.entries.get(DISCLOSURE, item.id)
    return {f.key: f.kind.show(item.values.get(f.key)) for f in DISCLOSURE.typed()} | dict(other)


def _review(office: Office, person: int, item: Record, level: Level) -> None:
    office.people.sign_in(person, PASSWORD)
    version = office.entries.get(DISCLOSURE, item.id).version
    office.reviewing.give(item.id, version, level, Verdict.OPEN, NOTHING_FOUND, preset="board")


def _sent_back(office: Office, item: Record) -> None:
    office.people.put(guarded("戊", "管理"))
    office.people.put(guarded("乙", "初审"))
    second = next(person.id for person in office.people.every() if person.name == "乙")
    office.people.sign_in(second, PASSWORD)
    version = office.entries.get(DISCLOSURE, item.id).version
    office.reviewing.give(
        item.id, version, Level.FIRST, Verdict.BACK, NOTHING_FOUND, text="补名单", preset="board"
    )


@pytest.mark.parametrize(
    ("moment", "label", "said"),
    [
        (datetime(2026, 3, 2, 11, 39, 59), "今日到期", "还有3小时21分"),
        (datetime(2026, 3, 2, 11, 40), "今日到期", "还有3小时20分"),
        (datetime(2026, 3, 2, 15, 0, 30), "今日到期", "正好到时"),
        (datetime(2026, 3, 2, 15, 1), "逾期", "已超1分"),
        (datetime(2026, 3, 3, 9, 0), "逾期", "已超18小时"),
        (datetime(2026, 3, 9, 9, 0), "逾期", "逾期7天"),
    ],
)
def test_clocks_of_hours_end_within_their_day(
    office: Office, moment: datetime, label: str, said: str
) -> None:
    added(office, OPINION, found_at="2026-03-02 10:00", level="特别重大", sudden="是")
    today = at(office, moment).day()
    (line,) = today.group(label).lines
    assert (line.words, line.moment) == (said, datetime(2026, 3, 2, 15, 0))
    assert [(group.label, group.total) for group in today.groups] == [(label, 1)]


def test_what_ends_at_a_minute_comes_before_what_has_the_whole_day(office: Office) -> None:
    call = added(office, HOTLINE, called_at="2026-02-26 09:00", matter="咨询")
    assert call["due_on"] == date(2026, 3, 2)
    late = added(
        office, OPINION, found_at="2026-03-02 12:00", level="特别重大", sudden="是", title="后发现的"
    )
    soon = added(office, OPINION, found_at="2026-03-02 10:00", level="特别重大", sudden="是")
    press = added(office, PRESS, happened_at="2026-03-01 16:00")
    lines = at(office, datetime(2026, 3, 2, 12, 30)).day().group("今日到期").lines
    assert [one.number for one in lines] == [one.text("number") for one in (soon, press, late, call)]
    assert [one.words for one in lines] == ["还有2小时30分", "还有3小时30分", "还有4小时30分", "今天到期"]


def test_another_day_is_read_as_it_begins(office: Office) -> None:
    added(office, PRESS, happened_at="2026-03-01 16:00")
    (line,) = office.reminders.day(date(2026, 3, 2)).group("今日到期").lines
    assert line.words == "还有16小时"


def test_a_line_is_told_anew_without_reading_the_day_again() -> None:
    line = Due(
        "press", 1, "发布会-1", "事故", "计时中", TODAY, "", "", moment=datetime.combine(TODAY, time(12))
    )
    assert line.at(datetime.combine(TODAY, time(9, 30))).words == "还有2小时30分"
    assert (
        replace(line, moment=None, words="今天到期").at(datetime.combine(TODAY, time(9))).words == "今天到期"
    )
