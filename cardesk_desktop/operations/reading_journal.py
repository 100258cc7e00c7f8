"""The journal as owner and manager read it: who did what, when, and to what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.clock import day_end
from cardesk_desktop.domain.ids import first_id
from cardesk_desktop.domain.journal import JournalEntry
from cardesk_desktop.domain.period import Period
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, viewing
from cardesk_desktop.store.journal_views import Subject
from cardesk_desktop.store.views import Page

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """The days on the company's clock, and whose entries; None: everybody's."""

    period: Period
    who_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class JournalRow:
    """An entry, who did it (empty: the program by itself), and what it was about."""

    entry: JournalEntry
    who: str
    subject: Subject | None


def journal_page(
    desk: Desk, *, staff_id: UUID, which: JournalFilter, offset: int, limit: int
) -> Outcome[Page[JournalRow]]:
    """A page of the journal, newest first. Refuses with NOT_PERMITTED."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.SEE_JOURNAL)
        zone = work.company.company().time_zone
        names = {member.id: member.name for member in work.staff.everyone()}
        since = first_id(day_end(which.period.first - _DAY, zone))
        before = first_id(day_end(which.period.last, zone))
        page = work.journal_pages.page(since, before, which.who_id, offset, limit)
        rows = (
            JournalRow(
                entry,
                names.get(entry.staff_id, "") if entry.staff_id else "",
                work.journal_subjects.of(entry),
            )
            for entry in page.rows
        )
        return Outcome(Page(tuple(rows), page.total, page.offset))
