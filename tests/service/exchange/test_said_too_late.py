"""What is said of somebody who was erased, by who did not know of it: nothing of it stays anywhere."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

import pytest

from cardesk_service.exchange.batches import ops_in
from cardesk_wire.erased import erased_car, erased_client
from tests.service.exchange.forgetting_desk import Desk
from tests.service.exchange.speaking import NOON, Fields, Register, Service, by_field, everything, identity

MONA, CAR, VISIT, TICKET, PHOTO, MARK, ALI = (identity(number) for number in range(1, 8))
LINE = identity((4 << 128) + 5, size=32)
FILE = "ab" * 32
NAME: Fields = {"name": "Mona Haddad", "phones": [], "notes": "", "erased_at": None}
GONE: Fields = {"name": erased_client(MONA)["name"], "phones": [], "is_archived": True, "erased_at": NOON}
LATE: Fields = {"note": "Haddad 0501234567"}
PLATE: Fields = {
    "plate": "A 1",
    "plate_key": "A1",
    "region": "DXB",
    "vin": "",
    "notes": "Haddad",
    "make": "Kia",
}


@pytest.fixture(autouse=True)
def known(one: Register, two: Register) -> None:
    """Both know of Mona, of what was sold to her, and of a photo of her car; two knows what one knows."""
    one.write("client", MONA, NAME).write("client", ALI, {"name": "Ali", "erased_at": None})
    one.write("visit", VISIT, {"client_id": MONA, "note": "", "state": "delivered"})
    one.write("visit_photo", PHOTO, {"visit_id": VISIT, "sha256": FILE})
    one.write("damage_mark", MARK, {"photo_id": PHOTO, "note": ""})
    one.write("ticket", TICKET, {"client_id": MONA, "note": "", "state": "invoiced"})
    one.write("ticket_line", LINE, {"name": "wash", "note": "Haddad wants wax"}).exchange()
    two.sync()


def _erase(one: Register) -> None:
    """As a register says it: what is emptied, the client, what is taken away."""
    when = NOON + 10
    one.sync().write("ticket_line", LINE, {"note": ""}, hlc=when).write("client", MONA, GONE, hlc=when)
    one.write("visit_photo", PHOTO, None, hlc=when).write("damage_mark", MARK, None, hlc=when).exchange()


def _minutes_later(desk: Desk) -> None:
    desk.forget()
    desk.forget(timedelta(minutes=5))


def _everywhere(service: Service) -> str:
    """All words that the service has in any way."""
    bodies = service.ask("SELECT body FROM sync_batch WHERE is_forgotten = 0")
    said = b"".join(op for (body,) in bodies for op in ops_in(bytes(cast("bytes", body))))
    aside = [bytes(cast("bytes", op)) for (op,) in service.ask("SELECT op FROM sync_set_aside")]
    return repr((service.ask("SELECT kind, fields FROM sync_row"), said, aside))


@pytest.mark.parametrize("later", [-5, 10])
@pytest.mark.parametrize("is_forgotten", [False, True])
@pytest.mark.parametrize(
    ("kind", "row"),
    [("ticket_line", LINE), ("ticket", TICKET), ("visit", VISIT), ("damage_mark", MARK), ("client", MONA)],
)
def test_a_late_note_stays_nowhere(
    one: Register,
    two: Register,
    service: Service,
    desk: Desk,
    kind: str,
    row: str,
    is_forgotten: bool,
    later: int,
) -> None:
    _erase(one)
    if is_forgotten:
        _minutes_later(desk)
    two.write(kind, row, {"notes": LATE["note"]} if kind == "client" else LATE, hlc=NOON + 10 + later)
    two.exchange()
    _minutes_later(desk)
    assert "Haddad" not in _everywhere(service)
    assert by_field(everything(service)[0]) == []
    assert "Haddad" not in repr(two.sync().rows)


def test_an_older_conflict_about_a_mark_goes_with_it(
    one: Register, two: Register, service: Service, desk: Desk
) -> None:
    two.write("damage_mark", MARK, {"note": "Haddad one"}, hlc=NOON + 1).exchange()
    Register(service, 3).write("damage_mark", MARK, {"note": "Haddad two"}, hlc=NOON + 2, base=1).exchange()
    assert "Haddad two" in repr(by_field(one.sync().rows)) + repr(one.rows)
    _erase(one)
    _minutes_later(desk)
    assert "Haddad" not in _everywhere(service)
    assert by_field(one.sync().rows) == []


def test_photos_of_their_car_that_came_with_somebody_else_are_told_to_nobody(
    one: Register, two: Register, service: Service
) -> None:
    with_ali, photo, mark = (identity(number) for number in range(20, 23))
    one.write("vehicle", CAR, {"client_id": MONA, **PLATE})
    one.write("visit", with_ali, {"client_id": ALI, "vehicle_id": CAR, "note": "", "state": "delivered"})
    one.write("visit_photo", photo, {"visit_id": with_ali, "sha256": FILE})
    one.write("damage_mark", mark, {"photo_id": photo, "note": ""}).exchange()
    two.sync().write("damage_mark", mark, {"note": "Haddad one"}).exchange()
    one.write("vehicle", CAR, {**erased_car(CAR), "client_id": None}).write("client", MONA, GONE)
    one.write("visit_photo", photo, None).write("damage_mark", mark, None).exchange()
    two.write("damage_mark", mark, {"note": "Haddad two"}).write("visit_photo", photo, {"sha256": FILE})
    two.exchange()
    assert by_field(everything(service)[0]) == []


@pytest.mark.parametrize("kind", ["visit", "ticket"])
@pytest.mark.parametrize("is_first", [False, True])
def test_what_was_made_for_them_meanwhile_is_emptied_and_its_photos_go(
    one: Register, two: Register, service: Service, desk: Desk, kind: str, is_first: bool
) -> None:
    mine, photo, mark, other = (identity(number) for number in range(20, 24))
    two.write(kind, mine, {"client_id": MONA, **LATE, "state": "open"}, hlc=NOON + 20)
    if kind == "visit":
        two.write("visit_photo", photo, {"visit_id": mine, "sha256": FILE})
        two.write("damage_mark", mark, {"photo_id": photo, "note": "by Haddad"})
    two.write(kind, other, {"client_id": ALI, "note": "for Ali"})
    if is_first:
        two.exchange()
        _erase(one)
    else:
        _erase(one)
        _minutes_later(desk)
        two.exchange()
    _minutes_later(desk)
    assert "Haddad" not in _everywhere(service)
    rows, graves = everything(service)
    assert rows[kind, mine]["note"] == two.sync().rows[kind, mine]["note"] == ""
    assert rows[kind, other]["note"] == "for Ali"
    if kind == "visit":
        assert {("visit_photo", photo), ("damage_mark", mark)} <= graves
        assert service.ask("SELECT sha256 FROM sync_let_go WHERE is_of_goods = 0") == [(FILE,)]


def test_words_that_come_one_by_one_are_found_over_what_they_belong_to(
    one: Register, two: Register, service: Service, desk: Desk
) -> None:
    _erase(one)
    _minutes_later(desk)
    mine, photo, mark = (identity(number) for number in range(20, 23))
    two.write("visit", mine, {"client_id": MONA, "note": "", "state": "open"}).exchange()
    # Not a word yet, so nothing was looked for.
    assert service.ask("SELECT count(*) FROM sync_erasure") == [(0,)]
    two.write("visit_photo", photo, {"visit_id": mine, "sha256": FILE}).exchange()
    two.write("damage_mark", mark, {"photo_id": photo, "note": "by Haddad"}).exchange()
    _minutes_later(desk)
    assert "Haddad" not in _everywhere(service)
    two.write("damage_mark", identity(30), {"photo_id": photo, "note": "Haddad again"}).exchange()
    _minutes_later(desk)
    assert "Haddad" not in _everywhere(service)


@pytest.mark.parametrize("is_first", [False, True])
def test_a_car_that_was_written_down_for_them_meanwhile_is_nobodys(
    one: Register, two: Register, service: Service, desk: Desk, is_first: bool
) -> None:
    two.write("vehicle", CAR, {"client_id": MONA, **PLATE})
    if is_first:
        two.exchange()
        _erase(one)
    else:
        _erase(one)
        _minutes_later(desk)
        two.exchange()
    _minutes_later(desk)
    left = {**erased_car(CAR), "make": "Kia", "client_id": None}
    assert everything(service)[0]["vehicle", CAR] == two.sync().rows["vehicle", CAR] == left
    assert "Haddad" not in _everywhere(service)
    assert "A 1" not in _everywhere(service)
    # Who did not know of it gives it neither plate nor owner.
    late = Register(service, 3).write("vehicle", CAR, {"client_id": MONA, **PLATE}, hlc=NOON * 2, base=5)
    late.exchange()
    assert everything(service)[0]["vehicle", CAR] == left
    two.sync().write("vehicle", CAR, {"client_id": ALI, "plate": "B 2", "plate_key": "B2"}).exchange()
    _minutes_later(desk)
    assert everything(service)[0]["vehicle", CAR]["plate"] == "B 2"


def test_what_was_refused_goes_too(one: Register, two: Register, service: Service, desk: Desk) -> None:
    _erase(one)
    _minutes_later(desk)
    many: Fields = {f"f{number}": 1 for number in range(101)}
    two.write("client", MONA, {"name": "Mona Haddad", **many}, hlc=NOON + 20)
    two.write("visit", VISIT, {**LATE, **many}).write("client", ALI, {"name": "Ali Haddad", **many})
    two.exchange()
    _minutes_later(desk)
    assert [each.identity for each in desk.aside()] == [ALI]


def test_nothing_is_looked_for_where_nothing_more_is_said(
    one: Register, two: Register, service: Service, desk: Desk
) -> None:
    _erase(one)
    _minutes_later(desk)
    two.sync().write("client", MONA, two.rows["client", MONA], hlc=0, base=5)
    two.write("visit", VISIT, {"client_id": MONA, "note": "", "state": "delivered"}, hlc=0, base=5)
    two.write("visit_photo", identity(50), None).write("visit", identity(51), {"client_id": 7, "note": "x"})
    two.exchange()
    assert service.ask("SELECT count(*) FROM sync_erasure") == [(0,)]
