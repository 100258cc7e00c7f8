"""An invoice of one register, paid once more as another register would have taken it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.movement_content import write_payment
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.store.unit_of_work import UnitOfWork


def pay_again(work: UnitOfWork, invoice_id: UUID, payment_id: UUID, *, at: datetime | None = None) -> None:
    """What the invoice's last payment brought is taken a second time."""
    documents = work.documents
    file = documents.invoice_file(invoice_id)
    last = file.payments[-1]
    again = replace(
        last, id=payment_id, number=documents.next_number(DocumentKind.PAYMENT), paid_at=at or last.paid_at
    )
    documents._add(DocumentKind.PAYMENT, again.id, again.number, write_payment(again), again.paid_at)
    documents._projections.add_payment(again, file.invoice.issued_on, is_foreign=True)
