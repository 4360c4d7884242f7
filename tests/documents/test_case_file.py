"""A whole case in one PDF: its contents are right, its papers are as they were, what cannot go in is told."""

from __future__ import annotations

import os
from datetime import date
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.case_file import (
    Cover,
    Part,
    apart,
    case_file,
    case_lines,
    course_page,
    opinions_page,
)
from desktop_app.documents.case_merge import merged, pages_of, picture_page
from desktop_app.documents.grid import MM
from desktop_app.documents.notice import notice_pdf
from desktop_app.documents.preview import pages_png
from desktop_app.errors import Refused
from tests.documents.paper import DAY, GOLDEN, ISSUER, seen, simple, words

A4 = (595.0, 842.0)
COVER = Cover(ISSUER, "申请公开2025年危房改造补助名单", "申请2026-0003", date(2026, 3, 2), None, "村镇建设股")
STAMP = (70 * MM, 20 * MM)  # the corner of a page, from its right and upper edges, that the number stays in


def foreign(count: int = 1, size: tuple[float, float] = A4, *, turned: int = 0, password: str = "") -> bytes:
    """A PDF of another program, with a frame along its edges."""
    out = BytesIO()
    encrypt = pdfencrypt.StandardEncryption(password) if password else None
    canvas = Canvas(out, pagesize=size, invariant=1, encrypt=encrypt)
    for number in range(count):
        canvas.drawString(100, 100, f"sheet {number}")
        canvas.rect(5, 5, size[0] - 10, size[1] - 10)
        canvas.showPage()
    canvas.save()
    if not turned:
        return out.getvalue()
    document = pdfium.PdfDocument(out.getvalue())
    for number in range(count):
        document[number].set_rotation(turned)
    turned_out = BytesIO()
    document.save(turned_out)
    document.close()
    return turned_out.getvalue()


def picture(form: str, size: tuple[int, int] = (400, 300), **options: object) -> bytes:
    out = BytesIO()
    mode = "RGBA" if form == "PNG" else "RGB"
    Image.new(mode, size, (200, 30, 30, 90)[: len(mode)]).save(out, form, **options)
    return out.getvalue()


def locked() -> bytes:
    return foreign(password="geheim")


def pdf(title: str, content: bytes, number: str = "", day: date | None = DAY) -> Part:
    return Part(title, number, day, "pdf", content)


def case() -> list[Part]:
    return [
        Part("政府信息公开申请表", "", DAY, "image", picture("JPEG")),
        pdf("办理经过", course_page("申请2026-0003", [("2026年3月2日", "收到申请", "邮寄", "", "李文")]).pdf),
        pdf("答复书", foreign(3), "青住建公开〔2026〕12号"),
        pdf("平面图", foreign(1, (1191.0, 842.0)), day=None),
        pdf("损坏的附件", foreign()[:300]),
        pdf("加密的附件", locked()),
        Part("统计表.xlsx", "", DAY, "other", b"PK"),
        pdf("期限计算单", foreign(2, turned=90)),
    ]


def test_cover_and_contents() -> None:
    golden = GOLDEN / "case-file.txt"
    told = "\n".join(case_lines(COVER, case())) + "\n"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(told, encoding="utf-8", newline="\n")
    assert told == golden.read_text(encoding="utf-8")


def test_what_is_left_out_is_told() -> None:
    assert apart(case()) == (
        "《损坏的附件》文件已损坏，无法并入，另附",
        "《加密的附件》文件有打开密码，无法并入，另附",
        "《统计表.xlsx》另附",
    )


def test_every_page_is_numbered_and_the_contents_are_right() -> None:
    made = case_file(COVER, case())
    pages = seen(made.pdf)
    assert made.pages == len(pages) == 10
    texts = ["".join(one.char for one in page) for page in pages]
    for number, text in enumerate(texts, start=1):
        assert text.endswith(f"卷内第{number}页")
    assert "收到申请" in texts[3]
    assert ["sheet0" in texts[n] for n in (4, 7, 8)] == [True, True, True]
    assert "5—7" in texts[1]
    assert "9—10" in texts[1]


def test_a_long_list_of_papers_counts_its_own_pages() -> None:
    sheet = foreign()
    made = case_file(COVER, [pdf(f"材料{number}", sheet) for number in range(120)])
    texts = ["".join(one.char for one in page) for page in seen(made.pdf)]
    front = made.pages - 120
    assert front >= 4
    contents = "".join(texts[1:front])
    assert f"材料02026年3月5日{front + 1}" in contents
    assert f"材料1192026年3月5日{front + 120}" in contents
    assert "sheet0" in texts[front]
    assert "sheet0" not in texts[front - 1]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("size", [A4, (1191.0, 842.0)])
def test_a_page_keeps_its_size_and_what_stands_on_it(size: tuple[float, float], turned: int) -> None:
    before = foreign(1, size, turned=turned)
    (wide, high, old), (wide_after, high_after, new) = (
        pages_png(before, 72)[0],
        pages_png(merged([notice_pdf(simple("正文。")), before]), 72)[1],
    )
    assert (wide, high) == (wide_after, high_after)
    changed = [at // 4 for at in range(0, len(old), 4) if old[at : at + 4] != new[at : at + 4]]
    assert changed
    assert all(at % wide > wide - STAMP[0] and at // wide < STAMP[1] for at in changed)


def test_a_page_that_moves_its_axes_gets_its_number_in_the_corner() -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.scale(0.5, 0.5)
    canvas.translate(300, 100)
    canvas.drawString(10, 10, "small")
    canvas.showPage()
    canvas.save()
    whole = merged([foreign(), out.getvalue()])
    corner = [one for one in seen(whole)[1] if one.char in "卷内第页"]
    assert all(one.x > A4[0] - STAMP[0] and one.y > A4[1] - STAMP[1] for one in corner)


def test_a_filled_form_stays_filled() -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.acroForm.textfield(name="a", value="filled in", x=100, y=300, width=200, height=30)
    canvas.showPage()
    canvas.save()
    assert "filled in" in words(merged([foreign(), out.getvalue()]))


def test_the_same_papers_give_the_same_bytes() -> None:
    assert case_file(COVER, case()).pdf == case_file(COVER, case()).pdf


def test_the_file_says_what_it_is() -> None:
    document = pdfium.PdfDocument(case_file(COVER, case()).pdf)
    assert document.get_metadata_value("Title") == "申请公开2025年危房改造补助名单（申请2026-0003）"
    document.close()


@pytest.mark.parametrize(
    "bad",
    [b"", b"%PDF-1.7\nnonsense", b"PK\x03\x04", foreign(3)[:900]],
    ids=["empty", "words", "zip", "half"],
)
def test_a_damaged_file_is_refused(bad: bytes) -> None:
    with pytest.raises(Refused, match="已损坏"):
        pages_of(bad)


def test_a_locked_file_is_refused() -> None:
    with pytest.raises(Refused, match="密码"):
        pages_of(locked())


@pytest.mark.parametrize(
    ("content", "lying"),
    [
        (picture("JPEG"), True),
        (picture("PNG", (300, 900)), False),
        (picture("JPEG", (300, 900)), False),
    ],
)
def test_a_picture_fills_a_page_without_being_stretched(content: bytes, lying: bool) -> None:
    width, height, pixels = pages_png(picture_page(content), 72)[0]
    assert (width, height) == ((842, 596) if lying else (596, 842))
    ink = [at // 4 for at in range(0, len(pixels), 4) if pixels[at + 1] < 240]
    columns, rows = {at % width for at in ink}, {at // width for at in ink}
    shape = Image.open(BytesIO(content)).size
    assert len(columns) / len(rows) == pytest.approx(shape[0] / shape[1], rel=0.02)
    assert max(len(columns) / width, len(rows) / height) > 0.85


@pytest.mark.parametrize(
    ("mode", "form"), [("CMYK", "JPEG"), ("L", "JPEG"), ("P", "PNG"), ("1", "PNG"), ("LA", "PNG")]
)
def test_pictures_of_every_kind_are_taken(mode: str, form: str) -> None:
    out = BytesIO()
    Image.new(mode, (40, 30)).save(out, form)
    assert pages_of(picture_page(out.getvalue())) == 1


def test_a_picture_taken_aslant_is_set_upright() -> None:
    exif = Image.Exif()
    exif[274] = 6
    width, height, _ = pages_png(picture_page(picture("JPEG", (400, 300), exif=exif)), 72)[0]
    assert width < height


@pytest.mark.parametrize("bad", [b"", b"GIF89a", picture("JPEG")[:200], picture("PNG")[:60]])
def test_a_damaged_picture_is_refused(bad: bytes) -> None:
    with pytest.raises(Refused, match="已损坏"):
        picture_page(bad)


def test_a_case_without_papers_has_a_cover_and_contents() -> None:
    assert case_file(COVER, []).pages == 2


def test_opinions_have_room_to_write() -> None:
    made = opinions_page("申请2026-0003", [("拟办意见", "转村镇建设股办理"), ("审核意见", "")])
    assert made.pages == 1
    assert words(made.pdf).count("签名：") == 2
    assert "签名" not in words(opinions_page("", [("拟办意见", "转办")], handwritten=False).pdf)
