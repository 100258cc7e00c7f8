"""What a refusal leads to, in a real store."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cardesk_desktop.store.store import Store
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.courses import Course, Identity, Next, give_in
from cardesk_desktop.sync.exchange import MOST_UNCUT, accept, prepare
from cardesk_desktop.sync.joining import join, leave
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import decode
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, Op, Refusal, Value
from tests.builders import make_client
from tests.builders.basics import NOW, seeded_ids
from tests.builders.premises import Premises, found

REPLY = ExchangeReply("g1", 0, 0, 0, 0, 0)


@pytest.fixture
def store(premises: Premises) -> Store:
    store = premises.open()
    found(store)
    with store.write() as work:
        join(work, company_id="c", device_id="d", lease_code="R07")
    exchange(store, REPLY)
    with store.write() as work:
        work.sync.keys.let_be()
    return store


def identity(store: Store) -> Identity:
    return Identity(store.public_key, seeded_ids(8))


def exchange(store: Store, reply: ExchangeReply) -> None:
    with store.write() as work:
        request = prepare(work, NOW)
    assert request is not None
    with store.write() as work:
        accept(work, request, reply, NOW, identity(store))


@pytest.mark.parametrize(
    ("refusal", "course"),
    [
        (Refusal(RefusalCode.SIGNED_OUT), Course(Next.SIGN_IN)),
        (Refusal(RefusalCode.REGISTER_REVOKED), Course(Next.NOT_A_MEMBER)),
        (Refusal(RefusalCode.NOT_A_MEMBER), Course(Next.NOT_A_MEMBER)),
        (Refusal(RefusalCode.PLEASE_UPDATE), Course(Next.UPDATE)),
        (Refusal(RefusalCode.RATE_LIMITED, {"retry_after_s": 7}), Course(Next.WAIT, 7)),
        (Refusal(RefusalCode.BUSY), Course(Next.WAIT)),
        (Refusal(RefusalCode.TOO_LARGE), Course(Next.SMALLER)),
        (Refusal("something_new", {"retry_after_s": "soon"}), Course(Next.FAIL)),
    ],
)
def test_some_need_a_person_or_time(store: Store, refusal: Refusal, course: Course) -> None:
    with store.write() as work:
        before = work.sync.state()
        assert give_in(work, refusal, NOW, identity(store)) == course
        assert work.sync.state() == before


@pytest.mark.parametrize("code", [RefusalCode.FORK, RefusalCode.EPOCH_ENDED, RefusalCode.GAP])
def test_a_copy_starts_over_under_letters_of_its_own(store: Store, premises: Premises, code: str) -> None:
    with store.write() as work:
        letter = work.company.register().incarnation
        course = give_in(work, Refusal(code, {"epoch": 3}), NOW, identity(store))
    assert course == Course(Next.AGAIN)
    with store.read() as work:
        state = work.sync.state()
        assert (state.epoch, state.generation, state.cursor) == (3, "g1", 0)
        assert state.is_offering
        # Two epochs on, four letters for each.
        assert ord(work.company.register().incarnation) - ord(letter) == 8
    store.close()
    with premises.open().read() as work:
        assert ord(work.company.register().incarnation) - ord(letter) == 8, "the witness knows it too"


def test_a_service_that_was_put_back_is_offered_everything_from_where_both_remember(store: Store) -> None:
    refusal = Refusal(RefusalCode.GENERATION_CHANGED, {"epoch": 2, "generation": "g2", "restored_to": 5})
    with store.write() as work:
        give_in(work, refusal, NOW, identity(store))
        state = work.sync.state()
    assert (state.epoch, state.generation, state.cursor) == (2, "g2", 0)
    assert state.is_offering


def test_who_joins_takes_the_leased_code_and_speaks_first(store: Store) -> None:
    with store.write() as work:
        assert work.company.register().code == "R07"
        assert work.sync.state().is_offering
        request = prepare(work, NOW)
        assert isinstance(request, ExchangeRequest)
        assert request.ops
        # More was written down than fits: what arrives meanwhile is not taken in.
        work.sync.begin_offer(0)
        accepted = accept(work, request, REPLY, NOW, identity(store))
        assert accepted.is_more


def test_joining_the_same_company_again_goes_on_where_it_was(store: Store) -> None:
    with store.write() as work:
        leave(work)
        assert prepare(work, NOW) is None
        join(work, company_id="c", device_id="d", lease_code="R07")
        assert work.sync.state().generation == "g1"


def test_what_was_written_down_alone_is_offered_after_the_next_joining(store: Store) -> None:
    with store.write() as work:
        join(work, company_id="c", device_id="d", lease_code="R07")
        while work.sync.offer(1_000):
            pass
        assert not work.sync.state().is_offering
        join(work, company_id="c", device_id="d", lease_code="R07")
        assert not work.sync.state().is_offering, "it never left"
        leave(work)
        work.clients.add(make_client("Alone"))
        join(work, company_id="c", device_id="d", lease_code="R07")
        assert work.sync.state().is_offering
        while work.sync.offer(1_000):
            pass
        assert any(b"Alone" in body for body in work.sync.pending(2**30))


def test_an_answer_to_other_days_does_nothing(store: Store) -> None:
    with store.write() as work:
        request = prepare(work, NOW)
        assert request is not None
        give_in(work, Refusal(RefusalCode.FORK, {"epoch": 9}), NOW, identity(store))
        before = work.sync.state()
        assert accept(work, request, REPLY, NOW, identity(store)).is_more
        assert work.sync.state() == before


def test_an_answer_to_ops_that_were_never_cut_shows_a_copy(store: Store) -> None:
    with store.write() as work:
        request = prepare(work, NOW)
        assert request is not None
        beyond = ExchangeReply("g1", 0, 9_999, 0, 0, 0)
        assert accept(work, request, beyond, NOW, identity(store)).is_more
        assert work.sync.state().epoch == 2


def test_what_waits_is_sent_before_more_is_cut(store: Store) -> None:
    with store.write() as work:
        first = prepare(work, NOW, ops=1)
        cut = work.sync.state().next_oseq
        again = prepare(work, NOW, ops=1)
        assert isinstance(first, ExchangeRequest)
        assert isinstance(again, ExchangeRequest)
        assert (len(first.ops), again.ops) == (1, first.ops)
        assert work.sync.state().next_oseq == cut


def rejoined(store: Store) -> None:
    """All was handed in up to a cursor; then the register lived alone for a while."""
    with store.write() as work:
        while work.sync.offer(1_000):
            pass
        work.sync.begin_epoch(1, generation="g1", cursor=40)
        leave(work)
        work.clients.add(make_client("Alone"))
        join(work, company_id="c", device_id="d", lease_code="R07")


@pytest.mark.parametrize(
    "refusal",
    [
        Refusal(RefusalCode.GENERATION_CHANGED, {"epoch": 2, "generation": "g2", "restored_to": 30}),
        Refusal(RefusalCode.FORK, {"epoch": 2}),
    ],
)
def test_who_comes_back_to_a_service_that_was_put_back_is_still_heard_first(
    store: Store, refusal: Refusal
) -> None:
    rejoined(store)
    with store.write() as work:
        assert work.sync.state().speaks_first
        give_in(work, refusal, NOW, identity(store))
        assert work.sync.state().speaks_first, "what others said meanwhile would win in silence"


def test_a_snapshot_that_was_left_behind_replaces_nothing(store: Store) -> None:
    with store.write() as work:
        work.sync.snapshot.want()
    rejoined(store)
    with store.write() as work:
        assert work.sync.snapshot.standing() is None
        assert (work.sync.state().cursor, work.sync.state().speaks_first) == (0, True)
        work.sync.keys.let_be()
        request = prepare(work, NOW)
        assert isinstance(request, ExchangeRequest)
        assert any(b"Alone" in bytes(op) for op in request.ops)


def test_who_has_much_to_hand_in_does_that_before_it_hears(store: Store) -> None:
    with store.write() as work:
        while work.sync.offer(1_000):
            pass
        work.sync.begin_epoch(1, generation="g1", cursor=40)
        work.sync.keys.let_be()
        for number in range(2 * MOST_UNCUT):
            work.clients.add(make_client(f"Client {number}"))
    limits, cursor = [], 40
    while cursor == 40:
        with store.write() as work:
            request = prepare(work, NOW, rows=9, ops=MOST_UNCUT // 2)
            assert isinstance(request, ExchangeRequest)
            limits.append(request.limit)
            acked = decode(request.ops[-1], Op).oseq
            reply = replace(REPLY, acked=acked, cursor=41)
            assert accept(work, request, reply, NOW, identity(store)).is_more
            cursor = work.sync.state().cursor
    # By the third request so few wait that its answer cuts them together with what it brings.
    assert limits == [1, 1, 9]


def test_who_offers_hears_others_however_many_deletions_wait_for_that(store: Store) -> None:
    clients = [make_client(f"Client {number}") for number in range(2 * MOST_UNCUT)]
    with store.write() as work:
        for client in clients:
            work.clients.add(client)
        while work.sync.offer(1_000):
            pass
        work.sync.cut(1_000, 2**31)
        work.sync.begin_epoch(2, generation="g1", cursor=40)
        work.sync.keys.let_be()
        work.sync.begin_offer(40)
        for client in clients:
            work.clients.remove(client.id)
        request = prepare(work, NOW, rows=9, ops=1)
        assert isinstance(request, ExchangeRequest)
        assert work.sync.state().is_offering
        assert request.limit == 9
        accept(work, request, replace(REPLY, acked=1, cursor=41, head=41), NOW, identity(store))
        assert work.sync.state().cursor == 41
        # Changes that have their turn go first all the same.
        for number in range(2 * MOST_UNCUT):
            work.clients.add(make_client(f"Another {number}"))
        request = prepare(work, NOW, rows=9, ops=1)
        assert isinstance(request, ExchangeRequest)
        assert request.limit == 1


def test_between_two_pages_no_more_is_known_than_before_the_first(store: Store) -> None:
    with store.write() as work:
        while work.sync.offer(1_000):
            pass
        work.sync.begin_epoch(1, generation="g1", cursor=40)
        work.sync.apply([], 50, is_at_head=False, now=NOW)
        assert work.sync.state().cursor == 50
        changed = Refusal(RefusalCode.GENERATION_CHANGED, {"generation": "g2", "restored_to": 60, "epoch": 2})
        give_in(work, changed, NOW, identity(store))
        # What had gone to a later page may be back at a place of the first.
        assert work.sync.state().cursor == 40


def test_who_heard_a_first_page_offers_as_one_who_knows_something(store: Store) -> None:
    with store.write() as work:
        while work.sync.offer(1_000):
            pass
        work.sync.begin_epoch(1, generation="g1", cursor=0)
        work.sync.apply([], 50, is_at_head=False, now=NOW)
        changed = Refusal(RefusalCode.GENERATION_CHANGED, {"generation": "g2", "restored_to": 60, "epoch": 2})
        give_in(work, changed, NOW, identity(store))
        # As one who joins, every difference would be told to people; with the page, as if it knew all of it.
        assert work.sync.state().offer_base == 1


def _put_back(work: UnitOfWork, epoch: int, who: Identity) -> None:
    params: dict[str, Value] = {"generation": f"g{epoch}", "restored_to": 0, "epoch": epoch}
    give_in(work, Refusal(RefusalCode.GENERATION_CHANGED, params), NOW, who)


def test_who_starts_over_before_all_was_heard_offers_what_was_known_before(store: Store) -> None:
    who = identity(store)
    with store.write() as work:
        while work.sync.offer(1_000):
            pass
        work.sync.begin_epoch(1, generation="g1", cursor=900)
        _put_back(work, 2, who)
        # The service was put back once more: the cursor began anew, and what is here did not.
        work.sync.begin_epoch(2, generation="g2", cursor=7)
        _put_back(work, 3, who)
        assert work.sync.state().offer_base == 900
        while work.sync.offer(1_000):
            pass
        _put_back(work, 4, who)
        assert work.sync.state().offer_base == 900, "all was offered, and not all heard"
        work.sync.begin_epoch(4, generation="g4", cursor=2_000)
        _put_back(work, 5, who)
        assert work.sync.state().offer_base == 2_000
