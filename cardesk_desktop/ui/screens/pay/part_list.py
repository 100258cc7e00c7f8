"""The parts of a payment that were set aside, each with a button that takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.ui.screens.pay.faces import PartFace
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import IconButton
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import ElidedText, Text


class PartList(QWidget):
    """Hidden while there is no part."""

    removed = Signal(int)
    """The place of the part that is taken back, from 0."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[QWidget] = []
        self.setAccessibleName(name)
        self._card = Card(theme, padding=theme.space.half, gap=0, is_flat=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.hide()

    def show_faces(self, faces: Sequence[PartFace]) -> None:
        """Show these parts."""
        for row in self._rows:
            self._card.content.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(place, face) for place, face in enumerate(faces)]
        for row in self._rows:
            self._card.content.addWidget(row)
        self.setVisible(bool(faces))

    def buttons(self) -> tuple[IconButton, ...]:
        """The buttons that take a part back, from above."""
        return tuple(row.findChildren(IconButton)[0] for row in self._rows)

    def _row(self, place: int, face: PartFace) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.space.one)
        line.addSpacing(self._theme.space.one)
        remove = IconButton(self._theme, "x", face.removal)
        remove.activated.connect(partial(self.removed.emit, place))
        line.addWidget(ElidedText(self._theme, face.title, tone=Tone.MUTED), 1)
        line.addWidget(Text(self._theme, face.amount, is_bold=True))
        line.addWidget(remove)
        return row
