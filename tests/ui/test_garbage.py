"""What is garbage is found on the UI thread, and there alone."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.garbage import GarbageCollector


class _Ring:
    """An object that only the collector can take down; it tells on which thread that was."""

    def __init__(self, taken_down: list[threading.Thread]) -> None:
        self.me = self
        weakref.finalize(self, lambda: taken_down.append(threading.current_thread()))


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    """One that has begun."""
    owner = QObject()
    made = GarbageCollector(owner)
    made.begin()
    yield made
    made.deleteLater()
    gc.enable()


def _made() -> list[list[object]]:
    """More than Python makes before it looks for garbage."""
    return [[] for _ in range(2 * gc.get_threshold()[0])]


def test_a_busy_thread_takes_nothing_down(collector: GarbageCollector, qtbot: QtBot) -> None:
    taken_down: list[threading.Thread] = []
    _Ring(taken_down)
    busy = threading.Thread(target=_made)
    busy.start()
    busy.join()
    assert taken_down == []
    kept = _made()
    qtbot.waitUntil(lambda: taken_down == [threading.main_thread()])
    assert kept


def test_older_generations_have_their_turn(collector: GarbageCollector) -> None:
    before, kept = gc.get_stats(), []
    for _ in range(300):
        kept.append(_made())
        collector.look()
    after = gc.get_stats()
    assert all(new["collections"] > old["collections"] for new, old in zip(after, before, strict=True))
