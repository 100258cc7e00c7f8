"""A queue of jobs and the daemon threads that serve it. Used by `ui/tasks.py` only; knows nothing of Qt."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from threading import Thread

Job = Callable[[], None]


class Lane:
    """Jobs are begun in the order in which they were put; with one thread they also end in it."""

    def __init__(self, name: str, threads: int) -> None:
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._threads = [Thread(target=self._serve, name=f"{name}-{n}", daemon=True) for n in range(threads)]
        for thread in self._threads:
            thread.start()

    def put(self, job: Job) -> None:
        """Add a job. It must not raise: what it has to say, it hands over itself."""
        self._jobs.put(job)

    def close(self, last: Iterable[Job] = ()) -> None:
        """Drop what waits, let `last` run after what is under way, then end the threads."""
        try:
            while True:
                self._jobs.get_nowait()
        except Empty:
            pass
        for job in (*last, *(None for _ in self._threads)):
            self._jobs.put(job)

    def join(self, deadline: float) -> bool:
        """Wait until the threads ended or the deadline (of the monotonic clock) passed."""
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _serve(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
