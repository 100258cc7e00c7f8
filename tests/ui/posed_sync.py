"""Sync that stands as a test or a picture needs it."""

from __future__ import annotations

from typing_extensions import override

from cardesk_desktop.sync.membership import Joined
from cardesk_desktop.sync.status import SyncStatus
from cardesk_desktop.ui.sync_desk import SyncDesk


class PosedSync(SyncDesk):
    """Exchanges with nobody; the account service is asked as usual."""

    _posed = SyncStatus()

    @property
    @override
    def status(self) -> SyncStatus:
        return self._posed

    def pose(self, status: SyncStatus, account: Joined | None = None) -> None:
        """Say how it stands, and who is signed in."""
        self._posed, self.account = status, account
        self.email = account.email if account is not None else self.email
        self._session.take("posed" if account is not None else "")
        self.changed.emit()

    @override
    def start(self) -> None:
        """Nothing runs in the background."""

    @override
    def ask_who(self) -> None:
        """Nobody is asked."""
