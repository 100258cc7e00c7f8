"""Notices when nobody has touched keyboard, mouse or screen for some time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputEvent

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.ui.input_watch import input_watch

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)
_NOTHING = timedelta(0)


class IdleWatch(QObject):
    """The clock decides, the timer only wakes: a computer that slept is idle when it is touched again."""

    idle = Signal()

    def __init__(self, clock: Clock, minutes: Callable[[], int], *, minute_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._clock, self._minutes, self._minute = clock, minutes, timedelta(milliseconds=minute_ms)
        self._last = clock.now()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        input_watch().add(self)
        self.look()

    def look(self) -> None:
        """See whether it is time, and when to look again."""
        limit = self._minute * self._minutes()
        if limit and self._passed() >= limit:
            self._touch()
            self.idle.emit()
        left = (limit or self._minute) - self._passed()
        self._timer.start(max(1, left // timedelta(milliseconds=1)))

    def look_at(self, _watched: QObject, event: QInputEvent) -> bool:
        """Note the touch; one that comes too late goes nowhere else."""
        if event.type() not in _INPUT:
            return False
        limit = self._minute * self._minutes()
        is_late = bool(limit) and self._passed() >= limit
        self._touch()
        if is_late:
            self.idle.emit()
        # What wakes a computer that slept is not meant for what lies on the screen.
        return is_late

    def _touch(self) -> None:
        self._last = self._clock.now()

    def _passed(self) -> timedelta:
        """Since the last touch; a clock that went back begins anew."""
        passed = self._clock.now() - self._last
        if passed < _NOTHING:
            self._touch()
            return _NOTHING
        return passed
