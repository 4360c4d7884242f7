"""The days of 《信访工作条例》 第二十三条、第三十四条, counted on a paper calendar."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.petition_law import ASSIGNED, PASSED_ON, Petition, petition_dates
from desktop_app.domain.workdays import Calendar

CALENDAR = Calendar.builtin()
MONDAY = date(2026, 3, 2)


def test_who_petitions_directly_is_told_in_fifteen_days() -> None:
    dates = petition_dates(Petition(MONDAY), CALENDAR)
    assert (dates.notice, dates.objection, dates.end) == (date(2026, 3, 17), None, None)


def test_what_is_not_ours_goes_back_in_five_workdays() -> None:
    for origin in (PASSED_ON, ASSIGNED):
        dates = petition_dates(Petition(MONDAY, origin), CALENDAR)
        assert dates.notice == date(2026, 3, 17)
        assert dates.objection == date(2026, 3, 9)
    before_the_feast = petition_dates(Petition(date(2026, 4, 2), PASSED_ON), CALENDAR)
    assert before_the_feast.objection == date(2026, 4, 10)  # 清明 4-6 April


def test_nobody_can_be_told_whose_name_or_address_is_not_clear() -> None:
    assert petition_dates(Petition(MONDAY, unclear=True), CALENDAR).notice is None


def test_sixty_days_from_acceptance_and_thirty_more_at_most() -> None:
    accepted = date(2026, 3, 5)
    for more, end in (
        (0, date(2026, 5, 4)),
        (10, date(2026, 5, 14)),
        (30, date(2026, 6, 3)),
        (99, date(2026, 6, 3)),
    ):
        assert petition_dates(Petition(MONDAY, accepted=accepted, more_days=more), CALENDAR).end == end
