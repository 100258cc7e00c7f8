"""Movements of before there were costs survive the ledger's new tables, in both directions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind, StockMovement
from cardesk_desktop.domain.valuation import Holding
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.migrations import runner
from tests.builders import AED, NOW, identity, make_product
from tests.builders.premises import KEY, OWNER, Premises, found, issue

_BEFORE = "0009"
PRODUCT = make_product()


@pytest.fixture
def premises(tmp_path: Path) -> Iterator[Premises]:
    """A company that received ten, sold three, and counted one more."""
    made = Premises(tmp_path)
    store = made.open()
    found(store)
    with store.write() as work:
        invoice = issue(work, identity("invoice"))
        for name, kind, units, invoice_id in (
            ("in", MovementKind.RECEIPT, 10, None),
            ("out", MovementKind.SALE, -3, invoice.id),
            ("counted", MovementKind.COUNT, 1, None),
        ):
            number = work.documents.next_number(DocumentKind.STOCK_MOVEMENT)
            movement = StockMovement(
                identity(name), number, PRODUCT.id, kind, Quantity.of(units), NOW, invoice_id, "DN 77"
            )
            work.documents.add_movement(movement)
        work.journal.add(
            JournalEntry(identity("entry"), NOW, JournalEvent.STOCK_RECEIVED, identity("in"), OWNER.id)
        )
    made.close()
    older = Database.open(made.path, KEY)
    runner.downgrade(older, _BEFORE)
    older.close()
    yield made
    made.close()


def test_old_movements_keep_their_content_and_say_who(premises: Premises) -> None:
    store = premises.open()
    with store.read() as work:
        assert work.stock.holdings((PRODUCT.id,)) == {PRODUCT.id: Holding(Quantity.of(8), Money(0, AED))}
        received, *_ = work.stock.of_batch(identity("in"))
        assert (received.quantity, received.reason, received.value) == (Quantity.of(10), "DN 77", None)
        receipt = work.stock.receipt(identity("in"))
        assert (receipt.number, receipt.reference, receipt.staff_name) == (
            "R01-A-M000001",
            "DN 77",
            "Omar Haddad",
        )
    premises.close()
    with premises.bare() as connection:
        rows = connection.execute("SELECT number, staff_name FROM stock_movement ORDER BY number").fetchall()
    assert [name for _, name in rows] == ["Omar Haddad", "Amina Yusuf", ""]


def test_old_rows_are_sealed_again(premises: Premises) -> None:
    premises.open()
    premises.close()
    with premises.bare() as connection:
        for statement in ("DELETE FROM stock_movement", "UPDATE stock_movement SET reason = ''"):
            with pytest.raises(Exception, match="stock_movement is sealed"):
                connection.execute(statement)


def test_the_way_back_keeps_what_the_old_tables_can_hold(premises: Premises) -> None:
    store = premises.open()
    with store.write() as work:
        number = work.documents.next_number(DocumentKind.STOCK_MOVEMENT)
        work.documents.add_movement(
            StockMovement(identity("found"), number, PRODUCT.id, MovementKind.ADJUSTMENT, Quantity.of(2), NOW)
        )
    premises.close()
    older = Database.open(premises.path, KEY)
    runner.downgrade(older, _BEFORE)
    assert older.script("SELECT kind, quantity_milli FROM stock_movement ORDER BY number") == [
        ("receipt", 10_000),
        ("sale", -3_000),
        ("count", 1_000),
        ("count", 2_000),
    ]
    assert older.script("SELECT milli FROM stock_level") == [(10_000,)]
    older.close()
