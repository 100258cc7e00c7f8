"""Two said different things of one row: a person keeps the value that won, or takes the other back.

Taking the other is an ordinary change of this register, by whoever may change such a row; it goes out with
the next exchange and wins, since it was made knowing the one that is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission, may
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.operations.sync_permissions import COSTS, needed_for
from cardesk_desktop.store.sync_views import Difference, FieldPair, Thing
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_wire.messages import Value

READABLE_FOR = timedelta(days=90)
"""A conflict that was decided can be read again for so long after it arose."""
DECIDED_SHOWN = 40
ALL_AT_ONCE = 500
"""Conflicts that are decided in one commit, so that a sale may come between."""


@dataclass(frozen=True, slots=True)
class Differences:
    """The oldest conflicts that nobody has looked at, `count` of all values, and those decided lately.

    `own` is this register, as the service calls it.
    """

    open: tuple[Difference, ...]
    count: int
    decided: tuple[Difference, ...]
    own: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided: the conflicts that were looked at, and what stood in the row where it was changed."""

    ids: tuple[UUID, ...]
    kind: str = ""
    identity: bytes = b""
    before: Mapping[str, Value] | None = None


def differences(desk: Desk, *, viewer_id: UUID, limit: int) -> Outcome[Differences]:
    """What two said; costs only to those who may see them."""
    with desk.store.read() as work:
        sees_costs = may(work.staff.get(viewer_id).role, Permission.SEE_COSTS)
        inbox = work.sync_inbox
        since = desk.clock.now() - READABLE_FOR
        return Outcome(
            Differences(
                tuple(_veiled(each, sees_costs) for each in inbox.differences(limit)),
                inbox.count_of_conflicts(),
                tuple(_veiled(each, sees_costs) for each in inbox.decided(since, DECIDED_SHOWN)),
                work.sync.state().device_id,
            )
        )


def keep_the_winner(desk: Desk, *, staff_id: UUID, ids: Sequence[UUID]) -> Outcome[Decision]:
    """Leave everything as it is: these conflicts have been looked at. Refuses with NOT_FOUND."""
    with desk.store.write() as work:
        found = _found(work, ids)
        _permit(desk, work, staff_id, found)
        decided = tuple(each for one in found for each in one.ids)
        work.sync_inbox.settle(decided, desk.clock.now())
        return Outcome(Decision(decided), Changes.of((Noun.SYNC, decided[0])))


def keep_every_winner(desk: Desk, *, staff_id: UUID) -> Outcome[Decision]:
    """The same for all conflicts that nobody has looked at, a few hundred at a time."""
    with desk.store.write() as work:
        found = work.sync_inbox.differences(ALL_AT_ONCE)
        if not found:
            return Outcome(Decision(()))
        _permit(desk, work, staff_id, found)
        decided = tuple(each for one in found for each in one.ids)
        work.sync_inbox.settle(decided, desk.clock.now())
        return Outcome(Decision(decided), Changes.of((Noun.SYNC, decided[0])))


def take_the_other(desk: Desk, *, staff_id: UUID, ids: Sequence[UUID]) -> Outcome[Decision]:
    """Put the values in place that lost.

    Refuses with VALUE_CANNOT_RETURN where the row is gone or has moved on, and with NOT_FOUND.
    """
    with desk.store.write() as work:
        found = _found(work, ids)
        _permit(desk, work, staff_id, found)
        (difference, *others) = found
        if others or not difference.can_take:
            raise Refused(Code.VALUE_CANNOT_RETURN)
        thing, now = difference.thing, desk.clock.now()
        fields = {pair.name: pair.lost for pair in difference.fields}
        before = _before(work, difference, fields)
        changes = _put(desk, work, difference, fields)
        work.sync_inbox.settle(difference.ids, now)
        _note(desk, work, staff_id, difference)
        decision = Decision(difference.ids, thing.kind, thing.identity, before)
        return Outcome(decision, changes | Changes.of((Noun.SYNC, difference.ids[0])))


def bring_back(desk: Desk, *, staff_id: UUID, ids: Sequence[UUID]) -> Outcome[Thing]:
    """Let a row that was deleted be there again, under another identity; what it is called and where it is.

    Refuses with VALUE_CANNOT_RETURN where not all of it is known, or it is there again, and with NOT_FOUND.
    """
    with desk.store.write() as work:
        found = _found(work, ids)
        _permit(desk, work, staff_id, found)
        (difference, *others) = found
        if others or not difference.heir:
            raise Refused(Code.VALUE_CANNOT_RETURN)
        kind, now = difference.thing.kind, desk.clock.now()
        fields = {pair.name: pair.lost for pair in difference.fields}
        changes = work.sync_inbox.mender.add(kind, difference.heir, fields, now)
        if changes is None:
            raise Refused(Code.VALUE_CANNOT_RETURN)
        work.sync_inbox.settle(difference.ids, now)
        subject = UUID(bytes=difference.heir)
        to_journal(desk, work, JournalEvent.DELETED_BROUGHT_BACK, subject, staff_id, reason=kind, at=now)
        thing = work.sync_inbox.thing(kind, difference.heir)
        return Outcome(thing, changes | Changes.of((Noun.SYNC, difference.ids[0])))


def decide_again(desk: Desk, *, staff_id: UUID, decision: Decision) -> Outcome[None]:
    """Undo a decision: what was changed is changed back, and the conflicts wait for a person again.

    Refuses with VALUE_CANNOT_RETURN where the row is gone or has moved on.
    """
    with desk.store.write() as work:
        found = _found(work, decision.ids)
        _permit(desk, work, staff_id, found)
        changes = Changes.of((Noun.SYNC, decision.ids[0]))
        if decision.before is not None:
            changes |= _put(desk, work, found[0], decision.before)
        work.sync_inbox.settle(decision.ids, None)
        return Outcome(None, changes)


def _found(work: UnitOfWork, ids: Iterable[UUID]) -> tuple[Difference, ...]:
    found = work.sync_inbox.some_differences(ids)
    if not found:
        raise Refused(Code.NOT_FOUND)
    return found


def _permit(desk: Desk, work: UnitOfWork, staff_id: UUID, found: Iterable[Difference]) -> None:
    needed = (needed_for(each.thing.kind, (pair.name for pair in each.fields)) for each in found)
    for permission in sorted(frozenset().union(*needed)):
        acting(desk, work, staff_id, permission)


def _before(work: UnitOfWork, difference: Difference, fields: Mapping[str, Value]) -> Mapping[str, Value]:
    row = work.sync_inbox.mender.row(difference.thing.kind, difference.thing.identity) or {}
    return {name: row[name] for name in fields if name in row}


def _put(desk: Desk, work: UnitOfWork, difference: Difference, fields: Mapping[str, Value]) -> Changes:
    thing = difference.thing
    changes = work.sync_inbox.mender.change(thing.kind, thing.identity, fields, desk.clock.now())
    if changes is None:
        raise Refused(Code.VALUE_CANNOT_RETURN)
    return changes


def _note(desk: Desk, work: UnitOfWork, staff_id: UUID, difference: Difference) -> None:
    subject = UUID(bytes=difference.thing.identity[:16])
    to_journal(desk, work, JournalEvent.OTHER_VALUE_TAKEN, subject, staff_id, reason=difference.thing.kind)


def _veiled(difference: Difference, sees_costs: bool) -> Difference:
    """Without what this person may not see."""

    def pair(of: FieldPair) -> FieldPair:
        is_secret = of.name in COSTS and not sees_costs
        return replace(of, kept=None, lost=None, present=None, is_secret=True) if is_secret else of

    return replace(difference, fields=tuple(map(pair, difference.fields)))
