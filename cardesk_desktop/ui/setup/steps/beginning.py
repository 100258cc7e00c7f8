"""How the shop begins: with a starter catalogue, empty, or by looking around in the demo first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.operations.founding import found_shop
from cardesk_desktop.operations.house import House
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.beginning_card import BeginningCard
from cardesk_desktop.ui.setup.session import Answers, SetupMeans
from cardesk_desktop.ui.setup.step import StepBody
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.labels import Text

_STARTER, _EMPTY, _DEMO = "starter", "empty", "demo"


class BeginningStep(StepBody):
    """The large button founds the shop, in one commit; the demo opens beside it and founds nothing."""

    def __init__(self, look: Look, means: SetupMeans, answers: Answers) -> None:
        super().__init__(look, means, answers)
        _, theme = look.phrases, look.theme
        self._chosen = _STARTER if answers.with_starter else _EMPTY
        self.cards = {
            _STARTER: BeginningCard(
                theme,
                "sparkles",
                _("With a starter catalogue"),
                _("Services for every size of car and some products, with prices that you can change."),
                badge=_("Recommended"),
            ),
            _EMPTY: BeginningCard(
                theme,
                "inbox",
                _("Empty"),
                _("You enter your services and products yourself, or import them from a file."),
            ),
            _DEMO: BeginningCard(
                theme,
                "eye",
                _("Look around the demo first"),
                _("A car wash with made-up people and cars. Your answers so far are kept."),
            ),
        }
        for name, card in self.cards.items():
            card.activated.connect(lambda name=name: self._choose(name))
            self.column.addWidget(card)
        self._message = Text(theme, "", tone=Tone.DUE, is_wrapping=True)
        self._message.hide()
        self.column.addWidget(self._message)
        self._choose(self._chosen)

    @override
    def advance(self, go_on: Callable[[], None]) -> None:
        if self._chosen == _DEMO:
            self.means.open_demo()
            return
        self._message.hide()

        def founded(_: House) -> None:
            go_on()

        self.means.tasks.run(
            found_shop,
            founding=self.answers.founding,
            owner_pin=self.answers.pin,
            with_starter=self._chosen == _STARTER,
            on_done=founded,
            on_refused=self._say,
            on_unavailable=self._say,
            owner=self,
            once="found shop",
        )

    @override
    def words(self) -> str:
        _ = self.look.phrases
        return _("Open the demo") if self._chosen == _DEMO else _("Open the shop")

    @override
    def first_focus(self) -> QWidget:
        return self.cards[self._chosen]

    def _choose(self, name: str) -> None:
        self._chosen = name
        if name != _DEMO:
            self.answers.with_starter = name == _STARTER
        for other, card in self.cards.items():
            card.setChecked(other == name)
        self.button_changed.emit()

    def _say(self, error: Refused | Unavailable) -> None:
        self._message.setText(sentence(self.look.phrases, error))
        self._message.show()
