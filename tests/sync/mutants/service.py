"""Bugs of the service."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection

from cardesk_service.exchange import erasing, exchanging, giving, merging, taking
from cardesk_service.exchange.devices import Mark
from cardesk_service.exchange.merging import Merging
from cardesk_service.exchange.naming import Naming
from cardesk_service.exchange.place import Speaker, order_of
from cardesk_service.exchange.row import Row
from cardesk_service.store.statement import Statement
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import Block, ExchangeRequest, Op, Refusal
from tests.sync.mutants.mutant import Mutant
from tests.sync.simulation import service as simulated

_NEW = (
    "SELECT kind, identity, fields, is_deleted, seq FROM sync_row"
    " WHERE company_id = :company AND seq > :cursor AND seq <= :head AND NOT (device_id = :device"
    " AND epoch = :epoch{}) ORDER BY seq LIMIT :limit"
)


def _wall_clock() -> Mutant:
    def knew(self: Merging, op: Op, there: object) -> bool:
        return False

    return Mutant(
        "the later wall clock wins",
        (Merging, "_knew", knew),
        registers=2,
        steps=60,
        exchanges=0.5,
        badness=0.0,
        cuts=0.0,
        restores=False,
        clones=False,
        service_restores=False,
        skews=(timedelta(days=700), timedelta()),
        away=frozenset(),
        latecomer=False,
        is_hurried=True,
    )


def _first_come() -> Mutant:
    def verdict(*_: object, **__: object) -> str:
        return "outrun"

    return Mutant("the first value stays", (Merging, "_verdict", verdict))


def _revived() -> Mutant:
    real = Merging.merge

    def merge(self: Merging, op: Op, row: Row) -> Any:
        row.is_deleted = False
        return real(self, op, row)

    return Mutant("a later change revives what was deleted", (Merging, "merge", merge))


def _never_echoed() -> Mutant:
    return Mutant("the writer never hears of the merge", (giving, "_NEW", Statement(_NEW.format(""))))


def _page_jumps() -> Mutant:
    real = giving.give

    def give(
        connection: Connection, speaker: Speaker, *, epoch: int, cursor: int, head: int, limit: int
    ) -> tuple[list[Block], int]:
        found, _ = real(connection, speaker, epoch=epoch, cursor=cursor, head=head, limit=4)
        return found, head

    return Mutant("a page ends and the cursor does not", (exchanging, "give", give))


def _one_bad_op_blocks() -> Mutant:
    real = exchanging.exchange

    def blocking(connection: Connection, speaker: Speaker, request: ExchangeRequest, **more: Any) -> Any:
        has_bad = any(b'"client"' in bytes(op) and b",{}]" in bytes(op) for op in request.ops)
        return Refusal(RefusalCode.MALFORMED) if has_bad else real(connection, speaker, request, **more)

    return Mutant("one bad op blocks all behind it", (simulated, "exchange", blocking))


def _verdict_once() -> Mutant:
    def verdicts(*_: object) -> list[object]:
        return []

    return Mutant(
        "a repeat is not told what became of it",
        (taking, "verdicts_of", verdicts),
        badness=0.6,
        habits=("spoil",),
    )


def _no_dedupe() -> Mutant:
    real = taking.take

    def take(
        connection: Connection, speaker: Speaker, request: ExchangeRequest, *known: Any, **more: Any
    ) -> Any:
        order, mark = known
        first = msgspec.json.decode(bytes(request.ops[0]))[0]
        where = (
            f"company_id = '{speaker.company}' AND device_id = '{speaker.device}' AND epoch = {request.epoch}"
        )
        connection.exec_driver_sql(f"DELETE FROM sync_batch WHERE {where} AND last >= {first}")
        connection.exec_driver_sql(f"DELETE FROM sync_verdict WHERE {where} AND oseq >= {first}")
        if mark is not None and mark.oseq >= first:
            mark = Mark(first - 1, taking.read_chain(request))
        return real(connection, speaker, request, order, mark, **more)

    return Mutant("a repeat is done again", (exchanging, "take", take), badness=0.6, registers=3)


def _generation_unnamed() -> Mutant:
    real = exchanging.exchange

    def exchange(connection: Connection, speaker: Speaker, request: ExchangeRequest, **more: Any) -> Any:
        order = order_of(connection, speaker.company)
        head = order.head if order else 0
        unnamed = msgspec.structs.replace(request, generation="", cursor=min(request.cursor, head))
        reply = real(connection, speaker, unnamed, **more)
        if isinstance(reply, Refusal):
            return reply
        return msgspec.structs.replace(reply, generation=request.generation or reply.generation)

    return Mutant(
        "nobody tells that the service was put back",
        (simulated, "mark_restored", lambda *_, **__: 0),
        (simulated, "exchange", exchange),
        (simulated, "glance", lambda *_, **__: None),
        service_restores=True,
    )


def _erased_like_any() -> Mutant:
    return Mutant(
        "an erasure is a change like any other",
        (merging, "erased_client_of", lambda *_: None),
        habits=("erase", "write_note", "change_phone"),
    )


def _said_too_late() -> Mutant:
    return Mutant(
        "what is said of somebody a minute after the erasure stays",
        (Naming, "erased", lambda *_: set()),
        habits=("erase", "note_on_visit", "note_on_ticket", "check_in", "photograph_car"),
        exchanges=0.5,
    )


def _empty_notes_left_out() -> Mutant:
    real = erasing.words_about

    def words_about(connection: Connection, company: str, erased: Any) -> Any:
        return [key for key in real(connection, company, erased) if key[0] in ("visit", "ticket")]

    return Mutant(
        "only notes of visits and tickets are emptied",
        (erasing, "words_about", words_about),
        habits=("erase", "check_in", "photograph_car", "describe_mark"),
    )


MUTANTS = (
    _wall_clock,
    _first_come,
    _revived,
    _never_echoed,
    _page_jumps,
    _one_bad_op_blocks,
    _verdict_once,
    _no_dedupe,
    _generation_unnamed,
    _erased_like_any,
    _said_too_late,
    _empty_notes_left_out,
)
