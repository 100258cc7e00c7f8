"""What keeps the photos of companies: a folder (`folder.py`), a bucket (`bucket.py`), or what comes later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

NAME = re.compile(r"[0-9a-f]{64}")
"""SHA-256 of the content."""


@dataclass(frozen=True, slots=True)
class Held:
    """How much of a file is here."""

    size: int
    is_whole: bool


@runtime_checkable
class Blobs(Protocol):
    """Files of companies by the SHA-256 of their content. Every method blocks; any thread may call it.

    `company` is the identity as it stands in messages. Every method raises Refused: NOT_FOUND for what is
    no name or not there.
    """

    def held(self, company: str, sha256: str) -> Held:
        """How much of the file is here."""

    def append(self, company: str, sha256: str, *, offset: int, total: int, piece: bytes) -> Held:
        """Put a piece behind what is here, of a file of `total` bytes, durably.

        Raises Refused: TOO_LARGE, QUOTA_FULL, MALFORMED, WRONG_OFFSET with the right one, WRONG_HASH when
        the file is complete and not the one it was said to be.
        """

    def read(self, company: str, sha256: str, offset: int, size: int) -> tuple[bytes, int]:
        """At most `size` bytes of a whole file from `offset` on, and how long all of it is."""

    def names(self, company: str) -> Iterator[str]:
        """The names of all whole files of a company."""

    def delete(self, company: str, sha256: str) -> None:
        """Delete a file, whole or not; one that is not there is gone already."""

    def sweep(self, company: str, before: datetime) -> None:
        """Delete what was begun and not gone on with since then."""

    def forget(self, company: str) -> None:
        """Delete all files of a company."""

    def close(self) -> None:
        """The service ends."""
