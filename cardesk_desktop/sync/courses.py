"""What a refusal leads to: another epoch and letter, everything offered again, or waiting for somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.store.incarnation import start_incarnation_of_epoch
from cardesk_desktop.store.sync.taking_in.snapshot import Stage
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.snapshot import lose_snapshot
from cardesk_wire.accounts import AccountCode
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import Refusal, Value


class Next(StrEnum):
    """What is to be done after a refusal."""

    AGAIN = "again"
    """What stood in the way is cleared: exchange again at once."""
    WAIT = "wait"
    """The service has no time now."""
    SMALLER = "smaller"
    """That was too much at once."""
    FAIL = "fail"
    """Nobody here knows what to do about it: the same is tried again later."""
    SIGN_IN = "sign_in"
    """A person has to sign in; until then all is kept here."""
    NOT_A_MEMBER = "not_a_member"
    UPDATE = "update"
    """The program is too old to read rows; its documents are taken in all the same."""


@dataclass(frozen=True, slots=True)
class Course:
    """What to do after a refusal; `wait_s` is 0 where the service did not say how long."""

    next: Next
    wait_s: int = 0


@dataclass(frozen=True, slots=True)
class Identity:
    """Who seals here from now on: the public key (32 bytes), and the maker of identities."""

    public_key: bytes
    new_id: NewId


_NOTHING_TO_DO = {
    RefusalCode.SIGNED_OUT: Next.SIGN_IN,
    RefusalCode.NOT_A_MEMBER: Next.NOT_A_MEMBER,
    RefusalCode.NOT_PERMITTED: Next.NOT_A_MEMBER,
    RefusalCode.REGISTER_REVOKED: Next.NOT_A_MEMBER,
    RefusalCode.PLEASE_UPDATE: Next.UPDATE,
    RefusalCode.RATE_LIMITED: Next.WAIT,
    RefusalCode.BUSY: Next.WAIT,
    RefusalCode.TOO_LARGE: Next.SMALLER,
}


def give_in(work: UnitOfWork, refusal: Refusal, now: datetime, identity: Identity) -> Course:
    """Do what a refusal asks for, in this unit of work. One that is not understood changes nothing."""
    params, state = refusal.params, work.sync.state()
    epoch = _whole(params, "epoch", state.epoch + 1)
    match refusal.code:
        case RefusalCode.FORK | RefusalCode.EPOCH_ENDED | RefusalCode.GAP:
            start_over(work, now, identity, epoch=epoch)
        case RefusalCode.GENERATION_CHANGED:
            generation = str(params.get("generation", ""))
            # Between two pages a row may have gone to a later one, and be back where it was before.
            known = work.sync.pages.known(state.cursor)
            cursor = min(known, _whole(params, "restored_to", 0))
            start_over(work, now, identity, epoch=epoch, generation=generation, cursor=cursor)
        case RefusalCode.NOT_FOUND if lose_snapshot(work):
            pass
        case AccountCode.KEY_INVALID:
            # No key is worth that papers wait: without it they are taken in as well.
            work.sync.keys.let_be()
        case _:
            course = next(
                (after for code, after in _NOTHING_TO_DO.items() if code == refusal.code), Next.FAIL
            )
            return Course(course, _whole(params, "retry_after_s", 0))
    return Course(Next.AGAIN)


def start_over(
    work: UnitOfWork,
    now: datetime,
    identity: Identity,
    *,
    epoch: int,
    generation: str | None = None,
    cursor: int = 0,
) -> None:
    """Begin a new epoch: pull from the cursor on, own documents too, and offer what is here.

    Another copy of this database may have gone on from the same numbers (where the service was put back,
    nobody can tell), so the next sale takes a letter that no copy has: each is given an epoch of its own.
    """
    state, snapshot = work.sync.state(), work.sync.snapshot.standing()
    known = work.sync.pages.known(state.cursor)
    start_incarnation_of_epoch(work, epoch, public_key=identity.public_key, now=now, new_id=identity.new_id)
    generation = state.generation if generation is None else generation
    if snapshot is not None:
        # Not everything up to the cursor is here.
        cursor = 0
    work.sync.begin_epoch(epoch, generation=generation, cursor=cursor)
    if snapshot is not None and snapshot.stage is Stage.WANTED:
        # All that is here waits anyway: it was written down after the joining.
        return
    work.sync.snapshot.end()
    # Who has just joined goes on as one who lived alone: what it says otherwise is to be told to people. Who
    # heard a first page did not. Who started over before knows what it knew then (decision 315).
    work.sync.begin_offer(0 if state.speaks_first else max(known, state.offer_base, min(state.cursor, 1)))
    work.sync.photos.send_again()


def _whole(params: Mapping[str, Value], name: str, usual: int) -> int:
    value = params.get(name)
    return value if isinstance(value, int) and value >= 0 else usual
