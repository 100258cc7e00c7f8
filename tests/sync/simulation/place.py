"""A register's place in a world: the computer, who stands at it, and what they may remember."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import UUID

from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.sealing_time import confirm_clock
from tests.builders.open_shop import MANAGER
from tests.sync.simulation.computer import Computer
from tests.sync.simulation.ledger import Fact, Ledger, Printed
from tests.sync.simulation.power import PowerCut
from tests.sync.simulation.story import Story

_IS_OPEN = " AND ".join(f"EXISTS (SELECT 1 FROM {table})" for table in ("company", "product", "service"))
_PAPERS = "SELECT id, register_code, incarnation, kind, sequence FROM document WHERE rowid > ?"


@dataclass(slots=True)
class Place:
    """Where one person works. `life` is another one whenever the disk becomes another than it was."""

    name: str
    device: str
    computer: Computer
    chance: random.Random
    ledger: Ledger
    story: Story
    words: Iterator[int] = field(default_factory=count)
    """Shared by a whole world, so that each word is new."""
    life: int = 0
    past: list[tuple[int, int]] = field(default_factory=list)
    """Earlier lives that this disk remembers, each up to so many facts of the ledger."""
    memory: int = 0
    """Which witness file lies beside the database."""
    is_late: bool = False
    """Everybody has met; what happens now happens to the wiser."""
    is_outdated: bool = False
    """Its program is of an older release: the service takes in what it says, and asks it to update."""
    _commits: int = 0

    @property
    def desk(self) -> Desk:
        """The open desk."""
        return self.computer.desk

    def is_open(self) -> bool:
        """False as long as nobody can work here, since what is sold is not here."""
        (is_open,) = self.first(f"SELECT {_IS_OPEN}") or (0,)
        return bool(is_open)

    def ids(self, table: str, column: str = "id", where: str = "1") -> list[bytes]:
        """The identities in a table, in their order."""
        rows = self.computer.connection.execute(f'SELECT "{column}" FROM "{table}" WHERE {where} ORDER BY 1')
        return [row[0] for row in rows.fetchall()]

    def one_of(self, table: str, column: str = "id", where: str = "1") -> UUID | None:
        """Any row of a table; of many, rather one that was made lately."""
        found = self.ids(table, column, where)
        return UUID(bytes=self.chance.choice(found[-6:])) if found else None

    def first(self, sql: str) -> tuple[Any, ...] | None:
        """The first row of a question."""
        row: tuple[Any, ...] | None = self.computer.connection.execute(sql).fetchone()
        return row

    def own_papers(self) -> set[bytes]:
        """The documents that were sealed here."""
        return set(self.ids("document", where="is_foreign = 0"))

    def new_word(self) -> str:
        """A word that nobody wrote before."""
        return f"w{next(self.words)}"

    def intend(self, fact: Fact, *, told: str) -> None:
        """What the commit under way will make true."""
        self.ledger.intend(fact)
        self.story.tell(self.name, told)

    def say_date_is_right(self) -> None:
        """Whatever this computer's clock says: somebody here believes it."""
        confirm_clock(self.desk, staff_id=MANAGER.id, shown=self.desk.clock.now())
        self.committed()

    def committed(self) -> None:
        """What was intended so far is on the disk; something else follows."""
        self.ledger.commit()
        self._commits = self.computer.database.commits

    @contextmanager
    def working(self) -> Iterator[None]:
        """People work here. When the machine stops, it is switched on again; what was committed counts."""
        (last,) = self._row("SELECT max(rowid) FROM document")
        self._commits = self.computer.database.commits
        try:
            yield
        except PowerCut:
            is_kept = self.computer.database.commits > self._commits
            self.story.tell(self.name, f"the power fails, {'after' if is_kept else 'before'} the commit")
            self.computer.start()
            if is_kept:
                self.ledger.commit()
        else:
            self.ledger.commit()
        finally:
            self.ledger.forget()
        self._note_papers(last or 0)

    def _note_papers(self, last: int) -> None:
        for identity, code, letter, kind, sequence in self.computer.connection.execute(
            _PAPERS, (last,)
        ).fetchall():
            number = Series(code, letter, DocumentKind(kind)).number(sequence)
            self.ledger.intend(Printed(self.life, identity, number, self.memory, self.is_late))
            self.story.tell(self.name, f"prints {number}")
        self.ledger.commit()

    def _row(self, sql: str) -> tuple[int | None]:
        (row,) = self.computer.connection.execute(sql).fetchall()
        return (row[0],)
