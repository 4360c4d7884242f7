"""Merged, closed and handled anew: what a second handling counts from, and what stays of the first.

March 2024: 29 March is the 20th workday after Friday 1 March, 28 April (a Sunday that is worked) the 20th after it.
"""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.clocks import Bucket, LegKind, State, bucket
from desktop_app.errors import Refused
from tests.domain.test_clock_cases import told

REPLIED = "received 2024-03-01; replied 2024-03-05; posted 2024-03-06"
AGAIN = f"{REPLIED}; reopened 2024-03-29"


@pytest.mark.parametrize(
    ("steps", "due"),
    [
        # The day of reopening is not counted; 20 workdays, whatever closed the case.
        (AGAIN, "2024-04-28"),
        ("received 2024-03-01; withdrawn 2024-03-05; reopened 2024-03-29", "2024-04-28"),
        ("received 2024-03-01; merged 2024-03-05; reopened 2024-03-29", "2024-04-28"),
        (
            (
                "received 2024-03-01; supplement_asked 2024-03-05 2024-03-12; supplement_lapsed 2024-03-13;"
                "reopened 2024-03-29"
            ),
            "2024-04-28",
        ),
        # Closed and reopened on one day.
        ("received 2024-03-01; reopened 2024-03-29; withdrawn 2024-03-29", "2024-04-28"),
        # … and a third party asked the same day: in the new handling, so that 1 and 2 April are not counted.
        (
            (
                "received 2024-03-01; third_party_asked 2024-03-29; reopened 2024-03-29; withdrawn 2024-03-29;"
                "third_party_answered 2024-04-02"
            ),
            "2024-04-30",
        ),
        # Until the day named, a Saturday; in ten workdays: 1 to 3, 7 to 12 and 15 April.
        (f"{AGAIN} 2024-04-20", "2024-04-20"),
        (f"{AGAIN} 10", "2024-04-15"),
        # A request of the old 15 workdays, reopened under the new law: 20 workdays after 15 May 2019.
        ("received 2019-04-01; replied 2019-04-10; reopened 2019-05-15", "2019-06-13"),
        ("received 2019-04-01; replied 2019-04-10; reopened 2019-05-14", "2019-06-04"),
        # Each handling has its extension: 5 workdays after 28 April are 29, 30 April, 6, 7 and 8 May.
        (
            (
                "received 2024-03-01; extended 2024-03-04 20; replied 2024-03-05; reopened 2024-03-29;"
                "extended 2024-04-26 5"
            ),
            "2024-05-08",
        ),
        # A supplement, an opinion and a deferral in the second handling are its own.
        (f"{AGAIN}; third_party_asked 2024-04-01; third_party_answered 2024-04-02", "2024-04-29"),
        (
            (
                "received 2024-01-26; replied 2024-02-02; reopened 2024-02-28; supplement_asked 2024-02-29;"
                "supplemented 2024-03-29"
            ),
            "2024-04-28",
        ),
        (f"{AGAIN}; reasons_asked 2024-04-01; deferred 2024-04-02 2024-06-28", "2024-06-28"),
        # What was asked before the closing no longer stops anything.
        (
            (
                "received 2024-03-01; third_party_asked 2024-03-04; replied 2024-03-25; reopened 2024-03-29"
                "; third_party_answered 2024-04-10"
            ),
            "2024-04-28",
        ),
        (
            "received 2024-03-01; supplement_asked 2024-03-05; withdrawn 2024-03-06; reopened 2024-03-29",
            "2024-04-28",
        ),
        # Against a day that a decision set nothing counts: opinions, a supplement, a fee.
        (f"{AGAIN} 2024-04-20; agency_asked 2024-04-01", "2024-04-20"),
        (f"{AGAIN} 2024-04-20; supplement_asked 2024-04-01; supplemented 2024-04-08", "2024-04-20"),
        (f"{AGAIN} 10; fee_notified 2024-04-01; fee_paid 2024-04-08", "2024-04-15"),
        # A third time.
        (f"{REPLIED}; reopened 2024-03-08; replied 2024-03-11; reopened 2024-03-29", "2024-04-28"),
    ],
)
def test_due_dates_counted_on_paper(steps: str, due: str) -> None:
    result = told(steps)
    assert (str(result.due_on), result.closed_on) == (due, None)


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ("received 2024-03-01; merged 2024-03-05", State.MERGED),
        ("received 2024-03-01; supplement_asked 2024-03-05; merged 2024-03-06", State.MERGED),
        ("received 2024-03-01 online; merged 2024-03-05", State.MERGED),
        (AGAIN, State.RUNNING),
        (f"{AGAIN} 2024-04-20", State.RUNNING),
        (f"{AGAIN}; replied 2024-04-02", State.REPLIED),
        (f"{AGAIN}; replied 2024-04-02; posted 2024-04-03", State.DELIVERED),
        # Reopened and answered on the spot.
        (f"{AGAIN}; replied 2024-03-29; posted 2024-03-29", State.DELIVERED),
        # Posted on the day of the reopening: that was the first letter.
        ("received 2024-03-01; replied 2024-03-28; posted 2024-03-29; reopened 2024-03-29", State.RUNNING),
        (f"{AGAIN}; supplement_asked 2024-04-01", State.SUPPLEMENT),
        (
            "received 2024-03-01; third_party_asked 2024-03-04; replied 2024-03-05; reopened 2024-03-06",
            State.RUNNING,
        ),
    ],
)
def test_states(steps: str, state: State) -> None:
    assert told(steps).state is state


def test_merging_closes_and_is_never_late() -> None:
    result = told("received 2024-03-01; merged 2024-04-05")
    assert (str(result.closed_on), result.late, result.next_step) == ("2024-04-05", None, "归档")
    assert bucket(result, date(2024, 4, 8)) is Bucket.CLOSED


def test_the_new_handling_is_judged_anew_and_the_first_closing_kept() -> None:
    result = told(AGAIN)
    assert (result.closed_on, result.delivered_on, result.late) == (None, None, None)
    assert (str(result.first_closed_on), str(result.received_on)) == ("2024-03-05", "2024-03-01")
    assert str(result.first_due_on) == "2024-03-29"
    # Due on Sunday 28 April, posted on Monday: one workday late, though the letter is dated in time.
    late = told(f"{AGAIN}; replied 2024-04-26; posted 2024-04-29")
    assert (late.late, late.late_workdays) == (True, 1)
    assert (str(late.closed_on), str(late.first_closed_on)) == ("2024-04-26", "2024-03-05")
    assert told(f"{AGAIN}; replied 2024-04-26; posted 2024-04-28").late is False
    # The first letter was late, the second is not.
    assert (
        told("received 2024-03-01; replied 2024-04-03; reopened 2024-04-08; replied 2024-04-09").late is False
    )
    assert str(told(REPLIED).first_closed_on) == "2024-03-05"
    assert told("received 2024-03-01").first_closed_on is None


def test_the_days_between_say_that_the_case_was_closed() -> None:
    said = {line.day.isoformat()[5:]: line for line in told(AGAIN).explanation}
    assert said["03-04"].reason == "工作日，第1个工作日"
    assert said["03-05"].reason == "工作日，第2个工作日"
    assert said["03-06"].reason == "已办结（2024年3月5日“答复”），不计"
    assert said["03-29"].reason == "重新办理，当日不计，次日起计算"
    assert (said["04-01"].reason, said["04-01"].count) == ("工作日，第1个工作日", 1)
    assert (said["04-28"].reason, said["04-28"].count) == ("劳动节调休，周日上班，第20个工作日", 20)
    assert not any(line.counted for day, line in said.items() if "03-05" < day <= "03-29")


def test_days_past_the_first_end_are_not_counted() -> None:
    """Answered three workdays late, reopened after: 1 to 3 April belong to no period."""
    said = {
        line.day.isoformat()[5:]: line.reason
        for line in told("received 2024-03-01; replied 2024-04-03; reopened 2024-04-08").explanation
    }
    assert said["03-29"] == "工作日，第20个工作日"
    assert said["04-01"] == "工作日，期限已于2024年3月29日届满"
    assert said["04-04"] == "已办结（2024年4月3日“答复”），不计"


def test_an_ordered_period_counts_its_own_days() -> None:
    result = told(f"{AGAIN} 2024-04-20")
    said = {line.day.isoformat()[5:]: line for line in result.explanation}
    assert said["04-01"].reason == "工作日，重新办理的第1个工作日"
    assert (said["04-19"].count, said["04-20"].reason) == (14, "周六休息")
    assert (result.legs[-1].workdays, result.legs[-1].article) == (14, "重新办理时确定的期限")
    assert result.legs[-1].text == "2024年3月29日重新办理，期限到2024年4月20日为止"


def test_legs_tell_both_handlings() -> None:
    result = told(
        "received 2024-03-01; third_party_asked 2024-03-04 =甲公司; replied 2024-03-06; reopened 2024-03-29"
    )
    assert [leg.kind for leg in result.legs] == [
        LegKind.PERIOD,
        LegKind.THIRD_PARTY,
        LegKind.CLOSED,
        LegKind.PERIOD,
    ]
    first, opinion, closed, second = result.legs
    assert first.text == "2024年3月1日收到申请，次日起计20个工作日；计到第1个工作日时答复，办结"
    assert (str(first.ends), first.workdays) == ("2024-03-06", 1)
    assert opinion.text == "2024年3月4日征询甲公司意见，到2024年3月6日办结为止"
    assert closed.text == "2024年3月6日“答复”，已办结；2024年3月29日重新办理，其间不计"
    assert closed.workdays == 17  # 7, 8, 11 to 15, 18 to 22, 25 to 29 March
    assert second.text == "2024年3月29日重新办理，次日起计20个工作日，2024年4月28日到期"
    late = told("received 2024-03-01; extended 2024-03-04 1; replied 2024-04-03; reopened 2024-04-08").legs[0]
    assert late.text == (
        "2024年3月1日收到申请，次日起计20个工作日，延长1个工作日，2024年4月1日到期；2024年4月3日“答复”时已经届满"
    )


def test_a_lapse_is_no_receipt() -> None:
    steps = "received 2024-03-01; supplement_asked 2024-03-05 2024-03-12; supplement_lapsed 2024-03-13"
    assert told(steps).legs[1].text == "2024年3月5日告知申请人补正，到2024年3月13日办结为止"


@pytest.mark.parametrize(
    ("steps", "what", "why"),
    [
        ("received 2024-03-01; reopened 2024-03-05", "“重新办理”时还没有办结", "办结以后才能"),
        (f"{AGAIN}; reopened 2024-04-01", "2024年4月1日“重新办理”时还没有办结", ""),
        ("received 2024-03-01 online; withdrawn 2024-03-05; reopened 2024-03-06", "还没有确认收到", ""),
        (f"{AGAIN} 2024-03-29", "不在它之后", ""),
        ("received 2024-03-01; merged 2024-03-05; supplement_asked 2024-03-06", "“并案”之后", "已经办结"),
        ("received 2024-03-01; replied 2024-03-05; merged 2024-03-06", "“答复”之后", "已经办结"),
        # What a decision set is not for the office to lengthen.
        (
            f"{AGAIN} 2024-04-20; extended 2024-04-01 5",
            "不能改变已经确定的期限",
            "现在的期限到2024年4月20日为止，是重新办理时确定的",
        ),
        (f"{AGAIN} 10; reasons_asked 2024-04-01; deferred 2024-04-02 2024-06-28", "不能改变", "重新办理时"),
        # Reasons asked for, and the notice, belong to the handling they were asked in.
        (
            (
                "received 2024-03-01; reasons_asked 2024-03-04; withdrawn 2024-03-05; reopened 2024-03-06;"
                "deferred 2024-03-07 2024-06-28"
            ),
            "之前没有“要求说明理由”",
            "",
        ),
        (
            (
                "received 2024-03-01; supplement_asked 2024-03-04; withdrawn 2024-03-05; reopened 2024-03-06;"
                "supplemented 2024-03-07"
            ),
            "之前没有“告知补正”",
            "",
        ),
        (f"{AGAIN}; extended 2024-04-01 5; extended 2024-04-02 5", "“延期”登记了2次", "只能办一次"),
        (f"{AGAIN}; replied 2024-04-03; posted 2024-04-02", "早于", "以后才能送达"),
        # One fee for one application, however often it is handled.
        (
            (
                "received 2024-03-01; fee_notified 2024-03-04; withdrawn 2024-03-05; reopened 2024-03-06;"
                "fee_notified 2024-03-07"
            ),
            "登记了2次",
            "只收一次",
        ),
    ],
)
def test_what_cannot_be_is_refused(steps: str, what: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        told(steps)
    assert what in refused.value.what
    assert why in refused.value.why


@pytest.mark.parametrize(
    ("steps", "warning"),
    [
        (
            f"{AGAIN}; supplement_asked 2024-04-11",
            "超过重新办理后7个工作日（《条例》第三十条），原期限继续计算",
        ),
        (f"{AGAIN} 2024-04-20; supplement_asked 2024-04-01", "不改变重新办理时确定的期限，期限继续计算"),
        (f"{AGAIN} 2024-04-20; fee_notified 2024-04-01", "不改变重新办理时确定的期限"),
        (f"{AGAIN} 2024-04-20; agency_asked 2024-04-01", "期限已确定到2024年4月20日，不再扣除征询的时间"),
        (
            (
                "received 2024-03-01; supplement_asked 2024-03-04; withdrawn 2024-03-05; reopened 2024-03-06;"
                "supplement_asked 2024-03-07"
            ),
            "不是第一次，补正应当一次性告知",
        ),
    ],
)
def test_what_is_odd_is_said(steps: str, warning: str) -> None:
    assert any(warning in said for said in told(steps).warnings), told(steps).warnings
