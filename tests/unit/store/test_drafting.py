"""A draft keeps rows back that are only added: whoever reads finds them, and nothing outlives a rollback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations import company, receiving_stock
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.inserting import ROWS_AT_ONCE
from cardesk_desktop.store.opening import open_store
from cardesk_desktop.store.repositories.journal import JournalRepository
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.unit_of_work import UnitOfWork
from tests.builders import (
    NOW,
    FixedClock,
    make_category,
    make_company,
    make_product,
    make_register,
    make_staff,
    seeded_ids,
)

OWNER = make_staff("Omar", Role.OWNER)
PRODUCT = make_product()
new_id = seeded_ids(7)


@pytest.fixture
def draft(tmp_path: Path) -> Iterator[Store]:
    store = open_store(
        tmp_path / "cardesk.db",
        keychain=MemoryKeychain(),
        clock=FixedClock(),
        new_id=seeded_ids(),
        is_draft=True,
    )
    yield store
    store.close()


def _note(work: UnitOfWork, times: int) -> None:
    for _ in range(times):
        work.journal.add(JournalEntry(new_id(), NOW, JournalEvent.VISIT_CHECKED_IN, OWNER.id, OWNER.id))


def _fail_after_noting(work: UnitOfWork) -> None:
    _note(work, 2)
    raise ZeroDivisionError


def _noted(journal: JournalRepository) -> int:
    return journal.count(JournalEvent.VISIT_CHECKED_IN, OWNER.id)


def test_what_is_kept_back_is_found_by_who_reads_its_table(draft: Store) -> None:
    with draft.write() as work:
        _note(work, ROWS_AT_ONCE + 3)
        assert _noted(work.journal) == ROWS_AT_ONCE + 3
        _note(work, 1)
        assert len(work.journal.of_subject(OWNER.id)) == ROWS_AT_ONCE + 4
        _note(work, 1)
        assert len(list(work.everything.rows("journal"))) == ROWS_AT_ONCE + 5
    with draft.read() as work:
        assert _noted(work.journal) == ROWS_AT_ONCE + 5


def test_what_is_kept_back_is_gone_with_the_rest(draft: Store) -> None:
    with pytest.raises(ZeroDivisionError), draft.write() as work:
        _fail_after_noting(work)
    with draft.write() as work:
        _note(work, 1)
    with draft.read() as work:
        assert _noted(work.journal) == 1


def test_a_row_is_written_after_the_row_it_refers_to(draft: Store) -> None:
    desk = Desk(draft, FixedClock(), seeded_ids(1))
    company.found_company(desk, company=make_company(), register=make_register(), owner=OWNER)
    with draft.write() as work:
        work.catalogue.add_category(make_category("Shop", 2))
        work.catalogue.add_product(PRODUCT)
    received = receiving_stock.receive(
        desk, staff_id=OWNER.id, product_id=PRODUCT.id, quantity=Quantity.of(3)
    )
    with draft.read() as work:
        assert work.stock.movements(PRODUCT.id, 5) == (received.value,)


def test_what_is_new_is_found_from_the_commit_on_and_as_it_is_called_then(draft: Store) -> None:
    desk = Desk(draft, FixedClock(), seeded_ids(1))
    company.found_company(desk, company=make_company(), register=make_register(), owner=OWNER)
    with draft.write() as work:
        work.catalogue.add_category(make_category("Shop", 2))
        work.catalogue.add_product(PRODUCT)
        renamed = replace(PRODUCT, names=replace(PRODUCT.names, main="Quite another thing"))
        work.catalogue.save_product(renamed)
    with draft.read() as work:
        assert [hit.title for hit in work.search.find("another thing", 5)] == ["Quite another thing"]
        assert not work.search.find(PRODUCT.names.main, 5)
