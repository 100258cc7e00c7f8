"""Every test begins with a register that has joined; a photo takes three requests."""

from __future__ import annotations

import pytest

from cardesk_desktop.store.store import Store
from cardesk_desktop.sync import blobs
from tests.builders import make_register
from tests.builders.premises import Premises


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand bytes at a time, so that a photo takes three requests."""
    monkeypatch.setattr(blobs, "PIECE", 1000)


@pytest.fixture
def store(premises: Premises) -> Store:
    """A register that has joined and knows the generation."""
    store = premises.open()
    with store.write() as work:
        work.company.add_register(make_register())
        work.sync.join(company_id="company", device_id="one", lease_code="R01")
        work.sync.begin_epoch(1, generation="one", cursor=0)
    return store
