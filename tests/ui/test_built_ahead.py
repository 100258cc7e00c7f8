"""Pages that are built before anybody asks: what they took the place of is let go of."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.built_ahead import BuiltAhead
from cardesk_desktop.ui.tasks import Tasks


class _Page:
    """Knows itself, as pages do by what they listen to."""

    def __init__(self) -> None:
        self.itself = self


def _built(built: list[weakref.ref[_Page]]) -> Iterator[Callable[[], object]]:
    yield lambda: built.append(weakref.ref(_Page()))


def test_the_pages_of_another_look_are_let_go_of_once_the_new_ones_are_there(
    qapp: QApplication, qtbot: QtBot
) -> None:
    tasks, window = Tasks(), QObject()
    first: list[weakref.ref[_Page]] = []
    second: list[weakref.ref[_Page]] = []
    ahead = BuiltAhead(tasks, window, quiet_s=0)
    ahead.begin(_built(first))
    qtbot.waitUntil(lambda: len(first) == 1)
    gc.collect()
    assert first[0]() is not None, "set aside: no round of the collector looks at it"
    ahead.begin(_built(second))
    qtbot.waitUntil(lambda: first[0]() is None)
    assert len(second) == 1
    assert tasks.close(5.0)
