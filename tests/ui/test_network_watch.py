"""The network comes back, the computer wakes: both are told, and nothing else is."""

from __future__ import annotations

from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.network_watch import TICK_MS, NetworkWatch
from tests.builders import FixedClock

Reach = QNetworkInformation.Reachability


def test_the_network_that_returns_is_told_once(qtbot: QtBot) -> None:
    watch = NetworkWatch(FixedClock())
    told: list[bool] = []
    watch.returned.connect(lambda: told.append(True))
    watch.on_reachability(Reach.Online)
    assert not told, "it was never away"
    watch.on_reachability(Reach.Disconnected)
    watch.on_reachability(Reach.Online)
    watch.on_reachability(Reach.Site)
    assert told == [True]


def test_a_night_of_sleep_is_seen_by_the_clock(qtbot: QtBot) -> None:
    clock = FixedClock()
    watch = NetworkWatch(clock)
    told: list[bool] = []
    watch.start(lambda: told.append(True))
    clock.tick(TICK_MS / 1_000)
    watch.on_tick()
    assert not told
    clock.tick(9 * 3_600)
    watch.on_tick()
    watch.on_tick()
    assert told == [True]
