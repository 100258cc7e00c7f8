"""How the company stands with its licence, and the way to buy one. Nothing at the register depends on it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.sync.licence import Licence, Standing
from cardesk_desktop.ui.licence_watch import LicenceWatch
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.tag import Tag

_TONES = {
    Standing.TRIAL: Tone.WORK,
    Standing.OVER: Tone.WAIT,
    Standing.LICENSED: Tone.READY,
    Standing.REFUNDED: Tone.WAIT,
}


class LicenceCard(SettingsCard):
    """The payment itself is made in the browser, on the payment provider's own page."""

    def __init__(self, look: Look, window: Window, means: Means, watch: LicenceWatch) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme, _("Licence"))
        self._look, self._window, self._means, self._watch = look, window, means, watch
        self.tag = Tag(theme)
        self.words = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.two)
        row.addWidget(self.tag)
        row.addWidget(self.words, 1)
        self.content.addWidget(head)
        self.buy = Button(theme, "", kind=ButtonKind.PRIMARY, icon="external-link", is_once=True)
        self.buy.activated.connect(lambda: watch.buy(means.acting(), self._fail))
        self.content.addWidget(self.buy, alignment=Qt.AlignmentFlag.AlignLeading)
        watch.changed.connect(self.follow)
        self.follow()

    def controls(self) -> Mapping[str, QWidget]:
        """What can have the keyboard."""
        return {"buy": self.buy}

    def follow(self) -> None:
        """Show what is known now."""
        _, watch, now = self._look.phrases, self._watch, self._means.clock.now()
        licence = watch.licence
        self.tag.setVisible(licence is not None)
        self.buy.set_busy(False)
        self.buy.setVisible(licence is not None and licence.may_be_bought(now))
        if licence is None:
            self.words.setText(_("The account service has not told yet. Selling never depends on it."))
            return
        standing = licence.standing(now)
        self.tag.set_state(self._state(licence), _TONES[standing])
        price = _.money(Money(licence.price, currency(licence.currency)))
        again, buy = _("Open the payment page again"), _("Buy the licence for {price}", price=price)
        self.buy.set_words(again if watch.is_paying else buy)
        self.words.setText(self._sentence(licence))

    def _state(self, licence: Licence) -> str:
        _, now = self._look.phrases, self._means.clock.now()
        match licence.standing(now):
            case Standing.TRIAL:
                days = licence.days_left(now)
                return _.plural("Trial, {n} day left", "Trial, {n} days left", days)
            case Standing.OVER:
                return _("The trial is over")
            case Standing.LICENSED:
                return _("Licensed")
            case Standing.REFUNDED:
                return _("Paid back")

    def _sentence(self, licence: Licence) -> str:
        _, watch = self._look.phrases, self._watch
        if watch.is_paying:
            return _("The payment page is open in your browser. What comes of it is shown here by itself.")
        if not watch.is_fresh:
            seen = _.date_time(licence.seen_at, self._means.company.time_zone)
            return _("As it was known on {time}. Selling never depends on it.", time=seen)
        if licence.standing(self._means.clock.now()) is Standing.LICENSED:
            return _("One payment for the whole company, for all its registers.")
        return _("One payment for the whole company. Selling never depends on it, nor does anything else.")

    def _fail(self, error: Refused | Unavailable) -> None:
        self.buy.set_busy(False)
        self._window.explain(error)
