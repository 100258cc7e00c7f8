"""One paper on its way: which one, what became of it so far, and how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.documents import render_invoice, render_receipt, render_statement
from cardesk_desktop.domain.credit_note import CreditNote
from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.invoice_file import InvoiceFile, PaperFile
from cardesk_desktop.operations.looking_at_invoices import Printable
from cardesk_desktop.operations.paper_languages import paper_languages
from cardesk_desktop.operations.statements import PrintableStatement
from cardesk_desktop.ui.paper.kind import PaperKind


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper as the bytes of a PDF. Printing it again prints these bytes, not another paper."""

    file: PaperFile
    kind: PaperKind
    pdf: bytes
    has_condition: bool = False
    """Photos of its car could be printed behind it."""

    @property
    def number(self) -> str:
        """The number that stands on it."""
        return self.document.number

    @property
    def document(self) -> Invoice | CreditNote:
        """What it is the paper of."""
        return self.file.invoice if isinstance(self.file, InvoiceFile) else self.file.note


def file_name(number: str) -> str:
    """The name a paper is saved under: its number, as far as every system takes it in a name."""
    safe = "".join(char if char.isalnum() or char in "-_." else "-" for char in number)
    return f"{safe}.pdf"


def drawn(printable: Printable, kind: PaperKind) -> Drawn:
    """Draw a paper in the languages of its document. Slow: for an io thread."""
    file = printable.file
    document = file.invoice if isinstance(file, InvoiceFile) else file.note
    first, second = paper_languages(document.language, document.second_language)
    is_copy, logo = printable.is_copy, printable.logo
    if kind is PaperKind.INVOICE:
        condition = printable.condition
        pdf = render_invoice(
            file, phrasebook=first, second=second, is_copy=is_copy, logo=logo, condition=condition
        )
    else:
        pdf = render_receipt(file, phrasebook=first, second=second, is_copy=is_copy, logo=logo)
    return Drawn(file, kind, pdf, printable.has_condition)


def drawn_statement(printable: PrintableStatement) -> bytes:
    """Draw a statement of account in the client's language. Slow: for an io thread."""
    file = printable.file
    first, second = paper_languages(file.language, file.second_language)
    return render_statement(file, phrasebook=first, second=second, logo=printable.logo)
