"""Bugs that other systems of this trade are known for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy import text as sql

from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.handing_in import offering
from cardesk_desktop.store.sync.handing_in.offering import Offerer
from cardesk_desktop.store.sync.rows.guarding import Guard
from cardesk_desktop.sync.exchange import MOST_OPS, MOST_ROWS
from cardesk_service.exchange import exchanging, giving, merging, taking
from cardesk_service.exchange.merging import AS_IT_WAS
from cardesk_service.exchange.numbers import Numbering
from cardesk_service.exchange.place import Speaker
from cardesk_service.exchange.row import Row
from cardesk_service.exchange.rows import Key
from cardesk_service.store.statement import Statement as ServiceStatement
from cardesk_wire.messages import Block, ExchangeRequest, Op
from tests.sync.mutants.mutant import Mutant
from tests.sync.simulation import service as simulated

_NO_GRAVES = Statement(sql("SELECT id FROM sync_grave WHERE kind = :kind AND id > :after AND :limit < 0"))
_MERGED_OFTEN = ("merge", "merge_cars", "forget_client", "take_line_off")


def _fork_unseen() -> Mutant:
    return Mutant(
        "a copy of a register counts as the register",
        (taking, "_is_same_order", lambda *_: True),
        clones=True,
        steps=40,
        exchanges=0.5,
        habits=("sell",),
    )


def _number_as_identity() -> Mutant:
    real = taking._decide_one

    def decide(op: Op, rows: dict[Key, Row], of: merging.Merging, numbering: Numbering) -> Any:
        document = numbering.documents.get(op.identity)
        if document is not None:
            there = numbering.chains[document.series].found.get(document.sequence, {})
            if there.keys() - {op.identity}:
                return AS_IT_WAS
        return real(op, rows, of, numbering)

    return Mutant(
        "a document is known by its number",
        (taking, "_decide_one", decide),
        clones=True,
        steps=40,
        exchanges=0.3,
        habits=("sell",),
    )


def _states_go_back() -> Mutant:
    return Mutant(
        "a state goes back",
        (merging, "step", lambda *_: 0),
        registers=3,
        steps=50,
        exchanges=0.35,
        cuts=0.0,
        restores=False,
        clones=False,
        service_restores=False,
        away=frozenset(),
        habits=("check_in", "move_car", "move_car", "sell", "end_count", "begin_count"),
    )


def _own_overwritten() -> Mutant:
    def own(self: Guard, kind: str, identities: Sequence[bytes]) -> Mapping[bytes, int]:
        return {}

    return Mutant(
        "what arrives replaces what was not handed in yet",
        (Guard, "own", own),
        registers=2,
        steps=60,
        exchanges=0.5,
        busy=0.9,
        page=MOST_ROWS,
        batch=MOST_OPS,
        restores=False,
        clones=False,
        cuts=0.0,
        away=frozenset(),
        habits=("write_note", "change_phone", "describe_car", "change_company"),
    )


def _graves_forgotten() -> Mutant:
    return Mutant(
        "what was deleted is not told to a service that was put back",
        (offering, "_GRAVES", _NO_GRAVES),
        service_restores=True,
        steps=60,
        exchanges=0.5,
        habits=_MERGED_OFTEN,
    )


def _graves_cleared_away() -> Mutant:
    real = exchanging.exchange

    def exchange(connection: Connection, speaker: Speaker, request: ExchangeRequest, **more: Any) -> Any:
        connection.exec_driver_sql(
            "DELETE FROM sync_row WHERE is_deleted = 1 AND seq < (SELECT max(seq) FROM sync_row) - 3"
        )
        return real(connection, speaker, request, **more)

    return Mutant(
        "graves are cleared away after a while",
        (simulated, "exchange", exchange),
        steps=40,
        habits=_MERGED_OFTEN,
    )


def _slow_committer() -> Mutant:
    real = giving.give

    def give(
        connection: Connection, speaker: Speaker, *, epoch: int, cursor: int, head: int, limit: int
    ) -> tuple[list[Block], int]:
        # What has the newest place is committed after the reader has passed it.
        found, reached = real(
            connection, speaker, epoch=epoch, cursor=cursor, head=max(cursor, head - 1), limit=limit
        )
        return found, max(reached, head) if reached >= head - 1 else reached

    return Mutant("a reader passes a place that is not there yet", (exchanging, "give", give))


def _own_papers_only() -> Mutant:
    real = Offerer._next

    def following(self: Offerer, stage: str, after: bytes, base: int, limit: int) -> Any:
        if stage != "document":
            return real(self, stage, after, base, limit)
        own = self._database.rows(_OWN, {})
        return [
            each
            for each in real(self, stage, after, base, limit)
            if (each.identity,) in {tuple(row) for row in own}
        ]

    return Mutant(
        "only a register's own documents are offered again",
        (Offerer, "_next", following),
        service_restores=True,
        restores=True,
        badness=0.0,
        cuts=0.0,
        page=MOST_ROWS,
        batch=MOST_OPS,
        steps=60,
        exchanges=0.5,
        habits=("sell",),
    )


def _echo() -> Mutant:
    return Mutant(
        "what a register said comes back to it",
        (giving, "_NEW", _EVERYBODYS),
        restores=False,
        clones=False,
        steps=20,
    )


_EVERYBODYS = ServiceStatement(
    "SELECT kind, identity, fields, is_deleted, seq FROM sync_row WHERE company_id = :company"
    " AND seq > :cursor AND seq <= :head ORDER BY seq LIMIT :limit"
)
_OWN = Statement(sql("SELECT id FROM document WHERE is_foreign = 0"))

MUTANTS = (
    _fork_unseen,
    _number_as_identity,
    _states_go_back,
    _own_overwritten,
    _graves_forgotten,
    _graves_cleared_away,
    _slow_committer,
    _own_papers_only,
    _echo,
)
