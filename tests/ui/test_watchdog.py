"""The measuring of how long the window ever keeps one waiting."""

from __future__ import annotations

import signal
import time

from pytestqt.qtbot import QtBot

from benchmarks.watchdog import Watchdog
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button

_BLOCK_S = 0.12


def _stay_away() -> None:
    until = time.perf_counter() + _BLOCK_S
    while time.perf_counter() < until:
        pass


def test_a_block_is_noted_with_what_was_done_and_where(qtbot: QtBot, theme: Theme) -> None:
    before = signal.getsignal(signal.SIGALRM)
    button = Button(theme, "Stay away")
    qtbot.addWidget(button)
    button.activated.connect(_stay_away)
    watchdog = Watchdog()
    qtbot.wait(30)
    watchdog.about("a press")
    button.click()
    qtbot.wait(30)
    longest = watchdog.stop()[0]
    assert longest.about == "a press"
    assert longest.ms >= _BLOCK_S * 900
    assert longest.busy_ms <= longest.ms + 5
    assert longest.where.startswith("buttons.py:_on_clicked")
    assert signal.getsignal(signal.SIGALRM) is before
