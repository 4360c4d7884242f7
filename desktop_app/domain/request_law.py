"""The numbers and words of 《政府信息公开条例》 for a request's clock, and what an office may change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ART_30, ART_31, ART_32, ART_33, ART_34, ART_35 = (
    f"《条例》第三十{n}条" for n in ("", "一", "二", "三", "四", "五")
)
REVISED_ON = date(2019, 5, 15)  # 国务院令第711号 in force
OLD_LAW = "2019年5月15日修订施行前的《条例》"
FEE_RULES = "国办函〔2020〕109号"
DELIVERY_RULES = "国办公开办函〔2016〕235号"
ORDERED = (
    "重新办理时确定的期限"  # what a period stands on that a review decision, a judgment or the office set
)


class Channel(StrEnum):
    """How the application came in: 申请渠道 of the request register."""

    IN_PERSON = "in_person"
    REGISTERED_MAIL = "registered_mail"
    PLAIN_MAIL = "plain_mail"
    ONLINE = "online"
    EMAIL = "email"
    FAX = "fax"
    ORAL = "oral"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _CHANNEL_LABELS[self]

    @property
    def needs_confirming(self) -> bool:
        """Received only on the day both sides confirmed it (Art 31: plain letters, internet, fax)."""
        return self in {Channel.PLAIN_MAIL, Channel.ONLINE, Channel.EMAIL, Channel.FAX}


_CHANNEL_LABELS = {
    Channel.IN_PERSON: "当面",
    Channel.REGISTERED_MAIL: "邮寄(挂号、EMS)",
    Channel.PLAIN_MAIL: "平信",
    Channel.ONLINE: "网络(网站平台)",
    Channel.EMAIL: "电子邮件",
    Channel.FAX: "传真",
    Channel.ORAL: "口头代填",
    Channel.OTHER: "其他",
}


class State(StrEnum):
    """状态 of the request register, as far as steps decide it."""

    UNCONFIRMED = "待确认"
    RUNNING = "办理中"
    SUPPLEMENT = "待补正"
    CONSULTING = "征询第三方"
    PAYMENT = "待缴费"
    EXTENDED = "已延期"
    REPLIED = "已答复"
    DELIVERED = "已送达"
    ABANDONED = "视为放弃"
    WITHDRAWN = "撤回"
    MERGED = "已并案"


class StepKind(StrEnum):
    """The dated facts a clock is reckoned from."""

    RECEIVED = "received"
    CONFIRMED = "confirmed"
    SUPPLEMENT_ASKED = "supplement_asked"
    SUPPLEMENTED = "supplemented"
    SUPPLEMENT_LAPSED = "supplement_lapsed"
    THIRD_PARTY_ASKED = "third_party_asked"
    THIRD_PARTY_ANSWERED = "third_party_answered"
    AGENCY_ASKED = "agency_asked"
    AGENCY_ANSWERED = "agency_answered"
    EXTENDED = "extended"
    FEE_NOTIFIED = "fee_notified"
    FEE_PAID = "fee_paid"
    FEE_LAPSED = "fee_lapsed"
    REASONS_ASKED = "reasons_asked"
    REASONS_GIVEN = "reasons_given"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    REPLIED = "replied"
    POSTED = "posted"
    SIGNED = "signed"
    REOPENED = "reopened"

    @property
    def label(self) -> str:
        return _STEP_LABELS[self]


_STEP_LABELS = {
    StepKind.RECEIVED: "收到申请",
    StepKind.CONFIRMED: "确认收到",
    StepKind.SUPPLEMENT_ASKED: "告知补正",
    StepKind.SUPPLEMENTED: "收到补正",
    StepKind.SUPPLEMENT_LAPSED: "逾期不补正",
    StepKind.THIRD_PARTY_ASKED: "征询第三方意见",
    StepKind.THIRD_PARTY_ANSWERED: "收到第三方意见",
    StepKind.AGENCY_ASKED: "征求其他机关意见",
    StepKind.AGENCY_ANSWERED: "收到其他机关意见",
    StepKind.EXTENDED: "延期",
    StepKind.FEE_NOTIFIED: "通知收费",
    StepKind.FEE_PAID: "缴费",
    StepKind.FEE_LAPSED: "逾期不缴费",
    StepKind.REASONS_ASKED: "要求说明理由",
    StepKind.REASONS_GIVEN: "收到理由说明",
    StepKind.DEFERRED: "延迟答复",
    StepKind.WITHDRAWN: "撤回申请",
    StepKind.MERGED: "并案",
    StepKind.REPLIED: "答复",
    StepKind.POSTED: "交邮",
    StepKind.SIGNED: "签收",
    StepKind.REOPENED: "重新办理",
}


@dataclass(frozen=True)
class Rules:
    """Limits in workdays (Art 30-34, 国办函〔2020〕109号); B and C are readings an office may change."""

    reply_days: int = 20  # Art 33
    reply_days_before_revision: int = 15
    extension_days: int = 20  # Art 33: the longest extension
    extension_days_before_revision: int = 15
    supplement_notice_days: int = 7  # Art 30: from receipt until the applicant is told what to supplement
    supplement_days: int = 15  # C: the "reasonable period" when the notice names none
    third_party_days: int = 15  # Art 32
    agency_days: int = 15  # Art 34
    payment_days: int = 20  # 109号: from the day after the notice
    late_supplement_restarts: bool = False  # C: a notice sent too late leaves the first clock running
    pause_capped: bool = True  # B: an opinion that comes after its limit prolongs nothing
    fee_restarts: bool = True  # C: after payment the whole period begins anew

    def reply_limit(self, begun_on: date) -> int:
        """Workdays to reply to a request received, or reopened, on this day."""
        return self.reply_days if begun_on >= REVISED_ON else self.reply_days_before_revision

    def extension_limit(self, begun_on: date) -> int:
        return self.extension_days if begun_on >= REVISED_ON else self.extension_days_before_revision


def reply_article(begun_on: date) -> str:
    """What the ordinary reply period of a request received, or reopened, on this day stands on."""
    return ART_33 if begun_on >= REVISED_ON else OLD_LAW
