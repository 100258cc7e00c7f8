"""The fields of an invoice, from the sealed document and the languages of the paper."""

from cardesk_desktop.documents.fields.closing import closing, tax_summary
from cardesk_desktop.documents.fields.lines import line_table
from cardesk_desktop.documents.fields.mentions import notes
from cardesk_desktop.documents.fields.model import Fact, InvoiceFields, Proof
from cardesk_desktop.documents.fields.parties import buyer_party, seller_party, vehicle_line
from cardesk_desktop.documents.fields.words import Speech, Words, typed_lines
from cardesk_desktop.documents.text.cleaning import own_words
from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.sealing import Seal

_QR_FORM = "CARDESK:1"
_HASH_DIGITS_SHOWN = 16
_HASH_GROUP = 4


def invoice_fields(
    file: InvoiceFile, speech: Speech, *, is_copy: bool, is_narrow: bool = False
) -> InvoiceFields:
    """Everything that stands on the paper of an invoice; `is_narrow` for the strip of a receipt."""
    invoice, _ = file.invoice, speech.first
    title = _title(invoice, speech)
    return InvoiceFields(
        speech=speech,
        file_title=f"{title.first} {invoice.number}",
        title=title,
        copy_mark=speech(lambda _: _.context("reprinted paper", "Copy")) if is_copy else None,
        number=Fact(speech(lambda _: _.context("invoice", "Number")), invoice.number),
        seller=seller_party(invoice.seller, speech),
        buyer_heading=speech(lambda _: _("Bill to")),
        buyer=buyer_party(invoice, speech),
        vehicle=vehicle_line(invoice.vehicle, speech),
        facts=tuple(_facts(file, speech)),
        table=line_table(invoice, speech, is_narrow=is_narrow),
        taxes=tax_summary(invoice, speech),
        closing=closing(file, speech),
        notes=notes(invoice, speech),
        proof=proof(file.seal, speech),
        footer=tuple(typed_lines(invoice.footer)),
        imprint=imprint(invoice.register_code, invoice.staff_name, speech),
        page=lambda page, pages: _("Page {page} of {pages}", page=page, pages=pages),
    )


def _title(invoice: Invoice, speech: Speech) -> Words:
    """ "Tax Invoice" are the words of a seller registered for VAT (Cabinet Decision 52/2017, art. 59)."""
    if invoice.seller.tax_number and invoice.seller.country != "FR":
        return speech(lambda _: _("Tax Invoice"))
    return speech(lambda _: _("Invoice"))


def _facts(file: InvoiceFile, speech: Speech) -> list[Fact]:
    invoice, show = file.invoice, speech.first
    facts = [
        Fact(
            speech(lambda _: _("Date of issue")),
            show.date_time(invoice.issued_at, invoice.time_zone),
        ),
        Fact(speech(lambda _: _("Date of supply")), show.date(invoice.supplied_on)),
    ]
    if invoice.seller.country == "FR" and file.settlement.balance.minor > 0:
        facts.append(Fact(speech(lambda _: _("Payment due")), show.date(invoice.issued_on)))
    return facts


def imprint(register_code: str, staff_name: str, speech: Speech) -> str:
    """Where and by whom a paper was made."""
    _ = speech.first
    register = _("Register {code}", code=own_words(register_code))
    return speech.joined((register, own_words(staff_name)))


def proof(seal: Seal, speech: Speech) -> Proof:
    """The hash of the sealed document. The QR code holds only what its compact alphabet can write."""
    digest = seal.hash.hex().upper()
    groups = [digest[at : at + _HASH_GROUP] for at in range(0, _HASH_DIGITS_SHOWN, _HASH_GROUP)]
    return Proof(
        code=f"{_QR_FORM}:{seal.number}:{digest}",
        short=f"SHA-256 {' '.join(groups)} …",
        hint=speech(lambda _: _("Scan to check that this document is unchanged.")),
    )
