"""Who is signed in, for which company, under which code; let another register in, sign out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.account.letting_in_panel import LettingInPanel
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.facts import Facts
from cardesk_desktop.ui.screens.sync.leave_panel import LeavePanel
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text


class AccountCard(SettingsCard):
    """Signing out needs no question: it can be taken back by signing in, and nothing is lost by it."""

    def __init__(self, look: Look, window: Window, means: Means, sync: SyncDesk) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme, _("Account"))
        self._look, self._window, self._means, self._sync = look, window, means, sync
        self.facts = Facts(theme)
        self.content.addWidget(self.facts)
        self.let_in = Button(theme, _("Let a register in"), icon="monitor-smartphone")
        self.let_in.activated.connect(self._open_panel)
        self.web = Button(theme, _("Open the account page"), icon="external-link")
        self.web.activated.connect(self._open_web)
        self.out = Button(theme, _("Sign out"), icon="log-out", is_once=True)
        self.out.activated.connect(self._sign_out)
        row = FlowRow(theme)
        self.leave = Button(theme, _("Leave the company"), icon="unplug", kind=ButtonKind.QUIET)
        self.leave.activated.connect(self._open_leaving)
        for button in (self.let_in, self.web, self.out, self.leave):
            row.add(button)
        self.content.addWidget(row)
        self.service = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self.content.addWidget(self.service)

    def controls(self) -> Mapping[str, QWidget]:
        """What can have the keyboard."""
        return {"let_in": self.let_in, "web": self.web, "out": self.out, "leave": self.leave}

    def first_focus(self) -> QWidget:
        """Where one begins."""
        return self.let_in

    def follow(self) -> None:
        """Show what the service told."""
        _, account = self._look.phrases, self._sync.account
        self.service.setText(_("Account service: {address}", address=self._sync.address))
        if account is None:
            self.facts.show_rows(())
            return
        self.facts.show_rows(
            [
                (_("Signed in"), f"{account.account_name} · {account.email}"),
                (_.context("of an account", "Company"), account.company_name),
                (_("Code of this register"), account.register_code),
            ]
        )

    def _open_panel(self) -> None:
        panel = LettingInPanel(self._look, self._window, self._sync, self._means.acting)
        self._window.open_panel(panel, self._look.phrases("Let a register in"), first_focus=panel.code)

    def _open_leaving(self) -> None:
        means = self._means
        panel = LeavePanel(self._look, self._window, means.tasks, self._sync, means.acting)
        self._window.open_panel(panel, self._look.phrases("Leave the company"), first_focus=panel.send)

    def _open_web(self) -> None:
        QDesktopServices.openUrl(QUrl(f"{self._sync.address}/page/account"))

    def _sign_out(self) -> None:
        self.out.set_busy(False)
        self._sync.sign_out(self._means.acting(), on_done=self._say)

    def _say(self, waiting: int) -> None:
        _ = self._look.phrases
        words = _.plural(
            "Signed out. {n} change waits here and goes out after the next sign-in.",
            "Signed out. {n} changes wait here and go out after the next sign-in.",
            waiting,
        )
        self._window.toast(words if waiting else _("Signed out. Everything had gone out before."))
