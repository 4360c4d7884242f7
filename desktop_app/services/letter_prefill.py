"""What the ledger already knows of a letter: from the request, its steps, its clock and the bureau."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain import clocks
from desktop_app.domain.changes import IssuedLetter
from desktop_app.domain.changes import Paper as Status
from desktop_app.domain.clocks import Channel, StepKind
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.fields import Value
from desktop_app.domain.letter_kinds import letter_kind
from desktop_app.domain.letter_law import GROUNDS, receipt_rule
from desktop_app.domain.letter_replies import REPLIES
from desktop_app.domain.letter_shape import LetterKind, To
from desktop_app.domain.masking import mask_text
from desktop_app.domain.records import Record, Step
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused
from desktop_app.registers.request_flow import channel_of, clock_steps
from desktop_app.services.bureau import Bureau

SECRETS = ("applicant", "co_applicants", "agent", "paper_no", "agent_paper", "phone", "address")
SOMEBODY = "申请人"
REPLIED = frozenset(kind.reply for kind in REPLIES)

# Facts that are a field of the register as it stands.
_FIELDS: Mapping[str, str] = {
    "登记编号": "number",
    "申请人": "applicant",
    "申请人类型": "applicant_kind",
    "证件类型": "paper_kind",
    "证件号码": "paper_no",
    "申请人电话": "phone",
    "申请人地址": "address",
    "代理人": "agent",
    "代理人证件号码": "agent_paper",
    "其他申请人": "co_applicants",
    "口头代填原因": "oral_reason",
    "受理凭证": "proof_kind",
    "受送达人": "applicant",
    "申请内容": "content",
    "特征描述": "feature",
    "提供形式": "form_wanted",
    "获取方式": "delivery_wanted",
    "承办科室": "department",
    "经办人": "handler",
    "联系人": "handler",
    "提交日期": "submitted_on",
    "到达日期": "reached_on",
    "确认日期": "confirmed_on",
    "收到日期": "received_on",
    "签发人": "signer",
    "档案号": "archive_no",
    "补正告知日期": "asked_on",
    "补正期限": "mend_until",
    "收到补正日期": "mended_on",
    "不明确之处": "mend_what",
    "说明期限": "reasons_until",
    "说明理由日期": "reasons_given_on",
    "申请人说明": "reasons_text",
    "延迟答复告知日期": "deferred_on",
    "延迟答复期限": "deferred_until",
    "延迟理由": "deferred_reason",
    "延期告知日期": "extended_on",
    "延期后到期日": "extended_due",
    "延期批准日期": "extend_approved_on",
    "延期工作日数": "extend_days",
    "延期理由": "extend_reason",
    "延期批准人": "extend_by",
    "第三方": "third_party",
    "第三方意见": "third_opinion",
    "征询第三方日期": "third_on",
    "第三方答复日期": "third_back_on",
    "共同制作机关": "agency",
    "协办单位": "agency",
    "计收方式": "fee_basis",
    "收费数量": "fee_units",
    "此前累计件数": "fee_before",
    "收费通知日期": "fee_noticed_on",
    "缴费截止日期": "pay_due",
    "送达文号": "reply_no",
    "送达方式": "delivery",
    "送达地点": "address",
    "交邮日期": "posted_on",
    "邮件号": "mail_no",
    "签收日期": "signed_on",
    "撤回日期": "withdrawn_on",
}
_CHANNEL_WORDS = {
    Channel.REGISTERED_MAIL: "邮寄",
    Channel.PLAIN_MAIL: "平常信函",
    Channel.ONLINE: "网络",
    Channel.ORAL: "口头",
}
_OPINIONS = {
    "同意公开": "第三方同意公开",
    "不同意公开": "第三方不同意公开",
    "部分同意": "第三方部分同意公开",
    "逾期未答复": "第三方逾期未提出意见",
}
# Why a request is answered again, by what it was opened again on; for other grounds somebody must say it.
_AGAIN = {
    "行政复议决定": "行政复议决定责令重新答复",
    "人民法院判决": "人民法院判决责令重新答复",
    "本机关自行纠正": "本机关自行纠正原答复",
}


@dataclass(frozen=True)
class Known:
    """All that the facts of a letter are drawn from."""

    record: Record
    steps: Sequence[Step]
    rules: Rulebook
    bureau: Bureau
    today: date
    letters: Sequence[IssuedLetter] = ()
    joined: Sequence[Record] = ()  # the requests that are merged into this one


def secrets(record: Record) -> tuple[str, ...]:
    """What names the applicant: it never leaves in a letter to somebody else."""
    return tuple(line for key in SECRETS for line in record.text(key).splitlines() if line.strip())


def prefilled(kind: LetterKind, known: Known, given: Mapping[str, Value]) -> dict[str, Value]:
    """Every fact that is known before anybody types; what was given stands."""
    record = known.record
    facts: dict[str, Value] = {name: record.values.get(key) for name, key in _FIELDS.items()}
    facts |= _from_papers(known) | _house(known.bureau) | _said(known)
    facts |= _counted(kind, known, given) | _of_reply(kind, known)
    if kind.key == "third_party_inquiry":
        facts["附件"] = letter_kind("third_party_opinion").title  # the sheet on which he answers
    if kind.to in (To.THIRD_PARTY, To.AGENCY):
        facts["所申请信息"] = without(record.text("content"), secrets(record))
    if given.get("复议决定文号"):
        facts["重新答复事由"] = None  # the decision itself is named
    return {name: value for name, value in (facts | dict(given)).items() if value not in (None, "", ())}


def _from_papers(known: Known) -> dict[str, Value]:
    """What the papers that left tell of themselves: when they were received, and until when an extension was told.

    The extension of a handling that was closed is no history of the one that was opened after it.
    """
    used = {one.kinds: one for one in known.letters if one.status is Status.USED}
    found: dict[str, Value] = {}
    for kind, name in (("supplement", "补正告知送达日期"), ("fee", "收费通知送达日期")):
        if kind in used:
            found[name] = used[kind].signed_on
    if "extension" in used and known.record.day("extended_on"):
        found["延期后到期日"] = used["extension"].facts.get("延期后到期日")
    return {name: value for name, value in found.items() if value}


def _house(bureau: Bureau) -> dict[str, Value]:
    return {
        "发文机关": bureau.name,
        "机关地址": bureau.address,
        "机关邮编": bureau.postcode,
        "机关电话": bureau.phone,
        "复议机关": bureau.review_organ,
        "受诉法院": bureau.court,
    }


def _said(known: Known) -> dict[str, Value]:
    record = known.record
    channel = channel_of(record.values)
    third, agency = record.day("third_on"), record.day("agency_on")
    return {
        "成文日期": known.today,
        "称呼": "你" if record.text("applicant_kind") == "自然人" else "你单位",
        "申请渠道": _CHANNEL_WORDS.get(channel, record.text("channel")),
        "收到日期依据": receipt_rule(channel),
        "答复期限": record.day("due_on") or record.day("first_due_on"),
        "征询日期": max((day for day in (third, agency) if day), default=None),
        "征询对象": "、".join(word for word, day in (("第三方", third), ("其他机关", agency)) if day),
        "第三方意见情况": _OPINIONS.get(record.text("third_opinion"), ""),
        "并案申请": _joined(known),
        "重新答复事由": _AGAIN.get(record.text("reopen_ground"), ""),
        "送达文书": letter_kind(reply).title if (reply := record.text("reply_kind")) in REPLIED else "",
    }


def _joined(known: Known) -> str:
    """The applicant's own other requests that are answered with this one; nobody is told of anybody else's."""
    own = (one for one in known.joined if one.text("applicant") == known.record.text("applicant"))
    told = [
        f"{one.text('number')}（{chinese_day(day)}收到）"
        if (day := one.day("received_on"))
        else one.text("number")
        for one in own
    ]
    return f"登记编号为{'、'.join(told)}的政府信息公开申请" if told else ""


def _of_reply(kind: LetterKind, known: Known) -> dict[str, Value]:
    """What the ledger keeps of the reply, when it is this one that is printed again."""
    record = known.record
    if not kind.reply or record.text("reply_kind") != kind.reply:
        return {}
    facts: dict[str, Value] = {"文号": record.text("reply_no"), "成文日期": record.day("replied_on")}
    if kind.reason:
        facts[kind.reason] = record.text("reason")
    grounds = [ground.word for ground in GROUNDS if ground.report_row == record.text("report_row")]
    if len(grounds) == 1:  # the row of 第三方合法权益 stands for two
        facts["不公开理由"] = tuple(grounds)
    return facts


def _counted(kind: LetterKind, known: Known, given: Mapping[str, Value]) -> dict[str, Value]:
    """Days that the clock must say: the period to supplement, the date before and after an extension."""
    calendar, rules = known.rules.calendar, known.rules.request
    written = given.get("成文日期")
    if kind.key == "supplement" and not known.record.day("mend_until"):
        first = written if isinstance(written, date) else known.today
        return {"补正期限": calendar.plus(first, rules.supplement_days)}
    if kind.key != "extension":
        return {}
    line = clock_steps(known.record.values, known.steps)
    plain = [step for step in line if step.kind is not StepKind.EXTENDED]
    longest = rules.extension_limit(known.record.day("received_on") or known.today)
    told = given.get("延期工作日数") or known.record.values.get("extend_days")
    days = told if isinstance(told, int) else longest
    day = known.record.day("extended_on") or (written if isinstance(written, date) else known.today)
    longer = [*plain, clocks.Step(StepKind.EXTENDED, day, days=days)]
    return {
        "原答复期限": clocks.reckon(plain, calendar, rules).due_on,
        "延期工作日数": days,
        "延期后到期日": clocks.reckon(longer, calendar, rules).due_on,
    }


def check_dates(kind: LetterKind, known: Known, facts: Mapping[str, Value]) -> None:
    """Refused when an extension comes too late, or would be told to a day that the clock does not reckon."""
    if kind.key != "extension":
        return
    right = _counted(kind, known, facts)
    before, after = right["原答复期限"], right["延期后到期日"]
    if before == after:
        raise Refused(
            "现在不能再延期",
            why=f"答复期限至{before}届满，延期须在届满之前告知（《条例》第三十三条）",
            do="请核对成文日期和登记的步骤，尽快答复",
        )
    for name in ("原答复期限", "延期后到期日"):
        if facts.get(name) not in (None, right[name]):
            raise Refused(
                f"{name}不对",
                why=f"按步骤和工作日推算应为{right[name]}，写的是{facts[name]}",
                do="请改正日期，或者核对延期工作日数和登记的步骤",
            )


def without(text: str, hidden: Sequence[str]) -> str:
    """The words of an application without the applicant in them."""
    for secret in sorted(hidden, key=len, reverse=True):
        if len(secret) > 1:
            text = text.replace(secret, SOMEBODY)
    return mask_text(text)
