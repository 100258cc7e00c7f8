"""What is chosen for this computer: language, look, printers, made by making it, in words that have room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import AutoPrint, Settings, ThemeChoice
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.page import SettingsMemory
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.segmented import Segmented
from tests.ui.screens.settings.opened import Opened, focused_name, segment

Key = Qt.Key


def test_languages_stand_in_their_own_words(opened: Opened) -> None:
    editor = opened.appearance.language.editor
    words = [editor.itemText(number) for number in range(editor.count())]
    assert words == ["English", "Français", "العربية", "Español", "Русский"]


def test_each_choice_is_made_by_making_it(opened: Opened, qtbot: QtBot) -> None:
    opened.shown(qtbot)
    QTest.keyClick(opened.appearance.language.editor, Key.Key_Down)
    assert opened.preferences.settings.language == "fr"
    QTest.mouseClick(segment(opened.appearance.theme_choice, "Dark"), Qt.MouseButton.LeftButton)
    assert opened.preferences.settings.theme is ThemeChoice.DARK
    QTest.mouseClick(segment(opened.appearance.text_size, "150%"), Qt.MouseButton.LeftButton)
    assert opened.preferences.settings.text_scale_percent == 150
    opened.shown(qtbot, "printing")
    QTest.mouseClick(segment(opened.printing.by_itself, "Receipt"), Qt.MouseButton.LeftButton)
    assert opened.preferences.settings.prints_by_itself is AutoPrint.RECEIPT


def test_printers_are_chosen_from_those_of_the_computer(opened: Opened, qtbot: QtBot) -> None:
    opened.shown(qtbot, "printing")
    QTest.keyClick(opened.printing.receipts.editor, Key.Key_Down)
    QTest.keyClick(opened.printing.invoices.editor, Key.Key_End)
    settings = opened.preferences.settings
    assert (settings.receipt_printer, settings.invoice_printer) == ("Epson TM-T20", "HP LaserJet")


def test_labels_have_a_printer_of_their_own(opened: Opened, qtbot: QtBot) -> None:
    opened.shown(qtbot, "printing")
    QTest.keyClick(opened.printing.labels.editor, Key.Key_End)
    assert opened.preferences.settings.label_printer == "HP LaserJet"


def test_a_printer_that_is_gone_stays_chosen(
    tmp_path: Path, theme: Theme, phrases: Phrasebook, qtbot: QtBot
) -> None:
    on_screen = Opened(tmp_path, Look(theme, phrases), Settings(receipt_printer="Old Star"))
    on_screen.shown(qtbot, "printing")
    receipts = on_screen.printing.receipts
    qtbot.waitUntil(lambda: receipts.editor.count() == 4)
    assert receipts.value == "Old Star"
    on_screen.close()


def test_a_section_can_be_gone_through_by_tab_alone(opened: Opened, qtbot: QtBot) -> None:
    opened.shown(qtbot)
    opened.page.first_focus().setFocus()
    names = []
    for _ in range(5):
        names.append(focused_name())
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Key.Key_Tab)
    assert names == ["Language and look", "Language", "Light", "Strong colours on black", "100%"]


def test_the_keyboard_stays_at_the_control_that_changed_the_look(opened: Opened, qtbot: QtBot) -> None:
    opened.shown(qtbot)
    segment(opened.appearance.theme_choice, "Dark").setFocus()
    memory = opened.page.memory()
    assert memory == SettingsMemory("look", 0, True, {"look": "theme"})
    again = opened.build(memory)
    assert again.first_focus() is again.body("look").controls()["theme"]
    again.close()
    again.deleteLater()


def _words_beside(card: SettingsCard) -> bool:
    words, control = card._pairs[0]
    return words.y() < control.y() + control.height() and control.y() < words.y() + words.height()


def test_words_stand_above_their_control_where_there_is_no_room_beside_it(qtbot: QtBot, theme: Theme) -> None:
    around, card = QWidget(), SettingsCard(theme)
    column = QVBoxLayout(around)
    column.addWidget(card)
    choices = [Choice(n, words) for n, words in enumerate(("Every 4 hours", "Every 8 hours", "Every day"))]
    card.add_row(
        "How often", "Selling goes on meanwhile; older ones are removed.", Segmented(theme, "", choices)
    )
    qtbot.addWidget(around)
    around.resize(900, 300)
    around.show()
    assert _words_beside(card)
    around.resize(around.minimumSizeHint().width(), 400)
    qtbot.waitUntil(lambda: not _words_beside(card))
    words, control = card._pairs[0]
    assert words.width() >= theme.px(240)
    assert card.rect().contains(control.geometry())
    around.resize(900, 300)
    qtbot.waitUntil(lambda: _words_beside(card))
