"""The time that a sealed document bears: now, unless the computer's clock is plainly behind."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Outcome
from cardesk_desktop.domain.clock import CLOCK_TOLERANCE, CONFIRMED_FOR, has_gone_back, micros
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.store.unit_of_work import UnitOfWork

_BEHIND = "last_sealed_us"
"""The time of the document that the clock is behind, in the entry of the journal."""


def sealing_time(desk: Desk, work: UnitOfWork) -> datetime:
    """Now. Refuses with CLOCK_WENT_BACK when the clock fell behind the newest document.

    Once a person has confirmed the date (`confirm_clock`), the document sealed then is the newest and
    nobody is asked again.
    """
    now = desk.clock.now()
    last = _ahead_of(work, now)
    if last is not None:
        raise Refused(Code.CLOCK_WENT_BACK, now=now, last=last)
    return now


def confirm_clock(desk: Desk, *, staff_id: UUID, shown: datetime) -> Outcome[None]:
    """Say that the date that was `shown` is right although it went back: what was refused can be done again.

    It counts for an hour, for no earlier time, and until something is sealed: a battery that is dead sets
    the same day at every start. Where nothing went back, nothing is written. Refuses with CLOCK_WENT_BACK
    where the clock shows another date by now, or the question is an hour old.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.SELL)
        now = desk.clock.now()
        last = _ahead_of(work, now)
        if last is not None:
            since, until = _span(now)
            if not since <= shown <= until:
                raise Refused(Code.CLOCK_WENT_BACK, now=now, last=last)
            register = work.company.register()
            behind = {_BEHIND: micros(last)}
            to_journal(desk, work, JournalEvent.CLOCK_CONFIRMED, register.id, staff_id, behind, at=now)
    return Outcome(None, Changes())


def _span(now: datetime) -> tuple[datetime, datetime]:
    """From when until when a person's word counts now."""
    # A clock that is set by the network steps back a little now and then.
    return now - CONFIRMED_FOR, now + CLOCK_TOLERANCE


def _ahead_of(work: UnitOfWork, now: datetime) -> datetime | None:
    """When the newest document was sealed, where the clock fell behind that and nobody said it is right."""
    last = work.documents.last_sealed_at()
    if last is None or not has_gone_back(now, last):
        return None
    words = work.journal.figures(JournalEvent.CLOCK_CONFIRMED, work.company.register().id, *_span(now))
    return None if any(said.get(_BEHIND) == micros(last) for said in words) else last
