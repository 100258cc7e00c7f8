"""A request and a reply of an exchange."""

from __future__ import annotations

import msgspec

from cardesk_wire import coding
from cardesk_wire.messages import Block, ExchangeReply, ExchangeRequest, Op, Status, Verdict

OP = Op(1, "client", coding.written(b"\x01" * 16), 1_767_225_600_000_000, 7, {"name": "Mona", "year": None})
REQUEST = ExchangeRequest(
    protocol=1,
    schema=17,
    epoch=1,
    generation="g1",
    cursor=7,
    now=1_767_225_600_000_000,
    chain=coding.written(coding.NO_CHAIN),
    ops=[msgspec.Raw(coding.encode(OP))],
)
REPLY = ExchangeReply(
    generation="g1",
    restored_to=0,
    acked=1,
    cursor=9,
    head=9,
    now=1_767_225_600_000_001,
    verdicts=[Verdict(1, Status.MERGED, "outrun")],
    blocks=[Block("staff", ["name", "role"], [coding.written(b"\x02" * 16)], [["Ali"], ["owner"]], ["AAAA"])],
)
