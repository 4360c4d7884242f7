"""All clocks side by side: whose turn, by which article, what silence means, and the one line that says what is next.

October 2026: the 1st to the 7th are off, Saturday the 10th is worked. Received on the 2nd, the 7th workday is the
15th (8, 9, 10, 12, 13, 14, 15) and the 20th is 3 November (16, 19 to 23, 26 to 30 October, 2 and 3 November).
"""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from desktop_app.domain.clock_board import OURS, Clock, board, next_line
from desktop_app.domain.clocks import Result, State, reckon
from desktop_app.domain.workdays import Calendar
from tests.domain.histories import as_steps, random_history
from tests.domain.test_clock_cases import told

BEGUN = "received 2026-10-02"
THIRD = f"{BEGUN}; third_party_asked 2026-10-12 =甲公司"
ASKED = f"{BEGUN}; supplement_asked 2026-10-09 2026-10-30"
LATE = f"{BEGUN}; supplement_asked 2026-10-22 2026-10-30"
REASONS = f"{BEGUN}; reasons_asked 2026-10-20 2026-10-28"


def shown(steps: str, today: str) -> dict[str, Clock]:
    return {clock.key: clock for clock in board(told(steps), date.fromisoformat(today))}


@pytest.mark.parametrize(
    ("steps", "today", "line"),
    [
        (
            BEGUN,
            "2026-10-15",
            "下一步：2026年10月15日前 需补正的出具补正告知；2026年11月3日前 出具答复",
        ),
        (BEGUN, "2026-10-16", "下一步：2026年11月3日前 出具答复（《条例》第三十三条）"),
        (BEGUN, "2026-11-03", "下一步：2026年11月3日前 出具答复（《条例》第三十三条）"),
        # 4, 5 and 6 November; a Saturday adds none.
        (
            BEGUN,
            "2026-11-07",
            "下一步：出具答复，已逾期3个工作日，应于2026年11月3日前完成（《条例》第三十三条）",
        ),
        # From 29 September due on Friday 30 October, looked at on the Saturday.
        (
            "received 2026-09-28",
            "2026-10-31",
            "下一步：出具答复，已逾期（不足1个工作日），应于2026年10月30日前完成（《条例》第三十三条）",
        ),
        (f"{BEGUN} online", "2026-10-09", "下一步：与申请人确认收到日期（《条例》第三十一条）"),
        (
            "received 2026-10-09 plain_mail",
            "2026-10-09",
            "下一步：2026年10月9日前 与申请人确认收到日期（《条例》第三十一条）",
        ),
        (ASKED, "2026-10-30", "下一步：等待申请人补正，到2026年10月30日为止；逾期可视为放弃"),
        (
            ASKED,
            "2026-10-31",
            "下一步：补正期限已过（2026年10月30日），可按视为放弃结案（《条例》第三十条）",
        ),
        # Asked for too late: the office's own clock runs on.
        (
            LATE,
            "2026-10-23",
            (
                "下一步：2026年11月3日前 出具答复（《条例》第三十三条）；"
                "等待申请人补正，到2026年10月30日为止；逾期可视为放弃"
            ),
        ),
        # 22 October and 20 workdays: 19 November.
        (
            f"{BEGUN}; fee_notified 2026-10-22",
            "2026-10-23",
            "下一步：等待申请人缴费，到2026年11月19日为止；逾期可视为放弃",
        ),
        (
            f"{BEGUN}; fee_notified 2026-10-22",
            "2026-11-20",
            "下一步：缴费期限已过（2026年11月19日），可按视为放弃结案（国办函〔2020〕109号）",
        ),
        # 12 October and 15 workdays: 2 November; 15 of the 20 are left by then, four had run: 24 November.
        (THIRD, "2026-11-02", "下一步：等待甲公司提出意见，到2026年11月2日为止；逾期由本机关决定是否公开"),
        (THIRD, "2026-11-03", "下一步：2026年11月24日前 出具答复（《条例》第三十三条）"),
        (
            f"{BEGUN}; agency_asked 2026-10-12",
            "2026-10-20",
            "下一步：等待其他机关提出意见，到2026年11月2日为止；逾期的，共同制作的视为同意公开",
        ),
        (
            f"{REASONS}; deferred 2026-10-26 2026-12-31",
            "2026-10-27",
            "下一步：2026年12月31日前 出具答复（《条例》第三十五条）",
        ),
        (
            f"{BEGUN}; replied 2026-10-30",
            "2026-11-02",
            "下一步：2026年11月3日前 交邮或者当面送达（国办公开办函〔2016〕235号）",
        ),
        (f"{BEGUN}; replied 2026-10-30; posted 2026-11-02", "2026-11-02", ""),
        (f"{BEGUN}; merged 2026-10-30", "2026-11-02", ""),
        (
            f"{BEGUN}; replied 2026-10-09; reopened 2026-10-30 2026-12-01",
            "2026-11-02",
            "下一步：2026年12月1日前 出具答复（重新办理时确定的期限）",
        ),
        (
            "received 2026-12-14",
            "2026-12-28",
            "下一步：2027年1月12日（暂定）前 出具答复（《条例》第三十三条）",
        ),
    ],
)
def test_the_next_step_in_one_line(steps: str, today: str, line: str) -> None:
    assert next_line(told(steps), date.fromisoformat(today)) == line


@pytest.mark.parametrize(
    ("steps", "today", "key", "told_of"),
    [
        (BEGUN, "2026-10-15", "replied", ("答复", "2026-11-03", "《条例》第三十三条", "本机关")),
        (BEGUN, "2026-10-15", "extended", ("延期告知", "2026-11-03", "《条例》第三十三条", "本机关")),
        (BEGUN, "2026-10-15", "supplement_asked", ("补正告知", "2026-10-15", "《条例》第三十条", "本机关")),
        # Told as passed: nobody's turn.
        (BEGUN, "2026-10-16", "supplement_asked", ("补正告知", "2026-10-15", "《条例》第三十条", "")),
        (f"{BEGUN} fax", "2026-10-15", "confirmed", ("确认收到", "None", "《条例》第三十一条", "本机关")),
        (ASKED, "2026-10-30", "supplement_asked", ("补正", "2026-10-30", "《条例》第三十条", "申请人")),
        (ASKED, "2026-10-31", "supplement_asked_over", ("补正", "None", "《条例》第三十条", "本机关")),
        (
            THIRD,
            "2026-10-15",
            "third_party_asked",
            ("第三方意见", "2026-11-02", "《条例》第三十二条", "第三方"),
        ),
        (
            THIRD,
            "2026-11-03",
            "third_party_asked_over",
            ("第三方意见", "None", "《条例》第三十二条", "本机关"),
        ),
        (
            f"{BEGUN}; agency_asked 2026-10-12",
            "2026-10-15",
            "agency_asked",
            ("其他（共同制作）机关意见", "2026-11-02", "《条例》第三十四条", "其他机关"),
        ),
        (
            f"{BEGUN}; fee_notified 2026-10-22",
            "2026-10-23",
            "fee_notified",
            ("缴费", "2026-11-19", "国办函〔2020〕109号", "申请人"),
        ),
        (REASONS, "2026-10-28", "reasons_asked", ("说明理由", "2026-10-28", "《条例》第三十五条", "申请人")),
        (REASONS, "2026-10-29", "reasons_asked_over", ("说明理由", "None", "《条例》第三十五条", "本机关")),
        (
            f"{BEGUN}; replied 2026-10-30",
            "2026-11-02",
            "delivered",
            ("送达", "2026-11-03", "国办公开办函〔2016〕235号", "本机关"),
        ),
    ],
)
def test_every_clock_tells_its_article_and_whose_turn_it_is(
    steps: str, today: str, key: str, told_of: tuple[str, str, str, str]
) -> None:
    clock = shown(steps, today)[key]
    assert (clock.name, str(clock.due_on), clock.article, clock.whose) == told_of


def test_silence_means_different_things() -> None:
    both = shown(f"{THIRD}; agency_asked 2026-10-12", "2026-10-15")
    assert both["third_party_asked"].otherwise == "第三方逾期未提出意见的，由本机关决定是否公开"
    assert both["agency_asked"].otherwise == "共同制作的机关逾期未提出意见的，视为同意公开"
    assert shown(ASKED, "2026-10-15")["supplement_asked"].otherwise == "无正当理由逾期不补正的，视为放弃申请"
    unpaid = shown(f"{BEGUN}; fee_notified 2026-10-22", "2026-10-23")["fee_notified"]
    assert unpaid.otherwise == "逾期不缴费的，视为放弃申请"


@pytest.mark.parametrize(
    ("steps", "today"),
    [
        (f"{BEGUN}; extended 2026-10-30 5", "2026-10-31"),
        (f"{REASONS}; deferred 2026-10-26 2026-12-31", "2026-10-27"),
        (BEGUN, "2026-11-04"),
        # Void by the supplement, and still the only one.
        (
            f"{BEGUN}; extended 2026-10-08 5; supplement_asked 2026-10-09; supplemented 2026-10-12",
            "2026-10-13",
        ),
    ],
)
def test_no_extension_is_offered_where_none_is_lawful(steps: str, today: str) -> None:
    assert "extended" not in shown(steps, today)


def test_the_notice_of_what_to_supplement_goes_with_the_first_one_and_comes_back_with_a_new_handling() -> (
    None
):
    assert "supplement_asked" not in shown(f"{ASKED}; supplemented 2026-10-12", "2026-10-13")
    again = f"{BEGUN}; replied 2026-10-09; reopened 2026-10-30"
    # 2 to 6, 9 and 10 November.
    assert str(shown(again, "2026-11-02")["supplement_asked"].due_on) == "2026-11-10"
    assert "supplement_asked" not in shown(f"{again} 2026-12-01", "2026-11-02")


def test_a_lapse_is_proposed_and_never_done() -> None:
    result = told(ASKED)
    over = board(result, date(2027, 3, 1))
    assert [(clock.key, clock.leads) for clock in over] == [("supplement_asked_over", True)]
    assert (result.state, result.closed_on) == (State.SUPPLEMENT, None)
    # What runs out for the office comes before what it may close.
    leading = next(clock for clock in board(told(LATE), date(2026, 11, 2)) if clock.leads)
    assert leading.key == "replied"


def _running(result: Result, today: date) -> bool:
    """Whether anything is for this office to do, judged without the board."""
    if result.closed_on is not None:
        return result.state is State.REPLIED
    limits = [span.deadline for span in result.trace.asked]
    late = any(limit < today for limit in limits)
    reasons = result.trace.reasons is not None and (result.reasons_due_on or today) < today
    return result.due_on is not None or result.received_on is None or late or reasons


def test_one_clock_leads_and_it_is_the_nearest_of_ours() -> None:
    rng, calendar = random.Random(30), Calendar.builtin()
    seen: set[str] = set()
    for _ in range(400):
        steps = as_steps(random_history(rng))
        result = reckon(steps, calendar)
        plain = result.as_json()
        today = max(step.on for step in steps) + timedelta(days=rng.randrange(-60, 60))
        clocks = board(result, today)
        ours = [clock for clock in clocks if clock.whose == OURS]
        assert all(clock.article and clock.name and clock.otherwise and clock.what for clock in clocks)
        assert bool(ours) == _running(result, today), steps
        leading = [clock for clock in clocks if clock.leads]
        assert len(leading) == bool(ours)
        if leading:
            days = [clock.due_on for clock in ours if clock.due_on]
            assert leading[0].due_on == min(days, default=None)
        assert next_line(result, today).startswith("下一步：")
        assert result.as_json() == plain == reckon(steps, calendar).as_json()
        seen.update(clock.key for clock in clocks)
    assert {"replied", "extended", "confirmed", "supplement_asked_over", "reasons_asked_over"} <= seen
    assert len(seen) == 13, "all but the delivery: these histories are open"
