"""Every test of the runner begins where all there was has been said."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.shop import Shop
from tests.ui.sync_runner.place import Place


@pytest.fixture
def place(qtbot: QtBot, shop: Shop) -> Iterator[Place]:
    made = Place(qtbot, shop)
    yield made
    made.runner.stop()
    made.service.let_go()
