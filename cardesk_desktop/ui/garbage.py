"""Garbage is collected on the UI thread alone.

Python collects on whichever thread happens to allocate. A Qt object in a reference cycle would be taken down
there, and one with a running timer crashes the program: a timer ends on the thread that it belongs to.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 200
"""Much is made in a second: looking through what a page is made of is a block of its own."""


class GarbageCollector(QObject):
    """Collects a generation when Python would have. For as long as it is there, Python does not by itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """From now on. What is there by then stays until the end: it need not be looked at each time."""
        gc.freeze()
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
