"""A shop with one sale and its owner's code, a stick to back it up on, and a new machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.store.backups.making import make_backup
from cardesk_desktop.store.store import Store
from tests.builders.premises import Premises
from tests.unit.store.backups.orders import NOW, order, sell


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "USB"
    made.mkdir()
    return made


@pytest.fixture
def code(store: Store) -> str:
    """The owner's code; there is one sale, and the file stands still afterwards."""
    sell(store)
    return store.recovery.make_code(NOW)


@pytest.fixture
def backup(store: Store, code: str, folder: Path) -> Path:
    """A backup of the open store."""
    made = make_backup(order(store), folder)
    store.release_file()
    return made.path


@pytest.fixture
def elsewhere(tmp_path: Path) -> Premises:
    """A new machine: no data, no keys."""
    made = Premises(tmp_path / "new machine")
    made.keychain = MemoryKeychain()
    return made
