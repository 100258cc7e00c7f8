"""The lock screen first: no garbage is looked for before it is there, and the rest is loaded behind it."""

from __future__ import annotations

import gc
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from cardesk_desktop.store import repositories
from cardesk_desktop.ui.built_ahead import BuiltAhead
from cardesk_desktop.ui.idling import Idling
from cardesk_desktop.ui.input_watch import input_watch
from cardesk_desktop.ui.screens.ahead import load_screens

if TYPE_CHECKING:
    from cardesk_desktop.ui.main_window import MainWindow
    from cardesk_desktop.ui.sync_desk import SyncDesk
    from cardesk_desktop.ui.tasks import Tasks
    from cardesk_desktop.ui.updating.desk import UpdateDesk

WATCH_AFTER_MS = 50
"""From the lock screen to watching the input. The watch is shown objects of classes that have no name, and at
the first of them PySide makes all the classes of Qt, for 40 ms."""
LOAD_AFTER_MS = 250
"""From the lock screen to loading the rest: it is painted by then, and nobody has typed a PIN yet."""

_ON_SYNC = ("sync_runner", "usage_sender")
"""What works on sync, with all that an exchange is made of."""


def work_ahead(tasks: Tasks, window: MainWindow, sync: SyncDesk, updates: UpdateDesk | None = None) -> None:
    """Watch the input; load what pages and operations are made of, on an io thread; sync; build pages.

    Python lets the window answer between any two steps of the loading.
    """
    ahead = BuiltAhead(tasks, window)
    Idling(tasks, window)
    QTimer.singleShot(WATCH_AFTER_MS, window, _watch_input)

    def load() -> None:
        tasks.run_io(_load_the_rest, on_done=begin, owner=window)

    def begin(_loaded: None) -> None:
        # What was loaded stays until the end: no round of the collector need look at it.
        gc.freeze()
        sync.start()
        if updates is not None:
            updates.start()
        build()

    def build() -> None:
        ahead.begin(window.steps_to_come())

    window.rebuilt.connect(build)
    QTimer.singleShot(LOAD_AFTER_MS, window, load)


def _watch_input() -> None:
    # Inside of a field is an object of such a class: better met now than at somebody's first key.
    QLineEdit().children()
    input_watch().wake()


def _load_the_rest() -> None:
    repositories.load_all()
    load_screens()
    for part in _ON_SYNC:
        import_module(f"cardesk_desktop.ui.{part}")
