"""A company with a little of everything, for tests of what is given out and what is deleted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeAlias

import msgspec
import zstandard
from sqlalchemy import Connection, insert

from cardesk_service.blobs.folder import BlobFolder
from cardesk_service.store.tables import sync
from tests.service.office import NOON, RunningService

Given: TypeAlias = tuple[str, str, dict[str, object]]
"""Kind, identity and fields of a row."""
PICTURE = b"a wet red car " * 1000
PHOTO = hashlib.sha256(PICTURE).hexdigest()
_CLIENTS: Sequence[Given] = [
    ("client", f"c{number:04}", {"name": f"Client {number}"}) for number in range(1200)
]
ROWS: Sequence[Given] = (
    ("company", "", {"name": "Blue Drop", "country": "AE"}),
    ("staff", "s1", {"name": "Ana"}),
    ("staff_pin", "s1", {"hash": "secret of Ana"}),
    *_CLIENTS,
    ("conflict", "f1", {"kind": "staff_pin", "kept": "secret of Ana", "lost": "older secret of Ana"}),
    ("conflict", "f2", {"kind": "client", "kept": "Client 1", "lost": "Client one"}),
    ("document", "d1", {"kind": "invoice", "sequence": 1}),
    ("goods_receipt", "g1", {"number": 1}),
    ("journal_entry", "j1", {"event": "sealed"}),
)
SAID = (
    b'[1,"client","c0001",0,0,{"name":"Client 1"}]',
    b'[2,"staff_pin","s1",0,0,{"hash":"secret of Ana"}]',
    b'[3,"conflict","f1",0,0,{"kind":"staff_pin","kept":"secret of Ana"}]',
    b'[4,"client","c0002",0,0,{"notes":"asked what a staff_pin is"}]',
)
NOT_TAKEN_IN = b'{"cut off'


async def fill(service: RunningService, company: str) -> None:
    """Give a company rows, a deleted one among them, a photo, and what their taking in leaves."""
    office = service.application.office
    BlobFolder(office.settings.data / "blobs").append(
        company, PHOTO, offset=0, total=len(PICTURE), piece=PICTURE
    )
    await office.store.write(lambda connection: _write(connection, company))


def _write(connection: Connection, company: str) -> None:
    rest = {"company_id": company, "device_id": "x", "epoch": 1}
    mark = {"stamps": "{}", "previous": 0, "is_altered": False}
    rows = [
        {"kind": kind, "identity": identity, "fields": msgspec.json.encode(fields).decode(), "deleted": 0}
        for kind, identity, fields in ROWS
    ]
    rows.append({"kind": "client", "identity": "gone", "fields": "{}", "deleted": 1})
    connection.execute(
        insert(sync.ROW),
        [
            {
                **rest,
                **mark,
                "seq": seq,
                "kind": row["kind"],
                "identity": row["identity"],
                "fields": row["fields"],
                "is_deleted": bool(row["deleted"]),
            }
            for seq, row in enumerate(rows, start=1)
        ],
    )
    said = zstandard.compress(b"[" + b",".join(SAID) + b"]")
    batch = {"first": 1, "last": len(SAID), "chain": bytes(16), "body": said, "received_at": NOON}
    connection.execute(insert(sync.BATCH), {**rest, **batch})
    connection.execute(
        insert(sync.SET_ASIDE),
        [
            {
                **rest,
                "oseq": oseq,
                "kind": kind,
                "identity": "i",
                "status": "rejected",
                "code": "unreadable",
                "op": op,
                "place": 1,
                "received_at": NOON,
            }
            for oseq, kind, op in (
                (3, "client", NOT_TAKEN_IN),
                (4, "document", b'[4,"document","d2",0,0,{}]'),
                (5, "", b'[5,"staff_pin","s1",0,0,{"hash":"secret of Ana"'),
            )
        ],
    )
    counter = {"company_id": company, "seq": 9, "generation": "g", "restored_to": 0}
    connection.execute(insert(sync.COUNTER), counter)
