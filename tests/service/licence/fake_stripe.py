"""Stripe on the loopback, as far as we use it: Checkout Sessions, idempotency, faults, signed notices.

Idempotency is Stripe's: a key with other parameters is an error, the same question gets the same answer,
a fault of Stripe's own included. `faults` are used up one by one, one for each request.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

import httpx
import stripe
from stripe.params.checkout import SessionCreateParams
from typing_extensions import override

from tests.service.licence.published import blank
from tests.service.office import SetClock

KEY = "rk_test_51CarDesk"
SECRET = "whsec_of_the_fake"
SESSIONS = "/v1/checkout/sessions"
LOCALES = frozenset({"auto", "en", "en-GB", "es", "fr", "ru"})
"""Of those that Stripe lists, ours and `auto`. It lists no Arabic."""
_LEAST_S, _MOST_S = 30 * 60, 24 * 60 * 60
_PARAMETERS = frozenset(SessionCreateParams.__annotations__)
_SHORTEST_URL = "https://checkout.stripe.com/c/pay/"
Answer = tuple[int, dict[str, Any]]


class Fault(Enum):
    """What goes wrong with one request."""

    BROKEN = auto()
    """500, kept under the key as Stripe does."""
    CONFLICT = auto()
    """409: another request with the key is under way."""
    CUT_BEFORE = auto()
    """The connection ends and nothing was done."""
    CUT_AFTER = auto()
    """The connection ends and it was done."""
    LIMITED = auto()
    """429."""


@dataclass
class FakeStripe:
    """What Stripe knows."""

    clock: SetClock
    sessions: dict[str, dict[str, Any]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Idempotency key and parameters of every request for a page that came through."""
    ended: list[str] = field(default_factory=list)
    """The sessions that were asked to end."""
    _kept: dict[str, tuple[dict[str, str], Answer]] = field(default_factory=dict)
    _told: int = 0

    def now(self) -> int:
        """Seconds since 1970, by the clock of the test."""
        return int(self.clock.now().timestamp())

    def ended_by_us(self, path: str, fault: Fault | None) -> Answer:
        """The answer to who ends a session: only one that is open can be ended."""
        identity = path.removeprefix(f"{SESSIONS}/").removesuffix("/expire")
        self.ended.append(identity)
        session = self.sessions.get(identity)
        if fault is Fault.LIMITED:
            return _error(429, "rate_limit", "invalid_request_error")
        if fault is Fault.BROKEN:
            return _error(500, "", "api_error")
        if session is None:
            return _error(404, "resource_missing", "invalid_request_error")
        if session["status"] != "open":
            return _error(400, "", "invalid_request_error")
        session |= {"status": "expired", "url": None}
        return 200, session

    def looked_up(self, path: str, fault: Fault | None) -> Answer:
        """A session as it is."""
        if fault is Fault.BROKEN:
            return _error(500, "", "api_error")
        session = self.sessions.get(path.removeprefix(f"{SESSIONS}/"))
        return (200, session) if session else _error(404, "resource_missing", "invalid_request_error")

    def answer(self, path: str, key: str, parameters: dict[str, str], fault: Fault | None) -> Answer:
        """The answer to a request that changes something."""
        self.asked.append((key, parameters))
        if fault is Fault.CONFLICT:
            return _error(409, "idempotency_key_in_use", "invalid_request_error")
        if fault is Fault.LIMITED:
            return _error(429, "rate_limit", "invalid_request_error")
        if key in self._kept:
            known, answer = self._kept[key]
            return answer if known == parameters else _error(400, "", "idempotency_error")
        broken = _error(500, "", "api_error")
        answer = broken if fault is Fault.BROKEN else self._created(parameters)
        if path != SESSIONS:
            return _error(404, "resource_missing", "invalid_request_error")
        # What was refused before anything was done is not kept.
        if answer[0] in (200, 500):
            self._kept[key] = parameters, answer
        return answer

    def _created(self, given: dict[str, str]) -> Answer:
        unknown = {name.partition("[")[0] for name in given} - _PARAMETERS
        if unknown:
            return _error(400, "parameter_unknown", "invalid_request_error")
        stands_s = int(given["expires_at"]) - self.now()
        is_fine = given["mode"] == "payment" and given.get("locale", "auto") in LOCALES
        if not (_LEAST_S <= stands_s <= _MOST_S and is_fine):
            return _error(400, "parameter_invalid", "invalid_request_error")
        identity = f"cs_test_{hashlib.sha256(repr(given).encode()).hexdigest()[:58]}"
        amount = int(given["line_items[0][price_data][unit_amount]"])
        session: dict[str, Any] = {
            **blank("checkout.session"),
            "id": identity,
            "mode": "payment",
            "amount_total": amount * int(given["line_items[0][quantity]"]),
            "currency": given["line_items[0][price_data][currency]"],
            "client_reference_id": given["client_reference_id"],
            "created": self.now(),
            "expires_at": int(given["expires_at"]),
            "locale": given["locale"],
            "metadata": {name[9:-1]: value for name, value in given.items() if name.startswith("metadata[")},
            "payment_intent": None,
            "payment_status": "unpaid",
            "status": "open",
            "success_url": given["success_url"],
            "cancel_url": given["cancel_url"],
            "url": f"{_SHORTEST_URL}{identity}",
        }
        self.sessions[identity] = session
        return 200, session

    def paid(self, url: str, *, status: str = "paid", **changes: object) -> dict[str, Any]:
        """Somebody pays on the page at this address: the event of it."""
        session = self.sessions[url.removeprefix(_SHORTEST_URL)]
        intent = f"pi_{session['id'][8:32]}"
        session |= {"status": "complete", "payment_status": status, "payment_intent": intent, "url": None}
        return self.event("checkout.session.completed", {**session, **changes})

    def expired(self, url: str) -> dict[str, Any]:
        """A page that nobody paid on expires: the event of it."""
        session = self.sessions[url.removeprefix(_SHORTEST_URL)]
        session |= {"status": "expired", "url": None}
        return self.event("checkout.session.expired", session)

    def refund(self, paid: dict[str, Any], amount: int, kind: str, **more: object) -> dict[str, Any]:
        """Money goes back: an event of it."""
        session = paid["data"]["object"]
        about = {
            **blank("refund"),
            "id": f"re_{session['id'][8:32]}{amount}",
            "amount": amount,
            "currency": session["currency"],
            "payment_intent": session["payment_intent"],
            "status": "succeeded",
            **more,
        }
        return self.event(kind, about)

    def dispute(self, paid: dict[str, Any], kind: str, status: str) -> dict[str, Any]:
        """The buyer's bank asks for the money: an event of it."""
        session = paid["data"]["object"]
        about = {
            **blank("dispute"),
            "id": f"du_{session['id'][8:32]}",
            "amount": session["amount_total"],
            "currency": session["currency"],
            "payment_intent": session["payment_intent"],
            "reason": "fraudulent",
            "status": status,
        }
        return self.event(kind, about)

    def event(self, kind: str, about: dict[str, Any]) -> dict[str, Any]:
        """What is told, each under an identity of its own."""
        self._told += 1
        return {
            **blank("event"),
            "id": f"evt_{self._told:024}",
            "api_version": stripe.api_version,
            "created": self.now(),
            "data": {"object": dict(about)},
            "request": {"id": None, "idempotency_key": None},
            "type": kind,
        }


async def deliver(
    client: httpx.AsyncClient, event: dict[str, Any], *, secret: str = SECRET, at: int | None = None
) -> httpx.Response:
    """Tell the service, signed as Stripe signs (`at`: seconds since 1970, now unless given)."""
    body = json.dumps(event, indent=2)
    signature = stripe.WebhookSignature.generate_signature_header(body, secret, at)
    headers = {"Stripe-Signature": signature, "Content-Type": "application/json; charset=utf-8"}
    return await client.post("/licence/v1/stripe", content=body.encode(), headers=headers)


@contextmanager
def running(fake: FakeStripe) -> Iterator[str]:
    """The address at which the fake answers."""
    handler = _handler(fake)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _error(status: int, code: str, kind: str) -> Answer:
    return status, {"error": {"type": kind, "code": code, "message": "as Stripe would say"}}


def _handler(fake: FakeStripe) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        # One connection for each request: none is left open behind a test.
        protocol_version = "HTTP/1.0"

        @override
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

        def do_POST(self) -> None:
            """Answer, or end the connection."""
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            fault = fake.faults.pop(0) if fake.faults else None
            if fault is Fault.CUT_BEFORE:
                return
            if self.headers["Authorization"] != f"Bearer {KEY}":
                self._send(_error(401, "", "invalid_request_error"))
                return
            if self.path.endswith("/expire"):
                self._send(fake.ended_by_us(self.path, fault))
                return
            parameters = dict(parse_qsl(body, keep_blank_values=True))
            answer = fake.answer(self.path, self.headers["Idempotency-Key"], parameters, fault)
            if fault is not Fault.CUT_AFTER:
                self._send(answer)

        def do_GET(self) -> None:
            """Say how a session is."""
            fault = fake.faults.pop(0) if fake.faults else None
            self._send(fake.looked_up(self.path, fault))

        def _send(self, answer: Answer) -> None:
            status, body = answer
            encoded = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(encoded)))
            self.send_header("Request-Id", "req_fake")
            self.end_headers()
            self.wfile.write(encoded)

    return Handler
