"""The shape of a kind of letter: what each entry of the table says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.letter_law import Relief
from desktop_app.domain.request_law import State

COMMON = ("发文机关", "成文日期", "文号", "机关电话")  # of every letter
FORM = ("发文机关",)
DATED = ("发文机关", "成文日期")
OPENING = ("申请人", "称呼", "收到日期", "申请渠道", "申请内容", "登记编号")  # of every reply
HISTORY = ("补正告知日期", "收到补正日期", "延期告知日期", "延期后到期日", "延迟答复告知日期", "延迟答复期限")
JOINED = ("并案申请",)  # the same applicant's other requests that this reply answers too
REOPENED = ("重新答复事由", "复议决定文号")  # of a second answer, after a review or a judgment
ALWAYS = ("联系人", "机关地址", "机关邮编", "机关电话", "附件", "文号", "成文日期", "签发人")

ARCHIVED = "归档"
RUNNING = frozenset({State.RUNNING, State.EXTENDED, State.CONSULTING})
ANSWERED = frozenset({State.REPLIED, State.DELIVERED, ARCHIVED})
OPEN = RUNNING | {State.UNCONFIRMED, State.SUPPLEMENT, State.PAYMENT}
EVER: frozenset[str] = frozenset({*State, ARCHIVED})


class To(StrEnum):
    """Who receives the letter."""

    APPLICANT = "申请人"
    THIRD_PARTY = "第三方"
    AGENCY = "其他机关"
    INSIDE = "本机关"


@dataclass(frozen=True)
class LetterKind:
    """One letter or form. Facts by their Chinese names: `needs` are printed, `inside` must be known but are not."""

    key: str
    title: str
    basis: str  # the rule that asks for it
    to: To
    needs: tuple[str, ...]
    may: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    common: tuple[str, ...] = COMMON
    relief: Relief = Relief.NONE
    reply: str = ""  # 答复类型
    article: str = ""
    report_row: str = ""
    reason: str = ""  # the fact that the ledger's 理由 fills
    withholds: bool = False
    mixes: bool = False  # may stand with others in one reply
    form: bool = False  # a table to fill in, without head
    signed: bool = True
    when: frozenset[str] = EVER

    @property
    def name(self) -> str:
        """What tells it from the other kinds: the 答复类型 of a reply, else its title."""
        return self.reply or self.title
