"""Two registers to print: what was handed to the post (交邮登记表) and what became of every 文号 (文号登记簿)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from desktop_app.documents.parts import long_date
from desktop_app.documents.table_page import Column, TableSheet
from desktop_app.domain.changes import Paper
from desktop_app.domain.masking import mask_text

POST_ONLY = (
    "依法须通过邮政企业（中国邮政）以挂号信、特快专递（EMS）或者给据邮件寄送，不得交其他快递企业；"
    "以交邮之日为送出之日，当面或者委托送达的以申请人签收之日为送出之日（国办公开办函〔2016〕235号）。"
    "收寄凭证随卷保存。"
)
MISSING = "缺号"
_MISSING_WHY = "登记簿中没有这个号，请查明去向"
_STATES = (Paper.USED.value, Paper.RESERVED.value, Paper.VOID.value, MISSING)


@dataclass(frozen=True)
class Dispatch:
    """One letter handed to the post."""

    posted_on: date | None
    number: str
    paper: str
    addressee: str
    address: str
    way: str
    mail_no: str = ""
    signed_on: date | None = None
    handler: str = ""


@dataclass(frozen=True)
class NumberLine:
    """One 文号; it has no place for the applicant: the register may be shown to others."""

    series: str
    sequence: int
    number: str
    status: Paper
    paper: str = ""
    request_no: str = ""
    purpose: str = ""
    day: date | None = None
    handler: str = ""
    void_reason: str = ""


def dispatch_sheet(
    rows: Sequence[Dispatch], issuer: str, first: date | None = None, last: date | None = None
) -> TableSheet:
    """交邮登记表: one row for each letter, by the day of posting; those not yet posted come last."""
    ordered = sorted(rows, key=lambda row: (row.posted_on is None, row.posted_on or date.min, row.number))
    posted = sum(row.posted_on is not None for row in rows)
    waiting = len(rows) - posted
    span = f"{_day(first)}至{_day(last)}" if first and last else ""
    counted = f"共{len(rows)}件，已交邮{posted}件" + (f"，待交邮{waiting}件" if waiting else "")
    return TableSheet(
        title="政府信息公开文书交邮登记表",
        columns=(
            Column("序号", 11, "center"),
            Column("交邮日期", 25, "center"),
            Column("文号", 40),
            Column("文书", 36),
            Column("收件人", 24),
            Column("地址", 44),
            Column("寄送方式", 20, "center"),
            Column("邮件号", 30),
            Column("签收日期", 25, "center"),
            Column("经手人", 16, "center"),
        ),
        rows=[
            (
                str(at),
                _short(row.posted_on),
                row.number,
                row.paper,
                row.addressee,
                row.address,
                row.way,
                row.mail_no,
                _short(row.signed_on),
                row.handler,
            )
            for at, row in enumerate(ordered, start=1)
        ],
        above=tuple(line for line in (f"登记单位：{issuer}", f"{span}　{counted}".strip()) if line),
        below=(POST_ONLY,),
        landscape=True,
    )


def number_sheet(rows: Sequence[NumberLine], year: int, issuer: str) -> TableSheet:
    """文号登记簿 of a year: every number in its order, numbers that are nowhere as rows of their own.

    Numbers that were never used are in lighter ink. Identity numbers and telephones in free text are masked.
    """
    lines = [
        line for _, group in groupby(_ordered(rows), key=lambda row: row.series) for line in _gaps(group)
    ]
    states = Counter(state for _, state, _ in lines)
    lost = sum(count for _, state, count in lines if state == MISSING)
    counts = "，".join(
        f"{state}{lost if state == MISSING else states[state]}个" for state in _STATES if states[state]
    )
    return TableSheet(
        title=f"{year}年政府信息公开文书文号登记簿",
        columns=(
            Column("文号", 46),
            Column("文书", 44),
            Column("登记编号", 30, "center"),
            Column("用途", 40),
            Column("状态", 15, "center"),
            Column("日期", 25, "center"),
            Column("经手人", 18, "center"),
            Column("作废原因", 44),
        ),
        rows=[cells for cells, _, _ in lines],
        above=(f"登记单位：{issuer}", f"共登记{len(rows)}个文号" + (f"：{counts}" if counts else "")),
        landscape=True,
        muted=frozenset(at for at, (_, state, _) in enumerate(lines) if state in (Paper.VOID.value, MISSING)),
    )


def _ordered(rows: Sequence[NumberLine]) -> list[NumberLine]:
    return sorted(rows, key=lambda row: (row.series, row.sequence, row.number))


def _gaps(rows: Iterator[NumberLine]) -> Iterator[tuple[tuple[str, ...], str, int]]:
    """The rows of one series with a row for each gap: cells, state, and how many numbers it stands for."""
    before = 0
    for row in rows:
        if lost := row.sequence - before - 1 if row.sequence > before else 0:
            first = _numbered(row, before + 1)
            name = first if lost == 1 else f"{first}至{_numbered(row, row.sequence - 1)}"
            yield (name, "", "", "", MISSING, "", "", _MISSING_WHY), MISSING, lost
        before = max(before, row.sequence)
        cells = (row.number, row.paper, row.request_no, mask_text(row.purpose), row.status.value)
        yield (*cells, _short(row.day), row.handler, mask_text(row.void_reason)), row.status.value, 1


def _numbered(row: NumberLine, sequence: int) -> str:
    """The 文号 that another place in the series would have."""
    head, mark, tail = row.number.rpartition(str(row.sequence))
    return f"{head}{sequence}{tail}" if mark else f"{row.series}第{sequence}号"


def _short(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(day: date | None) -> str:
    return long_date(day) if day else ""
