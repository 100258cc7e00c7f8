"""Two said different things: one keeps what is in force or takes the other, and can undo it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.ids import first_id, successor
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.deciding import (
    Differences,
    bring_back,
    decide_again,
    differences,
    keep_every_winner,
    keep_the_winner,
    take_the_other,
)
from cardesk_desktop.operations.sync_permissions import needed_for
from cardesk_desktop.store.sync_views import Difference, Since
from cardesk_wire.coding import written
from cardesk_wire.messages import Block, Value
from tests.builders import identity, make_client
from tests.builders.open_shop import CLOTH, FATIMA, FRONT_DESK, MANAGER, OWNER, OpenShop
from tests.builders.said_twice import LOST_AT, Said, inbox, said, take_in


def arrive(shop: OpenShop, rows: dict[str, Said]) -> None:
    """Let the service tell of conflicts."""
    take_in(shop.desk.store, inbox(rows))


def look(shop: OpenShop, staff_id: UUID = OWNER.id) -> Differences:
    """What there is to decide."""
    return differences(shop.desk, viewer_id=staff_id, limit=30).value


def note(shop: OpenShop) -> str:
    with shop.desk.store.read() as work:
        return work.clients.get(FATIMA.id).notes


NOTE = said("client", FATIMA.id, "notes", "", "Likes wax")


def test_what_is_in_force_stays_and_the_conflict_goes(shop: OpenShop) -> None:
    arrive(shop, {"a": NOTE})
    (found,) = look(shop).open
    decision = keep_the_winner(shop.desk, staff_id=FRONT_DESK.id, ids=found.ids).value
    after = look(shop)
    assert (after.open, after.count) == ((), 0)
    assert [each.ids for each in after.decided] == [found.ids]
    assert note(shop) == ""
    decide_again(shop.desk, staff_id=FRONT_DESK.id, decision=decision)
    assert look(shop).open == (found,)


def test_the_other_value_is_taken_and_given_back(shop: OpenShop) -> None:
    arrive(shop, {"a": NOTE})
    (found,) = look(shop).open
    outcome = take_the_other(shop.desk, staff_id=FRONT_DESK.id, ids=found.ids)
    assert note(shop) == "Likes wax"
    with shop.desk.store.read() as work:
        assert work.sync.counts().waiting > 0
        assert work.journal.of_subject(FATIMA.id)[-1].event is JournalEvent.OTHER_VALUE_TAKEN
    decide_again(shop.desk, staff_id=FRONT_DESK.id, decision=outcome.value)
    assert note(shop) == ""
    assert look(shop).count == 1


def test_all_are_kept_at_once(shop: OpenShop) -> None:
    assert keep_every_winner(shop.desk, staff_id=OWNER.id).value.ids == ()
    arrive(shop, {"a": NOTE, "b": said("product", CLOTH.id, "sku", "C1", "C2")})
    decision = keep_every_winner(shop.desk, staff_id=MANAGER.id).value
    assert set(decision.ids) == {identity("a"), identity("b")}
    decide_again(shop.desk, staff_id=MANAGER.id, decision=decision)
    assert look(shop).count == 2


def test_only_who_may_change_it_may_choose(shop: OpenShop) -> None:
    arrive(shop, {"a": said("product", CLOTH.id, "price_minor", 2000, 2500)})
    (found,) = look(shop).open
    with shop.refuses(Code.NOT_PERMITTED):
        take_the_other(shop.desk, staff_id=FRONT_DESK.id, ids=found.ids)
    take_the_other(shop.desk, staff_id=MANAGER.id, ids=found.ids)


def test_a_price_among_other_fields_needs_both_permissions() -> None:
    prices, catalogue = Permission.CHANGE_PRICES, Permission.EDIT_CATALOGUE
    assert needed_for("product", ("price_minor",)) == {prices}
    assert needed_for("product", ("price_minor", "sku")) == {prices, catalogue}
    assert needed_for("product", ("sku",)) == needed_for("product", ()) == {catalogue}
    assert needed_for("of a later release", ()) == {Permission.EDIT_REGISTER}


def test_what_moved_on_cannot_return(shop: OpenShop) -> None:
    arrive(shop, {"a": said("client", identity("nobody"), "notes", "", "x"), "b": NOTE})
    by_name = {each.ids[0]: each for each in look(shop).open}
    with shop.refuses(Code.VALUE_CANNOT_RETURN):
        take_the_other(shop.desk, staff_id=OWNER.id, ids=by_name[identity("a")].ids)
    with shop.refuses(Code.VALUE_CANNOT_RETURN):
        take_the_other(shop.desk, staff_id=OWNER.id, ids=(identity("a"), identity("b")))
    with shop.refuses(Code.NOT_FOUND):
        keep_the_winner(shop.desk, staff_id=OWNER.id, ids=(identity("none"),))
    arrive(shop, {"c": said("client", FATIMA.id, "name", "Fatima", None)})
    with pytest.raises(Refused):
        take_the_other(shop.desk, staff_id=OWNER.id, ids=(identity("c"),))


def noted(shop: OpenShop, words: str) -> None:
    """Somebody writes another note about her, in the client's form."""
    with shop.desk.store.write() as work:
        work.clients.save(replace(work.clients.get(FATIMA.id), notes=words))


def test_what_is_shown_as_in_force_stands_in_the_row(shop: OpenShop) -> None:
    arrive(shop, {"a": said("client", FATIMA.id, "notes", "", "No wax")})
    (as_kept,) = look(shop).open
    assert (as_kept.fields[0].present, as_kept.since) == ("", Since.NOTHING)
    noted(shop, "Moved away, do not call")
    (changed,) = look(shop).open
    assert (changed.fields[0].present, changed.fields[0].kept) == ("Moved away, do not call", "")
    assert (changed.since, changed.can_take) == (Since.CHANGED, True)
    take_the_other(shop.desk, staff_id=FRONT_DESK.id, ids=changed.ids)
    (decided,) = look(shop).decided
    assert (decided.fields[0].present, decided.since) == ("No wax", Since.TAKEN)


def test_a_row_that_is_gone_by_now_says_so(shop: OpenShop) -> None:
    arrive(shop, {"a": said("client", identity("nobody"), "notes", "", "x")})
    (found,) = look(shop).open
    assert (found.since, found.is_deleted, found.can_take) == (Since.DELETED, False, False)


def test_costs_are_veiled_and_of_pins_nothing_is_said(shop: OpenShop) -> None:
    arrive(
        shop,
        {
            "cost": said("product", CLOTH.id, "cost_minor", 700, 900),
            "pin": said("staff_pin", FRONT_DESK.id, "hash", "h1", "h2"),
        },
    )
    front_desk, owner = look(shop, FRONT_DESK.id).open, look(shop, OWNER.id).open
    assert [(pair.is_secret, pair.kept, pair.present) for each in front_desk for pair in each.fields] == [
        (True, None, None)
    ]
    assert [pair.kept for each in owner for pair in each.fields] == [700]
    with shop.desk.store.read() as work:
        assert work.sync.counts().conflicts == work.sync_inbox.count_of_conflicts() == 1
        assert work.everything.count("conflicts") == len(list(work.everything.rows("conflicts"))) == 1
    assert replace(owner[0], fields=()) == replace(front_desk[0], fields=())


GONE = make_client("Salem Deleted")


def bury(shop: OpenShop, lost: dict[str, Value]) -> Difference:
    """The client was deleted elsewhere, while somebody else changed it."""
    graves = Block("client", [], [], [], [written(GONE.id.bytes)])
    take_in(shop.desk.store, graves, inbox({"gone": ("client", GONE.id.bytes, "", None, lost)}))
    (found,) = look(shop).open
    return found


def whole(shop: OpenShop, **changes: Value) -> dict[str, Value]:
    """All fields of the client, as the service kept them."""
    with shop.desk.store.write() as work:
        work.clients.add(GONE)
        row = dict(work.sync_inbox.mender.row("client", GONE.id.bytes) or {})
    return {**row, **changes}


def test_who_was_deleted_elsewhere_is_brought_back(shop: OpenShop) -> None:
    found = bury(shop, whole(shop, notes="Wax on Fridays"))
    assert found.is_deleted
    assert found.heir == successor(GONE.id).bytes
    with shop.desk.store.read() as work:
        assert work.sync_inbox.mender.row("client", GONE.id.bytes) is None
    thing = bring_back(shop.desk, staff_id=FRONT_DESK.id, ids=found.ids).value
    assert (thing.names.main, thing.goal_id) == (GONE.name, successor(GONE.id))
    with shop.desk.store.read() as work:
        assert work.clients.get(successor(GONE.id)).notes == "Wax on Fridays"
        (entry,) = work.journal.of_subject(successor(GONE.id))
        assert (entry.event, entry.reason) == (JournalEvent.DELETED_BROUGHT_BACK, "client")
        assert work.sync.counts().waiting > 0
    (decided,) = look(shop).decided
    assert not decided.heir, "it is there again"
    assert (decided.since, decided.thing.goal_id) == (Since.BACK, successor(GONE.id))
    assert {pair.name: pair.present for pair in decided.fields}["notes"] == "Wax on Fridays"
    with shop.refuses(Code.VALUE_CANNOT_RETURN):
        bring_back(shop.desk, staff_id=FRONT_DESK.id, ids=found.ids)


def test_who_is_known_in_part_or_was_erased_stays_gone(shop: OpenShop) -> None:
    assert not bury(shop, {"notes": "Wax"}).heir


def test_whom_somebody_erased_nobody_brings_back(shop: OpenShop) -> None:
    assert not bury(shop, whole(shop, erased_at=1)).heir


def test_what_no_register_can_hold_is_not_brought_back(shop: OpenShop) -> None:
    found = bury(shop, whole(shop, phone_label="pager"))
    with shop.refuses(Code.VALUE_CANNOT_RETURN):
        bring_back(shop.desk, staff_id=FRONT_DESK.id, ids=found.ids)


def test_each_side_names_who_worked_at_its_register(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        own = work.company.register().id
        unlocked = ((own, FRONT_DESK.id, -60), (own, OWNER.id, 60), (identity("bay"), identity("left"), -50))
        for register, who, seconds in unlocked:
            at = LOST_AT + timedelta(seconds=seconds)
            entry_id, event = UUID(int=first_id(at).int + 1), JournalEvent.DESK_UNLOCKED
            work.journal.add(JournalEntry(entry_id, at, event, register, who))
    take_in(shop.desk.store, inbox({"a": NOTE}, lost_by=written(own.bytes)))
    (found,) = look(shop).open
    assert (found.kept_person, found.lost_person) == ("", FRONT_DESK.name)
    take_in(shop.desk.store, inbox({"b": NOTE}, lost_by=written(identity("bay").bytes)))
    (unknown,) = (each for each in look(shop).open if each.ids == (identity("b"),))
    assert not unknown.lost_person, "nobody of that name works here"
