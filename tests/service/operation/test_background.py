"""Work beside the requests goes on after any fault, and whoever looks is told of one that does not pass."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from cardesk_service import background, housekeeping
from cardesk_service.background import KEEPS_FAILING, Background, Job, Outcome
from cardesk_service.store.database import StoreUnavailable
from cardesk_service.store.engine import open_engine
from cardesk_service.store.migrations import runner
from tests.conftest import LoggedWarnings
from tests.service.office import running_service

PATIENCE_S = 20


class Rounds:
    """Rounds of a job that end as they are told, and then well."""

    def __init__(self, *faults: Exception | None) -> None:
        self.faults = list(faults)
        self.outcomes: list[Outcome] = []
        self._has_counted = asyncio.Event()

    async def work(self) -> None:
        """One round."""
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None:
            raise fault

    def count(self, _job: str, outcome: Outcome) -> None:
        """Note how a round ended."""
        self.outcomes.append(outcome)
        self._has_counted.set()

    async def reach(self, is_reached: Callable[[], bool]) -> None:
        """Wait until that holds after a round."""
        async with asyncio.timeout(PATIENCE_S):
            while not is_reached():
                self._has_counted.clear()
                await self._has_counted.wait()


@asynccontextmanager
async def _going(rounds: Rounds) -> AsyncIterator[Background]:
    going = Background([Job("polishing", rounds.work, every_s=0.0)], rounds.count)
    going.start()
    try:
        yield going
    finally:
        await going.stop()


@pytest.fixture(autouse=True)
def _begins_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "FIRST_WAIT_S", 0.0)


async def test_a_job_goes_on_after_a_fault_that_nobody_foresaw(expected_logs: LoggedWarnings) -> None:
    rounds = Rounds(ZeroDivisionError("mona@example.com"))
    async with _going(rounds) as going:
        await rounds.reach(lambda: Outcome.DONE in rounds.outcomes)
        assert going.failing == []
    assert rounds.outcomes[:2] == [Outcome.FAILED, Outcome.DONE]
    assert expected_logs.messages == ["polishing: failed"]


async def test_a_job_that_keeps_failing_is_named_until_it_works(expected_logs: LoggedWarnings) -> None:
    rounds = Rounds(*[KeyError("mona@example.com")] * KEEPS_FAILING)
    named: list[bool] = []
    async with _going(rounds) as going:

        def is_well_again() -> bool:
            named.append(bool(going.failing))
            return Outcome.DONE in rounds.outcomes

        await rounds.reach(is_well_again)
        assert going.failing == []
    assert any(named)


async def test_a_database_that_does_not_answer_is_no_fault_of_a_job(expected_logs: LoggedWarnings) -> None:
    rounds = Rounds(*[StoreUnavailable()] * KEEPS_FAILING)
    async with _going(rounds) as going:
        await rounds.reach(lambda: len(rounds.outcomes) >= KEEPS_FAILING)
        assert going.failing == []
    assert rounds.outcomes[:KEEPS_FAILING] == [Outcome.NO_DATABASE] * KEEPS_FAILING


async def test_whoever_watches_the_service_sees_a_job_that_keeps_failing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: LoggedWarnings
) -> None:
    url = f"sqlite:///{tmp_path / 'migrated.db'}"
    engine = open_engine(url)
    runner.upgrade(engine)
    engine.dispose()

    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(housekeeping, "sweep", broken)
    async with running_service(url, tmp_path, has_background=True) as service:
        client = service.client()
        async with asyncio.timeout(PATIENCE_S):
            ready: dict[str, object] = {}
            while "failing" not in ready:
                ready = (await client.get("/readyz")).json()
        figures = (await client.get("/metrics")).text
    assert ready == {"status": "ready", "failing": ["sweeping"]}
    assert 'cardesk_job_rounds_total{job="sweeping",outcome="failed"}' in figures
