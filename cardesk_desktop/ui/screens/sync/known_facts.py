"""What is known of an entry, for who has to say what it belongs to."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QGridLayout, QWidget

from cardesk_desktop.domain.money import Currency
from cardesk_desktop.store.sync_views import Trouble
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.sync.field_words import field_words
from cardesk_desktop.ui.screens.sync.value_words import NOTHING, Reader
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.labels import Text

_TELLING = (
    "plate",
    "make",
    "model",
    "colour",
    "vehicle_id",
    "client_id",
    "arrived_at",
    "opened_at",
    "state",
    "odometer_km",
    "note",
    "notes",
)
"""Fields by which people remember a car, a visit or a ticket, in the order in which they are asked for."""


class KnownFacts(QWidget):
    """The telling fields that are right, each with its name."""

    def __init__(self, look: Look, trouble: Trouble, zone: ZoneInfo, of: Currency) -> None:
        super().__init__()
        _, theme = look.phrases, look.theme
        read = Reader(_, zone, of)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space.two)
        grid.setVerticalSpacing(theme.space.half)
        grid.setColumnStretch(1, 1)
        for name in _TELLING:
            said = read.words(name, trouble.values.get(name), trouble.names)
            if name not in trouble.wrong and said != NOTHING:
                row = grid.rowCount()
                grid.addWidget(Text(theme, field_words(_, name), tone=Tone.MUTED), row, 0)
                grid.addWidget(Text(theme, said, is_wrapping=True), row, 1)
