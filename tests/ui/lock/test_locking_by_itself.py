"""The desk locks itself when nobody touched it or the computer slept, never where that is not wanted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent

from tests.ui.lock.house import RAVI, LockedHouse


def _move_mouse(house: LockedHouse) -> bool:
    """Touch the mouse; True when the movement was not taken as meant for the screen."""
    at = QPoint(5, 5)
    button = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, at, at, button, button, Qt.KeyboardModifier.NoModifier)
    return house.window.gate.idle.look_at(house.window, event)


def test_it_locks_itself_when_nobody_touched_it(house: LockedHouse) -> None:
    house.minutes = 5
    idle = house.window.gate.idle
    house.shop.clock.tick(299)
    assert not _move_mouse(house)
    house.shop.clock.tick(299)
    idle.look()
    assert house.can_work()
    house.shop.clock.tick(1)
    idle.look()
    assert not house.can_work()
    (entry,) = house.journal_of(house.shop.cashier)
    assert dict(entry.figures) == {"automatic": 1}


def test_a_computer_that_slept_is_locked_by_the_first_touch(house: LockedHouse) -> None:
    house.minutes = 5
    house.shop.clock.tick(8 * 3600)
    assert _move_mouse(house)
    assert not house.can_work()


def test_a_clock_that_goes_back_neither_locks_nor_keeps_open(house: LockedHouse) -> None:
    house.minutes = 5
    idle = house.window.gate.idle
    house.shop.clock.tick(-3600)
    idle.look()
    assert house.can_work()
    house.shop.clock.tick(300)
    idle.look()
    assert not house.can_work()


def test_it_never_locks_itself_where_that_is_wanted_or_nobody_could_open(house: LockedHouse) -> None:
    house.shop.clock.tick(10_000)
    house.window.gate.idle.look()
    assert house.can_work()
    house.minutes = 5
    house.state.switch_staff(RAVI)
    house.shop.clock.tick(10_000)
    house.window.gate.idle.look()
    assert house.can_work()
