"""The open tickets as a line of chips under the tiles, and the button for a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.sell.faces import ChipFace
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.chip_strip import ChipStrip
from cardesk_desktop.ui.widgets.chips import Chip
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.literal import explain

_NARROW = 520
"""Below this width at a text size of 100 % only the chips keep their words."""


class OpenTickets(QWidget):
    """Every ticket that waits: its plate or client, where the car is, the one in front marked."""

    counter_wanted = Signal()
    """A sale without a car is to begin."""

    def __init__(self, theme: Theme, _: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ = theme, _
        self._faces: tuple[ChipFace, ...] = ()
        self.strip = ChipStrip(theme, _, _("Open tickets"), is_choice=False)
        self.chosen = self.strip.chosen
        self._title = Text(theme, _("Open tickets"), size=TextSize.SMALL, tone=Tone.MUTED)
        self.counter = Button(theme, _("New ticket"), kind=ButtonKind.QUIET, icon="plus", key="F9")
        explain(self.counter, _("New ticket"))
        self.counter.activated.connect(self.counter_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.one_half)
        row.addWidget(self._title)
        row.addWidget(self.strip, 1)
        row.addWidget(self.counter)

    def show_tickets(self, faces: Sequence[ChipFace]) -> None:
        """Show these tickets; nothing is touched when they look as before."""
        if tuple(faces) == self._faces:
            return
        self._faces = tuple(faces)
        current = next((face.ticket_id for face in faces if face.is_current), None)
        self.strip.set_chips([(face.ticket_id, self._chip(face)) for face in faces], current)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room, the tickets themselves come before the words around them."""
        is_narrow = self.width() < self._theme.px(_NARROW)
        self._title.setVisible(bool(self._faces) and not is_narrow)
        self.counter.set_words("" if is_narrow else self._("New ticket"))
        self.counter.setAccessibleName(self._("New ticket"))

    def _chip(self, face: ChipFace) -> Chip:
        icon = "pause" if face.is_parked else ""
        chip = Chip(self._theme, face.text, icon=icon, tone=face.tone, is_checkable=True)
        chip.setAccessibleName(face.spoken)
        explain(chip, face.spoken)
        return chip
