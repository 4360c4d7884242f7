"""Pages of a PDF as pictures, so that the window shows exactly what will be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from desktop_app.errors import Trouble

ONE_AT_A_TIME = Lock()  # PDFium is not safe for threads


def pages_png(
    pdf: bytes, dpi: float = 96.0, only: Iterable[int] | None = None
) -> list[tuple[int, int, bytes]]:
    """Pages (all, or those of `only`, from 0) as (width, height, RGBA rows without padding), on white.

    Raises `Trouble` when the bytes are no readable PDF.
    """
    with _opened(pdf) as document:
        return [
            _picture(document[number], dpi) for number in (range(len(document)) if only is None else only)
        ]


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has. Raises `Trouble` when the bytes are no readable PDF."""
    with _opened(pdf) as document:
        return len(document)


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2 as pdfium  # noqa: PLC0415  start-up must not pay for it

    with ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(pdf)
        except pdfium.PdfiumError as error:
            raise Trouble("这份文件打不开", why="它不是完好的 PDF", do="请重新生成后再看") from error
        try:
            yield document
        finally:
            document.close()


def _picture(page: Any, dpi: float) -> tuple[int, int, bytes]:
    from pypdfium2.raw import FPDFBitmap_BGRA  # noqa: PLC0415  start-up must not pay for it

    bitmap = page.render(scale=dpi / 72, rev_byteorder=True, force_bitmap_format=FPDFBitmap_BGRA)
    picture = bitmap.width, bitmap.height, bytes(bitmap.buffer)
    bitmap.close()
    page.close()
    return picture
