"""Sealed documents with what belongs to them: an invoice with all that happened to it, a credit note."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.domain.credit_note import CreditNote, Refund
from cardesk_desktop.domain.invoice import Invoice, Payment
from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.sealing import Seal
from cardesk_desktop.domain.tender import Settlement


@dataclass(frozen=True, slots=True)
class InvoiceFile:
    """An invoice with its seal, every payment made towards it so far, and what was taken back of it."""

    invoice: Invoice
    seal: Seal
    payments: tuple[Payment, ...] = ()
    credit_notes: tuple[CreditNote, ...] = ()
    refunds: tuple[Refund, ...] = ()

    @property
    def credited(self) -> Money:
        """What was taken back, with tax."""
        return total((note.gross for note in self.credit_notes), self.invoice.currency)

    @property
    def settlement(self) -> Settlement:
        """What is due after the credit notes, paid less what was given back, and open."""
        of = self.invoice.currency
        paid = total((payment.tender.amount for payment in self.payments), of)
        given_back = total((refund.tender.amount for refund in self.refunds), of)
        return Settlement(self.invoice.gross - self.credited, paid - given_back)


@dataclass(frozen=True, slots=True)
class CreditNoteFile:
    """A credit note with its seal and the money that was given back with it."""

    note: CreditNote
    seal: Seal
    refunds: tuple[Refund, ...] = ()


PaperFile = InvoiceFile | CreditNoteFile
"""What there is a paper of."""
