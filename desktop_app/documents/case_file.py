"""卷宗: the whole case in one PDF: cover, contents, then every paper of it with the page's number in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from desktop_app.documents.case_merge import merged, pages_of, picture_page
from desktop_app.documents.notice import Sheets
from desktop_app.documents.sheet_blocks import Block, Grid, Text, title, told
from desktop_app.documents.sheet_pages import PORTRAIT, sheets
from desktop_app.documents.table_page import Column, TableSheet, grid, table_sheets
from desktop_app.documents.typeset import Run
from desktop_app.domain.dates import chinese_day
from desktop_app.errors import Refused

Kind = Literal["pdf", "image", "other"]
APART = "另附"
COVER, CONTENTS, COURSE, OPINIONS = "卷宗封面", "卷内目录", "办理经过", "拟办与审核意见"
_TRIES = 3  # the contents grow by a line at most when their numbers do
_SIZE = 14.0  # 四号, the cover
_LABELS = (25.0, 75.0)
_CONTENTS = (
    Column("序号", 12, "center"),
    Column("材料名称", 70),
    Column("文号", 47),
    Column("日期", 30, "center"),
    Column("页码", 16, "center"),
)
_COURSE = (
    Column("日期", 31, "center"),
    Column("步骤", 26),
    Column("内容", 66),
    Column("登记时间", 34, "center"),
    Column("经手人", 18, "center"),
)


@dataclass(frozen=True)
class Cover:
    """What the cover says; the retention period (保管期限) is left to be written."""

    issuer: str
    title: str
    number: str
    received_on: date | None
    closed_on: date | None
    department: str


@dataclass(frozen=True)
class Part:
    """One paper of the case: a PDF, a JPEG or PNG, or something else that can only be put beside the file."""

    title: str
    number: str
    day: date | None
    kind: Kind
    content: bytes


@dataclass(frozen=True)
class _Entry:
    part: Part
    pdf: bytes
    pages: int
    note: str = ""


def case_file(cover: Cover, parts: Sequence[Part]) -> Sheets:
    """The case as one PDF; the same papers give the same bytes.

    What is damaged, locked or of another kind is listed as 另附 with the reason, and the rest is put together.
    """
    entries = [_entry(part) for part in parts]
    front = _front(cover, entries)
    pdf = merged([front.pdf, *(entry.pdf for entry in entries if entry.pages)])
    return Sheets(pdf, front.pages + sum(entry.pages for entry in entries), front.missing)


def case_lines(cover: Cover, parts: Sequence[Part]) -> list[str]:
    """What cover and contents say, in the order of the paper; cells parted by ｜."""
    entries = [_entry(part) for part in parts]
    return told(_blocks(cover, entries, _front(cover, entries).pages))


def apart(parts: Sequence[Part]) -> tuple[str, ...]:
    """What the file cannot hold, each with the reason: to be told to whoever makes it."""
    return tuple(f"《{entry.part.title}》{entry.note}" for entry in map(_entry, parts) if entry.note)


def course_page(number: str, rows: Sequence[tuple[str, str, str, str, str]]) -> Sheets:
    """办理经过: every step with its day, name, content, the moment it was entered and who did it."""
    return table_sheets(TableSheet(COURSE, _COURSE, rows, above=_numbered(number)))


def opinions_page(number: str, rows: Sequence[tuple[str, str]], *, handwritten: bool = True) -> Sheets:
    """拟办、审核、批准 opinions, each with its label; by hand there is room to write and a line to sign."""
    said = [
        (
            label,
            f"{words}\n\n　　　　　　　　　　签名：　　　　　　　　年　　月　　日" if handwritten else words,
        )
        for label, words in rows
    ]
    table = Grid(_LABELS, said, bold=frozenset({0}), before=8.0, least=90.0 if handwritten else 30.0)
    above = [Text((Run(line, "song"),), before=8.0) for line in _numbered(number)]
    return sheets([*title(OPINIONS, PORTRAIT.room), *above, table], PORTRAIT, title=OPINIONS)


def _numbered(number: str) -> tuple[str, ...]:
    return (f"登记编号：{number}",) if number else ()


def _entry(part: Part) -> _Entry:
    if part.kind == "other":
        return _Entry(part, b"", 0, APART)
    try:
        pdf = picture_page(part.content) if part.kind == "image" else part.content
        return _Entry(part, pdf, pages_of(pdf))
    except Refused as no:
        return _Entry(part, b"", 0, f"{no.what}，{APART}")


def _front(cover: Cover, entries: Sequence[_Entry]) -> Sheets:
    """Cover and contents; set again until the contents know how long they are themselves."""
    name = f"{cover.title}（{cover.number}）" if cover.number else cover.title
    pages = 2
    for _ in range(_TRIES):
        made = sheets(
            _blocks(cover, entries, pages), PORTRAIT, title=name, author=cover.issuer, numbered=False
        )
        if made.pages == pages:
            break
        pages = made.pages
    return made


def _blocks(cover: Cover, entries: Sequence[_Entry], front: int) -> list[Block]:
    """Cover and contents where these take `front` pages."""
    total = front + sum(entry.pages for entry in entries)
    return [*_cover(cover, total), *_contents(entries, front + 1)]


def _cover(cover: Cover, total: int) -> list[Block]:
    rows = (
        ("单　　位", cover.issuer),
        ("题　　名", cover.title),
        ("登记编号", cover.number),
        ("收到日期", chinese_day(cover.received_on) if cover.received_on else ""),
        ("办结日期", chinese_day(cover.closed_on) if cover.closed_on else ""),
        ("承办科室", cover.department),
        ("页　　数", f"{total}页"),
        ("保管期限", ""),
    )
    heading = Text((Run(COVER, "title"),), 26.0, "center", before=0.0)
    blank = Text((Run(""),), 90.0)
    return [blank, heading, Grid(_LABELS, rows, bold=frozenset({0}), size=_SIZE, before=50.0, least=40.0)]


def _contents(entries: Sequence[_Entry], first: int) -> list[Block]:
    rows = []
    at = first
    for number, entry in enumerate(entries, start=1):
        part = entry.part
        last = at + entry.pages - 1
        where = APART if not entry.pages else str(at) if last == at else f"{at}—{last}"
        name = part.title if entry.note in ("", APART) else f"{part.title}\n（{entry.note}）"
        day = chinese_day(part.day) if part.day else ""
        rows.append((str(number), name, part.number, day, where))
        at = last + 1
    first_line, *others = title(CONTENTS, PORTRAIT.room)
    return [replace(first_line, turn=True), *others, grid(_CONTENTS, rows, before=8.0)]
