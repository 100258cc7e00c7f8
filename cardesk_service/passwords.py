"""How passwords are kept: `pbkdf2_sha512$iterations$salt$hash`, slow to make and compared in constant time.

What CarDesk promises in public is the floor: 120,000 iterations are accepted and made again at the next
sign-in, fewer prove nobody. New hashes have at least 210,000 (OWASP ASVS 5.0, appendix C).
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

ALGORITHM = "pbkdf2_sha512"
ACCEPTED_ITERATIONS = 120_000
SALT_BYTES = 16
_HASH_BYTES = 64
_DIGEST = "sha512"
_NOBODYS_SALT = bytes(SALT_BYTES)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Whether the password is right, and whether its hash is to be made anew."""

    is_right: bool
    is_outdated: bool = False


class Passwords:
    """Makes and weighs hashes on threads of its own, so that nobody else waits for them.

    Everybody costs the same time: an unknown person, a wrong password, an old hash.
    """

    def __init__(self, iterations: int, threads: int = 2) -> None:
        self._iterations = iterations
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="passwords")

    async def hashed(self, password: str) -> str:
        """The hash of a new password, as it is kept."""
        return await self._on_thread(hash_password, password, self._iterations)

    async def weigh(self, password: str, kept: str | None) -> Weighed:
        """Compare with what is kept; None is a person who does not exist."""
        return await self._on_thread(weigh, password, kept, self._iterations)

    def close(self) -> None:
        """End the threads."""
        self._threads.shutdown()

    async def _on_thread(self, work: Callable[..., T], *arguments: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)


def hash_password(password: str, iterations: int) -> str:
    """`pbkdf2_sha512$iterations$salt$hash` under a new salt."""
    salt = secrets.token_bytes(SALT_BYTES)
    return f"{ALGORITHM}${iterations}${_text(salt)}${_text(_derived(password, salt, iterations))}"


def weigh(password: str, kept: str | None, iterations: int) -> Weighed:
    """Compare a password with a kept hash, at the cost of `iterations` whatever is kept."""
    read = _read(kept)
    if read is None:
        _derived(password, _NOBODYS_SALT, iterations)
        return Weighed(is_right=False)
    used, salt, expected = read
    is_right = hmac.compare_digest(_derived(password, salt, used), expected)
    if used < iterations:
        # The time that an old hash saves would tell that there is one.
        _derived(password, salt, iterations - used)
    return Weighed(is_right, is_outdated=used < iterations)


def _read(kept: str | None) -> tuple[int, bytes, bytes] | None:
    """Iterations, salt and hash; None for what proves nobody."""
    parts = (kept or "").split("$")
    if len(parts) != 4 or parts[0] != ALGORITHM or not parts[1].isdecimal():
        return None
    try:
        salt, expected = (base64.b64decode(part, validate=True) for part in parts[2:])
    except ValueError:
        return None
    is_strong = int(parts[1]) >= ACCEPTED_ITERATIONS and len(salt) >= SALT_BYTES
    return (int(parts[1]), salt, expected) if is_strong and len(expected) == _HASH_BYTES else None


def _derived(password: str, salt: bytes, iterations: int) -> bytes:
    # A lone surrogate is no character and still has to be hashed without a fault.
    return hashlib.pbkdf2_hmac(_DIGEST, password.encode("utf-8", "surrogatepass"), salt, iterations)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
