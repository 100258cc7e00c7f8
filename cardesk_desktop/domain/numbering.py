"""Numbers of sealed documents: gapless, one series per register, incarnation and kind.

An incarnation is one life of the register's database. A restored copy knows an older past than the
witness file beside it; it then starts the next letter, so that no number is ever printed twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

FIRST_INCARNATION = "A"
LETTERS_OF_AN_EPOCH = 4
"""Room for a database that is put back within one epoch and sees that by itself."""
_ALPHABET = 26
_RANGE = _ALPHABET + _ALPHABET**2
"""Letters of one and two characters. Those of three are the next range."""
REGISTER_CODE = re.compile(r"[A-Z][A-Z0-9]{0,5}")


class DocumentKind(StrEnum):
    """Kinds of sealed documents. The value is the letter that stands in the number; invoices have none."""

    INVOICE = ""
    PAYMENT = "P"
    STOCK_MOVEMENT = "M"
    CREDIT_NOTE = "C"
    REFUND = "R"


@dataclass(frozen=True, slots=True)
class Series:
    """A run of numbers without gaps: register `R03`, incarnation `A`, kind."""

    register_code: str
    incarnation: str
    kind: DocumentKind

    def number(self, sequence: int) -> str:
        """The printed number, `R03-A-000127` or `R03-A-P000031`. Sequences start at 1."""
        return f"{self.register_code}-{self.incarnation}-{self.kind.value}{sequence:06d}"


class Head(NamedTuple):
    """The newest document of a series: its sequence and its hash in hexadecimal."""

    sequence: int
    hash_hex: str


@dataclass(frozen=True, slots=True)
class Witness:
    """What the file outside the database remembers: the incarnation and the head of each of its series."""

    incarnation: str
    heads: Mapping[DocumentKind, Head]


class Missing(NamedTuple):
    """Documents of one kind, one after the other, that were sealed here and that the database lacks."""

    kind: DocumentKind
    first: str
    """The printed number."""
    last: str
    documents: int


def missing(register_code: str, heads: Mapping[DocumentKind, Head], witness: Witness) -> tuple[Missing, ...]:
    """What the witness saw of its incarnation, and the database has not; `heads` are of that incarnation.

    A disk may forget what it said was written: then these were paid for, and somebody has to hear of it.
    """
    found = []
    for kind, seen in witness.heads.items():
        held = heads[kind].sequence if kind in heads else 0
        if seen.sequence > held:
            series = Series(register_code, witness.incarnation, kind)
            first, last = series.number(held + 1), series.number(seen.sequence)
            found.append(Missing(kind, first, last, seen.sequence - held))
    return tuple(found)


def incarnation_of_epoch(epoch: int, letter: str) -> str:
    """The first letter of an epoch: A of epoch 1, E of 2, I of 3.

    Which letters lie behind a copy plays no part, or two copies could come to one: each was given an
    epoch of its own. Where the present letter stands beyond this one, the same place a range further.
    """
    place = LETTERS_OF_AN_EPOCH * (epoch - 1) + 1
    while place <= _place(letter):
        place += _RANGE
    return _letter(place)


def _following_in_epoch(letter: str) -> str:
    """The next letter of the same epoch; behind its last one its first, a range further."""
    place = _place(letter)
    is_last = ((place - 1) % _RANGE + 1) % LETTERS_OF_AN_EPOCH == 0
    return _letter(place + 1 - LETTERS_OF_AN_EPOCH + _RANGE if is_last else place + 1)


def _letter(place: int) -> str:
    """1 is A, 26 Z, 27 AA, as columns of a sheet are named."""
    letter = ""
    while place:
        place, rest = divmod(place - 1, _ALPHABET)
        letter = chr(ord("A") + rest) + letter
    return letter


def _place(letter: str) -> int:
    place = 0
    for character in letter:
        place = _ALPHABET * place + ord(character) - ord("A") + 1
    return place


def is_restored(
    incarnation: str,
    heads: Mapping[DocumentKind, Head],
    hash_at: Mapping[DocumentKind, str],
    witness: Witness | None,
) -> bool:
    """True when the database is older than, or another than, the one the witness saw.

    `heads` are the database's own newest documents; `hash_at` gives, per kind, the database's hash at
    the sequence that the witness noted (absent when there is no such document). A database ahead
    of its witness is normal: the machine stopped between the commit and the note.
    """
    if witness is None:
        # A later incarnation has a past even where it has no document yet.
        return incarnation != FIRST_INCARNATION or any(head.sequence > 0 for head in heads.values())
    if witness.incarnation != incarnation:
        return True
    return any(
        seen.sequence > 0 and hash_at.get(kind) != seen.hash_hex for kind, seen in witness.heads.items()
    )


def following_incarnation(incarnation: str, witness: Witness | None) -> str:
    """The letter for a restored database: after every one that it or its witness has used.

    It stays among those of its epoch, since the next ones may belong to a copy.
    """
    used = [incarnation, *([witness.incarnation] if witness else [])]
    return _following_in_epoch(max(used, key=_place))
