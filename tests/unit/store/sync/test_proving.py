"""Both count the same in slices of any size; whatever moves meanwhile ends the counting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.places import PLACES
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.proving import (
    Counting,
    ProofLine,
    begin_counting,
    compared,
    count_on,
    pull_again,
    question,
)
from cardesk_wire.messages import ReconcileReply, Tally
from tests.builders import NOW, make_client
from tests.builders.hub import Hub


@pytest.fixture
def settled(store: Store, hub: Hub) -> Store:
    """A register of which everything has gone out."""
    with store.write() as work:
        for number in range(7):
            work.clients.add(make_client(f"Client {number}"))
    hub.push(store)
    hub.pull(store)
    return store


def _counted(work: UnitOfWork, rows: int) -> Counting:
    counting = begin_counting(work)
    while counting is not None and not counting.is_done:
        counting = count_on(work, counting, rows)
    assert counting is not None
    return counting


def test_slices_of_any_size_come_to_what_is_counted_in_one_go(settled: Store) -> None:
    fields = {kind: place.kind.fields for kind, place in PLACES.items()}
    with settled.read() as work:
        whole = {tally.kind: tally for tally in work.sync.tallies(fields)}
        for rows in (1, 2, 3, 100):
            asked = question(_counted(work, rows))
            assert {tally.kind: tally for tally in asked.tallies} == whole
            assert asked.cursor == work.sync.state().cursor
            assert asked.fields["client"] == list(PLACES["client"].kind.fields)
            assert _counted(work, rows).rows == sum(tally.count for tally in whole.values())


def test_what_waits_or_moved_ends_the_counting(settled: Store, hub: Hub) -> None:
    with settled.read() as work:
        counting = begin_counting(work)
    assert counting is not None
    with settled.write() as work:
        work.clients.add(make_client("Late"))
        assert begin_counting(work) is None
        assert count_on(work, counting, 5) is None
    hub.push(settled)
    hub.pull(settled)
    with settled.write() as work:
        assert begin_counting(work) is not None
        assert count_on(work, counting, 5) is None, "the cursor moved"
        work.sync.leave()
        assert begin_counting(work) is None


@given(st.integers(0, 5), st.integers(0, 5), st.booleans())
def test_a_kind_is_equal_when_count_and_figure_are(here: int, there: int, is_same: bool) -> None:
    counting = Counting(4, figures={"client": (here, 17), "vehicle": (0, 0)})
    digest = f"{17:016x}" if is_same else f"{18:016x}"
    reply = ReconcileReply(4, [Tally("client", there, digest)])
    proof = compared(counting, reply, NOW)
    assert proof is not None
    is_equal = here == there and is_same
    assert proof.lines == ((ProofLine("client", here, there, is_equal),) if here or there else ())
    assert proof.is_equal is (is_equal or not proof.lines)
    assert compared(counting, replace_head(reply, 5), NOW) is None


def replace_head(reply: ReconcileReply, head: int) -> ReconcileReply:
    """The same answer of a service that has more."""
    return ReconcileReply(head, reply.tallies)


def test_everything_is_fetched_and_offered_again_under_the_same_letter(settled: Store) -> None:
    with settled.write() as work:
        before, letter = work.sync.state(), work.company.register().incarnation
        pull_again(work)
        after = work.sync.state()
        assert (after.epoch, after.cursor, after.offer_base) == (before.epoch + 1, 0, before.cursor)
        assert after.is_offering
        assert work.company.register().incarnation == letter
        assert begin_counting(work) is None
        assert after.generation == before.generation
