"""群众点题限时反馈通知书 with the 回执 the department sends back (letters.md §3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.documents.notice import Sheets
from desktop_app.documents.sheet_blocks import Block, Grid, Text, title, told
from desktop_app.documents.sheet_pages import PORTRAIT, sheets
from desktop_app.documents.typeset import Run
from desktop_app.domain.dates import chinese_day

TITLE, RECEIPT = "群众点题限时反馈通知书", "群众点题限时反馈回执"
_LABELLED, _PAIRS = (20.0, 80.0), (20.0, 30.0, 20.0, 30.0)
_ANONYMOUS = "未署名"
_USUAL = "除涉及国家秘密或者不宜公开的以外，办理结果在回音壁公布。请在期限内把下面的回执交回。"
_CUT = "…" * 12 + "　沿此线裁开，回执交回　" + "…" * 12
JUDGEMENTS = ("可公开", "涉密", "不宜公开")
_SIGN = "承办人：　　　　　　　负责人：　　　　　　　　　年　　月　　日"
_SIZE = 12.0


@dataclass(frozen=True)
class TopicNotice:
    """What the notice tells the department, and as much of the receipt as is known; `asker` empty: nobody signed."""

    issuer: str
    number: str
    department: str
    source: str
    raised_on: date | None
    content: str
    due_on: date | None
    limit_days: int | None = None
    asker: str = ""
    demand: str = ""
    signer: str = ""
    signed_on: date | None = None
    answer: str = ""
    judgement: str = ""
    reason: str = ""
    echo_on: date | None = None
    echo_issue: str = ""
    echo_place: str = ""
    draft: bool = False


def topic_notice_sheets(notice: TopicNotice) -> Sheets:
    """The notice with its receipt as PDF, A4; the same facts give the same bytes."""
    return sheets(
        _blocks(notice),
        PORTRAIT,
        title=TITLE,
        author=notice.issuer,
        foot=f"编号：{notice.number}",
        draft=notice.draft,
    )


def topic_notice_lines(notice: TopicNotice) -> list[str]:
    """Every line of the notice in the order of the paper; cells parted by ｜."""
    return told(_blocks(notice))


def _blocks(notice: TopicNotice) -> list[Block]:
    facts = (
        ("点题来源", notice.source, "点题日期", _day(notice.raised_on)),
        ("点题人", notice.asker or _ANONYMOUS, "承办科室", notice.department),
    )
    asked = (
        ("点题内容", notice.content),
        ("反馈截止日期", _limit(notice)),
        ("办理要求", notice.demand or _USUAL),
    )
    signed = (("签发人", notice.signer, "签发日期", _day(notice.signed_on)),)
    bold, pairs = frozenset({0}), frozenset({0, 2})
    return [
        *title(f"{notice.issuer}\n{TITLE}", PORTRAIT.room),
        Text((Run(f"编号：{notice.number}", "song"),), _SIZE, "right", before=8.0, keep=True),
        Text((Run(f"{notice.department}："),), 16.0, before=4.0, keep=True),
        Text((Run("现将群众点题转交你们办理，请按期反馈。"),), 16.0, first=2.0, keep=True),
        Grid(_PAIRS, facts, bold=pairs, size=_SIZE, before=6.0, least=28.0),
        Grid(_LABELLED, asked, bold=bold, size=_SIZE, least=44.0),
        Grid(_PAIRS, signed, bold=pairs, size=_SIZE, least=28.0),
        Text((Run(_CUT, "song"),), align="center", before=14.0, keep=True),
        *_receipt(notice),
    ]


def _receipt(notice: TopicNotice) -> list[Block]:
    open_to = "　".join(("■" if word == notice.judgement else "□") + word for word in JUDGEMENTS)
    reason = f"理由：{notice.reason or '　' * 12}"
    rows = (
        ("办理情况", notice.answer),
        ("能否公开", f"{open_to}\n{reason}"),
        ("签字", _SIGN),
        ("回音壁公布", _echo(notice)),
    )
    return [
        *title(RECEIPT, PORTRAIT.room, 18.0),
        Text((Run(f"编号：{notice.number}", "song"),), _SIZE, "right", keep=True),
        Grid(_LABELLED, rows, bold=frozenset({0}), size=_SIZE, before=4.0, least=44.0),
    ]


def _limit(notice: TopicNotice) -> str:
    days = f"（{notice.limit_days}个工作日内反馈）" if notice.limit_days else ""
    return f"{_day(notice.due_on)}{days}"


def _echo(notice: TopicNotice) -> str:
    day = _day(notice.echo_on) or "　　　　年　　月　　日"
    return f"日期：{day}　期号：{notice.echo_issue or '　' * 6}　位置：{notice.echo_place or '　' * 6}"


def _day(day: date | None) -> str:
    return chinese_day(day) if day else ""
