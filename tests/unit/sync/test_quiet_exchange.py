"""An exchange with nothing to say and nothing to hear writes nothing; all else is left to who may write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as replace_struct

from cardesk_desktop.domain.clock import micros
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.syncing import begin_exchange, end_exchange
from cardesk_desktop.store.repositories.sync import SyncRepository
from cardesk_desktop.store.store import Store
from cardesk_desktop.sync.courses import Identity
from cardesk_desktop.sync.exchange import Reply, accept, glance, overhear, prepare
from cardesk_desktop.sync.joining import join
from cardesk_desktop.sync.keys import KeyRequest, KeysTold
from cardesk_desktop.sync.snapshot import PartRequest
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import Block, ExchangeReply, ExchangeRequest, Snapshot, Status, Verdict
from tests.builders import make_client
from tests.builders.basics import NOW, FixedClock, seeded_ids
from tests.builders.premises import found, unfounded

QUIET = ExchangeReply("g1", 0, 0, 0, 0, 0)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """One that has joined and handed in all it has."""
    premises = unfounded(tmp_path)
    store = premises.open()
    found(store)
    with store.write() as work:
        join(work, company_id="c", device_id="d", lease_code="")
    is_more = True
    while is_more:
        with store.write() as work:
            request = prepare(work, NOW)
            assert request is not None
            acked = work.sync.state().next_oseq - 1
            quiet = replace_struct(QUIET, acked=acked)
            reply = KeysTold() if isinstance(request, KeyRequest) else quiet
            is_more = accept(work, request, reply, NOW, Identity(store.public_key, seeded_ids(8))).is_more
    yield store
    premises.close()


def asked(store: Store) -> ExchangeRequest:
    with store.read() as work:
        request = glance(work, NOW)
    assert isinstance(request, ExchangeRequest)
    return request


def test_what_is_asked_is_what_would_be_asked_in_writing(store: Store) -> None:
    request = asked(store)
    with store.write() as work:
        assert prepare(work, NOW) == request
    assert not request.ops


def test_nothing_is_written(store: Store) -> None:
    desk = Desk(store, FixedClock(), seeded_ids(9))
    with store.read() as work:
        before = work.sync.state()
    request = begin_exchange(desk, rows=9, is_asking=True).value
    assert isinstance(request, ExchangeRequest)
    accepted = end_exchange(desk, request=request, reply=QUIET).value
    assert (accepted.is_more, accepted.cursor) == (False, 0)
    assert begin_exchange(desk, rows=9, is_asking=False).value is None
    with store.read() as work:
        assert work.sync.state() == before, "not even the clock went on"


def test_what_changed_is_cut_and_settled_by_who_may_write(store: Store) -> None:
    desk, request = Desk(store, FixedClock(), seeded_ids(9)), asked(store)
    with store.write() as work:
        work.company.save_company(replace(work.company.company(), name="Blue Drop Two"))
    with store.read() as work:
        assert glance(work, NOW) is None
        assert overhear(work, request, QUIET, NOW) is None
    changed = begin_exchange(desk, rows=9, is_asking=False).value
    assert isinstance(changed, ExchangeRequest)
    assert len(changed.ops) == 1
    with store.read() as work:
        acked = work.sync.state().next_oseq - 1
    reply = replace_struct(QUIET, acked=acked, cursor=1, head=1)
    assert not end_exchange(desk, request=changed, reply=reply).value.is_more
    assert asked(store).cursor == 1


NEWS = [
    replace_struct(QUIET, cursor=1, head=1),
    replace_struct(QUIET, head=1),
    replace_struct(QUIET, acked=9_999),
    replace_struct(QUIET, now=micros(NOW) + 1),
    replace_struct(QUIET, verdicts=[Verdict(1, Status.MERGED)]),
    replace_struct(QUIET, blocks=[Block("client", [], [], [])]),
    Snapshot("g1", 0, 0, "", "", 0, []),
]


@pytest.mark.parametrize("reply", NEWS)
def test_news_is_put_in_place_by_who_may_write(store: Store, reply: Reply) -> None:
    request = asked(store)
    with store.read() as work:
        assert overhear(work, request, QUIET, NOW) is not None
        assert overhear(work, request, reply, NOW) is None
        assert overhear(work, replace_struct(request, cursor=7), QUIET, NOW) is None
        assert overhear(work, PartRequest(), QUIET, NOW) is None


def test_who_waits_for_other_rows_tries_again_at_the_head(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SyncRepository, "later", lambda _: 1)
    request = asked(store)
    with store.read() as work:
        assert overhear(work, request, QUIET, NOW) is None


def test_who_is_not_to_speak_asks_nothing(store: Store) -> None:
    with store.write() as work:
        work.sync.pause(is_paused=True)
    with store.read() as work:
        assert glance(work, NOW) is None


def test_a_program_that_is_too_old_asks_on_only_while_it_has_something_to_say(store: Store) -> None:
    request = asked(store)
    behind = replace_struct(
        QUIET, acked=_acked(store), head=500, cursor=request.cursor, notices=[RefusalCode.PLEASE_UPDATE]
    )
    with store.write() as work:
        accepted = accept(work, request, behind, NOW, Identity(store.public_key, seeded_ids(8)))
        assert (accepted.is_more, accepted.is_too_old) == (False, True)
        work.clients.add(make_client("Noura"))
        assert accept(work, request, behind, NOW, Identity(store.public_key, seeded_ids(8))).is_more


def _acked(store: Store) -> int:
    with store.read() as work:
        return work.sync.state().next_oseq - 1
