"""今日: every open record once, in words, on any day one looks."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.fields import Value
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.every import PAGED
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.request import REQUEST
from desktop_app.registers.visit import VISIT
from desktop_app.services import reminders
from desktop_app.services.due_lines import Today
from desktop_app.services.example import fill
from desktop_app.services.office import Office
from desktop_app.services.reminders import DELIVER, EXPLAIN, REASSESS, RENEW, TAKE_DOWN
from desktop_app.services.reminders_board import FILE
from desktop_app.services.reminders_matters import CALL_BACK, ECHO, FINISH, URGE
from desktop_app.services.reminders_results import READY
from desktop_app.services.reminders_review import REVIEW
from desktop_app.services.rules import open_ones
from tests.builders import TODAY, added, days, moved, opened

DEADLINES = ("逾期", "今日到期", "本周到期", "以后到期", "暂停中", "暂定")
ANSWERED = (CALL_BACK, ECHO, FINISH)
OTHERS = {*ANSWERED, DELIVER, TAKE_DOWN, RENEW, REASSESS, EXPLAIN, FILE, READY, URGE, REVIEW}


def listed(today: Today, *labels: str) -> list[tuple[str, int]]:
    return [(line.register, line.id) for label in labels for line in today.group(label).lines]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = opened(tmp_path_factory.mktemp("reminders"))
    for _ in fill(made.store, 90, 3, TODAY):
        pass
    return made


def test_each_open_record_stands_in_exactly_one_group_whatever_the_day(example: Office) -> None:
    wanted = {
        (ledger.key, record_id) for ledger in PAGED for record_id in example.entries.ids(open_ones(ledger))
    }
    assert len(wanted) > 10
    for day in list(days(date(2026, 1, 1), 400))[::8]:
        today = example.reminders.day(day)
        assert {group.label for group in today.groups} <= {*DEADLINES, *OTHERS}
        found = listed(today, *DEADLINES, *ANSWERED)
        assert len(found) == len(set(found)), day
        assert set(found) == wanted, day
        assert all(group.total == len(group.lines) for group in today.groups)


@pytest.mark.parametrize("most", [1, 2, 3, 4, 6, 7])
def test_a_long_group_lists_its_first_lines_and_counts_all(
    office: Office, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    calls = [added(office, HOTLINE, called_at=f"2026-03-{day:02} 09:00") for day in (9, 2, 3, 3, 5, 4)]
    calls.sort(key=lambda record: (record.day("due_on") or date.max, record.id))
    undated: dict[str, Value] = {"event_on": date(2026, 5, 15), "visitor": "陈建国", "content": "修路"}
    with office.store.unit("导入") as unit:
        visits = [unit.add(VISIT, undated) for _ in range(3)]
    monkeypatch.setattr(reminders, "SHOWN", most)
    today = office.reminders.day(date(2026, 9, 1))
    assert [(group.label, group.total) for group in today.groups] == [("逾期", 6), ("以后到期", 3)]
    assert listed(today, "逾期") == [("hotline", record.id) for record in calls][:most]
    assert listed(today, "以后到期") == [("visit", one) for one in visits][:most]


def test_a_cut_list_begins_like_the_whole(example: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in (TODAY + timedelta(days=n) for n in range(-150, 250, 25)):
        monkeypatch.setattr(reminders, "SHOWN", 10_000)
        whole = example.reminders.day(day)
        monkeypatch.setattr(reminders, "SHOWN", 3)
        short = example.reminders.day(day)
        assert [(g.label, g.total) for g in short.groups] == [(g.label, len(g.lines)) for g in whole.groups]
        assert [g.lines for g in short.groups] == [g.lines[:3] for g in whole.groups], day


def test_words_and_groups_of_one_call(office: Office) -> None:
    record = added(office, HOTLINE, called_at="2026-06-08 09:00", matter="咨询")
    assert record["due_on"] == date(2026, 6, 11)
    for day, label, said in (
        (date(2026, 6, 7), "以后到期", "还有4天"),
        (date(2026, 6, 8), "本周到期", "还有3天"),
        (date(2026, 6, 10), "本周到期", "明天到期"),
        (date(2026, 6, 11), "今日到期", "今天到期"),
        (date(2026, 6, 15), "逾期", "逾期4天"),
    ):
        (line,) = office.reminders.day(day).group(label).lines
        assert (line.id, line.words, line.next_step) == (record.id, said, "当场答复 / 转办")
        assert line.name == "王秀兰 反映幸福小区自来水水压低。"


def test_an_answered_call_is_never_overdue_but_waits_to_be_called_back(office: Office) -> None:
    record = moved(office, HOTLINE, added(office, HOTLINE), "replied", date(2026, 3, 4))
    today = office.reminders.day()
    assert [(g.label, g.lines[0].next_step) for g in today.groups] == [(CALL_BACK, "回访")]
    record = moved(office, HOTLINE, record, "called_back", date(2026, 3, 5))
    assert [(g.label, g.lines[0].next_step) for g in office.reminders.day().groups] == [(FINISH, "办结")]
    record = moved(office, HOTLINE, record, "redone", date(2026, 3, 6))
    assert listed(office.reminders.day(), "逾期") == [("hotline", record.id)]


def test_what_should_have_been_published_says_by_whose_rule(office: Office) -> None:
    added(office, DISCLOSURE)
    added(office, DISCLOSURE, title="上级要的", ordered_on="2026-03-27")
    told = [office.reminders.day(date(2026, 3, day)) for day in (26, 27, 30, 31)]
    assert [[line.why for group in day.groups for line in group.lines] for day in told] == [
        ["", ""],
        ["上级规定应于2026-03-27以前公开，今天到期", ""],
        ["上级规定应于2026-03-27以前公开，逾期3天", "规定应于2026-03-30以前公开，今天到期"],
        ["上级规定应于2026-03-27以前公开，逾期4天", "规定应于2026-03-30以前公开，逾期1天"],
    ]
    assert told[-1].group("逾期").lines[0].next_step == "登记公开 / 定为不予公开"


def test_a_notice_is_taken_down_the_day_after_its_period(office: Office) -> None:
    period = {"period_from": "2026-06-08", "period_to": "2026-06-14", "expires_on": "2026-06-14"}
    record = added(office, DISCLOSURE, formed_on="2026-06-08", **period)
    record = moved(office, DISCLOSURE, record, "published", date(2026, 6, 8))
    assert office.reminders.day(date(2026, 6, 14)).groups == ()
    assert listed(office.reminders.day(), TAKE_DOWN) == [("disclosure", record.id)]
    (line,) = office.reminders.day().group(TAKE_DOWN).lines
    assert (line.why, line.next_step) == ("公示到2026-06-14，应撤下", "登记撤下")
    moved(office, DISCLOSURE, record, "taken_down", date(2026, 6, 15))
    assert office.reminders.day().groups == ()


def test_monthly_information_is_renewed_after_thirty_days(office: Office) -> None:
    record = added(office, DISCLOSURE, formed_on="2026-04-01", rhythm="每月（日常）")
    record = moved(office, DISCLOSURE, record, "published", date(2026, 4, 10))
    assert office.reminders.day(date(2026, 5, 9)).groups == ()
    (line,) = office.reminders.day(date(2026, 5, 10)).group(RENEW).lines
    assert (line.id, line.next_step) == (record.id, "登记更新")
    assert line.why == "经常性内容每月更换一次，上次公开是2026-04-10"
    moved(office, DISCLOSURE, record, "renewed", date(2026, 5, 10))
    assert office.reminders.day(date(2026, 6, 8)).groups == ()
    assert listed(office.reminders.day(date(2026, 6, 9)), RENEW) == [("disclosure", record.id)]


def test_waiting_for_somebody_is_paused_until_they_answer(office: Office) -> None:
    record = moved(office, REQUEST, added(office, REQUEST), "third_party_asked", date(2026, 3, 4))
    assert listed(office.reminders.day(date(2026, 3, 10)), "暂停中") == [("request", record.id)]
    record = moved(office, REQUEST, record, "third_party_answered", date(2026, 3, 12))
    assert listed(office.reminders.day(date(2026, 3, 13)), "以后到期") == [("request", record.id)]
    other = moved(office, REQUEST, added(office, REQUEST), "supplement_asked", date(2026, 3, 11))
    assert listed(office.reminders.day(date(2027, 3, 13)), "暂停中") == [("request", other.id)]


def test_a_reply_that_was_not_sent_is_asked_for(office: Office) -> None:
    record = moved(office, REQUEST, added(office, REQUEST), "replied", date(2026, 3, 10))
    assert listed(office.reminders.day(date(2026, 3, 11)), DELIVER) == [("request", record.id)]
    moved(office, REQUEST, record, "posted", date(2026, 3, 11))
    assert office.reminders.day(date(2026, 3, 11)).groups == ()


def test_an_open_visit_without_a_promise_is_not_forgotten(office: Office) -> None:
    """Old sheets have such rows: nothing was promised, nothing came back."""
    values: dict[str, Value] = {
        "event_on": date(2026, 5, 15),
        "visitor": "陈建国",
        "content": "要求修路",
        "handling": "转办",
    }
    with office.store.unit("导入") as unit:
        record_id = unit.add(VISIT, values)
    (line,) = office.reminders.day().group("以后到期").lines
    assert (line.id, line.words, line.due_on) == (record_id, "", None)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 10, 31), ""),
        (date(2026, 11, 1), "2027年放假安排还没有录入，跨到2027年的期限都是暂定"),
        (date(2027, 2, 1), "2027年放假安排还没有录入，跨到2027年的期限都是暂定"),
        (date(2025, 12, 31), ""),
    ],
)
def test_a_missing_calendar_is_asked_for_in_autumn(tmp_path: Path, day: date, said: str) -> None:
    made = opened(tmp_path, day)
    assert made.reminders.day().calendar_missing == said
    made.close(copy=False)
