"""What the people of a world did, told to nobody but the judge: what must be true once all have met again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Subject = tuple[str, bytes]
"""The kind and the identity of a row."""


@dataclass(slots=True, eq=False)
class Fact:
    """Something that was committed at one register. `life` is the disk it was committed on."""

    life: int
    is_certain: bool = field(default=True, init=False)
    """False when the disk it lay on was put back to an earlier day, or the service was."""
    is_sent: bool = field(default=False, init=False)
    """The service has it."""


@dataclass(slots=True, eq=False)
class Edit(Fact):
    """A field got a value that nobody else writes, by somebody who saw `seen` in it."""

    subject: Subject
    name: str
    value: str
    seen: str


@dataclass(slots=True, eq=False)
class Made(Fact):
    """A row was written down."""

    subject: Subject


@dataclass(slots=True, eq=False)
class Deleted(Fact):
    """A row was deleted."""

    subject: Subject


@dataclass(slots=True, eq=False)
class Moved(Fact):
    """A state went forward to this step."""

    subject: Subject
    step: int


@dataclass(slots=True, eq=False)
class Printed(Fact):
    """A document was sealed, and its paper is out of the door.

    `memory` is the witness file beside the database: it keeps a database that was put back from printing a
    number again. `is_late` says that everybody had met before.
    """

    identity: bytes
    number: str
    memory: int
    is_late: bool


@dataclass(slots=True, eq=False)
class Spoiled(Fact):
    """A defect of the program left an op that nobody can read."""

    device: str
    subject: Subject


class Ledger:
    """All facts in the order in which they happened."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self._unwritten: list[Fact] = []
        self.was_service_restored = False
        self.alone: set[int] = set()
        """Lives that knew nobody: what they replaced, others may not have known."""

    def intend(self, fact: Fact) -> None:
        """It will be true if the commit that is under way succeeds."""
        self._unwritten.append(fact)

    def commit(self) -> None:
        """What was intended is on the disk."""
        self.facts += self._unwritten
        self._unwritten = []

    def forget(self) -> None:
        """The machine stopped before the commit."""
        self._unwritten = []

    def sent(self, lives: Iterable[tuple[int, int]]) -> None:
        """The service has all that these lives had committed, each up to so many facts."""
        for life, upto in lives:
            for fact in self.facts[:upto]:
                if fact.life == life:
                    fact.is_sent = True

    def doubt_disk(self, life: int, since: int) -> None:
        """A disk was put back: what it alone knew is lost."""
        for fact in self.facts[since:]:
            if fact.life == life and not fact.is_sent:
                fact.is_certain = False

    def doubt_service(self) -> None:
        """The service was put back: which value of a field comes back depends on who knew it."""
        self.was_service_restored = True
        for fact in self.facts:
            if not isinstance(fact, Printed):
                fact.is_certain = False

    def edits(self) -> Iterator[tuple[tuple[Subject, str], list[Edit]]]:
        """The edits of each field, in their order."""
        by_field: dict[tuple[Subject, str], list[Edit]] = {}
        for fact in self.facts:
            if isinstance(fact, Edit):
                by_field.setdefault((fact.subject, fact.name), []).append(fact)
        return iter(by_field.items())

    def deleted(self) -> set[Subject]:
        """Rows that somebody deleted, for certain."""
        return {
            fact.subject
            for fact in self.facts
            if isinstance(fact, Deleted) and fact.is_certain and fact.life not in self.alone
        }


def overtaken(edits: list[Edit], alone: set[int]) -> set[str]:
    """The values that somebody saw and replaced, for certain: none of them may be the last word."""
    seen_by = {edit.value: edit.seen for edit in edits}
    gone: set[str] = set()
    for edit in edits:
        value = edit.seen if edit.is_certain and edit.life not in alone else None
        while value is not None and value not in gone:
            gone.add(value)
            value = seen_by.get(value)
    return gone
