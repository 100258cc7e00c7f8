"""Behind a proxy: the client is whom it names, and what came without TLS is refused."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from sqlalchemy import func, select

from cardesk_service.api.proxy import BehindProxy
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


@pytest.mark.parametrize(
    ("lines", "client"),
    [
        (["6.6.6.6", "203.0.113.5"], "203.0.113.5"),
        (["6.6.6.6, 7.7.7.7", "8.8.8.8, 203.0.113.5"], "203.0.113.5"),
        (["203.0.113.5:40123"], "203.0.113.5"),
        (["[2001:db8::1]:40123"], "2001:db8::1"),
        (["[2001:db8::1]"], "2001:db8::1"),
        (["2001:db8::1"], "2001:db8::1"),
        ([""], "10.0.0.1"),
    ],
)
async def test_only_the_proxys_own_word_is_believed(lines: list[str], client: str) -> None:
    seen: list[tuple[str, int] | None] = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(scope["client"])

    await _pass(app, [("x-forwarded-proto", "https"), *(("X-Forwarded-For", line) for line in lines)])
    assert [named[0] for named in seen if named] == [client]


async def test_a_claim_of_tls_before_the_proxys_word_is_none() -> None:
    seen: list[object] = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(scope)

    await _pass(app, [("x-forwarded-proto", "https"), ("x-forwarded-proto", "http")])
    assert not seen


async def _pass(app: ASGIApp, headers: list[tuple[str, str]]) -> None:
    sent = [(name.encode(), value.encode()) for name, value in headers]
    scope = {"type": "http", "path": "/", "headers": sent, "client": ("10.0.0.1", 1)}

    async def receive() -> object:
        raise AssertionError

    async def send(_message: Message) -> None:
        """Nobody listens."""

    await BehindProxy(app)(cast("Scope", scope), cast("Receive", receive), send)


async def test_what_came_without_tls_is_refused(database_url: str, tmp_path: Path) -> None:
    async with running_service(database_url, tmp_path, CARDESK_TLS="proxy") as service:
        client = service.client()
        assert (await client.get("/account/v1/me")).status_code == 403
        plain = {"x-forwarded-proto": "http"}
        assert (await client.get("/account/v1/me", headers=plain)).status_code == 403
        assert (await client.get("/healthz")).status_code == 200
