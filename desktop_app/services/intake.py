"""Taking a request in: what each channel asks for, and what a new form may not leave open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Step
from desktop_app.domain.register import Register
from desktop_app.domain.request_law import ART_31, Channel
from desktop_app.errors import Refused
from desktop_app.registers.common import day_of
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_flow import channel_of

OTHER_PROOF, CONFIRMED_ON = "其他", "confirmed_on"
_ART_29 = "《条例》第二十九条"


@dataclass(frozen=True)
class ChannelAsk:
    """What a channel asks for: the dates (field keys), the proofs that fit, and the rule in words."""

    dates: tuple[str, ...]
    proof: tuple[str, ...]
    rule: str


_MAILED, _CONFIRMED = ("submitted_on", "reached_on"), ("reached_on", "confirmed_on")
_ASKS: Mapping[Channel, ChannelAsk] = {
    Channel.IN_PERSON: ChannelAsk(
        ("reached_on",), ("当面递交回执",), f"当面提交的，以递交之日为收到之日（{ART_31}）"
    ),
    Channel.REGISTERED_MAIL: ChannelAsk(
        _MAILED, ("邮件签收记录",), f"邮寄提交的，以本机关签收之日为收到之日，不以交邮之日为准（{ART_31}）"
    ),
    Channel.PLAIN_MAIL: ChannelAsk(
        (*_MAILED, "confirmed_on"),
        ("电话确认记录",),
        f"平常信函无需签收，应当在收到当日与申请人确认，以确认之日为收到之日（{ART_31}）",
    ),
    Channel.ONLINE: ChannelAsk(
        _CONFIRMED, ("网上确认回执", "电话确认记录"), f"网上提交的，以双方确认之日为收到之日（{ART_31}）"
    ),
    Channel.EMAIL: ChannelAsk(
        _CONFIRMED,
        ("电子邮件确认回复", "电话确认记录"),
        f"电子邮件提交的，以双方确认之日为收到之日（{ART_31}）",
    ),
    Channel.FAX: ChannelAsk(
        _CONFIRMED, ("传真确认记录", "电话确认记录"), f"传真提交的，以双方确认之日为收到之日（{ART_31}）"
    ),
    Channel.ORAL: ChannelAsk(
        ("reached_on",),
        ("口头申请笔录",),
        f"书面申请确有困难的，可以口头提出，由本机关代为填写，须写明原因（{_ART_29}）",
    ),
    Channel.OTHER: ChannelAsk(_MAILED, (), "请按实际收到之日登记，并保存能证明收到日期的凭证"),
}


def asks(channel: str) -> ChannelAsk:
    """What a channel of the code list asks for; a word of the office's own asks as 其他 does."""
    found = _ASKS[channel_of({"channel": channel})]
    return ChannelAsk(found.dates, (*found.proof, OTHER_PROOF), found.rule)


def mistakes(register: Register, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """What a new request may not leave open; ledgers kept before, imports and edits are not held to it."""
    if register.key != REQUEST.key:
        return
    if values.get("agent") and not values.get("mandate"):
        yield "mandate", "已交委托书：有代理人的，应当收下委托书并选“是”"
    if channel_of(values) is Channel.ORAL and not values.get("oral_reason"):
        yield "oral_reason", f"代填原因：口头代填的必须填写（{_ART_29}）"
    if values.get("agent_paper") and not values.get("agent"):
        yield "agent", "代理人：填了代理人证件号码，请填写代理人姓名"


def confirmation(
    register: Register, values: Mapping[str, Value], raw: Mapping[str, object]
) -> tuple[tuple[Step, ...], tuple[tuple[str, str], ...]]:
    """The confirmation a new form tells of, as the step it is, and what is wrong with it.

    It is asked beside the declared fields: a request is often confirmed before it is typed in.
    """
    if register.key != REQUEST.key or not raw.get(CONFIRMED_ON):
        return (), ()
    field = register[CONFIRMED_ON]
    try:
        day = field.kind.read(raw[CONFIRMED_ON])
    except Refused as no:
        return (), ((CONFIRMED_ON, f"{field.label}：{no}"),)
    reached, channel = day_of(values, "reached_on"), str(values.get("channel") or "")
    if not isinstance(day, date):
        return (), ()
    if channel and CONFIRMED_ON not in asks(channel).dates:
        return (), ((CONFIRMED_ON, f"{field.label}：“{channel}”不用确认，请删去"),)
    if reached and day < reached:
        return (), ((CONFIRMED_ON, f"{field.label}：不能早于签收（到达）日期"),)
    return (Step("confirmed", day, {CONFIRMED_ON: day}),), ()


def doubts(register: Register, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """What looks wrong on a request though it may be kept."""
    if register.key != REQUEST.key:
        return
    channel, asked = str(values.get("channel") or ""), asks(str(values.get("channel") or ""))
    proof = str(values.get("proof_kind") or "")
    if proof and len(asked.proof) > 1 and proof not in asked.proof:
        fitting = "或".join(f"“{word}”" for word in asked.proof[:-1])
        yield "proof_kind", f"收到凭证：“{channel}”一般是{fitting}，请核对"
    if values.get("oral") and channel and channel_of(values) is not Channel.ORAL:
        yield "oral", f"口头代填：申请渠道是“{channel}”，请核对"
    handed, reached = day_of(values, "submitted_on"), day_of(values, "reached_on")
    if channel_of(values) is Channel.IN_PERSON and handed and reached and handed != reached:
        yield "submitted_on", "提交（交邮）日期：当面提交的，递交和收到应是同一天，请核对"
    if any(sign in str(values.get("co_applicants") or "") for sign in "、，,；;"):
        yield "co_applicants", "其他申请人：每行写一人，请核对"
