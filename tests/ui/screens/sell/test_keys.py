"""The keys of the selling screen, as the window installs them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.ui.requests import AddItem
from cardesk_desktop.ui.screens.clients.chooser import ClientChooser
from cardesk_desktop.ui.screens.sell.screen import SellPage
from cardesk_desktop.ui.screens.sell.ticket_panels import DiscountPanel, NotePanel
from cardesk_desktop.ui.shortcuts import InstalledShortcuts
from tests.ui.screens.sell.counter import Counter
from tests.ui.window import RecordingWindow

Key = Qt.Key
NONE, ALT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def keys(page: SellPage, qtbot: QtBot) -> InstalledShortcuts:
    qtbot.waitUntil(page.isActiveWindow)
    return InstalledShortcuts(page.shortcuts(), page)


@pytest.fixture
def filled(page: SellPage, counter: Counter, keys: InstalledShortcuts, qtbot: QtBot) -> SellPage:
    """The page with a wash on its ticket."""
    page.on_request(AddItem(ItemKind.SERVICE, counter.full_wash.id))
    qtbot.waitUntil(lambda: page.card.pay.isEnabled())
    return page


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def test_what_the_windows_search_found_comes_onto_the_ticket(filled: SellPage, counter: Counter) -> None:
    assert filled.ticket.ticket is not None
    assert [line.item_id for line in filled.ticket.ticket.lines] == [counter.full_wash.id]


def test_f12_pays(filled: SellPage, window: RecordingWindow, qtbot: QtBot) -> None:
    press(Key.Key_F12)
    qtbot.waitUntil(lambda: window.calls == [("open_payment", filled.ticket.ticket_id)])


def test_f2_leads_to_the_car_at_the_door(
    page: SellPage, keys: InstalledShortcuts, window: RecordingWindow
) -> None:
    press(Key.Key_F2)
    assert window.calls == [("start_check_in", "")]


def test_f12_and_f4_do_nothing_before_there_is_a_ticket(
    page: SellPage, keys: InstalledShortcuts, window: RecordingWindow
) -> None:
    for key in (Key.Key_F12, Key.Key_F4, Key.Key_F7, Key.Key_F8):
        press(key)
    assert window.calls == []
    assert window.panel is None
    assert window.toasts == []


def test_f4_parks_and_f9_begins_anew(filled: SellPage, window: RecordingWindow, qtbot: QtBot) -> None:
    press(Key.Key_F4)
    qtbot.waitUntil(lambda: window.toasts == ["The ticket is parked."])
    qtbot.waitUntil(lambda: filled.ticket.ticket is None)
    window.undos[0].run()
    qtbot.waitUntil(lambda: filled.ticket.ticket is not None)
    press(Key.Key_F9)
    qtbot.waitUntil(lambda: filled.ticket.ticket is None)


@pytest.mark.parametrize(
    ("key", "panel"),
    [(Key.Key_F6, ClientChooser), (Key.Key_F7, DiscountPanel), (Key.Key_F8, NotePanel)],
)
def test_a_key_opens_its_panel(
    filled: SellPage, window: RecordingWindow, key: Qt.Key, panel: type[QWidget]
) -> None:
    press(key)
    assert window.panel is not None
    assert window.panel.findChild(panel) is not None


def test_f3_goes_to_the_search_and_ctrl_l_to_the_lines(filled: SellPage) -> None:
    press(Key.Key_F3)
    assert filled.tiles.search.editor.hasFocus()
    press(Key.Key_T, CTRL)
    assert filled.card.lines.hasFocus()
    assert filled.card.lines.current_line is not None


def test_alt_and_a_number_shows_a_shelf(filled: SellPage) -> None:
    press(Key.Key_4, ALT)
    assert filled.tiles.category_id == filled.tiles.shelves.keys[3]
    press(Key.Key_1, ALT)
    assert filled.tiles.category_id is None


def test_f10_offers_the_sizes_and_takes_one(filled: SellPage, qtbot: QtBot) -> None:
    press(Key.Key_F10)
    menu = filled.tiles.findChild(QMenu)
    assert menu is not None
    actions = menu.actions()
    assert len(actions) == len(SizeClass)
    assert [action.isChecked() for action in actions].index(True) == list(SizeClass).index(SizeClass.SEDAN)
    actions[-1].trigger()
    menu.close()
    qtbot.waitUntil(lambda: filled.ticket.size_class is SizeClass.LARGE)


def test_the_quiet_menu_voids(filled: SellPage, window: RecordingWindow) -> None:
    QTest.mouseClick(filled.card.head.menu, Qt.MouseButton.LeftButton)
    menu = filled.findChild(QMenu)
    assert menu is not None
    menu.actions()[0].trigger()
    menu.close()
    assert window.panel_title == "Void the ticket"


def test_every_control_has_a_name_and_can_be_reached_by_tab(filled: SellPage) -> None:
    seen: list[QWidget] = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
        QTest.keyClick(focused, Key.Key_Tab)
    assert all(widget.accessibleName() for widget in seen)
    card = filled.card
    reached = (filled.tiles.search.editor, filled.tiles.grid, card.lines, card.head.client, card.pay)
    assert all(widget in seen for widget in reached)


def test_with_the_last_line_gone_the_keyboard_is_at_the_tiles(filled: SellPage, qtbot: QtBot) -> None:
    filled.card.lines.setFocus()
    filled.card.lines.setCurrentIndex(filled.card.lines.model().index(0, 0))
    press(Key.Key_Delete)
    qtbot.waitUntil(lambda: not filled.card.pay.isEnabled())
    assert QApplication.focusWidget() is filled.tiles.grid
