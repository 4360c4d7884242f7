"""The dated steps of a request: read, put in order, and refused where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from desktop_app.domain.dates import chinese_day, read_day
from desktop_app.domain.request_law import FEE_RULES, Channel, StepKind
from desktop_app.errors import Refused

# Of two steps on one day the earlier of this list happened first, unless it cannot have (see clock_walk).
ORDER = (
    StepKind.RECEIVED,
    StepKind.CONFIRMED,
    StepKind.POSTED,
    StepKind.SIGNED,
    StepKind.REOPENED,
    StepKind.SUPPLEMENTED,
    StepKind.FEE_PAID,
    StepKind.REASONS_ASKED,
    StepKind.REASONS_GIVEN,
    StepKind.EXTENDED,
    StepKind.DEFERRED,
    StepKind.THIRD_PARTY_ASKED,
    StepKind.AGENCY_ASKED,
    StepKind.THIRD_PARTY_ANSWERED,
    StepKind.AGENCY_ANSWERED,
    StepKind.SUPPLEMENT_ASKED,
    StepKind.FEE_NOTIFIED,
    StepKind.SUPPLEMENT_LAPSED,
    StepKind.FEE_LAPSED,
    StepKind.WITHDRAWN,
    StepKind.MERGED,
    StepKind.REPLIED,
)
RANK = {kind: rank for rank, kind in enumerate(ORDER)}
# What one application has once, and why where the law says so; an extension is judged by clock_walk.
ONCE = {
    StepKind.RECEIVED: "",
    StepKind.CONFIRMED: "",
    StepKind.FEE_NOTIFIED: f"一件申请只收一次信息处理费，按件或者按量只能选一种（{FEE_RULES}）",
}
# What names a day until which something is awaited or promised.
NAMING = frozenset({StepKind.SUPPLEMENT_ASKED, StepKind.REASONS_ASKED, StepKind.DEFERRED, StepKind.REOPENED})
CLOSING = frozenset(
    {
        StepKind.SUPPLEMENT_LAPSED,
        StepKind.FEE_LAPSED,
        StepKind.WITHDRAWN,
        StepKind.MERGED,
        StepKind.REPLIED,
    }
)
DELIVERY = frozenset({StepKind.POSTED, StepKind.SIGNED})
Word = TypeVar("Word", StepKind, Channel)
MOST_DAYS = 250  # a year of workdays: no period named in a notice is longer
FARTHEST = 731  # two years in days: beyond it a year was mistyped
RECORD_RIGHT = "请核对日期；登记错的步骤用“更正”改过来"


@dataclass(frozen=True)
class Step:
    """One dated fact. `channel` belongs to received, `days` (workdays) to extended.

    supplement_asked, reasons_asked and reopened name their last day (`until`) or workdays (`days`), deferred the day.
    `note` of an asking and its answer names who was asked: equal notes belong together.
    """

    kind: StepKind
    on: date
    channel: Channel | None = None
    days: int | None = None
    note: str = ""
    until: date | None = None

    def __str__(self) -> str:
        return f"{chinese_day(self.on)}“{self.kind.label}”"


def in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps in the order they happened; Refused when one stands before receipt or contradicts another.

    The result does not depend on the order of recording.
    """
    line = sorted(steps, key=_place)
    begun = receipt(line)
    kinds = [step.kind for step in line]
    for kind, why in ONCE.items():
        if (times := kinds.count(kind)) > 1:
            raise Refused(f"“{kind.label}”登记了{times}次", why=why, do=RECORD_RIGHT)
    for step in line:
        if step.on < begun.on and step.kind is not StepKind.RECEIVED:
            raise Refused(f"{step}早于{begun}", why="收到申请之前不会有别的步骤", do=RECORD_RIGHT)
        if step.days is not None or step.kind is StepKind.EXTENDED:
            _check_days(step)
        if step.kind in NAMING:
            _check_until(step)
    return tuple(line)


def _place(step: Step) -> tuple[date, int, str, int, str, date]:
    return step.on, RANK[step.kind], step.note, step.days or 0, step.channel or "", step.until or date.min


def receipt(line: Sequence[Step]) -> Step:
    """The step whose day is the receipt in law (Art 31); the bare arrival while not yet confirmed."""
    arrived = next((step for step in line if step.kind is StepKind.RECEIVED), None)
    if arrived is None:
        raise Refused("没有“收到申请”这一步，算不出期限", do="请先登记收到日期和申请渠道")
    if not (arrived.channel or Channel.IN_PERSON).needs_confirming:
        return arrived
    confirmed = next((step for step in line if step.kind is StepKind.CONFIRMED), arrived)
    if confirmed.on < arrived.on:
        raise Refused(f"{confirmed}早于{arrived}", do=RECORD_RIGHT)
    return confirmed


def _check_days(step: Step) -> None:
    if step.days is None or not 0 < step.days <= MOST_DAYS:
        raise Refused(f"{step}的工作日数不对", why=f"应是1到{MOST_DAYS}的整数", do="请核对工作日数")


def _check_until(step: Step) -> None:
    if step.until is None and step.kind is StepKind.DEFERRED:
        raise Refused(
            f"{step}没有写延迟到哪一天",
            why="延迟答复要确定合理期限并告知申请人（《条例》第三十五条）",
            do="请填写延迟到的日期",
        )
    if step.until is not None and (step.until - step.on).days > FARTHEST:
        raise Refused(f"{step}的期限{chinese_day(step.until)}太远", why="离这一步超过两年", do="请核对年份")
    if step.until is not None and step.until <= step.on:
        raise Refused(
            f"{step}的期限{chinese_day(step.until)}不在它之后",
            why="写明的最后一天应当晚于这一步的日期",
            do="请核对这两个日期",
        )


def check(steps: Iterable[Step], today: date) -> None:
    """Raises Refused naming every step dated after `today`: what has not happened cannot be recorded."""
    if future := [str(step) for step in steps if step.on > today]:
        raise Refused(
            "、".join(future) + "还没有到",
            why=f"今天是{chinese_day(today)}，步骤只登记已经发生的事",
            do=RECORD_RIGHT,
        )


def from_json(rows: object) -> tuple[Step, ...]:
    """Steps from [{"kind": "received", "on": "2022-09-30", "channel": "registered_mail"}, …].

    Other keys: "days" (whole workdays), "until" (a day), "note". Kinds and channels may be given by code or by
    Chinese label; a received step without a channel counts as handed in (in_person). Raises Refused when unreadable.
    """
    if not isinstance(rows, Sequence) or isinstance(rows, str):
        raise Refused("步骤应是一个列表", do="请写成 [{“kind”: “received”, “on”: “2022-09-30”}] 的样子")
    return tuple(_read(number, row) for number, row in enumerate(rows, 1))


def _read(number: int, row: object) -> Step:
    if not isinstance(row, Mapping):
        raise Refused(f"第{number}步不是一组“名称: 值”")
    kind = _word(number, "步骤种类", row.get("kind"), StepKind)
    if kind is None:
        raise Refused(f"第{number}步没有写步骤种类", do="可以写：" + "、".join(StepKind))
    on = _day(row, "on")
    if on is None:
        raise Refused(f"第{number}步“{kind.label}”没有日期", do="请写成 2026-03-02 的样子")
    until = _day(row, "until")
    if until is None and row.get("until") not in (None, ""):
        raise Refused(f"第{number}步的期限“{row['until']}”不是日期", do="请写成 2026-03-02 的样子")
    channel = _word(number, "申请渠道", row.get("channel"), Channel)
    if kind is StepKind.RECEIVED:
        channel = channel or Channel.IN_PERSON
    days = row.get("days")
    if days is not None and (isinstance(days, bool) or not isinstance(days, int)):
        raise Refused(f"第{number}步的工作日数“{days}”不是整数", do="请写整数，如 20")
    return Step(kind, on, channel, days, str(row.get("note") or ""), until)


def _day(row: Mapping[object, object], key: str) -> date | None:
    raw = row.get(key)
    return read_day(raw) if isinstance(raw, (str, date)) else None


def _word(number: int, what: str, raw: object, words: type[Word]) -> Word | None:
    if raw is None or raw == "":
        return None
    for word in words:
        if raw in (word.value, word.label):
            return word
    raise Refused(f"第{number}步的{what}“{raw}”不认识", do="可以写：" + "、".join(words))
