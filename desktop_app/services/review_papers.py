"""What the papers of the review say: 保密审查表 of one item, 汇总表 of a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.masking_presets import BOARD, DESTINATIONS, MaskPreset, mask_free
from desktop_app.domain.records import Record
from desktop_app.domain.review import QUESTIONS, Opinion, Standing, Verdict, digest
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.bureau import bureau_in
from desktop_app.services.mask_presets import presets_in
from desktop_app.services.publishing import Paper
from desktop_app.services.review_gates import REVIEW_NO, number_of
from desktop_app.services.review_subject import (
    counted,
    drafters,
    hidden_in,
    preset_of,
    public_numbers,
    standing_of,
    subject_of,
    words_of,
)
from desktop_app.storage.reader import Reader

if TYPE_CHECKING:
    from desktop_app.documents.notice import Sheets
    from desktop_app.documents.review_form import MonthLine, Pass

# The boxes of the form for our words of 公开渠道和载体; what is not here is 其他.
_WAYS = {
    "政府网站": "政府网站",
    "纸质媒体": "报刊",
    "政府公报": "报刊",
    "公开栏": "政府公开栏",
    "社区/企事业单位/村公示栏（电子屏）": "政府公开栏",
}
_BROADCAST = "广播电视"


def form_of(reader: Reader, record: Record, today: date) -> Paper:
    """保密审查表 as the ledger stands; without an opinion there is room to write by hand."""
    from desktop_app.documents.review_form import ReviewForm, review_form_sheets  # noqa: PLC0415  # start-up must not pay

    bureau, board = bureau_in(reader), presets_in(reader)[BOARD.key]
    preset = preset_of(reader, record.id)
    found = standing_of(reader, record)
    given = _checked(found)
    form = ReviewForm(
        issuer=bureau.name or record.text("maker"),
        filled_on=chinese_day(given.on if given else today),
        number=record.text("number"),
        name=mask_free(record.text("title"), board),  # the form is read by more people than the item
        doc_no=record.text("doc_no"),
        department=record.text("department"),
        carriers=("公文类",) if record.text("doc_no") else ("非公文类",),
        ways=_ways(record),
        planned_on=_day(record.day("published_on") or record.day("period_from") or record.day("due_on")),
        openness=record.text("openness"),
        checklist=tuple((one, given.checklist.get(one, "") if given else "") for one in QUESTIONS),
        masking=_masking(reader, record, preset),
        destination=DESTINATIONS[preset].title,
        review_no=_number(reader, record, found),
        drafter="、".join(sorted(drafters(reader, record))),
        stage=str(found.stage),
        first=_pass(found.first or _stopping(found, "初审")),
        second=_pass(found.second or _stopping(found, "复核")),
        published="　".join(filter(None, (_day(record.day("published_on")), record.text("place")))),
        digest=digest(subject_of(reader, record, preset)),
    )
    return _paper(review_form_sheets(form))


def _masking(reader: Reader, record: Record, preset: str) -> str:
    """去标识化 as typed, and what the destination hides in the words."""
    own = public_numbers(bureau_in(reader), record)
    hidden = "、".join(counted(hidden_in(words_of(record), presets_in(reader).get(preset), own)))
    told = record.text("masked")
    return "，".join(part for part in (told, f"按去处遮盖{hidden}" if hidden else "") if part) or "未填"


def _number(reader: Reader, record: Record, found: Standing) -> str:
    return number_of(record, reader.reviews(DISCLOSURE.key, record.id), found) or record.text(REVIEW_NO)


def _checked(found: Standing) -> Opinion | None:
    return found.second or found.first or found.stopped


def _stopping(found: Standing, level: str) -> Opinion | None:
    return found.stopped if found.stopped and found.stopped.level == level else None


def _ways(record: Record) -> tuple[str, ...]:
    channels = record["channels"]
    told = channels if isinstance(channels, tuple) else ()
    ways = [_WAYS.get(channel, "其他") for channel in told if channel != _BROADCAST]
    return tuple(dict.fromkeys([*ways, *(("广播", "电视") if _BROADCAST in told else ())]))


def _pass(opinion: Opinion | None) -> Pass:
    from desktop_app.documents.review_form import Pass  # noqa: PLC0415  # start-up must not pay for reportlab

    if opinion is None:
        return Pass()
    return Pass(
        str(opinion.verdict),
        opinion.ground,
        opinion.text,
        opinion.reviewer,
        chinese_day(opinion.on),
        opinion.same_person_reason,
    )


def month_of(
    opinions: Sequence[Opinion], records: Mapping[int, Record], first: date, issuer: str, board: MaskPreset
) -> Paper:
    """保密审查汇总表 of the month that begins on `first`."""
    from desktop_app.documents.review_form import month_sheet  # noqa: PLC0415  # start-up must not pay for reportlab
    from desktop_app.documents.table_page import table_sheets  # noqa: PLC0415

    rows = [_line(one, records[one.record_id], board) for one in opinions]
    return _paper(table_sheets(month_sheet(first.year, first.month, issuer, rows, _counts(opinions))))


def _line(one: Opinion, record: Record, board: MaskPreset) -> MonthLine:
    from desktop_app.documents.review_form import MonthLine  # noqa: PLC0415  # start-up must not pay for reportlab

    return MonthLine(
        number=record.text("number"),
        name=mask_free(record.text("title"), board),
        department=record.text("department"),
        level=str(one.level),
        verdict=str(one.verdict) + ("（同一人审核）" if one.same_person_reason else ""),
        ground=one.ground,
        reviewer=one.reviewer,
        on=one.on.isoformat(),
    )


def _counts(opinions: Sequence[Opinion]) -> str:
    """How many items were reviewed, and what was found of each at last."""
    last = {one.record_id: one.verdict for one in opinions}
    found = Counter(last.values())
    told = "，".join(f"{verdict}{found[verdict]}条" for verdict in Verdict if found[verdict])
    return f"本月审查信息{len(last)}条" + (f"，最后意见：{told}" if told else "")


def _day(day: date | None) -> str:
    return chinese_day(day) if day else ""


def _paper(sheets: Sheets) -> Paper:
    return Paper(sheets.pdf, sheets.pages, sheets.missing, draft=False)
