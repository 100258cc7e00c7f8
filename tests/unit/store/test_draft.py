"""A draft is brought to the disk once, when it is closed, and is then a database as any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations import company, receiving_stock
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.opening import open_store
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.witness import witness_path
from tests.builders import (
    FixedClock,
    make_category,
    make_company,
    make_product,
    make_register,
    make_staff,
    seeded_ids,
)

OWNER = make_staff("Omar", Role.OWNER)


def _opened(path: Path, keychain: MemoryKeychain, *, is_draft: bool) -> Store:
    return open_store(path, keychain=keychain, clock=FixedClock(), new_id=seeded_ids(), is_draft=is_draft)


def _receive_goods(store: Store) -> None:
    desk = Desk(store, FixedClock(), seeded_ids(1))
    product = make_product()
    company.found_company(desk, company=make_company(), register=make_register(), owner=OWNER)
    with store.write() as work:
        work.catalogue.add_category(make_category("Shop", 2))
        work.catalogue.add_product(product)
    receiving_stock.receive(desk, staff_id=OWNER.id, product_id=product.id, quantity=Quantity.of(3))


def test_the_witness_is_told_when_the_draft_is_closed(tmp_path: Path) -> None:
    path, keychain = tmp_path / "cardesk.db", MemoryKeychain()
    draft = _opened(path, keychain, is_draft=True)
    _receive_goods(draft)
    assert not witness_path(path).exists()
    draft.close()
    draft.close()
    assert witness_path(path).exists()
    store = _opened(path, keychain, is_draft=False)
    with store.read() as work:
        assert work.company.register().incarnation == "A"
        assert work.stock.level(make_product().id) == Quantity.of(3)
    store.close()


def test_an_empty_draft_has_nothing_to_tell(tmp_path: Path) -> None:
    path = tmp_path / "cardesk.db"
    _opened(path, MemoryKeychain(), is_draft=True).close()
    assert not witness_path(path).exists()


def test_a_draft_that_cannot_be_finished_still_lets_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, keychain = tmp_path / "cardesk.db", MemoryKeychain()
    draft = _opened(path, keychain, is_draft=True)

    def fail() -> None:
        raise Unavailable(Code.DISK_FULL)

    monkeypatch.setattr(draft, "_finish_draft", fail)
    with pytest.raises(Unavailable):
        draft.close()
    _opened(path, keychain, is_draft=False).close()
