"""Bugs of a register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import text as sql

from cardesk_desktop.domain.changes import Changes
from cardesk_desktop.store import incarnation
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.consequences.following import Follower
from cardesk_desktop.store.sync.handing_in import cutting
from cardesk_desktop.store.sync.handing_in.cutting import EVERYTHING, Cutter
from cardesk_desktop.store.sync.handing_in.offering import Offerer
from cardesk_desktop.store.sync.handing_in.outbox import Outbox
from cardesk_desktop.store.sync.handing_in.turns import TURNS, as_json
from cardesk_desktop.store.sync.places import Place
from cardesk_desktop.store.sync.problems import Problems
from cardesk_desktop.store.sync.rows.placing import Placer
from cardesk_desktop.store.sync.taking_in.applying import Applier
from cardesk_desktop.store.sync.told_keys import SeriesKey, ToldKeys
from cardesk_desktop.sync import courses
from cardesk_wire.messages import Block, Verdict
from tests.sync.mutants.mutant import Mutant

_NO_MARKS = Statement(sql("DELETE FROM sync_mark"))


def _answer_clears_all() -> Mutant:
    real = Outbox.settle

    def settle(self: Outbox, acked: int, verdicts: Sequence[Verdict], now: datetime) -> None:
        real(self, acked, verdicts, now)
        self._database.run(_NO_MARKS, {})

    return Mutant("an answer clears all that waits", (Outbox, "settle", settle), badness=0.5)


def _cursor_before_rows() -> Mutant:
    real = Applier.apply

    def apply(
        self: Applier, blocks: Sequence[Block], cursor: int, *, is_at_head: bool, now: datetime
    ) -> Changes:
        self._cutter.cut(EVERYTHING, EVERYTHING)
        self._state.put(cursor=cursor)
        self._database.commit()
        self._database.begin()
        return real(self, blocks, cursor, is_at_head=is_at_head, now=now)

    return Mutant("the cursor is kept before the rows", (Applier, "apply", apply), cuts=0.5, exchanges=0.6)


def _marks_dropped() -> Mutant:
    real = Applier.apply

    def apply(
        self: Applier, blocks: Sequence[Block], cursor: int, *, is_at_head: bool, now: datetime
    ) -> Changes:
        self._database.run(_NO_MARKS, {})
        return real(self, blocks, cursor, is_at_head=is_at_head, now=now)

    return Mutant("what changed during an exchange is forgotten", (Applier, "apply", apply), badness=0.5)


def _deletions_first() -> Mutant:
    turns = tuple(sorted(TURNS, key=lambda turn: not turn[1]))
    return Mutant(
        "what is deleted is told before who stands in for it",
        (cutting, "_ORDER", {turn: number for number, turn in enumerate(turns)}),
        (cutting, "ASKED", as_json(turns)),
        batch=1,
        habits=("merge", "merge_cars"),
    )


def _documents_skipped() -> Mutant:
    def documents(self: Cutter, found: Sequence[Any]) -> list[Any]:
        return []

    return Mutant("documents are counted as sent and are not", (Cutter, "_of_documents", documents))


def _whole_rows() -> Mutant:
    def groups(self: Place, fields: int) -> int:
        return self.all_fields

    return Mutant("a change carries the whole row", (Place, "whole_groups", groups), registers=3)


def _nothing_follows() -> Mutant:
    def follow(self: Follower, kind: str, identities: Sequence[bytes], now: datetime) -> None:
        """Nothing."""

    return Mutant("levels and sums do not follow", (Follower, "follow", follow))


def _lists_lost() -> Mutant:
    def beside(self: Placer, of: object, rows: object) -> None:
        """Nothing."""

    return Mutant("the lists of a row are left out", (Placer, "_write_beside", beside))


def _refused_forgotten() -> Mutant:
    def add(self: Problems, *_: object) -> None:
        """Nothing."""

    return Mutant("what was refused is forgotten", (Problems, "add", add))


def _nothing_offered() -> Mutant:
    def begin(self: Offerer, base: int) -> None:
        """Nothing."""

    return Mutant("a restored service is offered nothing", (Offerer, "begin", begin), service_restores=True)


def _same_letter() -> Mutant:
    def start(*_: object, **__: object) -> None:
        """Nothing."""

    return Mutant(
        "a copy goes on under the same letter", (courses, "start_incarnation_of_epoch", start), clones=True
    )


def _witness_ignored() -> Mutant:
    def is_restored(*_: object) -> bool:
        return False

    return Mutant(
        "a database that was put back does not notice",
        (incarnation, "is_restored", is_restored),
        steps=60,
        restores=True,
        service_restores=False,
    )


def _graves_not_sent() -> Mutant:
    real = Cutter.add

    def add(self: Cutter, due: Sequence[Any], limit_bytes: int = EVERYTHING) -> int:
        return real(self, [each for each in due if each.row is not None], limit_bytes)

    return Mutant("deletions are not sent", (Cutter, "add", add))


def _keys_of_letters_untold() -> Mutant:
    def tell_again(self: ToldKeys) -> None:
        """Nothing."""

    def untold(self: ToldKeys, limit: int) -> tuple[SeriesKey, ...]:
        return ()

    return Mutant(
        "the keys of later letters are told to nobody",
        (ToldKeys, "tell_again", tell_again),
        (ToldKeys, "untold", untold),
        restores=True,
    )


MUTANTS = (
    _answer_clears_all,
    _cursor_before_rows,
    _marks_dropped,
    _deletions_first,
    _documents_skipped,
    _whole_rows,
    _nothing_follows,
    _lists_lost,
    _refused_forgotten,
    _nothing_offered,
    _same_letter,
    _witness_ignored,
    _graves_not_sent,
    _keys_of_letters_untold,
)
