"""What could not be taken in is sent again or set aside, by those who may see it."""

from __future__ import annotations

from dataclasses import asdict

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.operations.mending import put_problem_back, send_again, set_aside, troubles
from cardesk_desktop.store.sync_views import Side
from tests.builders import identity
from tests.builders.open_shop import CLOTH, FATIMA, FRONT_DESK, MANAGER, OWNER, OpenShop
from tests.builders.said_twice import add_problem, take_in
from tests.unit.operations.refused_rows import arrived, look, row, sent


def test_what_needs_nothing_is_sent_again_and_the_note_can_come_back(shop: OpenShop) -> None:
    trouble = sent(shop, "client", FATIMA.id.bytes, "unreadable", {"phone": "+971501234567"})
    problem = send_again(shop.desk, staff_id=FRONT_DESK.id, number=trouble.number).value
    assert look(shop) == ()
    with shop.desk.store.read() as work:
        assert work.sync.pending(2**30)
    put_problem_back(shop.desk, staff_id=FRONT_DESK.id, problem=problem)
    put_problem_back(shop.desk, staff_id=FRONT_DESK.id, problem=problem)
    assert [asdict(each) for each in look(shop)] == [asdict(trouble)]


def test_what_is_not_here_cannot_be_sent(shop: OpenShop) -> None:
    trouble = sent(shop, "client", identity("nobody").bytes, "unreadable", None)
    assert (trouble.can_send, trouble.wrong) == (False, frozenset())
    with shop.refuses(Code.NOT_FOUND):
        send_again(shop.desk, staff_id=OWNER.id, number=trouble.number)
    with shop.refuses(Code.NOT_FOUND):
        send_again(shop.desk, staff_id=OWNER.id, number=trouble.number + 1)


def test_what_a_person_has_seen_is_set_aside_with_a_trace(shop: OpenShop) -> None:
    take_in(shop.desk.store)
    add_problem(shop.desk.store, Side.FOUND, "document", identity("invoice").bytes, "overpaid", b"")
    add_problem(shop.desk.store, Side.ARRIVED, "of a later release", b"", "unreadable", b"[broken")
    add_problem(shop.desk.store, Side.ARRIVED, "client", identity("x").bytes, "unreadable", b"[broken")
    first, second, third = look(shop)
    assert (first.values, second.values, third.values) == ({}, {}, {})
    with shop.refuses(Code.NOT_PERMITTED):
        set_aside(shop.desk, staff_id=FRONT_DESK.id, number=first.number)
    problem = set_aside(shop.desk, staff_id=MANAGER.id, number=first.number).value
    set_aside(shop.desk, staff_id=MANAGER.id, number=second.number)
    assert look(shop) == (third,)
    put_problem_back(shop.desk, staff_id=MANAGER.id, problem=problem)
    assert len(look(shop)) == 2
    with shop.desk.store.read() as work:
        entries = work.journal.of_subject(identity("invoice"))
        assert [entry.event for entry in entries] == [
            JournalEvent.SYNC_PROBLEM_SET_ASIDE,
            JournalEvent.SYNC_PROBLEM_PUT_BACK,
        ]


def test_a_cost_is_shown_to_those_who_may_see_it(shop: OpenShop) -> None:
    product = {**row(shop, "product", CLOTH.id.bytes), "cost_minor": "dear"}
    arrived(shop, "product", identity("p").bytes, product)
    found = troubles(shop.desk, viewer_id=FRONT_DESK.id, limit=50).value
    (veiled,) = found.some
    assert (veiled.is_secret, veiled.values, veiled.mendable, found.count) == (True, {}, (), 1)
    assert not look(shop)[0].is_secret
    assert look(shop)[0].currency == "AED"


def test_nobody_is_handed_what_she_may_not_see(shop: OpenShop) -> None:
    product = {**row(shop, "product", CLOTH.id.bytes), "cost_minor": 700, "price_minor": "dear"}
    arrived(shop, "product", identity("p").bytes, product)
    add_problem(
        shop.desk.store, Side.ARRIVED, "staff_pin", identity("s").bytes, "unreadable", b'{"hash":"h"}'
    )
    (seen, pin) = troubles(shop.desk, viewer_id=FRONT_DESK.id, limit=50).value.some
    assert "cost_minor" not in seen.values
    assert seen.values["price_minor"] == "dear"
    assert look(shop)[0].values["cost_minor"] == 700
    assert pin.values == look(shop)[1].values == {}


def test_only_who_may_mend_it_puts_it_back(shop: OpenShop) -> None:
    product = {**row(shop, "product", CLOTH.id.bytes), "price_minor": "dear"}
    trouble = arrived(shop, "product", identity("p").bytes, product)
    problem = set_aside(shop.desk, staff_id=OWNER.id, number=trouble.number).value
    with shop.refuses(Code.NOT_PERMITTED):
        put_problem_back(shop.desk, staff_id=FRONT_DESK.id, problem=problem)
    assert look(shop) == ()
    put_problem_back(shop.desk, staff_id=OWNER.id, problem=problem)
    assert len(look(shop)) == 1
