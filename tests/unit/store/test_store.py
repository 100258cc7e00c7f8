"""A unit of work is kept whole or leaves no trace, and the store stays usable after it."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from sqlalchemy import text as sql
from sqlcipher3 import dbapi2

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import InvoiceFilter
from tests.builders import (
    identity,
    make_client,
    make_company,
    make_line,
    make_product,
    make_register,
    make_ticket,
)
from tests.builders.premises import OWNER, Premises, issue, move, pay


class _Stop(BaseException):
    """Not even an Exception: the program is being ended."""


def _everything(store: Store) -> list[str]:
    connection = store._database.connection
    # What FTS5 knows lies in tables of its own, which are read like any other.
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    return [f"{name} {connection.execute(f'SELECT * FROM {name}').fetchall()}" for (name,) in names]


def _sell(work: UnitOfWork, *, stop: bool = False) -> None:
    """A bit of everything in one unit of work."""
    work.clients.add(make_client("New client"))
    work.catalogue.save_product(replace(make_product(), is_archived=True))
    work.staff.save(replace(OWNER, name="Somebody else"))
    work.tickets.save(make_ticket())
    work.blobs.put(b"picture", "image/png")
    pay(work, identity("payment"), issue(work, identity("invoice")))
    move(work, identity("movement"), Quantity.of(1), MovementKind.SALE)
    if stop:
        raise _Stop


def test_what_is_broken_off_leaves_no_trace(store: Store, premises: Premises) -> None:
    before = _everything(store)
    noted = premises.witness.read_bytes()
    with pytest.raises(_Stop), store.write() as work:
        _sell(work, stop=True)
    assert _everything(store) == before
    assert premises.witness.read_bytes() == noted
    with store.write() as work:
        assert work.documents.next_number(DocumentKind.INVOICE) == "R01-A-000001"
        assert work.company.company() == make_company()
        assert work.search.find("New client", 5) == ()
        assert work.search.find("freshener", 5) != ()
        assert work.stock.level(make_product().id) == Quantity(0)
        assert work.invoices.sums(InvoiceFilter()).count == 0
        _sell(work)
    assert _everything(store) != before


def test_a_refusal_undoes_what_came_before_it(store: Store) -> None:
    def add_and_fail(work: UnitOfWork) -> None:
        work.clients.add(make_client("New client"))
        work.tickets.get(identity("nothing"))

    with pytest.raises(Refused), store.write() as work:
        add_and_fail(work)
    with store.read() as work:
        assert work.search.find("New client", 5) == ()


def test_a_defect_is_let_through_and_undone(store: Store) -> None:
    def add_and_fail(work: UnitOfWork) -> None:
        work.tickets.save(make_ticket())
        work.tickets.save(replace(make_ticket(), id=identity("t"), client_id=identity("nobody")))

    with pytest.raises(dbapi2.IntegrityError, match="FOREIGN KEY"), store.write() as work:
        add_and_fail(work)
    with store.read() as work:
        assert work.tickets.editable() == ()


def test_a_defect_among_many_rows_is_let_through_and_undone(store: Store) -> None:
    twice = replace(make_product("Twice"), barcodes=("1", "1"))
    with pytest.raises(dbapi2.IntegrityError, match="barcode"), store.write() as work:
        work.catalogue.add_product(twice)
    with store.read() as work:
        assert work.catalogue.by_ids([twice.id]) == ()


def test_what_was_committed_is_there_after_opening_again(premises: Premises) -> None:
    with premises.open().write() as work:
        _sell(work)
    premises.close()
    with premises.open().read() as work:
        assert work.documents.invoice_file(identity("invoice")).settlement.balance.minor == 0
        assert work.documents.next_number(DocumentKind.INVOICE) == "R01-A-000002"


def test_reading_does_not_write(store: Store) -> None:
    with pytest.raises(RuntimeError, match="has written"), store.read() as work:
        work.tickets.save(make_ticket())
    with store.read() as work:
        assert work.tickets.editable() == ()


def test_units_of_work_do_not_nest(store: Store) -> None:
    with store.write() as work:
        with pytest.raises(RuntimeError, match="do not nest"), store.read():
            pass
        work.tickets.save(make_ticket())
    with store.read() as work:
        assert len(work.tickets.editable()) == 1


def test_the_store_belongs_to_the_thread_that_opened_it(store: Store) -> None:
    caught: list[BaseException] = []

    def use() -> None:
        try:
            with store.read():
                pass
        except dbapi2.ProgrammingError as error:
            caught.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert len(caught) == 1


def test_somebody_else_holds_the_file(store: Store, premises: Premises) -> None:
    with premises.bare() as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable) as raised, store.write():
            pass
        assert raised.value.code is Code.DATABASE_BUSY
        with store.read() as work:
            assert work.company.is_founded()
        other.execute("ROLLBACK")
    with store.write() as work:
        work.tickets.save(make_ticket())


def test_a_row_read_stays_as_it_was_read(store: Store) -> None:
    with store.write() as work:
        work.tickets.save(make_ticket(1))
        before = work.tickets.get(make_ticket().id)
        work.tickets.save(before.with_item(make_line(2)))
        assert len(before.lines) == 1
        assert len(work.tickets.get(before.id).lines) == 2


def test_documents_are_not_sealed_before_the_company_has_its_letter(empty: Premises) -> None:
    def found_and_sell(work: UnitOfWork) -> None:
        work.company.found(make_company(), make_register())
        issue(work, identity("too early"))

    store = empty.open()
    with pytest.raises(RuntimeError, match="after the company was founded"), store.write() as work:
        found_and_sell(work)
    with store.read() as work:
        assert not work.company.is_founded()


def test_closing_twice_closes_once(store: Store) -> None:
    store.close()
    store.close()


def test_a_whole_file_has_no_damaged_page(store: Store) -> None:
    with store.write() as work:
        _sell(work)
    assert store._database.damaged_pages() == ()
    assert len(store.public_key) == 32


def test_what_can_be_had_again_waits_for_no_disk(store: Store) -> None:
    def synchronous() -> int:
        ((mode,),) = store._database.script("PRAGMA synchronous")
        return int(mode)

    full = synchronous()
    with store.write_soon() as work:
        assert synchronous() == full - 1
        work.clients.add(make_client("Soon"))
    assert synchronous() == full
    with pytest.raises(Refused), store.write_soon() as work:
        work.clients.save(make_client("Never"))
    assert synchronous() == full
    with store.read() as work:
        assert work.clients.get(make_client("Soon").id).name == "Soon"


def test_a_defect_in_a_read_is_let_through(store: Store) -> None:
    with pytest.raises(dbapi2.OperationalError, match="no such table"):
        store._database.rows(Statement(sql("SELECT 1 FROM nowhere")), {})
