"""Language, theme and text size: from the settings and the system to the dressed application."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.settings import Settings, SettingsFile, ThemeChoice
from cardesk_desktop.ui.appearance import Appearance, best_language, is_dark
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme, apply_theme
from cardesk_desktop.ui.theme.tokens import DARK, LIGHT


class Desk:
    """The settings of a computer in a folder of the test."""

    def __init__(self, folder: Path, app: QApplication, settings: Settings) -> None:
        self.tasks = Tasks()
        self.file = SettingsFile(folder / "settings.json")
        self.preferences = Preferences(settings, self.file, self.tasks)
        self.appearance = Appearance(app, self.preferences, system_languages=["de-DE", "fr-CA", "ar"])
        self.looks: list[Look] = []
        self.appearance.look_changed.connect(self.looks.append)

    def close(self) -> None:
        assert self.tasks.close(5)
        self.appearance.deleteLater()
        QCoreApplication.processEvents()


@pytest.fixture
def desk(tmp_path: Path, dressed: QApplication, theme: Theme) -> Iterator[Desk]:
    opened = Desk(tmp_path, dressed, Settings(theme=ThemeChoice.LIGHT))
    yield opened
    opened.close()
    apply_theme(dressed, theme)
    QLocale.setDefault(QLocale("en_GB"))


@pytest.mark.parametrize(
    ("tags", "code"),
    [(["de-DE", "fr-CA"], "fr"), (["ar_AE"], "ar"), (["zh-CN"], "en"), ([], "en"), (["RU"], "ru")],
)
def test_the_language_of_the_system_is_taken_where_the_desk_speaks_it(tags: list[str], code: str) -> None:
    assert best_language(tags) == code


def test_without_a_choice_the_system_decides(desk: Desk) -> None:
    assert desk.appearance.look.phrases.language.code == "fr"
    assert not is_dark(Settings(theme=ThemeChoice.LIGHT))
    assert is_dark(Settings(theme=ThemeChoice.DARK))
    assert is_dark(Settings()) in (True, False)


def test_a_choice_is_worn_at_once(desk: Desk, dressed: QApplication) -> None:
    chosen = replace(desk.preferences.settings, language="ar", theme=ThemeChoice.DARK, text_scale_percent=150)
    desk.preferences.change(chosen)
    assert len(desk.looks) == 1
    look = desk.looks[0]
    assert (look.theme.colors, look.theme.is_rtl, look.theme.scale) == (DARK, True, 1.5)
    assert look.phrases.language.code == "ar"
    assert dressed.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert QLocale().name() == "ar_AE"
    assert desk.appearance.look is look


def test_settings_that_change_no_look_rebuild_nothing(desk: Desk) -> None:
    desk.preferences.change(replace(desk.preferences.settings, receipt_printer="Epson"))
    assert desk.looks == []


def test_the_system_s_own_dialogs_speak_the_language_too(desk: Desk) -> None:
    desk.preferences.change(replace(desk.preferences.settings, language="fr"))
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
    desk.preferences.change(replace(desk.preferences.settings, language="en"))
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_theme_that_follows_the_system_changes_with_it(
    desk: Desk, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cardesk_desktop.ui.appearance.system_is_dark", lambda: True)
    desk.preferences.change(replace(desk.preferences.settings, theme=ThemeChoice.SYSTEM))
    assert desk.looks[-1].theme.colors == DARK
    monkeypatch.setattr("cardesk_desktop.ui.appearance.system_is_dark", lambda: False)
    dressed.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert desk.looks[-1].theme.colors == LIGHT


def test_changes_are_written_behind_the_screen_and_the_last_one_wins(desk: Desk, qtbot: QtBot) -> None:
    for scale in (125, 150, 175, 200):
        desk.preferences.change(replace(desk.preferences.settings, text_scale_percent=scale))
    qtbot.waitUntil(lambda: desk.file.load().settings.text_scale_percent == 200)
    assert desk.preferences.settings.text_scale_percent == 200


def test_no_change_writes_nothing(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.preferences.change(desk.preferences.settings)
    qtbot.wait(30)
    assert not (tmp_path / "settings.json").exists()


def test_a_disk_that_cannot_be_written_to_is_told(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.file, "_path", tmp_path / "settings.json" / "no" / "folder")
    (tmp_path / "settings.json").write_text("{}")
    with qtbot.waitSignal(desk.tasks.unavailable) as told:
        desk.preferences.change(replace(desk.preferences.settings, language="es"))
    assert told.args is not None
    assert told.args[0].code is Code.FILE_UNWRITABLE
    assert desk.preferences.settings.language == "es"
