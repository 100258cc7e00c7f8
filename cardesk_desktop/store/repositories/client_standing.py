"""What every client comes to, kept at hand in the transactions that change it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.folding import words
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.store.client_views import Standing
from cardesk_desktop.store.column_types import Id
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.inserting import Insertion
from cardesk_desktop.store.statement import Statement, one_of
from cardesk_desktop.store.tables.document import INVOICE_BALANCE
from cardesk_desktop.store.tables.people_and_cars import CLIENT_STANDING, VISIT

_KEY = bindparam("client", type_=Id())
_OF_CLIENT = CLIENT_STANDING.c.client_id == _KEY
_PUT = upsert(CLIENT_STANDING)
_FACTS = ("name_key", "phone", "is_company", "is_archived")
_PUT_FACTS = Statement(
    _PUT.on_conflict_do_update(
        index_elements=["client_id"], set_={name: _PUT.excluded[name] for name in _FACTS}
    )
)
_SUMS = (
    CLIENT_STANDING.c.last_visit_at,
    CLIENT_STANDING.c.visit_count,
    CLIENT_STANDING.c.spent_minor,
    CLIENT_STANDING.c.balance_minor,
)
_GET = Statement(select(*_SUMS).where(_OF_CLIENT))
_INVOICED = Statement(
    update(CLIENT_STANDING)
    .where(_OF_CLIENT)
    .values(
        spent_minor=CLIENT_STANDING.c.spent_minor + bindparam("amount"),
        balance_minor=CLIENT_STANDING.c.balance_minor + bindparam("amount"),
    )
)
_OF_BUYER = (
    CLIENT_STANDING.c.client_id == INVOICE_BALANCE.c.client_id,
    INVOICE_BALANCE.c.invoice_id == bindparam("invoice", type_=Id()),
)
_LEFT: ColumnElement[int] = INVOICE_BALANCE.c.gross_minor - INVOICE_BALANCE.c.paid_minor


def _owed(left: ColumnElement[int]) -> ColumnElement[int]:
    """What is owed of an invoice: nothing where it was overpaid, which pays no other one."""
    return func.max(left, 0)


# What the invoice is owed now less what it was owed before, so that they come to the sum in every order.
_LOWERED = CLIENT_STANDING.c.balance_minor + _owed(_LEFT) - _owed(_LEFT + bindparam("lowered"))
_PAID = Statement(update(CLIENT_STANDING).where(*_OF_BUYER).values(balance_minor=_LOWERED))
_CREDITED = Statement(
    update(CLIENT_STANDING)
    .where(*_OF_BUYER)
    .values(spent_minor=CLIENT_STANDING.c.spent_minor - bindparam("amount"), balance_minor=_LOWERED)
)
_VISITED = Statement(
    update(CLIENT_STANDING)
    .where(_OF_CLIENT)
    .values(
        visit_count=CLIENT_STANDING.c.visit_count + 1,
        last_visit_at=func.max(
            func.coalesce(CLIENT_STANDING.c.last_visit_at, bindparam("at", type_=VISIT.c.arrived_at.type)),
            bindparam("at", type_=VISIT.c.arrived_at.type),
        ),
    )
)


def _of_visits(value: ColumnElement[Any]) -> ScalarSelect[Any]:
    return (
        select(value)
        .where(VISIT.c.client_id == CLIENT_STANDING.c.client_id, VISIT.c.state != VisitState.CANCELLED)
        .scalar_subquery()
    )


def _of_invoices(value: ColumnElement[int]) -> ScalarSelect[int]:
    return (
        select(func.coalesce(func.sum(value), 0))
        .where(INVOICE_BALANCE.c.client_id == CLIENT_STANDING.c.client_id)
        .scalar_subquery()
    )


_COUNTED = update(CLIENT_STANDING).values(
    visit_count=_of_visits(func.count(VISIT.c.id)), last_visit_at=_of_visits(func.max(VISIT.c.arrived_at))
)
_SUMMED = update(CLIENT_STANDING).values(
    spent_minor=_of_invoices(INVOICE_BALANCE.c.gross_minor),
    balance_minor=_of_invoices(_owed(_LEFT)),
)
_COUNT_VISITS, _SUM_INVOICES = (Statement(each.where(_OF_CLIENT)) for each in (_COUNTED, _SUMMED))
_RECKON_ALL = tuple(
    Statement(each.where(one_of(CLIENT_STANDING.c.client_id))) for each in (_COUNTED, _SUMMED)
)
_PUT_ALL = Insertion(
    "client_standing (client_id, name_key, phone, is_company, is_archived, visit_count, spent_minor, "
    "balance_minor)",
    8,
    f"ON CONFLICT (client_id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _FACTS)}",
)
_FORGET = Statement(delete(CLIENT_STANDING).where(_OF_CLIENT))


class ClientStandings:
    """Written by the repositories of clients, visits and documents; a test proves it equal to the sums."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, client: Client) -> None:
        """Write what the list shows of a client; the sums of a new one are nothing yet."""
        self._database.run(
            _PUT_FACTS,
            {
                "client_id": client.id,
                "name_key": " ".join(words(client.name)),
                "phone": client.phone,
                "is_company": client.is_company,
                "is_archived": client.is_archived,
                "last_visit_at": None,
                "visit_count": 0,
                "spent_minor": 0,
                "balance_minor": 0,
            },
        )

    def put_all(self, clients: Sequence[Client]) -> None:
        """Write and reckon what the list shows of many clients, a few statements for all of them."""
        self._database.insert(
            _PUT_ALL,
            [
                (
                    client.id.bytes,
                    " ".join(words(client.name)),
                    client.phone,
                    client.is_company,
                    client.is_archived,
                    0,
                    0,
                    0,
                )
                for client in clients
            ],
        )
        for reckon in _RECKON_ALL:
            self._database.run(reckon, {"ids": [client.id for client in clients]})

    def get(self, client_id: UUID) -> Standing:
        """The sums of a client."""
        row = self._database.first(_GET, {"client": client_id})
        return Standing(*row) if row else Standing()

    def add_invoice(self, client_id: UUID, gross_minor: int) -> None:
        """An invoice was issued to a client."""
        self._database.run(_INVOICED, {"client": client_id, "amount": gross_minor})

    def add_payment(self, invoice_id: UUID, amount_minor: int) -> None:
        """A payment was taken towards an invoice, or given back (below zero); its balance knows of it."""
        self._database.run(_PAID, {"invoice": invoice_id, "lowered": amount_minor})

    def add_credit_note(self, invoice_id: UUID, amount_minor: int, refunded_minor: int) -> None:
        """Something of an invoice was taken back; what was not given back lowers its balance, which knows."""
        lowered = amount_minor - refunded_minor
        self._database.run(_CREDITED, {"invoice": invoice_id, "amount": amount_minor, "lowered": lowered})

    def add_visit(self, client_id: UUID, arrived_at: datetime) -> None:
        """A client came in."""
        self._database.run(_VISITED, {"client": client_id, "at": arrived_at})

    def count_visits(self, client_id: UUID) -> None:
        """Count the visits of a client anew: one was called off, or turned out to be somebody else's."""
        self._database.run(_COUNT_VISITS, {"client": client_id})

    def reckon(self, client_id: UUID) -> None:
        """Reckon everything anew: what is a client's has changed."""
        self.count_visits(client_id)
        self._database.run(_SUM_INVOICES, {"client": client_id})

    def forget(self, client_id: UUID) -> None:
        """The client is no more."""
        self._database.run(_FORGET, {"client": client_id})
