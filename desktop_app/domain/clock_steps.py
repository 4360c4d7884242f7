"""The dated steps of a request: read, put in order, and refused where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from desktop_app.domain.dates import chinese_day, read_day
from desktop_app.domain.request_law import Channel, Rules, StepKind
from desktop_app.errors import Refused

# Of two steps on one day the earlier of this list happened first, unless it cannot have (see clocks).
ORDER = (
    StepKind.RECEIVED,
    StepKind.CONFIRMED,
    StepKind.SUPPLEMENTED,
    StepKind.FEE_PAID,
    StepKind.EXTENDED,
    StepKind.THIRD_PARTY_ASKED,
    StepKind.AGENCY_ASKED,
    StepKind.THIRD_PARTY_ANSWERED,
    StepKind.AGENCY_ANSWERED,
    StepKind.SUPPLEMENT_ASKED,
    StepKind.FEE_NOTIFIED,
    StepKind.SUPPLEMENT_LAPSED,
    StepKind.FEE_LAPSED,
    StepKind.WITHDRAWN,
    StepKind.REPLIED,
    StepKind.POSTED,
    StepKind.SIGNED,
)
RANK = {kind: rank for rank, kind in enumerate(ORDER)}
ONCE = frozenset({StepKind.RECEIVED, StepKind.CONFIRMED, StepKind.EXTENDED})
CLOSING = frozenset({StepKind.SUPPLEMENT_LAPSED, StepKind.FEE_LAPSED, StepKind.WITHDRAWN, StepKind.REPLIED})
DELIVERY = frozenset({StepKind.POSTED, StepKind.SIGNED})
Word = TypeVar("Word", StepKind, Channel)
MOST_DAYS = 250  # a year of workdays: no period named in a notice is longer
RECORD_RIGHT = "请核对日期；登记错的步骤用“更正”改过来"


@dataclass(frozen=True)
class Step:
    """One dated fact. `channel` belongs to received, `days` (workdays) to extended and supplement_asked.

    `note` of an asking and its answer names who was asked: equal notes belong together.
    """

    kind: StepKind
    on: date
    channel: Channel | None = None
    days: int | None = None
    note: str = ""

    def __str__(self) -> str:
        return f"{chinese_day(self.on)}“{self.kind.label}”"


def in_order(steps: Iterable[Step], rules: Rules) -> tuple[Step, ...]:
    """The steps in the order they happened; Refused when one stands before receipt or contradicts another.

    The result does not depend on the order of recording.
    """
    line = sorted(steps, key=lambda s: (s.on, RANK[s.kind], s.note, s.days or 0, s.channel or ""))
    begun = receipt(line)
    for kind in ONCE:
        if len(same := [step for step in line if step.kind is kind]) > 1:
            why = "延期只能办一次（《条例》第三十三条）" if kind is StepKind.EXTENDED else ""
            raise Refused(f"“{kind.label}”登记了{len(same)}次", why=why, do=RECORD_RIGHT)
    for step in line:
        if step.on < begun.on and step.kind is not StepKind.RECEIVED:
            raise Refused(f"{step}早于{begun}", why="收到申请之前不会有别的步骤", do=RECORD_RIGHT)
        if step.days is not None or step.kind is StepKind.EXTENDED:
            _check_days(step, begun.on, rules)
    _check_delivery(line)
    return tuple(line)


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


def _check_delivery(line: Sequence[Step]) -> None:
    reply = next((step for step in line if step.kind is StepKind.REPLIED), None)
    sent = next((step for step in line if step.kind in DELIVERY), None)
    if reply and sent and sent.on < reply.on:
        raise Refused(f"{sent}早于{reply}", why="答复作出以后才能送达", do=RECORD_RIGHT)


def _check_days(step: Step, received_on: date, rules: Rules) -> None:
    if step.days is None or not 0 < step.days <= MOST_DAYS:
        raise Refused(f"{step}的工作日数不对", why=f"应是1到{MOST_DAYS}的整数", do="请核对工作日数")
    limit = rules.extension_limit(received_on)
    if step.kind is StepKind.EXTENDED and step.days > limit:
        raise Refused(
            f"延期{step.days}个工作日太长",
            why=f"延长答复的期限最长不得超过{limit}个工作日（《条例》第三十三条）",
            do=f"请改为{limit}个工作日以内",
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

    Kinds and channels may be given by code or by Chinese label; a received step without a channel counts as
    handed in (in_person). Raises Refused when unreadable.
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
    on = read_day(row.get("on")) if isinstance(row.get("on"), (str, date)) else None
    if on is None:
        raise Refused(f"第{number}步“{kind.label}”没有日期", do="请写成 2026-03-02 的样子")
    channel = _word(number, "申请渠道", row.get("channel"), Channel)
    if kind is StepKind.RECEIVED:
        channel = channel or Channel.IN_PERSON
    days = row.get("days")
    if days is not None and (isinstance(days, bool) or not isinstance(days, int)):
        raise Refused(f"第{number}步的工作日数“{days}”不是整数", do="请写整数，如 20")
    return Step(kind, on, channel, days, str(row.get("note") or ""))


def _word(number: int, what: str, raw: object, words: type[Word]) -> Word | None:
    if raw is None or raw == "":
        return None
    for word in words:
        if raw in (word.value, word.label):
            return word
    raise Refused(f"第{number}步的{what}“{raw}”不认识", do="可以写：" + "、".join(words))
