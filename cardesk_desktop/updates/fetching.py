"""What is fetched from whoever serves updates, who is not trusted with anything: limits on length and time.

Only https, no redirects, no cookies, nothing from the environment, and nothing that is unpacked on the way.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
from tuf.api.exceptions import DownloadError, DownloadHTTPError, SlowRetrievalError
from tuf.ngclient import FetcherInterface
from typing_extensions import override

from cardesk_desktop.updates.trouble import NoUpdate, Trouble

TIMEOUT = httpx.Timeout(connect=5.0, read=8.0, write=8.0, pool=5.0)
"""Shorter than a closing program waits for what is under way."""
METADATA_WITHIN_S = 60.0
"""A file of metadata has a few thousand bytes."""
WINDOW_S = 60.0
LEAST_IN_WINDOW = 64 * 1024
"""Bytes in a minute: a slow line brings a hundred times as much; less is no line but somebody who plays."""
_HEADERS = {"Accept-Encoding": "identity", "User-Agent": "CarDesk"}

Monotonic = Callable[[], float]


def trust(ca: str | None) -> ssl.SSLContext:
    """Which certificates are believed: those under this authority (PEM), else those of the public ones.

    Raises NoUpdate(NOT_SERVED) for an authority that is no certificate.
    """
    try:
        context = ssl.create_default_context(cadata=ca) if ca else httpx.create_ssl_context()
    except (OSError, ValueError, TypeError) as error:
        raise NoUpdate(Trouble.NOT_SERVED, "an authority that is no certificate") from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


class NotTheService(DownloadError):
    """Who answered could not prove to be the service."""


def _named(error: Exception) -> DownloadError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return NotTheService(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    return DownloadError(type(error).__name__)


class Fetcher(FetcherInterface):
    """The way of TUF to the network, and ours to archives. Raises what TUF knows as DownloadError."""

    def __init__(
        self,
        context: ssl.SSLContext,
        *,
        monotonic: Monotonic = time.monotonic,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._monotonic = monotonic
        self._http = transport or httpx.HTTPTransport(verify=context, trust_env=False)

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    @contextmanager
    def opened(self, url: str, first: int = 0) -> Iterator[httpx.Response]:
        """An answer with its body still to come, from byte `first` on where the server can."""
        if not url.startswith("https://"):
            raise DownloadError("only https is spoken here")
        span = {"Range": f"bytes={first}-"} if first else {}
        request = httpx.Request(
            "GET", url, headers={**_HEADERS, **span}, extensions={"timeout": TIMEOUT.as_dict()}
        )
        try:
            answer = self._http.handle_request(request)
            try:
                yield answer
            finally:
                answer.close()
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError) as error:
            raise _named(error) from error

    def at_a_pace(self, parts: Iterator[bytes]) -> Iterator[bytes]:
        """The same parts, as long as they come at the pace of a line."""
        begun, size = self._monotonic(), 0
        for part in parts:
            size += len(part)
            now = self._monotonic()
            if now - begun >= WINDOW_S:
                if size < LEAST_IN_WINDOW:
                    raise SlowRetrievalError("less than a line brings")
                begun, size = now, 0
            yield part

    @override
    def _fetch(self, url: str) -> Iterator[bytes]:
        begun = self._monotonic()
        with self.opened(url) as answer:
            if answer.status_code != httpx.codes.OK:
                raise DownloadHTTPError(f"answered {answer.status_code}", answer.status_code)
            for part in answer.iter_raw():
                if self._monotonic() - begun > METADATA_WITHIN_S:
                    raise SlowRetrievalError("metadata that does not come to its end")
                yield part
