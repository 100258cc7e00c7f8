"""The settings of this computer: a list of sections, each choice works at once and by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import AutoPrint, Settings, SettingsFile, ThemeChoice
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.requests import OpenSettings
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.appearance import AppearanceBody
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.page import SettingsMemory, SettingsPage
from cardesk_desktop.ui.screens.settings.printing import PrintingBody
from cardesk_desktop.ui.screens.settings.section import Group, Section, SectionBody
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme, build_theme
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.pressable import Pressable
from cardesk_desktop.ui.widgets.segmented import Segmented
from tests.ui.window import RecordingWindow

Key = Qt.Key


class Opened:
    """The page on a computer with two printers."""

    def __init__(self, folder: Path, look: Look, settings: Settings) -> None:
        self.tasks = Tasks()
        self.preferences = Preferences(settings, SettingsFile(folder / "settings.json"), self.tasks)
        self.look = look
        self.printers = ["Epson TM-T20", "HP LaserJet"]
        self.page = self.build(None)

    def sections(self) -> tuple[Section, ...]:
        def appearance(look: Look, window: object, memory: object | None) -> SectionBody:
            return AppearanceBody(look, self.preferences, memory)

        def printing(look: Look, window: object, memory: object | None) -> SectionBody:
            return PrintingBody(look, self.preferences, self.tasks, lambda: self.printers)

        def empty(look: Look, window: object, memory: object | None) -> SectionBody:
            return SectionBody(look.theme)

        here = Group.THIS_COMPUTER
        return (
            Section("look", "languages", lambda _: _("Language and look"), here, appearance),
            Section("printing", "printer", lambda _: _("Printing"), here, printing),
            Section("about", "info", lambda _: "About", Group.PROGRAM, empty),
        )

    def build(self, memory: SettingsMemory | None) -> SettingsPage:
        page = SettingsPage(self.look, RecordingWindow(), self.sections(), memory)
        page.resize(1000, 600)
        page.show()
        page.activateWindow()
        return page

    @property
    def appearance(self) -> AppearanceBody:
        body = self.page.body("look")
        assert isinstance(body, AppearanceBody)
        return body

    @property
    def printing(self) -> PrintingBody:
        body = self.page.body("printing")
        assert isinstance(body, PrintingBody)
        return body

    def shown(self, qtbot: QtBot, name: str = "look") -> None:
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.on_shown()
        if name == "printing":
            self.page.show_section("printing")
            qtbot.waitUntil(lambda: self.printing.receipts.editor.count() >= 3)

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


def focused_name() -> str:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused.accessibleName()


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


def test_arrows_move_through_the_list_and_show_each_section(opened: Opened, qtbot: QtBot) -> None:
    opened.shown(qtbot)
    opened.page.first_focus().setFocus()
    for key, name in (
        (Key.Key_Down, "printing"),
        (Key.Key_Down, "about"),
        (Key.Key_Down, "about"),
        (Key.Key_Home, "look"),
        (Key.Key_Up, "look"),
        (Key.Key_End, "about"),
    ):
        QTest.keyClick(opened.page.list.current_entry(), key)
        assert opened.page.current == name
        assert opened.page.list.current_entry().hasFocus()
    QTest.keyClick(opened.page.list.current_entry(), Key.Key_Space)
    assert opened.page.current == "about"


def test_a_section_is_chosen_by_mouse(opened: Opened, qtbot: QtBot) -> None:
    opened.shown(qtbot)
    QTest.mouseClick(segment(opened.page.list, "Printing"), Qt.MouseButton.LeftButton)
    assert opened.page.current == "printing"


def test_two_keys_go_round_the_sections(opened: Opened, qtbot: QtBot) -> None:
    opened.shown(qtbot)
    following, before = opened.page.shortcuts()
    assert following.run is not None
    assert before.run is not None
    before.run()
    assert opened.page.current == "about"
    following.run()
    assert opened.page.current == "look"


def test_another_screen_may_ask_for_a_section(opened: Opened, qtbot: QtBot) -> None:
    opened.shown(qtbot)
    opened.page.on_request(OpenSettings("printing"))
    assert opened.page.current == "printing"
    assert focused_name() == "Printer for invoices"
    opened.page.on_request(OpenSettings("about"))
    assert focused_name() == "About"
    opened.page.on_request(OpenSettings())
    opened.page.on_request(OpenSettings("there is none"))
    assert opened.page.current == "about"


def test_on_a_small_screen_the_list_is_a_field(opened: Opened, qtbot: QtBot) -> None:
    opened.shown(qtbot)
    opened.page.first_focus().setFocus()
    opened.page.resize(600, 600)
    assert opened.page.list.visibleRegion().isEmpty()
    assert focused_name() == "Section of the settings"
    QTest.keyClick(opened.page.field.editor, Key.Key_Down)
    assert opened.page.current == "printing"
    opened.page.resize(1000, 600)
    assert focused_name() == "Printing"


def test_the_keyboard_stays_at_the_control_that_changed_the_look(opened: Opened, qtbot: QtBot) -> None:
    opened.shown(qtbot)
    segment(opened.appearance.theme_choice, "Dark").setFocus()
    memory = opened.page.memory()
    assert memory == SettingsMemory("look", 0, True, {"look": "theme"})
    again = opened.build(memory)
    assert again.first_focus() is again.body("look").controls()["theme"]
    again.close()
    again.deleteLater()


def test_the_chosen_section_and_how_far_it_was_scrolled_are_kept(opened: Opened, qtbot: QtBot) -> None:
    opened.look = Look(build_theme(is_dark=False, is_rtl=False, scale_percent=200), opened.look.phrases)
    page = opened.build(SettingsMemory("printing", 60))
    page.resize(700, 300)
    qtbot.waitUntil(page.isActiveWindow)
    page.on_shown()
    assert page.memory() == SettingsMemory("printing", 60)
    page.close()
    page.deleteLater()
    page = opened.build(SettingsMemory("a section of another release"))
    assert page.current == "look"
    page.close()
    page.deleteLater()


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


def test_a_section_that_needs_the_page_has_it_for_itself(
    qtbot: QtBot, theme: Theme, phrases: Phrasebook
) -> None:
    def plain(look: Look, window: object, memory: object | None) -> SectionBody:
        return SectionBody(look.theme)

    def wide(look: Look, window: object, memory: object | None) -> SectionBody:
        body, table = SectionBody(look.theme), QWidget()
        table.setMinimumWidth(820)
        body.add(table)
        return body

    sections = (
        Section("look", "languages", lambda _: "Look", Group.PROGRAM, plain),
        Section("journal", "info", lambda _: "Journal", Group.PROGRAM, wide),
    )
    page = SettingsPage(Look(theme, phrases), RecordingWindow(), sections, None)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    assert not page._side.isHidden()
    page.show_section("journal")
    qtbot.waitUntil(page._side.isHidden)
    QApplication.processEvents()
    assert page._areas["journal"].horizontalScrollBar().maximum() == 0
    page.show_section("look")
    assert page._side.isHidden()
    page.resize(1500, 600)
    assert not page._side.isHidden()


def test_the_list_shows_the_section_that_was_asked_for(qtbot: QtBot, opened: Opened) -> None:
    page = opened.page
    page.resize(1000, 120)
    qtbot.waitUntil(lambda: page.height() == 120)
    assert not _is_in_view(page, "about")
    page.on_request(OpenSettings("about"))
    qtbot.waitUntil(lambda: _is_in_view(page, "about"))
    page.on_request(OpenSettings("look"))
    qtbot.waitUntil(lambda: _is_in_view(page, "look"))


def test_the_list_shows_the_section_that_the_page_comes_back_to(qtbot: QtBot, opened: Opened) -> None:
    page = SettingsPage(opened.look, RecordingWindow(), opened.sections(), SettingsMemory("about"))
    qtbot.addWidget(page)
    page.resize(1000, 120)
    page.show()
    page.on_shown()
    qtbot.waitUntil(lambda: _is_in_view(page, "about"))


def _is_in_view(page: SettingsPage, section: str) -> bool:
    """Whether the entry of a section can be seen whole in the list."""
    entry = page.list._entries[section]
    seen: bool = entry.visibleRegion().boundingRect() == entry.rect()
    return seen
