"""The PINs of the staff, and the tries that failed."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from cardesk_desktop.domain.pin import StaffPin, Tries
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.company import STAFF_PIN

_GET = Statement(select(STAFF_PIN).where(STAFF_PIN.c.staff_id == bindparam("staff_id")))
_HOLDERS = Statement(select(STAFF_PIN.c.staff_id))
_INSERT = insert(STAFF_PIN)
_PUT = Statement(
    _INSERT.on_conflict_do_update(
        index_elements=[STAFF_PIN.c.staff_id],
        set_={name: _INSERT.excluded[name] for name in ("hash", "failures", "last_failure_at")},
    )
)


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
