"""How a PIN is kept: PBKDF2-HMAC-SHA512, written `pbkdf2_sha512$iterations$salt$hash`, both in base64.

Slow on purpose (0.1 to 0.3 s): called on an io thread, never where a window or a scan waits.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64decode, b64encode
from dataclasses import dataclass

from cardesk_desktop.domain.errors import Code, Refused

ITERATIONS = 210_000
"""For new hashes; older ones are made again at the next right try."""
LEAST_ITERATIONS = 120_000
"""Below this a hash proves nobody: it is refused, whatever is typed."""
SALT_BYTES = 16

_ALGORITHM = "pbkdf2_sha512"


@dataclass(frozen=True, slots=True)
class _Kept:
    iterations: int
    salt: bytes
    digest: bytes


def hashed(pin: str, salt: bytes, *, iterations: int = ITERATIONS) -> str:
    """The text that is kept of a PIN. The salt is 16 random bytes or more, another one for every hash."""
    if len(salt) < SALT_BYTES or iterations < LEAST_ITERATIONS:
        raise ValueError("a salt or a number of iterations below what is safe")
    parts = (b64encode(salt), b64encode(_digest(pin, salt, iterations)))
    return "$".join((_ALGORITHM, str(iterations), *(part.decode("ascii") for part in parts)))


def matches(pin: str, kept: str) -> bool:
    """True when the hash is of this PIN, compared in constant time; refuses with PIN_UNSAFE a weak hash."""
    known = _parsed(kept)
    return hmac.compare_digest(_digest(pin, known.salt, known.iterations), known.digest)


def is_outdated(kept: str) -> bool:
    """True when new hashes take more iterations than this one did."""
    return _parsed(kept).iterations < ITERATIONS


def _digest(pin: str, salt: bytes, iterations: int) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", pin.encode(), salt, iterations)


def _parsed(kept: str) -> _Kept:
    try:
        algorithm, iterations, salt, digest = kept.split("$")
        known = _Kept(int(iterations), b64decode(salt, validate=True), b64decode(digest, validate=True))
    except ValueError:
        raise Refused(Code.PIN_UNSAFE) from None
    is_safe = known.iterations >= LEAST_ITERATIONS and len(known.salt) >= SALT_BYTES
    if algorithm != _ALGORITHM or not is_safe:
        raise Refused(Code.PIN_UNSAFE)
    return known
