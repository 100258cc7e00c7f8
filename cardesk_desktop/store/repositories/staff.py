"""The people who work here."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import bindparam, insert, select

from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.rows import by_id, put_back
from cardesk_desktop.store.statement import Statement, change
from cardesk_desktop.store.tables.company import STAFF

_GET = Statement(select(STAFF).where(STAFF.c.id == bindparam("id")))
_EVERYONE = Statement(select(STAFF).order_by(STAFF.c.name, STAFF.c.id))
_ADD = Statement(insert(STAFF))
_SAVE = change(STAFF)


class StaffRepository:
    """A wash has a handful of people: the list is read whole."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, staff: Staff) -> None:
        """Add a person."""
        self._database.run(_ADD, {"id": staff.id, **_columns(staff)})

    def save(self, staff: Staff) -> None:
        """Correct a person; refuses with NOT_FOUND."""
        put_back(self._database, _SAVE, staff.id, _columns(staff))

    def get(self, identity: UUID) -> Staff:
        """The person of this identity, active or not; refuses with NOT_FOUND."""
        return Staff(*by_id(self._database, _GET, identity))

    def everyone(self) -> tuple[Staff, ...]:
        """All who work or ever worked here, by name."""
        return tuple(Staff(*row) for row in self._database.rows(_EVERYONE, {}))

    def active(self) -> tuple[Staff, ...]:
        """All who work here now, by name."""
        return tuple(staff for staff in self.everyone() if staff.is_active)


def _columns(staff: Staff) -> dict[str, object]:
    return {"name": staff.name, "role": staff.role, "is_active": staff.is_active}
