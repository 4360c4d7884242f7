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
class Rulebook:
    """The State Council calendar as known, the clock rules of requests and the limits of the hotline.

    `skips_first_day`: a 公示期 or 征求意见期 is counted from the day after it is put up. Offices write such periods
    含起止两日, so by default its first day counts; no article says either: a setting of the office.
    """

    calendar: Calendar = field(default_factory=Calendar.builtin)
    request: Rules = field(default_factory=Rules)
    hotline: HotlineLimits = field(default_factory=HotlineLimits)
    skips_first_day: bool = False
