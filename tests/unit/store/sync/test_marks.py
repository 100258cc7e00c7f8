"""A business transaction says by itself what changed, and nothing while nobody listens."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import text as sql

from cardesk_desktop.domain.client import Phone
from cardesk_desktop.domain.ids import successor
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.places import PLACES
from tests.builders import NOW, identity, make_client, make_product, make_service, make_ticket, make_vehicle
from tests.builders.hub import ALL, Hub
from tests.builders.premises import Premises, issue

_MARKS = Statement(sql("SELECT kind, id, fields, is_gone, hlc, base FROM sync_mark ORDER BY kind, id"))


def marks(store: Store) -> dict[tuple[str, bytes], list[str] | None]:
    """The fields of every mark; None for a deletion."""
    rows = store._database.rows(_MARKS, {})
    return {(kind, of): None if gone else PLACES[kind].names(fields) for kind, of, fields, gone, *_ in rows}


def test_nothing_is_marked_before_the_register_joined(store: Store) -> None:
    with store.write() as work:
        work.clients.save(replace(make_client(), notes="Likes wax"))
        assert work.vehicles.remove(make_vehicle().id)
        assert work.sync.counts().waiting == 0
        assert work.sync.state().hlc == 0
        assert not work.sync.state().has_joined
        # A copy of this database may join first, and bring the car along.
        assert work.sync.is_buried("vehicle", make_vehicle().id.bytes)
    assert marks(store) == {}


def test_a_change_marks_what_differs(store: Store, hub: Hub) -> None:
    client, product = make_client(), make_product()
    with store.write() as work:
        work.clients.save(replace(client, notes="Likes wax"))
        work.catalogue.save_product(replace(product, barcodes=("1", "2")))
        work.catalogue.save_service(make_service())
        work.vehicles.save(make_vehicle(client=client))
    assert marks(store) == {
        ("client", client.id.bytes): ["notes"],
        ("product", product.id.bytes): ["barcodes"],
    }
    with store.write() as work:
        work.clients.save(replace(client, other_phones=(Phone("+97155"),)))
    assert marks(store)["client", client.id.bytes] == ["notes", "phones"]
    with store.read() as work:
        assert work.sync.counts().waiting == 2


def test_a_new_row_is_marked_whole_and_a_removed_one_as_gone(store: Store, hub: Hub) -> None:
    client = replace(make_client("Noura"), other_phones=(Phone("+97155"),))
    with store.write() as work:
        work.clients.add(client)
        work.journal.add(JournalEntry(identity("entry"), NOW, JournalEvent.TICKET_VOIDED, client.id, None))
    assert marks(store)["client", client.id.bytes] == list(PLACES["client"].kind.fields)
    assert ("journal_entry", identity("entry").bytes) in marks(store)
    with store.write() as work:
        assert work.clients.remove(client.id)
        assert work.sync.is_buried("client", client.id.bytes)
    assert marks(store)["client", client.id.bytes] is None


def test_the_clock_moves_forward_with_every_work(store: Store, premises: Premises, hub: Hub) -> None:
    with store.read() as work:
        before = work.sync.state().hlc
    premises.clock.tick(-3_600)
    with store.write() as work:
        assert work.sync.state().hlc == before + 1
        later = int((NOW + timedelta(days=1)).timestamp() * 1_000_000)
        work.sync.hear(later)
        work.sync.hear(before)
    with store.write() as work:
        work.sync.hear(before)
        assert work.sync.state().hlc == later + 1
        work.clients.save(replace(make_client(), notes="Later"))
    ((*_, hlc, base),) = store._database.rows(_MARKS, {})
    assert (hlc, base) == (later + 1, hub.place)


def test_who_has_left_marks_nothing_and_remembers_what_was_deleted(store: Store, hub: Hub) -> None:
    with store.write() as work:
        work.clients.save(replace(make_client(), notes="Before"))
        work.vehicles.remove(make_vehicle().id)
        work.sync.leave()
    with store.write() as work:
        work.clients.save(replace(make_client(), notes="After", phone=""))
        assert work.clients.remove(make_client().id)
        assert work.sync.is_buried("client", make_client().id.bytes)
        assert work.sync.state().has_joined
        work.sync.pause(True)
        assert work.sync.state().is_paused
    assert marks(store)["client", make_client().id.bytes] == ["notes"]


def test_a_line_that_is_brought_back_is_another_one(store: Store, hub: Hub) -> None:
    ticket = replace(make_ticket(2), visit_id=None, vehicle_id=None, client_id=None)
    line = ticket.lines[0]
    with store.write() as work:
        work.tickets.save(ticket)
        assert work.tickets.coming_back(ticket.id, line) == line
        work.tickets.save(replace(ticket, lines=ticket.lines[1:]))
        back = work.tickets.coming_back(ticket.id, line)
        assert back == replace(line, id=successor(line.id))
        work.tickets.save(replace(ticket, lines=(*ticket.lines[1:], back)))
        work.tickets.save(ticket)
        work.tickets.save(replace(ticket, lines=()))
        assert work.tickets.coming_back(ticket.id, line).id == successor(successor(line.id))


def test_documents_wait_without_a_mark(store: Store, hub: Hub) -> None:
    with store.write() as work:
        issue(work, identity("invoice"))
        assert work.sync.counts().waiting == 1
        assert work.sync.cut(ALL, ALL) == 1
        assert work.sync.counts().waiting == 1
        assert work.sync.cut(ALL, ALL) == 0
    assert [op.kind for op in hub.push(store)] == ["document"]
    with store.read() as work:
        assert work.sync.counts().waiting == 0


def test_a_row_that_changed_again_was_changed_as_late_as_the_last_time(store: Store, hub: Hub) -> None:
    for notes in ("First", "Second"):
        with store.write() as work:
            work.clients.save(replace(make_client(), notes=notes))
    with store.read() as work:
        last = work.sync.state().hlc
    ((*_, hlc, _base),) = store._database.rows(_MARKS, {})
    assert hlc == last
