"""Behind a proxy: the client is whom it names, and what came without TLS is refused."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select

from cardesk_service.store.tables.accounts import LIMIT
from tests.service.office import running_service
from tests.service.people import MONA


async def test_the_client_is_whom_the_proxy_names(database_url: str, tmp_path: Path) -> None:
    async with running_service(database_url, tmp_path, CARDESK_TLS="proxy") as service:
        client = service.client("10.0.0.1")
        for claimed in ("203.0.113.9", "198.51.100.1, 203.0.113.9"):
            headers = {"x-forwarded-proto": "https", "x-forwarded-for": claimed}
            reply = await client.post("/account/v1/forgot", json={"email": MONA}, headers=headers)
            assert reply.status_code == 202
        count = await service.application.office.store.read(
            lambda c: c.execute(select(func.count()).select_from(LIMIT)).scalar_one()
        )
        # One of the address that letters go to, one of the client, however she dresses up.
        assert count == 2


async def test_what_came_without_tls_is_refused(database_url: str, tmp_path: Path) -> None:
    async with running_service(database_url, tmp_path, CARDESK_TLS="proxy") as service:
        client = service.client()
        assert (await client.get("/account/v1/me")).status_code == 403
        plain = {"x-forwarded-proto": "http"}
        assert (await client.get("/account/v1/me", headers=plain)).status_code == 403
        assert (await client.get("/healthz")).status_code == 200
