"""舆情: the clocks that run from the minute something was found or happened; days off and nights count.

国办发〔2016〕80号 (权威信息最迟5小时内发布), 国办发〔2016〕61号 (特别重大、重大突发事件最迟24小时内举行
新闻发布会, 其他政务舆情48小时内回应). The hours are settings: an office may be told to be quicker.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_app.domain.rulebook import MatterLimits

GRAVEST, GRAVE, GREATER, USUAL = "特别重大", "重大", "较大", "一般"
FIRST, PRESS, ANSWER = "first", "press", "answer"
_FIRST_BASIS, _PRESS_BASIS, _ANSWER_BASIS = (
    "国办发〔2016〕80号",
    "国办发〔2016〕61号、80号",
    "国办发〔2016〕61号",
)


@dataclass(frozen=True)
class Clock:
    """One of the clocks of a case: what must happen, by which minute, when it happened, and which paper says so."""

    key: str
    name: str
    due: datetime
    basis: str
    hours: int
    met: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still runs."""
        return self.met is None

    def late_at(self, now: datetime) -> bool:
        """Whether it was met too late, or has run out by now; the minute it ends in is still in time."""
        return _minute(self.met or now) > self.due


def is_grave(level: str, *, sudden: bool) -> bool:
    """Whether the quick clocks run: a 突发事件 that is 特别重大 or 重大."""
    return sudden and level in (GRAVEST, GRAVE)


def clocks(
    found: datetime,
    level: str,
    limits: MatterLimits,
    *,
    sudden: bool,
    answered: datetime | None = None,
    held: datetime | None = None,
) -> tuple[Clock, ...]:
    """Every clock of a case, the one that ends first in front.

    `answered` is the first word in public, `held` the press conference.
    """
    found = _minute(found)
    if not is_grave(level, sudden=sudden):
        hours = limits.opinion_answer_hours
        return (Clock(ANSWER, "回应", found + timedelta(hours=hours), _ANSWER_BASIS, hours, answered),)
    first, press = limits.opinion_first_hours, limits.opinion_press_hours
    made = (
        Clock(FIRST, "首次发布权威信息", found + timedelta(hours=first), _FIRST_BASIS, first, answered),
        Clock(PRESS, "举行新闻发布会", found + timedelta(hours=press), _PRESS_BASIS, press, held),
    )
    return tuple(sorted(made, key=lambda clock: clock.due))


def press_clock(happened: datetime, limits: MatterLimits, held: datetime | None = None) -> Clock:
    """The clock of the press conference of a 突发事件, from the minute it happened."""
    hours = limits.opinion_press_hours
    due = _minute(happened) + timedelta(hours=hours)
    return Clock(PRESS, "举行新闻发布会", due, _PRESS_BASIS, hours, held)


def leading(running: Iterable[Clock]) -> Clock | None:
    """Of the clocks that still run the one that ends first; None when none does."""
    return min((clock for clock in running if clock.is_open), key=lambda clock: clock.due, default=None)


def left(due: datetime, now: datetime) -> str:
    """还有3小时20分 / 已超1小时5分 / 正好到时."""
    minutes = int((due - _minute(now)) / timedelta(minutes=1))
    if minutes == 0:
        return "正好到时"
    return f"还有{span(minutes)}" if minutes > 0 else f"已超{span(-minutes)}"


def told(clock: Clock, now: datetime) -> str:
    """One clock in words: how long it still has or by how much it was missed, and why it runs at all."""
    until = f"{clock.due:%Y-%m-%d %H:%M}前{clock.name}"
    if clock.met is None:
        return f"{until}：{left(clock.due, now)}，依据{clock.basis}（{clock.hours}小时，含节假日）"
    over = int((_minute(clock.met) - clock.due) / timedelta(minutes=1))
    how = f"超时{span(over)}" if over > 0 else "按时"
    return f"{until}：{clock.met:%Y-%m-%d %H:%M}已办，{how}"


def span(minutes: int) -> str:
    """3小时20分, 45分, 2小时."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}小时{rest}分" if hours and rest else f"{hours}小时" if hours else f"{rest}分"


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
