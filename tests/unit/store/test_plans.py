"""No list, look-up or sum reads a whole table: SQLite is asked how it would run every statement."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind, StockMovement
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.runnable import Parameters, Row, Runnable
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.papers.contradicting import Contradictions
from tests.builders import NOW, identity, make_invoice, make_product
from tests.builders.premises import issue, pay
from tests.unit.store.every_read import ask_everything, ask_for_reports

SMALL = {
    "company",
    "register",
    "staff",
    "staff_pin",
    "tax_rate",
    "category",
    "supplier",
    "import_batch",
    "merge_way",
    "since",
    "both",
    # Of a debt that is past: what is open, and what lowered it since.
    "parts",
    # The lives of this register, one letter each.
    "life",
    "CONSTANT",
    "ledger",
    "delivery",
    "wanted",
    "favourite",
    "json_each",
    "anon_1",
    "few",
    "guess",
    "sync_state",
    "sync_key",
    "register_name",
    "sync_problem",
    "sync_later",
    "sync_pages",
    "sync_snapshot",
    "sync_waiting",
    "photo_question",
    "look_due",
}
"""Tables of a few rows, the members of one list, counts that stop early, and what a page or a sum has
gathered already: they may be read whole."""


def _explained(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The steps of each statement that is run from now on."""
    plans: dict[str, list[str]] = {}
    fetched = Database._fetched

    def explain(database: Database, statement: Runnable, parameters: Parameters) -> list[Row]:
        explained = f"EXPLAIN QUERY PLAN {statement.sql}"
        rows = database.connection.execute(explained, statement.bound(parameters)).fetchall()
        plans[statement.sql] = [str(row[3]) for row in rows]
        return fetched(database, statement, parameters)

    monkeypatch.setattr(Database, "_fetched", explain)
    return plans


def test_every_read_goes_by_an_index(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.write() as work:
        pay(work, identity("payment"), issue(work, identity("one"), make_invoice(2)))
    plans = _explained(monkeypatch)
    with store.read() as work:
        ask_everything(work)
        ask_for_reports(work)
    assert len(plans) > 50
    whole = [
        (sql, step)
        for sql, plan in plans.items()
        for step in plan
        if step.startswith("SCAN") and not _is_cheap(step, plan)
    ]
    assert not whole, whole


def test_what_a_count_says_of_one_product_is_found_without_the_rest_of_the_count(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    movement = StockMovement(
        identity("moved"),
        "S-1",
        make_product().id,
        MovementKind.COUNT,
        Quantity.of(1),
        NOW,
        staff_name="Omar Haddad",
        batch_id=identity("count"),
    )
    plans = _explained(monkeypatch)
    with store.read() as work:
        list(Contradictions(work.sync._database).of_movement(movement))
        work.stock.of_batch(identity("count"))
    by_product, of_batch = ("; ".join(steps) for steps in plans.values())
    assert "ix_stock_movement_batch (batch_id=? AND product_id=?)" in by_product
    assert "ix_stock_movement_batch (batch_id=?)" in of_batch


def _is_cheap(step: str, plan: list[str]) -> bool:
    """A small table, FTS5's own index, or an index walked from one end until the page is full."""
    words = step.split()
    return (
        words[1] in SMALL
        # What is ranked was found before: whatever was read for it has steps of its own.
        or words[1].startswith("(subquery-")
        or "VIRTUAL TABLE INDEX" in step
        or "USING INDEX" in step
        or "USING COVERING INDEX" in step
        or (words[1] == "document" and not any("B-TREE" in other for other in plan))
    )
