"""The ways into a company: an account that is there, a new one, or a code that is typed elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.operations.joining import may_choose_service
from cardesk_desktop.ui.joining.code_form import CodeForm
from cardesk_desktop.ui.joining.errands import JoiningErrands
from cardesk_desktop.ui.joining.joiner import StaffJoiner
from cardesk_desktop.ui.joining.service_address import ServiceAddress
from cardesk_desktop.ui.joining.sign_in_form import SignInForm
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.account.new_account_form import NewAccountForm
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.segmented import Segmented


class JoinCard(SettingsCard):
    """One form at a time. Who was signed in before only signs in again."""

    def __init__(self, look: Look, window: Window, means: Means, sync: SyncDesk) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme, _("Join the other registers"))
        self._look, self._window, self._means, self._sync = look, window, means, sync
        words = _(
            "With an account all registers of the company show the same cars, clients and stock. "
            "What is on this computer goes along, and selling never waits for it."
        )
        self.content.addWidget(Text(theme, words, tone=Tone.MUTED, is_wrapping=True))
        self.address = ServiceAddress(look, sync, means.preferences, self._ask_for_address)
        self.address.kept.connect(self.follow)
        self.content.addWidget(self.address)
        choices = [
            Choice("sign_in", _("I have an account")),
            Choice("new", _("New account")),
            Choice("code", _("With a code")),
        ]
        self.way = Segmented(theme, _("How to join"), choices)
        self.way.changed.connect(self._show_way)
        self.content.addWidget(self.way)
        errands = JoiningErrands(sync, means.tasks, StaffJoiner(means.acting), self)
        self.sign_in = SignInForm(look, errands, self._welcome, self._explain, address=lambda: sync.address)
        self.sign_in.remember(sync.email)
        self.new = NewAccountForm(look, errands, means.company.name, self._welcome, self._explain)
        self.code = CodeForm(look, errands, self._welcome, self._explain)
        self._forms: Mapping[object, QWidget] = {
            "sign_in": self.sign_in,
            "new": self.new,
            "code": self.code,
        }
        for form in self._forms.values():
            self.content.addWidget(form)
        self.service = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self.content.addWidget(self.service)
        self._show_way("sign_in")

    def controls(self) -> Mapping[str, QWidget]:
        """What can have the keyboard."""
        return {"way": self.way, "email": self.sign_in.email, "address": self.address}

    def first_focus(self) -> QWidget:
        """Where one begins."""
        return self.sign_in.first_focus() if self._sync.address else self.address

    def follow(self) -> None:
        """The address is asked for only where nobody named one."""
        address = self._sync.address
        self.address.follow()
        self.service.setVisible(bool(address))
        self.service.setText(self._look.phrases("Account service: {address}", address=address))

    def _ask_for_address(self, take: Callable[[], None]) -> None:
        """Whoever signs in here hands a password to whom the address names."""
        self._means.tasks.run(
            may_choose_service,
            on_done=lambda _: take(),
            on_refused=self._explain,
            owner=self,
            once="address of the service",
            staff_id=self._means.acting(),
        )

    def _show_way(self, way: object) -> None:
        for name, form in self._forms.items():
            form.setVisible(name == way)

    def _welcome(self) -> None:
        _ = self._look.phrases
        self._window.toast(_("This register has joined. What is here goes out now, in the background."))

    def _explain(self, error: Refused | Unavailable) -> None:
        self._window.explain(error)
