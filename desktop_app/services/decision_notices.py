"""What a 重大行政决策 tells the public: values for a new item of 主动公开, which then goes through the review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.decision_law import COMMENT_DAYS, RULES, comments_until, days_to_comment
from desktop_app.domain.disclosure_law import CALENDAR_DAYS
from desktop_app.domain.fields import LongText, Value
from desktop_app.domain.masking_presets import WEBSITE, MaskPreset, mask_free
from desktop_app.domain.records import Record
from desktop_app.domain.roster import Roster
from desktop_app.errors import Refused
from desktop_app.registers.comment import SETTLED
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.bureau import Bureau
from desktop_app.services.review_subject import public_numbers

_ARTICLE = "第二十条（三）规划及政策"
_ASKING, _RESULT = "决策公开 / 决策前预公开 / 征求意见", "决策公开 / 重大行政决策法定程序 / 公众参与"
_CHANNELS = ("政府网站", "公开栏")
_SOMEBODY = "提出人"
_NAME = "《》 \n"


def notice_values(
    decision: Record, bureau: Bureau, today: date, *, skips_first_day: bool
) -> dict[str, Value]:
    """征求意见公告: the period (from today for 30 days where none was set), how to answer, and the draft itself.

    Refused when the draft is too long for the text of a notice, or the period is short without a reason.
    """
    from desktop_app.documents.decision_pages import CommentCall, comment_call_notice  # noqa: PLC0415  # start-up

    begins = decision.day("asked_from") or today
    ends = decision.day("asked_until") or comments_until(begins, skips_first_day=skips_first_day)
    counted = days_to_comment(begins, ends, skips_first_day=skips_first_day)
    subject = decision.text("title").strip(_NAME)
    call = CommentCall(
        subject,
        bureau.name,
        today,
        begins,
        ends,
        phone=bureau.phone,
        email=bureau.email,
        short_reason=decision.text("short_reason"),
        skips_first_day=skips_first_day,
    )
    made = comment_call_notice(call)
    where = [decision.text("department"), bureau.address, bureau.postcode and f"邮编{bureau.postcode}"]
    answer = f"受理单位和地址：{'，'.join(part for part in where if part)}。"
    if bureau.phone:
        answer += f"联系电话：{bureau.phone}。"
    lines = [made.body, answer, f"特此公告。\n附：《{subject}》（草案）及其说明"]
    draft = decision.text("draft").strip()
    body = "\n".join([*lines, draft] if draft else lines)
    _fits(body)
    return {
        **_common(decision, bureau, today),
        "title": made.title.replace("\n", ""),
        "category": _ASKING,
        "summary": f"就《{subject}》公开征求意见，{chinese_day(begins)}至{chinese_day(ends)}。",
        "body": body,
        "duration": "限时公开",
        "period_from": begins,
        "period_to": ends,
        "period_days": min(COMMENT_DAYS, counted) or None,
        "period_unit": CALENDAR_DAYS,
        "remark": f"{decision.text('number')}征求意见公告",
    }


def result_values(
    decision: Record,
    comments: Sequence[Record],
    bureau: Bureau,
    today: date,
    website: MaskPreset = WEBSITE,
) -> dict[str, Value]:
    """意见采纳情况公告: every comment with what became of it and why, without anybody's name.

    Refused before the period is over and while a comment is not settled.
    """
    from desktop_app.documents.decision_pages import (  # noqa: PLC0415  # start-up
        HEADINGS,
        AdoptionReport,
        Comment,
        adoption_sheet,
    )

    begins, ends = decision.day("asked_from"), decision.day("asked_until")
    subject = decision.text("title").strip(_NAME)
    _ripe(comments, begins, ends, today)
    assert begins is not None
    assert ends is not None
    report = AdoptionReport(
        subject,
        bureau.name,
        today,
        begins,
        ends,
        [
            Comment(
                _hushed(one, "content", bureau, website),
                one.text("taken"),
                _hushed(one, "reason", bureau, website),
            )
            for one in comments
        ],
    )
    notice = adoption_sheet(report).notice
    roster = Roster(HEADINGS, tuple((one.content, one.taken, one.reason) for one in report.comments))
    return {
        **_common(decision, bureau, today),
        "title": notice.title.replace("\n", ""),
        "category": _RESULT,
        "summary": f"《{subject}》公开征求意见的采纳情况，共{len(comments)}条意见。",
        "body": notice.body,
        "roster": roster.text() if comments else None,
        "duration": "长期公开",
        "masked": "是",
        "remark": f"{decision.text('number')}意见采纳情况公告",
    }


def _common(decision: Record, bureau: Bureau, today: date) -> dict[str, Value]:
    return {
        "article": _ARTICLE,
        "maker": bureau.name or None,
        "department": decision["department"],
        "formed_on": today,
        "genre": "公告",
        "basis": f"{RULES}第十五条",
        "audience": "全社会",
        "channels": _CHANNELS,
    }


def _fits(body: str) -> None:
    kind = DISCLOSURE["body"].kind
    if isinstance(kind, LongText) and len(body) > kind.limit:
        raise Refused(
            "草案太长，放不进公告正文",
            why=f"正文最多{kind.limit}字，加上草案有{len(body)}字",
            do="请把草案作为附件，决策里的“决策草案”栏只写要点",
        )


def _ripe(comments: Sequence[Record], begins: date | None, ends: date | None, today: date) -> None:
    if begins is None or ends is None:
        raise Refused("还没有征求意见的起止日期", do="请先在决策里填写征求意见开始和截止")
    if today <= ends:
        raise Refused("征求意见还没有截止", why=f"到{chinese_day(ends)}截止，当日仍可提出意见")
    waiting = [one.text("number") for one in comments if one.text("state") != SETTLED]
    if waiting:
        more = f"等{len(waiting)}条" if len(waiting) > 1 else ""
        raise Refused(f"{waiting[0]}{more}意见还没有登记采纳情况", do="请先逐条登记采纳情况和理由")


def _hushed(comment: Record, key: str, bureau: Bureau, website: MaskPreset) -> str:
    """A text of a comment without who made it."""
    text = comment.text(key)
    for secret in sorted((comment.text("author"), comment.text("phone")), key=len, reverse=True):
        if len(secret) > 1:
            text = text.replace(secret, _SOMEBODY)
    return mask_free(text, website, public_numbers(bureau))
