"""The settings of this computer: each choice works at once and by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import AutoPrint, Settings, SettingsFile, ThemeChoice
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.page import SettingsMemory, SettingsPage
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme, build_theme
from cardesk_desktop.ui.widgets.pressable import Pressable

Key = Qt.Key


class Opened:
    """The page on a computer with two printers."""

    def __init__(self, folder: Path, look: Look, settings: Settings) -> None:
        self.tasks = Tasks()
        self.preferences = Preferences(settings, SettingsFile(folder / "settings.json"), self.tasks)
        self.look = look
        self.printers = ["Epson TM-T20", "HP LaserJet"]
        self.page = self.build(None)

    def build(self, memory: object | None) -> SettingsPage:
        page = SettingsPage(self.look, self.preferences, self.tasks, lambda: self.printers, memory)
        page.resize(1000, 600)
        page.show()
        page.activateWindow()
        return page

    def shown(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.on_shown()
        qtbot.waitUntil(lambda: self.page.printing.receipts.editor.count() == 3)

    def close(self) -> None:
        assert self.tasks.close(5)
        self.page.close()
        self.page.deleteLater()


@pytest.fixture
def opened(tmp_path: Path, theme: Theme, phrases: Phrasebook) -> Iterator[Opened]:
    on_screen = Opened(tmp_path, Look(theme, phrases), Settings(theme=ThemeChoice.LIGHT))
    yield on_screen
    on_screen.close()


def segment(group: QWidget, words: str) -> Pressable:
    return next(part for part in group.findChildren(Pressable) if part.accessibleName() == words)


def test_languages_stand_in_their_own_words(opened: Opened) -> None:
    editor = opened.page.language.editor
    words = [editor.itemText(number) for number in range(editor.count())]
    assert words == ["English", "Français", "العربية", "Español", "Русский"]


def test_each_choice_is_made_by_making_it(opened: Opened, qtbot: QtBot) -> None:
    opened.shown(qtbot)
    QTest.keyClick(opened.page.language.editor, Key.Key_Down)
    assert opened.preferences.settings.language == "fr"
    QTest.mouseClick(segment(opened.page.theme_choice, "Dark"), Qt.MouseButton.LeftButton)
    assert opened.preferences.settings.theme is ThemeChoice.DARK
    QTest.mouseClick(segment(opened.page.text_size, "150%"), Qt.MouseButton.LeftButton)
    assert opened.preferences.settings.text_scale_percent == 150
    QTest.mouseClick(segment(opened.page.printing.by_itself, "Receipt"), Qt.MouseButton.LeftButton)
    assert opened.preferences.settings.prints_by_itself is AutoPrint.RECEIPT


def test_printers_are_chosen_from_those_of_the_computer(opened: Opened, qtbot: QtBot) -> None:
    opened.shown(qtbot)
    QTest.keyClick(opened.page.printing.receipts.editor, Key.Key_Down)
    QTest.keyClick(opened.page.printing.invoices.editor, Key.Key_End)
    settings = opened.preferences.settings
    assert (settings.receipt_printer, settings.invoice_printer) == ("Epson TM-T20", "HP LaserJet")


def test_a_printer_that_is_gone_stays_chosen(
    tmp_path: Path, theme: Theme, phrases: Phrasebook, qtbot: QtBot
) -> None:
    on_screen = Opened(tmp_path, Look(theme, phrases), Settings(receipt_printer="Old Star"))
    receipts = on_screen.page.printing.receipts
    qtbot.waitUntil(on_screen.page.isActiveWindow)
    on_screen.page.on_shown()
    qtbot.waitUntil(lambda: receipts.editor.count() == 4)
    assert receipts.value == "Old Star"
    on_screen.close()


def test_the_page_can_be_gone_through_by_tab_alone(opened: Opened, qtbot: QtBot) -> None:
    opened.shown(qtbot)
    opened.page.first_focus().setFocus()
    names = []
    for _ in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        QTest.keyClick(focused, Key.Key_Tab)
    assert names == ["Language", "Light", "100%", "Printer for invoices", "Printer for receipts", "Nothing"]


def test_the_keyboard_stays_at_the_control_that_changed_the_look(opened: Opened, qtbot: QtBot) -> None:
    opened.shown(qtbot)
    segment(opened.page.theme_choice, "Dark").setFocus()
    memory = opened.page.memory()
    assert memory == SettingsMemory(0, "theme")
    again = opened.build(memory)
    assert again.first_focus() is again.theme_choice
    again.close()
    again.deleteLater()


def test_where_one_had_scrolled_to_is_kept(opened: Opened, qtbot: QtBot) -> None:
    large = Look(build_theme(is_dark=False, is_rtl=False, scale_percent=200), opened.look.phrases)
    opened.look = large
    page = opened.build(SettingsMemory(120, ""))
    qtbot.waitUntil(page.isActiveWindow)
    page.on_shown()
    assert page.memory().scrolled == 120
    page.close()
    page.deleteLater()
