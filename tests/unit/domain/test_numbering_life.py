"""Copies are made and put back, power fails at the worst moment: no number is ever printed twice."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from cardesk_desktop.domain.numbering import (
    FIRST_INCARNATION,
    DocumentKind,
    Head,
    Series,
    Witness,
    following_incarnation,
    is_restored,
)

INVOICE = DocumentKind.INVOICE


@dataclass(frozen=True)
class Database:
    """The hashes of the invoices of every incarnation, and the present letter."""

    incarnation: str = FIRST_INCARNATION
    hashes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def present(self) -> tuple[str, ...]:
        return self.hashes.get(self.incarnation, ())

    @property
    def heads(self) -> dict[DocumentKind, Head]:
        return {INVOICE: Head(len(self.present), self.present[-1])} if self.present else {}

    def hash_at(self, witness: Witness | None) -> dict[DocumentKind, str]:
        seen = witness.heads.get(INVOICE) if witness else None
        return (
            {INVOICE: self.present[seen.sequence - 1]} if seen and seen.sequence <= len(self.present) else {}
        )


class Computer(RuleBasedStateMachine):
    """One computer with its database file, the copies somebody made of it, and the witness."""

    def __init__(self) -> None:
        super().__init__()
        self.database = Database()
        self.copies: list[Database] = []
        self.witness: Witness | None = None
        self.printed: set[str] = set()
        self.sales = 0

    @initialize()
    def open(self) -> None:
        self._open(is_note_lost=False)

    def _open(self, *, is_note_lost: bool) -> None:
        database, witness = self.database, self.witness
        if is_restored(database.incarnation, database.heads, database.hash_at(witness), witness):
            following = following_incarnation(database.incarnation, witness)
            self.database = replace(database, incarnation=following)
            assert not self.database.present
        if not is_note_lost:
            self._note()

    def _note(self) -> None:
        self.witness = Witness(self.database.incarnation, self.database.heads)

    def _commit(self) -> str:
        self.sales += 1
        database = self.database
        grown = (*database.present, f"sale {self.sales}")
        self.database = replace(database, hashes={**database.hashes, database.incarnation: grown})
        return Series("R01", database.incarnation, INVOICE).number(len(grown))

    @rule()
    def sell(self) -> None:
        number = self._commit()
        self._note()
        assert number not in self.printed
        self.printed.add(number)

    @rule(is_note_lost=st.booleans())
    def lose_power_between_commit_and_note(self, is_note_lost: bool) -> None:
        self._commit()
        self._open(is_note_lost=is_note_lost)

    @rule()
    def make_a_copy(self) -> None:
        self.copies.append(self.database)

    @rule(which=st.integers(0, 9), is_note_lost=st.booleans())
    def put_a_copy_back(self, which: int, is_note_lost: bool) -> None:
        if self.copies:
            self.database = self.copies[which % len(self.copies)]
            self._open(is_note_lost=is_note_lost)

    @rule()
    def start_again(self) -> None:
        letter = self.database.incarnation
        is_noted = self.witness is not None and self.witness.incarnation == letter
        self._open(is_note_lost=False)
        assert not is_noted or self.database.incarnation == letter


TestComputer = Computer.TestCase
