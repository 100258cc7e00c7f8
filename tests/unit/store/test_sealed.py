"""What is sealed stays as it is, however the statement is written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlcipher3 import dbapi2

from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.store.sealed import SEALED_TABLES
from cardesk_desktop.store.store import Store
from tests.builders import NOW, identity, make_receipt
from tests.builders.premises import Premises, issue, move, pay, take_back


@pytest.fixture
def connection(store: Store, premises: Premises) -> Iterator[dbapi2.Connection]:
    """A database with a row in every sealed table, opened past the program."""
    with store.write() as work:
        invoice = issue(work, identity("invoice"))
        pay(work, identity("payment"), invoice)
        take_back(work, identity("credit note"), identity("refund"), invoice)
        move(work, identity("movement"), Quantity.of(1), MovementKind.RECEIPT)
        work.stock.add_receipt(make_receipt())
        work.journal.add(
            JournalEntry(identity("entry"), NOW, JournalEvent.SALE_COMPLETED, identity("x"), None)
        )
    premises.close()
    with premises.bare() as bare:
        bare.execute("PRAGMA recursive_triggers = ON")
        yield bare


def _columns(connection: dbapi2.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _rows(connection: dbapi2.Connection, table: str) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT * FROM {table}").fetchall()


@pytest.mark.parametrize("table", SEALED_TABLES)
def test_no_column_of_a_sealed_row_changes(connection: dbapi2.Connection, table: str) -> None:
    before = _rows(connection, table)
    assert before
    for column in _columns(connection, table):
        with pytest.raises(dbapi2.IntegrityError, match=f"{table} is sealed"):
            connection.execute(f'UPDATE {table} SET "{column}" = "{column}"')
    assert _rows(connection, table) == before


@pytest.mark.parametrize("table", SEALED_TABLES)
def test_no_sealed_row_goes(connection: dbapi2.Connection, table: str) -> None:
    before = _rows(connection, table)
    for statement in (
        f"DELETE FROM {table}",
        f"REPLACE INTO {table} SELECT * FROM {table}",
        f"UPDATE OR REPLACE {table} SET rowid = rowid" if table == "document" else f"DELETE FROM {table}",
    ):
        with pytest.raises(dbapi2.IntegrityError, match=f"{table} is sealed"):
            connection.execute(statement)
    assert _rows(connection, table) == before


def test_an_upsert_is_refused_too(connection: dbapi2.Connection) -> None:
    with pytest.raises(dbapi2.IntegrityError, match="payment is sealed"):
        connection.execute(
            "INSERT INTO payment SELECT * FROM payment WHERE true ON CONFLICT DO UPDATE SET amount_minor = 1"
        )


def test_the_store_itself_replaces_no_sealed_row(store: Store) -> None:
    with store.write() as work:
        issue(work, identity("invoice"))
    with pytest.raises(dbapi2.IntegrityError, match="document is sealed"), store.write():
        store._database.script("REPLACE INTO document SELECT * FROM document")
