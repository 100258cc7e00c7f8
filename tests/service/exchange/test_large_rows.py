"""Rows that pack badly: what a register is sent at once is never more than it takes."""

from __future__ import annotations

import random
import string

import pytest

from cardesk_service.exchange import snapshots
from cardesk_wire import coding
from cardesk_wire.messages import ExchangeReply
from tests.service.exchange.speaking import Register, Service, everything, identity

ROWS = 12
LONG = 500_000
_CHANCE = random.Random(17)
# Most that a letter can say.
_LETTERS = "".join(sorted(set(string.printable[:94]) - set('"\\')))


@pytest.fixture
def one(one: Register) -> Register:
    """A register that wrote long notes."""
    for number in range(ROWS):
        note = "".join(_CHANCE.choices(_LETTERS, k=LONG))
        one.write("client", identity(number), {"name": f"c{number}", "notes": note}).exchange()
    return one


def test_an_answer_ends_where_it_is_full(one: Register, service: Service) -> None:
    two, answers = Register(service, 2), 0
    while two.cursor < one.cursor:
        reply = two.say()
        assert isinstance(reply, ExchangeReply)
        assert len(coding.pack(reply)) <= coding.MAX_BODY
        assert sum(len(block.identities) for block in reply.blocks) < ROWS
        two.exchange()
        answers += 1
    assert answers == 2
    assert (two.rows, two.graves) == everything(service)


def test_a_part_of_a_snapshot_ends_where_it_is_full(one: Register, service: Service) -> None:
    with service.engine.begin() as connection:
        part = snapshots.part(connection, one.speaker.company)
    assert part is not None
    assert len(part.body) <= coding.MAX_BODY
