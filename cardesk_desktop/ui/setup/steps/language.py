"""The language of the screen: the first thing that is asked, and the window speaks it at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from cardesk_desktop.i18n import LANGUAGES
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.session import Answers, SetupMeans
from cardesk_desktop.ui.setup.step import StepBody
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.card import PressCard
from cardesk_desktop.ui.widgets.labels import Text

_COLUMNS = 2
_HEIGHT = 98
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
        words = _("This shop was on another computer: put its backup back")
        self.put_back = Button(theme, words, kind=ButtonKind.QUIET, icon="archive-restore")
        self.put_back.activated.connect(means.put_back)
        self.column.addWidget(self.put_back, alignment=Qt.AlignmentFlag.AlignLeading)

    @override
    def first_focus(self) -> QWidget:
        return self.cards[self.look.phrases.language.code]

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
