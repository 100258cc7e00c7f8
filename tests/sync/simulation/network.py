"""The network of a world: it loses, repeats, delays and cuts off what is sent, by chance."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from cardesk_desktop.sync.answers import Away, ServiceAway, ServiceRefused
from cardesk_desktop.sync.exchange import Reply, Request
from cardesk_desktop.sync.keys import KeyRequest, KeysTold
from cardesk_desktop.sync.snapshot import PartRequest
from cardesk_wire.coding import Malformed, decode, encode, unpack
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, Snapshot
from tests.sync.simulation.power import PowerCut
from tests.sync.simulation.story import Story


class Fate(Enum):
    """What happens to one request."""

    ARRIVES = "arrives"
    LOST = "is lost"
    REPLY_LOST = "arrives, its reply is lost"
    TWICE = "arrives twice"
    LATE = "arrives much later"
    CUT = "arrives cut off"
    REPLY_CUT = "arrives, its reply is cut off"
    SERVICE_STOPS = "meets a service that stops"


Said = bytes | PartRequest | KeyRequest
TOLD = b"told"
"""The answer to keys."""
Serve = Callable[[str, Said], bytes]
"""Answers a register's body, its wish for a part of the snapshot, or its keys, with a body.

Raises ServiceRefused, and PowerCut when the service stops.
"""


@dataclass(slots=True)
class Network:
    """Between every register and the service."""

    serve: Serve
    stop_service: Callable[[int], None]
    """Stop the service in so many steps."""
    chance: random.Random
    story: Story
    badness: float
    """How many of a hundred requests meet a fault, as a fraction."""

    planned: Fate | None = None
    """What the next requests meet, where chance does not decide."""
    late: list[tuple[str, Said]] = field(default_factory=list)
    spoken: list[tuple[str, Said]] = field(default_factory=list)
    """Every request that the service ever answered, for the replay."""

    def exchange(self, who: str, device: str, request: Request) -> Reply:
        """Send and wait, as the register's own client does."""
        said = encode(request) if isinstance(request, ExchangeRequest) else request
        reply = self._carried(who, device, said)
        try:
            if isinstance(request, KeyRequest):
                if reply != TOLD:
                    raise Malformed("cut off")
                return KeysTold()
            if isinstance(request, PartRequest):
                return unpack(reply, Snapshot)
            return decode(reply, ExchangeReply)
        except Malformed as error:
            raise ServiceAway(Away.UNREADABLE) from error

    def _carried(self, who: str, device: str, body: Said) -> bytes:
        """What arrives of the answer."""
        fate = self._fate()
        if fate is not Fate.ARRIVES:
            self.story.tell(who, f"the request {fate.value}")
        if fate is Fate.LATE:
            self.late.append((device, body))
        if fate is Fate.CUT and isinstance(body, bytes):
            body = body[: self.chance.randrange(len(body))]
        elif fate in (Fate.LOST, Fate.LATE, Fate.CUT):
            # Of a request without a body nothing arrives that could be taken for another one.
            raise ServiceAway(Away.OFFLINE)
        if fate is Fate.SERVICE_STOPS:
            self.stop_service(1 + self.chance.randrange(60))
        if fate is Fate.TWICE:
            self._arrive(device, body)
        reply = self._arrive(device, body)
        if reply is None or fate is Fate.REPLY_LOST:
            raise ServiceAway(Away.OFFLINE)
        return reply[: self.chance.randrange(len(reply))] if fate is Fate.REPLY_CUT else reply

    def deliver_late(self) -> None:
        """One of the requests that were under way arrives; nobody waits for the answer any more."""
        device, body = self.late.pop(self.chance.randrange(len(self.late)))
        self.story.tell("network", "a late request arrives")
        try:
            self._arrive(device, body)
        except ServiceRefused as refused:
            self.story.tell("service", f"refuses it: {refused.refusal.code}")

    def _arrive(self, device: str, body: Said) -> bytes | None:
        try:
            reply = self.serve(device, body)
        except PowerCut:
            # What the service forgot with the power is none that it got. Nor is one that it refused: in
            # another order of things it may be the next.
            return None
        self.spoken.append((device, body))
        return reply

    def _fate(self) -> Fate:
        if self.planned is not None:
            return self.planned
        if self.chance.random() >= self.badness:
            return Fate.ARRIVES
        return self.chance.choice(list(Fate)[1:])
