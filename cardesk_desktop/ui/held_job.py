"""A job for a worker thread, with all that hangs on it: callbacks, and by them whole screens.

A worker that let go of a screen last would take its Qt objects down beside the thread that they belong to:
Qt then holds its lock of signals and waits for Python, while the UI thread has Python and waits for it.
"""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.ui.ends import Settle


class HeldJob:
    """The worker sees this object alone; what it holds is let go of where it is settled, on the UI thread."""

    def __init__(self, work: Callable[[], Settle], hand_over: Callable[[Settle], None]) -> None:
        self._work: Callable[[], Settle] | None = work
        self._settle: Settle | None = None
        self._hand_over = hand_over

    def __call__(self) -> None:
        """Do the work, on a worker thread."""
        if self._work is not None:
            self._settle = self._work()
            self._hand_over(self.settle)

    def settle(self) -> None:
        """Call what the work led to, on the UI thread."""
        settle, self._work, self._settle = self._settle, None, None
        if settle is not None:
            settle()
