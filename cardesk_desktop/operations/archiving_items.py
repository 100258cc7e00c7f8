"""What is no longer sold: archived, never deleted, and restored when it is wanted again."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.store.unit_of_work import UnitOfWork


def archive_items(
    desk: Desk, *, staff_id: UUID, item_ids: tuple[UUID, ...], is_archived: bool = True
) -> Outcome[int]:
    """Offer products and services no more, or again; says how many were changed.

    Papers and open tickets keep them. One that comes back brings its category back with it.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        event = JournalEvent.ITEM_ARCHIVED if is_archived else JournalEvent.ITEM_RESTORED
        changed = [item for item in work.catalogue.by_ids(item_ids) if item.is_archived is not is_archived]
        for item in changed:
            if isinstance(item, Product):
                work.catalogue.save_product(replace(item, is_archived=is_archived))
            else:
                work.catalogue.save_service(replace(item, is_archived=is_archived))
            to_journal(desk, work, event, item.id, staff_id)
        if not is_archived:
            _bring_back(work, {item.category_id for item in changed})
        return Outcome(len(changed), Changes.of(*((Noun.CATALOGUE, item.id) for item in changed)))


def _bring_back(work: UnitOfWork, category_ids: set[UUID]) -> None:
    for category in work.catalogue.categories(with_archived=True):
        if category.is_archived and category.id in category_ids:
            work.catalogue.save_category(replace(category, is_archived=False))
