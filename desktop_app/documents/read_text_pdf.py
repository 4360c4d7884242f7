"""The text of a PDF page by page, its notes and properties; pages without text are told: nobody has read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop_app.documents.preview import ONE_AT_A_TIME
from desktop_app.documents.zip_guard import check_size
from desktop_app.domain.privacy_file import Contents, Passage, ranges
from desktop_app.errors import Refused

MAX_PAGES = 3_000
_PROPERTIES = {
    "Author": "作者",
    "Title": "标题",
    "Subject": "主题",
    "Keywords": "关键词",
    "Creator": "制作程序",
}
_NO_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read_pdf(path: Path) -> Contents:
    """All text of a PDF; Refused when it is damaged, encrypted or too long, Trouble when it cannot be read."""
    import pypdfium2 as pdfium  # noqa: PLC0415  start-up must not pay for it

    check_size(path)
    with ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(path)
        except pdfium.PdfiumError as error:
            raise refusal(path, error) from None
        try:
            return _contents(document, path)
        except pdfium.PdfiumError as error:  # a page that is no page
            raise refusal(path, error) from None
        finally:
            document.close()


def refusal(path: Path, error: Exception) -> Refused:
    """The sentence for a PDF that PDFium does not open."""
    if getattr(error, "err_code", None) == _NO_PASSWORD or "assword" in str(error):
        return Refused(f"《{path.name}》设了打开密码", why="程序读不了加密的文件", do="请取消密码后再查")
    return Refused(f"《{path.name}》打不开", why="文件已损坏，或不是真正的 PDF", do="请向提供者重新要一份")


def _contents(document: Any, path: Path) -> Contents:
    if len(document) > MAX_PAGES:
        raise Refused(
            f"《{path.name}》太长，没有打开",
            why=f"有 {len(document)} 页，最多 {MAX_PAGES} 页",
            do="请分成几个文件",
        )
    passages: list[Passage] = []
    empty: list[int] = []
    remarks = 0
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        text = _text(page)
        if text.strip():
            passages.append(Passage(f"第{number}页", text))
        else:
            empty.append(number)
        for remark in _remarks(page):
            remarks += 1
            passages.append(Passage(f"第{number}页的批注", remark, "批注"))
        page.close()
    told = {
        name: value
        for name, value in document.get_metadata_dict(skip_empty=True).items()
        if name in _PROPERTIES
    }
    passages += [
        Passage("文档属性", f"{_PROPERTIES[name]}：{value}", "文档属性") for name, value in told.items()
    ]
    hidden = [f"文档属性：{_PROPERTIES[name]}：{value}" for name, value in told.items()]
    hidden += [f"批注 {remarks} 处"] if remarks else []
    notes = [f"第{ranges(empty)}页没有文字，无法检查（可能是扫描件），请人工看一遍"] if empty else []
    if attached := document.count_attachments():
        hidden.append(f"夹带附件 {attached} 个")
        notes.append("夹带的附件没有检查，请另行检查或删去")
    return Contents(tuple(passages), tuple(hidden), tuple(notes))


def _text(page: Any) -> str:
    words = page.get_textpage()
    text: str = words.get_text_range()
    words.close()
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").replace("\0", "")


def _remarks(page: Any) -> Iterator[str]:
    """What is written in the notes and form fields of a page."""
    import ctypes  # noqa: PLC0415  only here

    import pypdfium2.raw as raw  # noqa: PLC0415  start-up must not pay for it

    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        for key in (b"Contents", b"T", b"V"):
            size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
            if size <= 2:
                continue
            buffer = (ctypes.c_ushort * (size // 2))()
            raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
            yield bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
        raw.FPDFPage_CloseAnnot(annotation)
