"""Art 35: asking for reasons, and the reasonable period of a deferred reply; all days counted by hand.

March 2024: the 29th is the 20th workday after Friday 1 March. April: 4 to 6 off, Sundays 7 and 28 worked, so that
28 April is the 20th workday after 29 March.
"""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.clocks import Bucket, LegKind, State, bucket
from desktop_app.errors import Refused
from tests.domain.test_clock_cases import told

ASKED = "received 2024-03-01; reasons_asked 2024-03-06 2024-03-15"
DEFERRED = f"{ASKED}; reasons_given 2024-03-12; deferred 2024-03-20 2024-06-28"


@pytest.mark.parametrize(
    ("steps", "due"),
    [
        # Asking for reasons stops nothing.
        (ASKED, "2024-03-29"),
        (f"{ASKED}; reasons_given 2024-03-12", "2024-03-29"),
        # The day told, be it a Friday far beyond 20 workdays or a Saturday.
        (DEFERRED, "2024-06-28"),
        (f"{ASKED}; reasons_given 2024-03-12; deferred 2024-03-20 2024-04-20", "2024-04-20"),
        # Decided on the last day, and one day after it: that comes too late.
        (f"{ASKED}; deferred 2024-03-29 2024-04-30", "2024-04-30"),
        (f"{ASKED}; deferred 2024-04-01 2024-04-30", "2024-03-29"),
        # Extended first (20 more workdays to 28 April) and then deferred, also on one day.
        (f"{ASKED}; extended 2024-03-28 20; deferred 2024-04-26 2024-06-28", "2024-06-28"),
        (f"{ASKED}; deferred 2024-03-28 2024-06-28; extended 2024-03-28 20", "2024-06-28"),
        # Asked and given on the day of the deferral.
        (
            (
                "received 2024-03-01; deferred 2024-03-06 2024-05-31; reasons_given 2024-03-06;"
                "reasons_asked 2024-03-06"
            ),
            "2024-05-31",
        ),
        # An opinion moves the day before the deferral only: it then stands in place of the 20 workdays.
        (f"{DEFERRED}; agency_asked 2024-03-21; agency_answered 2024-04-10", "2024-06-28"),
        # A second one is odd but counts.
        (f"{DEFERRED}; deferred 2024-06-20 2024-07-31", "2024-07-31"),
        # Payment and a supplement begin the ordinary period anew: after 29 March to 28 April.
        (f"{DEFERRED}; fee_notified 2024-03-21; fee_paid 2024-03-29", "2024-04-28"),
        (
            (
                "received 2024-03-01; reasons_asked 2024-03-04; deferred 2024-03-05 2024-06-28;"
                "supplement_asked 2024-03-06; supplemented 2024-03-29"
            ),
            "2024-04-28",
        ),
        # A notice of what to supplement after 7 workdays stops nothing.
        (f"{DEFERRED}; supplement_asked 2024-03-21; supplemented 2024-03-29", "2024-06-28"),
        # While the clock stands still there is nothing to defer: 20 workdays after 29 March.
        (
            (
                "received 2024-03-01; reasons_asked 2024-03-04; supplement_asked 2024-03-06;"
                "deferred 2024-03-07 2024-06-28; supplemented 2024-03-29"
            ),
            "2024-04-28",
        ),
    ],
)
def test_due_dates_counted_on_paper(steps: str, due: str) -> None:
    assert str(told(steps).due_on) == due


def test_payment_may_leave_the_deferred_day_alone() -> None:
    steps = f"{DEFERRED}; fee_notified 2024-03-21; fee_paid 2024-03-29"
    result = told(steps, fee_restarts=False)
    assert str(result.due_on) == "2024-06-28"
    assert not any("不再沿用" in said for said in result.warnings)


@pytest.mark.parametrize(
    ("steps", "what", "why"),
    [
        ("received 2024-03-01; deferred 2024-03-20 2024-06-28", "之前没有“要求说明理由”", "第三十五条"),
        (
            "received 2024-03-01; reasons_asked 2024-03-21; deferred 2024-03-20 2024-06-28",
            "之前没有“要求说明理由”",
            "认为理由合理",
        ),
        (f"{ASKED}; deferred 2024-03-20", "没有写延迟到哪一天", "第三十五条"),
        (f"{ASKED}; deferred 2024-03-20 2024-03-20", "不在它之后", "最后一天"),
        # Not later than the day that stands anyhow: 29 March, 28 April when extended.
        (f"{ASKED}; deferred 2024-03-20 2024-03-29", "不晚于现在的到期日2024年3月29日", "无法答复"),
        (f"{ASKED}; extended 2024-03-19 20; deferred 2024-03-20 2024-04-28", "2024年4月28日", "无法答复"),
        (
            f"{DEFERRED}; extended 2024-03-21 5",
            "2024年3月21日“延期”不能改变已经确定的期限",
            "现在的期限到2024年6月28日为止，是延迟答复确定的（《条例》第三十五条），不是《条例》第三十三条的期限",
        ),
        ("received 2024-03-01; reasons_given 2024-03-12", "之前没有“要求说明理由”", ""),
        (f"{ASKED}; reasons_given 2024-03-12; reasons_given 2024-03-13", "之前没有“要求说明理由”", ""),
        ("received 2024-03-01 online; reasons_asked 2024-03-12", "还没有确认收到", ""),
        ("received 2024-03-01; reasons_asked 2024-03-12 2024-03-12", "不在它之后", ""),
        (f"{ASKED}; replied 2024-03-13; reasons_given 2024-03-14", "之后", "已经办结"),
    ],
)
def test_what_the_law_does_not_know_is_refused(steps: str, what: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        told(steps)
    assert what in refused.value.what
    assert why in refused.value.why
    assert refused.value.do


@pytest.mark.parametrize(
    ("steps", "warning"),
    [
        (f"{ASKED}; deferred 2024-04-01 2024-04-30", "期限已在2024年3月29日届满，延迟答复不起作用"),
        (f"{ASKED}; deferred 2024-03-20 2024-04-30", "还没有收到申请人说明的理由（《条例》第三十五条）"),
        (f"{ASKED}; reasons_given 2024-03-18", "“收到理由说明”晚于说明理由的期限2024年3月15日"),
        (f"{DEFERRED}; deferred 2024-06-20 2024-07-31", "不是第一次，延迟答复的合理期限应当一次确定"),
        (f"{DEFERRED}; fee_notified 2024-03-21", "原来确定的延迟答复期限（2024年6月28日）不再沿用"),
        (f"{DEFERRED}; agency_asked 2024-03-21", "期限已确定到2024年6月28日，不再扣除征询的时间"),
        (f"{ASKED}; supplement_asked 2024-03-07; deferred 2024-03-08 2024-06-28", "没有正在计算的期限"),
    ],
)
def test_what_is_odd_is_said(steps: str, warning: str) -> None:
    assert any(warning in said for said in told(steps).warnings), told(steps).warnings


def test_the_days_after_the_twenty_say_on_what_they_stand() -> None:
    result = told(DEFERRED)
    lines = {line.day.isoformat(): line for line in result.explanation}
    assert lines["2024-03-29"].reason == "工作日，第20个工作日"
    assert lines["2024-04-01"].reason == "工作日，延迟答复的合理期限（《条例》第三十五条）"
    assert lines["2024-04-04"].reason == "清明节放假，延迟答复的合理期限（《条例》第三十五条）"
    assert (lines["2024-06-28"].counted, lines["2024-06-28"].count) == (False, 20)
    assert max(lines) == "2024-06-28"
    assert [(leg.kind, leg.article) for leg in result.legs] == [
        (LegKind.PERIOD, "《条例》第三十三条"),
        (LegKind.DEFERRAL, "《条例》第三十五条"),
    ]
    assert result.legs[1].text == "2024年3月20日确定延迟答复的合理期限，到2024年6月28日为止"
    extended = told(f"{ASKED}; extended 2024-03-28 20; deferred 2024-04-26 2024-06-28")
    assert [leg.kind for leg in extended.legs] == [LegKind.PERIOD, LegKind.EXTENSION, LegKind.DEFERRAL]
    assert str(extended.legs[2].begins) == "2024-04-28"


def test_a_fixed_day_is_neither_paused_nor_provisional_nor_counted_otherwise() -> None:
    result = told(f"{DEFERRED}; third_party_asked 2024-03-21")
    assert result.state is State.CONSULTING, "the answer is still to be recorded"
    assert bucket(result, date(2024, 3, 25)) is Bucket.LATER
    assert (result.warn_on, result.paused_workdays) == (None, 0)
    assert told(DEFERRED).state is State.EXTENDED
    assert told(DEFERRED).late is None
    far = told("received 2026-11-02; reasons_asked 2026-11-03; deferred 2026-11-20 2027-03-31")
    assert (str(far.due_on), far.provisional) == ("2027-03-31", None)


def test_reasons_have_the_day_that_was_named() -> None:
    assert str(told(ASKED).reasons_due_on) == "2024-03-15"
    # Five workdays after the 6th: 7, 8, 11, 12, 13 March.
    assert str(told("received 2024-03-01; reasons_asked 2024-03-06 5").reasons_due_on) == "2024-03-13"
    assert told("received 2024-03-01; reasons_asked 2024-03-06").reasons_due_on is None


def test_the_supplement_is_due_on_the_day_the_notice_names() -> None:
    asked = "received 2024-03-01; supplement_asked 2024-03-05"
    assert str(told(f"{asked} 2024-03-20").supplement_due_on) == "2024-03-20"
    assert str(told(f"{asked} 5").supplement_due_on) == "2024-03-12"  # 6, 7, 8, 11, 12 March
    assert str(told(asked).supplement_due_on) == "2024-03-26"  # 15 workdays, the usual ones
    # The later notice counts; a named day hangs on no calendar.
    second = told(f"{asked} 2024-03-20; supplement_asked 2024-03-06 2024-03-25")
    assert str(second.supplement_due_on) == "2024-03-25"
    assert told("received 2026-12-11; supplement_asked 2026-12-18 2027-01-15").provisional is None


def test_paused_workdays_are_those_of_opinions_alone() -> None:
    # 7 to 13 March: five workdays.
    opinion = "third_party_asked 2024-03-06; third_party_answered 2024-03-13"
    assert told(f"received 2024-03-01; {opinion}").paused_workdays == 5
    deferred = told(f"{ASKED}; {opinion}; deferred 2024-03-20 2024-06-28")
    assert deferred.paused_workdays == 5
