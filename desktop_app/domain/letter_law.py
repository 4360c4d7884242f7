"""What the law makes every letter say: relief, grounds of withholding, and the day that counts as receipt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.request_law import Channel
from desktop_app.errors import Refused

REGULATION = "《中华人民共和国政府信息公开条例》"
ANY_COURT = "有管辖权的人民法院"
REVIEW_DAYS, SUIT_DAYS, SUIT_MONTHS = 60, 15, 6  # 行政复议法 20; 行政诉讼法 45, 46
_REVIEW_ORGAN = "《行政复议法》第二十四条"
_REVIEW_FIRST = "《中华人民共和国行政复议法》第二十三条第一款第四项"


class Relief(StrEnum):
    """Which way a decision may be challenged (letters.md §0)."""

    NONE = "R3"  # decides nothing
    REVIEW_FIRST = "R1"  # 不予公开 under Art 14-16: 复议前置
    CHOICE = "R2"  # review or suit
    BOTH = "R1+R2"  # part is withheld, part is given


@dataclass(frozen=True)
class Ground:
    """Why something is withheld: `word` of the code list, category and article for the letter, row of table three."""

    word: str
    category: str
    article: str
    report_row: str
    needs: tuple[str, ...]  # facts the letter must tell besides


_THIRD = ("征询第三方日期", "第三方意见情况")
GROUNDS: tuple[Ground, ...] = (
    Ground(
        "国家秘密（第十四条）",
        "依法确定为国家秘密的政府信息",
        "第十四条",
        "（三）1.属于国家秘密",
        ("密级", "定密情况"),
    ),
    Ground(
        "法律、行政法规禁止公开（第十四条）",
        "法律、行政法规禁止公开的政府信息",
        "第十四条",
        "（三）2.其他法律行政法规禁止公开",
        ("禁止公开的规定",),
    ),
    Ground(
        "危及三安全一稳定（第十四条）",
        "公开后可能危及国家安全、公共安全、经济安全、社会稳定的政府信息",
        "第十四条",
        "（三）3.危及“三安全一稳定”",
        ("危及的情形",),
    ),
    Ground(
        "商业秘密（第十五条）",
        "涉及商业秘密、公开会对第三方合法权益造成损害的政府信息",
        "第十五条",
        "（三）4.保护第三方合法权益",
        _THIRD,
    ),
    Ground(
        "个人隐私（第十五条）",
        "涉及个人隐私、公开会对第三方合法权益造成损害的政府信息",
        "第十五条",
        "（三）4.保护第三方合法权益",
        _THIRD,
    ),
    Ground(
        "内部事务信息（第十六条）",
        "行政机关内部事务信息",
        "第十六条第一款",
        "（三）5.属于三类内部事务信息",
        ("内部事务类别",),
    ),
    Ground(
        "过程性信息（第十六条）",
        "行政机关履行行政管理职能过程中形成的过程性信息",
        "第十六条第二款",
        "（三）6.属于四类过程性信息",
        ("过程性类别",),
    ),
    Ground(
        "行政执法案卷（第十六条）",
        "行政执法案卷信息",
        "第十六条第二款",
        "（三）7.属于行政执法案卷",
        ("案卷说明",),
    ),
)


def ground_of(word: str) -> Ground:
    """The ground of a word, also without its article in brackets; Refused for any other."""
    for ground in GROUNDS:
        if word.strip() in (ground.word, ground.word.partition("（")[0]):
            return ground
    raise Refused(f"没有“{word}”这种不公开理由", do="可以写：" + "；".join(g.word for g in GROUNDS))


def joined(kinds: Collection[Relief]) -> Relief:
    """The relief of a letter that answers in several ways."""
    deciding = set(kinds) - {Relief.NONE}
    if not deciding:
        return Relief.NONE
    return deciding.pop() if len(deciding) == 1 else Relief.BOTH


def organ_fault(organ: str) -> str:
    """Why an office cannot decide reviews against a county bureau; empty for a people's government, and for none."""
    if not organ or organ.endswith("人民政府"):
        return ""
    return f"“{organ}”不是人民政府；对县级部门不服的，2024年起只向本级人民政府申请复议（{_REVIEW_ORGAN}）"


def relief_paragraphs(relief: Relief, paper: str, organ: str, court: str) -> tuple[str, ...]:
    """The paragraphs that tell the applicant his relief; none for steps that decide nothing.

    `paper` is how the letter calls itself (本答复书), `organ` the county government: the only review organ of a
    county bureau (行政复议法 24), Refused otherwise. Source: 行政复议法 20, 23, 24; 行政诉讼法 45, 46; letters.md §0.
    """
    if relief is not Relief.NONE and (wrong := organ_fault(organ)):
        raise Refused("行政复议机关不对", why=wrong, do="请在“设置 → 单位信息”改正")
    court = court or ANY_COURT
    first = (
        f"可以自收到{paper}之日起{REVIEW_DAYS}日内，先向{organ}申请行政复议；对行政复议决定不服的，"
        f"可以自收到行政复议决定书之日起{SUIT_DAYS}日内，向{court}提起行政诉讼。根据{_REVIEW_FIRST}的规定，"
        "未经行政复议，不得直接提起行政诉讼。"
    )
    choice = (
        f"可以自收到{paper}之日起{REVIEW_DAYS}日内，向{organ}申请行政复议；也可以自收到{paper}之日起"
        f"{SUIT_MONTHS}个月内，直接向{court}提起行政诉讼。"
    )
    match relief:
        case Relief.NONE:
            return ()
        case Relief.REVIEW_FIRST:
            return (f"如不服{paper}，{first}",)
        case Relief.CHOICE:
            return (f"如不服{paper}，{choice}",)
        case Relief.BOTH:
            return (f"对{paper}中不予公开的内容不服的，{first}", f"对{paper}的其他内容不服的，{choice}")


def receipt_rule(channel: Channel) -> str:
    """Which day counts as receipt, in the words of Art 31."""
    if channel in (Channel.IN_PERSON, Channel.ORAL):
        return "当面提交的，以提交之日为收到申请之日（《条例》第三十一条第一项）"
    if channel is Channel.REGISTERED_MAIL:
        return "以邮寄方式提交的，以本机关签收之日为收到申请之日（《条例》第三十一条第二项）"
    if channel is Channel.PLAIN_MAIL:
        return (
            "以平常信函等无需签收的邮寄方式提交的，"
            "以本机关与申请人确认之日为收到申请之日（《条例》第三十一条第二项）"
        )
    if channel.needs_confirming:
        return "通过互联网渠道或者本机关传真提交的，以双方确认之日为收到申请之日（《条例》第三十一条第三项）"
    return "以本机关实际收到之日为收到申请之日"
