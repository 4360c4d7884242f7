"""Printing: a page of the paper's own size, white, one picture after the other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from desktop_app.documents.notice import Notice, notice_sheets
from desktop_app.documents.preview import pages_png
from desktop_app.errors import Trouble
from ui.dialogs import printing

MM_PER_POINT = 25.4 / 72


@pytest.fixture(scope="module")
def paper() -> printing.Paper:
    body = "\n".join(f"{n}. 张某某，青山镇，家庭{n}人，拟配租公租房一套。" for n in range(1, 60))
    sheets = notice_sheets(Notice("公示", "关于公租房配租名单的公示", body, "青山县住建局", date(2026, 3, 5)))
    return printing.Paper(sheets.pages, lambda number, dpi: pages_png(sheets.pdf, dpi, [number])[0])


def test_every_page_comes_out_full_size_with_the_same_ink(
    qapp: QApplication, tmp_path: Path, paper: printing.Paper
) -> None:
    target = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    assert list(printing.print_pages(paper, printer, "公示")) == list(range(1, paper.count + 1))
    document = pdfium.PdfDocument(target)
    try:
        assert len(document) == paper.count > 1
        width, height = (side * MM_PER_POINT for side in document[0].get_size())
        assert (width, height) == (pytest.approx(210, abs=0.4), pytest.approx(297, abs=0.4))
        again = document[0].render(scale=1, grayscale=True)
        dark_again = sum(value < 128 for value in bytes(again.buffer)) / (again.width * again.height)
    finally:
        document.close()
    image = paper.image(0, 72)
    pixels = [image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height())]
    assert dark_again == pytest.approx(sum(value < 128 for value in pixels) / len(pixels), abs=0.01)
    assert image.pixelColor(2, 2).lightness() == 255


def test_a_printer_that_is_gone_is_told_and_no_file_appears(qapp: QApplication) -> None:
    with pytest.raises(Trouble, match="找不到这台打印机"):
        printing.printer_named("没有的打印机", 1)
