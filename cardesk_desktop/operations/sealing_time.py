"""The time that a sealed document bears: now, unless the computer's clock is plainly behind."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Outcome
from cardesk_desktop.domain.clock import CLOCK_TOLERANCE, CONFIRMED_FOR, has_gone_back, micros
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.store.unit_of_work import UnitOfWork

_BEHIND = "last_sealed_us"
"""The time of the document that the clock is behind, in the entry of the journal."""


def sealing_time(desk: Desk, work: UnitOfWork, *, staff_id: UUID, is_confirmed: bool) -> datetime:
    """Now. Refuses with CLOCK_WENT_BACK when the clock fell behind the newest document.

    Once a person has confirmed the date, which the journal keeps, the document sealed then is the
    newest and nobody is asked again.
    """
    now, last = desk.clock.now(), work.documents.last_sealed_at()
    if last is not None and has_gone_back(now, last) and not _was_confirmed(work, now, last):
        if not is_confirmed:
            raise Refused(Code.CLOCK_WENT_BACK, now=now, last=last)
        _confirm(desk, work, staff_id, now, last)
    return now


def confirm_clock(desk: Desk, *, staff_id: UUID, shown: datetime) -> Outcome[None]:
    """Say that the date that was `shown` is right although it went back: what was refused can be done again.

    It counts for an hour, for no earlier time, and until something is sealed: a battery that is dead sets
    the same day at every start. Where nothing went back, nothing is written. Refuses with CLOCK_WENT_BACK
    where the clock shows another date by now, or the question is an hour old.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.SELL)
        now, last = desk.clock.now(), work.documents.last_sealed_at()
        if last is not None and has_gone_back(now, last) and not _was_confirmed(work, now, last):
            since, until = _span(now)
            if not since <= shown <= until:
                raise Refused(Code.CLOCK_WENT_BACK, now=now, last=last)
            _confirm(desk, work, staff_id, now, last)
    return Outcome(None, Changes())


def _span(now: datetime) -> tuple[datetime, datetime]:
    """From when until when a person's word counts now."""
    # A clock that is set by the network steps back a little now and then.
    return now - CONFIRMED_FOR, now + CLOCK_TOLERANCE


def _was_confirmed(work: UnitOfWork, now: datetime, last: datetime) -> bool:
    register = work.company.register()
    words = work.journal.figures(JournalEvent.CLOCK_CONFIRMED, register.id, *_span(now))
    return any(said.get(_BEHIND) == micros(last) for said in words)


def _confirm(desk: Desk, work: UnitOfWork, staff_id: UUID, now: datetime, last: datetime) -> None:
    register, event = work.company.register(), JournalEvent.CLOCK_CONFIRMED
    behind = {_BEHIND: micros(last)}
    work.journal.add(JournalEntry(desk.new_id(), now, event, register.id, staff_id, behind))
