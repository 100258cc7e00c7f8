"""Rows that arrived and are not in place: since when, and what of them this register said itself since."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.places import PLACES, Place
from cardesk_desktop.store.sync.problems import Problems
from cardesk_desktop.store.sync.reading import hex_list
from cardesk_desktop.store.sync.rows.arriving import Arrived
from cardesk_desktop.store.sync.rows.placing import Placer
from cardesk_desktop.store.sync.rows.waiting import Waiting
from cardesk_wire.coding import decode, encode
from cardesk_wire.messages import Value

_ANY = Statement(
    sql(
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM sync_waiting WHERE length(body) > 0) "
        "OR EXISTS (SELECT 1 FROM sync_problem WHERE side = 'arrived')"
    )
)
_AMONG = "kind = :kind AND id IN (SELECT unhex(value) FROM json_each(:ids))"
_KNOWN_UP_TO = Statement(
    sql(
        "SELECT id, min(base) FROM ("
        f"SELECT id, base FROM sync_waiting WHERE {_AMONG} AND length(body) > 0 UNION ALL "
        f"SELECT id, base FROM sync_problem WHERE {_AMONG} AND side = 'arrived') GROUP BY id"
    )
)
_SAID = Statement(sql("SELECT kind, id, fields, is_gone FROM sync_op WHERE oseq <= :acked ORDER BY oseq"))


def is_any(database: Database) -> bool:
    """Whether there is any such row."""
    return database.first(_ANY, {}) is not None


def known_up_to(database: Database, kind: str, identities: Collection[bytes]) -> Mapping[bytes, int]:
    """For those of the rows, the cursor up to which the row as it stands here is known.

    A change that is made here meanwhile was based on that, whatever the register has heard since.
    """
    found = database.rows(_KNOWN_UP_TO, {"kind": kind, "ids": hex_list(list(identities))})
    return {row[0]: int(row[1]) for row in found}


class Unplaced:
    """Takes out of what is kept whole what was decided since."""

    def __init__(self, database: Database, waiting: Waiting, problems: Problems, placer: Placer) -> None:
        self._database = database
        self._waiting = waiting
        self._problems = problems
        self._placer = placer

    def settle(self, acked: int) -> None:
        """The ops up to `acked` are answered: of their fields, what arrived before says nothing any more.

        Where such an op lost, the service gives the row once more.
        """
        if not is_any(self._database):
            return
        for kind, identity, fields, is_gone in self._database.rows(_SAID, {"acked": acked}):
            if is_gone:
                self._forget(kind, identity)
            elif kind != "document":
                self._take_out(PLACES[kind], identity, frozenset(PLACES[kind].names(fields)))

    def _forget(self, kind: str, identity: bytes) -> None:
        if self._waiting.body(kind, identity):
            self._waiting.forget(kind, (identity,))
        self._problems.is_placed(kind, (identity,))

    def _take_out(self, place: Place, identity: bytes, said: frozenset[str]) -> None:
        kind = place.kind.name
        body = self._waiting.body(kind, identity)
        if body:
            self._waiting.keep(kind, identity, _without(body, said))
        for number, arrived, base in self._problems.arrived(kind, identity):
            rest = _without(arrived, said)
            fields = {name: [value] for name, value in _read(rest).items()}
            if rest != arrived and self._placer.fits(Arrived(place, [identity], fields)):
                # What could not be held was said otherwise: the rest is put in place at the head.
                self._waiting.add(kind, identity, rest, base)
                self._problems.drop(number)
            else:
                self._problems.keep(number, rest)


def _without(body: bytes, said: frozenset[str]) -> bytes:
    fields = _read(body)
    if not said & fields.keys():
        return body
    return encode({name: value for name, value in fields.items() if name not in said})


def _read(body: bytes) -> Mapping[str, Value]:
    return decode(body, dict[str, Value])
