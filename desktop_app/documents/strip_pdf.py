"""A PDF as it is seen: its pages in a new file, without properties, notes and attached files."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from desktop_app.documents.preview import ONE_AT_A_TIME
from desktop_app.documents.read_text_pdf import read_pdf, refusal
from desktop_app.domain.privacy_file import Stripped


def strip_pdf(path: Path) -> Stripped:
    """The bytes of a PDF with the same pages and nothing else; the file itself is not touched.

    Refused when it is damaged, encrypted or too long, Trouble when it cannot be read.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415  start-up must not pay for it

    removed = list(read_pdf(path).hidden)
    with ONE_AT_A_TIME:
        try:
            source = pdfium.PdfDocument(path)
        except pdfium.PdfiumError as error:
            raise refusal(path, error) from None
        fresh = pdfium.PdfDocument.new()
        try:
            fresh.import_pages(source)
            for number in range(len(fresh)):
                _without_notes(fresh[number])
            packed = BytesIO()
            fresh.save(packed)
        except pdfium.PdfiumError as error:
            raise refusal(path, error) from None
        finally:
            fresh.close()
            source.close()
    notes = ("表单和页面上的批注已去掉；看得见的文字和图片没有改动，被盖住的文字仍在，请看检查结果",)
    return Stripped(packed.getvalue(), tuple(removed), notes)


def _without_notes(page: Any) -> None:
    import pypdfium2.raw as raw  # noqa: PLC0415  start-up must not pay for it

    for number in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        raw.FPDFPage_CloseAnnot(annotation)
        raw.FPDFPage_RemoveAnnot(page, number)
    page.close()
