"""Tells when the network is there again, and when the computer woke from sleep.

Sleep is seen by the wall clock: a tick that comes far later than it should means that nothing ran meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

from cardesk_desktop.domain.clock import Clock

TICK_MS = 10_000
_LATE = timedelta(milliseconds=3 * TICK_MS)


class NetworkWatch(QObject):
    """One for the program."""

    returned = Signal()
    """It is worth trying to reach somebody again."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last = clock.now()
        self._was_away = False
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.on_tick)

    def start(self, on_returned: Callable[[], None]) -> None:
        """Begin to watch. Without a back end of the operating system only sleep is seen."""
        self.returned.connect(on_returned)
        self._last = self._clock.now()
        self._tick.start()
        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            QNetworkInformation.instance().reachabilityChanged.connect(self.on_reachability)

    def on_reachability(self, reach: QNetworkInformation.Reachability) -> None:
        """The operating system says how far the network goes."""
        is_away = reach is QNetworkInformation.Reachability.Disconnected
        if self._was_away and not is_away:
            self.returned.emit()
        self._was_away = is_away

    def on_tick(self) -> None:
        """Another while has passed, or a whole night."""
        now = self._clock.now()
        if now - self._last > _LATE:
            self.returned.emit()
        self._last = now
