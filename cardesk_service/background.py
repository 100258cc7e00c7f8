"""What goes on beside the requests for as long as the service lives: round after round of each job.

The one place of the service, beside the answers to requests, where a fault that nobody foresaw ends: it is
logged, and the job begins its next round after a while (decision 258).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from cardesk_service.store.database import StoreUnavailable

_LOG = logging.getLogger(__name__)
FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 300.0
KEEPS_FAILING = 3
"""Rounds in a row that failed: once may be somebody else's moment, so often is a defect."""


class Outcome(StrEnum):
    """How a round ended."""

    DONE = "done"
    NO_DATABASE = "no_database"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """Work in rounds: one whenever the bell rings, and else every so many seconds."""

    name: str
    round: Callable[[], Awaitable[object]]
    every_s: float
    bell: asyncio.Event = field(default_factory=asyncio.Event)


class Background:
    """Keeps every job going. Belongs to one event loop; to be stopped.

    `count` is told the name of the job and the outcome of each round.
    """

    def __init__(
        self,
        jobs: Sequence[Job],
        count: Callable[[str, Outcome], None],
    ) -> None:
        self._jobs = jobs
        self._count = count
        self._failed: dict[str, int] = {}
        self._running: list[asyncio.Task[None]] = []

    @property
    def failing(self) -> list[str]:
        """The jobs whose last rounds all failed."""
        return [job.name for job in self._jobs if self._failed.get(job.name, 0) >= KEEPS_FAILING]

    def start(self) -> None:
        """Begin."""
        self._running = [asyncio.create_task(self._keep_going(job)) for job in self._jobs]

    async def stop(self) -> None:
        """End every job where it is; each can be cut off at any point."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _keep_going(self, job: Job) -> None:
        while True:
            job.bell.clear()
            outcome = await self._round(job)
            self._count(job.name, outcome)
            failed = self._failed.get(job.name, 0)
            if failed:
                # Whoever rings meanwhile would only have it fail again.
                await asyncio.sleep(min(FIRST_WAIT_S * 2 ** min(failed, 20), LONGEST_WAIT_S))
                continue
            try:
                await asyncio.wait_for(job.bell.wait(), job.every_s)
            except TimeoutError:
                continue

    async def _round(self, job: Job) -> Outcome:
        try:
            await job.round()
        except StoreUnavailable:
            _LOG.warning("%s: no database", job.name)
            return Outcome.NO_DATABASE
        except Exception as error:
            self._failed[job.name] = self._failed.get(job.name, 0) + 1
            _LOG.error("%s: failed", job.name, exc_info=error)
            return Outcome.FAILED
        self._failed[job.name] = 0
        return Outcome.DONE
