"""The hint above a client who may be there twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.duplicates import ClientPair
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text

COMPARE_KEY = "F8"


class DuplicateHint(Card):
    """Hidden until there is something to say."""

    compared = Signal(object)
    """The `ClientPair` to be shown side by side."""

    def __init__(self, theme: Theme, _: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(theme, is_flat=True, padding=theme.space.one_half, parent=parent)
        self.pair: ClientPair | None = None
        self._words = Text(theme, tone=Tone.WAIT, is_wrapping=True)
        self.compare = Button(theme, _("Compare"), icon="users", key=COMPARE_KEY)
        self.compare.activated.connect(lambda: self.compared.emit(self.pair))
        self.content.addWidget(self._words)
        self.content.addWidget(self.compare)
        self.hide()

    def press(self) -> None:
        """Compare them, where there is somebody to compare with."""
        if self.pair is not None:
            self.compare.click()

    def show_pair(self, words: str, pair: ClientPair | None) -> None:
        """Say who may be the same; nothing without a pair."""
        self.pair = pair
        self._words.setText(words)
        self.setVisible(pair is not None)
