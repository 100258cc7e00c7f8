"""The words of registers are forgotten once nobody needs them any more; what is true stays in its row.

Raw ops are there for the day on which something was understood wrongly. They hold former values too, so they
go after `KEPT_FOR`, and within minutes where a client was erased (article 17 GDPR), with what other rows say
of them. The chain hashes behind them stay: a repeat is answered for ever as it was the first time
(decision 163).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from cardesk_service.blobs.place import Blobs
from cardesk_service.exchange import erasing, letting_go, snapshots
from cardesk_service.exchange.batches import chain_at, hashes_in
from cardesk_service.exchange.erased import was_erased
from cardesk_service.exchange.place import Speaker
from cardesk_service.exchange.row import Row
from cardesk_service.office import Office
from cardesk_service.store import set_aside
from cardesk_service.store.column_types import micros
from cardesk_service.store.engine import overwriting
from cardesk_service.store.statement import Bulk, Statement

KEPT_FOR = timedelta(days=30)
SET_ASIDE_KEPT_FOR = timedelta(days=365)
"""What could not be taken in waits so long for somebody to put it right."""
SETTLED_KEPT_FOR = timedelta(days=30)
EVERY_S = 60.0
SWEEPS_EVERY = timedelta(hours=1)
LOOKS_THROUGH_PHOTOS_EVERY = timedelta(days=1)
_BATCHES = 16
"""Batches in one transaction: an exchange of the same register may wait for it."""

_NOTE = Bulk(
    "sync_erasure",
    {"company_id": "text", "identity": "text", "asked_at": "bigint"},
    on_conflict="(company_id, identity) DO UPDATE SET asked_at = excluded.asked_at",
)
_ASKED = Statement("SELECT company_id, identity, asked_at FROM sync_erasure")
_DONE = Statement(
    "DELETE FROM sync_erasure WHERE company_id = :company AND identity = :identity AND asked_at = :asked"
)
_EPOCHS = Statement(
    "SELECT company_id, device_id, epoch, forgotten FROM sync_device WHERE forgotten < oseq"
    " AND (:company = '' OR company_id = :company)"
)
_EPOCH = "company_id = :company AND device_id = :device AND epoch = :epoch"
_NEXT = Statement(
    f"SELECT first, last, body FROM sync_batch WHERE {_EPOCH} AND first > :forgotten"  # noqa: S608
    " AND received_at <= :until AND is_forgotten = 0 ORDER BY first LIMIT :most"
)
_EMPTY = Statement(
    "UPDATE sync_batch SET body = :hashes, is_forgotten = 1"  # noqa: S608 - a text of ours
    f" WHERE {_EPOCH} AND first = :first AND is_forgotten = 0"
)
_MOVE = Statement(
    f"UPDATE sync_device SET forgotten = :last WHERE {_EPOCH} AND forgotten < :last"  # noqa: S608
)


@dataclass(frozen=True, slots=True)
class _Epoch:
    """An epoch of a register that has words which were not forgotten."""

    speaker: Speaker
    epoch: int
    forgotten: int


def note_erased(
    connection: Connection, company: str, rows: Iterable[Row], told_of: Iterable[str], *, now: int
) -> None:
    """Note which people among the rows were erased just now, and let go of the parts they stand in.

    `told_of` are those who were erased before, and of whom something was said all the same.
    """
    erased = {row.identity for row in rows if row.has_changed and was_erased(row)}.union(told_of)
    if erased:
        snapshots.clear(connection, company)
        _NOTE.run(connection, [(company, identity, now) for identity in sorted(erased)])


class Forgetting:
    """Forgets: erased people and their photos within minutes, the rest once an hour.

    Files that no row names are looked for once a day.
    """

    def __init__(self, office: Office, blobs: Blobs) -> None:
        self._office = office
        self._blobs = blobs
        self._swept_at: datetime | None = None
        self._looked_through_at: datetime | None = None

    async def work(self) -> None:
        """Forget what it is time for."""
        office, blobs = self._office, self._blobs
        now = office.clock.now()
        await office.store.run(lambda: forget_erased(office))
        await office.store.run(lambda: letting_go.let_go(office, blobs))
        await office.store.write(partial(set_aside.settle_sent_again, at=now))
        if self._swept_at is None or now - self._swept_at >= SWEEPS_EVERY:
            await office.store.run(lambda: forget_old(office))
            self._swept_at = now
        looked = self._looked_through_at
        if looked is None or now - looked >= LOOKS_THROUGH_PHOTOS_EVERY:
            await office.store.run(lambda: letting_go.note_unnamed(office, blobs))
            self._looked_through_at = now


def forget_erased(office: Office) -> None:
    """Forget at once what companies said, of which a client was erased. Blocks."""
    asked: dict[str, list[tuple[str, int]]] = {}
    for company, identity, at in office.store.read_now(lambda c: _ASKED.rows(c, {})):
        asked.setdefault(company, []).append((identity, at))
    for company, erased in asked.items():
        theirs = _empty(office, company, [identity for identity, _ in erased])
        _forget(office, company, until=max(at for _, at in erased))
        office.store.write_now(partial(_finish, company=company, erased=erased, theirs=theirs))


def _empty(office: Office, company: str, erased: Sequence[str]) -> list[str]:
    """Empty what tells of them; its identities."""
    keys = office.store.read_now(partial(erasing.words_about, company=company, erased=erased))
    if keys:
        now = micros(office.clock.now())
        empty = partial(erasing.empty, company=company, keys=keys, now=now, new_id=office.new_id)
        office.store.write_now(empty)
    return [identity for _, identity in keys]


def forget_old(office: Office) -> None:
    """Forget everything that is old enough. Blocks."""
    now = office.clock.now()
    _forget(office, "", until=micros(now - KEPT_FOR))
    office.store.write_now(
        lambda connection: set_aside.sweep(connection, now - SET_ASIDE_KEPT_FOR, now - SETTLED_KEPT_FOR)
    )


def _finish(
    connection: Connection, *, company: str, erased: Sequence[tuple[str, int]], theirs: Sequence[str]
) -> None:
    with overwriting(connection):
        set_aside.forget_named(connection, company, [*(identity for identity, _ in erased), *theirs])
    for identity, at in erased:
        _DONE.run(connection, {"company": company, "identity": identity, "asked": at})


def _forget(office: Office, company: str, *, until: int) -> None:
    """Forget all that was said until then, by one company or, without one, by all; a few at a time."""
    for found in office.store.read_now(lambda c: _EPOCHS.rows(c, {"company": company})):
        of = _Epoch(Speaker(found[0], found[1]), found[2], found[3])
        while office.store.write_now(partial(_forget_some, of=of, until=until)):
            pass


def _forget_some(connection: Connection, *, of: _Epoch, until: int) -> bool:
    """Forget the next batches of an epoch; False when there are none."""
    named = {"company": of.speaker.company, "device": of.speaker.device, "epoch": of.epoch}
    after = {"forgotten": of.forgotten, "until": until, "most": _BATCHES}
    found = _NEXT.rows(connection, {**named, **after})
    with overwriting(connection):
        for first, last, body in found:
            # Of an order with a hole nothing can be proven: who repeats it begins a new epoch.
            before = chain_at(connection, of.speaker, of.epoch, first - 1) or b""
            _EMPTY.run(connection, {**named, "first": first, "hashes": hashes_in(bytes(body), before)})
            _MOVE.run(connection, {**named, "last": last})
    return len(found) == _BATCHES
