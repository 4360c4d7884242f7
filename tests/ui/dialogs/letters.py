"""A request to write letters about, and what its papers say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2 as pdfium

from desktop_app.domain.records import Record
from desktop_app.registers.request import REQUEST
from desktop_app.services.issuing import Issued
from desktop_app.services.office import Office
from tests.builders import least
from tests.ui.dialogs.hand import DialogHand

ADDRESS = "青石县人民路8号"
MEND = {"不明确之处": "没有写明乡镇和年度", "补正方法": "书面写明后送交本机关办公室"}


def request(office: Office, reached: date = date(2026, 3, 2), **other: str) -> Record:
    """A request that came in a week ago; the bureau has an address to answer from."""
    office.bureau.put(replace(office.bureau.get(), address=ADDRESS, postcode="725400"))
    told = least(REQUEST, reached_on=reached.isoformat(), handler="李文", **other)
    return look(office, office.entries.add(REQUEST, told).one())


def look(office: Office, record_id: int) -> Record:
    """The request as it stands."""
    return office.entries.get(REQUEST, record_id)


def supplement(office: Office, record: Record) -> Issued:
    """A 补正告知书 that left."""
    facts = office.letters.facts(record.id, "supplement", MEND)
    return office.letters.issue(record.id, "supplement", facts, version=record.version)


def pdf_words(pdf: bytes) -> str:
    """All the words of a PDF, without blanks."""
    document = pdfium.PdfDocument(pdf)
    try:
        text = "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    finally:
        document.close()
    return "".join(text.split())


def sign(hand: DialogHand) -> None:
    """Sign out what the dialog shows."""
    hand.press("签发…")
    assert hand.may_press("确定签发"), hand.told()
    hand.press("确定签发")
