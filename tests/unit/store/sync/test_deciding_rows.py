"""What a person decided of two values, or corrected, is written as a change of this register."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.client import Phone, PhoneLabel
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.places import PLACES
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_wire.coding import decode, written
from cardesk_wire.messages import Op, Value
from tests.builders import NOW, identity, make_product
from tests.builders.hub import ALL, Hub
from tests.builders.said_twice import said
from tests.unit.store.sync.noura import NOURA, PATROL, arrive


def _row(work: UnitOfWork, kind: str, of: UUID) -> dict[str, Value]:
    return dict(work.sync_inbox.mender.row(kind, of.bytes) or {})


def test_a_chosen_value_is_a_change_of_this_register(joined: Store, hub: Hub) -> None:
    with joined.write() as work:
        mender = work.sync_inbox.mender
        changes = mender.change("client", NOURA.id.bytes, {"name": "Noura Said"}, NOW)
        assert changes is not None
        assert work.clients.get(NOURA.id).name == "Noura Said"
        assert mender.change("client", identity("nobody").bytes, {"name": "x"}, NOW) is None
        assert mender.change("client", NOURA.id.bytes, {"name": None}, NOW) is None
    (op,) = hub.push(joined)
    assert op.fields == {"name": "Noura Said"}


def test_a_list_is_written_only_where_it_changes(joined: Store, hub: Hub) -> None:
    with joined.write() as work:
        phones = [["+971501112233", "work"]]
        work.sync_inbox.mender.change("client", NOURA.id.bytes, {"phones": phones}, NOW)
        assert work.clients.get(NOURA.id).other_phones == (Phone("+971501112233", PhoneLabel.WORK),)
    (op,) = hub.push(joined)
    assert op.fields == {"phones": phones}


def test_what_was_refused_is_sent_once_more_as_it_is_now(joined: Store, hub: Hub) -> None:
    with joined.write() as work:
        mender = work.sync_inbox.mender
        assert mender.send("client", NOURA.id.bytes, ("phone",))
        assert mender.send("client", NOURA.id.bytes, ())
        assert not mender.send("client", identity("nobody").bytes, ("phone",))
        first, second = (decode(body, Op) for body in work.sync.pending(ALL))
    assert first.fields is not None
    assert set(first.fields) == {"phone", "phone_label"}
    assert second.fields is not None
    assert len(second.fields) == len(PLACES["client"].kind.fields)


def test_the_field_that_cannot_be_held_is_found(joined: Store) -> None:
    with joined.write() as work:
        mender, whole = work.sync_inbox.mender, _row(work, "client", NOURA.id)
        new = identity("new").bytes
        assert mender.wrong("client", new, whole) == frozenset()
        assert mender.wrong("client", new, {**whole, "phone_label": "pager"}) == {"phone_label"}
        assert mender.wrong("client", new, {**whole, "phones": "none"}) == {"phones"}
        assert mender.add("client", new, {**whole, "phone_label": "pager"}, NOW) is None
        assert mender.add("client", new, whole, NOW) is not None
        assert work.clients.get(identity("new")).name == "Noura"


def test_a_visit_changes_what_its_client_is_known_for(joined: Store) -> None:
    with joined.write() as work:
        whole: dict[str, Value] = {
            "vehicle_id": written(PATROL.id.bytes),
            "client_id": written(NOURA.id.bytes),
            "state": "waiting",
            "started_at": None,
            "ready_at": None,
            "ended_at": None,
            "arrived_at": 1_700_000_000_000_000,
            "odometer_km": None,
            "note": "",
        }
        assert work.sync_inbox.mender.add("visit", identity("visit").bytes, whole, NOW) is not None
        _product = make_product()
        assert work.sync_inbox.thing("visit", identity("visit").bytes).names == Names("K 42")
    rows = {
        "back": said("visit", identity("visit"), "state", "waiting", "delivered"),
        "time": said("visit", identity("visit"), "ended_at", None, 5),
    }
    arrive(joined, rows)
    with joined.read() as work:
        assert {each.can_take for each in work.sync_inbox.differences(10)} == {True}
    arrive(joined, {"note": said("visit", identity("visit"), "note", "", "Wax")})
    with joined.read() as work:
        assert all(each.can_take for each in work.sync_inbox.differences(10))


def test_what_changes_together_is_not_cut_in_two_by_a_limit(joined: Store) -> None:
    plate = said("vehicle", PATROL.id, "plate", "K 42", "K 99")
    key = said("vehicle", PATROL.id, "plate_key", "K42", "K99")
    arrive(joined, {"plate": plate, "key": key, "notes": said("vehicle", PATROL.id, "notes", "", "Wax")})
    with joined.read() as work:
        whole = work.sync_inbox.differences(10)
        assert sorted(len(each.ids) for each in whole) == [1, 2]
        for limit in (1, 2):
            for each in work.sync_inbox.differences(limit):
                assert set(each.ids) in [set(one.ids) for one in whole]
        for one in (identity("plate"), identity("key")):
            (found,) = work.sync_inbox.some_differences([one])
            assert {pair.name for pair in found.fields} == {"plate", "plate_key"}
