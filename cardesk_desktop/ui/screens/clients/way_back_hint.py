"""What was made one with the client in front, and until when the two can be parted again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.domain.company import Company
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.ways_back import MergedVehicles, WayBack
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text


class WayBackHint(Card):
    """Hidden while there is no way back. Of several the newest is shown; the menu has them all."""

    part_asked = Signal(object)
    """The `MergedClients` or `MergedVehicles` to be parted."""

    def __init__(self, theme: Theme, _: Phrasebook, company: Company, parent: QWidget | None = None) -> None:
        super().__init__(theme, is_flat=True, padding=theme.space.one_half, parent=parent)
        self._, self._time_zone = _, company.time_zone
        self.way: WayBack | None = None
        self._words = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.part = Button(theme, _("Separate them again"), icon="users")
        self.part.activated.connect(self._ask)
        self.content.addWidget(self._words)
        self.content.addWidget(self.part)
        self.hide()

    def show_ways(self, ways: tuple[WayBack, ...]) -> None:
        """Say what can be parted; nothing without any."""
        self.way = ways[0] if ways else None
        if self.way is not None:
            self._words.setText(self._sentence(self.way))
        self.setVisible(self.way is not None)

    def _sentence(self, way: WayBack) -> str:
        _, day = self._, self._.date(way.until.astimezone(self._time_zone).date())
        if isinstance(way.merged, MergedVehicles):
            plate = left_to_right(way.merged.kept.plate.text)
            return _(
                "{plate} was merged from two cars. Until {day} you can separate them.", plate=plate, day=day
            )
        who = way.merged.gone.name
        return _("{name} was merged with this client. Until {day} you can separate them.", name=who, day=day)

    def _ask(self) -> None:
        if self.way is not None:
            self.part_asked.emit(self.way.merged)
