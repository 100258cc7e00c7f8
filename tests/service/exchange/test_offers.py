"""A database that joins offers the rows it holds: what of them stands, and what becomes a question."""

from __future__ import annotations

import pytest

from cardesk_wire.messages import Value
from tests.service.exchange.speaking import NOON, Fields, Register, Service, by_field, everything, identity

MONA = identity(1)
ROW = ("client", MONA)


@pytest.mark.parametrize("base", [0, 1])
def test_an_offer_wins_where_it_remembers_more(
    one: Register, two: Register, service: Service, base: int
) -> None:
    service.restore()
    one.begin_again()
    two.begin_again()
    one.write("client", MONA, {"name": "Mona"}, hlc=0, base=5).exchange()
    two.write("client", MONA, {"name": "older"}, hlc=0, base=base).exchange()
    assert two.rows[ROW] == {"name": "Mona"}
    two.write("client", MONA, {"name": "newer"}, hlc=0, base=8).exchange()
    assert one.sync().rows[ROW] == {"name": "newer"}
    # Only what lived alone has something to tell of.
    expected: list[tuple[Value, ...]] = [("client", "name", "Mona", "older")] if base == 0 else []
    assert by_field(one.rows) == expected


def test_a_change_beats_an_offer(one: Register, two: Register, service: Service) -> None:
    service.restore()
    one.begin_again()
    two.begin_again()
    one.write("client", MONA, {"name": "remembered"}, hlc=0, base=9).exchange()
    two.write("client", MONA, {"name": "changed"}, hlc=5, base=2).exchange()
    one.write("client", MONA, {"name": "remembered"}, hlc=0, base=9).exchange()
    assert everything(one.service)[0][ROW] == {"name": "changed"}


@pytest.mark.parametrize("base", [0, 7])
def test_a_change_stays_one_when_its_own_register_offers_the_rest_of_the_row(
    one: Register, two: Register, service: Service, base: int
) -> None:
    service.restore()
    one.begin_again()
    two.begin_again()
    one.write("client", MONA, {"notes": "changed"}, hlc=5, base=7)
    one.write("client", MONA, {"name": "Mona", "notes": "changed", "email": "a@b.c"}, hlc=0, base=base)
    one.exchange()
    two.write("client", MONA, {"name": "Mona", "notes": "", "email": "a@b.c"}, hlc=0, base=9).exchange()
    assert everything(one.service)[0][ROW] == {"name": "Mona", "notes": "changed", "email": "a@b.c"}


@pytest.mark.parametrize("base", [0, 1])
def test_an_offer_of_what_was_deleted_is_shown_when_it_joins(one: Register, two: Register, base: int) -> None:
    one.write("client", MONA, {"name": "Mona"}).write("client", MONA, None).exchange()
    two.sync().write("client", MONA, {"name": "Muna"}, hlc=0, base=base).exchange()
    assert ROW in two.graves
    expected: list[tuple[Value, ...]] = [("client", "", None, {"name": "Muna"})] if base == 0 else []
    assert by_field(everything(one.service)[0]) == expected


def test_a_part_of_another_row_that_was_deleted_is_passed_over(one: Register, two: Register) -> None:
    line = identity(9, size=32)
    one.write("ticket_line", line, {"note": "a"}).write("ticket_line", line, None).exchange()
    two.sync().write("ticket_line", line, {"note": "b"}, hlc=0, base=0).exchange()
    assert by_field(everything(one.service)[0]) == []


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("base", [0, 1, 9])
def test_a_deletion_that_is_offered_shows_what_it_did_not_know(
    one: Register, two: Register, base: int
) -> None:
    # At 9, the register that offers knew the client as it is.
    two.write("client", MONA, None, hlc=0, base=base).exchange()
    one.sync()
    assert ROW in one.graves
    lost = {"name": "Mona", "notes": "", "phone": "1", "phone_label": "home"}
    # The client is at the first place.
    expected: list[tuple[Value, ...]] = [("client", "", None, lost)] if base == 0 else []
    assert by_field(one.rows) == expected


def test_what_a_database_says_otherwise_when_it_joins_is_one_question(one: Register, two: Register) -> None:
    company = identity(0)
    known: Fields = {"name": "Shine", "footer": "Bye", "phone": "1", "address": " Dubai ", "email": "a@b.c"}
    one.write("company", company, known).exchange()
    offered: Fields = {"name": "Shiny", "footer": "Hello", "phone": "", "address": "Dubai", "email": "a@b.c"}
    two.write("company", company, offered, hlc=0, base=0).exchange()
    kept, lost = {"name": "Shine", "footer": "Bye"}, {"name": "Shiny", "footer": "Hello"}
    assert by_field(two.sync().rows) == [("company", "", kept, lost)]
    assert two.rows["company", company] == known


@pytest.mark.parametrize(
    ("logo", "registrations", "told"),
    [(None, [], []), ("ff", [], [("company", "logo_sha256", "aa", "ff")])],
)
def test_what_was_never_filled_in_loses_nothing(
    one: Register, two: Register, logo: str | None, registrations: list[Value], told: list[object]
) -> None:
    company = identity(0)
    one.write("company", company, {"logo_sha256": "aa", "registrations": [["CR", "1"]]}).exchange()
    offered: Fields = {"logo_sha256": logo, "registrations": registrations}
    two.write("company", company, offered, hlc=0, base=0).exchange()
    assert by_field(two.sync().rows) == told


@pytest.mark.parametrize("base", [None, 0])
def test_two_pins_are_no_question(one: Register, two: Register, base: int | None) -> None:
    pin = identity(5)
    one.write("staff_pin", pin, {"hash": "a"}, hlc=NOON).exchange()
    two.write("staff_pin", pin, {"hash": "b"}, hlc=NOON + 1, base=base).exchange()
    assert one.sync().rows == two.sync().rows == {("staff_pin", pin): {"hash": "b"}}
    one.write("staff_pin", pin, None).exchange()
    two.write("staff_pin", pin, {"hash": "c"}, base=0).exchange()
    assert by_field(everything(one.service)[0]) == []
