"""The panel of a car: who it is, what was done before, and what comes next for it today."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.directions import isolated
from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.standing_figures import StandingFigure
from cardesk_desktop.operations.vehicle_history import VehicleHistory, vehicle_history
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.input_watch import at_rest
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.screens.visits.cancel_part import CancelPart
from cardesk_desktop.ui.screens.visits.cards import CardFace
from cardesk_desktop.ui.screens.visits.figure_grid import FigureGrid
from cardesk_desktop.ui.screens.visits.history import HistoryFace, history_face
from cardesk_desktop.ui.screens.visits.past_row import PastRow
from cardesk_desktop.ui.screens.visits.visit_actions import VisitActions
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.avatar import Avatar
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.labels import ElidedText, Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.plate_badge import PlateBadge
from cardesk_desktop.ui.widgets.skeleton import Skeleton

_SHOWN = (Noun.VISIT, Noun.VEHICLE, Noun.CLIENT, Noun.TICKET, Noun.INVOICE, Noun.PAYMENT)


class HistoryPanel(PanelContent):
    """Reads the history itself, and again whenever something of it changed."""

    stepped = Signal(object)
    """The `Step` asked for, for the visit whose card is shown."""
    invoice_wanted = Signal(object)
    check_in_wanted = Signal(object)
    """The car comes in again: its `VehicleHistory`."""
    photos_wanted = Signal(object)
    """The photos of the visit of this identity are to be shown: of the one that is on, or the last one."""
    figure_wanted = Signal(object, object, str)
    """What is behind a figure: the `VehicleHistory`, the `StandingFigure`, and what it is called."""
    cancelled = Signal(str)
    """The visit whose card is shown is cancelled, and why."""

    @at_rest
    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        tasks: Tasks,
        time_zone: ZoneInfo,
        vehicle_id: UUID,
        card: CardFace | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._theme, self._, self._time_zone = theme, phrases, time_zone
        self.vehicle_id = vehicle_id
        self.history: VehicleHistory | None = None
        self.rows: list[PastRow] = []
        self._latest = Latest(tasks, self)
        self._inside: QWidget = Skeleton(theme, phrases)
        self.body.addWidget(self._inside)
        self.body.addStretch(1)
        self._can_be_photographed = False
        self.buttons = VisitActions(theme, phrases)
        self.cancel = CancelPart(theme, phrases)
        self.cancel.hide()
        self.footer.addWidget(self.buttons)
        self.footer.addWidget(self.cancel)
        self.buttons.stepped.connect(self.stepped)
        self.buttons.cancel_wanted.connect(self.ask_reason)
        self.buttons.check_in_wanted.connect(self._on_check_in_wanted)
        self.cancel.confirmed.connect(self.cancelled)
        self.cancel.dropped.connect(self._on_cancel_dropped)
        tasks.changed.connect(self._on_changed)
        self.show_card(card)
        self._read()

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the panel opens: on the next step, where there is one."""
        return None if self.buttons.main.isHidden() else self.buttons.main

    def set_photographed(self, *, can_be: bool) -> None:
        """Offer the photos of the car, where there is a way to them."""
        self._can_be_photographed = can_be

    def show_card(self, card: CardFace | None) -> None:
        """Offer what comes next for the visit of this card; without one, a new check-in."""
        self.card = card
        self.buttons.show_card(card, can_check_in=self.history is not None)
        if card is None:
            self._on_cancel_dropped()

    def ask_reason(self) -> None:
        """Begin to cancel the visit."""
        # In this order, so that the keyboard does not wander through the list on its way.
        self.cancel.begin()
        self.buttons.hide()

    def refuse(self, error: Refused | Unavailable) -> None:
        """The visit was not cancelled: say why beside the reason."""
        self.cancel.refuse(sentence(self._, error))

    def _read(self) -> None:
        self._latest.ask(vehicle_history, vehicle_id=self.vehicle_id, on_done=self._on_read)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN):
            self._read()

    def _on_read(self, history: VehicleHistory) -> None:
        if history == self.history:
            return
        self.history = history
        face = history_face(self._, history, self._time_zone)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space.two)
        self._add_car(column, face)
        figures = FigureGrid(self._theme, columns=2)
        figures.show_figures(face.figures)
        figures.opened.connect(self._on_figure)
        column.addWidget(figures)
        self._add_photos(column, history)
        self._add_visits(column, face)
        self.body.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        self.buttons.show_card(self.card, can_check_in=face.open_visit_id is None)

    def _add_car(self, column: QVBoxLayout, face: HistoryFace) -> None:
        theme, is_rtl = self._theme, self._.language.is_rtl
        car, words = isolated(face.car, is_rtl=is_rtl), QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedText(theme, car, size=TextSize.LARGE, is_bold=True))
        words.addWidget(ElidedText(theme, face.details, tone=Tone.MUTED))
        head = QHBoxLayout()
        head.setSpacing(theme.space.two)
        head.addWidget(PlateBadge(theme, face.plate, size=TextSize.LARGE))
        head.addLayout(words, 1)
        column.addLayout(head)
        if face.client:
            client = QHBoxLayout()
            client.setSpacing(theme.space.one_half)
            client.addWidget(Avatar(theme, face.client))
            client.addWidget(ElidedText(theme, isolated(face.client, is_rtl=is_rtl), is_bold=True), 1)
            client.addWidget(Text(theme, face.phone, tone=Tone.MUTED))
            column.addLayout(client)

    def _add_photos(self, column: QVBoxLayout, history: VehicleHistory) -> None:
        if not (self._can_be_photographed and history.visits):
            return
        # The newest one is the visit that is on, where there is one.
        visit_id = self.card.visit_id if self.card else history.visits[0].visit.id
        photos = Button(self._theme, self._("Photos and damage"), icon="camera")
        photos.activated.connect(lambda: self.photos_wanted.emit(visit_id))
        column.addWidget(photos)

    def _add_visits(self, column: QVBoxLayout, face: HistoryFace) -> None:
        theme, _ = self._theme, self._
        self.rows = [PastRow(theme, past) for past in face.visits]
        rows = QVBoxLayout()
        rows.setSpacing(0)
        rows.addWidget(Text(theme, _("Earlier visits"), is_bold=True))
        for row in self.rows:
            row.activated.connect(lambda invoice_id=row.face.invoice_id: self.invoice_wanted.emit(invoice_id))
            rows.addWidget(row)
        column.addLayout(rows)
        for note in filter(None, (face.first_time, face.older)):
            column.addWidget(Text(theme, note, tone=Tone.MUTED, is_wrapping=True))

    def _on_figure(self, which: StandingFigure) -> None:
        if self.history is not None:
            label = history_face(self._, self.history, self._time_zone).figures[which].label
            self.figure_wanted.emit(self.history, which, label)

    def _on_check_in_wanted(self) -> None:
        if self.history is not None:
            self.check_in_wanted.emit(self.history)

    def _on_cancel_dropped(self) -> None:
        self.buttons.show()
        if self.cancel.isAncestorOf(QApplication.focusWidget() or self):
            self.buttons.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.cancel.hide()
