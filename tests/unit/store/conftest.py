"""Every test of the store begins with a founded company of its own; founding it once is enough."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cardesk_desktop.store.store import Store
from tests.builders.premises import Premises, found


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a founded company, to be copied."""
    folder = tmp_path_factory.mktemp("founded")
    premises = Premises(folder)
    found(premises.open())
    premises.close()
    return folder


@pytest.fixture
def premises(founded: Path, tmp_path: Path) -> Iterator[Premises]:
    """A founded company, closed."""
    folder = tmp_path / "data"
    shutil.copytree(founded, folder)
    made = Premises(folder)
    yield made
    made.close()


@pytest.fixture
def store(premises: Premises) -> Store:
    """A founded company, open."""
    return premises.open()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Premises]:
    """A folder without a database."""
    made = Premises(tmp_path / "new")
    yield made
    made.close()
