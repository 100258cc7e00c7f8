"""The page of data that are missing: says where they were and when, and offers the way back first."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.starting.data_gone import DataGone, WaysOn
from cardesk_desktop.ui.starting.start_window import StartWindow
from cardesk_desktop.ui.theme import Theme

PATH = "/mnt/till/cardesk.db"
SEEN = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)


@pytest.fixture
def chosen() -> list[str]:
    """Which of the ways was taken."""
    return []


@pytest.fixture
def ways(chosen: list[str]) -> WaysOn:
    """The three ways, as the opening offers them."""
    words = ("Look again", "Restore a backup", "Begin anew")
    return WaysOn(*(Action(each, partial(chosen.append, each)) for each in words))


def _said(window: StartWindow) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel))


def _shown(qtbot: QtBot, look: Look, ways: WaysOn, last_seen: datetime | None) -> StartWindow:
    window = StartWindow(look)
    qtbot.addWidget(window)
    window.show()
    window.show_gone(Unavailable(Code.DATA_GONE, path=PATH, last_seen=last_seen), ways)
    return window


def test_it_says_where_the_data_were_and_when(
    qtbot: QtBot, theme: Theme, phrases: Phrasebook, ways: WaysOn
) -> None:
    window = _shown(qtbot, Look(theme, phrases), ways, SEEN)
    assert PATH in _said(window)
    assert phrases.date_time(SEEN, UTC) in _said(window)
    assert "under another letter" in _said(window)


def test_what_is_not_known_is_not_said(qtbot: QtBot, theme: Theme, phrases: Phrasebook, ways: WaysOn) -> None:
    window = _shown(qtbot, Look(theme, phrases), ways, None)
    assert "They should be in this file:" in _said(window)
    assert PATH in _said(window)
    assert "last" not in _said(window)


def test_the_keyboard_is_on_the_way_that_changes_nothing(
    qtbot: QtBot, theme: Theme, phrases: Phrasebook, ways: WaysOn, chosen: list[str]
) -> None:
    window = _shown(qtbot, Look(theme, phrases), ways, SEEN)
    page = window.findChild(DataGone)
    assert page is not None
    assert page.focusProxy() is page.again
    for button in (page.again, page.put_back, page.anew):
        button.activated.emit()
    assert chosen == ["Look again", "Restore a backup", "Begin anew"]
