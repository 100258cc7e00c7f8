"""OpenRouter on the loopback, as far as we use it: the list of endpoints without retention, answers, faults.

`faults` are used up one by one, one for each question. What was asked is kept whole, to be looked at.
"""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from typing_extensions import override

KEY = "sk-or-of-the-fake"
MODEL, PROVIDER = "google/gemini-3.1-flash-lite", "google-vertex"
SEEN: dict[str, Any] = {
    "name": "Wash & Wax Shampoo",
    "brand": "Shinex",
    "category": "Shampoos",
    "size": "1.5",
    "unit": "l",
    "barcode": "6291041500213",
    "tax": "S",
    "confidence": 92,
}
"""What is on every photo."""


class Fault(Enum):
    """What goes wrong with one question."""

    NO_CREDIT = auto()
    LIMITED = auto()
    """429, to come again soon."""
    LIMITED_LONG = auto()
    """429, to come again in a minute and a half."""
    NOBODY = auto()
    """503: no provider meets the routing."""
    BROKEN = auto()
    """502."""
    ERROR_IN_200 = auto()
    """200, with an error in it."""
    REFUSED = auto()
    """200, and the model would rather not."""
    FILTERED = auto()
    CUT_SHORT = auto()
    """200, the answer ends in its middle (`length`)."""
    BROKEN_JSON = auto()
    MORE_FIELDS = auto()
    NO_JSON = auto()
    """200, and a page instead of JSON."""
    CUT = auto()
    """The connection ends in the middle of the answer."""
    SLOW = auto()
    """The answer drips, byte by byte, and would take minutes."""
    MODERATED = auto()
    """403."""
    TOO_BIG = auto()
    """413."""
    FLOOD = auto()
    """200, and far more than an answer has."""
    BROKEN_OFF = auto()
    """200, and the provider failed while it answered."""
    ERROR_ALONE = auto()
    """200, with an error in it and nothing where an answer stands otherwise."""


_STATUS = {
    Fault.NO_CREDIT: 402,
    Fault.LIMITED: 429,
    Fault.LIMITED_LONG: 429,
    Fault.NOBODY: 503,
    Fault.BROKEN: 502,
    Fault.MODERATED: 403,
    Fault.TOO_BIG: 413,
}
ANSWERED_AFTER = {Fault.LIMITED: "0.01", Fault.LIMITED_LONG: "90"}


@dataclass
class FakeOpenRouter:
    """What it knows, and what it was asked."""

    seen: dict[str, Any] = field(default_factory=lambda: dict(SEEN))
    faults: list[Fault] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    endpoints: list[dict[str, str]] = field(
        default_factory=lambda: [{"model_id": MODEL, "tag": PROVIDER, "provider_name": "Google"}]
    )
    lists: int = 0
    usage: dict[str, Any] | None = field(
        default_factory=lambda: {
            "prompt_tokens": 900,
            "completion_tokens": 60,
            "total_tokens": 960,
            "cost": 0.000315,
        }
    )

    def answer(self, fault: Fault | None) -> bytes:
        """The body of an answer with status 200."""
        message: dict[str, Any] = {"role": "assistant", "content": json.dumps(self.seen)}
        reason = "stop"
        match fault:
            case Fault.ERROR_IN_200:
                return json.dumps({"error": {"code": 502, "message": "as it would say"}}).encode()
            case Fault.ERROR_ALONE:
                return json.dumps({"error": {"code": 429}, "choices": None, "usage": None}).encode()
            case Fault.NO_JSON:
                return b"<html>away</html>"
            case Fault.FLOOD:
                return b" " * 1_000_000
            case Fault.REFUSED:
                message = {"role": "assistant", "content": "", "refusal": "I would rather not."}
            case Fault.BROKEN_OFF:
                message, reason = {"role": "assistant", "content": ""}, "error"
            case Fault.FILTERED:
                reason = "content_filter"
            case Fault.CUT_SHORT:
                reason = "length"
            case Fault.BROKEN_JSON:
                message["content"] = message["content"][:-5]
            case Fault.MORE_FIELDS:
                message["content"] = json.dumps({**self.seen, "price": 5})
        body = {
            "id": "gen-1",
            "object": "chat.completion",
            "created": 1,
            "model": MODEL,
            "choices": [{"index": 0, "message": message, "finish_reason": reason}],
            "usage": self.usage,
        }
        return json.dumps(body).encode()


@contextmanager
def running(fake: FakeOpenRouter) -> Iterator[str]:
    """The address at which the fake answers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(fake))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(fake: FakeOpenRouter) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        @override
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            """The list of endpoints that retain nothing."""
            assert self.path == "/api/v1/endpoints/zdr"
            fake.lists += 1
            self._send(200, json.dumps({"data": fake.endpoints}).encode())

        def do_POST(self) -> None:
            """Answer a question, or do what goes wrong."""
            assert self.path == "/api/v1/chat/completions"
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if self.headers["Authorization"] != f"Bearer {KEY}":
                self._send(401, b'{"error":{"code":401,"message":"no such key"}}')
                return
            fake.asked.append(body)
            fake.headers.append(dict(self.headers.items()))
            fault = fake.faults.pop(0) if fake.faults else None
            status = _STATUS.get(fault, 200) if fault else 200
            if fault is Fault.SLOW:
                self._drip(fake.answer(None))
                return
            if status == 200:
                self._send(200, fake.answer(fault), is_cut=fault is Fault.CUT)
                return
            error = {"error": {"code": status, "message": "as it would say"}}
            self._send(status, json.dumps(error).encode(), after=ANSWERED_AFTER.get(fault) if fault else None)

        def _drip(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with contextlib.suppress(ConnectionError):
                for place in range(len(body)):
                    self.wfile.write(body[place : place + 1])
                    time.sleep(0.1)

        def _send(self, status: int, body: bytes, *, after: str | None = None, is_cut: bool = False) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            if after:
                self.send_header("Retry-After", after)
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if is_cut else body)

    return Handler
