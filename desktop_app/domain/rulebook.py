"""All that dates are derived from besides the record itself: the calendar and the limits of the house."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.domain.clocks import Rules
from desktop_app.domain.workdays import Calendar


@dataclass(frozen=True)
class HotlineLimits:
    """Workdays to answer a call, counted from the day after it.

    The defaults are one county's 12345 rules, known second-hand: settings of the office, not law.
    """

    by_matter: Mapping[str, int] = field(
        default_factory=lambda: {"咨询": 3, "求助": 3, "建议": 13, "投诉": 13, "举报": 13}
    )
    urgent: int = 0
    other: int = 13


@dataclass(frozen=True)
class MatterLimits:
    """The limits of the other ledgers of 办件: months and days of the calendar, hours that never stop.

    Three and six months: 《代表法》 第五十一条; 5, 24 and 48 hours: 国办发〔2016〕80号 and 61号. The others
    are local rules known second-hand; all are settings of the office.
    """

    proposal_months: int = 3
    proposal_hard_months: int = 6
    joint_months: int = 1
    proposal_extend_months: int = 1
    proposal_return_days: int = 10
    opinion_first_hours: int = 5
    opinion_press_hours: int = 24
    opinion_answer_hours: int = 48
    call_back_days: int = 1
    urge_days: int = 5


@dataclass(frozen=True)
class Rulebook:
    """The State Council calendar as known, the clock rules of requests, the limits of the hotline and of 办件.

    `skips_first_day`: a 公示期 or 征求意见期 is counted from the day after it is put up. Offices write such periods
    含起止两日, so by default its first day counts; no article says either: a setting of the office.
    """

    calendar: Calendar = field(default_factory=Calendar.builtin)
    request: Rules = field(default_factory=Rules)
    hotline: HotlineLimits = field(default_factory=HotlineLimits)
    matters: MatterLimits = field(default_factory=MatterLimits)
    skips_first_day: bool = False
