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


def next_incarnation(letter: str) -> str:
    """A, B ... Z, AA, AB ... as columns of a sheet are named."""
    head, last = letter[:-1], letter[-1]
    if last < "Z":
        return head + chr(ord(last) + 1)
    return (next_incarnation(head) if head else "A") + "A"


def later_incarnation(letter: str, steps: int) -> str:
    """The letter so many steps on: A, B ... Z, AA."""
    for _ in range(steps):
        letter = next_incarnation(letter)
    return letter


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
    """The letter for a restored database: after every one that it or its witness has used."""
    used = [incarnation, *([witness.incarnation] if witness else [])]
    return next_incarnation(max(used, key=lambda letter: (len(letter), letter)))
