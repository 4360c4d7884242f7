"""Choosing a row of the 标准目录 fills an item of 主动公开: which of its fields, and with which of our words."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.catalogue import (
    ACTIVE,
    CHANNELS,
    COUNTY,
    GROUP,
    OTHER,
    PUBLIC,
    CatalogueRow,
)
from desktop_app.domain.catalogue_rules import ART_26, COUNTED, FORMED, HANGING, Kind, TimeRule
from desktop_app.domain.fields import Value
from desktop_app.registers.categories import JOINT
from desktop_app.registers.disclosure_fields import OPEN

ON_REQUEST = "依申请公开"
LONG, TIMELY, LIMITED = "长期公开", "及时公开", "限时公开"
MONTHLY, YEARLY, WHENEVER = "每月（日常）", "每年", "随时（阶段性、突发）"
_ARTICLES: Mapping[str, str] = {  # 领域, or 一级事项 of 综合政务
    "国有土地上房屋征收与补偿": "住建领域 国有土地上房屋征收与补偿",
    "保障性住房": "住建领域 保障性住房",
    "农村危房改造": "住建领域 农村危房改造",
    "市政服务": "住建领域 市政服务",
    "市政服务（公共企事业单位）": "住建领域 市政服务",
    "城乡规划": "住建领域 城乡规划",
    "城市综合执法": "第二十条（六）行政处罚、行政强制",
    "重大建设项目": "第二十条（十）重大建设项目",
    "机构信息": "第二十条（二）机关职能、机构设置、办公信息",
    "人事信息": "第二十条（二）机关职能、机构设置、办公信息",
    "财政预决算": "第二十条（七）财政预算、决算",
    "政策文件": "第二十条（一）行政法规、规章和规范性文件",
    "规划信息": "第二十条（三）规划及政策",
    "统计数据": "第二十条（四）统计信息",
    "行政许可": "第二十条（五）行政许可和对外管理服务事项",
    "行政处罚": "第二十条（六）行政处罚、行政强制",
}
_REST = "第二十条（十五）其他法定主动公开内容"
# (领域, word in 一级事项, word in 二级事项) → 五公开; the first that fits. What is not plain is left to the clerk.
_CATEGORIES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("", "财政预决算", "", ("结果公开", "重点领域", "财政预决算")),
    ("", "政策文件", "", ("结果公开", "规范性文件")),
    ("", "重大决策", "决策前预公开", ("决策公开", "决策前预公开")),
    ("", "重大决策", "会议", ("决策公开", "列席会议")),
    ("", "重大决策", "结果", ("决策公开", "决策结果")),
    ("", "", "征求意见", ("决策公开", "决策前预公开", "征求意见")),
    ("重大建设项目", "招标投标", "", ("执行公开", "重大建设项目", "招投标")),
    ("重大建设项目", "质量安全", "", ("执行公开", "重大建设项目", "质量安全")),
    ("重大建设项目", "批准结果", "", ("执行公开", "重大建设项目", "审批结果")),
    ("重大建设项目", "", "", ("执行公开", "重大建设项目")),
    ("国有土地上房屋征收与补偿", "征收", "", ("执行公开", "重大建设项目", "土地征收")),
    ("国有土地上房屋征收与补偿", "补偿", "", ("执行公开", "重大建设项目", "土地征收")),
    ("城市综合执法", "", "", ("管理公开", "行政执法", "执法结果")),
    ("保障性住房", "配给管理", "", ("管理公开", "市场监管", "保障性住房")),
    ("市政服务", "", "", ("服务公开", "政务服务大厅窗口", "服务事项")),
)
_OUR_CHANNELS: Mapping[str, str] = {
    "部门网站": "政府网站",
    "征收现场": "入户/现场",
    "征收范围内张贴": "入户/现场",
    "公开栏/公开墙": "公开栏",
    "公开栏“回音壁”": "公开栏",
    "公开栏": "公开栏",
}


def scopes(row: CatalogueRow) -> tuple[str, ...]:
    """What a row has limits of its own for (处罚决定; 行政许可、行政处罚), to be offered beside the general one."""
    return tuple(dict.fromkeys(rule.scope for rule in row.rules if rule.scope))


def fill(row: CatalogueRow, scope: str = "") -> dict[str, Value]:
    """The fields of an item that follow from its row; None where the row says nothing and the clerk should look.

    With a `scope` the limit is that of what falls under it, as 7 workdays of a 行政许可.
    """
    hang = next((rule for rule in row.rules if rule.kind in HANGING), None)
    return {
        "catalogue_no": row.number,
        "basis": row.basis or None,
        "article": article(row),
        "category": category(row),
        "openness": OPEN if row.way == ACTIVE else ON_REQUEST,
        "channels": our_channels(row.channels) or None,
        "audience": row.audience or PUBLIC,
        "audience_who": row.who or None,
        "scope": "面向社会" if row.audience != GROUP else "面向申请人" if row.who == "申请人" else None,
        "level": "县级" if COUNTY in row.levels else "乡、村级",
        "limit_words": row.limit or None,
        **_limit(row, scope),
        "period_days": hang.days if hang else None,
        "period_unit": hang.unit if hang else None,
        "rhythm": _rhythm(row),
        "duration": _duration(row, scope),
    }


def article(row: CatalogueRow) -> str:
    """信息类别: the item of Art 20 or 21, or the field of 住建."""
    return _ARTICLES.get(row.field) or _ARTICLES.get(row.first) or _REST


def category(row: CatalogueRow) -> str | None:
    """公开类别 of 五公开; None where a clerk has to say."""
    for field, first, second, path in _CATEGORIES:
        if field in {"", row.field} and first in row.first and second in row.second:
            return JOINT.join(path)
    return None


def our_channels(names: tuple[str, ...]) -> tuple[str, ...]:
    """The channels of a row in the words of our list; what has none there is 其他."""
    known = (_OUR_CHANNELS.get(name, name if name in CHANNELS else OTHER) for name in names)
    return tuple(dict.fromkeys(known))


def _limit(row: CatalogueRow, scope: str) -> dict[str, Value]:
    """The limit in days; empty where Art 26 holds, which is counted without it."""
    rule = next((r for r in row.rules if r.kind in COUNTED and r.scope == scope), None)
    if rule is None or (rule.days, rule.unit, rule.start) == (ART_26.days, ART_26.unit, ART_26.start):
        return {"limit_days": None, "limit_unit": ART_26.unit, "limit_from": None}
    start = rule.start if rule.start != FORMED else None
    return {"limit_days": rule.days, "limit_unit": rule.unit, "limit_from": start}


def _rhythm(row: CatalogueRow) -> str | None:
    if rule := row.periodic:
        return MONTHLY if rule.every == "month" else YEARLY
    return WHENEVER if "随时" in row.limit else None


def _duration(row: CatalogueRow, scope: str) -> str:
    kinds = {rule.kind for rule in row.rules if _concerns(rule, scope)}
    if Kind.STANDING in kinds:
        return LONG
    if kinds & {*HANGING}:
        return LIMITED if kinds <= {*HANGING} else LONG
    return TIMELY if kinds & {Kind.PROMPT, Kind.AT_ONCE} else LONG


def _concerns(rule: TimeRule, scope: str) -> bool:
    return rule.scope == scope
