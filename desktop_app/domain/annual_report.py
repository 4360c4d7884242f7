"""政府信息公开工作年度报告: the tables of 国办公开办函〔2021〕30号 as numbers, with their published words and order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import NamedTuple

KINDS = (
    "自然人",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
)  # of applicants: 申请人类型
TOTAL = "总计"
COLUMNS = (*KINDS, TOTAL)

Counts = tuple[int, ...]  # one for each of COLUMNS
NO_COUNTS: Counts = (0,) * len(COLUMNS)


class Row(NamedTuple):
    """A row of table 三: its key, its group and its own words as published, and the word of the list 统计类别."""

    key: str
    group: str
    name: str
    word: str = ""

    @property
    def title(self) -> str:
        """The row as a person names it: （三）不予公开 1.属于国家秘密."""
        return f"{self.group} {self.name}" if self.group else self.name


NEW, CARRIED_IN, DONE, CARRIED_OUT = "new_received", "carried_in", "total", "carried_out"
RESULT_HEAD = "三、本年度办理结果"
DENIED, UNABLE, REFUSED, OTHER = "（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"


def _group(key: str, group: str, *names: str, words: Mapping[int, str] | None = None) -> tuple[Row, ...]:
    """Rows of one group, numbered; `words` are those of the list 统计类别 that are shorter than the published ones."""
    numbered = [f"{number}.{name}" for number, name in enumerate(names, 1)]
    return tuple(
        Row(f"{key}_{number}", group, name, f"{group[:3]}{(words or {}).get(number, name)}")
        for number, name in enumerate(numbered, 1)
    )


ROWS: tuple[Row, ...] = (
    Row(NEW, "", "一、本年新收政府信息公开申请数量"),
    Row(CARRIED_IN, "", "二、上年结转政府信息公开申请数量"),
    Row("granted", "", "（一）予以公开", "（一）予以公开"),
    Row("partial", "", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开"),
    *_group(
        "denied",
        DENIED,
        "属于国家秘密",
        "其他法律行政法规禁止公开",
        "危及“三安全一稳定”",
        "保护第三方合法权益",
        "属于三类内部事务信息",
        "属于四类过程性信息",
        "属于行政执法案卷",
        "属于行政查询事项",
    ),
    *_group(
        "unable",
        UNABLE,
        "本机关不掌握相关政府信息",
        "没有现成信息需要另行制作",
        "补正后申请内容仍不明确",
    ),
    *_group(
        "refused",
        REFUSED,
        "信访举报投诉类申请",
        "重复申请",
        "要求提供公开出版物",
        "无正当理由大量反复申请",
        "要求行政机关确认或重新出具已获取信息",
    ),
    *_group(
        "other",
        OTHER,
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "其他",
        words={1: "1.申请人无正当理由逾期不补正", 2: "2.申请人逾期未按收费通知要求缴纳费用"},
    ),
    Row(DONE, "", "（七）总计"),
    Row(CARRIED_OUT, "", "四、结转下年度继续办理"),
)
BY_KEY: Mapping[str, Row] = {row.key: row for row in ROWS}
RESULTS = tuple(row.key for row in ROWS if row.word)  # every way a request can end
BY_WORD: Mapping[str, str] = {row.word: row.key for row in ROWS if row.word}

OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", TOTAL)
BLOCKS: Mapping[str, str] = {
    "review": "行政复议",
    "litigation_direct": "未经复议直接起诉",
    "litigation_after_review": "复议后起诉",
}
NO_OUTCOMES = (0,) * len(OUTCOMES)


@dataclass(frozen=True)
class Section2:
    """Table 二: documents as (制发, 废止, 现行有效), decisions of the year, fees in 万元."""

    rules: tuple[int, int, int] = (0, 0, 0)
    normative: tuple[int, int, int] = (0, 0, 0)
    permits: int = 0
    penalties: int = 0
    coercions: int = 0
    fees: Decimal = Decimal(0)


@dataclass(frozen=True)
class Section3:
    """Table 三: 25 rows of seven counts each, by the keys of ROWS; a row that is not told is a row of zeros."""

    counts: Mapping[str, Counts] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Counts:
        return self.counts.get(key, NO_COUNTS)


@dataclass(frozen=True)
class Section4:
    """Table 四: three blocks of five counts, in the order of OUTCOMES."""

    review: Counts = NO_OUTCOMES
    litigation_direct: Counts = NO_OUTCOMES
    litigation_after_review: Counts = NO_OUTCOMES

    def __getitem__(self, block: str) -> Counts:
        found: Counts = getattr(self, block)
        return found


@dataclass(frozen=True)
class AnnualReport:
    """The tables of one year; a section that is None is not there and not checked.

    Without anything a zero report: an office that had nothing says so with zeros, never with blanks.
    """

    section3: Section3 = field(default_factory=Section3)
    section4: Section4 | None = field(default_factory=Section4)
    section2: Section2 | None = field(default_factory=Section2)

    def as_json(self) -> dict[str, object]:
        """The sections with plain keys and lists, as `report check` takes them; fees in 万元 as text."""
        told: dict[str, object] = {}
        if self.section2 is not None:
            plain = {f.name: getattr(self.section2, f.name) for f in fields(Section2)}
            told["section2"] = {
                key: list(value) if isinstance(value, tuple) else str(value) if key == "fees" else value
                for key, value in plain.items()
            }
        told["section3"] = {row.key: list(self.section3[row.key]) for row in ROWS}
        if self.section4 is not None:
            told["section4"] = {block: list(self.section4[block]) for block in BLOCKS}
        return told
