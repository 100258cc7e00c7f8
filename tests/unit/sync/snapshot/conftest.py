"""Every test begins with a register that has joined and holds nothing."""

from __future__ import annotations

import pytest

from cardesk_desktop.store.store import Store
from tests.builders import make_register
from tests.builders.premises import Premises
from tests.unit.sync.snapshot.parts import HELLO, join_company, say


@pytest.fixture
def store(premises: Premises) -> Store:
    """A register that has joined and knows the generation."""
    store = premises.open()
    with store.write() as work:
        work.company.add_register(make_register("R02"))
    join_company(store)
    say(store, HELLO)
    return store
