"""Watches whether the window's thread answers: a beat every few milliseconds, and who held it up."""

from __future__ import annotations

import signal
import time
import traceback
from dataclasses import dataclass
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT_MS = 4
_LATE_MS = 20
_OURS = "cardesk_desktop"
_SAID = 60
"""A step may have several long blocks, and the worst steps are wanted."""


@dataclass(frozen=True, slots=True)
class Block:
    """The thread answered nothing for so long; so much of it it was at work itself, there and then."""

    ms: float
    busy_ms: float
    about: str
    where: str

    def plain(self) -> dict[str, float | str]:
        """As it is written down."""
        return {"ms": self.ms, "busy_ms": self.busy_ms, "about": self.about, "where": self.where}


class Watchdog(QObject):
    """Lives on the window's thread, where its beat is.

    An alarm of the operating system rings when the beat is late, and the thread itself says where it is:
    Python may not survive that another thread looks at the frames of one that is at work.
    """

    def __init__(self) -> None:
        super().__init__()
        self._about = ""
        self._where = ""
        self._blocks: list[Block] = []
        self._last, self._last_busy = time.perf_counter(), time.thread_time()
        self._beat = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start()
        self._handler_before = signal.signal(signal.SIGALRM, self._on_alarm)

    def about(self, what: str) -> None:
        """What is being done from now on."""
        self._about = what

    def stop(self) -> list[Block]:
        """Stop watching; the blocks, the longest first."""
        self._beat.stop()
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self._handler_before)
        return sorted(self._blocks, key=lambda block: -block.ms)[:_SAID]

    def _on_beat(self) -> None:
        now, busy = time.perf_counter(), time.thread_time()
        late_ms = (now - self._last) * 1000 - _BEAT_MS
        if late_ms > _LATE_MS:
            self._blocks.append(Block(late_ms, (busy - self._last_busy) * 1000, self._about, self._where))
        self._last, self._last_busy, self._where = now, busy, ""
        signal.setitimer(signal.ITIMER_REAL, (_BEAT_MS + _LATE_MS) / 1000)

    def _on_alarm(self, _number: int, frame: FrameType | None) -> None:
        """Python calls it on the window's thread, as soon as what Qt is doing comes back to Python."""
        self._where = _ours(frame)


def _ours(frame: FrameType | None) -> str:
    """The innermost lines of our own program."""
    steps = [step for step in traceback.extract_stack(frame) if _OURS in step.filename]
    return " < ".join(f"{step.filename.rsplit('/', 1)[-1]}:{step.name}" for step in reversed(steps[-3:]))
