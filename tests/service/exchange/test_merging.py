"""Two say different things of one row: what stands, and what the conflict inbox tells."""

from __future__ import annotations

import pytest

from cardesk_service.exchange.merging import CLOCK_LEEWAY_US
from cardesk_service.exchange.row import MOST_FIELDS
from cardesk_wire.codes import OpCode
from cardesk_wire.messages import Status, Verdict
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

MONA = identity(1)
ROW = ("client", MONA)
PRODUCT = identity(2)


@pytest.mark.usefixtures("known")
def test_a_change_of_what_is_there_wins_whatever_the_clocks_say(one: Register, two: Register) -> None:
    one.write("client", MONA, {"notes": "late"}, hlc=NOON + 50 * SECOND).exchange()
    reply = two.sync().write("client", MONA, {"notes": "later"}, hlc=1).exchange()
    assert reply.verdicts == []
    assert one.sync().rows[ROW]["notes"] == "later"
    assert by_field(one.rows) == []


@pytest.mark.usefixtures("known")
def test_of_two_at_once_the_later_wins_and_the_other_is_shown(one: Register, two: Register) -> None:
    one.write("client", MONA, {"notes": "one"}, hlc=NOON - 2).exchange()
    reply = two.write("client", MONA, {"notes": "two"}, hlc=NOON - 1).exchange()
    assert reply.verdicts == []
    assert one.sync().rows[ROW]["notes"] == "two"
    assert by_field(one.rows) == [("client", "notes", "two", "one")]
    (conflict,) = [row for (kind, _), row in one.rows.items() if kind == "conflict"]
    assert (conflict["kept_by"], conflict["lost_by"]) == (two.device, one.device)
    assert (conflict["kept_at"], conflict["lost_at"]) == (NOON - 1, NOON - 2)
    assert (conflict["subject_id"], conflict["settled_at"]) == (MONA, None)


@pytest.mark.usefixtures("known")
def test_what_came_too_early_loses_and_its_writer_hears_what_stands(one: Register, two: Register) -> None:
    one.write("client", MONA, {"notes": "one"}, hlc=NOON - 1).exchange()
    reply = two.write("client", MONA, {"notes": "two"}, hlc=NOON - 2).exchange()
    assert reply.verdicts == [Verdict(1, Status.MERGED, OpCode.OUTRUN)]
    assert two.rows[ROW]["notes"] == "one"
    assert by_field(two.rows) == [("client", "notes", "one", "two")]


@pytest.mark.usefixtures("known")
def test_a_loser_that_had_pulled_the_winner_hears_of_it_again(one: Register, two: Register) -> None:
    # The mark is older than the cursor: the winner came in while the change waited.
    one.write("client", MONA, {"notes": "one"}, hlc=NOON).exchange()
    base = two.cursor
    two.sync().write("client", MONA, {"notes": "two"}, hlc=NOON - 9, base=base)
    two.rows[ROW]["notes"] = "two"
    two.exchange()
    assert two.rows[ROW]["notes"] == "one"
    # And again, when that answer was lost.
    assert one.sync().rows[ROW] == two.rows[ROW]


@pytest.mark.usefixtures("known")
def test_different_fields_of_one_row_stand_beside_each_other(one: Register, two: Register) -> None:
    one.write("client", MONA, {"notes": "one"}).exchange()
    two.write("client", MONA, {"name": "Mona H."}).exchange()
    assert two.rows[ROW]["notes"] == "one"
    assert one.sync().rows[ROW] == {
        "name": "Mona H.",
        "notes": "one",
        "phone": "1",
        "phone_label": "home",
    }
    assert by_field(one.rows) == []


@pytest.mark.usefixtures("known")
def test_who_had_not_seen_a_row_gets_it_back_on_whatever_page(one: Register, two: Register) -> None:
    one.write("product", PRODUCT, {"price_minor": 200}).exchange()
    one.write("client", MONA, {"notes": "one"}).exchange()
    one.write("client", identity(3), {"name": "Noura"}).exchange()
    two.write("client", MONA, {"name": "Mona H."}).exchange(limit=1)
    two.write("client", MONA, {"name": "Mona Haddad"}).exchange(limit=1)
    while two.cursor < one.sync().cursor:
        two.exchange(limit=1)
    assert two.rows[ROW] == one.rows[ROW]
    assert (two.rows[ROW]["notes"], two.rows[ROW]["name"]) == ("one", "Mona Haddad")


@pytest.mark.usefixtures("known")
def test_fields_that_change_together_are_kept_or_lost_together(one: Register, two: Register) -> None:
    one.write("client", MONA, {"phone": "2", "phone_label": "work"}, hlc=NOON).exchange()
    two.write("client", MONA, {"phone": "3", "phone_label": "car", "notes": "n"}, hlc=NOON - 1).exchange()
    row = one.sync().rows[ROW]
    assert (row["phone"], row["phone_label"], row["notes"]) == ("2", "work", "n")
    assert two.rows[ROW] == row
    assert by_field(one.rows) == [("client", "phone", "2", "3"), ("client", "phone_label", "work", "car")]


@pytest.mark.usefixtures("known")
def test_one_s_own_value_is_known_though_the_cursor_is_behind(one: Register) -> None:
    base = one.cursor
    one.write("client", MONA, {"notes": "a"}, hlc=NOON).exchange()
    reply = one.write("client", MONA, {"notes": "b"}, hlc=NOON - 5, base=base).exchange()
    assert reply.verdicts == []
    assert reply.blocks == []


@pytest.mark.usefixtures("known")
def test_a_clock_in_the_future_wins_a_minute_at_most(one: Register, two: Register, service: Service) -> None:
    one.write("client", MONA, {"notes": "one"}, hlc=NOON * 2).exchange()
    service.now += CLOCK_LEEWAY_US + 1
    two.write("client", MONA, {"notes": "two"}, hlc=service.now).exchange()
    assert one.sync().rows[ROW]["notes"] == "two"


@pytest.mark.usefixtures("known")
def test_a_tie_goes_to_the_greater_register(one: Register, two: Register) -> None:
    two.write("client", MONA, {"notes": "two"}, hlc=NOON).exchange()
    one.write("client", MONA, {"notes": "one"}, hlc=NOON).exchange()
    assert one.rows[ROW]["notes"] == "two"


@pytest.mark.usefixtures("known")
def test_the_same_said_twice_is_no_conflict_and_no_news(one: Register, two: Register) -> None:
    one.write("client", MONA, {"notes": "same"}, hlc=NOON - 3).exchange()
    head = two.write("client", MONA, {"notes": "same"}, hlc=NOON - 1).exchange().head
    assert head == one.cursor
    # But it counts as said later: what was said in between loses.
    three = Register(one.service, 3).sync()
    three.write("client", MONA, {"notes": "other"}, hlc=NOON - 2, base=2).exchange()
    assert three.rows[ROW]["notes"] == "same"


@pytest.mark.usefixtures("known")
def test_one_is_not_true(one: Register, two: Register) -> None:
    one.write("client", MONA, {"is_company": True}).exchange()
    two.sync().write("client", MONA, {"is_company": 1}).exchange()
    assert one.sync().rows[ROW]["is_company"] is not True


def test_a_conflict_is_settled_without_another(one: Register, two: Register) -> None:
    row: Fields = {"kind": "client", "settled_at": None}
    one.write("conflict", MONA, row).exchange()
    two.sync()
    one.write("conflict", MONA, {"settled_at": 5}, hlc=NOON - 1).exchange()
    two.write("conflict", MONA, {"settled_at": 6}, hlc=NOON).exchange()
    assert one.sync().rows == {("conflict", MONA): {"kind": "client", "settled_at": 6}}


def test_a_row_written_twice_in_one_push_is_one_row(one: Register, two: Register) -> None:
    one.write("client", MONA, {"name": "a"}).write("client", MONA, {"name": "b"}).write("client", MONA, None)
    one.exchange()
    two.sync()
    assert (two.rows, two.graves) == ({}, {ROW})


def test_nobody_invents_more_fields_than_a_row_has_room_for(one: Register, two: Register) -> None:
    def some(first: int, end: int) -> Fields:
        return {f"f{number}": one.number for number in range(first, end)}

    rejected = [Verdict(1, Status.REJECTED, OpCode.TOO_LARGE)]
    assert one.write("client", MONA, some(0, MOST_FIELDS + 1)).exchange().verdicts == rejected
    assert one.write("client", MONA, some(0, MOST_FIELDS)).exchange().verdicts == []
    assert one.write("client", MONA, some(0, MOST_FIELDS)).exchange().verdicts == []
    assert two.write("client", MONA, some(MOST_FIELDS, MOST_FIELDS + 1)).exchange().verdicts == rejected
    assert everything(one.service)[0] == {ROW: some(0, MOST_FIELDS)}


@pytest.mark.usefixtures("known")
def test_who_is_pages_behind_hears_what_another_said_of_a_row_that_it_changes_meanwhile(
    one: Register, two: Register
) -> None:
    one.write("client", MONA, {"phone": "2"}).exchange()
    for number in range(3, 9):
        one.write("client", identity(number), {"name": f"Client {number}"})
    one.exchange()
    two.write("client", MONA, {"notes": "two"}).exchange(limit=2)
    assert two.sync().rows[ROW]["phone"] == "2"
    assert two.rows[ROW]["notes"] == "two"
