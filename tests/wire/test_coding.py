"""Messages as bytes: the same both ways, limited, and refused plainly when they are no messages."""

from __future__ import annotations

import hashlib

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from cardesk_wire import coding
from cardesk_wire.coding import Malformed
from cardesk_wire.dictionary import WORDS
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, Op, Value
from tests.wire.spoken import OP, REPLY, REQUEST


def test_a_request_comes_back_as_it_was_sent() -> None:
    assert coding.unpack(coding.pack(REQUEST), ExchangeRequest) == REQUEST


def test_a_reply_comes_back_as_it_was_sent() -> None:
    assert coding.unpack(coding.pack(REPLY), ExchangeReply) == REPLY


def test_an_op_is_read_from_its_own_bytes() -> None:
    assert coding.decode(REQUEST.ops[0], Op) == OP


def test_what_a_later_release_adds_is_no_fault() -> None:
    told = coding.encode({**msgspec.to_builtins(REPLY), "weather": "fine"})
    assert coding.decode(told, ExchangeReply) == REPLY


def test_a_short_message_is_half_as_long_as_without_the_words() -> None:
    plain = zstandard.compress(coding.encode(REQUEST))
    assert len(coding.pack(REQUEST)) < len(plain) * 2 / 3
    assert coding.unpack(plain, ExchangeRequest) == REQUEST, "what was packed without them is read as well"


def test_the_words_never_change() -> None:
    assert (
        hashlib.sha256(WORDS).hexdigest()
        == "1ebb10d70f719bf74a6569ef9ca36a2067b1f503451f9be382b4dbd94cae3dcb"
    )


@pytest.mark.parametrize("body", [b"", b"{}", zstandard.compress(b"{"), zstandard.compress(b"[" * 100_000)])
def test_what_is_no_message_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        coding.unpack(body, ExchangeReply)


def test_a_bomb_is_stopped_at_the_limit() -> None:
    bomb = zstandard.compress(b" " * 10_000_000)
    assert len(bomb) < 1_000
    with pytest.raises(Malformed, match="too large"):
        coding.decompress(bomb, limit=1_000_000)


@given(st.binary(min_size=1, max_size=40))
def test_an_identity_is_read_as_it_was_written(identity: bytes) -> None:
    assert coding.read(coding.written(identity)) == identity


@pytest.mark.parametrize("text", ["ü", "a b", "A"])
def test_what_is_no_identity_is_malformed(text: str) -> None:
    with pytest.raises(Malformed):
        coding.read(text)


def test_the_chain_tells_two_orders_apart() -> None:
    one, two = b'["a"]', b'["b"]'
    assert coding.chained(coding.NO_CHAIN, [one, two]) != coding.chained(coding.NO_CHAIN, [two, one])
    assert coding.chained(coding.chained(coding.NO_CHAIN, [one]), [two]) == coding.chained(
        coding.NO_CHAIN, [one, two]
    )


def test_a_digest_does_not_ask_for_an_order() -> None:
    rows: list[tuple[str, list[Value]]] = [("a", [1, "x"]), ("b", [None, True])]
    assert coding.digest(rows) == coding.digest(rows[::-1])
    assert coding.digest(rows) != coding.digest([("a", [1, "y"]), rows[1]])
