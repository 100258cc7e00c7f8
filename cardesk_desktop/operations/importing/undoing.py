"""An import is taken back as a whole: what it brought goes, what it changed is as before."""

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
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.operations.importing.taking_in import changes_of
from cardesk_desktop.operations.importing.worked_on import worked_on
from cardesk_desktop.store.unit_of_work import UnitOfWork

_NAMED = 5


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


def undo_import(desk: Desk, *, staff_id: UUID, batch_id: UUID) -> Outcome[ImportUndone]:
    """Take back an import in one commit. Refuses with IMPORT_ALREADY_UNDONE or NOT_FOUND."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.IMPORT_DATA)
        batch = work.imports.get(batch_id)
        if batch.undone_at is not None:
            raise Refused(Code.IMPORT_ALREADY_UNDONE)
        items = list(work.imports.items(batch_id))
        undone = ImportUndone()
        used = work.imports.used(batch_id)
        stays = worked_on(work, items)
        # The last first: a car before its client, an item before its shelf.
        for item in reversed(items):
            if item.subject_id in stays:
                undone.keep(stays[item.subject_id])
            else:
                _undo(work, batch, item, used, undone)
        now = desk.clock.now()
        work.imports.mark_undone(batch_id, now)
        figures = {
            "removed": undone.removed,
            "archived": undone.archived,
            "restored": undone.restored,
            "kept": undone.kept,
        }
        event = JournalEvent.IMPORT_UNDONE
        work.journal.add(JournalEntry(desk.new_id(), now, event, batch_id, staff_id, figures))
        changes = changes_of(batch.kind, items) | Changes.of((Noun.SUPPLIER, batch_id))
        return Outcome(undone, changes)


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
