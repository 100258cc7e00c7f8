"""The fields of an invoice in a language, and their words as a person reads them."""

from cardesk_desktop.documents.fields.invoice import invoice_fields
from cardesk_desktop.documents.fields.model import InvoiceFields
from cardesk_desktop.documents.fields.words import Speech
from cardesk_desktop.domain.invoice import Invoice
from tests.builders import make_invoice_file
from tests.unit.documents.speaking import ENGLISH

ISOLATES = "\u2066\u2067\u2068\u2069"


def fields_of(invoice: Invoice, speech: Speech | None = None, *, is_paid: bool = True) -> InvoiceFields:
    file = make_invoice_file(invoice, None if is_paid else [])
    return invoice_fields(file, speech or Speech(ENGLISH), is_copy=False)


def plain(text: str) -> str:
    return "".join(char for char in text if char not in ISOLATES).replace("\u00a0", " ")
