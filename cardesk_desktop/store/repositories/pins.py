"""The PINs of the staff, and the tries that failed."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.pin import StaffPin, Tries
from cardesk_desktop.store.cells import ID, INSTANT, PLAIN
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.written import Cells, add_row, read_all

_OF_A_PIN: Cells = {"hash": PLAIN, "failures": PLAIN, "last_failure_at": INSTANT}
STAFF_PIN: Cells = {"staff_id": ID, **_OF_A_PIN}

_INSTEAD = ", ".join(f"{name} = excluded.{name}" for name in _OF_A_PIN)
_GET = read_all("staff_pin", STAFF_PIN, " WHERE staff_id = ?", {"staff_id": ID})
_HOLDERS = read_all("staff_pin", {"staff_id": ID})
_PUT = add_row("staff_pin", STAFF_PIN, f" ON CONFLICT (staff_id) DO UPDATE SET {_INSTEAD}")


class PinRepository:
    """One row for each person who has a PIN."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, pin: StaffPin) -> None:
        """Keep a person's PIN, in place of the one before."""
        columns = {
            "staff_id": pin.staff_id,
            "hash": pin.hash,
            "failures": pin.tries.failures,
            "last_failure_at": pin.tries.last_failure_at,
        }
        self._database.run(_PUT, columns)

    def get(self, staff_id: UUID) -> StaffPin | None:
        """A person's PIN, or None for one who has not chosen any."""
        row = self._database.first(_GET, {"staff_id": staff_id})
        if row is None:
            return None
        identity, kept, failures, last_failure_at = row
        return StaffPin(identity, kept, Tries(failures, last_failure_at))

    def holders(self) -> frozenset[UUID]:
        """Everybody who has a PIN."""
        return frozenset(row[0] for row in self._database.rows(_HOLDERS, {}))
