"""A snapshot of a company that does not come to its end: refused, put back, or given up."""

from __future__ import annotations

import pytest
from msgspec.structs import replace as replace_struct

from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.taking_in.snapshot import Stage, Standing
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.courses import Course, Next
from cardesk_desktop.sync.exchange import Accepted, Request, can_be_had_again, prepare
from cardesk_desktop.sync.snapshot import PartRequest
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, Refusal, Snapshot, Status, Verdict
from tests.builders import NOW, make_register
from tests.builders.premises import Premises
from tests.unit.sync.snapshot.parts import AFTER, FIRST, LAST, ask, join_company, refuse, say, standing, take


@pytest.mark.parametrize(
    "part",
    [
        Snapshot("g2", 0, 40, AFTER, "", 3, []),
        Snapshot("g1", 0, 41, AFTER, "", 3, []),
        Snapshot("g1", 0, 40, "", AFTER, 3, []),
    ],
    ids=["of another generation", "of another place", "another part"],
)
def test_a_part_that_does_not_belong_here_is_not_put_in_place(store: Store, part: Snapshot) -> None:
    say(store, FIRST)
    assert say(store, part) == Accepted(is_more=True)
    found, cursor = standing(store)
    assert found is not None
    assert (found.stage, cursor) == (Stage.LOST, 40)
    assert isinstance(ask(store), ExchangeRequest)
    assert take(store, PartRequest(40, AFTER), LAST) == Accepted(is_more=True)


def test_a_service_that_was_not_put_back_is_pulled_from_page_by_page(store: Store) -> None:
    say(store, FIRST)
    assert refuse(store, Refusal(RefusalCode.NOT_FOUND)) == Course(Next.AGAIN)
    assert refuse(store, Refusal(RefusalCode.NOT_FOUND)) == Course(Next.FAIL)
    assert say(store, ExchangeReply("g1", 0, 0, 45, 45, 0)).is_more
    assert standing(store) == (None, 0)
    request = ask(store)
    assert isinstance(request, ExchangeRequest)
    assert request.cursor == 0


def test_a_service_that_was_put_back_is_offered_what_arrived(store: Store) -> None:
    say(store, FIRST)
    refuse(store, Refusal(RefusalCode.NOT_FOUND))
    changed = Refusal(RefusalCode.GENERATION_CHANGED, {"epoch": 2, "generation": "g2", "restored_to": 35})
    refuse(store, changed)
    assert standing(store) == (None, 0), "the rest was never here"
    with store.read() as work:
        state = work.sync.state()
    assert (state.is_offering, state.offer_base, state.generation) == (True, 40, "g2")


def test_an_epoch_that_ends_before_the_first_part_changes_no_wish(premises: Premises) -> None:
    store = premises.open()
    with store.write() as work:
        work.company.add_register(make_register("R02"))
    join_company(store)
    refuse(store, Refusal(RefusalCode.EPOCH_ENDED, {"epoch": 4}))
    assert standing(store) == (Standing(Stage.WANTED), 0)
    with store.read() as work:
        assert not work.sync.state().is_offering


def test_without_a_snapshot_there_is_nothing_to_lose(store: Store) -> None:
    say(store, FIRST)
    say(store, LAST)
    assert refuse(store, Refusal(RefusalCode.NOT_FOUND)) == Course(Next.FAIL)


def test_another_company_is_joined_with_what_arrived_of_the_first(store: Store) -> None:
    say(store, FIRST)
    join_company(store, "another")
    found, cursor = standing(store)
    assert (found, cursor) == (None, 0)
    with store.read() as work:
        assert work.sync.state().is_offering


def test_what_brings_no_verdict_can_be_had_again(store: Store) -> None:
    first = ask(store)
    with store.write() as work:
        assert not can_be_had_again(work, first, FIRST), "a part is on the disk before the next is asked for"
    say(store, FIRST)
    say(store, LAST)
    quiet = ask(store)
    assert isinstance(quiet, ExchangeRequest)
    answer = ExchangeReply(quiet.generation, 0, 0, quiet.cursor, quiet.cursor, 0)
    with store.write() as work:
        assert can_be_had_again(work, quiet, answer)
        judged = replace_struct(answer, verdicts=[Verdict(1, Status.MERGED)])
        assert not can_be_had_again(work, quiet, judged), "what became of an op is kept at once"
        never_sent = replace_struct(answer, acked=work.sync.state().next_oseq)
        assert not can_be_had_again(work, quiet, never_sent), "a new epoch begins"
        assert not can_be_had_again(work, replace_struct(quiet, generation=""), answer)


def ask_in(work: UnitOfWork) -> Request:
    request = prepare(work, NOW)
    assert isinstance(request, ExchangeRequest)
    assert request.ops
    return request
