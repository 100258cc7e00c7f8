"""The time that a sealed document bears: now, unless the computer's clock is plainly behind."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Outcome
from cardesk_desktop.domain.clock import CLOCK_TOLERANCE, CONFIRMED_FOR, has_gone_back
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.store.unit_of_work import UnitOfWork


def sealing_time(desk: Desk, work: UnitOfWork, *, staff_id: UUID, is_confirmed: bool) -> datetime:
    """Now. Refuses with CLOCK_WENT_BACK when the clock fell behind the newest document.

    Once a person has confirmed the date, which the journal keeps, the document sealed then is the
    newest and nobody is asked again.
    """
    now, last = desk.clock.now(), work.documents.last_sealed_at()
    if has_gone_back(now, last) and not _was_confirmed(work, now):
        if not is_confirmed:
            raise Refused(Code.CLOCK_WENT_BACK, now=now, last=last)
        _confirm(desk, work, staff_id, now)
    return now


def confirm_clock(desk: Desk, *, staff_id: UUID) -> Outcome[None]:
    """Say that this computer's date is right although it went back: what was refused can be done again.

    It counts for an hour and for no earlier time. Where nothing went back, nothing is written.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.SELL)
        now = desk.clock.now()
        if has_gone_back(now, work.documents.last_sealed_at()) and not _was_confirmed(work, now):
            _confirm(desk, work, staff_id, now)
    return Outcome(None, Changes())


def _was_confirmed(work: UnitOfWork, now: datetime) -> bool:
    register = work.company.register()
    # A clock that is set by the network steps back a little now and then.
    since, until = now - CONFIRMED_FOR, now + CLOCK_TOLERANCE
    return work.journal.happened(JournalEvent.CLOCK_CONFIRMED, register.id, since, until)


def _confirm(desk: Desk, work: UnitOfWork, staff_id: UUID, now: datetime) -> None:
    register = work.company.register()
    entry = JournalEntry(desk.new_id(), now, JournalEvent.CLOCK_CONFIRMED, register.id, staff_id)
    work.journal.add(entry)
