"""Clients who are erased, as the law asks, and what must not be known of them any more once all have met."""

from __future__ import annotations

from collections.abc import Iterator

from cardesk_desktop.operations.erasing_client import erase_client
from cardesk_wire.coding import written
from cardesk_wire.erased import erased_client
from tests.builders.open_shop import OWNER
from tests.sync.simulation.ledger import Deleted, Erased, Ledger, Subject
from tests.sync.simulation.place import Place
from tests.sync.simulation.story import short
from tests.sync.simulation.truth import ServiceRows

_OF_CLIENT = "SELECT id FROM {} WHERE client_id = ? ORDER BY id"


def erase(at: Place) -> None:
    """A client wants to be forgotten."""
    client_id = at.one_of("client", where="erased_at IS NULL")
    if client_id is None:
        return
    theirs: list[Subject] = [("client", client_id.bytes)]
    for kind in ("vehicle", "visit", "ticket"):
        rows = at.computer.connection.execute(_OF_CLIENT.format(kind), (client_id.bytes,))
        theirs += [(kind, row[0]) for row in rows.fetchall()]
    for subject in theirs:
        at.ledger.intend(Erased(at.life, subject))
    with at.desk.store.read() as work:
        photos = work.visit_photos.of_client(client_id)
        marks = work.visit_photos.marks_of(photos)
    for photo in photos:
        at.ledger.intend(Deleted(at.life, ("visit_photo", photo.id.bytes)))
    for mark in marks:
        at.ledger.intend(Deleted(at.life, ("damage_mark", mark.id.bytes), (mark.note,)))
    at.story.tell(at.name, f"client {short(client_id)} is erased")
    erase_client(at.desk, staff_id=OWNER.id, client_id=client_id)


def erased(ledger: Ledger, service: ServiceRows) -> set[Subject]:
    """The rows of which words may be gone because somebody was erased."""
    found = {fact.subject for fact in ledger.facts if isinstance(fact, Erased)}
    people = {written(identity) for kind, identity in found if kind == "client"}
    return found | {subject for subject, row in service.alive.items() if row.get("client_id") in people}


def known_again(ledger: Ledger, service: ServiceRows) -> Iterator[str]:
    """What is known again of clients who were erased for certain."""
    for fact in ledger.facts:
        kind, identity = fact.subject if isinstance(fact, Erased) else ("", b"")
        if kind != "client" or not fact.is_certain:
            continue
        row = service.alive.get((kind, identity))
        if row is not None and {**row, "erased_at": 0} != {
            **erased_client(written(identity)),
            "erased_at": 0,
        }:
            yield f"client {short(identity)}: {row}"
        for (other, _), fields in service.alive.items():
            if other == "conflict" and fields["subject_id"] == written(identity):
                yield f"client {short(identity)}: {fields['kept']!r}, {fields['lost']!r} in the inbox"
