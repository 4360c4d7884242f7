"""A disclosure entry as a notice on paper: preview and file are the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.board_format import small_print
from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE, runs_until
from desktop_app.services.bureau import bureau_in
from desktop_app.services.files import write_whole
from desktop_app.services.mask_presets import presets_in
from desktop_app.services.notice_rules import draft_reason, notice_kind, notice_of, sheet_of
from desktop_app.services.review_subject import (
    Words,
    as_shown,
    counted,
    found_in,
    hidden_in,
    no_secrets,
    preset_of,
    public_numbers,
    subject_of,
    words_of,
)
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

if TYPE_CHECKING:
    from desktop_app.documents.notice import Notice


@dataclass(frozen=True)
class NoticeWish:
    """What the clerk may still change before printing, as typed; `title` may hold a manual line break.

    `preset` is the destination, which decides what is masked on paper; empty for that of the last review.
    """

    kind: str
    title: str
    body: str
    number: str
    issued_on: date
    red_head: bool = False
    preset: str = ""


@dataclass(frozen=True)
class Paper:
    """A finished PDF, its pages, the characters no font has, and whether and `why` 草稿 stands across it.

    `masked` tells what was hidden in the words before anything was drawn, `left` what of persons still stands there,
    `lacking` what a notice of its kind must say and this one does not, one sentence each.
    """

    pdf: bytes
    pages: int
    missing: tuple[str, ...]
    draft: bool
    why: str = ""
    masked: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


class Publishing:
    """Notices from disclosure entries."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store, self._today = store, today

    def wish(self, record_id: int) -> NoticeWish:
        """The notice as the entry suggests it."""
        with self._store.reading() as reader:
            words = words_of(_living(reader, record_id))
            preset = preset_of(reader, record_id)
        return NoticeWish(words.kind, words.title, words.body, words.number, self._today(), preset=preset)

    def paper(self, record_id: int, wish: NoticeWish | None = None) -> Paper:
        """The PDF of an entry with its list, masked in the data as its destination wants; 草稿 stands across it unless
        these very words were reviewed twice for it (先审查、后公开) and say all that a notice of its kind must say.

        Refused when a 密级标志 stands in it.
        """
        from desktop_app.documents.board_sheet import lay  # noqa: PLC0415  # start-up must not pay for reportlab
        from desktop_app.documents.notice import notice_sheets  # noqa: PLC0415

        wanted = wish or self.wish(record_id)
        words = Words(wanted.kind, wanted.title, wanted.body, wanted.number)
        with self._store.reading() as reader:  # one reading: what is judged is what is printed
            record = _living(reader, record_id)
            no_secrets(subject_of(reader, record, "", words))
            preset = wanted.preset or preset_of(reader, record_id)
            place = presets_in(reader).get(preset)
            bureau = bureau_in(reader)
            why, lacks = draft_reason(reader, record, words, bureau, preset)
        own = public_numbers(bureau, record)
        shown = as_shown(words, place, own)
        notice = notice_of(record, shown, bureau, wanted.issued_on, red_head=wanted.red_head)
        notice = _foot(record, notice, draft=bool(why))
        hidden, left = counted(hidden_in(words, place, own)), counted(found_in(shown, own))
        told = (bool(why), why, hidden, left, lacks)
        if record["roster"]:
            laid = lay(sheet_of(record, notice, place, own))
            return Paper(laid.pdf(), laid.pages, laid.missing, *told)
        sheets = notice_sheets(notice)
        return Paper(sheets.pdf, sheets.pages, sheets.missing, *told)

    def images(
        self, paper: Paper, dpi: float, only: Iterable[int] | None = None
    ) -> list[tuple[int, int, bytes]]:
        """Pages (all, or those of `only`, from 0) as (width, height, RGBA), for the preview and the printer."""
        from desktop_app.documents.preview import pages_png  # noqa: PLC0415  # start-up must not pay for it

        return pages_png(paper.pdf, dpi, only)

    def save(self, record_id: int, path: Path, wish: NoticeWish | None = None) -> Paper:
        """Write the PDF; that it left is on record before the file exists."""
        paper = self.paper(record_id, wish)
        with self._store.unit("打印告示") as unit:
            unit.outflow(DISCLOSURE.key, "告示 PDF", [record_id], {"file": path.name, "draft": paper.draft})
        write_whole(path, paper.pdf)
        return paper

    def printed(self, record_id: int, printer: str, copies: int) -> None:
        """Put on record that a notice goes to a printer."""
        with self._store.unit("打印告示") as unit:
            unit.outflow(DISCLOSURE.key, "打印告示", [record_id], {"printer": printer, "copies": copies})


def _living(reader: Reader, record_id: int) -> Record:
    record = reader.get(DISCLOSURE, record_id)
    if record.text("void_reason"):
        raise Refused(f"{record.text('number')}已作废", why="作废的信息不能印成告示", do="请先从回收站恢复")
    return record


def _foot(record: Record, notice: Notice, *, draft: bool) -> Notice:
    """With the days the sheet hangs in its small print, and 草稿 across it or not."""
    begins, ends = record.day("period_from"), runs_until(record.values)
    until = ends + timedelta(days=1) if begins and ends else None
    return replace(
        notice, foot=small_print(record.text("number"), begins if until else None, until), draft=draft
    )


def text_paper(text: str, kind: str, title: str, issuer: str, issued_on: date) -> Paper:
    """A text typeset as a notice without any ledger."""
    from desktop_app.documents.notice import Notice, notice_sheets  # noqa: PLC0415  # start-up must not pay for it

    sheets = notice_sheets(Notice(notice_kind(kind), title, text, issuer, issued_on))
    return Paper(sheets.pdf, sheets.pages, sheets.missing, draft=False)
