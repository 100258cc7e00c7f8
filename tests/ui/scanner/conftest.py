"""A window in front, somebody who types on it, and the codes that were heard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.scanner import Scanner
from tests.ui.scanner.wedge import Desk, Hand


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    window = Desk()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.field.setFocus()
    return window


@pytest.fixture
def codes(qapp: QApplication, hand: Hand, desk: Desk) -> Iterator[list[str]]:
    scanner, heard = Scanner(monotonic=hand.monotonic), list[str]()
    scanner.scanned.connect(heard.append)
    yield heard
    scanner.stop()
