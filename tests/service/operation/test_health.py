"""Is the service alive, can it serve, and who reads how it is doing."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from cardesk_service.store.engine import open_engine
from cardesk_service.store.migrations import runner
from tests.conftest import LoggedWarnings
from tests.service.office import RunningService, running_service

TOKEN = "a-token-of-more-than-thirty-two-characters"


async def test_it_answers(service: RunningService) -> None:
    async with service.client() as client:
        reply = await client.get("/healthz")
    assert (reply.status_code, reply.json()) == (200, {"status": "ok"})


async def test_it_is_ready_when_the_database_is_at_head(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'migrated.db'}"
    engine = open_engine(url)
    runner.upgrade(engine)
    engine.dispose()
    async with running_service(url, tmp_path) as service, service.client() as client:
        assert (await client.get("/readyz")).json() == {"status": "ready"}


async def test_it_is_not_ready_on_a_database_without_tables(tmp_path: Path) -> None:
    async with (
        running_service(f"sqlite:///{tmp_path / 'empty.db'}", tmp_path) as service,
        service.client() as c,
    ):
        reply = await c.get("/readyz")
    assert reply.status_code == 503
    assert reply.json() == {"code": "busy", "params": {"reason": "database_not_migrated"}}


async def test_what_no_route_has_is_refused_in_the_one_shape(service: RunningService) -> None:
    async with service.client() as client:
        missing = await client.get("/nowhere")
        wrong = await client.delete("/healthz")
    assert (missing.status_code, missing.json()) == (404, {"code": "not_found", "params": {}})
    assert (wrong.status_code, wrong.json()) == (405, {"code": "method_not_allowed", "params": {}})


async def test_figures_count_by_route_and_name_nobody(service: RunningService) -> None:
    async with service.client() as client:
        await client.get("/healthz")
        await client.get("/nowhere/mona@example.com")
        figures = (await client.get("/metrics")).text
    assert 'cardesk_requests_total{method="GET",route="/healthz",status="200"} 1.0' in figures
    assert "mona" not in figures


async def test_a_method_that_nobody_knows_is_neither_counted_nor_logged_by_name(
    service: RunningService, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "cardesk_service")
    async with service.client() as client:
        for method in ("MONA-HADDAD", "get", "PROPFIND"):
            await client.request(method, "/healthz")
        figures = (await client.get("/metrics")).text
    assert "MONA" not in figures
    assert 'method="other"' in figures
    assert "MONA" not in "".join(str(vars(record)) for record in caplog.records)


@pytest.mark.parametrize(("given", "status"), [("", 404), ("Bearer wrong", 404), (f"Bearer {TOKEN}", 200)])
async def test_figures_are_for_the_bearer_of_the_token(
    database_url: str, tmp_path: Path, given: str, status: int
) -> None:
    async with (
        running_service(database_url, tmp_path, CARDESK_METRICS_TOKEN=TOKEN) as service,
        service.client() as client,
    ):
        reply = await client.get("/metrics", headers={"Authorization": given})
    assert reply.status_code == status


async def test_a_database_that_does_not_answer_is_said_so(tmp_path: Path) -> None:
    url = "postgresql://nobody@127.0.0.1:1/cardesk?connect_timeout=1"
    async with running_service(url, tmp_path) as service:
        client = service.client()
        ready = await client.get("/readyz")
        asked = await client.post("/account/v1/forgot", json={"email": "mona@example.com"})
    assert (ready.status_code, ready.json()["params"]) == (503, {"reason": "database_unreachable"})
    assert (asked.status_code, asked.json()["code"]) == (503, "busy")
    assert asked.headers["retry-after"] == "5"


async def test_a_fault_of_ours_is_told_by_a_reference(
    service: RunningService, monkeypatch: pytest.MonkeyPatch, expected_logs: LoggedWarnings
) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("mona@example.com")

    monkeypatch.setattr("cardesk_service.store.people.by_email", broken)
    reply = await service.client().post("/account/v1/forgot", json={"email": "mona@example.com"})
    assert (reply.status_code, reply.json()["code"]) == (500, "failed")
    assert f"failed {reply.json()['params']['reference']}" in expected_logs.messages
