"""One seeded company for all tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cardesk_desktop.demo.house import seed
from tests.builders import NOW
from tests.unit.demo.opened import Opened, opened_house


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("demo") / "house"
    steps: list[tuple[int, int]] = []
    seed(root, now=NOW, progress=lambda done, of: steps.append((done, of)))
    assert [done for done, _ in steps] == list(range(1, len(steps) + 1))
    assert steps[-1][0] == steps[-1][1] > 1_500
    return root


@pytest.fixture(scope="session")
def opened(root: Path) -> Iterator[Opened]:
    house = opened_house(root)
    yield house
    house.store.close()
