"""Printing: what arrives on the paper is what the PDF shows."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from cardesk_desktop.devices.printing import installed_printers, print_pdf, print_to_file
from cardesk_desktop.domain.errors import Code, Unavailable

_RECEIPT = (204.0, 500.0)
_A4 = (595.0, 842.0)


def _pdf(*sizes: tuple[float, float]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for place, size in enumerate(sizes, start=1):
        canvas.setPageSize(size)
        canvas.rect(20, size[1] - 120, 100, 50 * place, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _pictures(pdf: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=0.5).to_pil().convert("L") for page in document]
    finally:
        document.close()


def test_every_page_is_printed_in_its_place_and_size(qapp: QApplication, tmp_path: Path) -> None:
    original = _pdf(_A4, _A4, _RECEIPT)
    print_to_file(original, tmp_path / "paper.pdf")
    printed = _pictures((tmp_path / "paper.pdf").read_bytes())
    expected = _pictures(original)
    assert len(printed) == 3
    for was, now in zip(expected, printed, strict=True):
        assert abs(was.width - now.width) <= 2
        assert abs(was.height - now.height) <= 2
        difference = ImageChops.difference(was, now.resize(was.size))
        strong = difference.point(lambda value: 255 if value > 128 else 0)
        assert sum(strong.histogram()[255:]) < was.width * was.height // 200


def test_a_missing_printer_is_said(qapp: QApplication) -> None:
    with pytest.raises(Unavailable) as raised:
        print_pdf(_pdf(_A4), "No such printer")
    assert raised.value.code is Code.PRINTER_MISSING
    assert raised.value.params == {"printer": "No such printer"}


def test_no_printer_chosen_is_said(qapp: QApplication) -> None:
    with pytest.raises(Unavailable) as raised:
        print_pdf(_pdf(_A4), "")
    assert raised.value.code is Code.PRINTER_MISSING


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_an_unwritable_place_is_a_failed_job(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as raised:
        print_to_file(_pdf(_A4), tmp_path / "no" / "such" / "folder.pdf")
    assert raised.value.code is Code.PRINTER_FAILED


def test_what_is_not_a_pdf_is_a_defect(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a PDF"):
        print_to_file(b"not a pdf", tmp_path / "paper.pdf")


def test_only_real_printers_are_listed(qapp: QApplication) -> None:
    assert all(printer.name for printer in installed_printers())
