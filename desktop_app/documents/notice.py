"""公示、公告、通告、通知 for the notice board: first a list of paragraphs, then paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from desktop_app.documents import parts
from desktop_app.documents.characters import one_line, paragraphs
from desktop_app.documents.fonts import missing_characters
from desktop_app.documents.grid import OFFICIAL, PageGrid
from desktop_app.documents.page import Furniture, draw
from desktop_app.documents.typeset import Block, Row, Run, pages
from desktop_app.errors import Refused

Kind = Literal["公示", "公告", "通告", "通知"]
OBJECTIONS = "公示期内，单位和个人对公示内容有异议的，请以书面形式实名向受理单位提出，逾期不予受理。"
CLOSERS = ("特此公示", "特此公告", "特此通告", "特此通知")


@dataclass(frozen=True, slots=True)
class Notice:
    """What the clerk filled in. `title` and `issuer` may have several lines, `body` several paragraphs.

    `objections` empty means the usual sentence, when there is a period. `foot` is the small print at the
    lower left. `basis` (依据) is left out where the body says it already; `reach` is the area a 通告 is about.
    `cites` (“《…》（编号…）公示期满”) and `outcome` (“公示期间未收到异议”) open the result of a 公示.
    """

    kind: Kind
    title: str
    body: str
    issuer: str
    issued_on: date
    number: str = ""
    addressee: str = ""
    attachments: tuple[str, ...] = ()
    period: tuple[date, date] | None = None
    objections: str = ""
    receiver: str = ""
    address: str = ""
    phone: str = ""
    supervision_phone: str = ""
    foot: str = ""
    draft: bool = False
    red_head: bool = False
    basis: str = ""
    postcode: str = ""
    reach: str = ""
    cites: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Sheets:
    """A finished notice; `missing` are the characters no font has, printed as 〓: the user must be told."""

    pdf: bytes
    pages: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a notice, cleaned: the first `lead` paragraphs of `body` are its text, then its particulars
    and the closing words."""

    title: str
    number: str
    addressee: str
    body: tuple[str, ...]
    lead: int
    attachments: tuple[str, ...]
    issuers: tuple[str, ...]
    foot: str


def notice_pdf(notice: Notice) -> bytes:
    """The notice as PDF, A4; the same notice gives the same bytes. Raises `Refused` as `notice_lines`."""
    return notice_sheets(notice).pdf


def notice_sheets(notice: Notice) -> Sheets:
    """The notice as PDF, with the number of pages and the characters that could not be set."""
    words = words_of(notice)
    typeset = pages(notice_rows(notice, words))
    furniture = Furniture(
        title=words.title.replace("\n", ""),
        author="、".join(words.issuers),
        foot=words.foot,
        sheets=True,
        draft=notice.draft,
    )
    return Sheets(draw(typeset, furniture), len(typeset), missing_characters("\n".join(notice_lines(notice))))


def notice_lines(notice: Notice) -> list[str]:
    """Every paragraph of the notice in the order of the paper, without its layout.

    Raises `Refused` when title, body or issuer is empty, the period ends before it begins, or complaints
    about the receiving office would go to its own telephone.
    """
    words = words_of(notice)
    lines = [*words.issuers[:1], words.number] if notice.red_head else []
    lines += words.title.split("\n")
    lines += [] if notice.red_head else [words.number]
    lines += [words.addressee, *words.body]
    lines += [block.text for block in parts.attachment_blocks(words.attachments)]
    lines += [*words.issuers, parts.long_date(notice.issued_on), words.foot]
    return [line for line in lines if line]


def words_of(notice: Notice) -> Words:
    """The words of a notice. Raises `Refused` as `notice_lines`."""
    title, body = "\n".join(paragraphs(notice.title)), paragraphs(notice.body)
    issuers = paragraphs(notice.issuer)
    _refuse(notice, (("标题", bool(title)), ("正文", bool(body)), ("署名", bool(issuers))))
    lead = len(body) - 1 if body[-1].rstrip("。！") in CLOSERS else len(body)
    body[lead:lead] = _particulars(notice, "\n".join(body))
    opening = _opening(notice)
    addressee = one_line(notice.addressee)
    return Words(
        title=title,
        number=one_line(notice.number),
        addressee=addressee + "：" if addressee and not addressee.endswith(("：", ":")) else addressee,
        body=(*opening, *body),
        lead=len(opening) + lead,
        attachments=tuple(name for name in map(one_line, notice.attachments) if name),
        issuers=tuple(issuers),
        foot=one_line(notice.foot),
    )


def _opening(notice: Notice) -> list[str]:
    """What the result of a 公示 begins with: the 公示 it belongs to, and what came of it."""
    said = [
        part
        for part in (one_line(text).rstrip("，,；;。") for text in (notice.cites, notice.outcome))
        if part
    ]
    return ["，".join(said) + "。"] if said else []


def _refuse(notice: Notice, given: Sequence[tuple[str, bool]]) -> None:
    for name, present in given:
        if not present:
            raise Refused(f"{notice.kind}还没有{name}", do=f"请先填写{name}")
    if notice.period and notice.period[1] < notice.period[0]:
        raise Refused(f"{notice.kind}的截止日早于起始日", do="请改正起止日期")
    phone = one_line(notice.phone)
    if notice.kind == "公示" and phone and phone == one_line(notice.supervision_phone):
        raise Refused(
            "监督电话与受理电话相同", why="监督电话须与受理科室的电话不同", do="请改填另一个科室的电话"
        )


def _particulars(notice: Notice, body: str) -> list[str]:
    """依据、范围、公示期、异议方式、受理单位 and so on, each only when given; 公告、通告、通知 say 起止时间 instead."""
    shown = notice.kind == "公示"
    basis, reach = one_line(notice.basis), one_line(notice.reach)
    lines = [f"依据：{basis}"] if basis and basis.rstrip("。") not in body else []
    lines += [f"范围：{reach}"] if reach and reach.rstrip("。") not in body else []
    if notice.period:
        label = "公示期" if shown else "起止时间"
        lines.append(f"{label}：{_span(*notice.period)}")
    objections = one_line(notice.objections)
    if shown and notice.period and not objections and "异议" not in body:
        objections = OBJECTIONS
    pairs = (
        ("异议方式", objections),
        ("受理单位", notice.receiver),
        ("地址", notice.address),
        ("邮编", notice.postcode),
        ("联系电话", notice.phone),
        ("监督电话", notice.supervision_phone),
    )
    lines += [f"{label}：{text}" for label, value in pairs if (text := one_line(value))]
    return lines


def _span(start: date, end: date) -> str:
    """2026年3月5日至3月11日: the year is said again only when it changes."""
    if start == end:
        return parts.long_date(start)
    last = parts.long_date(end) if end.year != start.year else f"{end.month}月{end.day}日"
    return f"{parts.long_date(start)}至{last}（含起止两日）"


def notice_rows(
    notice: Notice,
    words: Words,
    grid: PageGrid = OFFICIAL,
    *,
    table: Sequence[Row] = (),
    annex: Sequence[str] = (),
) -> list[Row]:
    """The rows of a notice on a grid, `table` between its text and its particulars.

    `annex` are attachments that follow on sheets of their own, named before the others.
    """
    rows: list[Row] = []
    if notice.red_head:
        rows.append(parts.red_head_row(words.issuers[0], words.number, grid))
    rows.append(parts.title_row(words.title, grid=grid))
    top: list[Block] = []
    if words.number and not notice.red_head:
        top.append(Block((Run(words.number),), align="centre", axis=grid.columns / 2, keep=True))
    if words.addressee:
        top.append(Block((Run(words.addressee),), first=0, before=1, keep=True))
    body = parts.body_blocks(words.body, grid)
    if not words.addressee:
        body[0] = replace(body[0], before=1)
    end = parts.attachment_blocks((*annex, *words.attachments))
    end += parts.signature_blocks(words.issuers, notice.issued_on, grid.columns)
    rows += parts.rows([*top, *body[: words.lead]], grid)
    return [*rows, *table, *parts.rows([*body[words.lead :], *end], grid)]
