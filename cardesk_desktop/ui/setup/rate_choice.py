"""The tax rates of a new company: which are offered, which one is the usual one, and others beside them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.presets.countries import preset
from cardesk_desktop.domain.tax import TaxCategory
from cardesk_desktop.operations.founding import Founding, OwnRate
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.forms.rate_entry import RateEntry
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.switch import Switch
from cardesk_desktop.ui.widgets.tag import Tag


class RateChoice(Card):
    """A row for every rate of the country and every own one. The usual rate cannot be switched off."""

    edited = Signal()

    def __init__(self, look: Look, founding: Founding) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme, padding=theme.space.two, gap=theme.space.one)
        self._look = look
        self._preset = preset(founding.country).rates
        self._language = _.language.code
        self._own, self._usual = list(founding.own_rates), founding.usual
        self._is_on = {place: place in founding.rates for place in range(len(self._preset))}
        self.content.addWidget(Text(theme, _("Tax rates"), is_bold=True))
        hint = _("Switch off what you never need. New services and products begin with the usual rate.")
        self.content.addWidget(Text(theme, hint, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.content.addLayout(self._rows)
        self._message = Text(theme, "", size=TextSize.SMALL, tone=Tone.DUE, is_wrapping=True)
        self._message.hide()
        self.content.addWidget(self._message)
        self.entry = RateEntry(look)
        self.add_button = Button(theme, _("Add this rate"), icon="plus")
        self.another = Button(theme, _("Another rate"), kind=ButtonKind.QUIET, icon="plus")
        self.content.addWidget(self.entry)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.another)
        row.addStretch(1)
        self.content.addLayout(row)
        self._open_entry(is_open=False)
        self.another.activated.connect(lambda: self._open_entry(is_open=True))
        self.add_button.activated.connect(self._add)
        self.entry.submitted.connect(self._add)
        self._show()

    @property
    def chosen(self) -> tuple[int, ...]:
        """The places of the country's rates that are switched on."""
        return tuple(place for place, is_on in self._is_on.items() if is_on)

    @property
    def own(self) -> tuple[OwnRate, ...]:
        """The rates that were added."""
        return tuple(self._own)

    @property
    def usual(self) -> int:
        """The place of the usual rate, own ones counted after those of the country."""
        return self._usual

    @property
    def usual_bp(self) -> int:
        """What the usual rate comes to, in basis points."""
        own = self._usual - len(self._preset)
        return self._preset[self._usual].rate_bp if own < 0 else self._own[own].rate_bp

    def check(self) -> bool:
        """True unless a rate was typed and not added; that is said beside it."""
        if self.entry.isHidden() or not (self.entry.name.text or self.entry.rate.text):
            return True
        return self._add()

    def _open_entry(self, *, is_open: bool) -> None:
        self.entry.setVisible(is_open)
        self.add_button.setVisible(is_open)
        self.another.setVisible(not is_open)
        if is_open:
            self.entry.name.setFocus()

    def _add(self) -> bool:
        read = self.entry.read()
        if read is None:
            return False
        name, rate_bp = read
        known = [rate.rate_bp for rate in self._preset if rate.category is TaxCategory.STANDARD]
        if rate_bp in (*known, *(own.rate_bp for own in self._own)):
            self.entry.refuse(Refused(Code.TAX_RATE_EXISTS, name=self._look.phrases.percent(rate_bp)))
            return False
        self._own.append(OwnRate(name, rate_bp))
        if not self._preset[0].rate_bp:
            # Where no tax was known the first rate that is named is the one that things are sold at.
            self._usual = len(self._preset) + len(self._own) - 1
        self.entry.fill("", "")
        self._open_entry(is_open=False)
        self._changed()
        self.another.setFocus()
        return True

    def _show(self) -> None:
        while self._rows.count():
            taken = self._rows.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, rate in enumerate(self._preset):
            self._rows.addWidget(self._row(place, rate.words[self._language], rate.rate_bp))
        for place, own in enumerate(self._own, start=len(self._preset)):
            self._rows.addWidget(self._row(place, own.name, own.rate_bp))

    def _row(self, place: int, name: str, rate_bp: int) -> QWidget:
        _, theme = self._look.phrases, self._look.theme
        words = _("{name}, {rate}", name=name, rate=_.percent(rate_bp))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        is_on = self._is_on.get(place, True)
        switch = Switch(theme, words, is_on=is_on)
        switch.toggled.connect(lambda is_on: self._switch(place, is_on=is_on))
        line.addWidget(switch, 1)
        if place == self._usual:
            switch.setEnabled(place >= len(self._preset))
            line.addWidget(Tag(theme, _("Usual rate"), Tone.READY))
        elif is_on:
            button = Button(theme, _("Make it the usual one"), kind=ButtonKind.QUIET)
            button.setAccessibleName(_("Make {name} the usual rate", name=words))
            button.activated.connect(lambda: self._make_usual(place))
            line.addWidget(button)
        return row

    def _switch(self, place: int, *, is_on: bool) -> None:
        own = place - len(self._preset)
        if own < 0:
            self._is_on[place] = is_on
        elif not is_on:
            # An own rate is taken away; what stands after it moves up.
            del self._own[own]
            if self._usual == place:
                self._usual = 0
                self._is_on[0] = True
            elif self._usual > place:
                self._usual -= 1
        self._changed()

    def _make_usual(self, place: int) -> None:
        self._usual = place
        self._changed()

    def _changed(self) -> None:
        self._show()
        self.edited.emit()

    def say(self, refusal: Refused) -> None:
        """Say what is wrong with the choice as a whole."""
        self._message.setText(sentence(self._look.phrases, refusal))
        self._message.show()
