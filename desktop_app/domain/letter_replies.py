"""The eighteen replies (letters.md §2), in the order of the code list 答复类型."""

from __future__ import annotations

from desktop_app.domain.letter_law import Relief
from desktop_app.domain.letter_shape import (
    ANSWERED,
    HISTORY,
    JOINED,
    OPEN,
    OPENING,
    REOPENED,
    RUNNING,
    LetterKind,
    To,
)
from desktop_app.domain.request_law import State

ANSWER, NOTICE = "政府信息公开申请答复书", "政府信息公开申请告知书"
_CLOSED_UNASKED = frozenset({State.ABANDONED, "归档"})


def _reply(
    key: str,
    reply: str,
    article: str,
    report_row: str,
    needs: tuple[str, ...],
    may: tuple[str, ...] = (),
    *,
    title: str = NOTICE,
    relief: Relief = Relief.CHOICE,
    reason: str = "",
    withholds: bool = False,
    mixes: bool = True,
    when: frozenset[str] = RUNNING | ANSWERED | {State.MERGED},
) -> LetterKind:
    wanted = (*OPENING, *needs)
    return LetterKind(
        key,
        title,
        article,
        To.APPLICANT,
        wanted,
        may=tuple(
            name
            for name in (*HISTORY, *REOPENED, *JOINED, *may, "适用条款", "不公开类别")
            if name not in wanted
        ),
        relief=relief,
        reply=reply,
        article=article,
        report_row=report_row,
        reason=reason,
        withholds=withholds,
        mixes=mixes,
        when=when,
    )


REPLIES: tuple[LetterKind, ...] = (
    _reply(
        "disclosed",
        "予以公开",
        "《条例》第三十六条第二项",
        "（一）予以公开",
        ("公开内容", "提供方式"),
        ("变更提供形式理由", "领取安排"),
        title=ANSWER,
    ),
    _reply(
        "already_public",
        "已主动公开",
        "《条例》第三十六条第一项",
        "（一）予以公开",
        ("公开渠道", "信息名称", "查阅路径"),
        title=ANSWER,
    ),
    _reply(
        "partial",
        "部分公开",
        "《条例》第三十七条",
        "（二）部分公开",
        ("公开内容", "提供方式", "不予公开部分", "区分处理方式"),
        ("不公开理由", "领取安排"),
        title=ANSWER,
        relief=Relief.BOTH,
        withholds=True,
    ),
    _reply(
        "withheld",
        "不予公开",
        "《条例》第三十六条第三项",
        "",
        ("不予公开内容", "认定事实", "不可区分理由"),
        ("不公开理由",),
        title=ANSWER,
        relief=Relief.REVIEW_FIRST,
        reason="认定事实",
        withholds=True,
    ),
    _reply(
        "absent",
        "信息不存在",
        "《条例》第三十六条第四项",
        "（四）1.本机关不掌握相关政府信息",
        ("检索范围", "检索方式", "检索人", "检索日期"),
        title=ANSWER,
    ),
    _reply(
        "not_ours",
        "非本机关",
        "《条例》第三十六条第五项",
        "（四）1.本机关不掌握相关政府信息",
        ("非本机关理由",),
        ("掌握机关", "掌握机关电话", "掌握机关地址"),
        reason="非本机关理由",
    ),
    _reply(
        "processing",
        "需另行制作、加工",
        "《条例》第三十八条",
        "（四）2.没有现成信息需要另行制作",
        ("需加工说明",),
        reason="需加工说明",
    ),
    _reply(
        "unclear",
        "补正后仍不明确",
        "《条例》第三十条",
        "（四）3.补正后申请内容仍不明确",
        ("补正告知日期", "收到补正日期", "仍不明确之处"),
        reason="仍不明确之处",
        mixes=False,
    ),
    _reply(
        "repeated",
        "不予重复处理",
        "《条例》第三十六条第六项",
        "（五）2.重复申请",
        ("前次答复日期", "前次答复文号"),
    ),
    _reply(
        "special_rule",
        "特别规定（行政查询）",
        "《条例》第三十六条第七项",
        "（三）8.属于行政查询事项",
        ("特别规定", "办理窗口", "所需材料"),
    ),
    _reply(
        "petition",
        "信访投诉举报类",
        "《条例》第三十九条第一款",
        "（五）1.信访举报投诉类申请",
        ("诉求性质", "反映渠道"),
    ),
    _reply(
        "publication",
        "公开出版物",
        "《条例》第三十九条第二款",
        "（五）3.要求提供公开出版物",
        ("信息名称", "出版物获取途径"),
    ),
    _reply(
        "excessive",
        "异常大量、理由不合理",
        "《条例》第三十五条",
        "（五）4.无正当理由大量反复申请",
        ("统计期间", "申请件数", "申请人说明", "不合理之处"),
        reason="不合理之处",
        mixes=False,
    ),
    _reply(
        "confirm_again",
        "要求确认或重新出具",
        "国办公开办函〔2021〕30号",
        "（五）5.要求行政机关确认或重新出具已获取信息",
        ("已获取情况",),
        reason="已获取情况",
    ),
    _reply(
        "supplement_lapsed",
        "逾期不补正不再处理",
        "《条例》第三十条",
        "（六）1.申请人无正当理由逾期不补正",
        ("补正告知日期", "补正告知送达日期", "补正期限"),
        mixes=False,
        when=_CLOSED_UNASKED | {State.SUPPLEMENT},
    ),
    _reply(
        "fee_lapsed",
        "逾期未缴费不再处理",
        "国办函〔2020〕109号",
        "（六）2.申请人逾期未按收费通知要求缴纳费用",
        ("收费通知日期", "收费通知送达日期", "缴费截止日期"),
        mixes=False,
        when=_CLOSED_UNASKED | {State.PAYMENT},
    ),
    _reply(
        "withdrawn",
        "撤回及其他",
        "",
        "（六）3.其他",
        ("撤回日期",),
        relief=Relief.NONE,
        mixes=False,
        when=OPEN | {State.WITHDRAWN, "归档"},
    ),
    _reply(
        "not_information",
        "不属于政府信息",
        "《条例》第二条",
        "（六）3.其他",
        ("不属政府信息理由",),
        ("另行答复",),
        reason="不属政府信息理由",
    ),
)
