"""Asks the account service, in the session of this register where there is one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from PySide6.QtCore import QObject

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.keychain import Keychain
from cardesk_desktop.ui.account_session import AccountSession
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.service_lines import chosen_place
from cardesk_desktop.ui.session_keeper import SessionKeeper
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.sync.membership import Account
    from cardesk_desktop.sync.service_place import ServicePlace

T = TypeVar("T")

Failed = Callable[[Refused | Unavailable], None]
OpenAccount: TypeAlias = "Callable[[ServicePlace], AbstractContextManager[Account]]"


class AccountDesk(QObject):
    """The half of `SyncDesk` that speaks with the account service without the database."""

    def __init__(
        self,
        tasks: Tasks,
        preferences: Preferences,
        keychain: Keychain,
        open_account: OpenAccount,
        parent: QObject | None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._preferences = tasks, preferences
        self._open_account = open_account
        self._session = AccountSession(keychain)
        self._keeper = SessionKeeper(tasks, self._session, self._account_line, self)

    @property
    def is_signed_in(self) -> bool:
        """True while there is a session that the service has not ended, as far as it told."""
        return self.cookie != ""

    @property
    def cookie(self) -> str:
        """The session, to be handed to the account service and to nobody else; empty without one."""
        return self._session.cookie

    @property
    def address(self) -> str:
        """Where the account service is; empty where nobody chose one, or what names it cannot be read."""
        with suppress(Unavailable, Refused):
            return self._place().url
        return ""

    def keep(self, cookie: str) -> None:
        """Put a session into the keyring, on any thread but the window's. Raises Unavailable."""
        self._session.keep(cookie)

    def ask(
        self,
        errand: Callable[[Account], T],
        on_done: Callable[[T], None],
        on_failed: Failed,
        owner: QObject | None = None,
    ) -> None:
        """Ask the account service something, on an io thread. No callback reaches an `owner` that is gone."""

        def work() -> T:
            with self._account_line() as account:
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
        number, cookie = self._session.number, self.cookie

        def fail(error: Refused | Unavailable) -> None:
            if error.code is Code.SIGNED_OUT:
                self.on_session_ended(number)
            on_failed(error)

        if cookie:
            self.ask(lambda account: errand(account, cookie), on_done, fail, owner)

    def on_session_ended(self, number: int) -> bool:
        """The service has ended this session: forget it, if it still is that of now; whether it was."""
        is_of_now = self._session.forget(number)
        if is_of_now:
            self._keeper.settle()
        return is_of_now

    def _account_line(self) -> AbstractContextManager[Account]:
        return self._open_account(self._place())

    def _place(self) -> ServicePlace:
        return chosen_place(self._preferences.settings)
