"""The people who work here."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.store.cells import FLAG, ID, PLAIN, choice_cell
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.written import Cells, add_row, read_all, save_row_of_id

_OF_A_PERSON: Cells = {"name": PLAIN, "role": choice_cell(Role), "is_active": FLAG}
STAFF: Cells = {"id": ID, **_OF_A_PERSON}

_EVERYONE = read_all("staff", STAFF, " ORDER BY name, id")
_ADD = add_row("staff", STAFF)
_SAVE = save_row_of_id("staff", _OF_A_PERSON)


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
        if self._database.run(_SAVE, {"key": staff.id, **_columns(staff)}) == 0:
            raise Refused(Code.NOT_FOUND, id=staff.id)
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
