"""Clients who are erased, as the law asks, and what must not be known of them any more once all have met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cardesk_desktop.operations.erasing_client import erase_client
from cardesk_wire.coding import read, written
from cardesk_wire.erased import erased_client, is_erased
from cardesk_wire.messages import Op
from tests.builders.open_shop import OWNER
from tests.sync.simulation.ledger import Deleted, Erased, Ledger, Made, Subject
from tests.sync.simulation.place import Place
from tests.sync.simulation.story import short
from tests.sync.simulation.truth import ServiceRows

_PICTURES = ("visit_photo", "damage_mark")
_OF_CLIENT = "SELECT id FROM {} WHERE client_id = ? ORDER BY id"


def erase(at: Place) -> None:
    """A client wants to be forgotten."""
    client_id = at.one_of("client", where="erased_at IS NULL")
    if client_id is None:
        return
    theirs: dict[Subject, bytes] = {("client", client_id.bytes): b""}
    for kind in ("vehicle", "visit", "ticket"):
        rows = at.computer.connection.execute(_OF_CLIENT.format(kind), (client_id.bytes,))
        theirs |= {(kind, row[0]): b"" for row in rows.fetchall()}
    with at.desk.store.read() as work:
        photos = work.visit_photos.of_client(client_id)
        marks = work.visit_photos.marks_of(photos)
    visits = {photo.id: photo.visit_id.bytes for photo in photos}
    for photo in photos:
        theirs["visit_photo", photo.id.bytes] = visits[photo.id]
        at.ledger.intend(Deleted(at.life, ("visit_photo", photo.id.bytes)))
    for mark in marks:
        theirs["damage_mark", mark.id.bytes] = visits[mark.photo_id]
        at.ledger.intend(Deleted(at.life, ("damage_mark", mark.id.bytes), (mark.note,)))
    for subject, visit in theirs.items():
        at.ledger.intend(Erased(at.life, subject, visit))
    at.story.tell(at.name, f"client {short(client_id)} is erased")
    erase_client(at.desk, staff_id=OWNER.id, client_id=client_id)


def erased(ledger: Ledger, service: ServiceRows) -> set[Subject]:
    """The rows of which words may be gone because somebody was erased."""
    found = {fact.subject for fact in ledger.facts if isinstance(fact, Erased)}
    people = {written(identity) for kind, identity in found if kind == "client"}
    found |= {subject for subject, row in service.alive.items() if row.get("client_id") in people}
    # Theirs when the minute was over, whoever brought it, and whosesoever it is by now.
    found |= service.emptied if people else set()
    if any(("client", read(each)) in service.graves for each in people):
        # Of those whose client was removed besides nobody tells any more whose they were.
        found |= {
            subject
            for subject, row in service.alive.items()
            if subject[0] in ("visit", "ticket") and row["client_id"] is None
        }
    tickets = {identity for kind, identity in found if kind == "ticket"}
    lines = {key for key in service.alive if key[0] == "ticket_line" and key[1][:16] in tickets}
    return found | lines | of_erased(ledger, service)


def of_erased(ledger: Ledger, service: ServiceRows) -> set[Subject]:
    """The photos, and the marks on them, that were made for somebody who was erased meanwhile.

    Of those that were there from the start nobody tells any more at whose visit they were.
    """
    people = {written(identity) for kind, identity in _erased(ledger, certain=False) if kind == "client"}
    visits = {
        identity
        for (kind, identity), row in service.alive.items()
        if kind == "visit" and row["client_id"] in people
    }
    made = {fact.subject: fact.visit for fact in ledger.facts if isinstance(fact, Made)}
    first = {subject for subject in service.graves if subject[0] in _PICTURES and subject not in made}
    return {subject for subject, visit in made.items() if visit in visits} | (first if people else set())


def known_again(ledger: Ledger, service: ServiceRows) -> Iterator[str]:
    """What is known again of clients who were erased for certain."""
    gone = _erased(ledger, certain=True)
    people = {written(identity) for kind, identity in gone if kind == "client"}
    for kind, identity in gone:
        row = service.alive.get((kind, identity))
        left = {**erased_client(written(identity)), "erased_at": 0}
        if kind == "client" and row is not None and {**row, "erased_at": 0} != left:
            yield f"client {short(identity)}: {row}"
    theirs = _theirs(service, people)
    for kind, identity in theirs:
        if kind in _PICTURES or kind == "vehicle":
            yield f"{kind} {short(identity)} is of somebody erased"
        elif service.alive[kind, identity]["note"]:
            yield f"{kind} {short(identity)}: {service.alive[kind, identity]['note']!r}"
    others = {
        fact.subject
        for fact in ledger.facts
        if isinstance(fact, Erased) and fact.visit and _is_of_others(service, fact.visit, people)
    }
    whole = {written(identity) for kind, identity in gone - others if kind in ("client", *_PICTURES)}
    notes = {(kind, written(identity)) for kind, identity in theirs}
    for (kind, _), row in service.alive.items():
        if kind == "conflict":
            is_note = (row["kind"], row["subject_id"]) in notes and row["field"] in ("", "note")
            if is_note or row["subject_id"] in whole:
                yield f"{row['kind']} {row['subject_id']}: {row['kept']!r}, {row['lost']!r} in the inbox"


def said_again(ledger: Ledger, service: ServiceRows, said: Iterable[Op]) -> Iterator[str]:
    """What lies there of them as a register said it."""
    gone = _erased(ledger, certain=True)
    people = {written(identity) for kind, identity in gone if kind == "client"}
    theirs = {(kind, written(identity)) for kind, identity in _theirs(service, people)}
    for op in said:
        fields = op.fields or {}
        if op.kind == "client" and op.identity in people:
            left = erased_client(op.identity)
            if any(value != left.get(name) for name, value in fields.items() if name in left):
                yield f"client {op.identity}: {fields} as it was said"
        if fields.get("note") and ((op.kind, op.identity) in theirs or fields.get("client_id") in people):
            yield f"{op.kind} {op.identity}: {fields['note']!r} as it was said"


def _is_of_others(service: ServiceRows, visit: bytes, people: set[str]) -> bool:
    """Whether a visit is somebody else's by now, and so is its car: two were made one meanwhile elsewhere."""
    row = service.alive.get(("visit", visit))
    if row is None or row["client_id"] in people:
        return False
    car = service.alive.get(("vehicle", read(row["vehicle_id"])))
    return car is not None and not is_erased("vehicle", row["vehicle_id"], car)


def _erased(ledger: Ledger, *, certain: bool) -> set[Subject]:
    facts = (fact for fact in ledger.facts if isinstance(fact, Erased))
    return {fact.subject for fact in facts if fact.is_certain or not certain}


def _theirs(service: ServiceRows, people: set[str]) -> list[Subject]:
    """What is there of these people: visits, tickets, cars, and what belongs to those."""
    alive = service.alive
    named = [key for key, row in alive.items() if row.get("client_id") in people]
    found = [key for key in named if key[0] in ("visit", "ticket", "vehicle")]
    over = {written(identity) for _, identity in found}
    photos = [key for key, row in alive.items() if key[0] == "visit_photo" and row["visit_id"] in over]
    over |= {written(identity) for _, identity in photos}
    marks = [key for key, row in alive.items() if key[0] == "damage_mark" and row["photo_id"] in over]
    lines = [key for key in alive if key[0] == "ticket_line" and ("ticket", key[1][:16]) in found]
    return [*found, *photos, *marks, *lines]
