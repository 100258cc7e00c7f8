"""What every answer of the service is read with: limits, refusals, and why there is none."""

from __future__ import annotations

import ssl
from dataclasses import dataclass

import httpx

from cardesk_desktop.sync.answers import Away, ServiceAway
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import Malformed, decode
from cardesk_wire.messages import Refusal

SESSION_COOKIE = "__Host-cardesk"


@dataclass(frozen=True, slots=True)
class Answer:
    """A success, as far as it was asked for."""

    status: int
    headers: httpx.Headers
    body: bytes


def limited(answer: httpx.Response, limit: int) -> bytes:
    """The body as it came over the wire; raises ServiceAway when it is longer than it may be."""
    parts: list[bytes] = []
    size = 0
    for part in answer.iter_raw():
        size += len(part)
        if size > limit:
            raise ServiceAway(Away.UNREADABLE)
        parts.append(part)
    return b"".join(parts)


def cookie_in(headers: httpx.Headers) -> str:
    """The session's cookie that an answer sets; empty where it sets none."""
    for header in headers.get_list("Set-Cookie"):
        name, _, rest = header.partition("=")
        if name.strip() == SESSION_COOKIE:
            return rest.partition(";")[0].strip()
    return ""


def refusal_of(answer: httpx.Response, content: bytes) -> Refusal:
    """What the service said; a proxy before it speaks for it, where it said nothing that we understand.

    A session ends by the service's own words only, since it is forgotten for good: a proxy that asks for a
    password of its own may do so without any. To a HEAD the service says none either; the next exchange
    hears them.
    """
    try:
        return decode(content, Refusal)
    except Malformed:
        pass
    match answer.status_code:
        case httpx.codes.REQUEST_ENTITY_TOO_LARGE:
            return Refusal(RefusalCode.TOO_LARGE)
        case httpx.codes.NOT_FOUND:
            return Refusal(RefusalCode.NOT_FOUND)
        case httpx.codes.TOO_MANY_REQUESTS:
            return Refusal(RefusalCode.RATE_LIMITED, {"retry_after_s": whole(answer.headers, "Retry-After")})
        case _:
            return Refusal(RefusalCode.BUSY)


def away_of(error: BaseException) -> Away:
    """Why there is no answer. A certificate that is not believed stays so: nothing is sent after it."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Away.NOT_TRUSTED
        cause = cause.__cause__ or cause.__context__
    return Away.OFFLINE


def whole(headers: httpx.Headers, name: str) -> int:
    """The whole number of a header; 0 where there is none."""
    value = headers.get(name, "")
    return int(value) if value.isdecimal() else 0
