"""Ops keep their order and their bytes until they are answered, and not a moment longer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.handing_in.outbox import AckedBeyond
from cardesk_desktop.store.sync.handing_in.turns import TURNS
from cardesk_desktop.store.sync.places import PLACES
from cardesk_wire.coding import NO_CHAIN, chained, decode, written
from cardesk_wire.messages import Op, Status, Verdict
from tests.builders import NOW, identity, make_client, make_vehicle
from tests.builders.hub import ALL, Hub
from tests.builders.premises import issue


def _cut(store: Store, count: int = 3) -> list[Op]:
    with store.write() as work:
        for number in range(count):
            work.clients.add(make_client(f"Client {number}"))
        work.sync.cut(ALL, ALL)
        return [decode(body, Op) for body in work.sync.pending(ALL)]


def test_ops_follow_one_another(store: Store, hub: Hub) -> None:
    with store.read() as work:
        before = work.sync.state()
    ops = _cut(store)
    assert [op.oseq for op in ops] == list(range(before.next_oseq, before.next_oseq + 3))
    with store.read() as work:
        pending, state = work.sync.pending(ALL), work.sync.state()
        assert state.answered_chain == before.chain
        assert chained(state.answered_chain, pending) == state.chain
        assert len(work.sync.pending(1)) == 1
        assert len(work.sync.pending(len(pending[0]) + len(pending[1]))) == 2
        assert work.sync.pending(ALL) == pending


def test_what_refers_comes_after_what_it_refers_to(store: Store, hub: Hub) -> None:
    client = make_client("Noura")
    with store.write() as work:
        work.clients.add(client)
        work.vehicles.add(make_vehicle("A 1", client=client))
        issue(work, identity("invoice"))
    assert [op.kind for op in hub.push(store)] == ["client", "vehicle", "document"]


def test_deletions_come_after_all_else(store: Store, hub: Hub) -> None:
    removed, client = make_client("Huda"), make_client("Noura")
    with store.write() as work:
        work.clients.add(removed)
        work.vehicles.add(make_vehicle("A 1", client=removed))
    hub.push(store)
    with store.write() as work:
        work.clients.add(client)
        work.vehicles.save(make_vehicle("A 1", client=client))
        work.clients.remove(removed.id)
        work.vehicles.add(make_vehicle("B 2", client=client))
        assert work.sync.cut(2, ALL) == 2
        assert work.sync.cut(ALL, ALL) == 2
        ops = [decode(body, Op) for body in work.sync.pending(ALL)]
    assert [(op.kind, op.fields is None) for op in ops] == [
        ("client", False),
        ("vehicle", False),
        ("vehicle", False),
        ("client", True),
    ]


def test_a_line_is_taken_off_in_the_turn_of_lines_and_a_client_goes_last() -> None:
    assert TURNS.index(("ticket_line", True)) == TURNS.index(("ticket_line", False)) + 1
    of_clients = TURNS.index(("client", True))
    assert all(TURNS.index((kind, False)) < of_clients for kind in PLACES)


def test_cutting_stops_when_enough_is_cut(store: Store, hub: Hub) -> None:
    with store.write() as work:
        for number in range(5):
            work.clients.add(make_client(f"Client {number}"))
        for number in range(3):
            issue(work, identity(f"invoice {number}"))
        assert work.sync.cut(4, ALL) == 4
        assert [decode(body, Op).kind for body in work.sync.pending(ALL)] == [
            *("client",) * 2,
            *("document",) * 2,
        ]
        assert work.sync.cut(1, ALL) == 1
        assert work.sync.cut(ALL, 1) == 1
        assert work.sync.counts().waiting == 8
        assert work.sync.cut(ALL, ALL) == 2


def test_an_answer_lets_go_of_what_it_answers(store: Store, hub: Hub) -> None:
    first, second, third = _cut(store)
    with store.write() as work:
        work.sync.settle(second.oseq, [], NOW)
        pending = work.sync.pending(ALL)
        assert [decode(body, Op) for body in pending] == [third]
        state = work.sync.state()
        assert chained(state.answered_chain, pending) == state.chain
        work.sync.settle(second.oseq, [], NOW)
        work.sync.settle(first.oseq, [], NOW)
        assert work.sync.pending(ALL) == pending
        with pytest.raises(AckedBeyond):
            work.sync.settle(third.oseq + 1, [], NOW)
        assert work.sync.pending(ALL) == pending


def test_what_was_refused_is_kept_whole(store: Store, hub: Hub) -> None:
    first, second, third = _cut(store)
    verdicts = [
        Verdict(first.oseq, Status.MERGED, "outrun"),
        Verdict(second.oseq, Status.QUARANTINED, "hash_wrong"),
        Verdict(third.oseq, Status.REJECTED),
        Verdict(99, Status.REJECTED),
    ]
    with store.write() as work:
        work.sync.settle(second.oseq, verdicts, NOW)
        (problem,) = work.sync.problems()
        assert (problem.side, problem.kind, problem.code, problem.at) == ("sent", "client", "hash_wrong", NOW)
        assert written(problem.identity) == second.identity
        assert decode(problem.body, Op) == second
        work.sync.settle(third.oseq, verdicts, NOW)
        assert [each.code for each in work.sync.problems()] == ["hash_wrong", "rejected"]
        assert work.sync.counts().problems == 2
        work.sync_inbox.take_out(problem.number)
        assert len(work.sync.problems()) == 1


def test_a_new_epoch_counts_what_waits_from_one_on(store: Store, hub: Hub) -> None:
    before = _cut(store)
    with store.write() as work:
        work.sync.begin_epoch(2, generation="two", cursor=0)
        pending, state = work.sync.pending(ALL), work.sync.state()
    after = [decode(body, Op) for body in pending]
    assert [op.oseq for op in after] == [1, 2, 3]
    assert [replace_oseq(op, 0) for op in after] == [replace_oseq(op, 0) for op in before]
    assert (state.epoch, state.generation, state.cursor, state.next_oseq) == (2, "two", 0, 4)
    assert state.answered_chain == NO_CHAIN
    assert chained(NO_CHAIN, pending) == state.chain


def replace_oseq(op: Op, oseq: int) -> Op:
    """The op at another place."""
    return Op(oseq, op.kind, op.identity, op.hlc, op.base, op.fields)


def test_a_change_of_a_row_takes_its_whole_group(store: Store, hub: Hub) -> None:
    with store.write() as work:
        work.clients.save(replace(make_client(), phone="+97155"))
    (op,) = hub.push(store)
    assert op.fields == {"phone": "+97155", "phone_label": "mobile"}
    assert op.base == hub.place - 1


def test_a_document_whose_number_is_in_doubt_is_pointed_at(store: Store, hub: Hub) -> None:
    with store.write() as work:
        issue(work, identity("invoice"))
        work.sync.cut(ALL, ALL)
        (op,) = (decode(body, Op) for body in work.sync.pending(ALL))
        work.sync.settle(op.oseq, [Verdict(op.oseq, Status.OK, "number_twice")], NOW)
        (problem,) = work.sync.problems()
    assert (problem.side, problem.code, problem.identity) == (
        "found",
        "number_twice",
        identity("invoice").bytes,
    )


def test_what_is_sold_while_the_service_answers_is_handed_in_with_the_next_request(
    store: Store, hub: Hub
) -> None:
    with store.write() as work:
        sold = [issue(work, identity(f"invoice {number}")).id for number in range(3)]
        work.sync.apply([], hub.place, is_at_head=True, now=NOW)
    assert [op.identity for op in hub.push(store)] == [written(each.bytes) for each in sold]
