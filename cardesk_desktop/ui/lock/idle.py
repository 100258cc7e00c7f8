"""Notices when nobody has touched keyboard, mouse or screen for some time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from cardesk_desktop.domain.clock import Clock

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

    def __init__(
        self, app: QApplication, clock: Clock, minutes: Callable[[], int], *, minute_ms: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._clock, self._minutes, self._minute = clock, minutes, timedelta(milliseconds=minute_ms)
        self._last = clock.now()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        app.installEventFilter(self)
        self.look()

    def look(self) -> None:
        """See whether it is time, and when to look again."""
        limit = self._minute * self._minutes()
        if limit and self._passed() >= limit:
            self._touch()
            self.idle.emit()
        left = (limit or self._minute) - self._passed()
        self._timer.start(max(1, left // timedelta(milliseconds=1)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        # Every event of the program passes here, and most are none of a hand: the class is asked first.
        if not isinstance(event, QInputEvent) or event.type() not in _INPUT:
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
