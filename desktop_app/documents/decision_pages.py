"""Papers of a 重大行政决策: the call for comments, what became of them, who sat in on the meeting.

Source: 《重大行政决策程序暂行条例》（国务院令第713号）第十五条.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.documents.board_sheet import BoardSheet, board_lines, lay
from desktop_app.documents.characters import one_line
from desktop_app.documents.notice import Notice, Sheets, notice_lines, notice_sheets
from desktop_app.documents.sheet_blocks import Block, Grid, Text, plain, title, told
from desktop_app.documents.sheet_pages import PORTRAIT, sheets
from desktop_app.documents.typeset import Run
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.decision_law import COMMENT_DAYS, RULES, comments_until
from desktop_app.domain.masking import mask_text
from desktop_app.errors import Refused

_LAW = f"{RULES}（国务院令第713号）第十五条"
TAKEN = ("采纳", "部分采纳", "不予采纳")
HEADINGS = ("意见内容", "采纳情况", "理由")
_SIGN_IN, _LISTED = (8.0, 18.0, 20.0, 32.0, 22.0), (8.0, 20.0, 24.0, 34.0, 14.0)
_ROW = 30.0  # points, room to sign
_SIZE = 12.0


@dataclass(frozen=True)
class CommentCall:
    """A call for comments on a draft from `begins` to `ends`; `short_reason` when that is under 30 days.

    `subject` is the name of the decision without 《》; `skips_first_day` as in the rulebook.
    """

    subject: str
    issuer: str
    issued_on: date
    begins: date
    ends: date
    receiver: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""
    short_reason: str = ""
    number: str = ""
    attachments: tuple[str, ...] = ()
    foot: str = ""
    draft: bool = False
    skips_first_day: bool = False


@dataclass(frozen=True)
class Comment:
    """One comment; it has no place for who made it. `taken` is one of `TAKEN`."""

    content: str
    taken: str
    reason: str = ""


@dataclass(frozen=True)
class AdoptionReport:
    """What became of the comments on a draft."""

    subject: str
    issuer: str
    issued_on: date
    begins: date
    ends: date
    comments: Sequence[Comment]
    phone: str = ""
    number: str = ""
    foot: str = ""
    draft: bool = False


@dataclass(frozen=True)
class Attendee:
    """Somebody who sat in; `came` is shown on the list only."""

    name: str
    kind: str
    unit: str = ""
    came: bool = True


@dataclass(frozen=True)
class AttendancePage:
    """Who sat in on a meeting: with room to sign before it (`sign_in`), as a list of who came after it."""

    meeting: str
    issuer: str
    held_on: date
    agenda: str
    people: Sequence[Attendee]
    sign_in: bool = True


def comment_call_sheets(call: CommentCall) -> Sheets:
    """征求意见公告 as PDF, A4. Raises `Refused` as `comment_call_notice`."""
    return notice_sheets(comment_call_notice(call))


def comment_call_lines(call: CommentCall) -> list[str]:
    """Every paragraph of the call in the order of the paper."""
    return notice_lines(comment_call_notice(call))


def comment_call_notice(call: CommentCall) -> Notice:
    """The call as a notice, which any layout of the board takes.

    Raises `Refused` when the time is under 30 days and no reason is told (第十五条).
    """
    short = call.ends < comments_until(call.begins, skips_first_day=call.skips_first_day)
    reason = one_line(call.short_reason).rstrip("。")
    if short and not reason:
        raise Refused(
            f"征求意见不足{COMMENT_DAYS}日",
            why=f"公开征求意见一般不少于{COMMENT_DAYS}日，缩短的要说明理由（{_LAW}）",
            do="请改迟截止日期，或者填写缩短的理由",
        )
    body = [
        f"根据{_LAW}，现就《{call.subject}》向社会公开征求意见。",
        f"征求意见的时间：{chinese_day(call.begins)}至{chinese_day(call.ends)}。",
    ]
    body += [f"缩短期限的理由：{reason}。"] if short else []
    body += [f"提出意见的方式：{'；'.join(_ways(call))}。", "意见采纳情况在期满后公布。"]
    return Notice(
        kind="公告",
        title=f"关于公开征求\n《{call.subject}》意见的公告",
        body="\n".join(body),
        issuer=call.issuer,
        issued_on=call.issued_on,
        number=call.number,
        attachments=call.attachments or (f"《{call.subject}》（草案）及其说明",),
        receiver=call.receiver,
        address=call.address,
        postcode=call.postcode,
        phone=call.phone,
        foot=call.foot,
        draft=call.draft,
    )


def _ways(call: CommentCall) -> list[str]:
    ways = ["书面意见可以当面递交或者邮寄到下列地址，信封上请注明“征求意见”"]
    ways += [f"电子邮件发到{call.email}"] if call.email else []
    return ways + (["也可以拨打联系电话提出"] if call.phone else [])


def adoption_sheets(report: AdoptionReport) -> Sheets:
    """意见采纳情况公告 as PDF: the notice, then every comment with what became of it; alone it counts its own 张."""
    laid = lay(adoption_sheet(report))
    return Sheets(laid.pdf(), laid.pages, laid.missing)


def adoption_lines(report: AdoptionReport) -> list[str]:
    """Every paragraph, then every comment; cells parted by ｜."""
    return board_lines(adoption_sheet(report))


def adoption_sheet(report: AdoptionReport) -> BoardSheet:
    """The report as a sheet of the board; identity numbers and telephones in comments are masked."""
    span = f"{chinese_day(report.begins)}至{chinese_day(report.ends)}"
    counts = Counter(comment.taken for comment in report.comments)
    told = "，".join(f"{word}{counts[word]}条" for word in TAKEN)
    found = (
        f"共收到意见{len(report.comments)}条，其中{told}，逐条说明见采纳情况表"
        if report.comments
        else "未收到意见"
    )
    notice = Notice(
        kind="公告",
        title=f"关于《{report.subject}》\n征求意见采纳情况的公告",
        body=f"{span}，我单位就《{report.subject}》向社会公开征求意见，{found}。\n特此公告。",
        issuer=report.issuer,
        issued_on=report.issued_on,
        number=report.number,
        phone=report.phone,
        foot=report.foot,
        draft=report.draft,
    )
    rows = [(mask_text(one.content), one.taken, mask_text(one.reason)) for one in report.comments]
    return BoardSheet(notice, HEADINGS if rows else (), rows)


def attendance_sheets(page: AttendancePage) -> Sheets:
    """列席人员签到表 or 列席人员名单 as PDF, A4; the same facts give the same bytes."""
    return sheets(_attendance(page), PORTRAIT, title=_attendance_title(page), author=page.issuer)


def attendance_lines(page: AttendancePage) -> list[str]:
    """Every line of the page in the order of the paper; cells parted by ｜."""
    return told(_attendance(page))


def _attendance_title(page: AttendancePage) -> str:
    return "会议列席人员签到表" if page.sign_in else "会议列席人员名单"


def _attendance(page: AttendancePage) -> list[Block]:
    rows = [
        (str(at), one.name, one.kind, one.unit, "" if page.sign_in else "是" if one.came else "否")
        for at, one in enumerate(page.people, start=1)
    ]
    came = sum(one.came for one in page.people)
    count = f"应到{len(page.people)}人" + ("" if page.sign_in else f"，实到{came}人")
    facts = (f"会议：{page.meeting}", f"时间：{chinese_day(page.held_on)}", f"议题：{page.agenda}", count)
    head = ("序号", "姓名", "类别", "单位", "签名" if page.sign_in else "到会")
    return [
        *title(f"{page.issuer}\n{_attendance_title(page)}", PORTRAIT.room),
        Text((Run("", "song"),), 6.0, keep=True),
        *plain(facts, _SIZE),
        Grid(
            _SIGN_IN if page.sign_in else _LISTED,
            rows,
            head,
            ("center", "center", "center", "left", "center"),
            size=_SIZE,
            before=6.0,
            least=_ROW if page.sign_in else 0.0,
        ),
    ]
