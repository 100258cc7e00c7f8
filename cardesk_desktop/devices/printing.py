"""PDF papers to an installed printer, page by page, at the printer's own resolution.

Runs on an io thread: Qt allows painting on a printer and an image outside the UI thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from cardesk_desktop.domain.errors import Code, Unavailable

# Enough for small Arabic type; more only costs memory on a long receipt.
_MOST_DPI = 300
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class InstalledPrinter:
    """A printer of this computer, by the name the system gives it."""

    name: str
    is_default: bool


def installed_printers() -> tuple[InstalledPrinter, ...]:
    """The printers of this computer, as the system lists them."""
    default = QPrinterInfo.defaultPrinterName()
    return tuple(InstalledPrinter(name, name == default) for name in QPrinterInfo.availablePrinterNames())


def print_pdf(pdf: bytes, printer_name: str) -> None:
    """Print every page on paper of the page's own size.

    Raises Unavailable: PRINTER_MISSING when the printer is not there (any more), PRINTER_FAILED when
    it takes no job.
    """
    info = QPrinterInfo.printerInfo(printer_name)
    if not printer_name or info.isNull():
        raise Unavailable(Code.PRINTER_MISSING, printer=printer_name)
    _paint(pdf, QPrinter(info, QPrinter.PrinterMode.HighResolution), printer_name)


def print_to_file(pdf: bytes, path: Path) -> None:
    """Print into a PDF file through the same painting as on paper: the test page without a printer."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    _paint(pdf, printer, path.name)


def _paint(pdf: bytes, printer: QPrinter, name: str) -> None:
    with _opened(pdf) as document:
        printer.setFullPage(True)
        _fit_paper(printer, document.pagePointSize(0))
        painter = QPainter()
        if not painter.begin(printer):
            raise Unavailable(Code.PRINTER_FAILED, printer=name)
        try:
            for page in range(document.pageCount()):
                if page:
                    _fit_paper(printer, document.pagePointSize(page))
                    if not printer.newPage():
                        raise Unavailable(Code.PRINTER_FAILED, printer=name)
                _draw_page(painter, printer, document, page)
        finally:
            is_done = painter.end()
        if not is_done or printer.printerState() is QPrinter.PrinterState.Error:
            raise Unavailable(Code.PRINTER_FAILED, printer=name)


@contextmanager
def _opened(pdf: bytes) -> Iterator[QPdfDocument]:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise ValueError("this is not a PDF that we wrote")
    try:
        yield document
    finally:
        document.close()
        buffer.close()


def _fit_paper(printer: QPrinter, points: QSizeF) -> None:
    size = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))


def _draw_page(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    points = document.pagePointSize(page)
    dpi = min(printer.resolution(), _MOST_DPI)
    image = document.render(page, _pixels(points, dpi))
    target = QRect(0, 0, *_pixels(points, printer.resolution()).toTuple())
    painter.drawImage(target, image)


def _pixels(points: QSizeF, dpi: int) -> QSize:
    return QSize(
        round(points.width() * dpi / _POINTS_PER_INCH), round(points.height() * dpi / _POINTS_PER_INCH)
    )


def printer_names() -> tuple[str, ...]:
    """The names of the printers of this computer."""
    return tuple(printer.name for printer in installed_printers())
