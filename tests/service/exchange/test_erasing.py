"""Who was erased does not come back, whatever another register says of them that did not know of it."""

from __future__ import annotations

import pytest

from cardesk_wire.codes import OpCode
from cardesk_wire.erased import erased_car, erased_client
from cardesk_wire.messages import Status, Verdict
from tests.service.exchange.forgetting_desk import Desk
from tests.service.exchange.speaking import (
    NOON,
    SECOND,
    Fields,
    Register,
    Service,
    by_field,
    everything,
    identity,
)

MONA, CAR, VISIT, TICKET = identity(1), identity(2), identity(3), identity(4)
ROW, CAR_ROW = ("client", MONA), ("vehicle", CAR)
LINE = identity((4 << 128) + 5, size=32)
NAME: Fields = {"name": "Mona Haddad", "phones": [["+971501234567", "work"]], "notes": "", "erased_at": None}
GONE: Fields = {"name": erased_client(MONA)["name"], "phones": [], "is_archived": True, "erased_at": NOON}
LEFT: Fields = {**erased_client(MONA), "erased_at": NOON}
PLATE: Fields = {"region": "DXB", "plate": "A 1", "plate_key": "A1", "vin": "JT1", "notes": "", "make": "Kia"}
NO_PLATE = {name: erased_car(CAR)[name] for name in ("region", "plate", "plate_key", "vin")}


@pytest.fixture
def known(one: Register, two: Register) -> None:
    """Both know of Mona and of her car."""
    one.write("client", MONA, NAME).write("vehicle", CAR, PLATE)
    one.exchange()
    two.sync()


def _words(service: Service) -> str:
    return repr(service.ask("SELECT fields FROM sync_row"))


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("later", [1, -1])
def test_a_late_edit_does_not_bring_them_back(
    one: Register, two: Register, service: Service, later: int
) -> None:
    one.write("client", MONA, GONE, hlc=NOON).exchange()
    two.write("client", MONA, {"name": "Mona Jones", "notes": "of Haddad"}, hlc=NOON + later * SECOND)
    assert two.exchange().verdicts == [Verdict(1, Status.MERGED, OpCode.OUTRUN)]
    assert two.rows[ROW] == one.sync().rows[ROW] == LEFT
    assert not any(word in _words(service) for word in ("Haddad", "Jones", "50123"))


@pytest.mark.usefixtures("known")
def test_an_edit_that_came_before_is_erased_too(one: Register, two: Register, service: Service) -> None:
    two.write("client", MONA, {"name": "Mona Jones", "notes": "of Haddad"}, hlc=NOON + SECOND).exchange()
    one.write("client", MONA, GONE, hlc=NOON).exchange()
    assert one.rows[ROW] == two.sync().rows[ROW] == LEFT
    assert not any(word in _words(service) for word in ("Haddad", "Jones", "50123"))


@pytest.mark.usefixtures("known")
def test_who_erases_after_an_edit_in_the_same_breath_shows_no_conflict(one: Register, two: Register) -> None:
    two.write("client", MONA, {"name": "Mona Jones"}, hlc=NOON).exchange()
    one.write("client", MONA, {"name": "Mona H."}, hlc=NOON - 1).write("client", MONA, GONE).exchange()
    assert by_field(everything(one.service)[0]) == []


@pytest.mark.usefixtures("known")
def test_two_who_erase_the_same_say_the_same(one: Register, two: Register) -> None:
    one.write("client", MONA, GONE).exchange()
    two.write("client", MONA, {**GONE, "erased_at": NOON + 1}).exchange()
    assert one.sync().rows == two.sync().rows
    assert by_field(one.rows) == []


@pytest.mark.usefixtures("known")
def test_nobody_comes_back_with_a_service_that_was_put_back(
    one: Register, two: Register, service: Service
) -> None:
    one.write("client", MONA, GONE).exchange()
    base = two.sync().cursor
    service.restore()
    one.begin_again()
    two.begin_again()
    one.write("client", MONA, LEFT, hlc=0, base=base).exchange()
    two.write("client", MONA, {**NAME, "later": "Haddad"}, hlc=0, base=base + 5).exchange()
    assert two.rows[ROW] == one.sync().rows[ROW] == LEFT


def test_who_arrives_erased_brings_no_words(one: Register) -> None:
    one.write("client", MONA, {**NAME, "erased_at": NOON}, hlc=0).exchange()
    assert one.rows[ROW] == LEFT


@pytest.mark.usefixtures("known")
def test_a_car_loses_what_led_to_its_owner(one: Register, two: Register, service: Service) -> None:
    two.write("vehicle", CAR, {"notes": "ask Mona Haddad"}, hlc=NOON + SECOND).exchange()
    one.write("vehicle", CAR, NO_PLATE, hlc=NOON).exchange()
    three = Register(service, 3)
    late: Fields = {"region": "DXB", "plate": "A 12", "plate_key": "A12", "vin": "JT2", "make": "Seat"}
    three.write("vehicle", CAR, late, hlc=NOON + 2 * SECOND, base=2).exchange()
    assert three.rows[CAR_ROW] == one.sync().rows[CAR_ROW] == {**erased_car(CAR), "make": "Seat"}
    assert by_field(one.rows) == []
    # Who knows that it has no plate may give it one.
    one.write(
        "vehicle", CAR, {"region": "DXB", "plate": "B 1", "plate_key": "B1", "notes": "sold"}
    ).exchange()
    assert three.sync().rows[CAR_ROW]["plate"] == "B 1"
    assert three.rows[CAR_ROW]["notes"] == "sold"


@pytest.mark.usefixtures("known")
def test_what_is_remembered_of_an_erased_car_takes_no_plate_of_later(
    one: Register, two: Register, service: Service
) -> None:
    base = two.cursor
    service.restore()
    one.begin_again()
    two.begin_again()
    # One remembers the plate that somebody gave it after the erasure, two the car as it was erased.
    sold: Fields = {"region": "DXB", "plate": "B 1", "plate_key": "B1", "vin": "", "notes": "sold"}
    one.write("vehicle", CAR, sold, hlc=0, base=base + 9).exchange()
    two.write("vehicle", CAR, {**NO_PLATE, "notes": ""}, hlc=0, base=base + 5).exchange()
    assert two.rows[CAR_ROW]["plate"] == one.sync().rows[CAR_ROW]["plate"] == "B 1"


@pytest.mark.usefixtures("known")
def test_a_database_that_joins_with_an_erased_car_erases_it(one: Register, service: Service) -> None:
    three = Register(service, 3).sync()
    three.write("vehicle", CAR, NO_PLATE, hlc=0, base=0).exchange()
    assert three.rows[CAR_ROW] == one.sync().rows[CAR_ROW] == {**erased_car(CAR), "make": "Kia"}
    assert by_field(one.rows) == []


@pytest.mark.usefixtures("known")
def test_what_else_was_said_of_them_goes_within_a_minute(
    one: Register, two: Register, service: Service, desk: Desk
) -> None:
    for kind, row in (("visit", VISIT), ("ticket", TICKET)):
        one.write(kind, row, {"client_id": MONA, "note": "", "state": "open"})
    one.write("ticket_line", LINE, {"note": ""}).write("visit", identity(9), {"client_id": None, "note": "x"})
    one.exchange()
    two.sync()
    for kind, row in (("client", MONA), ("vehicle", CAR)):
        one.write(kind, row, {"notes": "Haddad one"}, hlc=NOON)
        two.write(kind, row, {"notes": "Haddad two"}, hlc=NOON + 1)
    for kind, row in (("visit", VISIT), ("ticket", TICKET), ("ticket_line", LINE), ("visit", identity(9))):
        one.write(kind, row, {"note": "Haddad one", "odometer_km": 1}, hlc=NOON)
        two.write(kind, row, {"note": "Haddad two", "odometer_km": 2}, hlc=NOON + 1)
    one.exchange()
    two.exchange()
    one.sync().write("client", MONA, GONE).write("vehicle", CAR, {**NO_PLATE, "notes": ""}).exchange()
    two.sync()
    assert by_field(two.rows) != []
    desk.forget()
    stranger = identity(9)
    for register in (one, two):
        register.sync()
        assert [register.rows[key]["note"] for key in (("visit", VISIT), ("ticket", TICKET))] == ["", ""]
        assert register.rows["ticket_line", LINE]["note"] == ""
        assert register.rows["visit", stranger]["note"] == "Haddad two"
        told = [row for (kind, _), row in register.rows.items() if kind == "conflict"]
        assert sorted((str(row["subject_id"]), row["field"]) for row in told) == sorted(
            [(stranger, "note"), *((each, "odometer_km") for each in (VISIT, TICKET, LINE, stranger))]
        )
    assert _words(service).count("Haddad") == 3, "the note of somebody else, and its conflict"
    # Nor does a note come back that was written without knowing.
    two.write("visit", VISIT, {"note": "for Haddad"}, hlc=NOON * 2, base=3).exchange()
    assert two.rows["visit", VISIT]["note"] == ""
    assert _words(service).count("Haddad") == 3


@pytest.mark.usefixtures("known")
def test_who_was_deleted_elsewhere_is_erased_too(
    one: Register, two: Register, service: Service, desk: Desk
) -> None:
    three = Register(service, 3).sync()
    one.write("client", MONA, None).exchange()
    three.write("client", MONA, {"notes": "of Haddad"}).exchange()
    assert "Haddad" in _words(service)
    two.write("client", MONA, GONE).exchange()
    desk.forget()
    three.write("client", MONA, {"notes": "of Haddad again"}, base=1).exchange()
    assert "Haddad" not in _words(service)
    assert by_field(one.sync().rows) == []


@pytest.mark.usefixtures("known")
def test_who_was_deleted_elsewhere_is_forgotten_where_the_erasing_is_only_offered(
    one: Register, two: Register, service: Service, desk: Desk
) -> None:
    base = two.cursor
    one.write("client", MONA, {"notes": "of Haddad"}).exchange()
    one.write("client", MONA, None).exchange()
    # The service was put back to before the erasing, of which this register still knows.
    two.write("client", MONA, LEFT, hlc=0, base=base).exchange()
    assert service.ask("SELECT count(*) FROM sync_erasure") == [(1,)]
    desk.forget()
    assert service.ask("SELECT count(*) FROM sync_batch WHERE is_forgotten = 0") == [(0,)]


@pytest.mark.usefixtures("known")
def test_who_was_erased_and_deleted_leaves_nothing_either(
    one: Register, two: Register, service: Service
) -> None:
    one.write("client", MONA, GONE).write("client", MONA, None).exchange()
    two.write("client", MONA, {"notes": "of Haddad"}).exchange()
    assert "Haddad" not in _words(service)
    assert by_field(two.rows) == []


def test_there_is_nothing_to_empty_of_who_never_came(one: Register, service: Service, desk: Desk) -> None:
    one.write("client", MONA, NAME).exchange()
    one.write("client", MONA, GONE).exchange()
    desk.forget()
    assert service.ask("SELECT count(*) FROM sync_erasure") == [(0,)]
