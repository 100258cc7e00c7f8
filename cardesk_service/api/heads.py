"""HEAD on pages, and where somebody watches the service: what GET would answer, without the content.

RFC 9110, section 9.1, asks it of every server, and programs that look at links or at a service begin with it.
Photos answer it themselves; the rest is asked by programs of ours, which know what they want.
"""

from __future__ import annotations

from litestar.enums import HttpMethod, ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

PATHS = ("/page", "/healthz", "/readyz")


class AnsweringHead:
    """Asks for the whole and passes its head on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, as a GET where it is for the head of one."""
        if scope["type"] != ScopeType.HTTP or scope["method"] != HttpMethod.HEAD or not _is_answered(scope):
            await self._app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.body":
                message["body"] = b""
            await send(message)

        scope["method"] = HttpMethod.GET
        try:
            await self._app(scope, receive, send_head)
        finally:
            # Whoever counts requests counts what was asked.
            scope["method"] = HttpMethod.HEAD


def _is_answered(scope: Scope) -> bool:
    return scope["path"] == "/" or scope["path"].startswith(PATHS)
