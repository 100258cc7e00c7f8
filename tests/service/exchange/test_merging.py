"""Two say different things of one row: what stands, and what the conflict inbox tells."""

from __future__ import annotations

import pytest

from cardesk_service.exchange.merging import CLOCK_LEEWAY_US
from cardesk_service.exchange.row import MOST_FIELDS
from cardesk_wire.codes import OpCode
from cardesk_wire.messages import Status, Value, Verdict
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


@pytest.fixture
def known(one: Register, two: Register) -> None:
    """Both know of a client and of a product."""
    one.write("client", MONA, {"name": "Mona", "notes": "", "phone": "1", "phone_label": "home"})
    one.write("product", PRODUCT, {"name": "Wax", "price_minor": 100, "currency": "AED"})
    one.exchange()
    two.sync()


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


@pytest.mark.parametrize(
    ("mine", "other", "stands"),
    [
        ("in_work", "waiting", "in_work"),
        ("delivered", "cancelled", "delivered"),
        ("cancelled", "delivered", "delivered"),
    ],
)
def test_states_only_move_forward(one: Register, two: Register, mine: str, other: str, stands: str) -> None:
    visit = identity(9)
    one.write("visit", visit, {"state": "waiting", "started_at": None, "note": ""}).exchange()
    two.sync()
    one.write("visit", visit, {"state": mine, "started_at": 5}, hlc=NOON - 5).exchange()
    two.write("visit", visit, {"state": other, "started_at": 7, "note": "x"}, hlc=NOON).exchange()
    row = one.sync().rows["visit", visit]
    assert (row["state"], row["note"]) == (stands, "x")
    assert two.sync().rows == one.rows
    assert row["started_at"] == (5 if stands == mine else 7)
    assert ("visit", "state", stands, other if stands == mine else mine) in by_field(one.rows)


def test_a_state_does_not_go_back_though_it_is_known(one: Register) -> None:
    visit = identity(9)
    one.write("visit", visit, {"state": "delivered"}).exchange()
    reply = one.write("visit", visit, {"state": "ready"}).exchange()
    assert reply.verdicts == [Verdict(2, Status.MERGED, OpCode.STATE_MOVED_ON)]
    assert one.rows["visit", visit] == {"state": "delivered"}


def test_between_states_of_one_step_one_may_go_back(one: Register) -> None:
    ticket = identity(9)
    one.write("ticket", ticket, {"state": "parked"}).exchange()
    one.write("ticket", ticket, {"state": "open"}).exchange()
    assert everything(one.service)[0]["ticket", ticket] == {"state": "open"}


@pytest.mark.usefixtures("known")
def test_deleted_is_deleted(one: Register, two: Register) -> None:
    one.write("client", MONA, None).exchange()
    reply = two.write("client", MONA, {"notes": "late"}, hlc=NOON * 2).exchange()
    assert reply.verdicts == [Verdict(1, Status.MERGED, OpCode.DELETED)]
    assert (ROW in two.rows, ROW in two.graves) == (False, True)
    assert by_field(two.rows) == [("client", "", None, {"notes": "late"})]
    assert two.write("client", MONA, None).exchange().verdicts == []
    assert ROW in one.sync().graves or ROW not in one.rows


@pytest.mark.usefixtures("known")
def test_what_was_deleted_unseen_is_shown(one: Register, two: Register) -> None:
    one.write("client", MONA, {"notes": "important"}).exchange()
    two.write("client", MONA, None).exchange()
    (told,) = by_field(one.sync().rows)
    assert told[:3] == ("client", "", None)
    assert isinstance(told[3], dict)
    assert told[3]["notes"] == "important"
    assert ROW in one.graves


def test_a_grave_comes_before_its_row(one: Register, two: Register) -> None:
    one.write("client", MONA, None).exchange()
    two.write("client", MONA, {"name": "Mona"}).exchange()
    assert ROW in two.graves
    assert ROW not in everything(one.service)[0]


def test_sealed_rows_are_written_once(one: Register, two: Register) -> None:
    entry: Fields = {"at": 1, "event": "x", "figures": {"a": 1}}
    one.write("journal_entry", MONA, entry).exchange()
    assert two.write("journal_entry", MONA, {"at": 1, "event": "x"}).exchange().verdicts == []
    assert two.write("journal_entry", MONA, {**entry, "reason": "new"}).exchange().verdicts == []
    reply = two.write("journal_entry", MONA, {**entry, "at": 2}).write("journal_entry", MONA, None).exchange()
    assert reply.verdicts == [
        Verdict(3, Status.QUARANTINED, OpCode.SEALED_DIFFERS),
        Verdict(4, Status.REJECTED, OpCode.SEALED_DIFFERS),
    ]
    assert everything(one.service)[0]["journal_entry", MONA] == {**entry, "reason": "new"}


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


def test_nobody_invents_more_fields_than_a_row_has_room_for(one: Register, two: Register) -> None:
    def some(first: int, end: int) -> Fields:
        return {f"f{number}": one.number for number in range(first, end)}

    rejected = [Verdict(1, Status.REJECTED, OpCode.TOO_LARGE)]
    assert one.write("client", MONA, some(0, MOST_FIELDS + 1)).exchange().verdicts == rejected
    assert one.write("client", MONA, some(0, MOST_FIELDS)).exchange().verdicts == []
    assert one.write("client", MONA, some(0, MOST_FIELDS)).exchange().verdicts == []
    assert two.write("client", MONA, some(MOST_FIELDS, MOST_FIELDS + 1)).exchange().verdicts == rejected
    assert everything(one.service)[0] == {ROW: some(0, MOST_FIELDS)}


def test_a_sealed_row_has_no_more_room(one: Register) -> None:
    one.write("journal_entry", MONA, {"at": 1}).exchange()
    wide: Fields = {f"f{number}": 1 for number in range(MOST_FIELDS)}
    reply = one.write("journal_entry", MONA, wide).exchange()
    assert reply.verdicts == [Verdict(2, Status.REJECTED, OpCode.TOO_LARGE)]


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
