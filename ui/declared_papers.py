"""The papers a register declares, as buttons: forms of the record in front, lists of the rows that are seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.records import Query, Record
from desktop_app.domain.register import Register
from desktop_app.errors import AppError
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.work.guide import GUIDE
from desktop_app.registers.work.institutions import INSTITUTION
from desktop_app.services.booklets import GUIDE_BOOK, RULE_BOOK
from ui.paper_offer import Offer
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_BOOKS = {GUIDE.key: GUIDE_BOOK, INSTITUTION.key: RULE_BOOK}
Acts = Sequence[tuple[str, Callable[[], object]]]


class DeclaredPapers:
    """Opens the papers of one register over one window."""

    def __init__(self, window: QWidget, register: Register, office: Office, teller: Teller) -> None:
        self._window, self._register = window, register
        self._office, self._teller = office, teller

    def of(self, record: Record) -> Acts:
        """The forms that make sense for a record, and its way to the public where there is one."""
        forms = self._office.record_papers.forms(self._register, record)
        made: list[tuple[str, Callable[[], object]]] = [
            (f"{form.title}…", partial(self._see, record, form)) for form in forms
        ]
        if self._register.notice and not record.text("void_reason"):
            made.append(("拟公开稿…", partial(self._publish, record)))
        return made

    def lists(self, query: Callable[[], Query]) -> Acts:
        """The lists of the register; what is asked for is looked up when one is pressed."""
        rolls = [(f"{roll.title}…", partial(self._list, query, roll)) for roll in self._register.rolls]
        if book := _BOOKS.get(self._register.key):
            rolls.append((f"《{book}》…", partial(self._book, book)))
        return rolls

    def _see(self, record: Record, form: Form) -> None:
        papers, register, number = self._office.record_papers, self._register, record.text("number")
        self._show(
            Offer(
                title=f"{form.title}：{number}",
                make=lambda _word: papers.form(register, record.id, form.key),
                save=lambda paper, path: papers.save(register, [record.id], form.title, paper, path),
                printed=lambda printer, copies: papers.printed(
                    register, [record.id], form.title, printer, copies
                ),
                file=f"{number} {form.title}",
            )
        )

    def _list(self, query: Callable[[], Query], roll: Roll) -> None:
        papers, register, asked = self._office.record_papers, self._register, query()
        ids = self._office.entries.ids(asked)
        self._show(
            Offer(
                title=roll.title,
                make=lambda _word: papers.roll(register, asked, roll.key),
                save=lambda paper, path: papers.save(register, ids, roll.title, paper, path),
                printed=lambda printer, copies: papers.printed(register, ids, roll.title, printer, copies),
                told="按现在看到的行打印；证件号码、电话、住址已遮盖，姓名没有遮盖",
            )
        )

    def _book(self, name: str) -> None:
        office, register = self._office, self._register
        make = office.booklets.guides if register is GUIDE else office.booklets.rules
        self._show(
            Offer(
                title=f"《{name}》",
                make=lambda _word: make(),
                save=lambda paper, path: office.record_papers.save(register, [], name, paper, path),
                printed=lambda printer, copies: office.record_papers.printed(
                    register, [], name, printer, copies
                ),
                file=name,
            )
        )

    def _publish(self, record: Record) -> None:
        try:
            values = self._office.record_papers.public_values(self._register, record)
        except AppError as error:
            self._teller.refuse(error)
            return
        title = f"由{self._register.title}{record.text('number')}拟公开稿"
        self._teller.begun.emit(DISCLOSURE.key, values, title)

    def _show(self, offer: Offer) -> None:
        from ui.dialogs.paper_view import open_paper_view  # noqa: PLC0415  # a door is paid for when opened

        try:
            open_paper_view(self._window.window(), self._office, offer)
        except AppError as error:
            self._teller.refuse(error)
