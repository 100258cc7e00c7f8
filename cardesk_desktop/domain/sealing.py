"""Sealing: canonical bytes, a chain of SHA-256 hashes and a signature, so that an edit or a gap is provable.

Canonical bytes are JSON after RFC 8785 (sorted keys, no spaces, UTF-8); numbers are integers only.
The hash of a document covers the hash of the one before it in its series. Every content names its
document under `id` and `number`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from cardesk_desktop.domain.numbering import Series

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]
"""What may stand in a sealed document: no floats, whose writing differs between programs."""

_PREFIX = b"cardesk-seal-1\n"
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
NO_PREDECESSOR = bytes(32)
"""The previous hash of the first document of a series."""


class Signer(Protocol):
    """Signs with the register's Ed25519 key (RFC 8032)."""

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of the signature."""


class Verifier(Protocol):
    """Checks signatures of one register."""

    def is_signed(self, message: bytes, signature: bytes) -> bool:
        """True when `signature` is the register's over `message`."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A document's place in its series and the proof of it. Hashes are 32 bytes."""

    document_id: UUID
    series: Series
    sequence: int
    sealed_at: datetime
    previous_hash: bytes
    hash: bytes
    signature: bytes

    @property
    def number(self) -> str:
        """The printed number."""
        return self.series.number(self.sequence)


@dataclass(frozen=True, slots=True)
class SealedContent:
    """A seal with the canonical bytes that it covers."""

    seal: Seal
    content: bytes


def canonical_bytes(content: Mapping[str, Json]) -> bytes:
    """The one writing of a document's content."""
    return _CANONICAL.encode(content).encode()


def chained_hash(previous_hash: bytes, content: bytes) -> bytes:
    """SHA-256 over the predecessor's hash and the canonical bytes."""
    return hashlib.sha256(_PREFIX + previous_hash + content).digest()


def seal(
    content: bytes,
    *,
    document_id: UUID,
    series: Series,
    sequence: int,
    previous_hash: bytes,
    sealed_at: datetime,
    signer: Signer,
) -> Seal:
    """Seal a document behind its predecessor."""
    digest = chained_hash(previous_hash, content)
    return Seal(document_id, series, sequence, sealed_at, previous_hash, digest, signer.sign(digest))


def first_break(documents: Iterable[SealedContent], verifier: Verifier) -> Seal | None:
    """The first document of one series, in order, that was edited, moved, or follows a gap; None if whole.

    Documents missing at the end leave no gap: those the witness tells (`numbering.is_restored`).
    """
    previous = NO_PREDECESSOR
    for sequence, document in enumerate(documents, start=1):
        found = document.seal
        is_whole = (
            found.sequence == sequence
            and found.previous_hash == previous
            and found.hash == chained_hash(previous, document.content)
            and verifier.is_signed(found.hash, found.signature)
            and _names(document.content, found)
        )
        if not is_whole:
            return found
        previous = found.hash
    return None


def _names(content: bytes, sealed: Seal) -> bool:
    """True when the content, under `id` and `number`, is the document that the seal says it is."""
    try:
        fields = json.loads(content)
    except (ValueError, RecursionError):
        return False
    named = (fields.get("id"), fields.get("number")) if isinstance(fields, dict) else None
    return named == (str(sealed.document_id), sealed.number)
