"""Every test of an operation begins with an open shop of its own; founding it once is enough."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.open_shop import OpenShop, found_shop
from tests.builders.premises import Premises
from tests.builders.two_registers import TwoRegisters


@pytest.fixture(scope="session")
def shop_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the founded shop, to be copied."""
    folder = tmp_path_factory.mktemp("shop")
    found_shop(folder)
    return folder


@pytest.fixture
def shop(shop_files: Path, tmp_path: Path) -> Iterator[OpenShop]:
    """The shop, open for business."""
    folder = tmp_path / "data"
    shutil.copytree(shop_files, folder)
    premises = Premises(folder)
    yield OpenShop(premises)
    premises.close()


@pytest.fixture
def two(shop: OpenShop, tmp_path: Path) -> Iterator[TwoRegisters]:
    """The shop with a second register."""
    made = TwoRegisters(shop, tmp_path / "other")
    yield made
    made.close()
