"""Another year's table and other limits: told before they hold, and held by every open record at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.workdays import DayKind
from desktop_app.domain.year_table import Row
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.request import REQUEST
from desktop_app.registers.visit import VISIT
from desktop_app.services.office import Office
from tests.builders import BEGUN, TODAY, added, days, least, moved, opened

AUTUMN = date(2026, 12, 20)


@pytest.fixture
def winter(tmp_path: Path) -> Iterator[Office]:
    made = opened(tmp_path, AUTUMN)
    yield made
    made.close(copy=False)


def notice_2027() -> list[Row]:
    """A believable table of a year that nobody has published yet."""
    breaks = (
        ("元旦", date(2027, 1, 1), 3),
        ("春节", date(2027, 2, 5), 8),
        ("清明节", date(2027, 4, 3), 3),
        ("劳动节", date(2027, 5, 1), 5),
        ("端午节", date(2027, 6, 9), 1),
        ("中秋节", date(2027, 9, 15), 1),
        ("国庆节", date(2027, 10, 1), 7),
    )
    rows: list[Row] = [
        (day, DayKind.HOLIDAY, name) for name, first, count in breaks for day in days(first, count)
    ]
    worked = (date(2027, 1, 30), date(2027, 2, 20), date(2027, 4, 25), date(2027, 5, 8), date(2027, 9, 26))
    return rows + [(day, DayKind.MAKEUP, "") for day in worked]


def test_a_rehearsal_tells_what_moves_and_moves_nothing(winter: Office) -> None:
    record = added(winter, REQUEST, reached_on="2026-12-18")
    assert (record["due_on"], record["provisional"] is not None) == (date(2027, 1, 18), True)
    far = added(winter, VISIT, event_on="2026-12-18", promised_days="40")
    closed = moved(winter, HOTLINE, added(winter, HOTLINE, called_at="2026-12-18 9:00"), "answered", AUTUMN)
    promised = added(winter, VISIT, event_on="2026-12-18", promised_on="2027-02-26", promised_days="")
    rehearsal = winter.calendar.rehearse(2027, notice_2027(), "国办发明电〔2026〕9号")
    told = {(m.register, m.id): (m.number, m.old, m.new) for m in rehearsal.moved}
    old, new = far.day("due_on"), told["visit", far.id][2]
    assert told.keys() == {("visit", far.id)}
    assert (old, new) == (date(2027, 2, 15), date(2027, 2, 20))
    for ledger, one in ((REQUEST, record), (VISIT, far), (VISIT, promised), (HOTLINE, closed)):
        assert winter.entries.get(ledger, one.id) == one

    changed = winter.calendar.apply(rehearsal)
    assert changed.records == {"visit": frozenset({far.id})}
    assert winter.entries.get(VISIT, far.id)["due_on"] == new
    assert winter.entries.get(VISIT, promised.id) == promised
    assert winter.entries.get(HOTLINE, closed.id) == closed
    assert winter.entries.get(REQUEST, record.id)["provisional"] is None
    assert winter.entries.get(VISIT, far.id)["provisional"] is None
    assert winter.reminders.day().calendar_missing == ""


def test_a_pay_day_of_a_stopped_clock_follows_too(winter: Office) -> None:
    record = moved(winter, REQUEST, added(winter, REQUEST, reached_on="2026-12-01"), "fee_notified", AUTUMN)
    before = record.day("pay_due")
    rows = [row for row in notice_2027() if row[0] != date(2027, 1, 1)]
    rows += [(day, DayKind.HOLIDAY, "元旦") for day in (date(2027, 1, 1), date(2027, 1, 4))]
    rehearsal = winter.calendar.rehearse(2027, rows, "试")
    winter.calendar.apply(rehearsal)
    after = winter.entries.get(REQUEST, record.id).day("pay_due")
    (told,) = rehearsal.moved
    assert (told.id, told.what, told.old, told.new) == (record.id, "缴费截止", before, after)
    assert before is not None
    assert after is not None
    assert after > before


def test_a_closed_record_keeps_the_dates_it_was_closed_with(winter: Office) -> None:
    record = added(winter, DISCLOSURE, formed_on="2026-12-01", limit_days="40")
    record = moved(winter, DISCLOSURE, record, "published", AUTUMN)
    winter.calendar.apply(winter.calendar.rehearse(2027, notice_2027(), "试"))
    assert winter.entries.get(DISCLOSURE, record.id) == record


def test_a_closed_request_stays_where_it_was_whatever_is_done_to_it_later(winter: Office) -> None:
    record = added(winter, REQUEST, reached_on="2026-12-14")
    record = moved(winter, REQUEST, record, "replied", AUTUMN)
    record = moved(winter, REQUEST, record, "signed", AUTUMN)
    due = record.day("due_on")
    rows = [*notice_2027(), *((date(2027, 1, n), DayKind.HOLIDAY, "元旦") for n in range(4, 9))]
    winter.calendar.apply(winter.calendar.rehearse(2027, rows, "试"))
    assert winter.entries.get(REQUEST, record.id) == record
    clock = winter.requests.clock(record.id)
    assert clock is not None
    assert (clock.due_on, clock.trace.calendar.known(date(2027, 1, 4))) == (due, False)
    winter.requests.clock_sheet(record.id)

    winter.entries.edit(
        REQUEST, record.id, record.version, least(REQUEST, reached_on="2026-12-14", remark="补记")
    )
    kept = winter.entries.get(REQUEST, record.id)
    assert (kept["remark"], kept["due_on"], kept["late"]) == ("补记", due, False)
    put_away = moved(winter, REQUEST, kept, "archived", AUTUMN)
    assert (put_away["state"], put_away["due_on"]) == ("归档", due)
    again = moved(
        winter, REQUEST, put_away, "reopened", AUTUMN
    )  # a new handling is reckoned by what is known now
    assert again.day("due_on") != due
    assert again["provisional"] is None


def test_what_lay_in_the_bin_is_reckoned_anew_when_it_comes_back(winter: Office) -> None:
    far = added(winter, VISIT, event_on="2026-12-18", promised_days="40")
    winter.entries.void(VISIT, far.id, "误登")
    winter.calendar.apply(winter.calendar.rehearse(2027, notice_2027(), "试"))
    winter.entries.restore(VISIT, far.id)
    assert winter.entries.get(VISIT, far.id)["due_on"] == date(2027, 2, 20)


def test_an_impossible_table_is_refused_with_every_fault_and_changes_nothing(winter: Office) -> None:
    before = winter.calendar.years(), winter.history.undoable()
    with pytest.raises(Refused) as no:
        winter.calendar.rehearse(
            2027, [("2027-13-01", "休", ""), (date(2027, 1, 1), "法定节假日", "元旦")], " "
        )
    assert "没有填写通知文号" in no.value.why
    assert "第1行" in no.value.why
    assert (winter.calendar.years(), winter.history.undoable()) == before


def test_years_are_listed_with_what_is_known_of_them(winter: Office) -> None:
    newest = winter.calendar.years()[0]
    assert (newest.year, newest.entered) == (2026, False)
    winter.calendar.apply(winter.calendar.rehearse(2027, notice_2027(), "国办发明电〔2026〕9号"))
    newest = winter.calendar.years()[0]
    assert (newest.year, newest.notice, newest.entered) == (2027, "国办发明电〔2026〕9号", True)
    assert (newest.holidays, newest.makeup_days) == (28, 5)
    assert set(map(tuple, winter.calendar.days(2027))) == set(map(tuple, notice_2027()))


def test_a_table_is_kept_for_the_next_start(tmp_path: Path) -> None:
    first = opened(tmp_path, AUTUMN)
    first.calendar.apply(first.calendar.rehearse(2027, notice_2027(), "试"))
    first.close(copy=False)
    second = opened(tmp_path, AUTUMN)
    assert second.calendar.calendar().kind(date(2027, 2, 8)) is DayKind.HOLIDAY
    second.close(copy=False)


# Friday 25 September 2026 is Mid-autumn; 30 September a Wednesday; 1-7 October off, 10 October worked.
@pytest.mark.parametrize(
    ("called", "matter", "urgency", "due"),
    [
        ("2026-09-24 16:50", "咨询", "一般", date(2026, 9, 30)),
        ("2026-09-30 09:00", "咨询", "一般", date(2026, 10, 10)),
        ("2026-10-03 09:00", "咨询", "一般", date(2026, 10, 10)),
        ("2026-09-30 09:00", "投诉", "一般", date(2026, 10, 23)),
        ("2026-09-30 09:00", "投诉", "特急", date(2026, 9, 30)),
        ("2026-09-30 09:00", "表扬", "一般", date(2026, 10, 23)),
        ("2026-03-02 09:00", "求助", "一般", date(2026, 3, 5)),
    ],
)
def test_calls_by_a_paper_calendar(winter: Office, called: str, matter: str, urgency: str, due: date) -> None:
    assert added(winter, HOTLINE, called_at=called, matter=matter, urgency=urgency)["due_on"] == due


def test_promises_and_petitions_by_a_paper_calendar(winter: Office) -> None:
    assert added(winter, VISIT, event_on="2026-09-30", promised_days="5")["due_on"] == date(2026, 10, 13)
    spot = added(winter, VISIT, event_on="2026-09-30", handling="当场答复", promised_days="")
    assert (spot["state"], spot["due_on"]) == ("当场答复", None)
    call = added(winter, HOTLINE, called_at="2026-09-24 09:00", petition="是")
    assert call["petition_due"] == date(2026, 10, 9)
    late = moved(winter, HOTLINE, added(winter, HOTLINE, matter="咨询"), "replied", date(2026, 3, 6))
    assert late["late"] is True
    assert moved(winter, HOTLINE, added(winter, HOTLINE), "replied", date(2026, 3, 6))["late"] is False


def test_an_extension_of_a_call_moves_its_day(winter: Office) -> None:
    record = moved(winter, HOTLINE, added(winter, HOTLINE), "extended", BEGUN, extended_to="2026-04-30")
    assert (record["due_on"], record["state"]) == (date(2026, 4, 30), "已登记")


def test_limits_of_the_office_hold_at_once_for_what_is_open(winter: Office) -> None:
    done = moved(winter, HOTLINE, added(winter, HOTLINE, matter="咨询"), "answered", BEGUN)
    call = added(winter, HOTLINE, matter="咨询")
    urgent = added(winter, HOTLINE, urgency="紧急")
    asked = moved(winter, REQUEST, added(winter, REQUEST), "third_party_asked", date(2026, 3, 4))
    limits = winter.rules.limits()
    assert (limits["hotline.咨询"], limits["hotline.紧急"], limits["request.third_party_days"]) == (3, 0, 15)
    winter.rules.put_limits({**limits, "hotline.咨询": 5, "hotline.紧急": 1, "request.third_party_days": 10})
    assert winter.entries.get(HOTLINE, done.id) == done
    assert winter.entries.get(HOTLINE, call.id)["due_on"] == date(2026, 3, 9)
    assert winter.entries.get(HOTLINE, urgent.id)["due_on"] == date(2026, 3, 3)
    assert winter.entries.get(REQUEST, asked.id)["third_due"] == date(2026, 3, 18)


def test_nonsense_limits_are_left_at_the_law(winter: Office) -> None:
    winter.rules.put_limits({"hotline.咨询": 999, "request.payment_days": -3})
    limits = winter.rules.limits()
    assert (limits["hotline.咨询"], limits["request.payment_days"]) == (3, 20)


def test_a_reading_moves_open_requests_and_comes_back_with_undo(office: Office) -> None:
    record = added(office, REQUEST, **least(REQUEST))
    late = {"asked_on": str(BEGUN + timedelta(days=21)), "mend_what": "年度", "mend_until": str(TODAY)}
    office.entries.move(REQUEST, record.id, record.version, "supplement_asked", late)
    first = office.entries.get(REQUEST, record.id)["due_on"]
    assert first is not None  # told too late: the first clock runs on
    office.rules.put_limits({**office.rules.limits(), "request.late_supplement_restarts": 1})
    assert office.entries.get(REQUEST, record.id)["due_on"] is None  # waiting for the supplement
    office.history.undo()
    assert office.entries.get(REQUEST, record.id)["due_on"] == first
