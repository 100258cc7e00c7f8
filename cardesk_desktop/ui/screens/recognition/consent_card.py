"""Before the first photo is sent: what is sent, where it goes, that nobody keeps it, and who may agree."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.sync.recognition import Agreement, Recognition
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.recognition_desk import RecognitionDesk
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text, readable


def promise(_: Phrasebook, state: Recognition | None) -> str:
    """What happens to a photo, in plain words."""
    if state is None or not state.model:
        return _(
            "Only the photo of the product is sent, without its place, date or your name: to the account "
            "service, and from there to a model that reads pictures. The provider has to promise to keep "
            "nothing, the account service keeps no photo either, and where nobody promises it nothing is "
            "sent. What is seen comes back as a suggestion; nothing is saved before one of you confirms it."
        )
    return _(
        "Only the photo of the product is sent, without its place, date or your name: to the account "
        "service, and from there to a model that reads pictures ({who}). The provider has to promise to keep "
        "nothing, the account service keeps no photo either, and where nobody promises it nothing is sent. "
        "What is seen comes back as a suggestion; nothing is saved before one of you confirms it.",
        who=_.listed((state.model, state.provider)),
    )


class ConsentCard(Card):
    """Shown until the company agreed, and while nothing can be asked; hidden otherwise."""

    def __init__(self, look: Look, window: Window, means: Means, desk: RecognitionDesk) -> None:
        theme, _ = look.theme, look.phrases
        super().__init__(theme, padding=theme.space.three, gap=theme.space.one_half)
        self._look, self._window, self._means, self._desk = look, window, means, desk
        self.title = Text(theme, is_bold=True, is_wrapping=True)
        self.words = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.agree = Button(
            theme, _("Agree for the company"), kind=ButtonKind.PRIMARY, icon="shield-check", is_once=True
        )
        self.join = Button(theme, _("Account and sync"), kind=ButtonKind.PRIMARY, icon="cloud")
        self.agree.activated.connect(self._agree)
        self.join.activated.connect(lambda: window.open_settings("account"))
        self.content.addWidget(self.title)
        self.content.addLayout(readable(theme, self.words))
        row = QHBoxLayout()
        row.setSpacing(theme.space.one)
        row.addWidget(self.agree)
        row.addWidget(self.join)
        row.addStretch(1)
        self.content.addLayout(row)
        desk.changed.connect(self.follow)
        self.hide()

    def follow(self) -> None:
        """Show what is missing now."""
        _, state, is_signed_in = self._look.phrases, self._desk.state, self._desk.is_signed_in
        is_off = state is not None and not state.is_offered
        is_agreed = state is not None and state.agreement is Agreement.AGREED
        self.setVisible(not is_signed_in or is_off or not is_agreed)
        self.agree.setVisible(is_signed_in and not is_off)
        self.join.setVisible(not is_signed_in)
        self.agree.set_busy(False)
        self.words.setText(promise(_, state))
        if not is_signed_in:
            self.title.setText(_("Photos are recognised once this register belongs to an account"))
        elif is_off:
            self.title.setText(_("This account service recognises no photos"))
        elif state is not None and state.agreement is Agreement.SWITCHED_OFF:
            self.title.setText(_("Recognising of photos is switched off for the company"))
        else:
            self.title.setText(_("Have photos recognised? An owner or manager agrees for the company"))

    def _agree(self) -> None:
        self._desk.agree(self._means.acting(), is_agreed=True, on_failed=self._fail)

    def _fail(self, error: Refused | Unavailable) -> None:
        self.agree.set_busy(False)
        self._window.explain(error)
