"""Object storage on this computer, which works the signature of every request out from what came.

After the Amazon S3 API reference: "Authenticating Requests (AWS Signature Version 4)", PutObject, GetObject,
HeadObject, ListObjectsV2, DeleteObject.
"""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, quote, unquote, urlsplit
from xml.sax.saxutils import escape

from typing_extensions import override

KEY, SECRET, REGION = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1"
PAGE = 2
"""Names in one answer: so few that every list goes on."""


class Storage:
    """What lies in it. `busy` is how many requests are still to be answered with 503."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.put_at: dict[str, str] = {}
        self.now = "2026-11-26T12:00:00.000Z"
        self.busy = 0
        self.refused: list[str] = []


class Handler(BaseHTTPRequestHandler):
    """One request."""

    storage: Storage
    protocol_version = "HTTP/1.1"

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        """An object, a span of it, or a list."""
        self._serve("GET")

    def do_HEAD(self) -> None:
        """How large an object is."""
        self._serve("HEAD")

    def do_PUT(self) -> None:
        """Keep an object."""
        self._serve("PUT")

    def do_DELETE(self) -> None:
        """Let an object go."""
        self._serve("DELETE")

    def _serve(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        key = unquote(parts.path).removeprefix("/photos").lstrip("/")
        objects = self.storage.objects
        if not is_genuine(method, parts.path, query, dict(self.headers.items()), body):
            self.storage.refused.append(self.path)
            self._answer(403, b"<Code>SignatureDoesNotMatch</Code>")
        elif self.storage.busy:
            self.storage.busy -= 1
            self._answer(503, b"<Code>SlowDown</Code>")
        elif method == "PUT":
            objects[key] = body
            self.storage.put_at[key] = self.storage.now
            self._answer(200, b"")
        elif method == "DELETE":
            objects.pop(key, None)
            self._answer(204, b"")
        elif not key:
            self._answer(200, self._list(query))
        elif key not in objects:
            self._answer(404, b"<Code>NoSuchKey</Code>")
        else:
            self._give(objects[key])

    def _give(self, whole: bytes) -> None:
        span = self.headers.get("Range")
        if span is None:
            self._answer(200, whole)
            return
        first, last = (int(each) for each in span.removeprefix("bytes=").split("-"))
        if first >= len(whole):
            self._answer(416, b"<Code>InvalidRange</Code>")
            return
        piece = whole[first : last + 1]
        self._answer(206, piece, {"Content-Range": f"bytes {first}-{first + len(piece) - 1}/{len(whole)}"})

    def _list(self, query: dict[str, str]) -> bytes:
        after = query.get("continuation-token", "")
        found = sorted(key for key in self.storage.objects if key.startswith(query["prefix"]) and key > after)
        entries = "".join(
            f"<Contents><Key>{escape(key)}</Key><LastModified>{self.storage.put_at[key]}</LastModified>"
            f"<Size>{len(self.storage.objects[key])}</Size></Contents>"
            for key in found[:PAGE]
        )
        more = found[PAGE:]
        token = f"<NextContinuationToken>{escape(found[PAGE - 1])}</NextContinuationToken>" if more else ""
        return f"<ListBucketResult>{entries}{token}</ListBucketResult>".encode()

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def is_genuine(method: str, path: str, query: dict[str, str], headers: dict[str, str], body: bytes) -> bool:
    """Whether whoever has the secret sent this, and nobody changed it."""
    low = {name.lower(): value for name, value in headers.items()}
    algorithm, _, rest = low.get("authorization", "").partition(" ")
    said = dict(part.split("=", 1) for part in rest.split(", "))
    key, day, region, service, last = said["Credential"].split("/")
    names = said["SignedHeaders"].split(";")
    digest = hashlib.sha256(body).hexdigest()
    if (algorithm, key, region, service, last) != ("AWS4-HMAC-SHA256", KEY, REGION, "s3", "aws4_request"):
        return False
    if low["x-amz-content-sha256"] != digest or "host" not in names:
        return False
    pairs = "&".join(f"{quote(n, safe='-_.~')}={quote(v, safe='-_.~')}" for n, v in sorted(query.items()))
    request = [method, path, pairs, *(f"{name}:{low[name]}" for name in names), "", ";".join(names), digest]
    hashed = hashlib.sha256("\n".join(request).encode()).hexdigest()
    to_sign = "\n".join([algorithm, low["x-amz-date"], f"{day}/{region}/{service}/{last}", hashed])
    secret = f"AWS4{SECRET}".encode()
    for part in (day, region, service, last):
        secret = hmac.digest(secret, part.encode(), "sha256")
    return hmac.compare_digest(hmac.digest(secret, to_sign.encode(), "sha256").hex(), said["Signature"])


@contextmanager
def stored() -> Iterator[tuple[str, Storage]]:
    """The address of a bucket on this computer, and what lies in it."""
    storage = Storage()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Of", (Handler,), {"storage": storage}))
    server.daemon_threads = False
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/photos", storage
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
