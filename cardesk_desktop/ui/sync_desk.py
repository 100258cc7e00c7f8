"""The register's place in the account service, as the window knows it: who is signed in, and how sync stands.

The session is kept in the keyring and nowhere else.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from secrets import SystemRandom
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from typing_extensions import override

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.keychain import Keychain
from cardesk_desktop.ui.account_desk import AccountDesk, Failed, OpenAccount
from cardesk_desktop.ui.input_watch import input_watch
from cardesk_desktop.ui.last_exchange import LastExchange
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.service_lines import account_line, load_lines, sync_line
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.sync.client import ServiceClient
    from cardesk_desktop.sync.membership import Account, Joined
    from cardesk_desktop.sync.status import SyncStatus
    from cardesk_desktop.ui.sync_runner import SyncRunner

T = TypeVar("T")


class SyncDesk(AccountDesk):
    """One for the program."""

    changed = Signal()
    """`status` or `account` is another than it was, or somebody signed in or out."""

    def __init__(
        self,
        tasks: Tasks,
        preferences: Preferences,
        keychain: Keychain,
        clock: Clock,
        parent: QObject | None = None,
        *,
        open_account: OpenAccount = account_line,
    ) -> None:
        super().__init__(tasks, preferences, keychain, open_account, parent)
        self._keeper.found.connect(self._find)
        self._clock = clock
        self._runner: SyncRunner | None = None
        self._last_exchange = LastExchange(preferences)
        self.changed.connect(self._note_exchange)
        self._is_somebody_paying: Callable[[], bool] = lambda: False
        self.email = ""
        """Of the account that is signed in, or was until the service ended its session; empty if unknown."""
        self.account: Joined | None = None
        """Who is signed in, as far as the service told; None while nobody is, or nobody could tell."""

    @property
    def status(self) -> SyncStatus:
        """What the badge and the page of sync show."""
        from cardesk_desktop.sync.status import SyncStatus

        return self._runner.status if self._runner is not None else SyncStatus()

    def go_after(self, is_somebody_paying: Callable[[], bool]) -> None:
        """Let sync wait while somebody pays in the window."""
        self._is_somebody_paying = is_somebody_paying

    def start(self) -> None:
        """Read the session, and exchange where the register is joined. After the window is there; once."""
        if self._runner is None:
            self._tasks.run_io(
                self._read_session,
                on_done=lambda _: self._begin(),
                on_unavailable=lambda _: self._begin(),
                owner=self,
                once="account session",
            )

    def stop(self) -> None:
        """The program ends: nothing happens by itself any more, and no timer is left to another thread."""
        for timer in self.findChildren(QTimer):
            timer.stop()
        if self._runner is not None:
            self._runner.stop()
        self._last_exchange.keep(self.status.last_success_at)

    def sync_now(self) -> None:
        """Exchange at once."""
        if self._runner is not None:
            self._runner.sync_now()

    def pause(self, staff_id: UUID, *, is_paused: bool) -> None:
        """Exchange nothing for a while, or go on."""
        from cardesk_desktop.operations.joining import pause_sync

        self._tasks.run(
            pause_sync, on_done=lambda _: self.sync_now(), owner=self, staff_id=staff_id, is_paused=is_paused
        )

    def ask_who(self) -> None:
        """Ask the service whose session this is; what is known stays while it cannot be reached."""
        self.ask_signed_in(lambda account, cookie: account.who(cookie), self._know, lambda _: None)

    def look(self, code: str, on_done: Callable[[str], None], on_failed: Failed, owner: QObject) -> None:
        """The name of the register that shows this code."""
        self.ask_signed_in(lambda account, cookie: account.look(cookie, code), on_done, on_failed, owner)

    def let_in(
        self,
        errand: Callable[[Account, str], T],
        staff_id: UUID,
        on_done: Callable[[T], None],
        on_failed: Failed,
        owner: QObject,
    ) -> None:
        """Ask the service to let registers in, if this person may."""
        from cardesk_desktop.operations.joining import may_let_in

        self._tasks.run(
            may_let_in,
            on_done=lambda _: self.ask_signed_in(errand, on_done, on_failed, owner),
            on_refused=on_failed,
            on_unavailable=on_failed,
            owner=owner,
            staff_id=staff_id,
        )

    def sign_out(self, staff_id: UUID, *, on_done: Callable[[int], None]) -> None:
        """End the session here, and at the service where it can be reached; `on_done` is told what waits."""
        from cardesk_desktop.operations.joining import sign_out_register

        def end(waiting: int) -> None:
            self.end_session()
            on_done(waiting)

        self._tasks.run(sign_out_register, on_done=end, owner=self, staff_id=staff_id)

    def end_session(self) -> None:
        """Nobody is signed in from now on; the service is told where it can be reached."""
        cookie = self.cookie
        self._session.forget(self._session.number)
        self._keeper.end(cookie)
        self._go_on_as(None)

    def take_session(self, joined: Joined) -> None:
        """The register has joined: exchange in this session."""
        self._session.take(joined.cookie)
        self._go_on_as(joined)

    def _read_session(self) -> None:
        """With a session, what a line is made of is loaded here too: the window waits for neither."""
        self._session.read()
        if self.is_signed_in:
            load_lines()

    def _begin(self) -> None:
        from cardesk_desktop.sync.courtesy import Courtesy
        from cardesk_desktop.sync.schedule import Schedule
        from cardesk_desktop.ui.network_watch import NetworkWatch
        from cardesk_desktop.ui.sync_runner import SyncRunner
        from cardesk_desktop.ui.usage_sender import UsageSender

        schedule, watch = Schedule(time.monotonic, SystemRandom().random), input_watch()
        courtesy = Courtesy(time.monotonic, lambda: watch.still_for_s, self._is_being_paid)
        runner = self._runner = SyncRunner(self._tasks, self._connect, schedule, courtesy, self._clock, self)
        runner.status = replace(runner.status, last_success_at=self._last_exchange.known())
        runner.ended.connect(lambda: self.on_session_ended(self._session.number))
        runner.changed.connect(self._follow)
        runner.start()
        NetworkWatch(self._clock, self).start(self.sync_now)
        sender = UsageSender(self, lambda: self.status, self._tasks, self._clock)
        self.changed.connect(sender.look)
        self._follow()

    def _is_being_paid(self) -> bool:
        return self._is_somebody_paying()

    def line(self) -> ServiceClient | None:
        """A line on which sync is done, in the session of now; None where there can be none."""
        with suppress(Unavailable, Refused):
            return self._connect()
        return None

    def _connect(self) -> ServiceClient | None:
        if self._session.fault is not None:
            raise self._session.fault
        renew, cookie = partial(self._session.renew, self._session.number), self.cookie
        return sync_line(self._place(), cookie, renew) if cookie else None

    @override
    def on_session_ended(self, number: int) -> bool:
        is_of_now = super().on_session_ended(number)
        if is_of_now:
            self.account = None
            if self._runner is not None:
                self._runner.drop_session()
            self.changed.emit()
        return is_of_now

    def _find(self) -> None:
        if self._runner is not None:
            self._runner.reconnect()
        self.changed.emit()

    def _note_exchange(self) -> None:
        self._last_exchange.note(self.status.last_success_at)

    def _follow(self) -> None:
        self._keeper.look()
        self.changed.emit()

    def _know(self, joined: Joined) -> None:
        if joined != self.account and self.is_signed_in:
            self.account, self.email = joined, joined.email
            self.changed.emit()

    def _go_on_as(self, account: Joined | None) -> None:
        self.account, self.email = account, account.email if account is not None else ""
        if self._runner is not None:
            self._runner.reconnect()
        self.changed.emit()
