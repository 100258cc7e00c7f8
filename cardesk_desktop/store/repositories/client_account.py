"""Everything that changed what a client owes, oldest first."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, bindparam, select

from cardesk_desktop.store.client_views import ClientInvoice, ClientMovement
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.client_list import INVOICE_COLUMNS
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.document import CREDIT_NOTE, INVOICE, INVOICE_BALANCE, PAYMENT, REFUND

_BALANCE = INVOICE_BALANCE.c
_OF_CLIENT = _BALANCE.client_id == bindparam("client_id")
_INVOICES_UNTIL = Statement(
    select(*INVOICE_COLUMNS)
    .join_from(INVOICE_BALANCE, INVOICE, INVOICE.c.id == _BALANCE.invoice_id)
    .where(_OF_CLIENT, _BALANCE.business_day <= bindparam("day"))
    .order_by(_BALANCE.business_day, _BALANCE.issued_at)
)


def _towards_invoices(table: FromClause, at: str, *figures: ColumnElement[Any]) -> Statement:
    """What happened to a client's invoices, by the time in the column `at`."""
    own = table.c
    return Statement(
        select(own.id, own.number, own[at], own.invoice_id, INVOICE.c.number, *figures)
        .join_from(INVOICE_BALANCE, table, own.invoice_id == _BALANCE.invoice_id)
        .join(INVOICE, INVOICE.c.id == _BALANCE.invoice_id)
        .where(_OF_CLIENT)
        .order_by(own[at], own.id)
    )


_PAYMENTS = _towards_invoices(PAYMENT, "paid_at", PAYMENT.c.amount_minor)
_REFUNDS = _towards_invoices(REFUND, "refunded_at", REFUND.c.amount_minor)
_CREDIT_NOTES = _towards_invoices(CREDIT_NOTE, "issued_at", CREDIT_NOTE.c.gross_minor)


class ClientAccountRepository:
    """Of clients merged into another, what was theirs is the other's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def invoices_until(self, client_id: UUID, day: date) -> tuple[ClientInvoice, ...]:
        """All invoices of a client up to a business day."""
        rows = self._database.rows(_INVOICES_UNTIL, {"client_id": client_id, "day": day})
        return tuple(ClientInvoice(*row) for row in rows)

    def payments(self, client_id: UUID) -> tuple[ClientMovement, ...]:
        """All payments towards a client's invoices."""
        rows = self._database.rows(_PAYMENTS, {"client_id": client_id})
        return tuple(ClientMovement(*row) for row in rows)

    def credit_notes(self, client_id: UUID) -> tuple[ClientMovement, ...]:
        """All credit notes towards a client's invoices."""
        rows = self._database.rows(_CREDIT_NOTES, {"client_id": client_id})
        return tuple(ClientMovement(*row) for row in rows)

    def refunds(self, client_id: UUID) -> tuple[ClientMovement, ...]:
        """All that was given back of a client's invoices."""
        rows = self._database.rows(_REFUNDS, {"client_id": client_id})
        return tuple(ClientMovement(*row) for row in rows)
