"""The journal as it is read: newest first, of a span of time, of everybody or of one person.

Identities grow with time, so the primary key finds the span: no sale pays for another index.
"""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, func, or_, select

from cardesk_desktop.domain.ids import first_id
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.journal import JOURNAL_ENTRY
from cardesk_desktop.store.views import Page

_J = JOURNAL_ENTRY.c
_IN_SPAN = (_J.id >= bindparam("since"), _J.id < bindparam("before"))
_BY_PERSON = or_(
    _J.staff_id == bindparam("staff_id"),
    # What somebody else approved was done by the subject.
    (_J.event == JournalEvent.ACTION_APPROVED) & (_J.subject_id == bindparam("staff_id")),
)


_MOMENT, _LONGEST = timedelta(seconds=5), timedelta(minutes=10)
"""How far identities lie from the instant of an entry, and how long a deed may take to write its own."""

_WITH = (*_IN_SPAN, _J.at == bindparam("at"))
_COLUMNS = (_J.id, _J.at, _J.event, _J.subject_id, _J.staff_id, _J.figures, _J.reason)
_APPROVED = Statement(
    select(*_COLUMNS)
    .where(*_WITH, _J.staff_id == bindparam("who"), _J.event != JournalEvent.ACTION_APPROVED)
    .order_by(_J.id)
)
_APPROVALS = Statement(
    select(*_COLUMNS)
    .where(*_WITH, _J.subject_id == bindparam("who"), _J.event == JournalEvent.ACTION_APPROVED)
    .order_by(_J.id)
)


class JournalPages:
    """Reads pages of the journal."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, since: UUID, before: UUID, staff_id: UUID | None, offset: int, limit: int
    ) -> Page[JournalEntry]:
        """A page of the entries from one identity on up to another, newest first.

        With `staff_id` only what this person did, approved, or had approved.
        """
        span = {"since": since, "before": before, "staff_id": staff_id}
        is_of_one = staff_id is not None
        rows = self._database.rows(_page(is_of_one), {**span, "offset": offset, "limit": limit})
        total = int(self._database.value(_count(is_of_one), span))
        return Page(tuple(JournalEntry(*row) for row in rows), total, offset)

    def tied_to(self, entry: JournalEntry) -> tuple[JournalEntry, ...]:
        """Of an approval, what was done by it; of anything else, the approvals that it took.

        They bear the same instant (`Desk.approved`), and were done by the same person.
        """
        is_approval = entry.event is JournalEvent.ACTION_APPROVED
        found = self._database.rows(
            _APPROVED if is_approval else _APPROVALS,
            {
                "since": first_id(entry.at - _MOMENT),
                "before": first_id(entry.at + _LONGEST),
                "at": entry.at,
                "who": entry.subject_id if is_approval else entry.staff_id,
            },
        )
        return tuple(JournalEntry(*row) for row in found)


def _conditions(is_of_one: bool) -> tuple[ColumnElement[bool], ...]:
    return (*_IN_SPAN, _BY_PERSON) if is_of_one else _IN_SPAN


@cache
def _page(is_of_one: bool) -> Statement:
    return Statement(
        select(*_COLUMNS)
        .where(*_conditions(is_of_one))
        .order_by(_J.id.desc())
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    )


@cache
def _count(is_of_one: bool) -> Statement:
    return Statement(select(func.count()).select_from(JOURNAL_ENTRY).where(*_conditions(is_of_one)))
