"""Sentences that the law wants at the foot of an invoice or a credit note."""

import re

from cardesk_desktop.documents.fields.words import Speech, typed_lines
from cardesk_desktop.documents.text.cleaning import own_words
from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.domain.tax import TaxCategory
from cardesk_desktop.i18n import Phrasebook

_RECOVERY_FEE = Money(4_000, currency("EUR"))
"""Code de commerce D441-5."""
_FRANCHISE = re.compile(r"\b293\s*-?\s*B\b", re.IGNORECASE)
"""How the reason of a rate names the article, in whatever language its sentence is."""


def notes(invoice: Invoice, speech: Speech) -> tuple[str, ...]:
    """The seller's own note first, then the mentions of the law in each language, each a paragraph."""
    paragraphs = _said("\n".join(typed_lines(invoice.note)))
    for _ in speech.phrasebooks:
        paragraphs += _said(_reverse_charge(invoice, _))
        if invoice.seller.country == "FR":
            paragraphs += _french(invoice, _)
    return tuple(paragraphs)


def credit_note_mentions(shape: Invoice, reason: str, speech: Speech) -> tuple[str, ...]:
    """Why it is issued, in both languages of the paper, then the mentions of the law.

    `shape` is what is taken back as an invoice. Nothing is to be paid, so nothing is said of late payment.
    """
    why = own_words(reason)
    said = speech(lambda _: _("Reason for this credit note: {reason}", reason=why))
    paragraphs = [text for text in (said.first, said.second) if text]
    for _ in speech.phrasebooks:
        paragraphs += _said(_reverse_charge(shape, _))
        if shape.seller.country == "FR":
            paragraphs.append(_operation_category(shape, _))
            paragraphs += _said(_french_exemption(shape, _))
    return tuple(paragraphs)


def _said(sentence: str) -> list[str]:
    return [sentence] if sentence else []


def _reverse_charge(invoice: Invoice, _: Phrasebook) -> str:
    """Art. 59 of Cabinet Decision 52/2017; article 226 (11a) of directive 2006/112/EC."""
    if any(line.tax.category is TaxCategory.REVERSE_CHARGE for line in invoice.summary):
        return _("Reverse charge: the recipient accounts for the VAT.")
    return ""


def _french(invoice: Invoice, _: Phrasebook) -> list[str]:
    """CGI ann. II 242 nonies A, with those of decree 2022-1299; Code de commerce L441-9 and L441-10."""
    said = [_operation_category(invoice, _), *_said(_french_exemption(invoice, _))]
    if invoice.seller.registrations.get("vat_on_debits"):
        said.append(_("The seller has chosen to pay VAT on debits."))
    if invoice.buyer is not None and invoice.buyer.tax_number:
        said.append(
            _(
                "Late payment: a penalty of three times the legal interest rate and a fixed recovery fee "
                "of {fee} are due. No discount for early payment.",
                fee=_RECOVERY_FEE,
            )
        )
    return said


def _french_exemption(invoice: Invoice, _: Phrasebook) -> str:
    """Whoever is not registered charges no tax, and says why; a sentence beside a tax would be untrue."""
    taxes = [line.tax for line in invoice.summary]
    if invoice.seller.tax_number or any(tax.rate_bp for tax in taxes):
        return ""
    if any(_FRANCHISE.search(tax.reason) for tax in taxes):
        return ""
    return _("VAT not applicable, article 293 B of the French tax code (CGI).")


def _operation_category(invoice: Invoice, _: Phrasebook) -> str:
    kinds = {line.kind for line in invoice.lines}
    if kinds == {ItemKind.SERVICE}:
        return _("Category of operation: supply of services.")
    if kinds == {ItemKind.PRODUCT}:
        return _("Category of operation: supply of goods.")
    return _("Category of operation: supply of goods and services.")
