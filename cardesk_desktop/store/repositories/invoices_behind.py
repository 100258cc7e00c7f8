"""The invoices behind the figures of a client and of a car, each with what was not taken back of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, func, or_, select

from cardesk_desktop.domain.money import Currency
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.report_views import DocumentBehind
from cardesk_desktop.store.repositories.behind import document_behind
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.document import INVOICE, INVOICE_BALANCE
from cardesk_desktop.store.tables.people_and_cars import VEHICLE_ALIAS
from cardesk_desktop.store.views import Page

_BALANCE = INVOICE_BALANCE.c
_JOIN = INVOICE_BALANCE.join(INVOICE, INVOICE.c.id == _BALANCE.invoice_id)
_NEWEST = (_BALANCE.business_day.desc(), _BALANCE.issued_at.desc(), INVOICE.c.id.desc())
_OLDEST = (_BALANCE.business_day, _BALANCE.issued_at, INVOICE.c.id)
_OF_CLIENT = _BALANCE.client_id == bindparam("client_id")
_ALIASES = select(VEHICLE_ALIAS.c.old_id).where(VEHICLE_ALIAS.c.vehicle_id == bindparam("vehicle_id"))
_OF_VEHICLE = or_(INVOICE.c.vehicle_id == bindparam("vehicle_id"), INVOICE.c.vehicle_id.in_(_ALIASES))

# The condition of a partial index names its columns without the table, which a join may not.
_IS_OWED = _BALANCE.paid_minor < _BALANCE.gross_minor

_Pair = tuple[Statement, Statement]
"""How many there are, and a page of them."""


def _pair(
    part: ColumnElement[int], order: Sequence[ColumnElement[Any]], *which: ColumnElement[bool]
) -> _Pair:
    own = INVOICE.c
    page = select(own.id, own.id, own.number, own.issued_at, own.buyer_name, part).select_from(_JOIN)
    return (
        Statement(select(func.count()).select_from(_JOIN).where(*which)),
        Statement(page.where(*which).order_by(*order).limit(bindparam("limit")).offset(bindparam("offset"))),
    )


_SPENT = _pair(_BALANCE.gross_minor, _NEWEST, _OF_CLIENT)
_SPENT_SINCE = _pair(_BALANCE.gross_minor, _NEWEST, _OF_CLIENT, _BALANCE.business_day >= bindparam("since"))
_OWED = _pair(_BALANCE.gross_minor - _BALANCE.paid_minor, _OLDEST, _OF_CLIENT, _IS_OWED)
_SPENT_ON_CAR = _pair(_BALANCE.gross_minor, _NEWEST, _OF_VEHICLE)


class InvoicesBehindRepository:
    """Pages of invoices; those of clients and cars merged into another are the other's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_client(
        self, client_id: UUID, of: Currency, offset: int, limit: int, since: date | None = None
    ) -> Page[DocumentBehind]:
        """What a client was invoiced, newest first: ever, or from a business day on."""
        if since is None:
            return self._page(_SPENT, {"client_id": client_id}, of, offset, limit)
        return self._page(_SPENT_SINCE, {"client_id": client_id, "since": since}, of, offset, limit)

    def owed_by(self, client_id: UUID, of: Currency, offset: int, limit: int) -> Page[DocumentBehind]:
        """What a client still has to pay, with what is open; the oldest first, which is to be paid first."""
        return self._page(_OWED, {"client_id": client_id}, of, offset, limit)

    def of_vehicle(self, vehicle_id: UUID, of: Currency, offset: int, limit: int) -> Page[DocumentBehind]:
        """What was invoiced for a car, newest first."""
        return self._page(_SPENT_ON_CAR, {"vehicle_id": vehicle_id}, of, offset, limit)

    def _page(
        self, pair: _Pair, found_by: dict[str, object], of: Currency, offset: int, limit: int
    ) -> Page[DocumentBehind]:
        count, page = pair
        total = int(self._database.value(count, found_by))
        rows = self._database.rows(page, {**found_by, "offset": offset, "limit": limit})
        return Page(tuple(document_behind(row, of) for row in rows), total, offset)
