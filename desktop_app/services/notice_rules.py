"""The notice of an item of 主动公开 with all its particulars, its list, and what it must say and does not yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from desktop_app.domain.board_format import Format, suggested
from desktop_app.domain.masking_presets import MaskPreset
from desktop_app.domain.notice_law import (
    ELEMENTS,
    MADE_KNOWN,
    PROCLAIMED,
    RESULT,
    SHOWN,
    disagrees,
    missing,
)
from desktop_app.domain.records import Record
from desktop_app.domain.roster import masked_again, roster_of
from desktop_app.errors import Refused
from desktop_app.services.bureau import Bureau
from desktop_app.services.outlet_ways import item_of
from desktop_app.services.result_gate import ends_on, in_time, objections_to
from desktop_app.services.review_gates import draft_why
from desktop_app.services.review_subject import Words
from desktop_app.storage.reader import Reader

if TYPE_CHECKING:
    from desktop_app.documents.board_sheet import BoardSheet
    from desktop_app.documents.notice import Notice

Kind = Literal["公示", "公告", "通告", "通知"]
KINDS: tuple[Kind, ...] = ("公示", "公告", "通告", "通知")
_LACKS = "缺少"


def notice_kind(word: str) -> Kind:
    """One of the four kinds of notice; Refused for any other word."""
    for kind in KINDS:
        if word == kind:
            return kind
    raise Refused(f"没有“{word}”这种文种", do="可选：" + "、".join(KINDS))


def judged_as(record: Record, kind: str) -> str:
    """The kind whose elements a notice must have: the result of a 公示 has its own, whatever it is issued as."""
    return RESULT if record.text("result_of") else kind


def notice_of(
    record: Record, words: Words, bureau: Bureau, issued_on: date, *, red_head: bool = False
) -> Notice:
    """The notice of an item as it will be printed, with these words; its small print has no days of hanging yet."""
    from desktop_app.documents.notice import Notice  # noqa: PLC0415  # start-up must not pay for reportlab

    kind = judged_as(record, words.kind)
    begins, ends = record.day("period_from"), record.day("period_to")
    shown, known = kind == SHOWN, kind == MADE_KNOWN
    own = record.text("contact")
    return Notice(
        kind=notice_kind(words.kind),
        title=words.title,
        body=words.body,
        issuer=bureau.name or record.text("maker"),
        issued_on=issued_on,
        number=words.number,
        addressee=record.text("addressee"),
        period=(begins, ends) if begins and ends and (shown or known) else None,
        receiver=record.text("department") if shown else "",
        address=bureau.address if shown else "",
        postcode=bureau.postcode if shown else "",
        phone=own or (bureau.phone if kind in (SHOWN, MADE_KNOWN, RESULT) else ""),
        supervision_phone=bureau.supervision_phone if shown else "",
        basis=record.text("basis") if kind in (SHOWN, PROCLAIMED) else "",
        reach=record.text("reach") if known else "",
        foot=f"编号：{record.text('number')}",
        red_head=red_head,
    )


def sheet_of(
    record: Record,
    notice: Notice,
    wanted: MaskPreset | None,
    allowed: Sequence[str],
    layout: Format | None = None,
) -> BoardSheet:
    """The notice with its list (公示名单) as a destination may see it, laid as told or as suits the list."""
    from desktop_app.documents.board_sheet import BoardSheet  # noqa: PLC0415  # start-up must not pay for reportlab

    roster = roster_of(record.text("roster"))
    shown = masked_again(roster, wanted, allowed) if roster and wanted else roster
    headings, rows = (shown.headings, shown.rows) if shown else ((), ())
    if layout is None:
        layout = suggested(SHOWN, len(notice.body), len(headings), len(rows))
    return BoardSheet(notice, headings, rows, layout)


def lacking(reader: Reader, record: Record, words: Words, bureau: Bureau) -> tuple[str, ...]:
    """What a notice with these words must say and does not, one sentence each; 草稿 stands across it until it does.

    Empty for an item that is no notice of one of the kinds.
    """
    if record.text("genre") not in ELEMENTS or words.kind not in ELEMENTS:
        return ()
    told = _facts(record, notice_of(record, words, bureau, date.min))
    found = list(missing(judged_as(record, words.kind), told))
    if number := record.text("result_of"):
        found += _counts(reader, number, words.body)
    return tuple(found)


def _facts(record: Record, notice: Notice) -> Mapping[str, str]:
    """What the paper will say, by the names of `notice_law.missing`."""
    return {
        "title": notice.title,
        "body": notice.body,
        "roster": record.text("roster"),
        "basis": notice.basis,
        "period": " ".join(map(str, notice.period or ())),
        "receiver": notice.receiver,
        "address": notice.address,
        "postcode": notice.postcode,
        "phone": notice.phone,
        "supervision_phone": notice.supervision_phone,
        "reach": notice.reach,
        "addressee": notice.addressee,
        "issuer": notice.issuer,
    }


def _counts(reader: Reader, number: str, body: str) -> list[str]:
    item = item_of(reader, number)
    until = ends_on(item) if item else None
    timely = sum(in_time(one, until) for one in objections_to(reader, number))
    if not disagrees(body, timely):
        return []
    return [f"异议情况与登记不一致：公示期内登记了{timely}件异议，请改正正文。"]


def draft_reason(
    reader: Reader, record: Record, words: Words, bureau: Bureau, preset: str
) -> tuple[str, tuple[str, ...]]:
    """Why 草稿 stands across a notice with these words, as half a sentence, and what it lacks; empty where it does not:
    not reviewed for its destination, or not saying all that a notice of its kind must say.
    """
    lacks = lacking(reader, record, words, bureau)
    told = (draft_why(reader, record, words, preset), why_lacking(lacks))
    return "；".join(part for part in told if part), lacks


def why_lacking(found: Sequence[str]) -> str:
    """The sentences of `lacking` as half a sentence, beside other reasons for 草稿; empty without any."""
    names = [line.partition("：")[0] for line in found]
    gone = "、".join(name.removeprefix(_LACKS) for name in names if name.startswith(_LACKS))
    return "；".join(
        [f"{_LACKS}{gone}"] * bool(gone) + [name for name in names if not name.startswith(_LACKS)]
    )
