"""Sends the counters of days that are over, where the owner agreed: once a day, when the service answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.operations.usage_counting import next_usage_report, usage_report_sent
from cardesk_desktop.sync.status import Link, SyncStatus
from cardesk_desktop.sync.usage import UsageReport
from cardesk_desktop.ui.account_desk import AccountDesk
from cardesk_desktop.ui.tasks import Tasks

_ONCE = "usage report"


class UsageSender(QObject):
    """One for the program. What does not go today is tried tomorrow, for as long as the service takes it."""

    def __init__(
        self, account: AccountDesk, status: Callable[[], SyncStatus], tasks: Tasks, clock: Clock
    ) -> None:
        super().__init__(account)
        self._account, self._status, self._tasks, self._clock = account, status, tasks, clock
        self._looked_on: date | None = None

    def look(self) -> None:
        """Send what is due, where the service answers: once a day."""
        today = self._clock.now().date()
        if self._status().link is Link.REACHED and self._looked_on != today:
            self._looked_on = today
            self._next()

    def _next(self) -> None:
        self._tasks.run(next_usage_report, on_done=self._send, owner=self, once=_ONCE)

    def _send(self, report: UsageReport | None) -> None:
        cookie = self._account.cookie
        if report is not None and cookie:
            done = partial(self._forget, report.day)
            self._account.ask(
                lambda account: account.report_usage(cookie, report),
                lambda _: done(None),
                done,
                self,
            )

    def _forget(self, day: str, error: Refused | Unavailable | None) -> None:
        """Taken, or refused for ever; without an answer the day stays."""
        if not isinstance(error, Unavailable):
            self._tasks.run(
                usage_report_sent, on_done=lambda _: self._next(), owner=self, once=_ONCE, day=day
            )
