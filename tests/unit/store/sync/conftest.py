"""Two registers of one company: one that founded it, one that has nothing yet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cardesk_desktop.store.store import Store
from tests.builders import make_register
from tests.builders.hub import Hub, join
from tests.builders.premises import Premises
from tests.unit.store.sync.meanwhile import CAR
from tests.unit.store.sync.noura import NOURA, PATROL


@pytest.fixture(scope="session")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a register that joined a company of which it knows nothing, to be copied."""
    folder = tmp_path_factory.mktemp("newcomer")
    premises = Premises(folder)
    with premises.open().write() as work:
        work.company.add_register(make_register("R02"))
        work.sync.join(company_id="company", device_id="two", lease_code="R02")
        work.sync.begin_epoch(1, generation="one", cursor=0)
    premises.close()
    return folder


@pytest.fixture
def other_premises(newcomer: Path, tmp_path: Path) -> Iterator[Premises]:
    """A second register, closed."""
    folder = tmp_path / "other"
    shutil.copytree(newcomer, folder)
    premises = Premises(folder)
    yield premises
    premises.close()


@pytest.fixture
def other(other_premises: Premises) -> Store:
    """A second register, open."""
    return other_premises.open()


@pytest.fixture
def hub(store: Store) -> Hub:
    """The service, to which the founder has handed in all it has."""
    made = Hub()
    join(store)
    made.push(store)
    made.pull(store)
    return made


@pytest.fixture
def joined(store: Store, hub: Hub) -> Store:
    """A register whose everything has gone out, with a client and her car."""
    with store.write() as work:
        work.clients.add(NOURA)
        work.vehicles.add(PATROL)
    hub.push(store)
    hub.pull(store)
    return store


@pytest.fixture
def register(store: Store, hub: Hub) -> Store:
    """A register that knows of a car, and has handed in everything."""
    with store.write() as work:
        work.vehicles.add(CAR)
    hub.push(store)
    hub.pull(store)
    return store
