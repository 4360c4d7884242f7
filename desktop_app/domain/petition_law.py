"""信访: by when somebody is told, an objection is made and a petition is finished (《信访工作条例》, 2022)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.workdays import Calendar

ART_23, ART_34 = "《信访工作条例》第二十三条", "《信访工作条例》第三十四条"
NOTICE_DAYS = (
    15  # 第二十三条: told in writing, calendar days from the day after it came in; also what was passed on
)
OBJECTION_WORKDAYS = 5  # 第二十三条: what was passed on and is not ours goes back with an objection
HANDLING_DAYS = 60  # 第三十四条: from the day after it was accepted
LONGEST_MORE = 30  # 第三十四条: more, when the head has approved it and the reason was told
DIRECT, PASSED_ON, ASSIGNED = "直接提出", "信访部门转送", "上级交办"
ORIGINS = (DIRECT, PASSED_ON, ASSIGNED)
# What is not answered here is pointed to its way: 国办函〔2025〕66号.
PATHS = ("诉讼", "仲裁", "行政复议", "信访", "政府信息公开申请", "其他法定途径")
POINTED = "引导至法定途径"


@dataclass(frozen=True)
class Petition:
    """What is known of a petition; `unclear`: name or address are not clear, so that nobody can be told."""

    received: date
    origin: str = DIRECT
    unclear: bool = False
    accepted: date | None = None
    more_days: int = 0


@dataclass(frozen=True)
class PetitionDates:
    """The last days of a petition; None where there is nothing to be kept."""

    notice: date | None
    objection: date | None
    end: date | None


def petition_dates(petition: Petition, calendar: Calendar) -> PetitionDates:
    """The days of 第二十三条 and 第三十四条; more than thirty days longer do not count."""
    day = timedelta(days=1)
    more = min(petition.more_days, LONGEST_MORE)
    passed_on = petition.origin in (PASSED_ON, ASSIGNED)
    return PetitionDates(
        notice=None if petition.unclear else petition.received + NOTICE_DAYS * day,
        objection=calendar.plus(petition.received, OBJECTION_WORKDAYS) if passed_on else None,
        end=petition.accepted + (HANDLING_DAYS + more) * day if petition.accepted else None,
    )
