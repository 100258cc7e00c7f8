"""The service is told the key of every series, before its first paper and for as long as it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.syncing import begin_exchange, end_exchange, give_in_to
from cardesk_desktop.store.incarnation import start_incarnation_of_epoch
from cardesk_desktop.sync import keys as telling
from cardesk_desktop.sync.exchange import Request, glance, overhear
from cardesk_desktop.sync.joining import join, leave
from cardesk_desktop.sync.keys import KeyRequest, KeysTold
from cardesk_wire.accounts import AccountCode
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import written
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, Refusal
from tests.builders.basics import NOW, FixedClock, seeded_ids
from tests.builders.premises import found, unfounded

HELLO = ExchangeReply("g1", 0, 0, 0, 0, 0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A register that lived alone as R01, joined as R07, and knows the generation."""
    premises = unfounded(tmp_path)
    store = premises.open()
    found(store)
    desk = Desk(store, FixedClock(), seeded_ids(9))
    enter(desk)
    end_exchange(desk, request=asked(desk), reply=HELLO)
    yield desk
    premises.close()


def enter(desk: Desk, company: str = "c") -> None:
    with desk.store.write() as work:
        join(work, company_id=company, device_id="d", lease_code="R07")


def asked(desk: Desk, *, is_asking: bool = True) -> Request:
    request = begin_exchange(desk, rows=9, is_asking=is_asking).value
    assert request is not None
    return request


def series(request: Request) -> list[str]:
    assert isinstance(request, KeyRequest)
    return [f"{key.register_code}-{key.incarnation}" for key in request.keys]


def tell(desk: Desk) -> list[str]:
    """What is told next without being asked for, and taken in."""
    request = asked(desk, is_asking=False)
    assert end_exchange(desk, request=request, reply=KeysTold()).value.is_more
    return series(request)


def start_letter(desk: Desk, epoch: int = 2) -> None:
    with desk.store.write() as work:
        start_incarnation_of_epoch(work, epoch, public_key=desk.store.public_key, now=NOW, new_id=desk.new_id)


def test_the_code_until_now_and_the_leased_one_are_told_before_anything_else(desk: Desk) -> None:
    request = asked(desk)
    assert series(request) == ["R01-A", "R07-A"]
    assert isinstance(request, KeyRequest)
    first = request.message.keys[0]
    assert (first.register_code, first.incarnation) == ("R01", "A")
    assert first.public_key == written(desk.store.public_key)
    assert asked(desk) == request, "until they are answered"
    tell(desk)
    following = asked(desk)
    assert isinstance(following, ExchangeRequest)
    assert following.ops


def test_a_later_letter_waits_for_weeks_without_the_service(desk: Desk) -> None:
    tell(desk)
    start_letter(desk)
    start_letter(desk, 3)
    assert tell(desk) == ["R07-E", "R07-I"]
    assert isinstance(asked(desk), ExchangeRequest)


def test_a_register_at_rest_speaks_up_for_a_new_letter(desk: Desk) -> None:
    tell(desk)
    request = asked(desk)
    while isinstance(request, ExchangeRequest):
        with desk.store.read() as work:
            acked = work.sync.state().next_oseq - 1
        reply = ExchangeReply("g1", 0, acked, 0, 0, 0)
        if not end_exchange(desk, request=request, reply=reply).value.is_more:
            break
        request = asked(desk)
    with desk.store.read() as work:
        quiet = glance(work, NOW)
        assert quiet is not None
    start_letter(desk)
    with desk.store.read() as work:
        assert glance(work, NOW) is None
        assert overhear(work, quiet, KeysTold(), NOW) is None
    # The letter stands in the journal as well, and goes after its key.
    assert tell(desk) == ["R07-E"]


def test_they_go_in_requests_of_a_size(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "MOST_KEYS", 1)
    assert [tell(desk), tell(desk)] == [["R01-A"], ["R07-A"]]


def test_a_service_that_was_put_back_is_told_again(desk: Desk) -> None:
    tell(desk)
    refusal = Refusal(RefusalCode.GENERATION_CHANGED, {"epoch": 2, "generation": "g2", "restored_to": 0})
    give_in_to(desk, refusal=refusal)
    assert tell(desk) == ["R01-A", "R07-A", "R07-E"]


def test_an_answer_of_other_days_counts_for_nothing(desk: Desk) -> None:
    request = asked(desk)
    with desk.store.write() as work:
        leave(work)
    assert not end_exchange(desk, request=request, reply=KeysTold()).value.is_more
    enter(desk, "another company")
    end_exchange(desk, request=request, reply=KeysTold())
    hello = asked(desk)
    assert end_exchange(desk, request=hello, reply=KeysTold()).value.is_more
    end_exchange(desk, request=hello, reply=ExchangeReply("g9", 0, 0, 0, 0, 0))
    assert series(asked(desk)) == ["R01-A", "R07-A"]


def test_keys_that_the_service_will_not_have_hold_nothing_up(desk: Desk) -> None:
    assert give_in_to(desk, refusal=Refusal(AccountCode.KEY_INVALID)).value.next.value == "again"
    assert isinstance(asked(desk), ExchangeRequest)


def test_a_register_that_gets_another_name_has_nothing_to_tell(desk: Desk) -> None:
    tell(desk)
    with desk.store.write() as work:
        work.company.save_register(replace(work.company.register(), name="Window"))
    assert isinstance(asked(desk), ExchangeRequest)
