"""What registers of every release say and hear, kept as files: a new release reads and writes it the same."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from cardesk_wire import coding
from cardesk_wire.messages import ExchangeReply, ExchangeRequest
from tests.wire.spoken import REPLY, REQUEST

GOLDEN = Path(__file__).parent / "golden"
MESSAGES: dict[str, ExchangeRequest | ExchangeReply] = {"exchange_request": REQUEST, "exchange_reply": REPLY}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_is_written_as_it_always_was(name: str) -> None:
    written = json.loads(coding.encode(MESSAGES[name]))
    assert written == json.loads((GOLDEN / f"{name}.1.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", MESSAGES)
def test_an_old_message_is_read(name: str) -> None:
    old = (GOLDEN / f"{name}.1.json").read_bytes()
    read = coding.decode(old, type(MESSAGES[name]))
    # Ops are kept as the bytes that came; only what they say has to be the same.
    assert msgspec.json.decode(coding.encode(read)) == msgspec.json.decode(coding.encode(MESSAGES[name]))
