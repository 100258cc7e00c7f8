"""Rows in their table: read by their keys, written back in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from cardesk_service.exchange.row import Row, read_fields, read_stamps, to_text
from cardesk_service.store.statement import Bulk, Lookup, Together

Key = tuple[str, str]
"""Kind and identity."""

_CHANGING = ("seq", "fields", "stamps", "device_id", "epoch", "previous", "is_altered", "is_deleted")
_READ = Lookup(
    "sync_row",
    ("kind", "identity", *_CHANGING),
    keys={"of_kind": "text", "named": "text"},
    where="company_id = :company AND kind = k.of_kind AND identity = k.named",
)
_WRITE = Bulk(
    "sync_row",
    {
        "company_id": "text",
        "kind": "text",
        "identity": "text",
        "seq": "bigint",
        "fields": "text",
        "stamps": "text",
        "device_id": "text",
        "epoch": "bigint",
        "previous": "bigint",
        "is_altered": "smallint",
        "is_deleted": "smallint",
    },
    on_conflict="(company_id, kind, identity) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _CHANGING),
)


def read_rows(connection: Connection, company: str, keys: Sequence[Key]) -> dict[Key, Row]:
    """The rows with these keys; one that is not there yet comes without a place."""
    rows = {key: Row(*key) for key in keys}
    for found in _READ.rows(connection, list(rows), {"company": company}):
        kind, identity, seq, fields, stamps, device, epoch, previous, is_altered, is_deleted = found
        rows[kind, identity] = Row(
            kind,
            identity,
            seq,
            read_fields(fields),
            read_stamps(stamps),
            device,
            epoch,
            previous,
            bool(is_altered),
            bool(is_deleted),
            before=seq,
        )
    return rows


def write_rows(together: Together, company: str, rows: Iterable[Row]) -> None:
    """Write the rows that changed."""
    together.add_rows(
        _WRITE,
        [
            (
                company,
                row.kind,
                row.identity,
                row.seq,
                to_text(row.fields),
                to_text(row.stamps),
                row.device,
                row.epoch,
                row.previous,
                int(row.is_altered),
                int(row.is_deleted),
            )
            for row in rows
            if row.has_changed
        ],
    )
