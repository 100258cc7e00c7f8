"""One computer of a world: its disk (the real store on a database in memory), its keys, its clock."""

from __future__ import annotations

import hashlib
import random
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from sqlcipher3 import dbapi2
from typing_extensions import override

from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.domain.numbering import Witness
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.signing import RegisterKey
from cardesk_desktop.store.engine import connect
from cardesk_desktop.store.instance_lock import InstanceLock
from cardesk_desktop.store.recovery import RecoveryFile
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.witness import WitnessFile
from cardesk_desktop.sync.courses import Identity
from tests.builders.premises import KEY
from tests.sync.simulation.disk import NOWHERE, Disk, MemoryDatabase, blank_disk
from tests.sync.simulation.spare_disk import SpareDisk


class MemoryWitness(WitnessFile):
    """What lies beside the database on the same disk."""

    def __init__(self, notes: dict[str, Witness]) -> None:
        super().__init__(NOWHERE)
        self.notes = notes

    @override
    def read(self, register_code: str) -> Witness | None:
        return self.notes.get(register_code)

    @override
    def note(self, register_code: str, witness: Witness) -> None:
        self.notes[register_code] = witness


class NoLock(InstanceLock):
    """Nobody else opens what lies in this process's memory."""

    @override
    def take(self) -> None:
        """It is ours."""

    @override
    def release(self) -> None:
        """Nobody waits for it."""


_NO_LOCK = NoLock(NOWHERE)


@dataclass(slots=True)
class TrueTime:
    """What time it is in a world; who asks for it holds nothing else of the world."""

    now: datetime

    def __call__(self) -> datetime:
        """The time."""
        return self.now


class SkewedClock:
    """The world's time as one computer has it, years off if need be."""

    def __init__(self, true_time: Callable[[], datetime], skew: timedelta = timedelta()) -> None:
        self._true_time = true_time
        self.skew = skew

    def now(self) -> datetime:
        """What this computer takes for the time."""
        return self._true_time() + self.skew


@cache
def template(make: Callable[[Path], None]) -> dbapi2.Connection:
    """What `make` leaves in a folder as a database in memory, made once in a process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder)
        with closing(connect(folder / "cardesk.db", KEY)) as encrypted:
            encrypted.execute("ATTACH DATABASE ':memory:' AS plain KEY ''")
            encrypted.execute("SELECT sqlcipher_export('plain')").fetchall()
            disk = blank_disk()
            encrypted.backup(disk, name="plain")
    return disk


class Computer:
    """A disk with the program on it. `start` is what happens when the machine is switched on."""

    def __init__(
        self,
        disk: Disk,
        witness: dict[str, Witness],
        key: RegisterKey,
        clock: SkewedClock,
        seed: str,
    ) -> None:
        self._disk = disk
        self.witness = witness
        self.clock = clock
        self.database = MemoryDatabase(disk)
        self._key = key
        self._new_id = IdFactory(clock, random.Random(seed).getrandbits)
        self._chance = random.Random(f"{seed} disk")
        self.desk = self.start()

    @property
    def connection(self) -> dbapi2.Connection:
        """The database, for whoever looks from outside."""
        return self._disk.connection

    def put_back(self, disk: dbapi2.Connection) -> None:
        """What was on its disk gives way to what is on that one; `start` it then."""
        self._disk.fill(disk)

    def switch_off(self) -> None:
        """The world is over."""
        self.database.rollback()
        self._disk.give_back()

    @property
    def identity(self) -> Identity:
        """Who seals on it."""
        return Identity(self._key.public.raw, self._new_id)

    def start(self) -> Desk:
        """Open the database; an incarnation that was overtaken is settled here, before any sale."""
        self.database.run_on()
        self.database.fail(self._chance)
        store = Store(
            self.database,
            lock=_NO_LOCK,
            key=self._key,
            witness_file=MemoryWitness(self.witness),
            recovery=RecoveryFile(NOWHERE, KEY),
            clock=self.clock,
            new_id=self._new_id,
        )
        with store.write():
            pass
        self.desk = Desk(store, self.clock, self._new_id)
        return self.desk

    def copy(self, seed: str, *, has_keyring: bool) -> Computer:
        """The whole disk on another machine, which calls itself the same; its keyring came along or not."""
        key = self._key if has_keyring else RegisterKey(hashlib.sha256(seed.encode()).digest())
        clock = SkewedClock(self.clock.now)
        return Computer(SpareDisk.like(self.connection), dict(self.witness), key, clock, seed)
