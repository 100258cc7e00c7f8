"""The language of the screen: the first thing that is asked, and the window speaks it at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from cardesk_desktop.i18n import LANGUAGES
from cardesk_desktop.operations.founding_draft import Way
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.session import Answers, SetupMeans
from cardesk_desktop.ui.setup.step import StepBody
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.card import PressCard
from cardesk_desktop.ui.widgets.labels import Text

_LARGE_TEXT = 1.5
"""From this text scale on fewer cards stand beside one another."""
_HEIGHT = 106
_WELCOME = {
    "en": "Welcome",
    "fr": "Bienvenue",
    "ar": "أهلًا وسهلًا",
    "es": "Bienvenido",
    "ru": "Добро пожаловать",
}
"""Each in its own language, whatever the window speaks."""


class LanguageStep(StepBody):
    """Choosing builds the window anew in that language; papers begin with it too."""

    def __init__(self, look: Look, means: SetupMeans, answers: Answers) -> None:
        super().__init__(look, means, answers)
        theme, _ = look.theme, look.phrases
        self.cards: dict[str, PressCard] = {}
        for language in LANGUAGES:
            card = self._language_card(language.name, _WELCOME[language.code])
            card.setChecked(language.code == _.language.code)
            card.activated.connect(lambda code=language.code: self._choose(code))
            self.cards[language.code] = card
        self.demo = self._way_card(_("Demo"), _("Look around a made-up car wash first"))
        self.demo.activated.connect(means.open_demo)
        self.put_back = self._way_card(_("From a backup"), _("This shop was on another computer"))
        self.put_back.activated.connect(means.put_back)
        is_large = theme.scale >= _LARGE_TEXT
        self.column.addLayout(self._grid(list(self.cards.values()), 2 if is_large else 3))
        self.column.addSpacing(theme.space.one)
        self.column.addWidget(Text(theme, _("Or begin in another way"), is_bold=True))
        ways = [self._other_way(answers.way), self.put_back, self.demo]
        self.column.addLayout(self._grid(ways, 1 if is_large else 3))

    @override
    def first_focus(self) -> QWidget:
        return self.cards[self.look.phrases.language.code]

    def _other_way(self, way: Way) -> PressCard:
        _ = self.look.phrases
        if way is Way.FOUND:
            title, text = _("This shop already has CarDesk"), _("Join its other registers with this computer")
        else:
            title, text = _("A new shop"), _("Set up a shop of your own on this computer instead")
        self.other_way = self._way_card(title, text)
        other = Way.JOIN if way is Way.FOUND else Way.FOUND
        self.other_way.activated.connect(lambda: self.way_chosen.emit(other))
        return self.other_way

    def _grid(self, cards: Sequence[PressCard], across: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self.look.theme.space.two)
        for place, card in enumerate(cards):
            grid.addWidget(card, place // across, place % across)
        for column in range(across):
            grid.setColumnStretch(column, 1)
        return grid

    def _language_card(self, name: str, welcome: str) -> PressCard:
        theme = self.look.theme
        card = self._card(Text(theme, name, size=TextSize.LARGE, is_bold=True), welcome, is_checkable=True)
        # Arabic letters are higher than others: all cards have the room that they need.
        card.setMinimumHeight(theme.px(_HEIGHT))
        return card

    def _way_card(self, title: str, text: str) -> PressCard:
        card = self._card(Text(self.look.theme, title, is_bold=True, is_wrapping=True), text)
        card.content.addStretch(1)
        return card

    def _card(self, title: Text, text: str, *, is_checkable: bool = False) -> PressCard:
        theme = self.look.theme
        card = PressCard(theme, f"{title.text()}. {text}", is_checkable=is_checkable)
        card.content.addWidget(card.show_only(title))
        card.content.addWidget(card.show_only(Text(theme, text, tone=Tone.MUTED, is_wrapping=True)))
        return card

    def _choose(self, code: str) -> None:
        for other, card in self.cards.items():
            card.setChecked(other == code)
        founding = self.answers.founding
        if not founding.country:
            papers = replace(founding.papers, language=code)
            self.answers.founding = replace(founding, papers=papers)
        preferences = self.means.preferences
        preferences.change(replace(preferences.settings, language=code))
        self.edited.emit()
