"""The journal as owner and manager read it: who did what, when, and to what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.clock import day_end, day_start
from cardesk_desktop.domain.ids import first_id
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.period import Period
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, viewing
from cardesk_desktop.store.journal_views import Subject
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Page

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """The days on the company's clock, and whose entries; None: everybody's."""

    period: Period
    who_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class JournalRow:
    """An entry, who did it (empty: the program by itself), and what it was about.

    `tied` is, of an approval, what was done by it, and of what was approved, the approvals; `tied_who` did
    the one, or gave the others. An approval is about what was done by it.
    """

    entry: JournalEntry
    who: str
    subject: Subject | None
    tied: tuple[JournalEntry, ...] = ()
    tied_who: tuple[str, ...] = ()

    @property
    def is_approval(self) -> bool:
        """Somebody agreed to what another person may not do alone."""
        return self.entry.event is JournalEvent.ACTION_APPROVED


def journal_page(
    desk: Desk, *, staff_id: UUID, which: JournalFilter, offset: int, limit: int
) -> Outcome[Page[JournalRow]]:
    """A page of the journal, newest first. Refuses with NOT_PERMITTED."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.SEE_JOURNAL)
        zone = work.company.company().time_zone
        names = {member.id: member.name for member in work.staff.everyone()}
        since = first_id(day_start(which.period.first, zone))
        before = first_id(day_end(which.period.last, zone))
        page = work.journal_pages.page(since, before, which.who_id, offset, limit)
        rows = tuple(_row(work, entry, names) for entry in page.rows)
        return Outcome(Page(rows, page.total, page.offset))


def _row(work: UnitOfWork, entry: JournalEntry, names: Mapping[UUID, str]) -> JournalRow:
    who = names.get(entry.staff_id, "") if entry.staff_id else ""
    tied = work.journal_pages.tied_to(entry) if entry.staff_id else ()
    if entry.event is not JournalEvent.ACTION_APPROVED:
        givers = dict.fromkeys(names.get(each.staff_id, "") for each in tied if each.staff_id)
        return JournalRow(entry, who, work.journal_subjects.of(entry), tied, tuple(filter(None, givers)))
    about = (work.journal_subjects.of(each) for each in tied)
    subject = next((found for found in about if found is not None), None)
    doer = names.get(entry.subject_id)
    return JournalRow(entry, who, subject or work.journal_subjects.of(entry), tied, (doer,) if doer else ())
