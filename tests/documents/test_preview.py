"""Pictures of pages."""

from __future__ import annotations

import pytest

from desktop_app.documents.notice import notice_pdf
from desktop_app.documents.preview import pages_png
from desktop_app.errors import Trouble
from tests.documents.paper import simple


def test_pictures_have_the_size_of_the_paper_and_ink_on_white() -> None:
    pdf = notice_pdf(simple("天" * 900))
    pictures = pages_png(pdf, 72)
    assert len(pictures) == 2
    for width, height, pixels in pictures:
        assert (width, height) == (596, 842)
        assert len(pixels) == width * height * 4
        assert pixels[:4] == b"\xff\xff\xff\xff"
        assert set(pixels[3::4]) == {255}
        assert min(pixels) < 60


def test_red_is_red() -> None:
    _, _, pixels = pages_png(notice_pdf(simple("正文。", red_head=True)), 50)[0]
    dots = {tuple(pixels[at : at + 3]) for at in range(0, len(pixels), 4)}
    assert any(red > 180 and green < 80 and blue < 80 for red, green, blue in dots)


def test_single_pages_can_be_asked_for() -> None:
    pdf = notice_pdf(simple("天" * 1400))
    assert pages_png(pdf, 40, only=[1]) == pages_png(pdf, 40)[1:2]


def test_no_pdf_is_told_kindly() -> None:
    with pytest.raises(Trouble, match="打不开"):
        pages_png(b"not a pdf")
