"""An answer is put in place only where it is one to what the register would ask now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from cardesk_desktop.store.store import Store
from cardesk_desktop.sync.courses import Identity
from cardesk_desktop.sync.exchange import accept
from cardesk_wire.coding import NO_CHAIN, written
from cardesk_wire.messages import Block, ExchangeReply, ExchangeRequest
from tests.builders.basics import NOW, identity, seeded_ids
from tests.builders.hub import join
from tests.builders.premises import found, unfounded

ASKED = ExchangeRequest(1, 1, 1, "one", 0, 0, written(NO_CHAIN))
NEWS = Block("client", ["name"], [written(identity("Noura").bytes)], [["Noura"]])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """That of a register in its first epoch, which knows the generation and nothing else."""
    premises = unfounded(tmp_path)
    opened = premises.open()
    found(opened)
    join(opened)
    yield opened
    premises.close()


def _cursor_after(store: Store, request: ExchangeRequest) -> int:
    """How far the register knows everything, once it was answered with news."""
    with store.write() as work:
        acked = work.sync.state().next_oseq - 1
        reply = ExchangeReply("one", 0, acked, 1, 1, 0, blocks=[NEWS])
        accept(work, request, reply, NOW, Identity(store.public_key, seeded_ids(8)))
        return work.sync.state().cursor


@pytest.mark.parametrize(
    "of_other_days",
    [{"epoch": 2}, {"generation": "two"}, {"cursor": 7}],
    ids=lambda changes: next(iter(changes)),
)
def test_an_answer_to_a_request_of_other_days_does_nothing(
    store: Store, of_other_days: dict[str, object]
) -> None:
    assert _cursor_after(store, replace(ASKED, **of_other_days)) == 0
    assert _cursor_after(store, ASKED) == 1
