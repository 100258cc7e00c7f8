"""What the people of a world did, told to nobody but the judge: what must be true once all have met again."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

Subject = tuple[str, bytes]
"""The kind and the identity of a row."""


@dataclass(slots=True, eq=False)
class Fact:
    """Something that was committed at one register. `life` is the disk it was committed on."""

    life: int
    is_certain: bool = field(default=True, init=False)
    """False when it lay on a disk alone that was put back to an earlier day."""
    is_sent: bool = field(default=False, init=False)
    """The service has it."""
    is_on_disk: bool = field(default=True, init=False)
    """False when the disk it was committed on was put back to an earlier day."""


@dataclass(slots=True, eq=False)
class Edit(Fact):
    """A field got a value that nobody else writes, by somebody who saw `seen` in it."""

    subject: Subject
    name: str
    value: str
    seen: str


@dataclass(slots=True, eq=False)
class Made(Fact):
    """A row was written down; a photo or a mark on one, at this visit."""

    subject: Subject
    visit: bytes = b""


@dataclass(slots=True, eq=False)
class Deleted(Fact):
    """A row was deleted by somebody who saw these words in it."""

    subject: Subject
    seen: tuple[str, ...] = ()
    is_merged: bool = False
    """It was made one with another."""


@dataclass(slots=True, eq=False)
class Erased(Fact):
    """Nobody may know a word of a row any more, since it told of somebody who was erased; a photo or a mark
    on one, at this visit."""

    subject: Subject
    visit: bytes = b""


@dataclass(slots=True, eq=False)
class Merged(Fact):
    """Two rows turned out to be one: all of `gone` is `kept`'s from now on."""

    kind: str
    gone: bytes
    kept: bytes


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
        self.alone: set[int] = set()
        """Lives that knew nobody, or have a copy: what they replaced, others may not have known."""

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
            if fact.life == life:
                fact.is_on_disk = False
                fact.is_certain &= fact.is_sent

    def doubt_service(self) -> None:
        """The service was put back: what lies on no disk is lost, and values come from who knew most."""
        for fact in self.facts:
            fact.is_sent = False
            fact.is_certain &= fact.is_on_disk and not isinstance(fact, Edit)

    def edits(self) -> Iterator[tuple[tuple[Subject, str], list[Edit]]]:
        """The edits of each field, in their order."""
        by_field: dict[tuple[Subject, str], list[Edit]] = {}
        for fact in self.facts:
            if isinstance(fact, Edit):
                by_field.setdefault((fact.subject, fact.name), []).append(fact)
        return iter(by_field.items())

    def deletions(self) -> Iterator[Deleted]:
        """What was deleted, in its order."""
        return (fact for fact in self.facts if isinstance(fact, Deleted))


def overtaken(edits: list[Edit], alone: set[int], kept: Container[str | None] = ()) -> set[str]:
    """The values that somebody saw and replaced, for certain: none of them may be the last word.

    What is `kept` was written for certain, on whatever disk it came back.
    """
    seen_by = {edit.value: edit.seen for edit in edits}
    gone: set[str] = set()
    for edit in edits:
        is_certain = edit.is_certain or edit.value in kept
        value = edit.seen if is_certain and edit.life not in alone else None
        while value is not None and value not in gone:
            gone.add(value)
            value = seen_by.get(value)
    return gone
