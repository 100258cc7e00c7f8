"""What came of the code that was scanned last, and what can be done with one that nobody knows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.announcing import announce
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text


class ScanResult(Card):
    """Empty until something was scanned."""

    def __init__(self, theme: Theme, _: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._look = theme
        self._title = Text(theme, is_bold=True, is_wrapping=True)
        self._detail = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self._buttons = FlowRow(theme)
        for part in (self._title, self._detail, self._buttons):
            self.content.addWidget(part)
        self.hide()

    @property
    def words(self) -> str:
        """What is said now."""
        return self._title.text()

    @property
    def detail(self) -> str:
        """And below it."""
        return self._detail.text()

    def say(
        self, title: str, detail: str = "", *, actions: Sequence[Action] = (), tone: Tone = Tone.READY
    ) -> None:
        """Say what came of it, instead of what was said before."""
        self._title.setText(title)
        self._title.set_tone(tone)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._buttons.clear()
        for action in actions:
            button = Button(self._look, action.words)
            button.activated.connect(action.run)
            self._buttons.add(button)
        self._buttons.setVisible(bool(actions))
        self.show()
        announce(self, f"{title} {detail}".strip())
