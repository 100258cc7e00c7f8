"""One demo company for all flows: made once, and copied for each of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cardesk_desktop.demo.house import DemoHouse, demo_house, seed
from cardesk_desktop.domain.clock import SystemClock
from tests.walkthrough.stage import Stage, opened


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo company that nobody sells in."""
    root = tmp_path_factory.mktemp("seeded") / "demo"
    seed(root, now=SystemClock().now())
    return root


@pytest.fixture
def house(seeded: Path, tmp_path: Path) -> DemoHouse:
    """A demo company of this test's own, closed."""
    return demo_house(Path(shutil.copytree(seeded, tmp_path / "demo")))


@pytest.fixture
def stage(qapp: QApplication, house: DemoHouse, tmp_path: Path) -> Iterator[Stage]:
    """The application open on it, in English."""
    with opened(qapp, house, tmp_path / "invoice.pdf") as stage:
        yield stage
