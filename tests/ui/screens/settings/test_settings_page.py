"""The list of sections of the settings: gone through, asked for, kept, in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.requests import OpenSettings
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.page import SettingsMemory, SettingsPage
from cardesk_desktop.ui.screens.settings.section import Group, Section, SectionBody
from cardesk_desktop.ui.theme import Theme, build_theme
from tests.ui.screens.settings.opened import Opened, focused_name, segment
from tests.ui.window import RecordingWindow

Key = Qt.Key


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


def test_a_list_that_fills_the_page_is_as_wide_as_the_page(
    qtbot: QtBot, theme: Theme, phrases: Phrasebook
) -> None:
    look = Look(theme, phrases)

    class Listing(SectionBody):
        fills_page = True

    sections = (
        Section("form", "info", lambda _: "Form", Group.PROGRAM, lambda look, *_: SectionBody(look.theme)),
        Section("list", "info", lambda _: "List", Group.PROGRAM, lambda look, *_: Listing(look.theme)),
    )
    page = SettingsPage(look, RecordingWindow(), sections)
    qtbot.addWidget(page)
    page.resize(1700, 600)
    page.show()
    widths = []
    for name in ("form", "list"):
        page.show_section(name)
        qtbot.waitUntil(page.body(name).isVisible)
        widths.append(page.body(name).width())
    assert widths[0] <= 840
    assert widths[1] > 1200
