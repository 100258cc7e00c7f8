"""Brings the keyring to what is wanted of it, until it agrees, and ends a session where it was begun."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.ui.account_session import AccountSession
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.sync.membership import Account

AGAIN_MS = 300_000
"""A keyring that refused is asked again after so long: it may ask a person each time."""


class SessionKeeper(QObject):
    """One for the program; `open_account` gives a line to the account service, and raises as that does."""

    found = Signal()
    """The keyring could be read at last, and somebody is signed in."""

    def __init__(
        self,
        tasks: Tasks,
        session: AccountSession,
        open_account: Callable[[], AbstractContextManager[Account]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._session, self._open_account = tasks, session, open_account
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.settle)

    def look(self) -> None:
        """Where the keyring refused on any thread, come back to it later."""
        if not self._session.is_settled and not self._again.isActive():
            self._again.start()

    def settle(self) -> None:
        """Let the keyring have what the session is now."""
        number, was_known = self._session.number, self._session.fault is None

        def tell(_: None) -> None:
            if not was_known and number == self._session.number and self._session.cookie:
                self.found.emit()

        self._tasks.run_io(
            self._session.settle, on_done=tell, on_unavailable=lambda _: self.look(), owner=self
        )

    def end(self, cookie: str) -> None:
        """A session that was forgotten here ends there and in the keyring; the window tells what is left."""
        self._tasks.run_io(partial(self._end, cookie), on_settled=self.look, owner=self)

    def _end(self, cookie: str) -> None:
        """The service is told whatever the keyring says."""
        has_ended = self._has_ended_there(cookie)
        try:
            self._session.settle()
        except Unavailable as error:
            left = Code.SESSION_LEFT_DEAD if has_ended else Code.SESSION_LEFT_ALIVE
            raise Unavailable(left) from error

    def _has_ended_there(self, cookie: str) -> bool:
        try:
            with self._open_account() as account:
                account.sign_out(cookie)
        except Refused as refusal:
            return refusal.code is Code.SIGNED_OUT
        except Unavailable:
            return False
        return True
