"""The journal: figures and ids about who did what."""

from __future__ import annotations

from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from tests.builders import NOW, identity, make_staff


def test_an_entry_tells_who_did_what_when() -> None:
    amina = make_staff()
    entry = JournalEntry(identity("entry"), NOW, JournalEvent.LINE_REMOVED, identity("ticket"), amina.id)
    assert (entry.at, entry.staff_id, entry.figures, entry.reason) == (NOW, amina.id, {}, "")


def test_every_event_is_named_as_it_reads() -> None:
    assert [event.value for event in JournalEvent] == [event.name.lower() for event in JournalEvent]
