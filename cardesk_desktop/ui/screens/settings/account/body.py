"""The section as it is: how sync stands, then the account, or the ways into one while nobody is signed in."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.licence_watch import LicenceWatch
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.account.account_card import AccountCard
from cardesk_desktop.ui.screens.settings.account.join_card import JoinCard
from cardesk_desktop.ui.screens.settings.account.licence_card import LicenceCard
from cardesk_desktop.ui.screens.settings.account.state_card import StateCard
from cardesk_desktop.ui.screens.settings.account.usage_card import UsageCard
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.sync_desk import SyncDesk


class AccountBody(SectionBody):
    """Built on one `SyncDesk`, whose every change it follows."""

    def __init__(self, look: Look, window: Window, means: Means, sync: SyncDesk) -> None:
        super().__init__(look.theme)
        self._look, self._window, self._means, self._sync = look, window, means, sync
        self.state = StateCard(look, window, means, sync)
        self.add(self.state)
        self._place = QWidget()
        self._inside = QVBoxLayout(self._place)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._is_signed_in: bool | None = None
        self.card: AccountCard | JoinCard
        self.add(self._place)
        self.watch = LicenceWatch(sync, means.tasks, means.preferences, means.clock, self)
        self.licence = LicenceCard(look, window, means, self.watch)
        self.add(self.licence)
        self.usage = UsageCard(look, window, means, sync)
        self.add(self.usage)
        sync.changed.connect(self._follow)
        self._follow()

    @override
    def on_shown(self) -> None:
        self._sync.ask_who()
        self.watch.look()
        self.usage.look()

    @override
    def controls(self) -> dict[str, QWidget]:
        return {
            **self.state.controls(),
            **self.card.controls(),
            **self.licence.controls(),
            **self.usage.controls(),
        }

    @override
    def first_focus(self) -> QWidget:
        is_joined = self._sync.status.standing.is_joined
        return self.state.now if is_joined and self._sync.is_signed_in else self.card.first_focus()

    def _follow(self) -> None:
        self.state.follow()
        if self._is_signed_in != self._sync.is_signed_in:
            self._is_signed_in = self._sync.is_signed_in
            self.licence.setVisible(self._is_signed_in)
            self.usage.setVisible(self._is_signed_in)
            self.watch.look()
            self._change_card()
        self.card.follow()

    def _change_card(self) -> None:
        while (item := self._inside.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        parts = (self._look, self._window, self._means, self._sync)
        self.card = AccountCard(*parts) if self._is_signed_in else JoinCard(*parts)
        self._inside.addWidget(self.card)
