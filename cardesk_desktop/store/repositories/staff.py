"""The people who work here."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import insert, select

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.rows import put_back
from cardesk_desktop.store.statement import Statement, change
from cardesk_desktop.store.tables.company import STAFF

_EVERYONE = Statement(select(STAFF).order_by(STAFF.c.name, STAFF.c.id))
_ADD = Statement(insert(STAFF))
_SAVE = change(STAFF)


class StaffRepository:
    """A wash has a handful of people: the list is read whole, and once in a unit of work."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: tuple[Staff, ...] | None = None

    def add(self, staff: Staff) -> None:
        """Add a person."""
        self._database.run(_ADD, {"id": staff.id, **_columns(staff)})
        self._known = None

    def save(self, staff: Staff) -> None:
        """Correct a person; refuses with NOT_FOUND."""
        put_back(self._database, _SAVE, staff.id, _columns(staff))
        self._known = None

    def get(self, identity: UUID) -> Staff:
        """The person of this identity, active or not; refuses with NOT_FOUND."""
        for staff in self.everyone():
            if staff.id == identity:
                return staff
        raise Refused(Code.NOT_FOUND, id=identity)

    def everyone(self) -> tuple[Staff, ...]:
        """All who work or ever worked here, by name."""
        if self._known is None:
            self._known = tuple(Staff(*row) for row in self._database.rows(_EVERYONE, {}))
        return self._known

    def active(self) -> tuple[Staff, ...]:
        """All who work here now, by name."""
        return tuple(staff for staff in self.everyone() if staff.is_active)


def _columns(staff: Staff) -> dict[str, object]:
    return {"name": staff.name, "role": staff.role, "is_active": staff.is_active}
