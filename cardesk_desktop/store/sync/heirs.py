"""Who stands in for a row that is gone because it was made one with another."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement

_HEIRS: Mapping[str, Statement] = MappingProxyType(
    {
        "client": Statement(
            sql("SELECT client_id FROM client_alias JOIN client ON client.id = client_id WHERE old_id = :id")
        ),
        "vehicle": Statement(
            sql(
                "SELECT vehicle_id FROM vehicle_alias JOIN vehicle ON vehicle.id = vehicle_id "
                "WHERE old_id = :id"
            )
        ),
    }
)
GOES_ALONG = frozenset({"client_alias", "vehicle_alias", "client_apart"})
"""Kinds that say nothing without the row that they name."""


def heir_of(database: Database, kind: str, identity: bytes) -> bytes | None:
    """The row into which this one was merged, as long as it is there; None where there is none."""
    statement = _HEIRS.get(kind)
    row = database.first(statement, {"id": identity}) if statement is not None else None
    return bytes(row[0]) if row is not None and row[0] != identity else None
