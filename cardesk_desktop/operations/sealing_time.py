"""The time that a sealed document bears: now, unless the computer's clock is plainly behind."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.clock import has_gone_back
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.unit_of_work import UnitOfWork


def sealing_time(desk: Desk, work: UnitOfWork, *, staff_id: UUID, is_confirmed: bool) -> datetime:
    """Now. Refuses with CLOCK_WENT_BACK when the clock fell behind the newest document.

    Once a person has confirmed the date, which the journal keeps, the document sealed then is the
    newest and nobody is asked again.
    """
    now, last = desk.clock.now(), work.documents.last_sealed_at()
    if has_gone_back(now, last):
        if not is_confirmed:
            raise Refused(Code.CLOCK_WENT_BACK, now=now, last=last)
        event, register = JournalEvent.CLOCK_CONFIRMED, work.company.register()
        work.journal.add(JournalEntry(desk.new_id(), now, event, register.id, staff_id))
    return now
