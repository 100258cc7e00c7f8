"""The desk locked and opened in the whole application, with a sale between, and over a restart."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cardesk_desktop.demo.data.house import DEMO_PIN
from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.ui.lock.lock_screen import LockScreen
from cardesk_desktop.ui.starting.lock_screen_first import WATCH_AFTER_MS
from tests.builders import FixedClock
from tests.flows.till import (
    ENTER,
    SHAMPOO,
    begin_payment,
    invoice_count,
    line_count,
    next_sale,
    scan_one,
    wait_for_thanks,
)
from tests.walkthrough.stage import Stage, opened
from tests.walkthrough.visit import A_MOMENT_MS


def _screen(stage: Stage) -> LockScreen:
    screen = stage.window.gate.screen
    assert screen is not None
    return screen


def _unlock(stage: Stage, pin: str = DEMO_PIN) -> None:
    stage.hands.write(pin)
    stage.hands.press(ENTER)


def _says(stage: Stage, part: str) -> bool:
    return part in _screen(stage).card.entry.message.text()


def _is_open(stage: Stage) -> bool:
    return stage.window.gate.screen is None


def test_the_day_begins_locked_and_a_payment_waits_behind_the_lock(
    qapp: QApplication, house: DemoHouse, tmp_path: Path
) -> None:
    with opened(qapp, house, tmp_path / "invoice.pdf", demo_pin="") as stage:
        # Nobody scans before the input is watched, a moment after the screen is there.
        stage.hands.rest(4 * WATCH_AFTER_MS)
        stage.hands.scan(SHAMPOO)
        stage.hands.press(Qt.Key.Key_Escape)
        stage.hands.write("a")
        _unlock(stage)
        stage.hands.wait(lambda: _is_open(stage), "the desk open")
        assert line_count(stage) == 0
        before = invoice_count(stage)
        stage.hands.press_named("F9")
        scan_one(stage, SHAMPOO)
        begin_payment(stage)
        stage.hands.press_named("Ctrl+L")
        stage.hands.press_named("F12")
        _unlock(stage)
        stage.hands.wait(lambda: _is_open(stage), "the desk open again")
        stage.hands.rest(A_MOMENT_MS)
        stage.hands.press(ENTER)
        wait_for_thanks(stage)
        next_sale(stage)
        assert invoice_count(stage) == before + 1


def test_another_person_takes_over_with_two_keys_and_a_pin(stage: Stage) -> None:
    stage.hands.press_named("F11")
    people = [tile.member for tile in _screen(stage).tiles]
    number = next(place for place, member in enumerate(people, 1) if member.role is Role.MANAGER)
    stage.hands.write(str(number))
    stage.hands.see_words(f"This is the demo: everybody's PIN is {DEMO_PIN}.")
    _unlock(stage)
    stage.hands.wait(lambda: _is_open(stage), "the desk open")
    assert people[number - 1].name in stage.window.frame.header.staff.accessibleName()


def test_a_restart_does_not_shorten_the_wait(qapp: QApplication, house: DemoHouse, tmp_path: Path) -> None:
    clock = FixedClock(datetime.now(UTC))
    with opened(qapp, house, tmp_path / "invoice.pdf", demo_pin="", clock=clock) as stage:
        for _ in range(3):
            _unlock(stage, "9182")
            stage.hands.wait(lambda: not _screen(stage).card.entry.button.is_busy, "the answer")
        stage.hands.wait(lambda: _says(stage, "0:05"), "the wait")
    clock.tick(2)
    with opened(qapp, house, tmp_path / "invoice.pdf", demo_pin="", clock=clock) as stage:
        stage.hands.wait(lambda: _says(stage, "0:03"), "the rest of the wait")
        clock.tick(3)
        stage.hands.wait(lambda: not _screen(stage).card.entry.is_waiting, "the end of the wait")
        _unlock(stage)
        stage.hands.wait(lambda: _is_open(stage), "the desk open")
