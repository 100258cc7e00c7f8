"""Counting goes on in slices; leaving says what has not gone out, and throws nothing away."""

from __future__ import annotations

from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.operations.joining import leave_company
from cardesk_desktop.operations.proving import begin_proof, fetch_everything_again, go_on_with_proof
from tests.builders import make_client
from tests.builders.open_shop import OWNER, OpenShop
from tests.builders.said_twice import let_everything_go_out, take_in


def test_the_counting_ends_when_every_kind_was_counted(shop: OpenShop) -> None:
    assert begin_proof(shop.desk).value is None, "it never joined"
    take_in(shop.desk.store)
    let_everything_go_out(shop.desk.store)
    counting = begin_proof(shop.desk).value
    steps = 0
    while counting is not None and not counting.is_done:
        counting = go_on_with_proof(shop.desk, counting=counting).value
        steps += 1
    assert counting is not None
    assert counting.rows > 10
    assert steps >= 1
    fetch_everything_again(shop.desk, staff_id=OWNER.id)
    assert begin_proof(shop.desk).value is None


def test_who_leaves_keeps_everything_and_is_told_what_waits(shop: OpenShop) -> None:
    take_in(shop.desk.store)
    with shop.desk.store.write() as work:
        before = work.sync.counts().waiting
        work.clients.add(make_client("Noura"))
    left = leave_company(shop.desk, staff_id=OWNER.id)
    assert left.value == before + 1
    with shop.desk.store.write() as work:
        state = work.sync.state()
        assert (state.is_joined, state.has_joined) == (False, True)
        assert work.clients.get(make_client("Noura").id).name == "Noura"
        register = work.company.register()
        assert work.journal.of_subject(register.id)[-1].event is JournalEvent.COMPANY_LEFT
