"""What two registers did that did not hear one another. All papers are real and stay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import text as sql

from cardesk_desktop.domain.credit_note import Refund
from cardesk_desktop.domain.invoice import Payment
from cardesk_desktop.domain.stock import MovementKind, StockMovement
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.credited_twice import is_credited_twice
from cardesk_desktop.store.statement import Statement

INVOICED_TWICE, REVERSED_TWICE, COUNTED_TWICE = "invoiced_twice", "reversed_twice", "counted_twice"
OVERPAID, CREDITED_TWICE, PAID_AND_CREDITED = "overpaid", "credited_twice", "paid_and_credited"
GIVEN_BACK_TWICE = "given_back_twice"

_INVOICES_OF_TICKET = Statement(sql("SELECT count(*) FROM invoice WHERE ticket_id = :id"))
_OVERPAID = Statement(
    sql(
        "SELECT (SELECT sum(amount_minor) FROM payment WHERE invoice_id = :id) > i.gross_minor "
        "FROM invoice_balance AS b JOIN invoice AS i ON i.id = b.invoice_id "
        "WHERE b.invoice_id = :id AND b.paid_minor > b.gross_minor"
    )
)
"""A row where more was paid than is due: is it more than the invoice came to before anything was credited?"""
_GIVEN_BACK = Statement(sql("SELECT 1 FROM refund WHERE invoice_id = :id AND credit_note_id IS NULL LIMIT 1"))
_OPEN_AGAIN = Statement(
    sql(
        "SELECT 1 FROM invoice_balance WHERE invoice_id = :id AND gross_minor > paid_minor "
        "AND (SELECT sum(amount_minor) FROM payment WHERE invoice_id = :id) > gross_minor"
    )
)
"""More was taken than is due, and still something is open: more than that went back."""
_FIRST_TOO_MUCH = Statement(
    sql(
        "SELECT 1 FROM invoice_balance AS b JOIN payment AS p ON p.id = :payment WHERE b.invoice_id = :id "
        "AND (SELECT sum(amount_minor) FROM payment WHERE invoice_id = :id) - p.amount_minor <= b.gross_minor"
    )
)
"""Before this payment was heard of, no more was taken than is due."""
_REVERSALS = Statement(sql("SELECT count(*) FROM stock_movement WHERE reverses_id = :id"))
_COUNTED = Statement(
    sql(
        "SELECT count(*) FROM stock_movement "
        "WHERE batch_id = :batch AND product_id = :product AND kind = 'count'"
    )
)


class Contradiction(NamedTuple):
    """What is to be told of a document, or of a row of another kind."""

    code: str
    about: UUID
    kind: str = "document"


class Contradictions:
    """Looks for them where a document has just been projected."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_invoice(self, invoice_id: UUID, ticket_id: UUID | None) -> Iterator[Contradiction]:
        """One ticket that was invoiced at two registers."""
        if ticket_id is not None and self._count(_INVOICES_OF_TICKET, ticket_id) > 1:
            yield Contradiction(INVOICED_TWICE, invoice_id)

    def of_payment(self, invoice_id: UUID) -> Iterator[Contradiction]:
        """More paid than is due: taken at two registers, or taken back at one of them meanwhile."""
        row = self._database.first(_OVERPAID, {"id": invoice_id.bytes})
        if row is not None:
            yield Contradiction(OVERPAID if row[0] else PAID_AND_CREDITED, invoice_id)

    def of_late_payment(self, payment: Payment) -> Iterator[Contradiction]:
        """A payment: as above, or heard of after what had gone back of it at two registers."""
        yield from self.of_payment(payment.invoice_id)
        asked = {"id": payment.invoice_id.bytes}
        if (
            self._database.first(_GIVEN_BACK, asked) is not None
            and self._database.first(_OPEN_AGAIN, asked) is not None
            and self._database.first(_FIRST_TOO_MUCH, {**asked, "payment": payment.id.bytes}) is not None
        ):
            yield Contradiction(GIVEN_BACK_TWICE, payment.invoice_id)

    def of_credit_note(self, invoice_id: UUID) -> Iterator[Contradiction]:
        """The same taken back at two registers, or taken back at one while another was paid for it."""
        if is_credited_twice(self._database, invoice_id):
            yield Contradiction(CREDITED_TWICE, invoice_id)
            return
        yield from self.of_payment(invoice_id)

    def of_refund(self, refund: Refund) -> Iterator[Contradiction]:
        """What was overpaid was given back at two registers: the invoice is open again."""
        asked = {"id": refund.invoice_id.bytes}
        if refund.credit_note_id is None and self._database.first(_OPEN_AGAIN, asked) is not None:
            yield Contradiction(GIVEN_BACK_TWICE, refund.invoice_id)

    def of_movement(self, movement: StockMovement) -> Iterator[Contradiction]:
        """A movement that was taken back at two registers, or a count that was posted at two."""
        if movement.reverses_id is not None and self._count(_REVERSALS, movement.reverses_id) > 1:
            yield Contradiction(REVERSED_TWICE, movement.id)
        if movement.kind is MovementKind.COUNT and movement.batch_id is not None:
            of = {"batch": movement.batch_id.bytes, "product": movement.product_id.bytes}
            if int(self._database.value(_COUNTED, of)) > 1:
                yield Contradiction(COUNTED_TWICE, movement.batch_id, "stock_count")

    def _count(self, statement: Statement, identity: UUID) -> int:
        return int(self._database.value(statement, {"id": identity.bytes}))
