"""Credit notes and refunds: an invoice is never changed; what is taken back is a document of its own.

Amounts on a credit note are positive, as on the invoice that it takes them from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.domain.invoice import InvoiceLine, TaxPaper
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tax import TaxedAmount
from cardesk_desktop.domain.tender import Tender


class Fate(StrEnum):
    """What becomes of goods that a client brings back."""

    STOCK = "stock"
    """They are as good as new and are sold again."""
    WASTE = "waste"
    """They came back and are written off."""


@dataclass(frozen=True, slots=True)
class CreditedLine:
    """What is taken back of the invoice's line at `position` (from 0), in that line's own words.

    `line` has the quantity, discount, net and tax that are taken back; all notes of an invoice together
    come to its line exactly. `fate` is None for services, which nobody can bring back.
    """

    position: int
    line: InvoiceLine
    fate: Fate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditNote(TaxPaper):
    """A sealed credit note towards one invoice.

    UAE (Cabinet Decision 52/2017, art. 60): it names the original supply, the reason, the value before
    (`before`: of the invoice less the credit notes before this one), the correct value, the difference and
    the tax on it. `refunded` is what was given back with it; the rest lowered what was still to be paid.
    `sold_by` is the person on the invoice, whose sales it takes back.
    """

    invoice_id: UUID
    invoice_number: str
    invoice_issued_on: date
    sold_by: str
    lines: tuple[CreditedLine, ...]
    before: TaxedAmount
    refunded: Money
    reason: str

    @property
    def after(self) -> TaxedAmount:
        """The correct value: what is left of the invoice."""
        return TaxedAmount(self.before.net - self.net, self.before.tax - self.tax)


@dataclass(frozen=True, slots=True)
class Refund:
    """A sealed payment out: money that a client gets back with a credit note.

    Without one it is what two registers took too much (decision 303).
    """

    id: UUID
    number: str
    credit_note_id: UUID | None
    invoice_id: UUID
    refunded_at: datetime
    tender: Tender
    staff_name: str = ""
