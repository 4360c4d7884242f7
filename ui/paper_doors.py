"""The dialogs of papers: making one, seeing one that left, sending it, and the registers of numbers and of the post."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.records import Changed
from desktop_app.errors import AppError
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.request import REQUEST
from ui.paper_offer import Offer
from ui.paper_wish import Act, PaperWish
from ui.tell import Teller

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.services.issuing import Issued
    from desktop_app.services.office import Office
    from desktop_app.services.publishing import Paper

# Words of GB/T 1416 for the sizes an office has in its drawer.
ENVELOPES = {
    "5号信封（220×110毫米）": "DL",
    "6号信封（230×120毫米）": "ZL",
    "7号信封（229×162毫米）": "C5",
}

# Dialogs are imported where they are opened: the first paint must not pay for any of them.


class PaperDoors:
    """Opens the dialogs of papers over one window; what they changed is told to everybody."""

    def __init__(self, window: QWidget, office: Office, teller: Teller) -> None:
        self._window, self._office, self._teller = window, office, teller

    def do(self, wish: PaperWish) -> None:
        """Open what the record panel asks for."""
        doors: dict[Act, Callable[[PaperWish], None]] = {
            Act.MAKE: self._make,
            Act.SEE: lambda wish: self._see(wish.letter_id),
            Act.SEND: lambda wish: self._send(wish.letter_id),
            Act.ENVELOPE: lambda wish: self._envelope(wish.record_id, wish.letter_id),
            Act.CASE_FILE: self._case_file,
            Act.CLOCK_SHEET: self._clock_sheet,
            Act.REVIEW_FORM: self._review_form,
        }
        try:
            doors[wish.act](wish)
        except AppError as error:
            self._teller.refuse(error)

    def _make(self, wish: PaperWish) -> None:
        from ui.dialogs.letter_dialog import open_letter_dialog  # noqa: PLC0415  # a door is paid for when opened

        open_letter_dialog(self._window, self._office, wish.record_id, wish.kinds, self._issued)

    def _issued(self, issued: Issued) -> None:
        letter = issued.letter
        told = f"已签发：{letter.title} {letter.number}".rstrip()
        self._heard(issued.changed, told)
        self._see(letter.id, f"{told}；可以打印、另存，或者登记送达。")

    def _heard(self, changed: Changed, told: str) -> None:
        self._teller.tell(told, "fine")
        self._teller.happened.emit(changed)

    def _see(self, letter_id: int, told: str = "") -> None:
        letters = self._office.letters
        letter = letters.letter(letter_id)
        name = f"{letter.title} {letter.number}".rstrip()
        number = self._office.entries.get(REQUEST, letter.record_id).text("number")
        void = f"这份文书已作废：{letter.void_reason}" if letter.void_reason else ""
        also = (("信封…", lambda: self._envelope(letter.record_id, letter_id)),)
        send = (("登记送达…", lambda: self._send(letter_id)),)
        self._show(
            Offer(
                title=name,
                make=lambda _word: letters.reprint(letter_id),
                save=lambda _paper, path: letters.save_copy(letter_id, path),
                word=lambda path: letters.save_copy(letter_id, path),
                printed=lambda printer, copies: letters.printed(letter_id, printer, copies),
                file=name if letter.number else f"{number} {name}",
                also=() if void else (*also, *send),
                told=told or void,
            )
        )

    def _send(self, letter_id: int) -> None:
        from ui.dialogs.send_letter import open_send_letter  # noqa: PLC0415

        open_send_letter(
            self._window, self._office, letter_id, lambda changed: self._heard(changed, "已登记送达")
        )

    def _envelope(self, record_id: int, letter_id: int) -> None:
        letters = self._office.letters
        number = self._office.entries.get(REQUEST, record_id).text("number")
        self._show(
            Offer(
                title=f"信封：{number}",
                make=lambda words: letters.envelope(record_id, ENVELOPES[words], letter_id),
                save=lambda paper, path: letters.save_paper(paper, path, "信封", [record_id]),
                printed=lambda printer, copies: letters.printed_paper("信封", printer, copies, [record_id]),
                file=f"{number} 信封",
                choice="信封规格",
                words=tuple(ENVELOPES),
            )
        )

    def _case_file(self, wish: PaperWish) -> None:
        files, number = (
            self._office.casefiles,
            self._office.entries.get(REQUEST, wish.record_id).text("number"),
        )
        self._show(
            Offer(
                title=f"卷宗：{number}",
                make=lambda _word: files.paper(wish.record_id),
                save=lambda _paper, path: files.save(wish.record_id, path),
                printed=lambda printer, copies: files.printed(wish.record_id, printer, copies),
                file=f"{number} 卷宗",
            )
        )

    def _clock_sheet(self, wish: PaperWish) -> None:
        requests = self._office.requests
        number = self._office.entries.get(REQUEST, wish.record_id).text("number")
        self._show(
            Offer(
                title=f"期限计算单：{number}",
                make=lambda _word: requests.clock_sheet(wish.record_id),
                save=lambda _paper, path: requests.save_clock_sheet(wish.record_id, path),
                printed=lambda printer, copies: requests.printed_clock_sheet(wish.record_id, printer, copies),
                file=f"{number} 期限计算单",
            )
        )

    def _review_form(self, wish: PaperWish) -> None:
        reviewing = self._office.reviewing
        number = self._office.entries.get(DISCLOSURE, wish.record_id).text("number")
        self._show(
            Offer(
                title=f"保密审查表：{number}",
                make=lambda _word: reviewing.form(wish.record_id),
                save=lambda _paper, path: reviewing.save_form(wish.record_id, path),
                printed=lambda printer, copies: reviewing.printed_form(wish.record_id, printer, copies),
                file=f"{number} 保密审查表",
            )
        )

    # From the menu

    def review_month(self) -> None:
        """保密审查汇总表 of a month."""
        from ui.dialogs.review_month import open_review_month  # noqa: PLC0415

        open_review_month(self._window, self._office, self._review_month_paper)

    def _review_month_paper(self, year: int, month: int) -> None:
        make = partial(self._office.reviewing.month, year, month)
        self._show_register(f"{year}年{month}月保密审查汇总表", make)

    def disclosed(self) -> None:
        """公开情况表 of a period."""
        from ui.dialogs.disclosed_period import open_disclosed_period  # noqa: PLC0415

        open_disclosed_period(
            self._window, self._office, self._disclosed_paper, lambda said: self._teller.tell(said, "fine")
        )

    def _disclosed_paper(self, first: date, last: date, earlier: bool) -> None:  # a box ticked
        outlets = self._office.outlets
        self._show(
            Offer(
                title=f"公开情况表 {first.isoformat()} 至 {last.isoformat()}",
                make=lambda _word: outlets.period_paper(first, last, earlier=earlier),
                save=lambda paper, path: outlets.save_period(paper, first, last, path),
                printed=lambda printer, copies: outlets.printed_period(first, last, printer, copies),
            )
        )

    def week(self) -> None:
        """本周到期 of today's week."""
        week = self._office.reminders.week
        self._show(
            Offer(
                title=f"本周到期 {self._office.entries.today().isoformat()}",
                make=lambda _word: week.paper(),
                save=week.save,
                printed=week.printed,
            )
        )

    def numbers(self) -> None:
        """文号登记簿."""
        from ui.dialogs.letter_numbers import open_letter_numbers  # noqa: PLC0415

        open_letter_numbers(self._window, self._office, self._numbers_paper, self._teller.happened.emit)

    def _numbers_paper(self, year: int) -> None:
        make = partial(self._office.letters.numbers_paper, year)
        self._show_register(f"{year}年文号登记簿", make)

    def dispatch(self) -> None:
        """交邮登记表 of a period."""
        from ui.dialogs.dispatch_period import open_dispatch_period  # noqa: PLC0415

        open_dispatch_period(self._window, self._office, self._dispatch_paper)

    def _dispatch_paper(self, first: date, last: date) -> None:
        make = partial(self._office.letters.dispatch_paper, first, last)
        self._show_register(f"交邮登记表 {first.isoformat()} 至 {last.isoformat()}", make)

    def matrix(self) -> None:
        """流程权限表: who may do what in which state."""
        self._show_register("流程权限表", self._office.cases.matrix_paper)

    def directory(self) -> None:
        """公开目录 of what is published."""
        self._show_register("公开目录", self._office.catalogue.directory)

    def guide(self) -> None:
        """公开指南 of the bureau."""
        self._show_register("公开指南", self._office.catalogue.guide)

    def normative(self) -> None:
        """规范性文件目录 with what clearing found."""
        self._show_register("规范性文件目录", self._office.catalogue.normative)

    def _show_register(self, title: str, make: Callable[[], Paper]) -> None:
        letters = self._office.letters
        self._show(
            Offer(
                title=title,
                make=lambda _word: make(),
                save=lambda paper, path: letters.save_paper(paper, path, title),
                printed=lambda printer, copies: letters.printed_paper(title, printer, copies),
            )
        )

    def _show(self, offer: Offer) -> None:
        from ui.dialogs.paper_view import open_paper_view  # noqa: PLC0415

        open_paper_view(self._window, self._office, offer)
