"""Puts finished PDFs and pictures together in one PDF and writes the page's number on every page.

The pages keep their size, their turn and what stands on them; notes and filled forms become part of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import md5
from io import BytesIO
from typing import Any

from desktop_app.documents.fonts import MAKING
from desktop_app.documents.grid import MM, SIZE_5_SMALL
from desktop_app.documents.pen import draw_line, new_canvas
from desktop_app.documents.preview import ONE_AT_A_TIME
from desktop_app.documents.sheet_blocks import set_lines
from desktop_app.documents.sheet_pages import PORTRAIT
from desktop_app.documents.typeset import Run
from desktop_app.errors import Refused

BEFORE, AFTER = "卷内第", "页"
_RIGHT, _TOP = 12 * MM, 9 * MM  # of the number's end and its upper edge, from the edges of the page
_PICTURE_MARGIN = 15 * MM
_FILE_ID = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]{32})>\s*<([0-9A-Fa-f]{32})>\s*\]")
_DAMAGED = "文件已损坏，无法并入"
_LOCKED = "文件有打开密码，无法并入"


def picture_page(picture: bytes) -> bytes:
    """A JPEG or PNG on one page of A4, lying when it is wider than tall, as large as fits.

    Raises `Refused` when the bytes are no readable picture.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415  start-up must not pay for it
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415

    try:
        with Image.open(BytesIO(picture)) as opened:
            opened.load()
            upright = opened.getexif().get(274, 1) == 1  # a telephone held aslant says so and turns nothing
            plain = upright and opened.format == "JPEG" and opened.mode in {"RGB", "L"}
            image = None if plain else _on_white(ImageOps.exif_transpose(opened))
            across, down = (image or opened).size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused(_DAMAGED) from error
    width, height = PORTRAIT.width, PORTRAIT.height
    if across > down:
        width, height = height, width
    scale = min((width - 2 * _PICTURE_MARGIN) / across, (height - 2 * _PICTURE_MARGIN) / down)
    with MAKING:
        out = BytesIO()
        canvas = new_canvas(out, (width, height), "", "")
        reader = ImageReader(BytesIO(picture) if image is None else image)
        left, bottom = (width - across * scale) / 2, (height - down * scale) / 2
        canvas.drawImage(reader, left, bottom, across * scale, down * scale)
        canvas.showPage()
        canvas.save()
    return out.getvalue()


def _on_white(image: Any) -> Any:
    from PIL import Image  # noqa: PLC0415  start-up must not pay for it

    if image.mode in {"RGB", "L"}:
        return image
    if image.mode not in {"RGBA", "LA", "PA"} and "transparency" not in image.info:
        return image.convert("RGB")
    shown = image.convert("RGBA")
    paper = Image.new("RGBA", shown.size, "white")
    paper.alpha_composite(shown)
    return paper.convert("RGB")


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has, each of which can be put into another file.

    Raises `Refused` with the reason in words when it is damaged or asks for a password.
    """
    with ONE_AT_A_TIME, _opened(pdf) as document, _empty() as trial:
        _bring(trial, document)
        return len(trial)


def joined(parts: Sequence[bytes]) -> bytes:
    """One PDF of all parts with nothing added; as `merged` in all else."""
    with ONE_AT_A_TIME, _opened(parts[0]) as whole:
        for part in parts[1:]:
            with _opened(part) as document:
                _bring(whole, document)
        out = BytesIO()
        whole.save(out)
    return _with_lasting_id(out.getvalue())


def merged(parts: Sequence[bytes], *, numbered: bool = True) -> bytes:
    """One PDF of all parts; the same parts give the same bytes.

    `numbered`: with 卷内第 n 页 at the upper right of every page. The first part lends its properties. Raises
    `Refused` as `pages_of`.
    """
    with ONE_AT_A_TIME, _opened(parts[0]) as whole:
        for part in parts[1:]:
            with _opened(part) as document:
                _bring(whole, document)
        if numbered:
            _number(whole)
        out = BytesIO()
        whole.save(out)
    return _with_lasting_id(out.getvalue())


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2 as pdfium  # noqa: PLC0415  start-up must not pay for it
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY  # noqa: PLC0415

    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as error:
        locked = error.err_code in {FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY}
        raise Refused(_LOCKED if locked else _DAMAGED) from error
    try:
        yield document
    finally:
        document.close()


@contextmanager
def _empty() -> Iterator[Any]:
    import pypdfium2 as pdfium  # noqa: PLC0415  start-up must not pay for it

    document = pdfium.PdfDocument.new()
    try:
        yield document
    finally:
        document.close()


def _bring(whole: Any, document: Any) -> None:
    """Appends the pages of a document, notes and filled fields drawn into them; Refused when one cannot be read."""
    import pypdfium2 as pdfium  # noqa: PLC0415  start-up must not pay for it
    from pypdfium2.raw import FLAT_PRINT, FLATTEN_FAIL, FPDFPage_Flatten  # noqa: PLC0415

    try:
        document.init_forms()
        for number in range(len(document)):
            page = document[number]
            flat = FPDFPage_Flatten(page, FLAT_PRINT)
            page.close()
            if flat == FLATTEN_FAIL:
                raise Refused(_DAMAGED)
        whole.import_pages(document)
    except pdfium.PdfiumError as error:
        raise Refused(_DAMAGED) from error
    if not len(document):
        raise Refused(_DAMAGED)


def _number(whole: Any) -> None:
    signs = [BEFORE, *"0123456789", AFTER]
    pdf, widths = _signs(signs)
    with _opened(pdf) as source:
        forms = {sign: source.page_as_xobject(at, whole) for at, sign in enumerate(signs)}
        for number in range(len(whole)):
            page = whole[number]
            line = [BEFORE, *str(number + 1), AFTER]
            at = -sum(widths[sign] for sign in line)
            for sign in line:
                stamp = forms[sign].as_pageobject()
                stamp.set_matrix(_place(page, at))
                page.insert_obj(stamp)
                at += widths[sign]
            page.gen_content()
            page.close()


def _signs(signs: Sequence[str]) -> tuple[bytes, dict[str, float]]:
    """Each sign on a page of its own, as high as the type and as wide as the sign; and the widths in points."""
    widths = {}
    with MAKING:
        out = BytesIO()
        canvas = new_canvas(out, (100.0, SIZE_5_SMALL * 1.2), "", "")
        for sign in signs:
            line = set_lines((Run(sign, "song"),), SIZE_5_SMALL, 100.0, "left")[0]
            widths[sign] = sum(one.advance for one in line.cells) * SIZE_5_SMALL + (
                2.0 if len(sign) > 1 else 0
            )
            text = canvas.beginText()
            draw_line(text, line, 0.0, SIZE_5_SMALL * 0.2)
            canvas.drawText(text)
            canvas.showPage()
        canvas.save()
    return out.getvalue(), widths


def _place(page: Any, at: float) -> Any:
    """Where a sign goes that begins `at` points from the end of the number, on a page however it is turned."""
    from pypdfium2 import PdfMatrix  # noqa: PLC0415  start-up must not pay for it

    left, bottom, right, top = page.get_bbox()
    turn = page.get_rotation()
    wide, high = (right - left, top - bottom) if turn in (0, 180) else (top - bottom, right - left)
    x, y = wide - _RIGHT + at, high - _TOP - SIZE_5_SMALL
    match turn:
        case 90:
            return PdfMatrix(0, 1, -1, 0, right - y, bottom + x)
        case 180:
            return PdfMatrix(-1, 0, 0, -1, right - x, top - y)
        case 270:
            return PdfMatrix(0, -1, 1, 0, left + y, top - x)
        case _:
            return PdfMatrix(1, 0, 0, 1, left + x, bottom + y)


def _with_lasting_id(pdf: bytes) -> bytes:
    """The file with an identifier made from its content: PDFium puts a random one in."""
    all_of_them = [*_FILE_ID.finditer(pdf)]
    if not all_of_them:
        return pdf
    found = all_of_them[-1]  # the trailer's; others may stand in what was brought in
    rest = pdf[: found.start()] + pdf[found.end() :]
    name = md5(rest, usedforsecurity=False).hexdigest().upper().encode("ascii")
    start, stop = found.span()
    fresh = pdf[start:stop].replace(found[1], name).replace(found[2], name)
    return pdf[:start] + fresh + pdf[stop:]
