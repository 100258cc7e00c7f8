"""Presses on the board that are not meant: a second one on the same car, before the eye saw the first."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QGuiApplication


class SteadyHand:
    """Remembers the car that was moved last, and when."""

    def __init__(self) -> None:
        self._visit_id: UUID | None = None
        self._since = QElapsedTimer()

    def is_repeat(self, visit_id: UUID) -> bool:
        """True for a press within a double click of the last one on this car; else it is the last one."""
        limit_ms = QGuiApplication.styleHints().mouseDoubleClickInterval()
        is_repeat = self._visit_id == visit_id and not self._since.hasExpired(limit_ms)
        if not is_repeat:
            self._visit_id = visit_id
            self._since.start()
        return is_repeat
