"""A register with its runner of sync, and a service that answers what the test wants."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event
from typing import cast

from pytestqt.qtbot import QtBot

from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.answers import Away, ServiceAway, ServiceRefused
from cardesk_desktop.sync.client import ServiceClient
from cardesk_desktop.sync.courtesy import Courtesy
from cardesk_desktop.sync.exchange import Reply, Request
from cardesk_desktop.sync.keys import KeysTold
from cardesk_desktop.sync.schedule import REGULAR_S, Schedule
from cardesk_desktop.sync.status import Badge
from cardesk_desktop.ui.sync_runner import SyncRunner
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, Refusal
from tests.builders.said_twice import all_out, join_at
from tests.ui.shop import Shop

Say = Callable[[ExchangeRequest], ExchangeReply]
LONG_S = REGULAR_S / 2


class Service:
    """Takes in what it is told; `say` is what it answers, `waits` what comes of waiting to be woken."""

    def __init__(self, acked: int) -> None:
        self.acked = acked
        self.asked: list[int] = []
        """How many ops each request had."""
        self.say: Say = self.even
        self.waits: Callable[[], bool] | None = None
        self._over = Event()

    def even(self, request: ExchangeRequest) -> ExchangeReply:
        """All is as the register knows it."""
        self.acked += len(request.ops)
        return ExchangeReply("one", 0, self.acked, request.cursor, request.cursor, request.now)

    def ask(self, request: Request) -> Reply:
        if not isinstance(request, ExchangeRequest):
            return KeysTold()
        self.asked.append(len(request.ops))
        return self.say(request)

    def wake(self, _cursor: int) -> bool:
        if self.waits is not None:
            return self.waits()
        self._over.wait()
        raise ServiceAway(Away.OFFLINE)

    def let_go(self) -> None:
        self._over.set()


class Place:
    """A register that has joined, and whose runner has said all there was."""

    def __init__(self, qtbot: QtBot, shop: Shop) -> None:
        self.wait, self.shop = qtbot.waitUntil, shop
        acked: list[int] = []

        def join(work: UnitOfWork) -> None:
            join_at(work)
            all_out(work)
            acked.append(work.sync.state().next_oseq - 1)

        shop.write(join)
        self.service = Service(acked[0])
        self.connect: Callable[[], Service | None] = lambda: self.service
        self.schedule = Schedule(time.monotonic, lambda: 0.0)
        courtesy = Courtesy(time.monotonic, lambda: 60.0, lambda: False)
        self.runner = SyncRunner(
            shop.tasks, lambda: cast("ServiceClient", self.connect()), self.schedule, courtesy, shop.clock
        )

    @property
    def badge(self) -> Badge:
        return self.runner.status.badge

    def rests(self) -> bool:
        """Nothing is asked before the regular look, or a wait as long."""
        due = self.schedule.due_in()
        return due is not None and due > LONG_S and not self.runner.status.is_working

    def is_even(self) -> bool:
        return self.badge is Badge.UP_TO_DATE


def refuse(code: str, **params: int) -> Say:
    def say(_request: ExchangeRequest) -> ExchangeReply:
        raise ServiceRefused(Refusal(code, {**params}))

    return say


def be_away(_request: ExchangeRequest) -> ExchangeReply:
    raise ServiceAway(Away.OFFLINE)
