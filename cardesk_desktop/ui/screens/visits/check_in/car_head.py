"""The car that is being checked in, in one glance: its plate, what it is, how well it is known."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.plate import Plate
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.vehicle_history import VehicleHistory
from cardesk_desktop.ui import words
from cardesk_desktop.ui.screens.visits.check_in.draft import Draft
from cardesk_desktop.ui.screens.visits.history import last_seen
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import ElidedText, Text
from cardesk_desktop.ui.widgets.plate_badge import PlateBadge
from cardesk_desktop.ui.widgets.tag import Tag


class CarHead(QWidget):
    """The plate large, and the way back to it."""

    another_wanted = Signal()
    """This is not the car at the door."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        draft: Draft,
        time_zone: ZoneInfo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        _ = self._ = phrases
        car, known = _car_words(_, draft), draft.known
        seen = last_seen(_, known.visit_count, known.last_visit_at, time_zone) if known else ""
        self.owed = Tag(theme)
        card = Card(theme, is_flat=True)
        top = QHBoxLayout()
        top.addWidget(PlateBadge(theme, Plate(draft.region, draft.plate_text), size=TextSize.LARGE))
        top.addStretch(1)
        another = Button(theme, _("Another car"), kind=ButtonKind.QUIET)
        another.activated.connect(self.another_wanted)
        top.addWidget(another)
        below = QHBoxLayout()
        below.addWidget(ElidedText(theme, car, is_bold=True), 1)
        below.addWidget(self.owed)
        card.content.addLayout(top)
        card.content.addLayout(below)
        detail = seen or _("First visit. What you enter is remembered for next time.")
        card.content.addWidget(Text(theme, detail, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def show_history(self, history: VehicleHistory) -> None:
        """Say it when the client still owes something."""
        if history.client_balance:
            words = self._.context("visit card", "{amount} unpaid", amount=history.client_balance)
            self.owed.set_state(words, Tone.DUE)


def _car_words(_: Phrasebook, draft: Draft) -> str:
    if draft.known is None:
        return _("New car")
    car = draft.known.vehicle
    return _.side_by_side((car.name, car.colour, words.size_class(_, car.size_class)))
