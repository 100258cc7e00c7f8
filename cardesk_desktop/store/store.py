"""The store: the open database of this register, read and written one unit of work at a time."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.domain.numbering import Missing, Witness
from cardesk_desktop.signing import RegisterKey
from cardesk_desktop.store.copies_aside import CopiesAside
from cardesk_desktop.store.engine import Database, FileSizes, KeyedFile
from cardesk_desktop.store.incarnation import settle_incarnation, witness_of
from cardesk_desktop.store.instance_lock import InstanceLock
from cardesk_desktop.store.log_folding import LogFolder
from cardesk_desktop.store.recovery import RecoveryFile
from cardesk_desktop.store.ticking import tick
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.upgrade import HEAD
from cardesk_desktop.store.witness import WitnessFile

if TYPE_CHECKING:
    from cardesk_desktop.store.beside import Beside

_OF_A_DRAFT = (
    "PRAGMA synchronous = OFF",
    # A draft grows large in one go: what is written again and again stays in memory.
    "PRAGMA cache_size = -262144",
    "PRAGMA wal_autocheckpoint = 10000",
)

_log = logging.getLogger(__name__)


class Store:
    """Made by `opening.open_store`, on the thread that uses it. Units of work do not nest."""

    def __init__(
        self,
        database: Database,
        *,
        lock: InstanceLock,
        key: RegisterKey,
        witness_file: WitnessFile,
        recovery: RecoveryFile,
        clock: Clock,
        new_id: NewId,
        is_draft: bool = False,
    ) -> None:
        self.recovery = recovery
        """The key of this database, wrapped by the owner's code."""
        self._database = database
        self.log = LogFolder(database)
        """The log of changes that belongs to the file."""
        self.copies = CopiesAside(database)
        """What upgrades and restores left beside it."""
        self._lock, self._key = lock, key
        self._witness_file = witness_file
        self._clock, self._new_id = clock, new_id
        self._witness: Witness | None = None
        self._code, self._is_working = "", False
        self.missing: tuple[Missing, ...] = ()
        """What was sealed here and is not in the file any more, as its opening showed."""
        self._held_since = clock.now()
        self._is_draft = is_draft
        if is_draft:
            for pragma in _OF_A_DRAFT:
                database.script(pragma)

    @property
    def public_key(self) -> bytes:
        """The 32 bytes by which this register's seals are checked from now on."""
        return self._key.public.raw

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """A unit of work whose changes are on disk when the block ends, or gone when it raises.

        Raises Unavailable (DATABASE_BUSY, DISK_FULL, DISK_UNWRITABLE, DATABASE_DAMAGED) with nothing
        changed; the store stays usable.
        """
        with self._work() as work:
            self._database.begin()
            try:
                tick(self._database, self._clock.now())
                yield work
                if self._is_draft:
                    work.settle()
                witness = self._witness_after(work)
                self._database.commit()
            except BaseException:
                self._database.rollback()
                raise
        if work.has_erased:
            self._leave_nothing_beside()
        if witness is not None and witness != self._witness:
            self._witness = witness
            if not self._is_draft:
                self._note(witness)

    @contextmanager
    def write_soon(self) -> Iterator[UnitOfWork]:
        """As `write`, but nobody waits for the disk: for what can be fetched or made again (decision 155).

        A power cut may take it back, whole. What is written after it never reaches the disk without it.
        """
        with self._without_waiting(), self.write() as work:
            yield work

    @contextmanager
    def erase(self) -> Iterator[UnitOfWork]:
        """As `write`; what was replaced is overwritten in the file, and the log of changes is emptied.

        Copies beside the file that still hold it go, or go when their time is over.
        """
        self._database.script("PRAGMA secure_delete = ON")
        try:
            with self.write() as work:
                yield work
            self._leave_nothing_beside()
        finally:
            self._database.script("PRAGMA secure_delete = OFF")

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """A unit of work that only reads, from one state of the database. RuntimeError if it wrote."""
        with self._work() as work:
            before = self._database.connection.total_changes
            self._database.script("BEGIN")
            try:
                yield work
                if self._database.connection.total_changes != before:
                    raise RuntimeError("a unit of work that reads has written")
            finally:
                self._database.rollback()

    def sizes(self) -> FileSizes:
        """What the database and its log take on the disk."""
        return self._database.sizes()

    def beside(self) -> Beside:
        """To read the database on another thread, while it is written on this one."""
        from cardesk_desktop.store.beside import Beside

        return Beside(self._database.place)

    def merge_words(self) -> bool:
        """Merge a part of what is searched in, while nobody waits; False when nothing is left to merge."""
        from cardesk_desktop.store.word_merging import merge_words

        with self._without_waiting():
            return merge_words(self._database)

    def revision(self) -> str:
        """The revision of the tables; since the store is open, the newest."""
        return HEAD

    def hold_file(self) -> KeyedFile:
        """Fold the log into the file and let the file stand still; its path and its key, for a backup.

        Until every holder released it, what is written goes to the log alone. Call outside of a unit of work.
        Raises Unavailable: DATABASE_BUSY, DISK_FULL, DISK_UNWRITABLE.
        """
        if not self.log.is_held:
            self._held_since = self._clock.now()
        return self.log.hold()

    @property
    def held_since(self) -> datetime:
        """The moment that the file shows while it is held."""
        return self._held_since

    def release_file(self) -> None:
        """The file may change again."""
        self.log.release()

    def close(self) -> None:
        """Close the database and let another program open it. A second call does nothing."""
        try:
            if self._is_draft:
                self._finish_draft()
        finally:
            self.log.close()
            self._database.close()
            self._lock.release()

    def _leave_nothing_beside(self) -> None:
        """Somebody was erased for good, whatever the disk says of the rest."""
        with suppress(Unavailable):
            self.log.empty()
        self.copies.let_those_before_upgrades_go()

    def _finish_draft(self) -> None:
        """Bring everything to the disk, and only then tell the witness."""
        self._is_draft = False
        self._database.script("PRAGMA synchronous = FULL")
        self._database.script("PRAGMA wal_checkpoint(TRUNCATE)")
        if self._witness is not None:
            self._note(self._witness)

    @contextmanager
    def _without_waiting(self) -> Iterator[None]:
        self._database.script("PRAGMA synchronous = NORMAL")
        try:
            yield
        finally:
            self._database.script("PRAGMA synchronous = FULL")

    @contextmanager
    def _work(self) -> Iterator[UnitOfWork]:
        if self._is_working:
            raise RuntimeError("units of work do not nest")
        self._database.renew()
        self._is_working = True
        try:
            yield UnitOfWork(self._database, self._key, self._witness, is_draft=self._is_draft)
        finally:
            self._is_working = False

    def _witness_after(self, work: UnitOfWork) -> Witness | None:
        """What the witness file should say once this work is committed; None before there is a register."""
        if self._witness is not None and work.company.has_new_incarnation:
            return witness_of(work)
        if self._witness is not None and not work.company.is_register_changed:
            sealed, witness = work.sealed, self._witness
            return replace(witness, heads={**witness.heads, **sealed}) if sealed else witness
        if not work.company.has_register():
            return None
        if work.sealed:
            raise RuntimeError("documents are sealed after the company was founded, not with it")
        self._code = work.company.register().code
        seen, now = self._witness_file.read(self._code), self._clock.now()
        lost = settle_incarnation(work, seen, public_key=self.public_key, now=now, new_id=self._new_id)
        # What could not be committed is found once more.
        self.missing = lost or self.missing
        return witness_of(work)

    def _note(self, witness: Witness) -> None:
        try:
            self._witness_file.note(self._code, witness)
        except OSError as error:
            # The work is committed and stays so; the next sealed document is noted together with this one.
            _log.warning("the witness file was not written: error %s", error.errno)
