"""Which reader a file to be looked through needs, by what it is and not by what it is called."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from desktop_app import foreign
from desktop_app.documents.zip_guard import check_size
from desktop_app.domain.privacy_file import Contents, Passage
from desktop_app.errors import Refused
from desktop_app.textfile import decoded

MAX_TEXT = 30 * 2**20
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]")
_MOST_BROKEN = 0.001  # of the characters; more than that and it is no text
TEXT, BOOK, WORD, PDF = "text", "book", "word", "pdf"


def shape(path: Path) -> str:
    """Text, book, word or pdf; Refused for what no reader knows, Trouble when it cannot be read."""
    head = check_size(path)
    if b"%PDF-" in head:
        return PDF
    if head.startswith(foreign.OLE):
        return WORD if path.suffix.lower() in {".doc", ".docx", ".wps"} else BOOK
    if head.startswith(foreign.ZIP):
        return _of_zip(path)
    if head.startswith(_PICTURES):
        raise Refused(
            f"《{path.name}》是图片", why="图片里的文字程序检查不了", do="请人工看一遍，遮住个人信息后再公开"
        )
    return TEXT


def _of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (*foreign.BROKEN_ZIP, ValueError):
        raise Refused(f"《{path.name}》打不开", why="文件已损坏", do="请向提供者重新要一份") from None
    if any(name.startswith("word/") for name in names):
        return WORD
    if any(name.startswith("xl/") for name in names) or "content.xml" in names:
        return BOOK
    raise Refused(
        f"《{path.name}》检查不了",
        why="是压缩包或程序不认识的格式",
        do="请解压，或另存为 .docx、.xlsx、.pdf、.txt 后再查",
    )


def read_file(path: Path) -> Contents:
    """All the text of a file and what of it is hidden; Refused with the reason, Trouble when it cannot be read."""
    match shape(path):
        case "book":
            from desktop_app.excel.read_hidden import read_all  # noqa: PLC0415  only what is needed is loaded

            return read_all(path)
        case "word":
            from desktop_app.documents.read_text_docx import read_docx  # noqa: PLC0415  as above

            return read_docx(path)
        case "pdf":
            from desktop_app.documents.read_text_pdf import read_pdf  # noqa: PLC0415  as above

            return read_pdf(path)
        case _:
            return _read_text(path)


def _read_text(path: Path) -> Contents:
    name = f"《{path.name}》"
    with foreign.told(path):
        if path.stat().st_size > MAX_TEXT:
            raise Refused(
                f"{name}太大，没有打开", why=f"文本最多 {MAX_TEXT // 2**20} MB", do="请分成几个文件"
            )
        content = path.read_bytes()
    text, broken = _decoded(content, name)
    notes = [f"有 {broken} 处认不出的字，请核对原文"] if broken else []
    if strange := _CONTROL.findall(text):
        told = "、".join(sorted({f"U+{ord(sign):04X}" for sign in strange})[:6])
        notes.append(f"有 {len(strange)} 个看不见的控制字符（{told}），检查时当作不存在，请删去")
        text = _CONTROL.sub("\u200b", text)
    return Contents((Passage("", text),), (), tuple(notes))


def _decoded(content: bytes, name: str) -> tuple[str, int]:
    if (whole := decoded(content)) is not None:
        return whole, 0
    told = [(content.decode(code, "replace")) for code in ("utf-8-sig", "gb18030")]
    text = min(told, key=lambda one: one.count("\ufffd"))
    broken = text.count("\ufffd")
    if broken > max(3, len(text) * _MOST_BROKEN):
        raise Refused(
            f"{name}不是文本文件", why="认不出文字编码，或文件已损坏", do="请用记事本另存为 UTF-8 编码"
        )
    return text, broken
