"""The panel of everything that may be there twice: pairs of clients, and pairs of cars."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.directions import isolated, listed
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.duplicates import ClientPair, Duplicates, VehiclePair, all_duplicates
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.screens.clients.duplicate_faces import likeness_words
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.plate_badge import PlateBadge, spoken_plate
from cardesk_desktop.ui.widgets.skeleton import Skeleton


class DuplicatesPanel(PanelContent):
    """Reads them itself."""

    clients_chosen = Signal(object)
    """A `ClientPair` to be compared."""
    vehicles_chosen = Signal(object)
    """A `VehiclePair` to be made one."""

    def __init__(self, theme: Theme, _: Phrasebook, tasks: Tasks) -> None:
        super().__init__(theme)
        self._look, self._ = theme, _
        self._inside: QWidget = Skeleton(theme, _)
        self.body.addWidget(self._inside)
        self.body.addStretch(1)
        self.buttons: list[Button] = []
        self.is_read = False
        Latest(tasks, self).ask(all_duplicates, on_done=self._show)

    def _show(self, found: Duplicates) -> None:
        _, theme = self._, self._look
        if not (found.clients or found.vehicles):
            inside: QWidget = EmptyState(
                theme,
                "circle-check",
                _("No duplicates"),
                _(
                    "Clients who share a phone, e-mail or tax number, and cars with the "
                    "same plate, appear here."
                ),
            )
        else:
            inside = QWidget()
            column = QVBoxLayout(inside)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.space.one)
            for pair in found.clients:
                column.addWidget(self._client_card(pair))
            for cars in found.vehicles:
                column.addWidget(self._vehicle_card(cars))
        self.body.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        self.is_read = True

    def _client_card(self, pair: ClientPair) -> Card:
        _, theme = self._, self._look
        is_rtl = _.language.is_rtl
        card = Card(theme, is_flat=True, padding=theme.space.one_half)
        for client in (pair.first, pair.second):
            card.content.addWidget(
                Text(theme, isolated(client.name, is_rtl=is_rtl), is_bold=True, is_wrapping=True)
            )
        signs = likeness_words(_, pair.likenesses)
        card.content.addWidget(Text(theme, signs, size=TextSize.SMALL, tone=Tone.WAIT, is_wrapping=True))
        compare = Button(theme, _("Compare"), icon="users")
        names = listed((pair.first.name, pair.second.name), is_rtl=is_rtl)
        compare.setAccessibleName(f"{compare.words}: {names}")
        compare.activated.connect(lambda: self.clients_chosen.emit(pair))
        self._add_button(card, compare)
        return card

    def _vehicle_card(self, pair: VehiclePair) -> Card:
        _, theme = self._, self._look
        card = Card(theme, is_flat=True, padding=theme.space.one_half)
        head = QHBoxLayout()
        head.addWidget(PlateBadge(theme, pair.first.plate))
        head.addStretch(1)
        card.content.addLayout(head)
        names = self._.side_by_side(car.name for car in (pair.first, pair.second))
        card.content.addWidget(Text(theme, names, is_wrapping=True))
        words = _("Two cars with this plate")
        card.content.addWidget(Text(theme, words, size=TextSize.SMALL, tone=Tone.WAIT, is_wrapping=True))
        merge = Button(theme, _("Merge into one car"), icon="merge", is_once=True)
        merge.setAccessibleName(f"{merge.words}: {spoken_plate(pair.first.plate)}")
        merge.activated.connect(lambda: self.vehicles_chosen.emit(pair))
        self._add_button(card, merge)
        return card

    def _add_button(self, card: Card, button: Button) -> None:
        card.content.addWidget(button)
        self.buttons.append(button)
