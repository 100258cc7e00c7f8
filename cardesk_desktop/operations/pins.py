"""PINs at the desk: choosing one, and proving with it who is there.

A try has three steps, so that no scan waits for a hash: `begin_try` counts it as wrong before it is
weighed (pulling the plug gives no free try), `weigh` hashes without the desk, on an io thread, and
`end_try` keeps the result. `unlock` is the three in one, for whoever has no window to keep moving.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.pin import StaffPin, folded, new_pin
from cardesk_desktop.domain.pin_hash import SALT_BYTES, hashed, is_outdated, matches
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.store.unit_of_work import UnitOfWork

_NO_FIGURES: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PinTry:
    """A try that has been counted and not yet been weighed."""

    member: Staff
    kept: str = field(repr=False)
    failures_if_wrong: int
    seconds_if_wrong: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the hash says. `renewed` is a stronger hash of a right PIN whose hash was an older one."""

    is_right: bool
    renewed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Proven:
    """Who has just shown by a PIN to be there. Made by `end_try` only."""

    member: Staff
    kept: str = field(repr=False)


def hash_pin(typed: str) -> str:
    """Hash a PIN that somebody chooses; slow. Refuses with PIN_UNREADABLE or PIN_TOO_SIMPLE."""
    return hashed(new_pin(typed), secrets.token_bytes(SALT_BYTES))


def set_pin(desk: Desk, *, staff_id: UUID, member_id: UUID, kept: str) -> Outcome[None]:
    """Give somebody another PIN and forget wrong tries. `kept` comes from `hash_pin`."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_STAFF)
        return _keep(desk, work, work.staff.get(member_id), kept, by=staff_id)


def choose_first_pin(desk: Desk, *, member_id: UUID, kept: str) -> Outcome[None]:
    """Somebody without a PIN chooses one at the lock screen, and the desk is open to them.

    Refuses with PIN_ALREADY_SET who has one.
    """
    with desk.store.write() as work:
        member = _present(work, member_id)
        if work.pins.get(member_id) is not None:
            raise Refused(Code.PIN_ALREADY_SET)
        outcome = _keep(desk, work, member, kept, by=member_id)
        _write(desk, work, JournalEvent.DESK_UNLOCKED, member_id)
        return outcome


def change_own_pin(desk: Desk, *, proven: Proven, kept: str) -> Outcome[None]:
    """Somebody who has just proved the PIN before chooses another one.

    Refuses with PIN_WRONG when the PIN that was proved is no longer the one that is kept.
    """
    with desk.store.write() as work:
        member = _present(work, proven.member.id)
        pin = work.pins.get(member.id)
        if pin is None or pin.hash != proven.kept:
            raise Refused(Code.PIN_WRONG, seconds=0)
        return _keep(desk, work, member, kept, by=member.id)


def seconds_to_wait(desk: Desk, *, member_id: UUID) -> Outcome[int]:
    """How long this person's next try has to wait, 0 when it need not; a restart does not change it."""
    with desk.store.read() as work:
        pin = work.pins.get(member_id)
        return Outcome(pin.tries.seconds_left(desk.clock.now()) if pin else 0)


def begin_try(desk: Desk, *, member_id: UUID) -> Outcome[PinTry]:
    """Count a try, and give what it is to be weighed against.

    Refuses with PIN_MISSING who has none, with PIN_LOCKED (`seconds` to wait) who tried wrongly too often,
    with NOT_FOUND who works here no more.
    """
    now = desk.clock.now()
    with desk.store.write() as work:
        member, pin = _present(work, member_id), work.pins.get(member_id)
        if pin is None:
            raise Refused(Code.PIN_MISSING)
        tries = pin.tries.seen_at(now)
        seconds = tries.seconds_left(now)
        if not seconds:
            tries = tries.failed(now)
        work.pins.put(StaffPin(member_id, pin.hash, tries))
    if seconds:
        raise Refused(Code.PIN_LOCKED, seconds=seconds)
    return Outcome(PinTry(member, pin.hash, tries.failures, tries.seconds_left(now)))


def weigh(attempt: PinTry, typed: str) -> Weighed:
    """Hash what was typed and compare; slow. Refuses with PIN_UNSAFE when what is kept is too weak."""
    pin = folded(typed)
    if not matches(pin, attempt.kept):
        return Weighed(is_right=False)
    renewed = hashed(pin, secrets.token_bytes(SALT_BYTES)) if is_outdated(attempt.kept) else ""
    return Weighed(is_right=True, renewed=renewed)


def end_try(desk: Desk, *, attempt: PinTry, weighed: Weighed, opens_desk: bool = False) -> Outcome[Proven]:
    """Keep how a try ended; the person when it was right. Wrong ones go into the journal.

    Refuses with PIN_WRONG; `seconds` is how long the next try has to wait now, 0 when it need not.
    """
    member, kept = attempt.member, weighed.renewed or attempt.kept
    with desk.store.write() as work:
        if weighed.is_right:
            work.pins.put(StaffPin(member.id, kept))
            if opens_desk:
                _write(desk, work, JournalEvent.DESK_UNLOCKED, member.id)
        else:
            figures = {"failures": attempt.failures_if_wrong}
            _write(desk, work, JournalEvent.PIN_REFUSED, member.id, figures)
    if not weighed.is_right:
        raise Refused(Code.PIN_WRONG, seconds=attempt.seconds_if_wrong)
    return Outcome(Proven(member, kept))


def unlock(desk: Desk, *, member_id: UUID, pin: str) -> Outcome[Staff]:
    """Prove who is there and open the desk to them. Refuses as the three steps do."""
    attempt = begin_try(desk, member_id=member_id).value
    return Outcome(end_try(desk, attempt=attempt, weighed=weigh(attempt, pin), opens_desk=True).value.member)


def note_locked(desk: Desk, *, member_id: UUID, is_automatic: bool) -> Outcome[None]:
    """Write in the journal that the desk was locked while this person worked at it."""
    with desk.store.write() as work:
        _write(desk, work, JournalEvent.DESK_LOCKED, member_id, {"automatic": int(is_automatic)})
        return Outcome(None)


def note_look_allowed(
    desk: Desk, *, looker_id: UUID, approver_id: UUID, permission: Permission
) -> Outcome[None]:
    """Write in the journal that somebody was let look at what is not for them, for as long as they stay."""
    with desk.store.write() as work:
        looker, event = work.staff.get(looker_id), JournalEvent.ACTION_APPROVED
        to_journal(desk, work, event, looker.id, approver_id, reason=permission.value)
        return Outcome(None)


def _present(work: UnitOfWork, member_id: UUID) -> Staff:
    member = work.staff.get(member_id)
    if not member.is_active:
        raise Refused(Code.NOT_FOUND, id=member_id)
    return member


def _keep(desk: Desk, work: UnitOfWork, member: Staff, kept: str, *, by: UUID) -> Outcome[None]:
    work.pins.put(StaffPin(member.id, kept))
    to_journal(desk, work, JournalEvent.PIN_SET, member.id, by)
    return Outcome(None, Changes.of((Noun.STAFF, member.id)))


def _write(
    desk: Desk,
    work: UnitOfWork,
    event: JournalEvent,
    member_id: UUID,
    figures: Mapping[str, int] = _NO_FIGURES,
) -> None:
    """An entry by somebody: about the register that they opened or locked, else about themselves."""
    is_of_register = event in (JournalEvent.DESK_UNLOCKED, JournalEvent.DESK_LOCKED)
    subject = work.company.register().id if is_of_register else member_id
    to_journal(desk, work, event, subject, member_id, figures)
