"""How messages become bytes: JSON in zstd, with a limit on what may come out of it; identities; hashes."""

from __future__ import annotations

import binascii
import hashlib
import threading
from collections.abc import Iterable
from typing import TypeVar

import msgspec
import zstandard

from cardesk_wire.dictionary import WORDS
from cardesk_wire.messages import Value

T = TypeVar("T")

MAX_BODY = 4 * 1024 * 1024
"""Bytes of a compressed message."""
MAX_MESSAGE = 64 * 1024 * 1024
"""Bytes of a message after decompression."""
_LEVEL = 3
_ENCODER = msgspec.json.Encoder(order="deterministic")
TO_URL, FROM_URL = bytes.maketrans(b"+/", b"-_"), str.maketrans("-_", "+/")
"""Base64 as identities are written in, and back."""
NO_CHAIN = bytes(16)
"""The hash of a register's order before its first op."""


class Malformed(ValueError):
    """Bytes that are no message of ours, or too many of them."""


_DICTIONARY = zstandard.ZstdCompressionDict(WORDS, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
_SHORT = 16 * 1024
"""Bytes up to which a message is compressed with the words: a long one has words enough of its own."""


class _Zstd(threading.local):
    """What zstd works with, kept by each thread: to set it up takes longer than a small message."""

    def __init__(self) -> None:
        self.compressor = zstandard.ZstdCompressor(level=_LEVEL)
        self.short = zstandard.ZstdCompressor(level=_LEVEL, dict_data=_DICTIONARY)
        self.decompressor = zstandard.ZstdDecompressor(dict_data=_DICTIONARY)


_ZSTD = _Zstd()


def pack(message: msgspec.Struct) -> bytes:
    """A message as it goes over the wire."""
    return compress(_ENCODER.encode(message))


def unpack(body: bytes, kind: type[T], *, limit: int = MAX_MESSAGE) -> T:
    """A message of this kind; raises Malformed when it is none, or larger than `limit`."""
    return decode(decompress(body, limit=limit), kind)


def compress(data: bytes) -> bytes:
    """The same bytes in fewer."""
    return (_ZSTD.short if len(data) <= _SHORT else _ZSTD.compressor).compress(data)


def decompress(body: bytes, *, limit: int = MAX_MESSAGE) -> bytes:
    """What was compressed; raises Malformed before more than `limit` bytes are made of it."""
    try:
        size = zstandard.frame_content_size(body)
        if 0 <= size <= limit:
            # It says how large it is, and zstd holds it to that.
            return _ZSTD.decompressor.decompress(body)
        with _ZSTD.decompressor.stream_reader(body) as reader:
            data = reader.read(limit + 1)
    except zstandard.ZstdError as error:
        raise Malformed("not zstd") from error
    if len(data) > limit:
        raise Malformed("too large")
    return data


def encode(message: object) -> bytes:
    """JSON, the same bytes for the same message."""
    return _ENCODER.encode(message)


def decode(data: bytes | msgspec.Raw, kind: type[T]) -> T:
    """The message of this kind; raises Malformed."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Malformed(str(error)) from error


def written(identity: bytes) -> str:
    """An identity as it stands in a message: base64url without padding."""
    return binascii.b2a_base64(identity, newline=False).translate(TO_URL).rstrip(b"=").decode("ascii")


def read(identity: str) -> bytes:
    """The bytes of an identity; raises Malformed."""
    try:
        filled = identity.translate(FROM_URL) + "=" * (-len(identity) % 4)
        return binascii.a2b_base64(filled, strict_mode=True)
    except ValueError as error:
        raise Malformed("not an identity") from error


def chained(before: bytes, ops: Iterable[bytes]) -> bytes:
    """The hash of a register's order after these ops, each as its bytes in JSON: 16 bytes."""
    for op in ops:
        before = hashlib.sha256(before + op).digest()[:16]
    return before


def digest(rows: Iterable[tuple[str, list[Value]]]) -> str:
    """One figure over rows in any order: the sum of their hashes, 16 hexadecimal digits."""
    total = 0
    for identity, values in rows:
        row = hashlib.blake2b(_ENCODER.encode([identity, values]), digest_size=8).digest()
        total += int.from_bytes(row, "big")
    return f"{total % 2**64:016x}"
