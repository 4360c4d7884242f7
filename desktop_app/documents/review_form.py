"""保密审查表 of one item and the monthly summary (letters.md §3; 黑龙江 2016: also 零报告 is reported)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.documents.notice import Sheets
from desktop_app.documents.sheet_blocks import Block, Grid, Text, title, told
from desktop_app.documents.sheet_pages import PORTRAIT, sheets
from desktop_app.documents.table_page import Column, TableSheet
from desktop_app.documents.typeset import Run

TITLE = "政府信息公开保密审查表"
SAME_PERSON = "同一人审核"
NOTHING = "零报告"
CARRIERS = ("公文类", "非公文类")
WAYS = ("政府网站", "报刊", "广播", "电视", "政府公开栏", "其他")
_LABELLED, _PAIRS = (22.0, 78.0), (22.0, 28.0, 22.0, 28.0)
_NOTE = "初审人、复核人与承办人应为不同的人员；审查意见只对审查时的内容有效，内容改动后须重新审查。"
_SIGN = "签名：　　　　　　　　　　　年　　月　　日"


@dataclass(frozen=True)
class Pass:
    """One opinion as the form shows it; `when` and `who` empty where none was given."""

    verdict: str = ""
    ground: str = ""
    text: str = ""
    who: str = ""
    when: str = ""
    same_person_reason: str = ""


@dataclass(frozen=True)
class ReviewForm:
    """What the form says. `carriers` and `ways` are those ticked, `checklist` question and answer in order."""

    issuer: str
    filled_on: str
    number: str
    name: str
    doc_no: str
    department: str
    carriers: tuple[str, ...]
    ways: tuple[str, ...]
    planned_on: str
    openness: str
    checklist: tuple[tuple[str, str], ...]
    masking: str
    drafter: str
    stage: str
    first: Pass
    second: Pass
    published: str = ""
    digest: str = ""
    review_no: str = ""
    destination: str = ""


@dataclass(frozen=True)
class MonthLine:
    """One opinion in the summary of a month."""

    number: str
    name: str
    department: str
    level: str
    verdict: str
    ground: str
    reviewer: str
    on: str


def review_form_sheets(form: ReviewForm) -> Sheets:
    """The form as PDF, A4; the same facts give the same bytes."""
    return sheets(_blocks(form), PORTRAIT, title=TITLE, author=form.issuer, foot=_foot(form))


def review_form_lines(form: ReviewForm) -> list[str]:
    """Every line of the form in the order of the paper; cells parted by ｜."""
    return told(_blocks(form))


def _foot(form: ReviewForm) -> str:
    return f"审查内容的校验值（SHA-256）：{form.digest}" if form.digest else ""


def _blocks(form: ReviewForm) -> list[Block]:
    pairs = (
        ("拟公开信息单位", form.issuer, "产生科室", form.department),
        ("文　　号", form.doc_no, "登记编号", form.number),
        ("拟公开时间", form.planned_on, "公开属性", form.openness),
        ("去标识化处理", form.masking, "公开去处", form.destination),
        ("审查编号", form.review_no, "审查进度", form.stage),
    )
    facts = (
        ("载体形式", _ticked(CARRIERS, form.carriers)),
        ("拟公开方式", _ticked(WAYS, form.ways)),
        ("是否涉及", _answers(form.checklist)),
        ("承办人", form.drafter),
    )
    opinions = (
        ("科室负责人\n初审意见", _opinion(form.first)),
        ("保密审查机构\n复核意见", _opinion(form.second)),
        ("分管领导审批", f"\n\n{_SIGN}"),
        ("发布日期与地址", form.published),
    )
    filled = Text((Run(f"填表日期：{form.filled_on}", "song"),), align="right", before=8.0, keep=True)
    first = frozenset({0})
    return [
        *title(TITLE, PORTRAIT.room),
        filled,
        Grid(_LABELLED, (("信息名称", form.name),), bold=first, before=4.0, least=30.0),
        Grid(_PAIRS, pairs, bold=frozenset({0, 2}), least=26.0),
        Grid(_LABELLED, facts, bold=first, least=26.0),
        Grid(_LABELLED, opinions, bold=first, least=64.0),
        Text((Run(_NOTE, "song"),), before=6.0),
    ]


def _answers(checklist: Sequence[tuple[str, str]]) -> str:
    """Three to a line."""
    said = [f"{question}：{answer or '　　'}" for question, answer in checklist]
    return "\n".join("　　".join(said[at : at + 3]) for at in range(0, len(said), 3))


def _ticked(every: Sequence[str], chosen: Sequence[str]) -> str:
    return "　".join(("■" if one in chosen else "□") + one for one in every)


def _opinion(one: Pass) -> str:
    if not one.verdict:
        return f"\n\n{_SIGN}"
    lines = [f"意见：{one.verdict}" + (f"　{one.text}" if one.text else "")]
    lines += [f"依据：{one.ground}"] if one.ground else []
    lines += [f"{SAME_PERSON}，理由：{one.same_person_reason}"] if one.same_person_reason else []
    return "\n".join([*lines, f"审查人：{one.who}　　{one.when}"])


def month_sheet(year: int, month: int, issuer: str, rows: Sequence[MonthLine], counts: str) -> TableSheet:
    """保密审查月度汇总表: every opinion of the month; a month without any says 零报告."""
    cells = [
        (
            str(at),
            row.number,
            row.name,
            row.department,
            row.level,
            row.verdict + (f"\n{row.ground}" if row.ground else ""),
            row.reviewer,
            row.on,
        )
        for at, row in enumerate(rows, start=1)
    ]
    return TableSheet(
        title=f"{year}年{month}月政府信息公开保密审查汇总表",
        columns=(
            Column("序号", 12, "center"),
            Column("登记编号", 32, "center"),
            Column("信息名称", 76),
            Column("产生科室", 24),
            Column("审查", 16, "center"),
            Column("意见和依据", 46),
            Column("审查人", 22, "center"),
            Column("日期", 26, "center"),
        ),
        rows=cells or [("", "", f"{NOTHING}：本月没有审查拟公开的信息", "", "", "", "", "")],
        above=(f"填报单位：{issuer}", counts),
        below=("填报人：　　　　　　　　　　审核人：　　　　　　　　　　填报日期：　　　　年　　月　　日",),
        landscape=True,
    )
