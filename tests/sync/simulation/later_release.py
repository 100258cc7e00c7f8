"""A register of a later release, beside those of today: it knows a kind and a field that they do not."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from cardesk_desktop.domain.clock import micros
from cardesk_desktop.sync.answers import ServiceRefused
from cardesk_wire.coding import NO_CHAIN, chained, decode, encode, read, written
from cardesk_wire.messages import PROTOCOL, ExchangeReply, ExchangeRequest, Op, Value
from tests.sync.simulation.judge import Broken
from tests.sync.simulation.power import PowerCut
from tests.sync.simulation.service import SimulatedService
from tests.sync.simulation.story import Story

DEVICE = "device of a later release"
KIND = "loyalty_card"
FIELD = "nickname"


@dataclass(slots=True)
class LaterRelease:
    """Speaks by hand, on a network without faults."""

    service: SimulatedService
    time: Callable[[], datetime]
    chance: random.Random
    story: Story
    cursor: int = 0
    chain: bytes = NO_CHAIN
    oseq: int = 1
    generation: str = ""
    clients: set[str] = field(default_factory=set)
    """Those that it heard of and nobody deleted."""
    nicknames: dict[str, str] = field(default_factory=dict)
    cards: dict[str, str] = field(default_factory=dict)

    def work(self) -> None:
        """Hear what is new, then give somebody a name of endearment, and a card."""
        self._exchange([])
        if not self.clients:
            return
        client = self.chance.choice(sorted(self.clients))
        card, word = written(self.chance.randbytes(16)), f"n{self.oseq}"
        self.story.tell("later", f"calls client {read(client).hex()[-5:]} {word!r}")
        if self._exchange([("client", client, {FIELD: word}), (KIND, card, {"owner": client, "name": word})]):
            self.nicknames[client], self.cards[card] = word, word

    def judge(self) -> None:
        """What it said is there, though no other register knows what it means."""
        rows = self.service.rows()
        for client, word in self.nicknames.items():
            row = rows.alive.get(("client", read(client)))
            is_erased = row is not None and row["erased_at"] is not None
            if row is not None and not is_erased and row.get(FIELD) != word:
                raise Broken(
                    "unknown fields are kept", f"{read(client).hex()}: {row.get(FIELD)!r}, not {word!r}"
                )
        for card, word in self.cards.items():
            if rows.alive.get((KIND, read(card)), {}).get("name") != word:
                raise Broken("unknown kinds are kept", read(card).hex())

    def _exchange(self, changes: list[tuple[str, str, dict[str, Value]]]) -> bool:
        now = micros(self.time())
        ops = [
            encode(Op(self.oseq + number, kind, identity, now, self.cursor, fields))
            for number, (kind, identity, fields) in enumerate(changes)
        ]
        request = ExchangeRequest(
            protocol=PROTOCOL,
            schema=99,
            epoch=1,
            generation=self.generation,
            cursor=self.cursor,
            now=now,
            chain=written(self.chain),
            ops=[msgspec.Raw(op) for op in ops],
            limit=10_000,
        )
        try:
            reply = decode(self.service.serve(DEVICE, encode(request)), ExchangeReply)
        except (ServiceRefused, PowerCut):
            return False
        self.generation, self.cursor = reply.generation, reply.cursor
        self.chain, self.oseq = chained(self.chain, ops), self.oseq + len(ops)
        for block in reply.blocks:
            if block.kind == "client":
                self.clients |= set(block.identities)
                self.clients -= set(block.graves)
        return True
