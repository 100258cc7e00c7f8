"""Who was erased at one register is in no file of another: not in a row, not in what was freed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from cardesk_desktop.domain.visit import Visit, VisitState
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.erasing_client import erase_client
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.problems import Side
from cardesk_wire.coding import encode, written
from cardesk_wire.messages import Op, Value
from tests.builders import NOW, identity, make_client, make_vehicle, make_visit
from tests.builders.basics import FixedClock, seeded_ids
from tests.builders.hub import Hub
from tests.builders.premises import KEY, OWNER
from tests.builders.said_twice import put_problem

PAGE, RESERVED, SALT = 4096, 80, 16
"""Of SQLCipher 4: each page ends with its IV and its HMAC, the file begins with the salt."""

MONA = make_client("Mona Quillfeather")
CAR = replace(make_vehicle("K 5777", client=MONA), notes="Belongs to Quillfeather")
PIECES = (b"Quillfeather", b"K 5777", b"turpentine")


def bytes_of(register: Store) -> bytes:
    """All that stands in the file of a register, in what is freed too, as whoever has its key reads it."""
    register.log.empty()
    raw = Path(register._database.place[0]).read_bytes()
    pages = [raw[start : start + PAGE] for start in range(0, len(raw), PAGE)]
    return b"".join(_opened(page, SALT if number == 0 else 0) for number, page in enumerate(pages))


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
