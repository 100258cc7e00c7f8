"""What every operation stands on: the store, the clock, the maker of identities; and who is acting."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.domain.permission import Permission, require, who_may
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Desk:
    """One register's desk. Used on the database thread only."""

    store: Store
    clock: Clock
    new_id: NewId


def acting(work: UnitOfWork, staff_id: UUID, permission: Permission) -> Staff:
    """The acting person, who must have the permission; refuses with NOT_PERMITTED or NOT_FOUND.

    Who works here no more may do nothing, whatever the role was.
    """
    staff = work.staff.get(staff_id)
    if not staff.is_active:
        raise Refused(Code.NOT_PERMITTED, permission=permission, roles=who_may(permission))
    require(staff.role, permission)
    return staff
