"""The session of this register at the account service: what it is now, and what the keyring has of it."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.keychain import ACCOUNT_SESSION, Keychain


class AccountSession:
    """One for the program, for all of its threads.

    The keyring is brought to what is wanted of it when it is asked, so whatever comes late changes nothing.
    It may ask a person and take as long as that: `read`, `keep`, `renew` and `settle` are not for the
    window's thread, and nothing else waits for them.
    """

    def __init__(self, keychain: Keychain) -> None:
        self._keychain = keychain
        self._memory, self._keyring = Lock(), Lock()
        self._cookie = self._wanted = ""
        self._number = 0
        self._kept: str | None = None
        """What the keyring has; None while nobody asked it."""
        self._fault: Unavailable | None = None

    @property
    def cookie(self) -> str:
        """Of now; empty while nobody is signed in."""
        return self._cookie

    @property
    def number(self) -> int:
        """Which one it is: another after each sign-in and each end, the same however often it is renewed."""
        return self._number

    @property
    def fault(self) -> Unavailable | None:
        """Why the keyring could not be read, so that nobody knows whether somebody is signed in."""
        return self._fault

    @property
    def is_settled(self) -> bool:
        """False while the keyring was not read, or has something else than it should."""
        return self._fault is None and self._kept in (None, self._wanted)

    def read(self) -> None:
        """Take up what the keyring has, unless somebody signed in meanwhile. Raises Unavailable."""
        with self._keyring:
            try:
                secret = self._keychain.read(ACCOUNT_SESSION)
            except Unavailable as fault:
                self._fault = fault
                raise
            self._fault = None
            with self._memory:
                self._kept = kept = (secret or b"").decode("ascii", "ignore")
                if not self._wanted:
                    self._cookie = self._wanted = kept

    def keep(self, cookie: str) -> None:
        """Put a new session into the keyring, before anything is done with it. Raises Unavailable."""
        with self._memory:
            self._wanted = cookie
        try:
            self.settle()
        except Unavailable:
            with self._memory:
                self._wanted = self._cookie
            raise

    def take(self, cookie: str) -> None:
        """Somebody signed in."""
        with self._memory:
            self._cookie = self._wanted = cookie
            self._number += 1
        self._fault = None

    def renew(self, number: int, cookie: str) -> None:
        """The service renewed this session. A keyring that refuses is asked again by the next `settle`."""
        with self._memory:
            if number != self._number:
                return
            if self._wanted == self._cookie:
                self._wanted = cookie
            self._cookie = cookie
        with suppress(Unavailable):
            self.settle()

    def forget(self, number: int) -> bool:
        """Nobody is signed in, if this still is the session of now; whether it was. `settle` comes next."""
        with self._memory:
            if number != self._number:
                return False
            if self._wanted == self._cookie:
                self._wanted = ""
            self._cookie = ""
            self._number += 1
            return True

    def settle(self) -> None:
        """Bring the keyring to what is wanted of it now, and read it where it refused. Raises Unavailable."""
        if self._fault is not None:
            self.read()
        with self._keyring:
            wanted = self._wanted
            if wanted == self._kept:
                return
            if wanted:
                self._keychain.write(ACCOUNT_SESSION, wanted.encode("ascii"))
            else:
                self._keychain.delete(ACCOUNT_SESSION)
            self._kept = wanted
