"""What is held of an account and its companies, read page by page so that nothing large is held at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam, select

from cardesk_service.store.statement import Statement
from cardesk_service.store.tables.accounts import MAIL
from cardesk_wire.kinds import SECRET_KINDS
from cardesk_wire.messages import Value

_ROWS = Statement(
    "SELECT kind, identity, fields FROM sync_row"
    " WHERE company_id = :company AND (kind, identity) > (:kind, :identity) AND is_deleted = 0"
    " ORDER BY kind, identity LIMIT :most"
)
_COMPANY = Statement("SELECT fields FROM sync_row WHERE company_id = :company AND kind = 'company'")
_BATCHES = Statement(
    "SELECT device_id, epoch, first, body FROM sync_batch WHERE company_id = :company"
    " AND (device_id, epoch, first) > (:device, :epoch, :first) AND is_forgotten = 0"
    " ORDER BY device_id, epoch, first LIMIT 1"
)
_WAITING = select(MAIL.c.letter, MAIL.c.created_at).where(MAIL.c.due_at.is_not(None))
_NOTICES = (
    select(MAIL.c.occasion, MAIL.c.created_at, MAIL.c.is_sent)
    .where(MAIL.c.occasion.like(bindparam("like")))
    .order_by(MAIL.c.created_at)
)


@dataclass(frozen=True, slots=True)
class Held:
    """One row of a company, its fields as JSON."""

    kind: str
    identity: str
    fields: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a register said at once: `body` is a batch of ops."""

    device: str
    epoch: int
    first: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Notice:
    """A letter that everybody gets once."""

    occasion: str
    written_at: datetime
    is_sent: bool


def is_secret(kind: str, fields: Mapping[str, Value] | None) -> bool:
    """Whether a row says how somebody proves who they are: itself, or a conflict about one."""
    about = fields.get("kind") if fields and kind == "conflict" else kind
    return isinstance(about, str) and about in SECRET_KINDS


def rows(connection: Connection, company: str, after: Held | None, most: int) -> list[Held]:
    """The next rows of a company, by kind and identity."""
    at = {"kind": after.kind, "identity": after.identity} if after else {"kind": "", "identity": ""}
    found = _ROWS.rows(connection, {"company": company, "most": most, **at})
    return [Held(*row) for row in found]


def batch(connection: Connection, company: str, after: Said | None) -> Said | None:
    """The next of what registers said that was not forgotten yet, None at the end."""
    at = after or Said("", 0, 0, b"")
    place = {"device": at.device, "epoch": at.epoch, "first": at.first}
    row = _BATCHES.first(connection, {"company": company, **place})
    return Said(row[0], row[1], row[2], bytes(row[3])) if row else None


def said_of_company(connection: Connection, company: str, name: str) -> str:
    """A text that the registers said of their company (`country`, `time_zone`), empty when they never did."""
    row = _COMPANY.first(connection, {"company": company})
    said = msgspec.json.decode(row[0]).get(name) if row else ""
    return said if isinstance(said, str) else ""


def waiting_letters(connection: Connection) -> Iterator[tuple[bytes, datetime]]:
    """Every letter that is under way, sealed, and when it was written."""
    return ((row.letter, row.created_at) for row in connection.execute(_WAITING))


def notices(connection: Connection, account_id: UUID) -> list[Notice]:
    """The letters to everybody that were written to an account."""
    return [Notice(*row) for row in connection.execute(_NOTICES, {"like": f"once:%:{account_id}"})]
