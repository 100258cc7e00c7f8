"""The lock screen first: no garbage is looked for before it is there, and the rest is loaded behind it."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from cardesk_desktop.store import repositories
from cardesk_desktop.ui.screens.ahead import load_screens
from cardesk_desktop.ui.tasks import Tasks

LOAD_AFTER_MS = 250
"""From the lock screen to loading the rest: it is painted by then, and nobody has typed a PIN yet."""


def load_behind(tasks: Tasks, window: QObject, on_loaded: Callable[[], None]) -> None:
    """Load what the pages and their operations are made of, on an io thread, as long as `window` lives.

    Python lets the window answer between any two steps of it.
    """

    def begin() -> None:
        tasks.run_io(_load_the_rest, on_done=lambda _: on_loaded(), owner=window)

    QTimer.singleShot(LOAD_AFTER_MS, window, begin)


def collect_garbage() -> None:
    """From now on. What is there by then stays until the end: it need not be looked at each time."""
    gc.freeze()
    gc.enable()


def _load_the_rest() -> None:
    repositories.load_all()
    load_screens()
