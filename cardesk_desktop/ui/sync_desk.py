"""The register's place in the account service, as the window knows it: who is signed in, and how sync stands.

The session is kept in the keyring and nowhere else.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from functools import partial
from secrets import SystemRandom
from typing import TYPE_CHECKING, TypeAlias, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.keychain import ACCOUNT_SESSION, Keychain
from cardesk_desktop.ui.input_watch import input_watch
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.service_lines import account_line, chosen_place, load_lines, sync_line
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.sync.client import ServiceClient
    from cardesk_desktop.sync.membership import Account, Joined
    from cardesk_desktop.sync.service_place import ServicePlace
    from cardesk_desktop.sync.status import SyncStatus
    from cardesk_desktop.ui.sync_runner import SyncRunner

T = TypeVar("T")
"""The name of the secret in the keyring."""

Failed = Callable[[Refused | Unavailable], None]
OpenAccount: TypeAlias = "Callable[[ServicePlace], AbstractContextManager[Account]]"


class SyncDesk(QObject):
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
        super().__init__(parent)
        self._tasks, self._preferences, self._keychain = tasks, preferences, keychain
        self._open_account = open_account
        self._clock = clock
        self._runner: SyncRunner | None = None
        self._cookie = ""
        self.account: Joined | None = None
        """Who is signed in, as far as the service told; None while nobody is, or nobody could tell."""

    @property
    def status(self) -> SyncStatus:
        """What the badge and the page of sync show."""
        from cardesk_desktop.sync.status import SyncStatus

        return self._runner.status if self._runner is not None else SyncStatus()

    @property
    def is_signed_in(self) -> bool:
        """True while there is a session, even one that the service has ended meanwhile."""
        return self._cookie != ""

    @property
    def cookie(self) -> str:
        """The session, to be handed to the account service and to nobody else; empty without one."""
        return self._cookie

    @property
    def address(self) -> str:
        """Where the account service is; empty where nobody chose one, or what names it cannot be read."""
        with suppress(Unavailable, Refused):
            return self._place().url
        return ""

    def start(self) -> None:
        """Read the session, and exchange where the register is joined. After the window is there; once."""
        if self._runner is None:
            self._tasks.run_io(
                self._read_session,
                on_done=self._begin,
                on_unavailable=lambda _: self._begin(None),
                owner=self,
                once=ACCOUNT_SESSION,
            )

    def stop(self) -> None:
        """The program ends: nothing happens by itself any more, and no timer is left to another thread."""
        for timer in self.findChildren(QTimer):
            timer.stop()
        if self._runner is not None:
            self._runner.stop()

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
        self._tasks.run_io(partial(self._end_session, self._cookie), owner=self)
        self._take("", None)

    def take_session(self, joined: Joined) -> None:
        """The register has joined: exchange in this session."""
        self._take(joined.cookie, joined)

    def keep(self, cookie: str) -> None:
        """Put a session into the keyring, on any thread but the window's. Raises Unavailable."""
        self._keychain.write(ACCOUNT_SESSION, cookie.encode("ascii"))

    def ask(
        self,
        errand: Callable[[Account], T],
        on_done: Callable[[T], None],
        on_failed: Failed,
        owner: QObject | None = None,
    ) -> None:
        """Ask the account service something, on an io thread. No callback reaches an `owner` that is gone."""

        def work() -> T:
            with self._open_account(self._place()) as account:
                return errand(account)

        self._tasks.run_io(
            work, on_done=on_done, on_refused=on_failed, on_unavailable=on_failed, owner=owner or self
        )

    def ask_signed_in(
        self,
        errand: Callable[[Account, str], T],
        on_done: Callable[[T], None],
        on_failed: Failed,
        owner: QObject | None = None,
    ) -> None:
        """The same in the session of now; nothing is asked while nobody is signed in."""
        cookie = self._cookie
        if cookie:
            self.ask(lambda account: errand(account, cookie), on_done, on_failed, owner)

    def _read_session(self) -> bytes | None:
        """With a session, what a line is made of is loaded here too: the window waits for neither."""
        secret = self._keychain.read(ACCOUNT_SESSION)
        if secret is not None:
            load_lines()
        return secret

    def _begin(self, secret: bytes | None) -> None:
        from cardesk_desktop.sync.courtesy import Courtesy
        from cardesk_desktop.sync.schedule import Schedule
        from cardesk_desktop.ui.network_watch import NetworkWatch
        from cardesk_desktop.ui.sync_runner import SyncRunner
        from cardesk_desktop.ui.usage_sender import UsageSender

        self._cookie = self._cookie or (secret or b"").decode("ascii", "ignore")
        schedule, watch = Schedule(time.monotonic, SystemRandom().random), input_watch()
        courtesy = Courtesy(time.monotonic, lambda: watch.still_for_s)
        runner = self._runner = SyncRunner(self._tasks, self.line, schedule, courtesy, self._clock, self)
        runner.changed.connect(self.changed)
        runner.start()
        NetworkWatch(self._clock, self).start(self.sync_now)
        UsageSender(self, self._tasks, self._clock)
        self.changed.emit()

    def line(self) -> ServiceClient | None:
        """A line on which sync is done, in the session of now; None where nobody is signed in."""
        with suppress(Unavailable, Refused):
            return sync_line(self._place(), self._cookie, self.keep) if self._cookie else None
        return None

    def _place(self) -> ServicePlace:
        return chosen_place(self._preferences.settings)

    def _end_session(self, cookie: str) -> None:
        self._keychain.delete(ACCOUNT_SESSION)
        with suppress(Refused, Unavailable), self._open_account(self._place()) as account:
            account.sign_out(cookie)

    def _know(self, joined: Joined) -> None:
        if joined != self.account:
            self.account = joined
            self.changed.emit()

    def _take(self, cookie: str, account: Joined | None) -> None:
        self._cookie, self.account = cookie, account
        if self._runner is not None:
            self._runner.reconnect()
        self.changed.emit()
