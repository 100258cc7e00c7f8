"""The journal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, func, select

from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Addition, Statement
from cardesk_desktop.store.tables.journal import JOURNAL_ENTRY

_OF_SUBJECT = JOURNAL_ENTRY.c.subject_id == bindparam("subject_id")
_ADD = Addition(JOURNAL_ENTRY)
_COUNT = Statement(
    select(func.count())
    .select_from(JOURNAL_ENTRY)
    .where(_OF_SUBJECT, JOURNAL_ENTRY.c.event == bindparam("event"))
)
_BETWEEN = Statement(
    select(JOURNAL_ENTRY.c.figures).where(
        _OF_SUBJECT,
        JOURNAL_ENTRY.c.event == bindparam("event"),
        JOURNAL_ENTRY.c.at.between(bindparam("earliest"), bindparam("latest")),
    )
)
_LAST = Statement(
    select(JOURNAL_ENTRY.c.reason)
    .where(_OF_SUBJECT, JOURNAL_ENTRY.c.event == bindparam("event"))
    .order_by(JOURNAL_ENTRY.c.id.desc())
    .limit(1)
)
_ENTRIES = (
    select(
        JOURNAL_ENTRY.c.id,
        JOURNAL_ENTRY.c.at,
        JOURNAL_ENTRY.c.event,
        JOURNAL_ENTRY.c.subject_id,
        JOURNAL_ENTRY.c.staff_id,
        JOURNAL_ENTRY.c.figures,
        JOURNAL_ENTRY.c.reason,
    )
    .where(_OF_SUBJECT)
    .order_by(JOURNAL_ENTRY.c.id)
)
_ALL = Statement(_ENTRIES)
_EACH = Statement(_ENTRIES.where(JOURNAL_ENTRY.c.event == bindparam("event")))


class JournalRepository:
    """Entries are added and read, never changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, entry: JournalEntry) -> None:
        """Remember an event."""
        self._database.add(
            _ADD,
            [
                {
                    "id": entry.id,
                    "at": entry.at,
                    "event": entry.event,
                    "subject_id": entry.subject_id,
                    "staff_id": entry.staff_id,
                    "figures": entry.figures,
                    "reason": entry.reason,
                }
            ],
        )

    def count(self, event: JournalEvent, subject_id: UUID) -> int:
        """How often something happened to a subject."""
        return int(self._database.value(_COUNT, {"event": event, "subject_id": subject_id}))

    def figures(
        self, event: JournalEvent, subject_id: UUID, earliest: datetime, latest: datetime
    ) -> tuple[Mapping[str, int], ...]:
        """What was noted each time that it happened to a subject between two instants, both included."""
        named = {"event": event, "subject_id": subject_id, "earliest": earliest, "latest": latest}
        return tuple(row[0] for row in self._database.rows(_BETWEEN, named))

    def last_reason(self, event: JournalEvent, subject_id: UUID) -> str:
        """What was noted when it last happened to the subject; empty where it never did."""
        found = self._database.first(_LAST, {"event": event, "subject_id": subject_id})
        return str(found[0]) if found is not None else ""

    def each(self, event: JournalEvent, subject_id: UUID) -> tuple[JournalEntry, ...]:
        """Each time that something happened to a subject, oldest first."""
        asked = {"event": event, "subject_id": subject_id}
        return tuple(JournalEntry(*row) for row in self._database.rows(_EACH, asked))

    def of_subject(self, subject_id: UUID) -> tuple[JournalEntry, ...]:
        """All that happened to a subject, oldest first. Of a register that is every time it was unlocked."""
        return tuple(JournalEntry(*row) for row in self._database.rows(_ALL, {"subject_id": subject_id}))
