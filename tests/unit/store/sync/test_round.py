"""What one register says, another one shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.places import PLACES
from cardesk_wire.messages import Tally
from tests.builders import identity
from tests.builders.hub import Hub, join
from tests.builders.premises import Premises, issue, move, pay


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """A second register without a company."""
    premises = Premises(tmp_path / "other")
    yield premises.open()
    premises.close()


def tallies(store: Store) -> list[Tally]:
    with store.read() as work:
        return work.sync.tallies({name: place.kind.fields for name, place in PLACES.items()})


def test_everything_of_one_register_comes_to_another(store: Store, other: Store) -> None:
    hub = Hub()
    with store.write() as work:
        invoice = issue(work, identity("invoice"))
        pay(work, identity("payment"), invoice)
        move(work, identity("movement"), Quantity.of(3), MovementKind.RECEIPT)
    join(store)
    hub.push(store)
    with other.write() as work:
        work.sync.join(company_id="company", device_id="two")
    assert hub.pull(other)
    assert tallies(store) == tallies(other)
    with other.read() as work:
        assert work.sync.problems() == ()
        assert work.documents.invoice_file(invoice.id).invoice == invoice
        assert work.sync.counts().waiting == 0
