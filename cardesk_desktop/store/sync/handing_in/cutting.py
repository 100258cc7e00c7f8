"""Cutting: marks and documents of this register are given their places in its order (decision 100)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.handing_in.turns import ASKED, ASKED_WHILE_OFFERING, TURNS
from cardesk_desktop.store.sync.handing_in.unanswered import held, unanswered
from cardesk_desktop.store.sync.pages import Pages
from cardesk_desktop.store.sync.places import PLACES, Place
from cardesk_desktop.store.sync.reading import KindReader, hex_list
from cardesk_desktop.store.sync.rows.unplaced import is_any, known_up_to
from cardesk_desktop.store.sync.state import StateRow
from cardesk_wire.coding import chained, encode, written
from cardesk_wire.kinds import Kind
from cardesk_wire.messages import Op, Value

EVERYTHING = 2**31
"""More rows or bytes than there are."""

_MARKS = Statement(
    sql(
        "SELECT id, fields, is_gone, hlc, base FROM sync_mark INDEXED BY ix_sync_mark_turn "
        "WHERE is_gone = :is_gone AND kind = :kind ORDER BY id LIMIT +:limit"
    )
)
_ANY_MARK = Statement(sql("SELECT 1 FROM sync_mark LIMIT 1"))
_MARKED = Statement(
    sql(
        "SELECT value ->> 0, value ->> 1 FROM json_each(:turns) WHERE EXISTS "
        "(SELECT 1 FROM sync_mark INDEXED BY ix_sync_mark_turn "
        "WHERE is_gone = value ->> 1 AND kind = value ->> 0)"
    )
)
_ORDER = {turn: number for number, turn in enumerate(TURNS)}
_FORGET = Statement(
    sql("DELETE FROM sync_mark WHERE kind = :kind AND id IN (SELECT unhex(value) FROM json_each(:ids))")
)
_DOCUMENTS = Statement(
    sql("SELECT rowid, id FROM document WHERE rowid > :after AND is_foreign = 0 ORDER BY rowid LIMIT +:limit")
)
_NEWEST_DOCUMENT = Statement(sql("SELECT coalesce(max(rowid), 0) FROM document"))
_ADD = Statement(sql("INSERT INTO sync_op VALUES (:oseq, :kind, :id, :fields, :is_gone, :body, :chain)"))


@dataclass(frozen=True, slots=True)
class Due:
    """A change that is given its place next. `row` is None for a deletion; `rowid` is a document's."""

    place: Place
    identity: bytes
    fields: int
    hlc: int
    base: int
    row: Sequence[Value] | None
    rowid: int = 0
    is_more: bool = False
    """The other fields of the change before this one."""


class Cutter:
    """Writes ops. An op never changes once it was cut, until it is answered."""

    def __init__(self, database: Database, state: StateRow) -> None:
        self._database = database
        self._state = state

    def cut(self, limit_rows: int, limit_bytes: int) -> int:
        """Give places to what changed here, documents at least every other one; the number of ops.

        What refers comes after what it refers to, and what is named is deleted last (`turns`).
        """
        documents = self._database.rows(
            _DOCUMENTS, {"after": self._state.get().documents_cut, "limit": max(1, limit_rows // 2)}
        )
        due = self._parted(self._of_marks(limit_rows - len(documents)))
        due += self._of_documents(documents)
        due.sort(key=lambda each: _ORDER[each.place.kind.name, each.row is None])
        count = self.add(due, limit_bytes)
        self._forget_marks(due[:count])
        return count

    def add(self, due: Sequence[Due], limit_bytes: int = EVERYTHING) -> int:
        """Write ops for these until there are more bytes than wanted; the number of ops."""
        if not due:
            return 0
        state = self._state.get()
        oseq, chain, documents, size = state.next_oseq, state.chain, state.documents_cut, 0
        rows: list[list[object]] = []
        for each in self._as_known(due):
            body = _body(oseq, each)
            size += len(body)
            if rows and size > limit_bytes and not each.is_more:
                break
            chain = chained(chain, (body,))
            is_gone = int(each.row is None)
            rows.append([oseq, each.place.kind.name, each.identity, each.fields, is_gone, body, chain])
            documents = max(documents, each.rowid)
            oseq += 1
        self._database.put_rows(_ADD, rows)
        self._state.put(next_oseq=oseq, chain=chain, documents_cut=documents)
        return len(rows)

    def _as_known(self, due: Sequence[Due]) -> Sequence[Due]:
        """With the base that they have while pages are to come, or a newer row is not in place."""
        known = Pages(self._database).base()
        if known is not None:
            # What is offered was known before those pages.
            due = [replace(each, base=min(each.base, known)) if each.hlc else each for each in due]
        if not is_any(self._database):
            return due
        of = {kind: known_up_to(self._database, kind, some) for kind, some in _by_kind(due).items()}
        return [
            replace(each, base=min(each.base, of[each.place.kind.name].get(each.identity, each.base)))
            for each in due
        ]

    def skip_documents(self) -> None:
        """No document that is there needs an op: all own ones were cut, the others came from elsewhere."""
        self._state.put(documents_cut=self.newest_document())

    def newest_document(self) -> int:
        """Up to where the documents are that need no op once all own ones were cut."""
        return int(self._database.value(_NEWEST_DOCUMENT, {}))

    def _of_marks(self, limit: int) -> list[Due]:
        due: list[Due] = []
        # To look for every turn takes ten times as long as to see that there is none.
        if self._database.first(_ANY_MARK, {}) is None:
            return due
        turns = ASKED_WHILE_OFFERING if self._state.get().offers_rows else ASKED
        for kind, is_gone in self._database.rows(_MARKED, {"turns": turns}):
            left = limit - len(due)
            if left > 0:
                asked = {"kind": kind, "is_gone": is_gone, "limit": left}
                due += self._of_kind(PLACES[kind], self._database.rows(_MARKS, asked))
        return due

    def _parted(self, due: Sequence[Due]) -> list[Due]:
        """Apart from the others, the fields of which an earlier change waits; of a deletion, any of them."""
        asked = {kind: unanswered(self._database, kind, some) for kind, some in _by_kind(due).items()}
        parted: list[Due] = []
        for each in due:
            ops = asked[each.place.kind.name].get(each.identity, ())
            if each.row is None:
                _, base = held(each.place.all_fields, each.base, ops)
                parted.append(replace(each, base=base))
                continue
            fields, base = held(each.fields, each.base, ops)
            if fields:
                parted.append(replace(each, fields=fields, base=base))
                fields ^= each.fields
                parted += [replace(each, fields=fields, is_more=True)] if fields else []
            else:
                parted.append(each)
        return parted

    def _of_kind(self, place: Place, marks: Sequence[Row]) -> list[Due]:
        there = [mark[0] for mark in marks if not mark[2]]
        rows = dict(KindReader(self._database, place).some(there)) if there else {}
        return [
            Due(place, identity, place.whole_groups(fields), hlc, base, rows.get(identity))
            for identity, fields, is_gone, hlc, base in marks
        ]

    def _of_documents(self, found: Sequence[Row]) -> list[Due]:
        if not found:
            return []
        place, state = PLACES["document"], self._state.get()
        rows: dict[bytes, Sequence[Value]] = dict(
            KindReader(self._database, place).some([identity for _, identity in found])
        )
        return [
            Due(place, identity, place.all_fields, state.hlc, state.cursor, rows[identity], rowid)
            for rowid, identity in found
        ]

    def _forget_marks(self, done: Sequence[Due]) -> None:
        for kind, identities in _by_kind(done).items():
            self._database.run(_FORGET, {"kind": kind, "ids": hex_list(identities)})


def _by_kind(due: Sequence[Due]) -> Mapping[str, list[bytes]]:
    identities: dict[str, list[bytes]] = {}
    for each in due:
        identities.setdefault(each.place.kind.name, []).append(each.identity)
    return identities


def _body(oseq: int, each: Due) -> bytes:
    """The bytes of the op."""
    kind = each.place.kind
    fields = None if each.row is None else _fields(kind, each.fields, each.row)
    return encode(Op(oseq, kind.name, written(each.identity), each.hlc, each.base, fields))


def _fields(kind: Kind, fields: int, row: Sequence[Value]) -> dict[str, Value]:
    named = enumerate(zip(kind.fields, row, strict=True))
    return {name: value for place, (name, value) in named if fields >> place & 1}
