"""Behind a proxy of ours: only what came to it over TLS is answered, and the client is whom it names.

Its headers are believed because nobody else reaches this port (`CARDESK_TLS=proxy`).
"""

from __future__ import annotations

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from cardesk_service.api.answers import code_answer
from cardesk_wire.accounts import AccountCode


class BehindProxy:
    """Takes the client's address and the scheme from the proxy's headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on as the proxy got it; refuse what it got without TLS."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        if _last(scope, b"x-forwarded-proto") != "https" and scope["path"] not in ("/healthz", "/readyz"):
            await code_answer(AccountCode.FORBIDDEN_ORIGIN, 403)(scope, receive, send)
            return
        named = _last(scope, b"x-forwarded-for")
        if named:
            scope["client"] = (_without_port(named), 0)
        await self._app(scope, receive, send)


def _last(scope: Scope, name: bytes) -> str:
    """The last entry of all lines of a header: the proxy's own. Those before are what the client claims."""
    lines = [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name]
    return ",".join(lines).rpartition(",")[2].strip()


def _without_port(address: str) -> str:
    """`203.0.113.5:40123` and `[2001:db8::1]:443` as the address alone: a connection is nobody of its own."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address
