"""When the next exchange is due: soon after a change, at once when woken, ever later while it fails.

Pure: `seconds` tells the time of a clock that never steps back, `chance` a number from 0 to 1. Registers
that lost the service at the same moment come back at different ones.
"""

from __future__ import annotations

from collections.abc import Callable

SETTLE_S = 0.3
"""A sale is several commits: they go together when nothing followed for so long."""
REGULAR_S = 300.0
"""Without any hint the service is asked again after so long."""
FIRST_RETRY_S = 1.0
LONGEST_RETRY_S = 300.0


class Schedule:
    """Told what happens, it answers in how many seconds the next exchange is due."""

    def __init__(self, seconds: Callable[[], float], chance: Callable[[], float]) -> None:
        self._seconds = seconds
        self._chance = chance
        self._due_at: float = seconds()
        self._not_before: float = self._due_at
        self._failures = 0
        self._broken = 0
        self._is_paused = False

    @property
    def is_paused(self) -> bool:
        """True while a person wants no exchange, or none can succeed before a person did something."""
        return self._is_paused

    @property
    def failures(self) -> int:
        """How many tries failed one after the other."""
        return self._failures

    def due_in(self) -> float | None:
        """Seconds until the next exchange; 0 when it is due; None while paused."""
        if self._is_paused:
            return None
        return max(0.0, max(self._due_at, self._not_before) - self._seconds())

    def on_change(self) -> None:
        """Something was written here: it goes soon, but does not end a wait after a failure."""
        self._bring_forward(SETTLE_S)

    def on_wake(self) -> None:
        """The service has something new, so it can be reached."""
        self._failures = 0
        self._bring_forward(0)

    def on_waited(self) -> None:
        """Somebody waited to be woken, and the service answered."""
        self._broken = 0

    def on_broken_wake(self) -> None:
        """Nobody waits to be woken any more: ask soon, but ever later where only the waiting breaks."""
        self._bring_forward(self._retry_s(self._broken))
        self._broken += 1

    def on_network_return(self) -> None:
        """The network is there again, or the computer woke: try at once, whatever failed before."""
        self._failures = self._broken = 0
        self._not_before = self._due_at = self._seconds()

    def on_success(self, *, is_more: bool) -> None:
        """An exchange went through; `is_more` when there is more to fetch or to send."""
        self._failures = 0
        self._not_before = self._seconds()
        self._due_at = self._seconds() + (0 if is_more else REGULAR_S)

    def on_cleared(self) -> None:
        """What stood in the way of the last exchange does so no more."""
        self.on_success(is_more=True)

    def on_failure(self) -> None:
        """The service was not reached, or could not answer."""
        self._wait(self._retry_s(self._failures))
        self._failures += 1

    def on_wait(self, seconds: float) -> None:
        """The service asks to be left alone for so long; a moment more, so that not all come at once."""
        self._wait(seconds + FIRST_RETRY_S * self._chance())

    def pause(self) -> None:
        """No exchange until `resume`."""
        self._is_paused = True

    def resume(self) -> None:
        """Exchange again, at once."""
        self._is_paused = False
        self.on_network_return()

    def _retry_s(self, failures: int) -> float:
        longest = min(LONGEST_RETRY_S, FIRST_RETRY_S * 2.0 ** min(failures, 16))
        return longest / 2 + longest / 2 * self._chance()

    def _bring_forward(self, seconds: float) -> None:
        self._due_at = min(self._due_at, self._seconds() + seconds)

    def _wait(self, seconds: float) -> None:
        self._not_before = self._due_at = self._seconds() + seconds
