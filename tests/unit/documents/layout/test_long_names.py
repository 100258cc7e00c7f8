"""The name of a company that is as long as its law allows, on every paper."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from pypdfium2 import PdfDocument

from cardesk_desktop.documents import render_invoice, render_receipt, render_recovery_sheet
from cardesk_desktop.documents.layout.invoice import A4
from tests.builders import NOW, make_invoice, make_invoice_file
from tests.unit.documents.reading import copied
from tests.unit.documents.speaking import ENGLISH

LONG = "Compagnie méditerranéenne de nettoyage et de rénovation automobile des Alpes-Maritimes et du Var SARL"


def test_it_stays_on_the_sheet_with_the_recovery_code() -> None:
    data = render_recovery_sheet(
        "7Q4K-M2Z8", company=LONG, made_at=NOW, time_zone=ZoneInfo("Asia/Dubai"), phrasebook=ENGLISH
    )
    with PdfDocument(data) as document:
        text = document[0].get_textpage()
        assert max(text.get_charbox(at)[2] for at in range(text.count_chars())) < A4[0]
    assert LONG in copied(data)


def test_it_is_printed_whole_on_an_invoice_and_on_a_receipt() -> None:
    invoice = make_invoice(1)
    file = make_invoice_file(replace(invoice, seller=replace(invoice.seller, name=LONG)))
    for draw in (render_invoice, render_receipt):
        assert "SARL" in copied(draw(file, phrasebook=ENGLISH))
