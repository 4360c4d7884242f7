"""A disclosure entry as a notice on paper: preview and file are the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.bureau import Bureau, bureau_in
from desktop_app.services.files import write_whole
from desktop_app.services.review_subject import Words, may_leave, no_secrets, subject_of, words_of
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

if TYPE_CHECKING:
    from desktop_app.documents.notice import Notice

Kind = Literal["公示", "公告", "通告", "通知"]
KINDS: tuple[Kind, ...] = ("公示", "公告", "通告", "通知")


@dataclass(frozen=True)
class NoticeWish:
    """What the clerk may still change before printing; `title` may hold a manual line break."""

    kind: str
    title: str
    body: str
    number: str
    issued_on: date
    red_head: bool = False


@dataclass(frozen=True)
class Paper:
    """A finished PDF, its pages, the characters no font has, and whether 草稿 stands across it."""

    pdf: bytes
    pages: int
    missing: tuple[str, ...]
    draft: bool


class Publishing:
    """Notices from disclosure entries."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store, self._today = store, today

    def wish(self, record_id: int) -> NoticeWish:
        """The notice as the entry suggests it."""
        words = words_of(self._record(record_id))
        return NoticeWish(words.kind, words.title, words.body, words.number, self._today())

    def paper(self, record_id: int, wish: NoticeWish | None = None) -> Paper:
        """The PDF of an entry; 草稿 stands across it unless these very words were reviewed twice (先审查、后公开).

        Refused when a 密级标志 stands in it.
        """
        from desktop_app.documents.notice import notice_sheets  # noqa: PLC0415  # start-up must not pay for reportlab

        wanted = wish or self.wish(record_id)
        words = Words(wanted.kind, wanted.title, wanted.body, wanted.number)
        with self._store.reading() as reader:  # one reading: what is judged is what is printed
            record = _living(reader, record_id)
            no_secrets(subject_of(reader, record, "", words))
            draft = not may_leave(reader, record, words)
            bureau = bureau_in(reader)
        sheets = notice_sheets(_notice(record, wanted, bureau, draft=draft))
        return Paper(sheets.pdf, sheets.pages, sheets.missing, draft)

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

    def _record(self, record_id: int) -> Record:
        with self._store.reading() as reader:
            return _living(reader, record_id)


def _living(reader: Reader, record_id: int) -> Record:
    record = reader.get(DISCLOSURE, record_id)
    if record.text("void_reason"):
        raise Refused(f"{record.text('number')}已作废", why="作废的信息不能印成告示", do="请先从回收站恢复")
    return record


def _notice(record: Record, wish: NoticeWish, bureau: Bureau, *, draft: bool) -> Notice:
    from desktop_app.documents.notice import Notice  # noqa: PLC0415  # start-up must not pay for reportlab

    begins, ends = record.day("period_from"), record.day("period_to")
    public = wish.kind == "公示"
    foot = f"编号：{record.text('number')}"
    if begins and ends:
        foot += f"　张贴日：{begins.isoformat()}　应撤日：{ends.isoformat()}"
    return Notice(
        kind=notice_kind(wish.kind),
        title=wish.title,
        body=wish.body,
        issuer=bureau.name or record.text("maker"),
        issued_on=wish.issued_on,
        number=wish.number,
        addressee=record.text("addressee"),
        period=(begins, ends) if begins and ends and public else None,
        receiver=record.text("department") if public else "",
        address=bureau.address if public else "",
        phone=bureau.phone if public else "",
        supervision_phone=bureau.supervision_phone if public else "",
        foot=foot,
        draft=draft,
        red_head=wish.red_head,
    )


def notice_kind(word: str) -> Kind:
    """One of the four kinds of notice; Refused for any other word."""
    for kind in KINDS:
        if word == kind:
            return kind
    raise Refused(f"没有“{word}”这种文种", do="可选：" + "、".join(KINDS))


def text_paper(text: str, kind: str, title: str, issuer: str, issued_on: date) -> Paper:
    """A text typeset as a notice without any ledger."""
    from desktop_app.documents.notice import Notice, notice_sheets  # noqa: PLC0415  # start-up must not pay for it

    sheets = notice_sheets(Notice(notice_kind(kind), title, text, issuer, issued_on))
    return Paper(sheets.pdf, sheets.pages, sheets.missing, draft=False)
