"""Ways into a company: each asks here first, then the service, keeps the session, and joins.

The steps run on different threads; a session is in the keyring before anything is done with it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from cardesk_desktop.sync.membership import Account, Introduction, Joined, NewAccount, Pairing
from cardesk_desktop.ui.account_desk import Failed
from cardesk_desktop.ui.joining.joiner import Joiner
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.tasks import Tasks

T = TypeVar("T")
_ONCE = "join a company"


class JoiningErrands:
    """For one page, which is the `owner`: no callback reaches it when it is gone."""

    def __init__(self, desk: SyncDesk, tasks: Tasks, joiner: Joiner, owner: QObject) -> None:
        self._desk, self._tasks, self._joiner, self._owner = desk, tasks, joiner, owner

    def sign_in(self, email: str, password: str, on_done: Callable[[], None], on_failed: Failed) -> None:
        """Join the company of an account, or come back to it."""
        self._join(lambda account, register: account.sign_in(email, password, register), on_done, on_failed)

    def sign_up(self, new: NewAccount, on_done: Callable[[str], None], on_failed: Failed) -> None:
        """Ask for an account; `on_done` gets the request that the mailed code answers."""
        self._introduce(
            lambda _: self._desk.ask(lambda account: account.sign_up(new), on_done, on_failed, self._owner),
            on_failed,
        )

    def confirm(self, request: str, code: str, on_done: Callable[[], None], on_failed: Failed) -> None:
        """Open the account whose code was mailed, and join its company."""
        self._join(lambda account, register: account.confirm(request, code, register), on_done, on_failed)

    def begin_pairing(self, on_done: Callable[[Pairing], None], on_failed: Failed) -> None:
        """Ask for a code to show."""
        self.introduced(lambda account, register: account.begin_pairing(register), on_done, on_failed)

    def introduced(
        self,
        errand: Callable[[Account, Introduction], Pairing],
        on_done: Callable[[Pairing], None],
        on_failed: Failed,
    ) -> None:
        """Ask for something to wait with, as the register that this is."""
        self._introduce(
            lambda register: self._desk.ask(
                lambda account: errand(account, register), on_done, on_failed, self._owner
            ),
            on_failed,
        )

    def collect(self, pairing: Pairing, on_done: Callable[[bool], None], on_failed: Failed) -> None:
        """Whether the code was typed elsewhere; if so, the register has joined when `on_done` gets True."""
        self.collected(lambda account: account.collect(pairing), on_done, on_failed)

    def collected(
        self,
        errand: Callable[[Account], Joined | None],
        on_done: Callable[[bool], None],
        on_failed: Failed,
    ) -> None:
        """Whether the register was let in; if so, it has joined when `on_done` gets True."""

        def ask(account: Account) -> Joined | None:
            joined = errand(account)
            return self._kept(joined) if joined is not None else None

        def take(joined: Joined | None) -> None:
            if joined is None:
                self._to_page(on_done)(False)
            else:
                self._put_in_place(joined, lambda: on_done(True), on_failed)

        # Not the page's: a register that the service let in joins, even if the page is gone by then.
        self._desk.ask(ask, take, self._to_page(on_failed))

    def _join(
        self,
        ask: Callable[[Account, Introduction], Joined],
        on_done: Callable[[], None],
        on_failed: Failed,
    ) -> None:
        def go(register: Introduction) -> None:
            self._desk.ask(
                lambda account: self._kept(ask(account, register)),
                lambda joined: self._put_in_place(joined, on_done, on_failed),
                self._to_page(on_failed),
            )

        self._introduce(go, on_failed)

    def _introduce(self, go: Callable[[Introduction], None], on_failed: Failed) -> None:
        self._tasks.run(
            self._joiner.introduction(),
            on_done=go,
            on_refused=on_failed,
            on_unavailable=on_failed,
            owner=self._owner,
            once=_ONCE,
        )

    def _put_in_place(self, joined: Joined, on_done: Callable[[], None], on_failed: Failed) -> None:
        def done(_joined: None) -> None:
            self._desk.take_session(joined)
            self._to_page(lambda _: on_done())(None)

        self._tasks.run(
            self._joiner.joining(joined),
            on_done=done,
            on_refused=self._to_page(on_failed),
            on_unavailable=self._to_page(on_failed),
            owner=self._desk,
            once=_ONCE,
        )

    def _to_page(self, callback: Callable[[T], None]) -> Callable[[T], None]:
        """The callback, as long as the page is there."""
        owner = self._owner
        return lambda value: callback(value) if isValid(owner) else None

    def _kept(self, joined: Joined) -> Joined:
        self._desk.keep(joined.cookie)
        return joined
