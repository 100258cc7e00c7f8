"""One visit through the window, from the plate to the saved invoice, in English and in Arabic."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.domain.money import Money
from tests.walkthrough.stage import Stage, opened
from tests.walkthrough.visit import CLIENT, PLATE, Visit


@pytest.mark.timeout(240)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_car_comes_in_and_leaves_with_a_paid_invoice(
    qapp: QApplication, house: DemoHouse, tmp_path: Path, language: str
) -> None:
    with opened(qapp, house, tmp_path / "invoice.pdf", language=language) as stage:
        is_rtl = stage.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
        assert is_rtl is (language == "ar")
        Visit(stage.hands, stage.phrases, pdf=stage.pdf).go()
        _check_books(stage)
    text = _text_of(tmp_path / "invoice.pdf")
    assert "R01-A-" in text
    assert CLIENT[0] in text
    assert "TRN" in text
    assert "فاتورة ضريبية" in text


def _check_books(stage: Stage) -> None:
    file = stage.newest_invoice()
    invoice = file.invoice
    assert invoice.vehicle is not None
    assert invoice.vehicle.plate == PLATE
    assert len(invoice.lines) == 4
    assert sum(line.gross.minor for line in invoice.lines) == invoice.gross.minor
    (payment,) = file.payments
    assert payment.tender.received == Money(40_000, invoice.currency)
    assert payment.tender.amount == invoice.gross
    assert not file.settlement.balance


def _text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return unicodedata.normalize("NFKC", "\n".join(pages))
