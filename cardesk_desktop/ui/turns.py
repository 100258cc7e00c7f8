"""What worker threads hand over to the UI thread is called there, one thing in each turn of Qt's loop.

Qt works through everything that was posted to it in one turn, and only then comes what was pressed. Three
answers that were ready at once, with the building of a page before them and the painting after them, would be
one long moment in which the window takes no key.
"""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Slot

from cardesk_desktop.ui.input_watch import input_watch


class Turns(QObject):
    """Lives on the UI thread; only `hand_over` may be called on any."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: SimpleQueue[Callable[[], None]] = SimpleQueue()
        # Without an interval it is due in the next turn, after what was posted and what was pressed. A timer
        # that repeats itself would rest as long as a call keeps a dialog open.
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._take_next)

    def hand_over(self, call: Callable[[], None]) -> None:
        """Let it be called on the UI thread, after what was handed over before it."""
        self._waiting.put(call)
        QMetaObject.invokeMethod(self, "_begin", Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _begin(self) -> None:
        self._timer.start()

    @Slot()
    def _take_next(self) -> None:
        if self._waiting.empty():
            return
        call = self._waiting.get_nowait()
        if not self._waiting.empty():
            # Before the call: one that raises does not hold back the others.
            self._timer.start()
        with input_watch().resting():
            call()
