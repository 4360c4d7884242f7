"""What the office may set, what is odd and said so, and what lies beyond the known calendar."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.clocks import Channel, Step, StepKind, from_json
from tests.domain.test_clock_cases import told


@pytest.mark.parametrize(
    ("rules", "steps", "due"),
    [
        (
            {"late_supplement_restarts": True},
            "received 2024-03-01; supplement_asked 2024-03-13; supplemented 2024-03-18",
            "2024-04-16",
        ),
        # Never once the time is over.
        (
            {"late_supplement_restarts": True},
            "received 2024-03-01; supplement_asked 2024-04-01; supplemented 2024-04-02",
            "2024-03-29",
        ),
        (
            {"pause_capped": False},
            "received 2024-03-01; third_party_asked 2024-03-06; third_party_answered 2024-03-29",
            "2024-04-24",
        ),
        # The days before the notice still count: 13 of 20 had run on 20 March.
        (
            {"fee_restarts": False},
            "received 2024-03-01; fee_notified 2024-03-20; fee_paid 2024-03-29",
            "2024-04-10",
        ),
        # A supplement asked for while the fee is out gives the whole period all the same.
        (
            {"fee_restarts": False},
            (
                "received 2024-03-01; fee_notified 2024-03-05; supplement_asked 2024-03-06;"
                "supplemented 2024-03-08; fee_paid 2024-03-12"
            ),
            "2024-04-10",
        ),
        ({"reply_days": 10}, "received 2024-03-01", "2024-03-15"),
        ({"third_party_days": 5}, "received 2024-03-01; third_party_asked 2024-03-06", "2024-04-08"),
    ],
)
def test_what_the_office_may_set(rules: dict[str, object], steps: str, due: str) -> None:
    result = told(steps, **rules)
    assert str(result.due_on) == due
    assert sum(line.counted for line in result.explanation) == rules.get("reply_days", 20)


@pytest.mark.parametrize(
    ("steps", "warning"),
    [
        (
            "received 2024-03-01; supplement_asked 2024-03-13",
            "超过收到后7个工作日（《条例》第三十条），原期限继续计算",
        ),
        (
            "received 2024-03-01; supplement_asked 2024-03-04; supplemented 2024-03-05; supplement_asked 2024-03-06",
            "不是第一次，补正应当一次性告知（《条例》第三十条）",
        ),
        ("received 2024-03-01; supplement_asked 2024-03-04; supplement_asked 2024-03-06", "不是第一次"),
        (
            "received 2024-03-01; third_party_asked 2024-04-01",
            "2024年4月1日“征询第三方意见”时期限已经届满，不再扣除",
        ),
        ("received 2024-03-01; extended 2024-04-01 5", "期限已在2024年3月29日届满，延期不起作用"),
        (
            "received 2024-03-01; supplement_asked 2024-03-04; extended 2024-03-05 5",
            "没有正在计算的期限，延期不起作用",
        ),
        ("received 2024-03-01; fee_notified 2024-04-01", "期限不再重新计算"),
        (
            "received 2024-03-01; supplement_asked 2024-03-04; supplement_lapsed 2024-03-06",
            "期限还没有届满（2024年3月25日）",
        ),
        (
            (
                "received 2024-03-01; supplement_asked 2024-03-04; supplement_asked 2024-03-20;"
                "supplement_lapsed 2024-03-27"
            ),
            "期限还没有届满（2024年4月11日）",
        ),
        # A late supplement is taken, and both days are told.
        (
            "received 2024-03-01; supplement_asked 2024-03-05 2024-03-20; supplemented 2024-03-21",
            "2024年3月21日“收到补正”晚于补正期限2024年3月20日，已受理，期限自次日起重新计算",
        ),
        (
            "received 2024-03-01; supplement_asked 2024-03-13 2024-03-20; supplemented 2024-03-21",
            "2024年3月21日“收到补正”晚于补正期限2024年3月20日，已受理",
        ),
        (
            "received 2024-03-01; fee_notified 2024-03-05; fee_paid 2024-04-03",
            "2024年4月3日“缴费”晚于缴费期限2024年4月2日，已受理",
        ),
        # The second notice, when the first came too late to stop anything.
        (
            (
                "received 2024-03-01; supplement_asked 2024-03-13; supplemented 2024-03-14;"
                "supplement_asked 2024-03-15"
            ),
            "2024年3月15日“告知补正”不是第一次",
        ),
        # The notice came too late to stop the clock: the office stays bound to reply.
        (
            "received 2024-03-01; supplement_asked 2024-03-13; replied 2024-03-20",
            "“答复”时还没有收到申请人的补正，原期限一直在计算",
        ),
        ("received 2024-03-01 plain_mail; confirmed 2024-03-04", "平信应当在收到当日与申请人确认"),
        ("received 2024-03-01; replied 2024-03-04; replied 2024-04-04", "以第一次为准"),
    ],
)
def test_what_is_odd_is_said(steps: str, warning: str) -> None:
    assert any(warning in said for said in told(steps).warnings), told(steps).warnings


def test_an_unnamed_answer_goes_to_the_earliest_still_in_time() -> None:
    """After the first party's 15 workdays the answer can only be the second's."""
    asked = "received 2024-03-01; third_party_asked 2024-03-06; third_party_asked 2024-03-27"
    assert told(f"{asked}; third_party_answered 2024-03-29").due_on == date(2024, 4, 24)
    named = told(f"{asked} =乙; third_party_answered 2024-03-29 =乙")
    assert named.due_on == date(2024, 4, 24)


def test_a_year_without_a_notice_makes_the_date_provisional() -> None:
    result = told("received 2026-12-13")
    assert result.due_on == date(2027, 1, 11)
    assert result.provisional == "2027年放假安排尚未公布（录入后自动更新），按周末和法定固定节日推算"
    assert result.explanation[-1].reason == "工作日，第20个工作日（暂定）"
    assert told("received 2026-11-02").provisional is None
    waiting = told("received 2026-12-11; supplement_asked 2026-12-18")
    assert waiting.due_on is None
    assert waiting.provisional is not None, "the end of the supplement period lies in 2027"


@pytest.mark.parametrize("channel", Channel)
def test_channels_are_the_words_of_the_register(channel: Channel) -> None:
    steps = from_json([{"kind": "received", "on": "2024-03-01", "channel": channel.label}])
    assert steps == (Step(StepKind.RECEIVED, date(2024, 3, 1), channel),)
