"""The pictures of the foundation can be taken: each is built in every language, in both directions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import LANGUAGES, load_phrasebook
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import Motion, Theme, apply_theme, build_theme
from tests.screenshots.registry import Shot, every_shot, shot

FOUNDATION = ("gallery-forms", "gallery-list", "gallery-small", "settings", "shell", "shell-shortcuts")


@pytest.fixture
def restored(dressed: QApplication, theme: Theme) -> Iterator[QApplication]:
    yield dressed
    apply_theme(dressed, theme)


def named(name: str) -> Shot:
    return next(each for each in every_shot() if each.name == name)


def test_no_two_pictures_share_a_name() -> None:
    names = [each.name for each in every_shot()]
    assert len(names) == len(set(names))
    assert set(FOUNDATION) <= set(names)
    with pytest.raises(ValueError, match="two pictures"):
        shot("shell")(lambda look: QWidget())


@pytest.mark.parametrize("name", FOUNDATION)
@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_a_picture_is_built_and_nothing_wider_than_the_smallest_screen(
    restored: QApplication, qtbot: QtBot, name: str, language: str
) -> None:
    phrases = load_phrasebook(language)
    look = Look(
        build_theme(is_dark=True, is_rtl=phrases.language.is_rtl, motion=Motion(0)),
        phrases,
    )
    apply_theme(restored, look.theme)
    widget = named(name).build(look)
    widget.resize(1366, 768)
    widget.show()
    qtbot.waitExposed(widget)
    assert widget.width() == 1366
    assert widget.grab().width() == 1366
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
