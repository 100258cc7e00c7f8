"""A service over HTTPS on this machine, which answers everything but one wish to be woken."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from tests.unit.sync.authority import Authority

SLEEPS = 99
"""The cursor at which the server below does not answer."""
ASLEEP, AWAKE = threading.Event(), threading.Event()


class Silent(BaseHTTPRequestHandler):
    """Answers everything with an empty success, and writes nothing on the terminal."""

    def do_GET(self) -> None:
        if self.path.endswith(f"cursor={SLEEPS}"):
            ASLEEP.set()
            AWAKE.wait(60)
            return
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


class Quiet(HTTPServer):
    """A client that hangs up in the middle of its greeting is what this test is about."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing."""


@contextmanager
def served(authority: Authority, folder: Path) -> Iterator[str]:
    """A server on this machine under a certificate of this authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority.write_leaf(folder))
    server = Quiet(("127.0.0.1", 0), Silent)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
