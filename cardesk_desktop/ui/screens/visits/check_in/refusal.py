"""What stands in the way of the check-in, above its button, with the way out where there is one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.announcing import announce
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.labels import Text


class Refusal(QWidget):
    """Hidden until something is refused."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Text(theme, tone=Tone.DUE, is_bold=True, is_wrapping=True)
        self.way_out = Button(theme, "")
        self._run: Callable[[], None] | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.one)
        layout.addWidget(self.words)
        layout.addWidget(self.way_out)
        self.way_out.activated.connect(self._on_way_out)
        self.hide()

    def say(self, sentence: str, way_out: str = "", run: Callable[[], None] | None = None) -> None:
        """Show a sentence, and a button that leads on."""
        self._run = run
        self.words.setText(sentence)
        self.way_out.set_words(way_out)
        self.way_out.setVisible(run is not None)
        self.show()
        announce(self, sentence)

    def clear(self) -> None:
        """Nothing stands in the way any more."""
        self._run = None
        self.hide()

    def _on_way_out(self) -> None:
        if self._run is not None:
            self._run()
