"""What an operation changed, so that every screen knows what to read again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar
from uuid import UUID

T_co = TypeVar("T_co", covariant=True)


class Noun(StrEnum):
    """The things a screen can show."""

    COMPANY = "company"
    STAFF = "staff"
    CLIENT = "client"
    VEHICLE = "vehicle"
    CATALOGUE = "catalogue"
    SUPPLIER = "supplier"
    VISIT = "visit"
    TICKET = "ticket"
    INVOICE = "invoice"
    PAYMENT = "payment"
    STOCK = "stock"
    SYNC = "sync"
    """What people decide about the sync, and what they are to look at."""
    PHOTO = "photo"
    RECOGNITION = "recognition"
    """Photos that are asked about, and what was seen on them."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The set of (noun, id) pairs that one commit touched."""

    touched: frozenset[tuple[Noun, UUID]] = frozenset()

    @classmethod
    def of(cls, *pairs: tuple[Noun, UUID]) -> Changes:
        """Changes of these things."""
        return cls(frozenset(pairs))

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.touched | other.touched)

    def __bool__(self) -> bool:
        return bool(self.touched)

    def touches(self, *nouns: Noun) -> bool:
        """True when anything of one of these nouns changed."""
        return any(noun in nouns for noun, _ in self.touched)

    @property
    def nouns(self) -> frozenset[Noun]:
        """Of what kinds the things are."""
        return frozenset(noun for noun, _ in self.touched)

    def ids(self, noun: Noun) -> frozenset[UUID]:
        """The identities of one noun that changed."""
        return frozenset(of for kind, of in self.touched if kind is noun)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T_co]):
    """The result of an operation, and what it changed."""

    value: T_co
    changes: Changes = Changes()


def merged(many: Iterable[Changes]) -> Changes:
    """All changes of several commits as one."""
    return Changes(frozenset().union(*(changes.touched for changes in many)))
