"""Companies that nobody belongs to any more: first all but their tax records goes, years later the rest."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from cardesk_service.store import holdings, recognitions, set_aside
from cardesk_service.store.engine import overwriting
from cardesk_service.store.tables import sync
from cardesk_service.store.tables.accounts import (
    ASKING,
    COMPANY,
    INVITATION,
    MEMBER,
    PAIRING,
    REGISTER,
    SESSION,
    SHOP_CODE,
)
from cardesk_service.store.tables.rights import CLOSED_COMPANY
from cardesk_wire import coding

TAX_RECORDS = ("company", "document", "goods_receipt", "journal_entry")
"""Kinds of rows that a tax office may ask for: who the company was, what it sold and bought, its journal."""

_CLOSE = insert(CLOSED_COMPANY)
_PART = tuple(
    delete(table).where(table.c.company_id == bindparam("company"))
    for table in (SESSION, INVITATION, PAIRING, ASKING, SHOP_CODE, REGISTER, MEMBER)
)
_TO_CLEAR = select(CLOSED_COMPANY.c.company_id).where(CLOSED_COMPANY.c.is_cleared == 0)
_CLEAR_ROWS = delete(sync.ROW).where(
    sync.ROW.c.company_id == bindparam("company"), sync.ROW.c.kind.not_in(TAX_RECORDS)
)
_CLEAR = tuple(
    delete(table).where(table.c.company_id == bindparam("company"))
    for table in (
        sync.BATCH,
        sync.VERDICT,
        sync.SEGMENT,
        sync.DEVICE,
        sync.GENERATION,
        sync.COUNTER,
        sync.ERASURE,
        sync.LET_GO,
    )
)
_CLEAR_SET_ASIDE = delete(sync.SET_ASIDE).where(
    sync.SET_ASIDE.c.company_id == bindparam("company"), sync.SET_ASIDE.c.kind != set_aside.PAPERS
)
_CLEARED = (
    update(CLOSED_COMPANY).where(CLOSED_COMPANY.c.company_id == bindparam("company")).values(is_cleared=True)
)
_TO_FORGET = select(CLOSED_COMPANY.c.company_id).where(
    CLOSED_COMPANY.c.is_cleared == 1, CLOSED_COMPANY.c.kept_until <= bindparam("now")
)
_FORGET_RECORDS = tuple(
    delete(table).where(table.c.company_id == bindparam("company"))
    for table in (sync.ROW, sync.DOCUMENT, sync.KEY, sync.SET_ASIDE)
)
_FORGET = (
    delete(CLOSED_COMPANY).where(CLOSED_COMPANY.c.company_id == bindparam("company")),
    delete(COMPANY).where(COMPANY.c.id == bindparam("company")),
)


def country(connection: Connection, company_id: UUID) -> str:
    """The country that the company's registers said (ISO 3166), empty when they never did."""
    return holdings.said_of_company(connection, coding.written(company_id.bytes), "country")


def close(connection: Connection, company_id: UUID, at: datetime, kept_until: datetime) -> None:
    """Part everybody and every register from a company; what it holds waits to be cleared."""
    for statement in _PART:
        connection.execute(statement, {"company": company_id})
    row = {"company_id": company_id, "closed_at": at, "kept_until": kept_until, "is_cleared": False}
    connection.execute(_CLOSE, row)


def to_clear(connection: Connection) -> list[UUID]:
    """The closed companies that still hold more than their tax records."""
    return list(connection.execute(_TO_CLEAR).scalars())


def clear(connection: Connection, company_id: UUID) -> None:
    """Delete all rows of a closed company but its tax records, and the order in which they came."""
    company = {"company": coding.written(company_id.bytes)}
    with overwriting(connection):
        for statement in (_CLEAR_ROWS, _CLEAR_SET_ASIDE, *_CLEAR):
            connection.execute(statement, company)
        recognitions.forget_company(connection, company_id)


def note_cleared(connection: Connection, company_id: UUID) -> None:
    """Note that nothing else is left, in the database and beside it."""
    connection.execute(_CLEARED, {"company": company_id})


def to_forget(connection: Connection, now: datetime) -> list[UUID]:
    """The closed companies whose tax records need not be kept any longer."""
    return list(connection.execute(_TO_FORGET, {"now": now}).scalars())


def forget(connection: Connection, company_id: UUID) -> None:
    """Delete the rest of a closed company."""
    with overwriting(connection):
        for statement in _FORGET_RECORDS:
            connection.execute(statement, {"company": coding.written(company_id.bytes)})
        for statement in _FORGET:
            connection.execute(statement, {"company": company_id})
