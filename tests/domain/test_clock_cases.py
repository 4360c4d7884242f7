"""Due dates counted by hand on paper calendars, one line each, beside the rule they show."""

from __future__ import annotations

import pytest

from desktop_app.domain.clocks import Result, Rules, State, Step, from_json, reckon
from desktop_app.domain.workdays import Calendar

CALENDAR = Calendar.builtin()


def history(text: str) -> tuple[Step, ...]:
    """“received 2024-03-01 online; extended 2024-03-05 20; third_party_asked 2024-03-06 =甲公司”.

    A second day is the one the step names: “supplement_asked 2024-03-05 2024-03-20”.
    """
    rows: list[dict[str, object]] = []
    for part in text.split(";"):
        kind, on, *more = part.split()
        row: dict[str, object] = {"kind": kind, "on": on}
        for word in more:
            if word.isdigit():
                row["days"] = int(word)
            elif word.startswith("="):
                row["note"] = word[1:]
            elif word.startswith("20"):
                row["until"] = word
            else:
                row["channel"] = word
        rows.append(row)
    return from_json(rows)


def told(text: str, **rules: object) -> Result:
    return reckon(history(text), CALENDAR, Rules(**rules))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("steps", "due"),
    [
        # The case decided: 8 and 9 October are worked, the day of receipt is not counted.
        ("received 2022-09-30 registered_mail", "2022-11-02"),
        # Spring festivals, with the weekends worked before and after.
        ("received 2024-01-26", "2024-02-28"),
        ("received 2025-01-20", "2025-02-21"),
        ("received 2026-02-05", "2026-03-11"),
        # 1 May 2024 (28 April and 11 May worked), National Day 2025 (28 September and 11 October worked).
        ("received 2024-04-19", "2024-05-20"),
        ("received 2025-09-22", "2025-10-24"),
        # The end of the year, Sunday 4 January worked.
        ("received 2025-12-15", "2026-01-13"),
        # Received on a weekend or on a holiday: the count begins on the next workday.
        ("received 2024-03-08", "2024-04-08"),
        ("received 2024-03-09", "2024-04-08"),
        ("received 2024-03-10", "2024-04-08"),
        ("received 2024-02-10", "2024-03-14"),
        # 15 workdays for requests received before 15 May 2019, 20 from that day on.
        ("received 2019-05-14", "2019-06-04"),
        ("received 2019-05-15", "2019-06-13"),
        ("received 2019-05-14 online; confirmed 2019-05-15", "2019-06-13"),
        # The day of receipt by channel.
        ("received 2024-03-01 in_person", "2024-03-29"),
        ("received 2024-03-01 oral", "2024-03-29"),
        ("received 2024-03-01 other", "2024-03-29"),
        ("received 2024-02-28 plain_mail; confirmed 2024-03-01", "2024-03-29"),
        ("received 2024-02-28 online; confirmed 2024-03-01", "2024-03-29"),
        ("received 2024-02-28 email; confirmed 2024-03-01", "2024-03-29"),
        ("received 2024-02-28 fax; confirmed 2024-03-01", "2024-03-29"),
        # Confirming what needs no confirming changes nothing.
        ("received 2024-03-01 registered_mail; confirmed 2024-03-05", "2024-03-29"),
        # A supplement asked in time begins the period anew; asked on the eighth workday it does not.
        ("received 2024-03-01; supplement_asked 2024-03-05; supplemented 2024-03-18", "2024-04-16"),
        ("received 2024-03-01; supplement_asked 2024-03-12; supplemented 2024-03-18", "2024-04-16"),
        ("received 2024-03-01; supplement_asked 2024-03-13; supplemented 2024-03-18", "2024-03-29"),
        ("received 2024-03-01; supplement_asked 2024-03-18; supplemented 2024-03-18", "2024-03-29"),
        ("received 2024-03-04; supplement_asked 2024-03-05; supplemented 2024-03-05", "2024-04-02"),
        # Third party: the sending day counts, the day of the answer does not.
        (
            "received 2024-03-01; third_party_asked 2024-03-06; third_party_answered 2024-03-13",
            "2024-04-08",
        ),
        ("received 2024-03-01; agency_asked 2024-03-06; agency_answered 2024-03-13", "2024-04-08"),
        ("received 2024-03-01; agency_asked 2024-03-06; agency_answered 2024-03-06", "2024-03-29"),
        # Silent, or answering after it: 15 workdays and no more.
        ("received 2024-03-01; third_party_asked 2024-03-06", "2024-04-22"),
        (
            "received 2024-03-01; third_party_asked 2024-03-06; third_party_answered 2024-04-10",
            "2024-04-22",
        ),
        # Two pauses over the same days count once.
        (
            (
                "received 2024-03-01; third_party_asked 2024-03-06; agency_asked 2024-03-08;"
                "third_party_answered 2024-03-13; agency_answered 2024-03-12"
            ),
            "2024-04-08",
        ),
        # An extension ends on a Sunday that is worked.
        ("received 2024-03-01; extended 2024-03-28 20", "2024-04-28"),
        ("received 2024-03-01; extended 2024-03-29 20", "2024-04-28"),
        ("received 2024-03-01; extended 2024-03-28 1", "2024-04-01"),
        # Told on the day after: it cures nothing.
        ("received 2024-03-01; extended 2024-04-01 20", "2024-03-29"),
        # Within a pause and after it.
        (
            (
                "received 2024-03-01; third_party_asked 2024-03-06; extended 2024-04-08 1;"
                "third_party_answered 2024-03-13"
            ),
            "2024-04-09",
        ),
        # An opinion asked for when the time is over, or on its last day, comes too late.
        ("received 2024-03-01; third_party_asked 2024-03-29", "2024-03-29"),
        ("received 2024-03-01; third_party_asked 2024-04-02", "2024-03-29"),
        # … unless the period was extended before.
        (
            "received 2024-03-01; extended 2024-03-29 20; agency_asked 2024-04-24; agency_answered 2024-04-25",
            "2024-04-29",
        ),
        # What came before the supplement is gone: the pause is cut, the extension void.
        (
            (
                "received 2024-03-01; third_party_asked 2024-03-04; supplement_asked 2024-03-05;"
                "supplemented 2024-03-18; third_party_answered 2024-03-20"
            ),
            "2024-04-18",
        ),
        (
            "received 2024-03-01; extended 2024-03-04 20; supplement_asked 2024-03-05; supplemented 2024-03-18",
            "2024-04-16",
        ),
        # Payment begins the period anew.
        ("received 2024-03-01; fee_notified 2024-03-20; fee_paid 2024-03-29", "2024-04-28"),
        # A notice of fees on the last day, and an opinion asked for that day and still out when payment comes.
        (
            (
                "received 2024-03-01; fee_notified 2024-03-29; agency_asked 2024-03-29; fee_paid 2024-04-01;"
                "agency_answered 2024-04-03"
            ),
            "2024-05-06",
        ),
        # A notice of fees after the end does not.
        ("received 2024-03-01; fee_notified 2024-04-01; fee_paid 2024-04-02", "2024-03-29"),
        # Both at once: the later of the two begins the period.
        (
            (
                "received 2024-03-01; supplement_asked 2024-03-05; fee_notified 2024-03-05;"
                "supplemented 2024-03-11; fee_paid 2024-03-18"
            ),
            "2024-04-16",
        ),
        # A second supplement is against the law but begins the period anew all the same; also on one day.
        (
            (
                "received 2024-03-01; supplement_asked 2024-03-04; supplemented 2024-03-05;"
                "supplement_asked 2024-03-05; supplemented 2024-03-18"
            ),
            "2024-04-16",
        ),
        # Closed requests keep their date.
        ("received 2024-03-01; withdrawn 2024-03-05", "2024-03-29"),
        ("received 2024-03-01; replied 2024-03-05; posted 2024-03-06; signed 2024-03-08", "2024-03-29"),
    ],
)
def test_due_dates_counted_on_paper(steps: str, due: str) -> None:
    assert str(told(steps).due_on) == due


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ("received 2024-03-01 online", State.UNCONFIRMED),
        ("received 2024-03-01; supplement_asked 2024-03-05", State.SUPPLEMENT),
        ("received 2024-03-01; fee_notified 2024-03-05", State.PAYMENT),
        ("received 2024-03-01; supplement_asked 2024-03-05; supplement_lapsed 2024-04-01", State.ABANDONED),
        ("received 2024-03-01; fee_notified 2024-03-05; fee_lapsed 2024-04-10", State.ABANDONED),
        ("received 2024-03-01 online; withdrawn 2024-03-02", State.WITHDRAWN),
    ],
)
def test_no_date_while_no_clock_runs(steps: str, state: State) -> None:
    result = told(steps)
    assert (result.state, result.due_on, result.late) == (state, None, None)


@pytest.mark.parametrize(
    ("steps", "state", "next_step"),
    [
        ("received 2024-03-01", State.RUNNING, "出具答复"),
        ("received 2024-03-01 fax", State.UNCONFIRMED, "与申请人确认收到日期"),
        ("received 2024-03-01; supplement_asked 2024-03-05", State.SUPPLEMENT, "等待申请人补正"),
        (
            "received 2024-03-01; supplement_asked 2024-03-20",
            State.SUPPLEMENT,
            "等待申请人补正，原期限仍在计算",
        ),
        ("received 2024-03-01; agency_asked 2024-03-05", State.CONSULTING, "等待征询的意见"),
        ("received 2024-03-01; agency_asked 2024-04-05", State.RUNNING, "出具答复"),
        (
            (
                "received 2024-03-01; agency_asked 2024-03-04; supplement_asked 2024-03-05;"
                "supplemented 2024-04-30"
            ),
            State.RUNNING,
            "出具答复",
        ),
        ("received 2024-03-01; extended 2024-03-05 5", State.EXTENDED, "出具答复"),
        (
            "received 2024-03-01; extended 2024-03-05 5; agency_asked 2024-03-05",
            State.CONSULTING,
            "等待征询的意见",
        ),
        ("received 2024-03-01; fee_notified 2024-03-05", State.PAYMENT, "等待申请人缴费"),
        (
            "received 2024-03-01; replied 2024-03-05",
            State.REPLIED,
            "交邮或当面送达（最迟2024年3月29日，是否按期以交邮或签收之日为准，国办公开办函〔2016〕235号）",
        ),
        ("received 2024-03-01; replied 2024-03-05; posted 2024-03-06", State.DELIVERED, "归档"),
        ("received 2024-03-01; withdrawn 2024-03-05", State.WITHDRAWN, "归档"),
    ],
)
def test_state_and_what_comes_next(steps: str, state: State, next_step: str) -> None:
    result = told(steps)
    assert (result.state, result.next_step) == (state, next_step)


@pytest.mark.parametrize(
    ("steps", "late", "workdays"),
    [
        ("received 2024-03-01", None, 0),
        ("received 2024-03-01; replied 2024-03-29", False, 0),
        ("received 2024-03-01; replied 2024-04-03", True, 3),
        # Dated in time and posted one workday late.
        ("received 2024-03-01; replied 2024-03-29; posted 2024-04-01", True, 1),
        ("received 2024-03-01; replied 2024-03-29; posted 2024-03-30", True, 0),
        # By post the day it is handed over counts, whenever it arrives; by hand the signature.
        ("received 2024-03-01; replied 2024-03-28; posted 2024-03-29; signed 2024-04-03", False, 0),
        ("received 2024-03-01; replied 2024-03-28; signed 2024-04-01", True, 1),
        ("received 2024-03-01; posted 2024-03-29", False, 0),
        ("received 2024-03-01; withdrawn 2024-06-03", None, 0),
    ],
)
def test_in_time_is_judged_by_delivery(steps: str, late: bool | None, workdays: int) -> None:
    result = told(steps)
    assert (result.late, result.late_workdays) == (late, workdays)


def test_every_other_date_a_clerk_needs() -> None:
    result = told("received 2024-03-01; supplement_asked 2024-03-05; fee_notified 2024-03-20")
    assert str(result.supplement_due_on) == "2024-03-26"
    assert str(result.pay_due_on) == "2024-04-18"
    assert str(told("received 2024-03-01; supplement_asked 2024-03-05 3").supplement_due_on) == "2024-03-08"
    result = told("received 2024-03-01; third_party_asked 2024-03-06; agency_asked 2024-03-08")
    assert (str(result.third_party_due_on), str(result.agency_due_on)) == ("2024-03-27", "2024-03-29")
    result = told("received 2024-03-01; replied 2024-03-20; posted 2024-03-21")
    assert (str(result.closed_on), str(result.delivered_on)) == ("2024-03-20", "2024-03-21")
    result = told(
        "received 2024-03-01 online; confirmed 2024-03-05; supplement_asked 2024-03-06; supplemented 2024-03-08"
    )
    assert (str(result.received_on), str(result.first_due_on)) == ("2024-03-05", "2024-04-02")
    assert told("received 2024-03-01 online").received_on is None


def test_the_day_before_is_for_those_who_count_the_day_of_receipt() -> None:
    assert str(told("received 2022-09-30").warn_on) == "2022-11-01"
    assert str(told("received 2024-03-08").warn_on) == "2024-04-07"
