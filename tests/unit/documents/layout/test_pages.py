"""How lines and closing are spread over pages."""

from dataclasses import replace
from itertools import pairwise

import pytest

from cardesk_desktop.documents.fields.invoice import invoice_fields
from cardesk_desktop.documents.fields.words import Speech
from cardesk_desktop.documents.layout.invoice import InvoiceLayout
from cardesk_desktop.documents.layout.receipt import LONGEST_PAGE, pages, receipt_blocks, strip_height
from tests.builders import make_buyer, make_invoice, make_invoice_file
from tests.unit.documents.speaking import ENGLISH


def _layout(lines: int) -> InvoiceLayout:
    file = make_invoice_file(make_invoice(lines, buyer=make_buyer()))
    return InvoiceLayout(invoice_fields(file, Speech(ENGLISH), is_copy=False), None)


@pytest.mark.parametrize("lines", [1, 12, *range(15, 27), 40, 47, 48, 49, 50, 51, 52, 53, 54, 55, 200])
def test_every_line_stands_on_one_page_and_the_closing_on_the_last(lines: int) -> None:
    found = _layout(lines).pages
    assert found[0].first == 0
    assert found[-1].last == lines
    assert all(page.last == following.first for page, following in pairwise(found))
    assert [page.has_closing for page in found] == [False] * (len(found) - 1) + [True]


@pytest.mark.parametrize("lines", range(10, 60))
def test_the_closing_never_stands_alone_and_no_page_is_empty(lines: int) -> None:
    assert all(page.last > page.first for page in _layout(lines).pages)


def test_a_short_invoice_is_one_page() -> None:
    assert len(_layout(10).pages) == 1


def test_one_line_whose_closing_does_not_fit_goes_on_without_it() -> None:
    invoice = make_invoice(1, buyer=make_buyer())
    line = replace(invoice.lines[0], note="n\n" * 6)
    invoice = replace(invoice, lines=(line,), note="n\n" * 12)
    file = make_invoice_file(invoice, [])
    fields = invoice_fields(file, Speech(ENGLISH), is_copy=False)
    crowded = replace(fields, notes=("word " * 2_000,) * 4)
    found = InvoiceLayout(crowded, None).pages
    assert [(page.first, page.last, page.has_closing) for page in found] == [(0, 1, False), (1, 1, True)]


def test_a_closing_as_tall_as_a_page_takes_no_line_along() -> None:
    file = make_invoice_file(make_invoice(4, buyer=make_buyer()))
    fields = invoice_fields(file, Speech(ENGLISH), is_copy=False)
    found = InvoiceLayout(replace(fields, notes=("word " * 2_000,) * 5), None).pages
    assert [(page.first, page.last, page.has_closing) for page in found] == [(0, 4, False), (4, 4, True)]


def test_a_strip_longer_than_a_pdf_page_goes_on_on_the_next() -> None:
    file = make_invoice_file(make_invoice(900))
    fields = invoice_fields(file, Speech(ENGLISH), is_copy=False, is_narrow=True)
    blocks = receipt_blocks(fields, None)
    strips = pages(blocks)
    assert len(strips) == 2
    assert [block for strip in strips for block in strip] == blocks
    assert all(strip_height(strip) <= LONGEST_PAGE for strip in strips)
