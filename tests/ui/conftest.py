"""Every test of the window runs without a display, with the bundled fonts and no motion."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook, load_phrasebook
from cardesk_desktop.ui.theme import Motion, Theme, apply_theme, build_theme, register_fonts
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with its fonts, registered once."""
    register_fonts()
    return qapp


@pytest.fixture
def theme(dressed: QApplication) -> Iterator[Theme]:
    """The light theme, left to right, nothing moving."""
    look = build_theme(is_dark=False, is_rtl=False, motion=Motion(0))
    apply_theme(dressed, look)
    yield look
    dressed.setStyleSheet("")


@pytest.fixture
def rtl_theme(dressed: QApplication, theme: Theme) -> Iterator[Theme]:
    """The same right to left."""
    look = build_theme(is_dark=False, is_rtl=True, motion=Motion(0))
    apply_theme(dressed, look)
    yield look
    apply_theme(dressed, theme)


@pytest.fixture
def phrases() -> Phrasebook:
    """English."""
    return load_phrasebook("en")


@pytest.fixture
def shop(qtbot: QtBot, tmp_path: Path) -> Iterator[Shop]:
    """A small wash that has just opened."""
    wash = Shop(qtbot.waitUntil, tmp_path)
    yield wash
    wash.close()


@pytest.fixture
def window() -> RecordingWindow:
    """What a screen asked of the window around it."""
    return RecordingWindow()
