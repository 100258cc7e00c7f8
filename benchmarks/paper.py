"""Invoice PDFs; the floor is fpdf2 drawing the same table with the same words, warm as ours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from fpdf import FPDF

from benchmarks.figure import Figure, alternate
from cardesk_desktop.documents import render_invoice
from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.i18n import Phrasebook, load_phrasebook
from cardesk_desktop.paths import resource
from tests.builders import make_invoice, make_invoice_file

_HEADS = ("", "Description", "Qty", "Unit price", "Net", "VAT", "VAT AED", "Total AED")
_WIDTHS = (8, 60, 14, 22, 22, 14, 22, 28)


def measure_paper() -> Iterator[Figure]:
    """`pdf.10_lines` and `pdf.500_lines`, medians."""
    english = load_phrasebook("en")
    for lines, runs in ((10, 30), (500, 8)):
        file = make_invoice_file(make_invoice(lines))
        ours = partial(render_invoice, file, phrasebook=english)
        floor = partial(_by_fpdf, file.invoice, english)
        yield alternate(ours, floor, runs=runs).median(f"pdf.{lines}_lines")


def _by_fpdf(invoice: Invoice, _: Phrasebook) -> bytes:
    pdf = FPDF()
    pdf.add_font("noto", fname=str(resource("fonts", "NotoSans-Regular.ttf")))
    pdf.add_page()
    pdf.set_font("noto", size=16)
    pdf.cell(text="Tax Invoice", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("noto", size=8)
    for text in (invoice.seller.name, invoice.seller.address, invoice.number, _.date(invoice.issued_on)):
        pdf.cell(text=text, new_x="LMARGIN", new_y="NEXT")
    _row(pdf, _HEADS)
    for place, line in enumerate(invoice.lines, start=1):
        figures = (line.unit_price, line.net, line.tax_amount, line.gross)
        unit, net, tax, gross = (_.amount(figure) for figure in figures)
        quantity, rate = _.quantity(line.quantity), _.percent(line.tax.rate_bp)
        _row(pdf, (str(place), line.names.main, quantity, unit, net, rate, tax, gross))
    for label, figure in (("Net", invoice.net), ("VAT", invoice.tax), ("Total", invoice.gross)):
        _row(pdf, ("", label, "", "", "", "", "", _.amount(figure)))
    return bytes(pdf.output())


def _row(pdf: FPDF, cells: tuple[str, ...]) -> None:
    for place, (width, text) in enumerate(zip(_WIDTHS, cells, strict=True)):
        pdf.cell(width, 6, text, align="L" if place < 2 else "R")
    pdf.ln()
