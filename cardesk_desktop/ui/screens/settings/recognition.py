"""Recognising of photos: what is sent and where, what is left of the quota, and the company's switch."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.sync.recognition import Agreement
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.recognition_desk import RecognitionDesk
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.recognition.consent_card import promise
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.facts import Facts
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.switch import Switch


class RecognitionCard(SettingsCard):
    """The service honours the switch too. Offline it shows what was known last, and when that was."""

    def __init__(self, look: Look, window: Window, means: Means, desk: RecognitionDesk) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme)
        self._look, self._window, self._means, self._desk = look, window, means, desk
        self.promise = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.facts = Facts(theme)
        self.switch = Switch(theme, _("Have photos of products recognised"))
        self.seen = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self.switch.toggled.connect(self._choose)
        self.needed = Text(theme, is_wrapping=True)
        self.join = Button(theme, _("Account and sync"), kind=ButtonKind.PRIMARY, icon="cloud")
        self.join.activated.connect(lambda: window.open_settings("account"))
        for part in (self.promise, self.facts, self.switch, self.seen, self.needed):
            self.content.addWidget(part)
        self.content.addWidget(self.join, alignment=Qt.AlignmentFlag.AlignLeading)
        desk.changed.connect(self.follow)
        self.follow()

    def controls(self) -> Mapping[str, QWidget]:
        """What can have the keyboard."""
        return {"recognition": self.switch, "join": self.join}

    def follow(self) -> None:
        """Show what is known now."""
        _, state = self._look.phrases, self._desk.state
        is_offered = state is not None and state.is_offered
        self.switch.blockSignals(True)
        self.switch.setChecked(state is not None and state.agreement is Agreement.AGREED)
        self.switch.blockSignals(False)
        is_signed_in = self._desk.is_signed_in
        self.switch.setVisible(is_signed_in and (state is None or is_offered))
        self.needed.setText(sentence(_, Refused(Code.RECOGNITION_NEEDS_ACCOUNT)))
        self.needed.setVisible(not is_signed_in)
        self.join.setVisible(not is_signed_in)
        self.facts.setVisible(is_offered)
        self.seen.setVisible(state is not None and not self._desk.is_fresh)
        if state is not None and not is_offered:
            self.promise.setText(_("This account service recognises no photos"))
            return
        self.promise.setText(promise(_, state))
        if state is not None:
            self.facts.show_rows(
                [
                    (_("Photos left within 24 hours"), _.number(state.left)),
                    (_.context("recognition", "Model"), state.model),
                    (_("Provider"), state.provider),
                ]
            )
            seen = _.date_time(state.seen_at, self._means.company.time_zone)
            self.seen.setText(_("As it was known on {time}.", time=seen))

    def _choose(self, is_on: bool) -> None:
        self._desk.agree(self._means.acting(), is_agreed=is_on, on_failed=self._fail)

    def _fail(self, error: Refused | Unavailable) -> None:
        self.follow()
        self._window.explain(error)


class RecognitionBody(SectionBody):
    """The section: one card, asked about anew whenever it comes into view."""

    def __init__(self, look: Look, window: Window, means: Means, desk: RecognitionDesk) -> None:
        super().__init__(look.theme)
        self._desk = desk
        self.card = RecognitionCard(look, window, means, desk)
        self.add(self.card)

    @override
    def on_shown(self) -> None:
        self._desk.look()

    @override
    def controls(self) -> dict[str, QWidget]:
        return dict(self.card.controls())

    @override
    def first_focus(self) -> QWidget:
        return self.card.switch
