"""What a clock says of itself, what it refuses, and where it stands on the board."""

from __future__ import annotations

import json
from datetime import date

import pytest

from desktop_app.domain.clocks import (
    Bucket,
    LegKind,
    bucket,
    check,
    moved_by,
)
from desktop_app.domain.workdays import DayKind, Year
from desktop_app.errors import Refused
from tests.domain.test_clock_cases import CALENDAR, history, told


def reasons(steps: str) -> dict[str, str]:
    return {line.day.isoformat()[5:]: line.reason for line in told(steps).explanation}


def test_the_explanation_has_a_line_for_every_day_and_ends_on_the_last() -> None:
    lines = told("received 2022-09-30 registered_mail").explanation
    assert len(lines) == (date(2022, 11, 2) - date(2022, 9, 30)).days
    assert (lines[0].day, lines[0].weekday, lines[0].kind) == (date(2022, 10, 1), "周六", DayKind.HOLIDAY)
    assert (lines[0].counted, lines[0].reason, lines[0].count) == (False, "国庆节放假", 0)
    assert (lines[7].reason, lines[7].count) == ("国庆节调休，周六上班，第1个工作日", 1)
    assert lines[14].reason == "周六休息"
    assert (lines[-1].day, lines[-1].reason, lines[-1].count) == (
        date(2022, 11, 2),
        "工作日，第20个工作日",
        20,
    )


def test_days_of_waiting_say_what_is_waited_for() -> None:
    said = reasons(
        "received 2024-03-01; supplement_asked 2024-03-05; supplemented 2024-03-08;"
        "third_party_asked 2024-03-11; third_party_answered 2024-03-12;"
        "agency_asked 2024-03-12; agency_answered 2024-03-13; extended 2024-03-15 20"
    )
    assert said["03-04"] == "工作日，属于补正前的期限，收到补正后重新计算"
    assert said["03-06"] == "等待补正，不计（《条例》第三十条）"
    assert said["03-08"] == "收到补正，当日不计，次日起重新计算"
    assert said["03-09"] == "周六休息"
    assert said["03-11"] == "工作日，第1个工作日"
    assert said["03-12"] == "征询第三方意见期间，不计（《条例》第三十三条）"
    assert said["03-13"] == "征求其他机关意见期间，不计（《条例》第三十三条）"
    assert said["03-14"] == "工作日，第2个工作日"
    assert list(said.values())[-1] == "工作日，第40个工作日（延期内）"
    assert reasons("received 2024-03-01; fee_notified 2024-03-05; fee_paid 2024-03-08")["03-07"] == (
        "等待缴费，不计（国办函〔2020〕109号）"
    )
    unpaid = reasons("received 2024-03-01; fee_notified 2024-03-05; withdrawn 2024-03-08")
    assert list(unpaid) == ["03-02", "03-03", "03-04", "03-05", "03-06", "03-07", "03-08"]
    unconfirmed = reasons("received 2024-03-01 online; withdrawn 2024-03-04")
    assert set(unconfirmed.values()) == {"尚未确认收到，不计（《条例》第三十一条）"}


def test_legs_tell_the_story_in_order() -> None:
    legs = told(
        "received 2024-03-01; supplement_asked 2024-03-05; supplemented 2024-03-18; extended 2024-04-01 5;"
        "third_party_asked 2024-04-02 =甲公司; agency_asked 2024-04-03; agency_answered 2024-04-09"
    ).legs
    assert [leg.kind for leg in legs] == [
        LegKind.PERIOD,
        LegKind.SUPPLEMENT,
        LegKind.PERIOD,
        LegKind.THIRD_PARTY,
        LegKind.AGENCY,
        LegKind.EXTENSION,
    ]
    assert legs[0].text == "2024年3月1日收到申请，次日起计20个工作日；计到第2个工作日时告知补正，不再沿用"
    assert legs[0].workdays == 2
    assert legs[1].text == "2024年3月5日告知申请人补正，2024年3月18日收到，其间不计入期限"
    assert legs[3].text == (
        "2024年4月2日征询甲公司意见，最迟到2024年4月24日；"
        "逾期未提出意见的，由本机关决定是否公开（《条例》第三十二条）"
    )
    assert legs[4].workdays == 3
    assert legs[5].workdays == 5
    assert [line.counted for line in told("received 2024-03-01").explanation].count(True) == 20


@pytest.mark.parametrize(
    ("steps", "what", "why"),
    [
        ("replied 2024-03-01", "没有“收到申请”这一步", ""),
        (
            "received 2024-03-01; extended 2024-02-28 5",
            "2024年2月28日“延期”早于2024年3月1日“收到申请”",
            "收到申请之前",
        ),
        ("received 2024-03-05 online; confirmed 2024-03-01", "“确认收到”早于", ""),
        (
            "received 2024-03-05 online; confirmed 2024-03-08; replied 2024-03-06",
            "“答复”早于2024年3月8日“确认收到”",
            "",
        ),
        ("received 2024-03-01; received 2024-03-04", "“收到申请”登记了2次", ""),
        ("received 2024-03-01 online; confirmed 2024-03-04; confirmed 2024-03-05", "“确认收到”登记了2次", ""),
        (
            "received 2024-03-01; extended 2024-03-04 5; extended 2024-03-05 5",
            "“延期”登记了2次",
            "只能办一次",
        ),
        (
            (
                "received 2024-03-01; extended 2024-03-04 5; supplement_asked 2024-03-05; supplemented 2024-03-06;"
                "extended 2024-03-07 5"
            ),
            "“延期”登记了2次",
            "第三十三条",
        ),
        (
            "received 2024-03-01; extended 2024-03-04 21",
            "延期21个工作日太长",
            "最长不得超过20个工作日（《条例》第三十三条）",
        ),
        ("received 2019-05-14; extended 2019-05-20 16", "延期16个工作日太长", "15个工作日"),
        ("received 2024-03-01; extended 2024-03-04 0", "工作日数不对", "1到250"),
        ("received 2024-03-01; extended 2024-03-04", "工作日数不对", "1到250"),
        ("received 2024-03-01; supplement_asked 2024-03-04 0", "工作日数不对", "1到250"),
        ("received 2024-03-01; third_party_answered 2024-03-04", "之前没有未答复的“征询第三方意见”", ""),
        (
            "received 2024-03-01; third_party_asked 2024-03-06; third_party_answered 2024-03-04",
            "之前没有未答复的“征询第三方意见”",
            "",
        ),
        (
            "received 2024-03-01; agency_asked 2024-03-04; third_party_answered 2024-03-05",
            "“征询第三方意见”",
            "",
        ),
        ("received 2024-03-01; supplemented 2024-03-04", "之前没有“告知补正”", ""),
        (
            "received 2024-03-01; supplement_asked 2024-03-06; supplemented 2024-03-04",
            "之前没有“告知补正”",
            "",
        ),
        ("received 2024-03-01; supplement_lapsed 2024-03-04", "之前没有“告知补正”", ""),
        ("received 2024-03-01; fee_paid 2024-03-04", "之前没有“通知收费”", ""),
        ("received 2024-03-01 online; extended 2024-03-04 5", "还没有确认收到", "双方确认之日"),
        (
            "received 2024-03-01; replied 2024-03-04; extended 2024-03-05 5",
            "“延期”在2024年3月4日“答复”之后",
            "已经办结",
        ),
        ("received 2024-03-01; withdrawn 2024-03-04; third_party_asked 2024-03-05", "之后", "已经办结"),
        ("received 2024-03-01; replied 2024-03-06; posted 2024-03-05", "早于", "以后才能送达"),
        ("received 2024-03-01; posted 2024-03-04; withdrawn 2024-03-05", "之后", "已经办结"),
        (
            "received 2024-03-01; fee_notified 2024-03-05; fee_paid 2024-03-06; fee_notified 2024-03-07",
            "“通知收费”登记了2次",
            "一件申请只收一次信息处理费，按件或者按量只能选一种（国办函〔2020〕109号）",
        ),
        # A reply while the applicant's turn stops the clock, and a letter sent without one.
        (
            "received 2024-03-01; supplement_asked 2024-03-05; replied 2024-03-20",
            "2024年3月20日“答复”时还在等待申请人补正",
            "第三十条",
        ),
        ("received 2024-03-01; fee_notified 2024-03-05; posted 2024-03-20", "还在等待申请人缴费", "109号"),
        # Deemed abandoned on the last day itself: 5 March and 20 workdays are 2 April.
        (
            "received 2024-03-01; fee_notified 2024-03-05; fee_lapsed 2024-04-02",
            "期限还没有届满",
            "期限到2024年4月2日为止，逾期才视为放弃申请（国办函〔2020〕109号）",
        ),
        (
            "received 2024-03-01; supplement_asked 2024-03-05 2024-03-20; supplement_lapsed 2024-03-20",
            "期限还没有届满",
            "《条例》第三十条",
        ),
        (
            "received 2024-03-01; supplement_asked 2024-03-05 5; supplement_lapsed 2024-03-12",
            "期限还没有届满",
            "期限到2024年3月12日为止",
        ),
        ("received 2024-03-01; supplement_asked 2024-03-05 2024-03-05", "不在它之后", "最后一天"),
        ("received 2024-03-01; supplement_asked 2024-03-05 2028-03-05", "太远", "超过两年"),
    ],
)
def test_contradictions_are_refused(steps: str, what: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        told(steps)
    assert what in refused.value.what
    assert why in refused.value.why
    assert refused.value.do


def test_an_extension_of_exactly_the_limit_stands() -> None:
    assert str(told("received 2019-05-14; extended 2019-05-20 15").due_on) == "2019-06-26"
    assert told("received 2024-03-01; extended 2024-03-04 20").due_on is not None


def test_an_opinion_may_arrive_after_the_reply() -> None:
    result = told(
        "received 2024-03-01; third_party_asked 2024-03-04; replied 2024-03-28; third_party_answered 2024-03-29"
    )
    assert result.state.value == "已答复"


def test_the_future_is_refused_all_at_once() -> None:
    steps = history("received 2024-03-01; extended 2024-03-05 5; replied 2024-03-06")
    check(steps, date(2024, 3, 6))
    with pytest.raises(Refused) as refused:
        check(steps, date(2024, 3, 4))
    assert "2024年3月5日“延期”、2024年3月6日“答复”还没有到" in refused.value.what
    assert "今天是2024年3月4日" in refused.value.why


def test_a_result_is_plain_json() -> None:
    plain = json.loads(json.dumps(told("received 2026-12-13").as_json(), ensure_ascii=False))
    assert (plain["due_on"], plain["state"], plain["provisional"]) == ("2027-01-11", "办理中", True)
    assert plain["provisional_reason"].startswith("2027年放假安排尚未公布")
    assert plain["explanation"][0] == {
        "day": "2026-12-14",
        "weekday": "周一",
        "kind": "工作日",
        "counted": True,
        "reason": "工作日，第1个工作日",
        "count": 1,
    }
    assert set(plain["legs"][0]) == {"kind", "begins", "ends", "workdays", "article", "text"}
    plain = told("received 2024-03-01 online").as_json()
    assert (plain["due_on"], plain["provisional"], plain["provisional_reason"]) == (None, False, None)


@pytest.mark.parametrize(
    ("steps", "today", "place"),
    [
        ("received 2024-03-01", "2024-03-22", Bucket.LATER),
        ("received 2024-03-01", "2024-03-24", Bucket.LATER),  # Sunday: Friday 29th is next week
        ("received 2024-03-01", "2024-03-25", Bucket.THIS_WEEK),
        ("received 2024-03-01", "2024-03-29", Bucket.TODAY),
        ("received 2024-03-01", "2024-03-30", Bucket.OVERDUE),
        ("received 2024-03-01 online", "2024-09-30", Bucket.PAUSED),
        ("received 2024-03-01; supplement_asked 2024-03-04", "2024-09-30", Bucket.PAUSED),
        ("received 2024-03-01; supplement_asked 2024-03-14", "2024-03-30", Bucket.OVERDUE),
        ("received 2024-03-01; third_party_asked 2024-03-06", "2024-03-06", Bucket.PAUSED),
        ("received 2024-03-01; third_party_asked 2024-03-06", "2024-03-27", Bucket.PAUSED),
        ("received 2024-03-01; third_party_asked 2024-03-06", "2024-03-28", Bucket.LATER),
        (
            "received 2024-03-01; third_party_asked 2024-03-06; third_party_answered 2024-03-07",
            "2024-03-07",
            Bucket.LATER,
        ),
        ("received 2024-03-01; third_party_asked 2024-03-29", "2024-04-01", Bucket.OVERDUE),
        ("received 2026-12-13", "2026-12-13", Bucket.PROVISIONAL),
        ("received 2026-12-13", "2027-01-11", Bucket.TODAY),
        ("received 2026-12-14", "2027-01-11", Bucket.THIS_WEEK),
        ("received 2024-03-01; replied 2024-03-05", "2024-09-30", Bucket.CLOSED),
    ],
)
def test_where_a_request_stands_on_the_board(steps: str, today: str, place: Bucket) -> None:
    assert bucket(told(steps), date.fromisoformat(today)) is place


def test_a_new_calendar_moves_open_requests_that_span_its_changes_and_no_others() -> None:
    off = {date(2027, 1, n): (DayKind.HOLIDAY, "元旦") for n in (1, 4)}
    new = CALENDAR.with_year(Year(2027, "某通知", off))
    histories = {
        "spans": history("received 2026-12-13"),
        "ends before": history("received 2026-11-02"),
        "begins after": history("received 2027-01-04"),
        "closed": history("received 2026-12-13; replied 2026-12-20"),
        "waiting": history("received 2026-12-13; supplement_asked 2026-12-15"),
    }
    (moved,) = moved_by(histories, CALENDAR, new)
    assert (moved.key, moved.old_due_on, moved.new_due_on) == ("spans", date(2027, 1, 11), date(2027, 1, 12))
    assert moved_by(histories, CALENDAR, CALENDAR) == ()


def test_a_makeup_day_may_turn_a_notice_late_and_set_the_clock_running() -> None:
    """Told on the seventh workday; once 2027-01-09 is worked it was the eighth, and the first period runs on."""
    book = {1: history("received 2027-01-04; supplement_asked 2027-01-13")}
    days = {date(2027, 1, 1): (DayKind.HOLIDAY, "元旦"), date(2027, 1, 9): (DayKind.MAKEUP, "元旦")}
    new = CALENDAR.with_year(Year(2027, "某通知", days))
    (moved,) = moved_by(book, CALENDAR, new)
    assert (moved.old_due_on, moved.new_due_on) == (None, date(2027, 1, 29))
