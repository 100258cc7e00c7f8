"""What every answer says to a browser: only over TLS, nothing from elsewhere, kept nowhere.

Pages and files of the web have a policy of their own (`web/page.py`); all else is data, in which nothing may
be loaded. A message of sync is nothing that a browser shows or runs, and its headers went over the wire with
every sale: it bears those that hold for bytes too. An exchange that is answered without a word has nothing to
be guarded, and no register keeps what is said to browsers: it bears none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from litestar.types import ASGIApp, Message, Receive, Scope, Send

MESSAGE_TYPE = b"application/zstd"
SILENT = "/sync/v1/exchange"
"""Its answer without content says that a register knows everything."""
_FOR_BYTES = MappingProxyType(
    {
        "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
)
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        **_FOR_BYTES,
        "Content-Security-Policy": (
            "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
        ),
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    }
)

_Raw = Sequence[tuple[bytes, bytes]]


class SafeHeaders:
    """Puts the headers on every answer. One that a handler set itself (a longer life in caches) stays."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and put the headers on its answer."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = list(message.get("headers", ()))
                names = {name.lower(): value for name, value in there}
                wanted = _OF_MESSAGES if names.get(b"content-type") == MESSAGE_TYPE else _OF_ALL
                if message["status"] == 204 and scope["path"] == SILENT:
                    wanted = ()
                message["headers"] = [*there, *(header for header in wanted if header[0] not in names)]
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _raw(headers: Mapping[str, str]) -> _Raw:
    return tuple((name.lower().encode(), value.encode()) for name, value in headers.items())


_OF_ALL, _OF_MESSAGES = _raw(HEADERS), _raw(_FOR_BYTES)
