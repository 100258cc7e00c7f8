"""The panel that lets registers in: all that asked and wait, or one whose code is typed."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.account.waiting_registers import WaitingRegisters
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent


class LettingInPanel(PanelContent):
    """Two steps, so that nobody lets in a register that they do not know."""

    def __init__(self, look: Look, window: Window, sync: SyncDesk, acting: Callable[[], UUID]) -> None:
        super().__init__(look.theme)
        _, theme = look.phrases, look.theme
        self._look, self._window, self._sync, self._acting = look, window, sync, acting
        self._seen = ""
        self.waiting = WaitingRegisters(look, window, sync, acting)
        self.body.addWidget(self.waiting)
        words = _("Type the code that the other register shows. It then shares everything of this company.")
        self.body.addWidget(Text(theme, words, tone=Tone.MUTED, is_wrapping=True))
        self.code = TextField(theme, _("Code"), is_latin=True)
        self.code.changed.connect(self._begin_again)
        self.body.addWidget(self.code)
        self.name = Text(theme, size=TextSize.LARGE, is_bold=True, is_wrapping=True)
        self.body.addWidget(self.name)
        self.body.addStretch(1)
        self.go = Button(
            theme,
            _("See which register it is"),
            kind=ButtonKind.PRIMARY,
            size=ButtonSize.TALL,
            key="Enter",
            is_once=True,
        )
        self.go.activated.connect(self._go)
        self.code.submitted.connect(self.go.click)
        self.footer.addWidget(self.go)

    def _go(self) -> None:
        seen = self._seen
        if seen:
            self._sync.let_in(
                lambda account, cookie: account.approve(cookie, seen),
                *(self._acting(), self._close, self._fail, self),
            )
        else:
            self._sync.look(self.code.text, self._show, self._fail, self)

    def _show(self, name: str) -> None:
        _ = self._look.phrases
        self._seen = self.code.text
        self.go.set_busy(False)
        self.name.setText(name)
        self.go.set_words(_("Let {name} in", name=name))

    def _begin_again(self, _text: str) -> None:
        self._seen = ""
        self.name.setText("")
        self.go.set_words(self._look.phrases("See which register it is"))

    def _close(self, name: str) -> None:
        self._window.close_panel()
        self._window.toast(self._look.phrases("{name} may join now. It does so by itself.", name=name))

    def _fail(self, error: Refused | Unavailable) -> None:
        self.go.set_busy(False)
        self.code.set_error(sentence(self._look.phrases, error))
        self.code.setFocus()
