"""The language of the screen: the first thing that is asked, and the window speaks it at once."""

from __future__ import annotations

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

_COLUMNS = 2
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
        grid = QGridLayout()
        grid.setSpacing(theme.space.two)
        for place, language in enumerate(LANGUAGES):
            card = self._card(language.name, _WELCOME[language.code], is_checkable=True)
            card.setChecked(language.code == _.language.code)
            card.activated.connect(lambda code=language.code: self._choose(code))
            self.cards[language.code] = card
            grid.addWidget(card, place // _COLUMNS, place % _COLUMNS)
        self.column.addLayout(grid)
        self.demo = self._card(_("Demo"), _("Look around in a made-up car wash first"))
        self.demo.activated.connect(means.open_demo)
        grid.addWidget(self.demo, len(LANGUAGES) // _COLUMNS, len(LANGUAGES) % _COLUMNS)
        rows = -(-(len(LANGUAGES) + 1) // _COLUMNS)
        grid.addWidget(self._other_way(answers.way), rows, 0)
        self.put_back = self._card(_("From a backup"), _("This shop was on another computer"))
        self.put_back.activated.connect(means.put_back)
        grid.addWidget(self.put_back, rows, 1)

    @override
    def first_focus(self) -> QWidget:
        return self.cards[self.look.phrases.language.code]

    def _other_way(self, way: Way) -> PressCard:
        _ = self.look.phrases
        if way is Way.FOUND:
            title, text = _("This shop already has CarDesk"), _("Join its other registers with this computer")
        else:
            title, text = _("A new shop"), _("Set up a shop of your own on this computer instead")
        self.other_way = self._card(title, text)
        other = Way.JOIN if way is Way.FOUND else Way.FOUND
        self.other_way.activated.connect(lambda: self.way_chosen.emit(other))
        return self.other_way

    def _card(self, title: str, text: str, *, is_checkable: bool = False) -> PressCard:
        theme = self.look.theme
        card = PressCard(theme, f"{title}. {text}", is_checkable=is_checkable)
        # Arabic letters are higher than others: all cards have the room that they need.
        card.setMinimumHeight(theme.px(_HEIGHT))
        for words in (
            Text(theme, title, size=TextSize.LARGE, is_bold=True),
            Text(theme, text, tone=Tone.MUTED, is_wrapping=True),
        ):
            card.content.addWidget(card.show_only(words))
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
