"""How lines and closing are spread over pages."""

from dataclasses import replace
from itertools import pairwise

import pytest

from cardesk_desktop.documents import render_invoice, render_receipt
from cardesk_desktop.documents.fields.invoice import invoice_fields
from cardesk_desktop.documents.fields.words import Speech
from cardesk_desktop.documents.layout.invoice import MARGIN, InvoiceLayout, Page
from cardesk_desktop.documents.layout.receipt import LONGEST_PAGE, pages, receipt_blocks, strip_height
from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.credit_note import CreditNote
from cardesk_desktop.domain.crediting import Pick
from cardesk_desktop.domain.quantity import Quantity
from tests.builders import (
    make_buyer,
    make_credit_note,
    make_invoice,
    make_invoice_file,
    make_line,
    make_refund,
)
from tests.unit.documents.reading import copied, lowest_text
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
    assert [(page.first, page.last) for page in found[:2]] == [(0, 1), (1, 1)]
    _goes_on_to_the_end(found)


def test_a_closing_taller_than_a_page_goes_on_over_the_next_ones() -> None:
    file = make_invoice_file(make_invoice(4, buyer=make_buyer()))
    fields = invoice_fields(file, Speech(ENGLISH), is_copy=False)
    found = InvoiceLayout(replace(fields, notes=("word " * 2_000,) * 5), None).pages
    assert (found[0].last, found[0].has_closing, found[1].first) == (4, True, 4)
    _goes_on_to_the_end(found)


def _goes_on_to_the_end(found: list[Page]) -> None:
    """Every part of the closing stands on one page, in its order."""
    parts = [place for page in found for place in range(*page.closing)]
    assert parts == list(range(len(parts)))
    assert all(page.has_closing for page in found[1:])
    assert len(found) > 2


@pytest.mark.parametrize("notes", [1, 12, 20, 30, 60])
def test_a_copy_with_many_credit_notes_stays_on_the_sheet(notes: int) -> None:
    invoice = make_invoice([make_line(quantity=Quantity.of(60))])
    given: list[CreditNote] = []
    for _ in range(notes):
        given.append(make_credit_note(invoice, [Pick(0, Quantity.of(1))], earlier=given))
    refunds = tuple(make_refund(note, sequence=place) for place, note in enumerate(given, start=1))
    file = replace(make_invoice_file(invoice), credit_notes=tuple(given), refunds=refunds)

    paper = render_invoice(file, phrasebook=ENGLISH, is_copy=True)

    assert copied(paper).count("Credit note R01-A-C") == notes
    assert copied(paper).count("Given back") == notes
    assert lowest_text(paper) >= MARGIN - 1


NOTE = "\n".join(f"{number}. panel of the inspection" for number in range(1, 41))
LONG_NAME = (
    "Ceramic coating in three layers, paint correction in two steps, wheels, glass and interior leather guard"
)


@pytest.mark.parametrize("is_narrow", [False, True])
@pytest.mark.parametrize("terms", [1, 3, 6, 30])
def test_note_footer_and_names_are_printed_whole(*, is_narrow: bool, terms: int) -> None:
    invoice = make_invoice([replace(make_line(), names=Names(LONG_NAME))], buyer=make_buyer())
    footer = "\n".join(f"Terms, line {number}." for number in range(1, terms + 1))
    render = render_receipt if is_narrow else render_invoice
    paper = render(make_invoice_file(replace(invoice, note=NOTE, footer=footer)), phrasebook=ENGLISH)

    said = copied(paper)
    assert [f"{number}. panel of the inspection" in said for number in range(1, 41)] == [True] * 40
    assert [f"Terms, line {number}." in said for number in range(1, terms + 1)] == [True] * terms
    assert all(word in said for word in LONG_NAME.split())


def test_a_strip_longer_than_a_pdf_page_goes_on_on_the_next() -> None:
    file = make_invoice_file(make_invoice(900))
    fields = invoice_fields(file, Speech(ENGLISH), is_copy=False, is_narrow=True)
    blocks = receipt_blocks(fields, None)
    strips = pages(blocks)
    assert len(strips) == 2
    assert [block for strip in strips for block in strip] == blocks
    assert all(strip_height(strip) <= LONGEST_PAGE for strip in strips)
