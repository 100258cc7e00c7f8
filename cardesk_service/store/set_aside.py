"""Ops that could not be taken in: kept whole and named, until somebody has put right what they say.

The register keeps them too and has the form to put them right. Here the owner sees those of every register,
of one that broke or was lost as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, update

from cardesk_service.store.statement import Bulk, Statement
from cardesk_service.store.tables.sync import ROW, SET_ASIDE
from cardesk_wire.messages import Status, Verdict

STATUSES = frozenset({Status.QUARANTINED, Status.REJECTED})
PAPERS = "document"
"""Tax records: they are kept for as long as the company's others are."""
MOST = 200
"""How many are read at once."""
_LONGEST_NAME = 128

_HEAD = Statement("SELECT seq FROM sync_counter WHERE company_id = :company")
_KEEP = Bulk(
    "sync_set_aside",
    {
        "company_id": "text",
        "device_id": "text",
        "epoch": "bigint",
        "oseq": "bigint",
        "kind": "text",
        "identity": "text",
        "status": "text",
        "code": "text",
        "op": "bytea",
        "place": "bigint",
        "received_at": "bigint",
    },
    on_conflict="(company_id, device_id, epoch, oseq) DO NOTHING",
)
_KEY = tuple(SET_ASIDE.c[name] for name in ("device_id", "epoch", "oseq"))
_THAT_ONE = (
    SET_ASIDE.c.company_id == bindparam("company"),
    *(column == bindparam(f"the_{column.name}") for column in _KEY),
)
_OF_COMPANY = (
    select(SET_ASIDE)
    .where(SET_ASIDE.c.company_id == bindparam("company"))
    # What waits for a person comes before what was settled, however much of that there is.
    .order_by(SET_ASIDE.c.settled_at.is_not(None), SET_ASIDE.c.received_at.desc(), *_KEY)
    .limit(MOST)
)
_ALL = Statement(
    "SELECT device_id, epoch, oseq, op FROM sync_set_aside WHERE company_id = :company"
    " AND (device_id, epoch, oseq) > (:device, :epoch, :oseq) ORDER BY device_id, epoch, oseq LIMIT :most"
)
_SETTLE = update(SET_ASIDE).where(*_THAT_ONE).values(settled_at=bindparam("at"))
_SENT_AGAIN = (
    select(ROW.c.seq)
    .where(
        ROW.c.company_id == SET_ASIDE.c.company_id,
        ROW.c.kind == SET_ASIDE.c.kind,
        ROW.c.identity == SET_ASIDE.c.identity,
        ROW.c.device_id == SET_ASIDE.c.device_id,
        ROW.c.seq > SET_ASIDE.c.place,
    )
    .exists()
)
_SETTLE_SENT_AGAIN = (
    update(SET_ASIDE)
    .where(SET_ASIDE.c.settled_at.is_(None), SET_ASIDE.c.kind != PAPERS, _SENT_AGAIN)
    .values(settled_at=bindparam("at"))
)
_NAMING = (
    select(*_KEY, SET_ASIDE.c.op)
    .where(SET_ASIDE.c.company_id == bindparam("company"), SET_ASIDE.c.kind != PAPERS)
    .order_by(*_KEY)
)
_FORGET = delete(SET_ASIDE).where(*_THAT_ONE)
_SWEEP = delete(SET_ASIDE).where(
    SET_ASIDE.c.kind != PAPERS,
    (SET_ASIDE.c.received_at <= bindparam("before"))
    | (SET_ASIDE.c.settled_at <= bindparam("settled_before")),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an op stands in the order of the register that said it."""

    device: str
    epoch: int
    oseq: int


@dataclass(frozen=True, slots=True)
class SetAside:
    """One op that was not taken in. `kind` and `identity` are empty where it could not be read."""

    at: Place
    kind: str
    identity: str
    status: str
    code: str
    op: bytes
    place: int
    received_at: datetime
    settled_at: datetime | None


class _Names(msgspec.Struct, array_like=True):
    oseq: Any
    kind: str
    identity: str


def keep(
    connection: Connection,
    register: tuple[str, str],
    epoch: int,
    verdicts: Sequence[Verdict],
    ops: Mapping[int, bytes],
    *,
    now: int,
) -> None:
    """Keep the ops of a register (company, device) that these verdicts set aside; `ops` is by place."""
    kept = [verdict for verdict in verdicts if verdict.status in STATUSES]
    if not kept:
        return
    (head,) = _HEAD.rows(connection, {"company": register[0]})[0]
    rows = [(each, ops[each.oseq], *_names(ops[each.oseq])) for each in kept]
    _KEEP.run(
        connection,
        [
            (*register, epoch, of.oseq, kind, identity, of.status.value, of.code, op, head, now)
            for of, op, kind, identity in rows
        ],
    )


def of_company(connection: Connection, company: str) -> list[SetAside]:
    """What was set aside of a company, the latest first; `MOST` at most."""
    found = connection.execute(_OF_COMPANY, {"company": company})
    return [_set_aside(row) for row in found]


def ops_of_company(connection: Connection, company: str, after: Place | None) -> list[tuple[Place, bytes]]:
    """The next ops that were set aside of a company, whole, by their places."""
    at = after or Place("", 0, 0)
    found = _ALL.rows(
        connection,
        {"company": company, "device": at.device, "epoch": at.epoch, "oseq": at.oseq, "most": MOST},
    )
    return [(Place(*row[:3]), bytes(row[3])) for row in found]


def settle(connection: Connection, company: str, place: Place, at: datetime | None) -> bool:
    """Note that somebody dealt with it, or, without a time, that she did not; False when there is none."""
    return connection.execute(_SETTLE, {**_named(company, place), "at": at}).rowcount > 0


def settle_sent_again(connection: Connection, at: datetime) -> None:
    """Note as dealt with whatever the same register has put right since: its row went in."""
    connection.execute(_SETTLE_SENT_AGAIN, {"at": at})


def forget_named(connection: Connection, company: str, identities: Iterable[str]) -> None:
    """Forget what names a person who was erased, sealed papers apart, which the law wants kept."""
    names = [identity.encode() for identity in identities]
    found: Sequence[Sequence[Any]] = connection.execute(_NAMING, {"company": company}).all()
    for device, epoch, oseq, op in found:
        if any(name in bytes(op) for name in names):
            connection.execute(_FORGET, _named(company, Place(device, epoch, oseq)))


def sweep(connection: Connection, before: datetime, settled_before: datetime) -> None:
    """Forget what nobody put right in all this time, and what was settled long ago; papers stay."""
    connection.execute(_SWEEP, {"before": before, "settled_before": settled_before})


def _named(company: str, place: Place) -> dict[str, object]:
    return {
        "company": company,
        "the_device_id": place.device,
        "the_epoch": place.epoch,
        "the_oseq": place.oseq,
    }


def _names(op: bytes) -> tuple[str, str]:
    """The kind and identity that an op says, as far as it can be read."""
    try:
        named = msgspec.json.decode(op, type=_Names)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return "", ""
    return _word(named.kind), _word(named.identity)


def _word(said: str) -> str:
    return said if len(said) <= _LONGEST_NAME and said.isascii() and said.isprintable() else ""


def _set_aside(row: Sequence[Any]) -> SetAside:
    kind, identity, status, code, op, place, received_at, settled_at = row[4:]
    at = Place(*row[1:4])
    return SetAside(at, kind, identity, status, code, bytes(op), place, received_at, settled_at)
