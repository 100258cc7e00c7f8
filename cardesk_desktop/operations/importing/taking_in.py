"""A list is tried and taken in, a slice at a time, so that who sells meanwhile waits for one slice at most.

A trial of any list is read in slices. Clients and cars are written in slices as well, each durable with its
part of the import: broken off, what is there can be undone, and the same list goes on where it stopped. Goods
and services hang together by their numbers and shelves: they are written in one commit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from cardesk_desktop.documents.sheets.reading.sheet import IncomingRow, IncomingSheet
from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.importing.batch import ImportBatch, ImportedItem, Made
from cardesk_desktop.domain.importing.fields import ImportKind
from cardesk_desktop.domain.importing.kept_item import write_item
from cardesk_desktop.domain.importing.mark import mark_of
from cardesk_desktop.domain.importing.report import ImportPlan, ImportReport, RowFate
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.operations.desk import Desk, acting, to_journal, viewing
from cardesk_desktop.operations.importing.reading import Reading, begin_reading, require_columns
from cardesk_desktop.operations.importing.verdict import Verdict
from cardesk_desktop.operations.importing.worked_on import there
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Page

SLICE_ROWS = 40
"""Rows that are read, or written, before others have their turn: a few hundredths of a second."""


@dataclass(slots=True)
class ImportRun:
    """One list on its way. Made by who asks for it; from then on the database thread's alone.

    `done` of `total` steps may be looked at from elsewhere: two numbers that may be a step apart.
    """

    sheet: IncomingSheet
    plan: ImportPlan
    is_trial: bool = False
    done: int = 0
    total: int = 0
    report: ImportReport | None = None
    """Of a trial that is through."""
    batch: ImportBatch | None = None
    """Of an import: what is written of it."""
    is_through: bool = False
    reading: Reading | None = None
    read: int = 0
    taken: list[Verdict] = field(default_factory=list)
    written: int = 0
    items: int = 0

    @property
    def is_whole(self) -> bool:
        """It is written in one commit, for what it is or since it is short."""
        return self.plan.kind is not ImportKind.CLIENTS or len(self.sheet.rows) <= SLICE_ROWS


def advance_import(desk: Desk, *, staff_id: UUID, run: ImportRun) -> Outcome[ImportRun]:
    """Do the next slice; `run.is_through` says whether it was the last. The first asks who may.

    Refuses with COLUMN_MISSING, and with IMPORT_CHANGES_NOTHING when no row is new or changes anything.
    """
    require_columns(run.plan)
    run.total = len(run.sheet.rows) * (1 if run.is_trial or run.is_whole else 2)
    if run.is_trial:
        return _try_slice(desk, staff_id, run)
    if run.is_whole:
        return _take_whole(desk, staff_id, run)
    if run.reading is None:
        return _begin(desk, staff_id, run)
    if run.read < len(run.sheet.rows):
        with desk.store.read() as work:
            _read_slice(work, run, run.reading)
        return Outcome(run)
    return _write_slice(desk, staff_id, run, run.reading)


def imports(desk: Desk, *, offset: int, limit: int) -> Outcome[Page[ImportBatch]]:
    """What was imported, newest first."""
    with desk.store.read() as work:
        return Outcome(work.imports.page(offset, limit))


def changes_of(kind: ImportKind, items: Sequence[ImportedItem]) -> Changes:
    """What screens have to read again; of long lists one item stands for all."""
    nouns = (Noun.CLIENT, Noun.VEHICLE) if kind is ImportKind.CLIENTS else (Noun.CATALOGUE, Noun.STOCK)
    return Changes.of(*((noun, item.subject_id) for item in items[-1:] for noun in nouns))


def _try_slice(desk: Desk, staff_id: UUID, run: ImportRun) -> Outcome[ImportRun]:
    with desk.store.read() as work:
        if run.reading is None:
            viewing(desk, work, staff_id, Permission.IMPORT_DATA)
            run.reading = begin_reading(desk, work, run.plan)
        _read_slice(work, run, run.reading)
        if run.read == len(run.sheet.rows):
            run.report, run.is_through = run.reading.report(), True
    return Outcome(run)


def _take_whole(desk: Desk, staff_id: UUID, run: ImportRun) -> Outcome[ImportRun]:
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.IMPORT_DATA)
        reading, run.taken, run.done = begin_reading(desk, work, run.plan), [], 0
        _take_up(work, run, reading, run.sheet.rows)
        if not run.taken:
            raise Refused(Code.IMPORT_CHANGES_NOTHING)
        changes = reading.shelving.write(work)
        items = [*reading.shelving.made(), *_written(work, run.taken)]
        added = reading.counts[RowFate.NEW], reading.counts[RowFate.CHANGED]
        batch = _batch(desk, staff_id, run, reading, *added)
        work.imports.add(batch, items)
        _note_end(desk, work, batch)
    run.batch, run.is_through = batch, True
    return Outcome(run, changes | changes_of(run.plan.kind, items))


def _begin(desk: Desk, staff_id: UUID, run: ImportRun) -> Outcome[ImportRun]:
    """Who may is asked once, and that it began is on disk before the first client is."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.IMPORT_DATA)
        reading = begin_reading(desk, work, run.plan)
        batch = _batch(desk, staff_id, run, reading, 0, 0)
        _note(desk, work, batch, {"rows": len(run.sheet.rows)})
    run.reading, run.batch = reading, batch
    return Outcome(run)


def _read_slice(work: UnitOfWork, run: ImportRun, reading: Reading) -> None:
    rows = run.sheet.rows[run.read : run.read + SLICE_ROWS]
    _take_up(work, run, reading, rows)
    run.read += len(rows)


def _take_up(work: UnitOfWork, run: ImportRun, reading: Reading, rows: Sequence[IncomingRow]) -> None:
    for verdict in reading.verdicts(work, rows):
        if verdict is not None and verdict.fate is not RowFate.SAME and not run.is_trial:
            run.taken.append(verdict)
        run.done += 1


def _write_slice(desk: Desk, staff_id: UUID, run: ImportRun, reading: Reading) -> Outcome[ImportRun]:
    if not run.taken or run.batch is None:
        raise Refused(Code.IMPORT_CHANGES_NOTHING)
    verdicts = run.taken[run.written : run.written + SLICE_ROWS]
    written = run.written + len(verdicts)
    is_last = written == len(run.taken)
    with desk.store.write() as work:
        items = list(_written(work, verdicts))
        batch = _batch(desk, staff_id, run, reading, written, 0)
        work.imports.grow(batch, items, run.items)
        if is_last:
            _note_end(desk, work, batch)
    # Only now: a slice that failed is as if it had never begun.
    run.batch, run.written, run.items, run.is_through = batch, written, run.items + len(items), is_last
    run.done = len(run.sheet.rows) + written * len(run.sheet.rows) // len(run.taken)
    # Screens read again at the end: a thousand times in between would cost more than the import.
    return Outcome(run, changes_of(run.plan.kind, items) if is_last else Changes())


def _batch(
    desk: Desk, staff_id: UUID, run: ImportRun, reading: Reading, added: int, changed: int
) -> ImportBatch:
    before = run.batch
    return ImportBatch(
        id=before.id if before else desk.new_id(),
        at=before.at if before else desk.clock.now(),
        staff_id=staff_id,
        kind=run.plan.kind,
        file_name=run.plan.file_name,
        added=added,
        changed=changed,
        refused=reading.counts[RowFate.REFUSED],
    )


def _note_end(desk: Desk, work: UnitOfWork, batch: ImportBatch) -> None:
    _note(desk, work, batch, {"added": batch.added, "changed": batch.changed, "refused": batch.refused})


def _note(desk: Desk, work: UnitOfWork, batch: ImportBatch, figures: dict[str, int]) -> None:
    to_journal(desk, work, JournalEvent.LIST_IMPORTED, batch.id, batch.staff_id, figures)


def _written(work: UnitOfWork, verdicts: Sequence[Verdict]) -> Iterator[ImportedItem]:
    """Write what rows give, and say what was there before."""
    for verdict in verdicts:
        before, after = verdict.before, verdict.after
        if after is not None:
            if isinstance(after, Product):
                (work.catalogue.save_product if before else work.catalogue.add_product)(after)
            else:
                (work.catalogue.save_service if before else work.catalogue.add_service)(after)
            kept = write_item(before) if before else ""
            yield ImportedItem(after.id, Made.SOLD, kept, write_item(after))
        if verdict.client is not None:
            work.clients.add(verdict.client)
            yield ImportedItem(verdict.client.id, Made.CLIENT, after=mark_of(verdict.client))
        if verdict.vehicle is not None:
            car = verdict.vehicle if verdict.client else _with_owner(work, verdict.vehicle)
            work.vehicles.add(car)
            yield ImportedItem(car.id, Made.VEHICLE, after=mark_of(car))


def _with_owner(work: UnitOfWork, car: Vehicle) -> Vehicle:
    """The car with its owner as they are now: somebody may have merged or erased them since it was read."""
    owner = there(work.clients.get, car.client_id) if car.client_id else None
    return replace(car, client_id=owner.id if owner and owner.erased_at is None else None)
