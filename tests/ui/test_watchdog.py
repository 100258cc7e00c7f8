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
    # A busy computer may keep one waiting before and after.
    (block,) = (each for each in watchdog.stop() if each.where.startswith("buttons.py:_on_clicked"))
    assert block.about == "a press"
    assert block.ms >= _BLOCK_S * 900
    assert block.busy_ms <= block.ms + 5
    assert signal.getsignal(signal.SIGALRM) is before
