"""An import is taken back, a long one in slices: what it brought goes, what it changed is as before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names, Product, Service
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.importing.batch import ImportBatch, ImportedItem, Made
from cardesk_desktop.domain.importing.fields import ImportKind
from cardesk_desktop.domain.importing.kept_item import read_item
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.operations.importing.taking_in import changes_of
from cardesk_desktop.operations.importing.worked_on import WorkedOn, is_gone
from cardesk_desktop.store.unit_of_work import UnitOfWork

_NAMED = 5
SLICE_ITEMS = 60
"""Of clients and cars, what is looked at, or taken back, before others have their turn."""


@dataclass(slots=True)
class ImportUndone:
    """What became of the items of an import."""

    removed: int = 0
    archived: int = 0
    """Papers, tickets or visits name them already: they are kept, and offered no more."""
    restored: int = 0
    kept: int = 0
    """Somebody worked on them after the import: they stay as they are now."""
    kept_names: list[Names] = field(default_factory=list)
    """How some of those that stay are called."""

    def keep(self, names: Names) -> None:
        """Count one that stays, and name it while there is room for names."""
        self.kept += 1
        if len(self.kept_names) < _NAMED:
            self.kept_names.append(names)


@dataclass(slots=True)
class UndoRun:
    """One undo on its way. Made by who asks for it; from then on the database thread's alone."""

    batch_id: UUID
    done: int = 0
    total: int = 0
    undone: ImportUndone = field(default_factory=ImportUndone)
    is_through: bool = False
    batch: ImportBatch | None = None
    is_whole: bool = False
    """It is taken back in one commit, for what it is or since it is short."""
    items: int = 0
    looked: int = 0
    left: int = 0
    seen: WorkedOn = field(default_factory=WorkedOn)
    stays: dict[UUID, Names] = field(default_factory=dict)


def advance_undo(desk: Desk, *, staff_id: UUID, run: UndoRun) -> Outcome[UndoRun]:
    """Take back the next slice of an import; `run.is_through` says whether it was the last.

    What is taken back stays so when it is broken off, and the import can be undone again until all of it is.
    Refuses with IMPORT_ALREADY_UNDONE or NOT_FOUND; the first slice asks who may.
    """
    if run.batch is None:
        batch = run.batch = _begin(desk, staff_id, run)
        return _take_back(desk, staff_id, run, batch) if run.is_whole else Outcome(run)
    if run.looked < run.items:
        with desk.store.read() as work:
            end = min(run.items, run.looked + SLICE_ITEMS)
            run.seen.look(work, work.imports.items(run.batch_id, run.looked, end))
        run.done, run.looked = run.done + end - run.looked, end
        run.stays = run.seen.stays() if end == run.items else {}
        return Outcome(run)
    return _take_back(desk, staff_id, run, run.batch)


def _begin(desk: Desk, staff_id: UUID, run: UndoRun) -> ImportBatch:
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.IMPORT_DATA)
        batch = work.imports.get(run.batch_id)
        if batch.undone_at is not None:
            raise Refused(Code.IMPORT_ALREADY_UNDONE)
        run.items = run.left = work.imports.count_of_items(run.batch_id)
        run.total = 2 * run.items
    run.is_whole = batch.kind is not ImportKind.CLIENTS or run.items <= SLICE_ITEMS
    return batch


def _take_back(desk: Desk, staff_id: UUID, run: UndoRun, batch: ImportBatch) -> Outcome[UndoRun]:
    first = 0 if run.is_whole else max(0, run.left - SLICE_ITEMS)
    undone = replace(run.undone, kept_names=list(run.undone.kept_names))
    with desk.store.write() as work:
        items = work.imports.items(run.batch_id, first, run.left)
        used = work.imports.used(run.batch_id) if batch.kind is not ImportKind.CLIENTS else frozenset[UUID]()
        # Looked at once more: some time may have passed since.
        now = WorkedOn()
        now.look(work, items)
        stays = run.stays | now.stays()
        # The last first: a car before its client, an item before its shelf.
        for item in reversed(items):
            if item.subject_id in stays:
                undone.keep(stays[item.subject_id])
            elif not is_gone(work, item):
                _undo(work, batch, item, used, undone)
        if not first:
            _finish(desk, work, staff_id, batch, undone)
    run.undone, run.left, run.done, run.is_through = undone, first, run.done + len(items), not first
    changes = changes_of(batch.kind, items) | Changes.of((Noun.SUPPLIER, batch.id))
    return Outcome(run, changes if run.is_through else Changes())


def _finish(desk: Desk, work: UnitOfWork, staff_id: UUID, batch: ImportBatch, undone: ImportUndone) -> None:
    now = desk.clock.now()
    work.imports.mark_undone(batch.id, now)
    figures = {
        "removed": undone.removed,
        "archived": undone.archived,
        "restored": undone.restored,
        "kept": undone.kept,
    }
    to_journal(desk, work, JournalEvent.IMPORT_UNDONE, batch.id, staff_id, figures, at=now)


def _undo(
    work: UnitOfWork, batch: ImportBatch, item: ImportedItem, used: Iterable[UUID], undone: ImportUndone
) -> None:
    if item.made in (Made.CATEGORY, Made.SUPPLIER):
        _put_away_shelf(work, item)
    elif not item.is_new:
        _save(work, read_item(item.before))
        undone.restored += 1
    elif item.subject_id not in used and _remove(work, batch.kind, item.subject_id, item.made):
        undone.removed += 1
    else:
        _archive(work, batch.kind, item)
        undone.archived += 1


def _remove(work: UnitOfWork, kind: ImportKind, identity: UUID, made: Made) -> bool:
    match kind:
        case ImportKind.PRODUCTS:
            return work.catalogue.remove_product(identity)
        case ImportKind.SERVICES:
            work.catalogue.remove_service(identity)
            return True
        case ImportKind.CLIENTS:
            is_car = made is Made.VEHICLE
            return work.vehicles.remove(identity) if is_car else work.clients.remove(identity)


def _archive(work: UnitOfWork, kind: ImportKind, item: ImportedItem) -> None:
    if kind is not ImportKind.CLIENTS:
        for sold in work.catalogue.by_ids([item.subject_id]):
            _save(work, replace(sold, is_archived=True))
    elif item.made is Made.VEHICLE:
        work.vehicles.save(replace(work.vehicles.get(item.subject_id), is_archived=True))
    else:
        work.clients.save(replace(work.clients.get(item.subject_id), is_archived=True))


def _put_away_shelf(work: UnitOfWork, item: ImportedItem) -> None:
    """A category or supplier that the import made goes, unless something else stands on it by now."""
    if item.made is Made.SUPPLIER:
        if not work.suppliers.count_of_products(item.subject_id):
            work.suppliers.save(replace(work.suppliers.get(item.subject_id), is_archived=True))
        return
    for category in work.catalogue.categories():
        if category.id == item.subject_id and not work.catalogue.count_in_category(category.id):
            work.catalogue.save_category(replace(category, is_archived=True))


def _save(work: UnitOfWork, item: Product | Service) -> None:
    if isinstance(item, Product):
        work.catalogue.save_product(item)
    else:
        work.catalogue.save_service(item)
