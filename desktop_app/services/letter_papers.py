"""What is printed around papers: the register of 文号, the list of what was handed to the post, envelopes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.changes import IssuedLetter
from desktop_app.domain.changes import Paper as Status
from desktop_app.domain.letter_kinds import letter_kinds
from desktop_app.domain.letter_shape import To
from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from desktop_app.services import outflows
from desktop_app.services.letter_delivery import POST
from desktop_app.services.letter_numbers import LetterNumbers
from desktop_app.services.publishing import Paper

if TYPE_CHECKING:
    from desktop_app.documents.letter_registers import Dispatch, NumberLine
    from desktop_app.documents.notice import Sheets
    from desktop_app.documents.table_page import TableSheet

_POSTCODE = re.compile(
    r"[（(]?(?:邮政编码|邮编)?[:：]?\s*(?<!\d)(\d{6})(?!\d)[)）]?\s*$|^\s*(?<!\d)(\d{6})(?!\d)\s+"
)


class LetterPapers(LetterNumbers):
    """Registers and envelopes as PDF."""

    def numbers_paper(self, year: int) -> Paper:
        """文号登记簿 of a year: every number with what became of it; it names no applicant."""
        from desktop_app.documents.letter_registers import number_sheet  # noqa: PLC0415  # start-up must not pay for it

        lines = [line for line in self.numbers(year) if line.sequence]
        owners = self._owners(lines)
        rows = [_number_line(line, owners.get(line.record_id)) for line in lines]
        return _table(number_sheet(rows, year, self._bureau().name))

    def dispatch_paper(self, first: date, last: date) -> Paper:
        """交邮登记表: what went by post in these days, then what was issued in them and still waits."""
        from desktop_app.documents.letter_registers import dispatch_sheet  # noqa: PLC0415  # start-up must not pay for it

        if last < first:
            raise Refused("日期不对", why=f"止日 {last} 早于起日 {first}", do="请核对日期")
        lines = [
            line
            for year in range(first.year - 1, last.year + 1)  # a paper of December may be posted in January
            for line in self.numbers(year)
            if _goes_by_post(line, first, last)
        ]
        owners = self._owners(lines)
        rows = [_dispatch(line, owners.get(line.record_id)) for line in lines]
        return _table(dispatch_sheet(rows, self._bureau().name, first, last))

    def envelope(self, record_id: int, size: str = "DL", letter_id: int = 0) -> Paper:
        """An envelope to the applicant, with the 文号 of the paper inside when it is told.

        Refused when there is no postal address, and for papers to others, whose address the ledger does not know.
        """
        from desktop_app.documents.envelope import Envelope, envelope_sheets  # noqa: PLC0415  # start-up must not pay

        record, bureau = self._known(record_id).record, self._bureau()
        number = ""
        if letter_id:
            letter = self.letter(letter_id)
            number = letter.number
            if not _to_applicant(letter):
                raise Refused(
                    f"不能打印《{letter.title}》的信封",
                    why=f"台账里没有登记“{letter.addressee}”的地址",
                    do="请手写信封",
                )
        address, postcode = _split(record.text("address"))
        if "@" in address:
            raise Refused("没有可以邮寄的地址", why=f"登记的是电子邮箱“{address}”", do="请先补填通信地址")
        made = Envelope(
            postcode=postcode,
            address=address,
            name=f"{record.text('applicant')}（收）",
            sender=bureau.name,
            sender_address=bureau.address,
            sender_postcode=bureau.postcode,
            number=number,
            size=size,
        )
        return _paper(envelope_sheets(made))

    def save_paper(self, paper: Paper, path: Path, what: str, ids: Sequence[int] = ()) -> None:
        """Write a register or an envelope; that it left, with these requests in it, is on record before it exists."""
        outflows.save(self._store, REQUEST.key, ids, what, path, paper.pdf)

    def printed_paper(self, what: str, printer: str, copies: int, ids: Sequence[int] = ()) -> None:
        """Put on record that a register or an envelope goes to a printer."""
        outflows.printed(self._store, REQUEST.key, ids, what, printer, copies)

    def _owners(self, lines: Iterable[IssuedLetter]) -> dict[int, Record]:
        ids = sorted({line.record_id for line in lines if line.record_id})
        with self._store.reading() as reader:
            return {record.id: record for record in reader.rows(REQUEST, ids)}


def _table(sheet: TableSheet) -> Paper:
    from desktop_app.documents.table_page import table_sheets  # noqa: PLC0415  # start-up must not pay for it

    return _paper(table_sheets(sheet))


def _paper(sheets: Sheets) -> Paper:
    return Paper(sheets.pdf, sheets.pages, sheets.missing, draft=False)


def _number_line(line: IssuedLetter, owner: Record | None) -> NumberLine:
    from desktop_app.documents.letter_registers import NumberLine  # noqa: PLC0415  # start-up must not pay for it

    return NumberLine(
        series=line.series,
        sequence=line.sequence or 0,
        number=line.number,
        status=line.status,
        paper=line.title,
        request_no=owner.text("number") if owner else "",
        purpose="" if line.purpose == line.title else line.purpose,
        day=line.issued_on or line.made_at.date(),
        handler=line.made_by,
        void_reason=line.void_reason,
    )


def _dispatch(line: IssuedLetter, owner: Record | None) -> Dispatch:
    from desktop_app.documents.letter_registers import Dispatch  # noqa: PLC0415  # start-up must not pay for it

    return Dispatch(
        posted_on=line.sent_on,
        number=line.number,
        paper=line.title,
        addressee=line.addressee,
        address=owner.text("address") if owner and _to_applicant(line) else "",
        way=line.sent_way or POST,
        mail_no=line.mail_no,
        signed_on=line.signed_on,
        handler=line.made_by,
    )


def _goes_by_post(line: IssuedLetter, first: date, last: date) -> bool:
    if line.status is not Status.USED or line.sent_way not in ("", POST):
        return False
    if line.sent_on:
        return first <= line.sent_on <= last
    told = line.issued_on is not None and first <= line.issued_on <= last
    return told and bool(line.number) and line.signed_on is None


def _to_applicant(letter: IssuedLetter) -> bool:
    return not letter.kinds or letter_kinds(letter.kinds)[0].to is To.APPLICANT


def _split(address: str) -> tuple[str, str]:
    """An address without its postcode, and the postcode."""
    found = _POSTCODE.search(address)
    if not found:
        return address.strip(), ""
    rest: Sequence[str] = (address[: found.start()], address[found.end() :])
    return "".join(rest).strip(" 　,，;；"), found[1] or found[2]
