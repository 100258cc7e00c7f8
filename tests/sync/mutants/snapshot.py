"""Bugs of a register that takes a company over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cardesk_desktop.domain.changes import Changes
from cardesk_desktop.store.sync.taking_in.applying import Applier
from cardesk_desktop.store.sync.taking_in.snapshot import SnapshotTaker, Stage, Standing
from cardesk_service.exchange import snapshots
from cardesk_service.exchange.place import order_of
from cardesk_wire.messages import Snapshot
from tests.sync.mutants.mutant import Mutant

_LATE = {"latecomer": False, "newcomer": True, "exchanges": 0.6, "steps": 30, "away": frozenset[int]()}
"""A register joins early enough to take everything over before the end."""


def _place_before_rows() -> Mutant:
    real = SnapshotTaker.take

    def take(
        self: SnapshotTaker, applier: Applier, standing: Standing, part: Snapshot, now: datetime
    ) -> Changes:
        self._state.put(cursor=part.place)
        self._put(Standing(Stage.UNDER_WAY, part.following))
        if not part.following:
            self.end()
        self._database.commit()
        self._database.begin()
        return real(self, applier, standing, part, now)

    return Mutant("how far it came is kept before the rows", (SnapshotTaker, "take", take), cuts=0.5, **_LATE)


def _on_from_the_head() -> Mutant:
    real_take, real_part = SnapshotTaker.take, snapshots.part
    heads = [0]

    def part(connection: Any, company: str, *given: Any, **named: Any) -> Any:
        order = order_of(connection, company)
        heads[0] = order.head if order is not None else 0
        return real_part(connection, company, *given, **named)

    def take(
        self: SnapshotTaker, applier: Applier, standing: Standing, part: Snapshot, now: datetime
    ) -> Changes:
        changes = real_take(self, applier, standing, part, now)
        if not part.following:
            self._state.put(cursor=heads[0])
        return changes

    return Mutant(
        "exchanges go on from the head",
        (snapshots, "part", part),
        (SnapshotTaker, "take", take),
        badness=0.0,
        cuts=0.0,
        **_LATE,
    )


def _part_left_out() -> Mutant:
    real = SnapshotTaker.take

    def take(
        self: SnapshotTaker, applier: Applier, standing: Standing, part: Snapshot, now: datetime
    ) -> Changes:
        changes = real(self, applier, standing, part, now)
        if part.following.startswith("client "):
            self.end()
        return changes

    return Mutant("the last parts are never asked for", (SnapshotTaker, "take", take), **_LATE)


def _begun_with_rows() -> Mutant:
    def is_possible(self: SnapshotTaker) -> bool:
        return True

    return Mutant(
        "a register with rows of its own is based on what it does not know",
        (SnapshotTaker, "is_possible", is_possible),
        **{**_LATE, "latecomer": True, "newcomer": False},
        habits=("write_note", "change_price", "describe_car"),
    )


MUTANTS = (_place_before_rows, _on_from_the_head, _part_left_out, _begun_with_rows)
