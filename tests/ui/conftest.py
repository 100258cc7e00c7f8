"""Every test of the window runs without a display, with the bundled fonts and no motion."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from cardesk_desktop.i18n import Phrasebook, load_phrasebook
from cardesk_desktop.ui.theme import Motion, Theme, apply_theme, build_theme, register_fonts

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with its fonts, registered once."""
    register_fonts()
    return qapp


@pytest.fixture
def theme(dressed: QApplication) -> Iterator[Theme]:
    """The light theme, left to right, nothing moving."""
    look = build_theme(is_dark=False, is_rtl=False, motion=Motion(0, 0))
    apply_theme(dressed, look)
    yield look
    dressed.setStyleSheet("")


@pytest.fixture
def rtl_theme(dressed: QApplication, theme: Theme) -> Iterator[Theme]:
    """The same right to left."""
    look = build_theme(is_dark=False, is_rtl=True, motion=Motion(0, 0))
    apply_theme(dressed, look)
    yield look
    apply_theme(dressed, theme)


@pytest.fixture
def phrases() -> Phrasebook:
    """English."""
    return load_phrasebook("en")
