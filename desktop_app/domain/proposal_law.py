"""建议提案: by when a proposal is answered, by when another's opinion is given, by when it may be sent back.

《代表法》(2025-03-11) 第五十一条: answered within three months after it was handed over, within six
where it reaches wide or is difficult. 政协提案 and everything else here follow local rules: settings.

Months are counted as 《民法典》 第二百零一条、第二百零二条 count them: the first day is left out, the last
one is the same day of the month, or the month's last day where there is none. 第二百零三条 moves a last
day that is a day off, but for terms of civil law; 《代表法》 says nothing of it. So the day stays where it
falls: whoever answers by it is in time by either reading.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from desktop_app.domain.rulebook import MatterLimits

ARTICLE = "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》第五十一条"
SUGGESTION, MOTION = "人大建议", "政协提案"
LEADING, JOINT, SHARED = "主办", "会办", "分办"


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last day of that month where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def answer_until(assigned: date, limits: MatterLimits, *, hard: bool) -> date:
    """The last day for the answer; `hard`: it reaches wide or is difficult."""
    return months_after(assigned, limits.proposal_hard_months if hard else limits.proposal_months)


def opinion_until(assigned: date, limits: MatterLimits) -> date:
    """The last day for the opinion of a unit that takes part, given to the one that answers."""
    return months_after(assigned, limits.joint_months)


def return_until(assigned: date, limits: MatterLimits) -> date:
    """The last day, in days of the calendar, for sending back what is not ours."""
    return assigned + timedelta(days=limits.proposal_return_days)


def extended_until(due: date, limits: MatterLimits) -> date:
    """The day a 政协提案 may be put off to."""
    return months_after(due, limits.proposal_extend_months)


def basis_of(kind: str, *, hard: bool) -> str:
    """Where the limit of a proposal comes from, in words."""
    if kind == SUGGESTION:
        return f"《代表法》第五十一条（{'涉及面广、处理难度大的六个月' if hard else '交办之日起三个月'}）"
    return "本地提案办理规定（办理时限可在“单位设置”里改）"
