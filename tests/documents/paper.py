"""Notices and helpers the paper tests share."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from desktop_app.documents.notice import Notice

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
ISSUER = "青石县住房和城乡建设局"
DAY = date(2026, 3, 5)


class Seen(NamedTuple):
    """One character of a page: its origin in points from the lower left corner of the paper."""

    char: str
    x: float
    y: float


def simple(body: object, **more: object) -> Notice:
    """A plain 通告 around a body."""
    fields: dict[str, object] = {
        "kind": "通告",
        "title": "关于城区停水的通告",
        "issuer": ISSUER,
        "issued_on": DAY,
    }
    return Notice(body=body, **{**fields, **more})  # type: ignore[arg-type]


def gongshi() -> Notice:
    """A 公示 with everything it can have."""
    return Notice(
        kind="公示",
        title="关于2026年第三批公共租赁住房保障对象名单的公示",
        body="根据《公共租赁住房管理办法》（住房和城乡建设部令第11号）和《青石县公共租赁住房管理实施细则》"
        "（青政办发〔2024〕18号）等有关规定，经个人申请、社区初审、街道复核，现将2026年第三批符合条件的"
        "128户保障对象名单（详见附件）予以公示，接受社会监督。\n"
        "一、公示内容\n"
        "（一）申请人情况。包括姓名、家庭人口数、人均住房建筑面积（㎡）——身份证号码不予公示。\n"
        "（二）拟配租房源：幸福里小区A区3#、5#楼，共计128套，建筑面积45.60㎡～59.80㎡；\n"
        "1.租金标准为2.85元/㎡·月，押金￥1,200.00元\n"
        "（1）联系人：喆某、䶮某、𬱖某、㛃某、祎某\n"
        "\n"
        "特此公示。",
        issuer=ISSUER,
        issued_on=DAY,
        number="青建公〔2026〕18号",
        addressee="各有关单位、全县居民",
        attachments=("2026年第三批公共租赁住房保障对象名单", "拟配租房源明细表"),
        period=(DAY, date(2026, 3, 11)),
        receiver="住房保障股",
        address="青石县人民路88号三楼306室，邮编123456",
        phone="0000-8123456",
        supervision_phone="0000-8123457",
        foot="公示编号：2026-018　张贴日：2026年3月5日　应撤日：2026年3月12日",
        red_head=True,
    )


def seen(pdf: bytes) -> list[list[Seen]]:
    """Every character of every page in the order of the file."""
    document = pdfium.PdfDocument(pdf)
    pages = [_page(document[number]) for number in range(len(document))]
    document.close()
    return pages


def _page(page: pdfium.PdfPage) -> list[Seen]:
    text = page.get_textpage()
    found: list[Seen] = []
    for index in range(text.count_chars()):
        x, y = raw.c_double(), raw.c_double()
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        unit = raw.FPDFText_GetUnicode(text.raw, index)
        if 0xDC00 <= unit < 0xE000 and found:  # the second half of a surrogate pair
            high = ord(found[-1].char) - 0xD800
            found[-1] = found[-1]._replace(char=chr(0x10000 + (high << 10) + unit - 0xDC00))
        elif not chr(unit).isspace():
            found.append(Seen(chr(unit), x.value, y.value))
    return found


def words(pdf: bytes) -> str:
    """The text of a PDF as pypdfium2 copies it."""
    document = pdfium.PdfDocument(pdf)
    text = "\n".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    document.close()
    return text


def poppler(tool: str, pdf: bytes, *options: str) -> str:
    """What a tool of poppler says about a PDF."""
    program = shutil.which(tool)
    if program is None:
        pytest.skip(f"{tool} (poppler-utils) is not installed")
    done = subprocess.run(
        [program, *options, "-", *(["-"] if tool == "pdftotext" else [])],
        input=pdf,
        capture_output=True,
        check=True,
        timeout=60,
    )
    return done.stdout.decode("utf-8")
