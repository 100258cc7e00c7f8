"""What a refusal leads to: another epoch and letter, everything offered again, or waiting for somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.store.incarnation import start_following_incarnation
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import Refusal, Value


class Next(StrEnum):
    """What is to be done after a refusal."""

    AGAIN = "again"
    """What stood in the way is cleared: exchange again at once."""
    WAIT = "wait"
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


_WITHOUT_US = {
    RefusalCode.SIGNED_OUT: Next.SIGN_IN,
    RefusalCode.NOT_A_MEMBER: Next.NOT_A_MEMBER,
    RefusalCode.NOT_PERMITTED: Next.NOT_A_MEMBER,
    RefusalCode.REGISTER_REVOKED: Next.NOT_A_MEMBER,
    RefusalCode.PLEASE_UPDATE: Next.UPDATE,
}


def give_in(work: UnitOfWork, refusal: Refusal, now: datetime, identity: Identity) -> Course:
    """Do what a refusal asks for, in this unit of work. One that is not understood leads to waiting."""
    params = refusal.params
    epoch = _whole(params, "epoch", work.sync.state().epoch + 1)
    match refusal.code:
        case RefusalCode.FORK | RefusalCode.EPOCH_ENDED:
            start_over(work, now, identity, epoch=epoch)
        case RefusalCode.GENERATION_CHANGED:
            _offer_again(work, epoch, str(params.get("generation", "")), _whole(params, "restored_to", 0))
        case RefusalCode.GAP:
            _offer_again(work, epoch, work.sync.state().generation, 0)
        case _:
            course = next((after for code, after in _WITHOUT_US.items() if code == refusal.code), Next.WAIT)
            return Course(course, _whole(params, "retry_after_s", 0))
    return Course(Next.AGAIN)


def start_over(work: UnitOfWork, now: datetime, identity: Identity, *, epoch: int) -> None:
    """Another copy of this database went on from here: be another one from now on.

    Its numbers are printed already, so the next sale takes a letter that no copy had: the service gives
    every copy an epoch of its own, and the letter is at least as far as the epoch. All is pulled again, own
    documents too, and whatever the service lacks is offered.
    """
    start_following_incarnation(
        work, at_least=epoch, public_key=identity.public_key, now=now, new_id=identity.new_id
    )
    _offer_again(work, epoch, work.sync.state().generation, 0)


def _offer_again(work: UnitOfWork, epoch: int, generation: str, cursor: int) -> None:
    """Offer everything as it was known until now, under a new epoch; pull from where both remember."""
    known = work.sync.state().cursor
    work.sync.begin_epoch(epoch, generation=generation, cursor=min(known, cursor))
    work.sync.begin_offer(known)


def _whole(params: Mapping[str, Value], name: str, usual: int) -> int:
    value = params.get(name)
    return value if isinstance(value, int) and value >= 0 else usual
