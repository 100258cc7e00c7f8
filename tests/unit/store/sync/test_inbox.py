"""What people see of the sync: names, what waits, and two values of one thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.places import NO_IDENTITY, PLACES
from cardesk_desktop.store.sync_views import Goal
from cardesk_wire.coding import written
from cardesk_wire.messages import Value
from tests.builders import NOW, identity, make_client
from tests.builders.hub import ALL, Hub
from tests.builders.premises import issue, pay
from tests.builders.said_twice import LOST_AT, OTHER_REGISTER, inbox, said
from tests.unit.store.sync.noura import NOURA, PATROL, arrive


def test_every_kind_has_a_name_or_says_that_it_has_none(joined: Store) -> None:
    with joined.read() as work:
        for kind, place in PLACES.items():
            gone = work.sync_inbox.thing(kind, bytes(place.identity_size) if place.keys else NO_IDENTITY)
            assert gone.kind == kind
        company = work.sync_inbox.thing("company", NO_IDENTITY)
        assert (company.names.main, company.goal) == (work.company.company().name, Goal.COMPANY)
        client = work.sync_inbox.thing("client", NOURA.id.bytes)
        assert (client.names, client.goal, client.goal_id) == (Names("Noura"), Goal.CLIENT, NOURA.id)
        assert work.sync_inbox.thing("vehicle", PATROL.id.bytes).names == Names("K 42")
        assert work.sync_inbox.thing("of a later release", b"x").names == Names("")


def test_a_document_is_called_by_its_number_and_leads_to_its_invoice(joined: Store) -> None:
    invoice_id = identity("invoice")
    with joined.write() as work:
        payment = pay(work, identity("payment"), issue(work, invoice_id))
    with joined.read() as work:
        paper = work.sync_inbox.thing("document", invoice_id.bytes)
        assert paper.names.main == work.documents.invoice_file(invoice_id).invoice.number
        assert (paper.goal, paper.goal_id) == (Goal.INVOICE, invoice_id)
        paid = work.sync_inbox.thing("document", payment.id.bytes)
        assert "-P" in paid.names.main
        assert paid.goal_id == invoice_id
        assert work.sync_inbox.thing("document", bytes(16)).goal is None


def test_what_waits_is_counted_by_kind_and_paged(joined: Store) -> None:
    with joined.write() as work:
        for number in range(3):
            work.clients.add(make_client(f"Cut {number}"))
        work.sync.cut(2, ALL)
        issue(work, identity("waiting invoice"))
    with joined.read() as work:
        kinds = {each.kind: each.count for each in work.sync_inbox.waiting_kinds()}
        assert kinds["client"] == 3
        assert kinds["document"] == 1
        assert sum(kinds.values()) == work.sync.counts().waiting
        whole = work.sync_inbox.waiting("client", 0, 10)
        assert whole.total == 3
        assert sorted(row.thing.names.main for row in whole.rows) == ["Cut 0", "Cut 1", "Cut 2"]
        assert [row.is_cut for row in whole.rows] == [True, True, False]
        parts = [work.sync_inbox.waiting("client", place, 1).rows[0] for place in range(3)]
        assert parts == list(whole.rows)
        (paper,) = work.sync_inbox.waiting("document", 0, 10).rows
        assert (paper.is_cut, paper.is_gone) == (False, False)
        assert work.sync_inbox.waiting("staff", 0, 10).rows == ()


def test_fields_that_change_together_are_one_difference(joined: Store) -> None:
    label = said("client", NOURA.id, "phone_label", "mobile", "work")
    phone = said("client", NOURA.id, "phone", "+971501112233", "+971504445566")
    note = said("client", NOURA.id, "notes", "", "Wax")
    arrive(joined, {"a": label, "b": phone, "c": note})
    with joined.read() as work:
        found = work.sync_inbox.differences(10)
        assert work.sync_inbox.count_of_conflicts() == 3
        by_fields = {tuple(pair.name for pair in each.fields): each for each in found}
        assert set(by_fields) == {("phone", "phone_label"), ("notes",)}
        both = by_fields["phone", "phone_label"]
        assert (both.kept_by, both.lost_by, both.lost_at) == (OTHER_REGISTER, "device", LOST_AT)
        assert both.can_take
        assert both.thing.names == Names("Noura")


def test_a_value_that_names_somebody_tells_the_name(joined: Store) -> None:
    other = make_client("Fatima")
    with joined.write() as work:
        work.clients.add(other)
    kept, lost = written(NOURA.id.bytes), written(other.id.bytes)
    arrive(joined, {"a": said("vehicle", PATROL.id, "client_id", kept, lost)})
    with joined.read() as work:
        (found,) = work.sync_inbox.differences(10)
        assert found.fields[0].names == {kept: Names("Noura"), lost: Names("Fatima")}


def test_what_was_decided_can_be_read_for_a_while(joined: Store) -> None:
    arrive(joined, {"a": said("client", NOURA.id, "notes", "", "Wax")}, settled_at=NOW)
    with joined.read() as work:
        assert work.sync_inbox.differences(10) == ()
        (found,) = work.sync_inbox.decided(NOW - timedelta(days=1), 10)
        assert found.settled_at == NOW
        assert work.sync_inbox.decided(NOW + timedelta(days=1), 10) == ()


def test_settling_and_opening_again_is_told_to_the_others(joined: Store, hub: Hub) -> None:
    arrive(joined, {"a": said("client", NOURA.id, "notes", "", "Wax")})
    with joined.write() as work:
        (found,) = work.sync_inbox.differences(10)
        work.sync_inbox.settle(found.ids, NOW)
        assert work.sync_inbox.count_of_conflicts() == 0
        work.sync_inbox.settle(found.ids, None)
        assert work.sync_inbox.some_differences(found.ids) == (found,)
    assert [op.kind for op in hub.push(joined)] == ["conflict"]


def test_a_deleted_row_shows_what_was_changed_and_offers_nothing(joined: Store) -> None:
    gone = identity("gone")
    arrive(joined, {"a": said("client", gone, "", None, {"name": "Salem", "currency": "AED"})})
    arrive(joined, {"b": said("client", gone, "", None, None)})
    arrive(joined, {"c": said("client", b"no identity", "", None, {"name": "Odd"})})
    with joined.read() as work:
        found = {each.ids: each for each in work.sync_inbox.differences(10)}
        salem = found[identity("a"),]
        assert (salem.is_deleted, salem.can_take, salem.currency) == (True, False, "AED")
        assert [(pair.name, pair.lost) for pair in salem.fields] == [("name", "Salem"), ("currency", "AED")]
        assert found[identity("b"),].fields == ()


def test_a_row_that_is_deleted_elsewhere_and_still_here_keeps_its_name(joined: Store) -> None:
    arrive(joined, {"a": said("client", NOURA.id, "", None, {"name": "Nora"})})
    with joined.read() as work:
        (found,) = work.sync_inbox.differences(10)
    assert (found.is_deleted, found.thing.names) == (True, Names("Noura"))


def test_what_a_database_that_joined_said_otherwise_of_a_row_can_be_chosen(joined: Store) -> None:
    kept: dict[str, Value] = {"notes": "Wax", "name": "Noura"}
    arrive(joined, {"a": said("client", NOURA.id, "", kept, {"notes": "", "name": "Nora"})})
    with joined.read() as work:
        (found,) = work.sync_inbox.differences(10)
    assert (found.is_deleted, found.can_take) == (False, True)
    pairs = [(pair.name, pair.kept, pair.lost) for pair in found.fields]
    assert pairs == [("name", "Noura", "Nora"), ("notes", "Wax", "")]


def test_states_do_not_go_back_and_nobody_erased_returns(joined: Store) -> None:
    with joined.write() as work:
        erased = replace(make_client("Erased"), erased_at=NOW)
        work.clients.add(erased)
    arrive(
        joined,
        {
            "a": said("client", erased.id, "notes", "", "Wax"),
            "b": said("client", NOURA.id, "erased_at", None, 1),
            "c": said("client", identity("nobody"), "notes", "", "Wax"),
            "d": said("client", NOURA.id, "of a later release", 1, 2),
        },
    )
    with joined.read() as work:
        can = {each.ids[0]: each.can_take for each in work.sync_inbox.differences(10)}
        assert not can[identity("a")]
        assert not can[identity("b")]
        assert not can[identity("c")]


def test_a_conflict_about_nobody_knows_whom_is_shown_all_the_same(joined: Store) -> None:
    block = inbox({"a": said("client", NOURA.id, "notes", "", "Wax")})
    block.columns[block.fields.index("subject_id")][0] = "*** no identity ***"
    with joined.write() as work:
        work.sync.apply([block], work.sync.state().cursor, is_at_head=True, now=NOW)
    with joined.read() as work:
        (found,) = work.sync_inbox.differences(10)
        assert (found.thing.names.main, found.can_take) == ("", False)
