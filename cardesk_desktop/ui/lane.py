"""A queue of jobs and the daemon threads that serve it. Used by `ui/tasks.py` only; knows nothing of Qt."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from itertools import count
from queue import Empty, PriorityQueue
from threading import Thread
from typing import NamedTuple

Job = Callable[[], None]
TURN_S = 0.0005
"""How long a thread keeps Python while another wants it. The database's thread lets go of it at every
statement, and with Python's own 5 ms it waited that long for whoever unpacked an answer meanwhile."""


class _Entry(NamedTuple):
    """Ordered by its first two: who waits behind all others, and who came later."""

    is_behind: bool
    number: int
    job: Job | None


class Lane:
    """Jobs are begun in the order in which they were put; with one thread they also end in it.

    Those behind begin when no other waits.
    """

    def __init__(self, name: str, threads: int) -> None:
        self._jobs: PriorityQueue[_Entry] = PriorityQueue()
        self._numbers = count()
        self._threads = [Thread(target=self._serve, name=f"{name}-{n}", daemon=True) for n in range(threads)]
        for thread in self._threads:
            thread.start()

    def put(self, job: Job, *, is_behind: bool = False) -> None:
        """Add a job. It must not raise: what it has to say, it hands over itself."""
        self._put(job, is_behind=is_behind)

    def close(self, last: Iterable[Job] = ()) -> None:
        """Drop what waits, let `last` run after what is under way, then end the threads."""
        try:
            while True:
                self._jobs.get_nowait()
        except Empty:
            pass
        for job in (*last, *(None for _ in self._threads)):
            self._put(job)

    def join(self, deadline: float) -> bool:
        """Wait until the threads ended or the deadline (of the monotonic clock) passed."""
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _put(self, job: Job | None, *, is_behind: bool = False) -> None:
        self._jobs.put(_Entry(is_behind, next(self._numbers), job))

    def _serve(self) -> None:
        while (job := self._jobs.get().job) is not None:
            job()


class Behind:
    """The way into a lane for jobs that let all others go first."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane

    def put(self, job: Job) -> None:
        """As `Lane.put`."""
        self._lane.put(job, is_behind=True)


def take_short_turns() -> None:
    """Let threads that want Python wait a moment for it and no longer; for the whole program."""
    sys.setswitchinterval(TURN_S)
