"""The lock screen in the real window: who may come in, and what stays as it was behind it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.pin import StaffPin, Tries
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import build_theme
from tests.builders.pins import quick_hash
from tests.ui.lock.house import MARIAM, RAVI, LockedHouse

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_the_window_begins_locked_with_the_last_person_chosen(locked: LockedHouse) -> None:
    assert not locked.can_work()
    assert not locked.window.frame.isVisible()
    assert locked.screen.card.greeting.text() == "Hello Amina Yusuf"
    assert [tile.member.name for tile in locked.screen.tiles] == [
        "Amina Yusuf",
        "Mariam Saleh",
        "Omar Haddad",
        "Ravi Kumar",
    ]


def test_the_right_pin_opens(locked: LockedHouse) -> None:
    locked.enter_pin("4711")
    locked.until(locked.can_work)
    assert locked.state.acting == locked.shop.cashier
    assert QApplication.focusWidget() is locked.page.field
    assert [entry.event for entry in locked.journal_of(locked.shop.cashier)] == [JournalEvent.DESK_UNLOCKED]


def test_a_wrong_pin_is_said_and_the_third_one_costs_time(locked: LockedHouse) -> None:
    message = locked.screen.card.entry.message
    for _ in range(2):
        locked.enter_pin("9182")
        locked.until(lambda: message.text() == "This PIN is not right. Try again.")
        locked.type("1")
        locked.press(Key.Key_Backspace)
    locked.enter_pin("9182")
    locked.until(lambda: "The next one is taken in 0:0" in message.text())
    assert not locked.can_work()
    locked.type("4711")
    locked.press(Key.Key_Return)
    assert not locked.can_work()


def test_a_wait_is_shown_before_the_first_try(locked: LockedHouse) -> None:
    tries = Tries(5, locked.shop.clock.now())
    locked.shop.write(lambda work: work.pins.put(StaffPin(MARIAM.id, quick_hash("2580"), tries)))
    locked.screen.choose(MARIAM)
    locked.until(lambda: "0:30" in locked.screen.card.entry.message.text())
    locked.screen.choose(locked.shop.cashier)
    assert not locked.screen.card.entry.is_waiting


def test_who_has_no_pin_chooses_one_and_is_in(locked: LockedHouse) -> None:
    locked.press(Key.Key_Escape)
    locked.type("4")
    message = locked.screen.card.entry.message
    assert "Choose a PIN" in message.text()
    locked.enter_pin("1234")
    assert "guessed too easily" in message.text()
    locked.enter_pin("8642")
    assert message.text() == "Once more, to be sure."
    locked.enter_pin("8641")
    assert "not alike" in message.text()
    locked.enter_pin("8642")
    locked.enter_pin("8642")
    locked.until(locked.can_work)
    assert locked.state.acting == RAVI
    assert [entry.event for entry in locked.journal_of(RAVI)] == [
        JournalEvent.PIN_SET,
        JournalEvent.DESK_UNLOCKED,
    ]


def test_letters_choose_a_person_and_digits_are_the_pin(locked: LockedHouse) -> None:
    locked.type("m")
    assert locked.screen.card.member == MARIAM
    locked.type("z")
    assert locked.screen.card.member == MARIAM
    locked.enter_pin("2580")
    locked.until(locked.can_work)
    assert locked.state.acting == MARIAM


def test_a_person_is_chosen_by_finger(locked: LockedHouse) -> None:
    tile = next(tile for tile in locked.screen.tiles if tile.member == MARIAM)
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert tile.isChecked()
    for digit in "2580":
        QTest.mouseClick(locked.screen.card.entry.pad.key(digit), Qt.MouseButton.LeftButton)
    QTest.mouseClick(locked.screen.card.entry.button, Qt.MouseButton.LeftButton)
    locked.until(locked.can_work)


def test_digits_reach_the_pin_from_a_tile_too(locked: LockedHouse) -> None:
    locked.screen.tiles[1].setFocus()
    locked.type("47")
    assert QApplication.focusWidget() is locked.screen.card.entry
    locked.enter_pin("11")
    locked.until(locked.can_work)


def test_locking_keeps_what_is_under_way(house: LockedHouse) -> None:
    house.page.field.setText("half a note")
    note = QLineEdit("half a discount")
    house.page.window_services.open_panel(note, "Discount")
    house.press(Key.Key_L, CONTROL)
    assert not house.window.frame.isVisible()
    for key in (Key.Key_F4, Key.Key_F1):
        house.press(key)
    house.scanner.scanned.emit("6291041500213")
    assert (house.page.pressed, house.page.scans) == (0, [])
    house.enter_pin("4711")
    house.until(house.can_work)
    assert house.window.frame.panel.content is note
    assert note.text() == "half a discount"
    assert house.page.field.text() == "half a note"
    assert QApplication.focusWidget() is note
    events = [entry.event for entry in house.journal_of(house.shop.cashier)]
    assert events == [JournalEvent.DESK_LOCKED, JournalEvent.DESK_UNLOCKED]


def test_two_keys_lead_to_the_pin_of_another_person(house: LockedHouse) -> None:
    house.press(Key.Key_F11)
    house.type("2")
    assert house.screen.card.member == MARIAM
    house.enter_pin("2580")
    house.until(house.can_work)
    assert house.state.acting == MARIAM
    assert house.journal_of(house.shop.cashier) == ()


def test_who_wanted_to_switch_may_go_back(house: LockedHouse) -> None:
    house.press(Key.Key_F11)
    house.type("2")
    house.press(Key.Key_F11)
    assert house.screen.card.member is None
    house.press(Key.Key_Escape)
    assert house.can_work()
    house.press(Key.Key_F11)
    QTest.mouseClick(house.screen.back, Qt.MouseButton.LeftButton)
    assert house.can_work()
    assert house.state.acting == house.shop.cashier


def test_what_was_only_a_switch_can_be_locked(house: LockedHouse) -> None:
    house.window.gate.switch()
    house.window.gate.lock()
    house.press(Key.Key_Escape)
    assert not house.can_work()
    assert not house.screen.back.isVisible()
    house.window.gate.lock()
    house.window.gate.switch(MARIAM)
    assert house.screen.card.member == MARIAM


def test_the_chip_leads_to_the_lock_screen(house: LockedHouse) -> None:
    menu = house.window.frame.header.staff.menu()
    actions = {action.text(): action for action in menu.actions()}
    actions["Amina Yusuf · Front desk"].trigger()
    assert house.can_work()
    actions["Mariam Saleh · Manager"].trigger()
    assert house.screen.card.member == MARIAM
    house.press(Key.Key_Escape)
    actions["Lock the screen"].trigger()
    assert not house.screen.is_switching
    menu.deleteLater()


def test_another_look_keeps_the_lock_and_the_person(locked: LockedHouse) -> None:
    locked.screen.choose(MARIAM)
    dark = build_theme(is_dark=True, is_rtl=True, scale_percent=150)
    locked.window.rebuild(Look(dark, load_phrasebook("ar")))
    assert not locked.can_work()
    assert locked.screen.card.member == MARIAM
    assert not locked.window.frame.isVisible()
    locked.enter_pin("2580")
    locked.until(locked.can_work)


def test_every_language_can_be_chosen_from_the_lock_screen(locked: LockedHouse) -> None:
    for button in locked.screen.foot.languages:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert locked.languages == ["fr", "ar", "es", "ru"]


def test_people_who_come_and_go_are_seen_at_once(locked: LockedHouse) -> None:
    staff = tuple(member for member in locked.state.facts.staff if member != RAVI)
    locked.state.set_facts(replace(locked.state.facts, staff=staff))
    assert [tile.member for tile in locked.screen.tiles] == list(staff)
    assert locked.screen.card.member == locked.shop.cashier


def test_a_house_without_pins_offers_to_choose_one_and_leads_back(house: LockedHouse) -> None:
    house.state.set_facts(replace(house.state.facts, pin_holders=frozenset()))
    house.press(Key.Key_L, CONTROL)
    assert "Choose a PIN" in house.screen.card.entry.message.text()
    house.press(Key.Key_Escape)
    assert house.can_work()


def test_locking_closes_a_menu_that_is_open(house: LockedHouse) -> None:
    house.window.frame.header.staff.open_menu()
    house.window.gate.lock()
    assert QApplication.activePopupWidget() is None


def test_everything_on_the_lock_screen_has_a_name(locked: LockedHouse) -> None:
    nameless = [
        widget
        for widget in locked.screen.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]
    assert nameless == []
