"""Who worked at a register when something was written there, and what registers are called.

Values travel without a name; the journal of each register tells who had unlocked it last.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text as sql

from cardesk_desktop.domain.ids import first_id
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_wire.coding import Malformed, read

_AT_WORK = Statement(
    sql(
        "SELECT (SELECT name FROM staff WHERE staff.id = staff_id) FROM journal_entry "
        "WHERE subject_id = :register AND event = 'desk_unlocked' AND id < :until ORDER BY id DESC LIMIT 1"
    )
)
_NAMES = Statement(sql("SELECT device, name FROM register_name"))
_FORGET = Statement(sql("DELETE FROM register_name"))
_KNOW = Statement(sql("INSERT INTO register_name VALUES (:device, :name)"))
_MOMENT = timedelta(milliseconds=1)


class Presence:
    """Devices are registers as the service calls them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def person(self, device: str, at: datetime | None) -> str:
        """Who had unlocked this register last then; empty where nobody knows."""
        register = _register(device)
        if register is None or at is None:
            return ""
        until = first_id(at + _MOMENT).bytes
        row = self._database.first(_AT_WORK, {"register": register.bytes, "until": until})
        return str(row[0] or "") if row is not None else ""

    def names(self) -> Mapping[str, str]:
        """What the registers of the company were called when the service told it last."""
        return dict(self._database.rows(_NAMES, {}))

    def keep_names(self, names: Mapping[str, str]) -> None:
        """Remember what they are called now."""
        self._database.run(_FORGET, {})
        for device, name in names.items():
            self._database.run(_KNOW, {"device": device, "name": name})


def _register(device: str) -> UUID | None:
    try:
        return UUID(bytes=read(device))
    except (Malformed, ValueError):
        return None
