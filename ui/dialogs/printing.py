"""Pages on a printer: each page a picture of 600 dots per inch, one at a time, exactly as large as its paper."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop_app.errors import Trouble

DPI = 600
SCREEN_DPI = 96.0
_MM_PER_INCH = 25.4

Picture = tuple[int, int, bytes]  # width, height, RGBA rows without padding


@dataclass(frozen=True)
class Paper:
    """A finished document: how many pages it has, and the picture of one of them (from 0) at a resolution."""

    count: int
    picture: Callable[[int, float], Picture]

    def image(self, number: int, dpi: float) -> QImage:
        """A page as an image that owns its pixels."""
        width, height, pixels = self.picture(number, dpi)
        return QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()

    def size_mm(self, number: int) -> QSizeF:
        """The page's own size."""
        width, height, _ = self.picture(number, SCREEN_DPI)
        return QSizeF(width / SCREEN_DPI * _MM_PER_INCH, height / SCREEN_DPI * _MM_PER_INCH)


def printers() -> list[str]:
    """The printers this computer knows, the usual one first."""
    names = QPrinterInfo.availablePrinterNames()
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(names, key=lambda name: name != usual)


def printer_named(name: str, copies: int) -> QPrinter:
    """A printer ready for `copies` of a document. Raises Trouble when there is none of that name any more.

    Qt would silently write a PDF file in its place.
    """
    if name not in QPrinterInfo.availablePrinterNames():
        raise Trouble("找不到这台打印机", why=name, do="请检查打印机是否开机、连好，或另存为 PDF 后打印")
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setCopyCount(copies)
    return printer


def print_pages(paper: Paper, printer: QPrinter, title: str) -> Generator[int, None, None]:
    """Print page after page, yielding how many are done. Raises Trouble when the printer does not take the job."""
    printer.setDocName(title)
    printer.setResolution(DPI)
    printer.setFullPage(True)
    _set_paper(printer, paper.size_mm(0))
    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble("打印机没有接受任务", why=printer.printerName(), do="请检查打印机，或另存为 PDF 后打印")
    try:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        for number in range(paper.count):
            if number:
                _set_paper(printer, paper.size_mm(number))
                printer.newPage()
            sheet = QRect(0, 0, printer.width(), printer.height())
            painter.fillRect(sheet, Qt.GlobalColor.white)
            painter.drawImage(sheet, paper.image(number, DPI))
            yield number + 1
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        painter.end()


def _set_paper(printer: QPrinter, size: QSizeF) -> None:
    wide = size.width() > size.height()
    upright = size.transposed() if wide else size
    page = QPageSize(upright, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    )
    printer.setPageSize(page)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
