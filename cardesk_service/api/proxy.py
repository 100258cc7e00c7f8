"""Behind a proxy of ours: only what came to it over TLS is answered, and the client is whom it names.

Its headers are believed because nobody else reaches this port (`CARDESK_TLS=proxy`).
"""

from __future__ import annotations

from litestar.datastructures import Headers
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
        headers = Headers.from_scope(scope)
        if headers.get("x-forwarded-proto", "") != "https" and scope["path"] not in ("/healthz", "/readyz"):
            await code_answer(AccountCode.FORBIDDEN_ORIGIN, 403)(scope, receive, send)
            return
        # The last entry is the proxy's own; those before it are what the client claims.
        named = headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
        if named:
            scope["client"] = (named, 0)
        await self._app(scope, receive, send)
