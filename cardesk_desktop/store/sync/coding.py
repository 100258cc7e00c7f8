"""Cells of this database as fields of the protocol, and back, a whole column at a time.

What arrives is checked here: a cell that this release could not read again raises Malformed.
"""

from __future__ import annotations

import binascii
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Column, Integer, LargeBinary, Text

from cardesk_desktop.store.column_types import Choice, Flag, Id, Instant, JsonObject
from cardesk_wire.coding import FROM_URL, TO_URL, Malformed, encode

Cells: TypeAlias = Sequence[Any]
"""Cells of one column: those of SQLite, or those of JSON."""

_FIRST, _LAST = -62_135_596_800_000_000, 253_402_300_799_999_999
"""The instants that a calendar knows: years 1 to 9999."""
_SORTED = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
_TEXTS, _WHOLES = frozenset({str}), frozenset({int})
_NONE = frozenset({type(None)})


@dataclass(frozen=True, slots=True)
class Codec:
    """How the cells of a column are written in JSON (`out`), and read from it (`into`)."""

    out: Callable[[Cells], Cells]
    into: Callable[[Cells], Cells]


def written_all(identities: Sequence[bytes]) -> list[str]:
    """Identities of one length as base64url; the same as `cardesk_wire.coding.written` of each, in one go."""
    if not identities:
        return []
    size = len(identities[0])
    # Filled up to whole groups of three bytes, every one begins at a character of its own.
    fill = bytes(-size % 3)
    length, step = -(-size * 4 // 3), (size + len(fill)) * 4 // 3
    joined = fill.join(identities) + fill
    text = binascii.b2a_base64(joined, newline=False).translate(TO_URL).decode("ascii")
    return [text[start : start + length] for start in range(0, len(text), step)]


def read_all(identities: Sequence[str], size: int = 16) -> list[bytes]:
    """Identities of `size` bytes from base64url; raises Malformed."""
    if not identities:
        return []
    length = -(-size * 4 // 3)
    if not _are(identities, _TEXTS) or set(map(len, identities)) != {length}:
        raise Malformed("not an identity")
    fill = "A" * (-length % 4)
    joined = (fill.join(identities) + fill).translate(FROM_URL)
    try:
        data = binascii.a2b_base64(joined, strict_mode=True)
    except ValueError as error:
        raise Malformed("not an identity") from error
    step = len(data) // len(identities)
    return [data[start : start + size] for start in range(0, len(data), step)]


def codec_of(column: Column[Any]) -> Codec:
    """The codec of a column that travels."""
    if column.table.name == "sync_conflict" and column.name in {"kept", "lost"}:
        return Codec(_parsed, lambda cells: [encode(cell).decode() for cell in cells])
    if column.name == "content":
        return Codec(lambda cells: [cell.decode() for cell in cells], _utf8)
    for type_, codec in _FIXED:
        if isinstance(column.type, type_):
            return codec
    return next(make(column) for type_, make in _OF_COLUMN if isinstance(column.type, type_))


def words_of(column: Column[Any]) -> set[str | None]:
    """The words that a column of a choice may hold; none of another."""
    return {member.value for member in column.type.of} if isinstance(column.type, Choice) else set()


def _plain(allowed: frozenset[type]) -> Callable[[Column[Any]], Codec]:
    def codec(column: Column[Any]) -> Codec:
        kinds = allowed | _NONE if column.nullable else allowed
        return Codec(lambda cells: cells, lambda cells: _checked(cells, kinds))

    return codec


def _choice(column: Column[Any]) -> Codec:
    members = words_of(column) | ({None} if column.nullable else set())

    def into(cells: Cells) -> Cells:
        if not set(_checked(cells, _TEXTS | _NONE)) <= members:
            raise Malformed(f"{column} holds a word that is not known here")
        return cells

    return Codec(lambda cells: cells, into)


def _instant(column: Column[Any]) -> Codec:
    kinds = _WHOLES | _NONE if column.nullable else _WHOLES

    def into(cells: Cells) -> Cells:
        given = [cell for cell in _checked(cells, kinds) if cell is not None]
        if given and not _FIRST <= min(given) <= max(given) <= _LAST:
            raise Malformed(f"{column} holds a time that no calendar knows")
        return cells

    return Codec(lambda cells: cells, into)


def _objects(cells: Cells) -> Cells:
    return [_SORTED.encode(cell) if cell else "{}" for cell in _checked(cells, frozenset({dict}))]


def _are(cells: Cells, kinds: frozenset[type]) -> bool:
    return set(map(type, cells)) <= kinds


def _checked(cells: Cells, kinds: frozenset[type]) -> Cells:
    if not _are(cells, kinds):
        raise Malformed("a field is of another type")
    return cells


def _each(cells: Cells, change: Callable[[list[Any]], Sequence[Any]]) -> Cells:
    """Change every distinct cell once; nothing stays nothing."""
    try:
        distinct = list(set(cells))
    except TypeError as error:
        raise Malformed("not an identity") from error
    given = [cell for cell in distinct if cell is not None]
    changed: Mapping[Any, Any] = {None: None, **dict(zip(given, change(given), strict=True))}
    return [changed[cell] for cell in cells]


def _parsed(cells: Cells) -> Cells:
    return [{} if cell == "{}" else json.loads(cell) for cell in cells]


def _utf8(cells: Cells) -> Cells:
    return [cell.encode() for cell in _checked(cells, _TEXTS)]


def _base64(cells: Cells) -> Cells:
    encoded = (binascii.b2a_base64(cell, newline=False).translate(TO_URL) for cell in cells)
    return [text.rstrip(b"=").decode("ascii") for text in encoded]


def _from_base64(cells: Cells) -> Cells:
    texts = _checked(cells, _TEXTS)
    try:
        return [
            binascii.a2b_base64(text.translate(FROM_URL) + "=" * (-len(text) % 4), strict_mode=True)
            for text in texts
        ]
    except ValueError as error:
        raise Malformed("not bytes") from error


_FIXED: tuple[tuple[type[Any], Codec], ...] = (
    (Id, Codec(lambda cells: _each(cells, written_all), lambda cells: _each(cells, read_all))),
    (Flag, Codec(lambda cells: list(map(bool, cells)), lambda cells: _checked(cells, frozenset({bool})))),
    (JsonObject, Codec(_parsed, _objects)),
    (LargeBinary, Codec(_base64, _from_base64)),
)
_OF_COLUMN: tuple[tuple[type[Any], Callable[[Column[Any]], Codec]], ...] = (
    (Instant, _instant),
    (Choice, _choice),
    (Integer, _plain(_WHOLES)),
    (Text, _plain(_TEXTS)),
)
