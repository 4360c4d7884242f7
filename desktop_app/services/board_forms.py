"""What 政务公开情况备案表 and 更换清单 of an issue say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from desktop_app.domain.masking_presets import SUPERIOR, mask_free
from desktop_app.domain.records import Query, Record
from desktop_app.registers.issue import ISSUE, REGULAR, changes_on
from desktop_app.registers.objection import OBJECTION
from desktop_app.registers.sheet import ECHO, SHEET
from desktop_app.services.board_gate import items_of
from desktop_app.services.board_plan import Act, Exchange, exchange, place_of, sheets_of
from desktop_app.services.bureau import bureau_in
from desktop_app.services.mask_presets import presets_in
from desktop_app.services.publishing import Paper
from desktop_app.services.review_subject import standing_of
from desktop_app.storage.reader import Reader

if TYPE_CHECKING:
    from desktop_app.documents.change_list import Change, ChangeList, Place
    from desktop_app.documents.filing_form import FilingForm
    from desktop_app.documents.notice import Sheets

FILING, CHANGES = "备案表", "更换清单"
_BOARD = "公开栏"
_PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".heic", ".webp")


def paper_of(sheets: Sheets) -> Paper:
    """A form or a list as a finished paper."""
    return Paper(sheets.pdf, sheets.pages, sheets.missing, draft=False)


def pages_known(reader: Reader, issue: Record) -> dict[int, int]:
    """How many 张 each sheet took when the issue was posted; empty when that was not counted."""
    told = {one.id: one["pages"] for one in sheets_of(reader, issue.text("number"))}
    if not issue.day("posted_on") or not all(isinstance(count, int) for count in told.values()):
        return {}
    return {key: count for key, count in told.items() if isinstance(count, int)}


def filing_of(reader: Reader, issue: Record, pages: Mapping[int, int]) -> FilingForm:
    """政务公开情况备案表 as issue, sheets and opinions tell it; what was typed in the issue comes first."""
    from desktop_app.documents.filing_form import Filed, FilingForm  # noqa: PLC0415  # start-up must not pay

    bureau, sheets = bureau_in(reader), sheets_of(reader, issue.text("number"))
    items = {item.id: item for sheet in sheets for item in items_of(reader, sheet)}
    first, second = _reviewers(reader, tuple(items.values()))
    superior = presets_in(reader)[SUPERIOR.key]
    forms, months = issue["forms"], issue["interval"]
    every = months if isinstance(months, int) else 1
    regular = issue.text("rhythm") == REGULAR
    return FilingForm(
        issuer=bureau.name,
        issue_no=issue.text("number"),
        published_on=issue.day("posted_on") or issue.day("opens_on"),
        entries=[Filed(one.text("title"), _category(reader, one), pages.get(one.id, 0)) for one in sheets],
        ways=forms if isinstance(forms, tuple) and forms else (_BOARD,),
        rhythm=issue.text("rhythm"),
        interval=("每月更换一次" if every == 1 else f"每{every}个月更换一次") if regular else "",
        begins=issue.day("posted_on") or issue.day("opens_on"),
        ends=issue.day("down_on") or changes_on(issue.values),
        first_reviewer=issue.text("first_reviewer") or first,
        second_reviewer=issue.text("second_reviewer") or second,
        approver=issue.text("approver"),
        opinions=mask_free(issue.text("opinions"), superior) or _objections(reader, tuple(items.values())),
        feedback=mask_free(issue.text("answers"), superior),
        photos=_photos(reader, issue, sheets),
        filing_opinion=issue.text("filing_note"),
        filed_on=issue.day("filed_on"),
        archive_no=issue.text("archive_no"),
        department=issue.text("department"),
    )


def _reviewers(reader: Reader, items: Sequence[Record]) -> tuple[str, str]:
    """Who gave the opinions that let these items out, each once."""
    found = [standing_of(reader, item) for item in items]
    first = dict.fromkeys(one.first.reviewer for one in found if one.first)
    second = dict.fromkeys(one.second.reviewer for one in found if one.second)
    return "、".join(first), "、".join(second)


def _category(reader: Reader, sheet: Record) -> str:
    if sheet.text("kind") == ECHO:
        return ECHO
    item = next(iter(items_of(reader, sheet)), None)
    return (item.text("category") or item.text("article")) if item else sheet.text("kind")


def _objections(reader: Reader, items: Sequence[Record]) -> str:
    """How many 公示异议 came in; nothing about whoever raised them."""
    told = []
    for item in items:
        number = item.text("number")
        if count := reader.count(Query(OBJECTION.key, equal={"item_no": (number,)})):
            told.append(f"{number}收到异议{count}件")
    return "；".join(told) + "。" if told else ""


def _photos(reader: Reader, issue: Record, sheets: Sequence[Record]) -> tuple[str, ...]:
    kept = [(ISSUE.key, issue.id), *((SHEET.key, sheet.id) for sheet in sheets)]
    names = (one.name for key, record_id in kept for one in reader.attachments(key, record_id))
    return tuple(name for name in names if PurePath(name).suffix.lower() in _PICTURES)


def changes_of(reader: Reader, issue: Record, pages: Mapping[int, int]) -> ChangeList:
    """更换清单: what comes down, moves, goes up and stays."""
    from desktop_app.documents.change_list import ChangeList  # noqa: PLC0415  # start-up must not pay for reportlab

    on = issue.day("posted_on") or issue.day("opens_on") or date.min
    lines = [_change(line, pages) for line in exchange(reader, issue)]
    return ChangeList(bureau_in(reader).name, issue.text("number"), on, lines)


def _change(line: Exchange, pages: Mapping[int, int]) -> Change:
    from desktop_app.documents import change_list as paper_list  # noqa: PLC0415  # start-up must not pay for reportlab

    sheet, count = line.sheet, line.sheet["pages"]
    since = (line.before or sheet).day("hung_on") or sheet.day("hangs_from")
    return paper_list.Change(
        act=paper_list.Act(line.act.value),
        title=sheet.text("title"),
        number=sheet.text("item_no") or sheet.text("number"),
        place=_place(line.before or sheet),
        since=since,
        until=sheet.day("until"),
        pages=pages.get(sheet.id) or (count if isinstance(count, int) else 1),
        target=_place(sheet) if line.act is Act.MOVE else None,
    )


def _place(sheet: Record) -> Place:
    from desktop_app.documents.change_list import Place  # noqa: PLC0415  # start-up must not pay for reportlab

    return Place(*place_of(sheet))
