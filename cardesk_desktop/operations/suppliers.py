"""Suppliers: added, renamed, archived and restored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.supplier import Supplier
from cardesk_desktop.domain.text import many_lines, one_line
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.operations.reading_contacts import read_email, read_phone
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SupplierForm:
    """What a person typed about a supplier."""

    name: str
    phone: str = ""
    email: str = ""
    note: str = ""


def suppliers(desk: Desk, *, with_archived: bool = False) -> Outcome[tuple[Supplier, ...]]:
    """The suppliers by name; archived ones last, and only where they are asked for."""
    with desk.store.read() as work:
        return Outcome(work.suppliers.everyone(with_archived=with_archived))


def add_supplier(desk: Desk, *, staff_id: UUID, form: SupplierForm) -> Outcome[Supplier]:
    """Add a supplier. Refuses fields that cannot be read, each with its own code."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        added = _read(work, desk.new_id(), form)
        work.suppliers.add(added)
        return Outcome(added, Changes.of((Noun.SUPPLIER, added.id)))


def change_supplier(
    desk: Desk, *, staff_id: UUID, supplier_id: UUID, form: SupplierForm
) -> Outcome[Supplier]:
    """Correct a supplier, wherever it is named."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        before = work.suppliers.get(supplier_id)
        changed = replace(_read(work, supplier_id, form), is_archived=before.is_archived)
        work.suppliers.save(changed)
        return Outcome(changed, Changes.of((Noun.SUPPLIER, supplier_id)))


def archive_supplier(
    desk: Desk, *, staff_id: UUID, supplier_id: UUID, is_archived: bool = True
) -> Outcome[Supplier]:
    """Offer a supplier no more, or again; products and receipts go on naming it."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        changed = replace(work.suppliers.get(supplier_id), is_archived=is_archived)
        work.suppliers.save(changed)
        return Outcome(changed, Changes.of((Noun.SUPPLIER, supplier_id)))


def _read(work: UnitOfWork, supplier_id: UUID, form: SupplierForm) -> Supplier:
    return Supplier(
        id=supplier_id,
        name=one_line(form.name, field="name", is_needed=True),
        phone=read_phone(form.phone, work.company.company().country),
        email=read_email(form.email),
        note=many_lines(form.note, field="note"),
    )
