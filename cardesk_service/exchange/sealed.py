"""Sealed documents: their hashes, signatures and numbers. Pure.

The hash is reckoned as the registers do it (RFC 8785 JSON behind a prefix and the predecessor's hash); the
service never takes anybody's word for it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from cardesk_service.exchange.row import Fields
from cardesk_wire import coding
from cardesk_wire.codes import OpCode
from cardesk_wire.coding import Malformed

DOCUMENT = "document"
_PREFIX = b"cardesk-seal-1\n"
_NO_PREDECESSOR = bytes(32)
_WORD = re.compile(r"[A-Za-z0-9]{0,16}")
_TEXTS = ("register_code", "incarnation", "kind", "content", "previous_hash", "signature")


class Series(NamedTuple):
    """A run of numbers without gaps."""

    register_code: str
    incarnation: str
    kind: str

    def number(self, sequence: int) -> str:
        """The printed number."""
        return f"{self.register_code}-{self.incarnation}-{self.kind}{sequence:06d}"


Keys = Mapping[tuple[str, str], Sequence[bytes]]
"""By register code and letter. Several registers may have had one code, each with a key of its own."""


class Wrong(Exception):
    """A document that is not what it says it is; `code` says why."""

    def __init__(self, code: OpCode) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Document:
    """What numbers and chains are checked by."""

    identity: str
    series: Series
    sequence: int
    hash: bytes
    previous_hash: bytes
    signature: bytes


@dataclass(slots=True)
class Chain:
    """Documents of one series around those that came: by number, by identity."""

    found: dict[int, dict[str, Document]] = field(default_factory=dict)

    def add(self, document: Document) -> None:
        """Take a document in."""
        self.found.setdefault(document.sequence, {})[document.identity] = document

    def is_twice(self, document: Document) -> bool:
        """Whether another document bears the same number."""
        return bool(self.found.get(document.sequence, {}).keys() - {document.identity})

    def is_broken(self, document: Document) -> bool:
        """Whether a neighbour is there and none of that number fits."""
        before = self.found.get(document.sequence - 1, {}).values()
        after = self.found.get(document.sequence + 1, {}).values()
        is_first = document.sequence == 1
        return (
            (is_first and document.previous_hash != _NO_PREDECESSOR)
            or (bool(before) and all(one.hash != document.previous_hash for one in before))
            or (bool(after) and all(one.previous_hash != document.hash for one in after))
        )


class _Names(msgspec.Struct):
    id: str
    number: str


def read_document(identity: str, fields: Fields) -> Document:
    """The document in a row; raises Wrong with UNREADABLE or HASH_WRONG."""
    try:
        words = _words(
            fields, "register_code", "incarnation", "kind", "content", "previous_hash", "signature"
        )
        code, letter, kind, content, previous, signature = words
        previous_hash, signed = coding.read(previous), coding.read(signature)
        own = str(UUID(bytes=coding.read(identity)))
        written = content.encode()
    except (Malformed, ValueError) as error:
        raise Wrong(OpCode.UNREADABLE) from error
    if not all(map(_WORD.fullmatch, (code, letter, kind))):
        raise Wrong(OpCode.UNREADABLE)
    sequence = fields.get("sequence")
    if type(sequence) is not int or not 0 < sequence < 2**31 or len(previous_hash) != 32:
        raise Wrong(OpCode.UNREADABLE)
    series = Series(code, letter, kind)
    try:
        names = msgspec.json.decode(written, type=_Names)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Wrong(OpCode.HASH_WRONG) from error
    if (names.id, names.number) != (own, series.number(sequence)):
        raise Wrong(OpCode.HASH_WRONG)
    digest = hashlib.sha256(_PREFIX + previous_hash + written).digest()
    return Document(identity, series, sequence, digest, previous_hash, signed)


def is_signed(document: Document, keys: Keys) -> bool:
    """Whether a key of its incarnation signed it; False when none is known. Raises Wrong when none did."""
    known = keys.get(document.series[:2], ())
    for key in known:
        with suppress(InvalidSignature):
            _public(key).verify(document.signature, document.hash)
            return True
    if known:
        raise Wrong(OpCode.SIGNATURE_WRONG)
    return False


@lru_cache(maxsize=1024)
def _public(key: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(key)


def _words(fields: Fields, *names: str) -> list[str]:
    values = [fields.get(name) for name in names]
    words = [value for value in values if isinstance(value, str)]
    if len(words) != len(names):
        raise Malformed("a text is missing")
    return words
