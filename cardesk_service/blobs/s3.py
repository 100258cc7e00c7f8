"""The few words of the S3 API that photos need: put, read, look, list and delete objects of one bucket."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from urllib.parse import quote, urlsplit

import httpx

from cardesk_service.blobs.signature import Credentials, canonical_query, signed_headers
from cardesk_service.clock import Clock
from cardesk_service.store.database import StoreUnavailable

TIMEOUT = httpx.Timeout(10.0, read=60.0)
_ENTRY = re.compile(
    r"<Contents>.*?<Key>(.*?)</Key>.*?<LastModified>(.*?)</LastModified>"
    r".*?<Size>(\d+)</Size>.*?</Contents>",
    re.DOTALL,
)
_NEXT = re.compile(r"<NextContinuationToken>(.*?)</NextContinuationToken>")
_NOTHING = hashlib.sha256(b"").hexdigest()
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Object:
    """What lies under a name, of so many bytes."""

    key: str
    size: int
    put_at: datetime


class Bucket:
    """One bucket, addressed by its path. Any thread may call; whoever cannot be served is told to come again.

    Raises StoreUnavailable where the storage does not answer, or refuses.
    """

    def __init__(
        self,
        address: str,
        credentials: Credentials,
        clock: Clock,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """`address` is `https://host[:port]/bucket`."""
        parts = urlsplit(address)
        self._host, self._path = parts.netloc, parts.path.rstrip("/")
        self._origin = f"{parts.scheme}://{parts.netloc}"
        self._credentials, self._clock = credentials, clock
        self._http = httpx.Client(
            timeout=TIMEOUT, transport=transport, trust_env=False, follow_redirects=False
        )

    def put(self, key: str, body: bytes) -> None:
        """Keep an object, in place of the one that was there; durable when this returns."""
        self._ask("PUT", key, body=body)

    def size(self, key: str) -> int | None:
        """How large an object is; None when there is none."""
        answer = self._ask("HEAD", key)
        return int(answer.headers["content-length"]) if answer.status_code != httpx.codes.NOT_FOUND else None

    def read(self, key: str, offset: int, size: int) -> tuple[bytes, int] | None:
        """At most `size` bytes from `offset` on, and how long all of it is; None when there is no object."""
        if size <= 0:
            total = self.size(key)
            return None if total is None else (b"", total)
        answer = self._ask("GET", key, span=f"bytes={offset}-{offset + size - 1}")
        if answer.status_code == httpx.codes.NOT_FOUND:
            return None
        if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            return b"", self.size(key) or 0
        if answer.status_code == httpx.codes.OK:
            # It knows no spans.
            return answer.content[offset : offset + size], len(answer.content)
        _, _, total_text = answer.headers.get("content-range", "").partition("/")
        return answer.content, int(total_text)

    def listed(self, prefix: str) -> Iterator[Object]:
        """Every object whose name begins so, in the order of the names."""
        token = ""
        while True:
            query = {"list-type": "2", "prefix": prefix}
            if token:
                query["continuation-token"] = token
            page = self._ask("GET", "", query=query).text
            for key, put_at, size in _ENTRY.findall(page):
                yield Object(unescape(key), int(size), datetime.fromisoformat(put_at))
            found = _NEXT.search(page)
            if found is None:
                return
            token = unescape(found[1])

    def delete(self, key: str) -> None:
        """Let an object go; one that is not there is gone already."""
        self._ask("DELETE", key)

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def _ask(
        self,
        method: str,
        key: str,
        *,
        body: bytes = b"",
        query: dict[str, str] | None = None,
        span: str = "",
    ) -> httpx.Response:
        """Ask, and again where the storage was busy: every word here may be said twice."""
        fault = ""
        for _ in range(_TRIES):
            try:
                answer = self._http.send(self._request(method, key, body, query or {}, span))
            except httpx.HTTPError as error:
                fault = type(error).__name__
                continue
            if answer.is_success or answer.status_code in _TOLD:
                return answer
            fault = f"the storage of photos answered {answer.status_code}"
            if answer.status_code < httpx.codes.INTERNAL_SERVER_ERROR:
                break
        raise StoreUnavailable(fault)

    def _request(self, method: str, key: str, body: bytes, query: dict[str, str], span: str) -> httpx.Request:
        path = f"{self._path}/{key}" if key else self._path
        digest = hashlib.sha256(body).hexdigest() if body else _NOTHING
        extra = {"range": span} if span else {}
        headers = signed_headers(
            self._credentials, method, self._host, path, query, digest, self._clock.now(), extra
        )
        url = f"{self._origin}{quote(path, safe='/-_.~')}"
        if query:
            url = f"{url}?{canonical_query(query)}"
        return self._http.build_request(method, url, headers=headers, content=body or None)


_TOLD = (httpx.codes.NOT_FOUND, httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE)
