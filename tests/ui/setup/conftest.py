from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.founding import Founding
from cardesk_desktop.operations.founding_draft import Draft, Way
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.window import SetupWindow
from cardesk_desktop.ui.theme import Theme
from tests.ui.setup.first_day import NOTHING, FirstDay, Open
from tests.ui.setup.other_register import OtherRegister


@pytest.fixture
def day(qtbot: QtBot, tmp_path: Path) -> Iterator[FirstDay]:
    """A computer without a shop."""
    made = FirstDay(qtbot.waitUntil, tmp_path)
    yield made
    made.close()


@pytest.fixture
def look(theme: Theme, phrases: Phrasebook) -> Look:
    """English and light."""
    return Look(theme, phrases)


@pytest.fixture
def open_at(qtbot: QtBot, day: FirstDay, look: Look) -> Open:
    """Shows the set-up at a step."""

    def show(step: str = "", founding: Founding = NOTHING) -> SetupWindow:
        window = day.window(look, founding, step)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isActiveWindow())
        return window

    return show


@pytest.fixture
def service() -> OtherRegister:
    """Answers what the test wants."""
    return OtherRegister()


@pytest.fixture
def newcomer(qtbot: QtBot, tmp_path: Path, service: OtherRegister) -> Iterator[FirstDay]:
    """A computer without a shop, in reach of the service."""
    made = FirstDay(qtbot.waitUntil, tmp_path, account=service)
    yield made
    made.close()


@pytest.fixture
def show(qtbot: QtBot, newcomer: FirstDay, look: Look) -> Callable[..., SetupWindow]:
    """Shows the set-up at a step of joining."""

    def at(step: str, draft: Draft | None = None) -> SetupWindow:
        window = (
            SetupWindow(look, newcomer.means(), draft)
            if draft is not None
            else newcomer.window(look, step=step, way=Way.JOIN)
        )
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isActiveWindow())
        return window

    return at
