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
RETRY_AFTER = "retry_after_s"
LONGEST_WAIT_S = 31 * 86_400
"""Until the next month begins, the quota of photos may be spent; nothing else takes so long."""
_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Answer:
    """A success, as far as it was asked for."""

    status: int
    headers: httpx.Headers
    body: bytes

    def require(self, *, is_so: bool) -> None:
        """The service answers so; anything else is of somebody in between, and nothing may follow from it."""
        if not is_so:
            raise ServiceAway(Away.UNREADABLE)


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
        refusal = decode(content, Refusal)
    except Malformed:
        pass
    else:
        return _bounded(refusal)
    match answer.status_code:
        case httpx.codes.REQUEST_ENTITY_TOO_LARGE:
            return Refusal(RefusalCode.TOO_LARGE)
        case httpx.codes.NOT_FOUND:
            return Refusal(RefusalCode.NOT_FOUND)
        case httpx.codes.TOO_MANY_REQUESTS:
            wait_s = whole(answer.headers, "Retry-After")
            return Refusal(RefusalCode.RATE_LIMITED, {RETRY_AFTER: min(wait_s, LONGEST_WAIT_S)})
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
    """The whole number of a header; 0 where there is none. One that nobody can mean counts as the largest."""
    value = headers.get(name, "")
    if not value.isdecimal():
        return 0
    return int(value) if len(value) <= _MOST_DIGITS else 10**_MOST_DIGITS


def _bounded(refusal: Refusal) -> Refusal:
    """The same, with a wait that a clock can be reckoned on by."""
    wait_s = refusal.params.get(RETRY_AFTER)
    if wait_s is None:
        return refusal
    bounded = 0
    if isinstance(wait_s, int) and not isinstance(wait_s, bool):
        bounded = max(0, min(wait_s, LONGEST_WAIT_S))
    return Refusal(refusal.code, {**refusal.params, RETRY_AFTER: bounded})
