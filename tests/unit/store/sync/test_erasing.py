"""Who was erased at one register is in no file of another: not in a row, not in what was freed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.domain.vehicle_photo import DamageKind, DamageMark, Moment, VisitPhoto
from cardesk_desktop.domain.visit import Visit, VisitState
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.erasing_client import erase_client
from cardesk_desktop.store.copies_aside import copy_before_upgrade
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.consequences.following import AT_ONCE
from cardesk_desktop.store.sync_views import Side
from cardesk_wire.coding import encode, written
from cardesk_wire.messages import Op, Value
from tests.builders import NOW, identity, make_client, make_ticket, make_vehicle, make_visit
from tests.builders.basics import FixedClock, seeded_ids
from tests.builders.hub import Hub
from tests.builders.premises import KEY, OWNER
from tests.builders.said_twice import Said, inbox, put_problem

PAGE, RESERVED, SALT = 4096, 80, 16
"""Of SQLCipher 4: each page ends with its IV and its HMAC, the file begins with the salt."""
LOG_HEAD, FRAME_HEAD = 32, 24
"""Of SQLite's log: each page follows its number and more."""

MONA = make_client("Mona Quillfeather")
CAR = replace(make_vehicle("K 5777", client=MONA), notes="Belongs to Quillfeather")
PIECES = (b"uillfeather", b"5777", b"turpentine")
"""As they are written, and as the search folds them."""


def bytes_of(register: Store) -> bytes:
    """All that stands in the file of a register and in its log, as they lie, in what is freed too, as
    whoever has its key reads it.
    """
    path = register._database.place.path
    raw = path.read_bytes()
    pages = [(raw[start : start + PAGE], start == 0) for start in range(0, len(raw), PAGE)]
    log = path.with_name(f"{path.name}-wal").read_bytes()
    for start in range(LOG_HEAD, len(log), FRAME_HEAD + PAGE):
        number = int.from_bytes(log[start : start + 4], "big")
        pages.append((log[start + FRAME_HEAD : start + FRAME_HEAD + PAGE], number == 1))
    return b"".join(_opened(page, SALT if is_first else 0) for page, is_first in pages)


def _opened(page: bytes, start: int) -> bytes:
    end = PAGE - RESERVED
    opener = Cipher(algorithms.AES(KEY), modes.CBC(page[end : end + 16])).decryptor()
    return opener.update(page[start:end]) + opener.finalize()


def left_in(register: Store) -> list[bytes]:
    file = bytes_of(register)
    assert b"SELECT" in file or b"CREATE TABLE" in file
    return [piece for piece in PIECES if piece in file]


@pytest.fixture
def known(store: Store, other: Store, hub: Hub) -> Visit:
    """Two registers that know Mona, her car and a visit, with a word that stands in nothing else."""
    visit = replace(make_visit(CAR), note="turpentine on the door", state=VisitState.DELIVERED, ended_at=NOW)
    with store.write() as work:
        work.clients.add(MONA)
        work.vehicles.add(CAR)
        work.visits.add(visit)
    hub.push(store)
    hub.pull(other)
    return visit


def erase(store: Store, hub: Hub) -> None:
    erase_client(Desk(store, FixedClock(), seeded_ids(9)), staff_id=OWNER.id, client_id=MONA.id)
    hub.push(store)


def test_nothing_is_left_of_who_was_erased_elsewhere(
    store: Store, other: Store, hub: Hub, known: Visit
) -> None:
    assert left_in(other) == list(PIECES)
    erase(store, hub)
    hub.pull(other)
    assert left_in(other) == []


def test_it_may_come_on_two_pages(store: Store, other: Store, hub: Hub, known: Visit) -> None:
    with other.read() as work:
        before = work.sync.state().cursor
    erase(store, hub)
    blocks = hub.blocks(before)
    first = [each for each in blocks if each.kind in ("client", "vehicle")]
    rest = [each for each in blocks if each not in first]
    for page, is_last in ((first, False), (rest, True)):
        with other.write() as work:
            work.sync.apply(page, hub.place, is_at_head=is_last, now=NOW)
    assert left_in(other) == []


def test_what_was_refused_of_them_is_let_go(store: Store, other: Store, hub: Hub, known: Visit) -> None:
    with other.write() as work:
        said: dict[str, Value] = {"notes": "Quillfeather called"}
        for kind, key in (("client", MONA.id.bytes), ("vehicle", CAR.id.bytes)):
            put_problem(
                work, Side.SENT, kind, key, "too_large", encode(Op(1, kind, written(key), 5, 0, said))
            )
        put_problem(work, Side.SENT, "client", identity("another").bytes, "too_large", b"{}")
    erase(store, hub)
    hub.pull(other)
    with other.read() as work:
        assert [each.identity for each in work.sync.problems()] == [identity("another").bytes]
    assert left_in(other) == []


def test_the_plate_goes_when_many_cars_come_with_it(
    store: Store, other: Store, hub: Hub, known: Visit
) -> None:
    with store.write() as work:
        for number in range(AT_ONCE + 5):
            work.vehicles.add(make_vehicle(f"Z {1000 + number}"))
    erase(store, hub)
    hub.pull(other)
    with other.read() as work:
        assert work.sync.counts().later > AT_ONCE
    left = 1
    while left:
        with other.write_soon() as work:
            left = work.sync.catch_up(AT_ONCE, NOW)
    assert left_in(other) == []


def test_what_was_refused_of_their_visits_is_let_go_at_both_registers(
    store: Store, other: Store, hub: Hub, known: Visit
) -> None:
    """Of a ticket, a line that is gone, a mark and a visit that never was in place too; not of others."""
    another = replace(make_visit(make_vehicle("A 1")), note="of nobody")
    ticket = replace(make_ticket(), client_id=MONA.id, state=TicketState.VOIDED)
    photo = VisitPhoto(identity("photo"), known.id, Moment.CHECK_IN, "a" * 64, NOW, OWNER.id)
    mark = DamageMark(identity("mark"), photo.id, DamageKind.DENT, 1, 2, NOW, OWNER.id)
    with store.write() as work:
        work.tickets.add(ticket)
        work.visit_photos.add(photo)
        work.visit_photos.add_mark(mark)
    hub.push(store)
    hub.pull(other)
    line = ticket.id.bytes + identity("line").bytes
    note: dict[str, Value] = {"note": "turpentine, says Quillfeather"}
    of_mona: dict[str, Value] = {**note, "client_id": written(MONA.id.bytes)}
    odd: dict[str, Value] = {"client_id": "no identity"}
    never = identity("never in place").bytes
    for register in (store, other):
        with register.write() as work:
            of_rows = (("visit", known.id.bytes), ("ticket", ticket.id.bytes), ("ticket_line", line))
            for kind, key in (*of_rows, ("visit_photo", photo.id.bytes), ("damage_mark", mark.id.bytes)):
                put_problem(work, Side.SENT, kind, key, "too_large", said(kind, key, note))
            put_problem(work, Side.ARRIVED, "visit", never, "names_deleted", encode(of_mona))
            put_problem(work, Side.SENT, "visit", identity("sent").bytes, "x", said("visit", never, of_mona))
            put_problem(work, Side.SENT, "visit", another.id.bytes, "x", said("visit", another.id.bytes, odd))
            put_problem(work, Side.ARRIVED, "visit", identity("odd").bytes, "unreadable", b"no JSON")
            put_problem(work, Side.FOUND, "ticket", ticket.id.bytes, "x", b"")
    lost: dict[str, Said] = {
        "theirs": ("ticket_line", line, "note", "turpentine", ""),
        "not": ("visit", another.id.bytes, "note", "a", "b"),
    }
    with other.write() as work:
        work.sync.apply([inbox(lost)], hub.place, is_at_head=True, now=NOW)
    erase(store, hub)
    hub.pull(other)
    for register in (store, other):
        with register.read() as work:
            kept = {(each.side, each.identity) for each in work.sync.problems()}
        assert kept == {
            (Side.SENT, another.id.bytes),
            (Side.ARRIVED, identity("odd").bytes),
            (Side.FOUND, ticket.id.bytes),
        }
        assert left_in(register) == []
    with other.read() as work:
        assert [each.id for each in work.sync.conflicts()] == [identity("not")]


def test_what_one_register_forgets_of_their_visits_all_forget(
    store: Store, other: Store, hub: Hub, known: Visit
) -> None:
    lost: dict[str, Said] = {"theirs": ("visit", known.id.bytes, "note", "turpentine", "")}
    with other.write() as work:
        work.sync.apply([inbox(lost)], hub.place, is_at_head=True, now=NOW)
    erase(store, hub)
    hub.pull(other)
    assert ("conflict", written(identity("theirs").bytes), None) in [
        (op.kind, op.identity, op.fields) for op in hub.push(other)
    ]


def said(kind: str, key: bytes, fields: dict[str, Value]) -> bytes:
    """An op as it is kept."""
    return encode(Op(1, kind, written(key), 5, 0, fields))


def test_a_copy_before_an_upgrade_goes_with_who_was_erased_elsewhere_and_stays_otherwise(
    store: Store, other: Store, hub: Hub, known: Visit
) -> None:
    copy = copy_before_upgrade(other._database.place.path, "0035")
    copy.write_bytes(b"Quillfeather")
    with store.write() as work:
        work.clients.add(make_client("Somebody"))
    hub.push(store)
    hub.pull(other)
    assert copy.exists()
    erase(store, hub)
    hub.pull(other)
    assert not copy.exists()
    assert other.sizes().log == 0


def test_who_is_heard_to_be_erased_once_more_costs_nothing(
    store: Store, other: Store, hub: Hub, known: Visit
) -> None:
    erase(store, hub)
    hub.pull(other)
    with other.write() as work:
        work.clients.add(make_client("Somebody"))
    before = other.sizes().log
    with other.write() as work:
        work.sync.apply(hub.blocks(0), hub.place, is_at_head=True, now=NOW)
        assert not work.has_erased
    assert other.sizes().log >= before
