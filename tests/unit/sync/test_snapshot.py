"""A register that has nothing takes a company over part by part, whatever comes between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace as replace_struct

from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.snapshot import Stage, Standing
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync import joining
from cardesk_desktop.sync.courses import Course, Identity, Next, give_in
from cardesk_desktop.sync.exchange import Accepted, Reply, Request, accept, can_be_had_again, prepare
from cardesk_desktop.sync.joining import join
from cardesk_desktop.sync.keys import KeyRequest, KeysTold
from cardesk_desktop.sync.snapshot import PartRequest
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import decode
from cardesk_wire.messages import (
    Block,
    ExchangeReply,
    ExchangeRequest,
    Op,
    Refusal,
    Snapshot,
    Status,
    Verdict,
)
from tests.builders import NOW, identity, make_client, make_register
from tests.builders.basics import seeded_ids
from tests.builders.premises import Premises, unfounded

HELLO = ExchangeReply("g1", 0, 0, 0, 40, 0)
AFTER = "staff AAA"
STAFF = "AAAAAAAAAAAAAAAAAAAAAQ"
FIRST = Snapshot(
    "g1",
    0,
    40,
    "",
    AFTER,
    3,
    [Block("staff", ["name", "role", "is_active"], [STAFF], [["Omar"], ["owner"], [True]])],
)
LAST = Snapshot("g1", 0, 40, AFTER, "", 3, [Block("staff", [], [], [], ["AAAAAAAAAAAAAAAAAAAAAg"])])


@pytest.fixture
def premises(tmp_path: Path) -> Iterator[Premises]:
    premises = unfounded(tmp_path)
    yield premises
    premises.close()


@pytest.fixture
def store(premises: Premises) -> Store:
    """A register that has joined and knows the generation."""
    store = premises.open()
    with store.write() as work:
        work.company.add_register(make_register("R02"))
    _join(store)
    say(store, HELLO)
    return store


def _join(store: Store, company: str = "c") -> None:
    with store.write() as work:
        join(work, company_id=company, device_id="d", lease_code="R02")


def ask(store: Store) -> Request:
    """What is asked once the service knows the keys."""
    with store.write() as work:
        request = prepare(work, NOW)
    if isinstance(request, KeyRequest):
        take(store, request, KeysTold())
        return ask(store)
    assert request is not None
    return request


def take(store: Store, request: Request, reply: Reply) -> Accepted:
    with store.write() as work:
        return accept(work, request, reply, NOW, Identity(store.public_key, seeded_ids(8)))


def say(store: Store, reply: Reply) -> Accepted:
    return take(store, ask(store), reply)


def refuse(store: Store, refusal: Refusal) -> Course:
    with store.write() as work:
        return give_in(work, refusal, NOW, Identity(store.public_key, seeded_ids(8)))


def standing(store: Store) -> tuple[Standing | None, int]:
    with store.read() as work:
        return work.sync.snapshot.standing(), work.sync.state().cursor


def test_parts_follow_one_another_and_exchanges_follow_them(store: Store) -> None:
    request = ask(store)
    assert request == PartRequest()
    assert request.params == {}
    assert take(store, request, FIRST).is_more
    assert standing(store) == (Standing(Stage.UNDER_WAY, AFTER, 1, 1, 3), 40)
    request = ask(store)
    assert isinstance(request, PartRequest)
    assert request.params == {"place": "40", "after": AFTER}
    assert take(store, request, LAST).is_more
    assert standing(store) == (None, 40)
    with store.read() as work:
        assert [each.name for each in work.staff.everyone()] == ["Omar"]
    following = ask(store)
    assert isinstance(following, ExchangeRequest)
    assert (following.cursor, following.ops) == (40, [])


def test_a_killed_program_asks_for_the_same_part_again(store: Store, premises: Premises) -> None:
    say(store, FIRST)
    store.close()
    assert ask(premises.open()) == PartRequest(40, AFTER)


def test_a_part_that_comes_twice_changes_nothing(store: Store) -> None:
    request = ask(store)
    take(store, request, FIRST)
    before = standing(store)
    assert take(store, request, FIRST) == Accepted(is_more=True)
    assert standing(store) == before
    say(store, LAST)
    assert take(store, PartRequest(40, AFTER), LAST) == Accepted(is_more=True)
    assert standing(store) == (None, 40)


def test_an_answer_to_something_else_does_nothing(store: Store) -> None:
    before = standing(store)
    assert take(store, PartRequest(), HELLO) == Accepted(is_more=True)
    assert standing(store) == before


def test_what_changes_between_two_parts_is_based_on_the_place(store: Store) -> None:
    say(store, FIRST)
    with store.write() as work:
        work.clients.add(make_client())
    say(store, LAST)
    request = ask(store)
    assert isinstance(request, ExchangeRequest)
    (op,) = (decode(raw, Op) for raw in request.ops)
    assert (op.kind, op.base) == ("client", 40)


def test_the_journal_of_a_register_without_anything_else_is_handed_in_afterwards(premises: Premises) -> None:
    store = premises.open()
    with store.write() as work:
        work.company.add_register(make_register("R02"))
        entry = JournalEntry(identity("entry"), NOW, JournalEvent.COMPANY_JOINED, identity("register"), None)
        work.journal.add(entry)
    _join(store)
    say(store, HELLO)
    say(store, FIRST)
    say(store, LAST)
    request = ask(store)
    assert isinstance(request, ExchangeRequest)
    assert [decode(raw, Op).kind for raw in request.ops] == ["journal_entry"]


def test_who_has_something_speaks_first(premises: Premises) -> None:
    store = premises.open()
    with store.write() as work:
        work.company.add_register(make_register("R02"))
        work.clients.add(make_client())
    _join(store)
    assert standing(store) == (None, 0)
    say(store, HELLO)
    assert isinstance(ask(store), ExchangeRequest)


def test_a_long_journal_is_handed_in_first(premises: Premises, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "FEW", 1)
    store = premises.open()
    with store.write() as work:
        work.company.add_register(make_register("R02"))
        for number in range(3):
            work.journal.add(
                JournalEntry(
                    identity(f"entry {number}"), NOW, JournalEvent.COMPANY_JOINED, identity("register"), None
                )
            )
    _join(store)
    assert standing(store) == (None, 0)


def test_what_was_written_down_meanwhile_ends_the_wish(store: Store) -> None:
    request = ask(store)
    with store.write() as work:
        work.clients.add(make_client())
    assert take(store, request, FIRST) == Accepted(is_more=True)
    assert standing(store) == (None, 0)
    assert isinstance(ask(store), ExchangeRequest)


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
    _join(store)
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
    _join(store, "another")
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
