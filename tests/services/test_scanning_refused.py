"""Files that are not looked through: bombs, locks, the damaged, the huge and the strange, each told in words."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from desktop_app.errors import Refused, Trouble
from desktop_app.excel.strip_hidden import strip_book
from desktop_app.services.scanning import Scanning


def _bomb(path: Path, name: str) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, b"<a/>")
        parts.writestr(name.partition("/")[0] + "/bomb.xml", b" " * (420 * 2**20))


@pytest.mark.parametrize(("name", "part"), [("弹.docx", "word/document.xml"), ("弹.xlsx", "xl/workbook.xml")])
def test_bombs_are_refused(tmp_path: Path, name: str, part: str) -> None:
    _bomb(tmp_path / name, part)
    with pytest.raises(Refused, match="解压后"):
        Scanning().scan(tmp_path / name)


def test_other_files_are_refused_in_words(tmp_path: Path) -> None:
    cases = {
        "图.png": (b"\x89PNG\r\n", "图片"),
        "旧.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版 .doc"),
        "空.txt": (b"", "空文件"),
        "乱.txt": (random.Random(2).randbytes(5000), "不是文本文件"),
        "包.zip": (b"PK\x03\x04xxxx", "打不开"),
    }
    for name, (content, words) in cases.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Refused, match=words):
            Scanning().scan(tmp_path / name)
    with pytest.raises(Refused, match="文件夹"):
        Scanning().scan(tmp_path)
    with pytest.raises(Trouble, match="找不到"):
        Scanning().scan(tmp_path / "没有.txt")


def test_a_file_of_200_mb_is_refused_unread(tmp_path: Path) -> None:
    for name in ("大.txt", "大.docx", "大.xlsx", "大.pdf"):
        with (tmp_path / name).open("wb") as file:
            file.write(b"PK\x03\x04")
            file.truncate(200 * 2**20)
        with pytest.raises(Refused, match="太大"):
            Scanning().scan(tmp_path / name)


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "锁.pdf"), encrypt=StandardEncryption("开", ownerPassword="主"))
    canvas.drawString(10, 10, "610924198708300747")
    canvas.save()
    with pytest.raises(Refused, match="打开密码"):
        Scanning().scan(tmp_path / "锁.pdf")


def test_what_hangs_behind_a_text_is_not_opened_as_a_workbook(tmp_path: Path) -> None:
    """A zip is found from its end: a file that begins as text was measured as text."""
    _bomb(tmp_path / "弹.xlsx", "xl/workbook.xml")
    (tmp_path / "表.csv").write_bytes("姓名,电话\n".encode() * 400 + (tmp_path / "弹.xlsx").read_bytes())
    with pytest.raises(Refused, match=r"不是 \.xlsx，没有清理"):
        strip_book(tmp_path / "表.csv")
