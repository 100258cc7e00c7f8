"""What goes one way only: states move forward, what is deleted stays so, what is sealed is written once."""

from __future__ import annotations

import pytest

from cardesk_service.exchange.row import MOST_FIELDS
from cardesk_wire.codes import OpCode
from cardesk_wire.messages import Status, Verdict
from tests.service.exchange.speaking import NOON, Fields, Register, by_field, everything, identity

MONA = identity(1)
ROW = ("client", MONA)


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
    assert ROW not in one.sync().rows


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


def test_a_sealed_row_has_no_more_room(one: Register) -> None:
    one.write("journal_entry", MONA, {"at": 1}).exchange()
    wide: Fields = {f"f{number}": 1 for number in range(MOST_FIELDS)}
    reply = one.write("journal_entry", MONA, wide).exchange()
    assert reply.verdicts == [Verdict(2, Status.REJECTED, OpCode.TOO_LARGE)]
