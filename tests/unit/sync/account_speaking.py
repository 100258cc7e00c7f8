"""An account service that answers as the test says, and what it usually says."""

from __future__ import annotations

import httpx
import msgspec

from cardesk_desktop.sync.account import AccountClient
from cardesk_desktop.sync.membership import Introduction
from cardesk_desktop.sync.service_place import ServicePlace
from cardesk_wire import accounts, companies
from cardesk_wire.coding import encode

PLACE = ServicePlace("https://service.example")
REGISTER = Introduction("AAAA", "Front desk", "R01", "A", bytes(32))
SIGNED_IN = accounts.SignedIn(
    accounts.Account("a", "Mona", "mona@example.com", "en"),
    companies.Company("c", "Blue Drop", companies.Role.OWNER),
    0,
    companies.Register("AAAA", "R02", "Front desk", 0, 0),
)
COOKIE = {"Set-Cookie": "__Host-cardesk=opens; Path=/; Secure; HttpOnly"}


def speaking(
    message: msgspec.Struct | None, status: int = 200, headers: dict[str, str] | None = None
) -> tuple[AccountClient, list[httpx.Request]]:
    """A client whose service always answers this, and what it was asked."""
    asked: list[httpx.Request] = []
    body = encode(message) if message is not None else b""

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(status, stream=httpx.ByteStream(body), headers=headers)

    return AccountClient(PLACE, httpx.MockTransport(answer)), asked
