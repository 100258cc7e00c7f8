"""The panels beside the board: checking a car in, and the history of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.domain.visit import ENDED, Visit
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.checking_in import CheckedIn, KnownVehicle
from cardesk_desktop.operations.standing_figures import StandingFigure
from cardesk_desktop.operations.vehicle_history import VehicleHistory
from cardesk_desktop.operations.visits import cancel_visit
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.navigator import Action, Loudness, Window
from cardesk_desktop.ui.screens.visits.cards import CardFace, Step
from cardesk_desktop.ui.screens.visits.check_in.draft import Draft
from cardesk_desktop.ui.screens.visits.check_in.panel import CheckInPanel
from cardesk_desktop.ui.screens.visits.figures import BoardFigure
from cardesk_desktop.ui.screens.visits.history_panel import HistoryPanel
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from cardesk_desktop.ui.paper.loose import LoosePaper


class VisitPanels(QObject):
    """Opens them in the window's side panel, one at a time, and knows which one is open."""

    stepped = Signal(object, object)
    """A `CardFace`, and the `Step` asked for in its panel."""
    visit_wanted = Signal(object)
    """The card of this visit is to be in front."""
    changed = Signal()
    """Another panel is open, or none."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        time_zone: ZoneInfo,
        cameras: CameraDesk | None,
        papers: Callable[[], LoosePaper] | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme, self._, self._tasks = theme, phrases, tasks
        self._acting, self._window, self._time_zone = acting, window, time_zone
        self._cameras, self._papers = cameras, papers
        self._cards: dict[UUID, CardFace] = {}
        self.check_in: CheckInPanel | None = None
        self.history: HistoryPanel | None = None

    @property
    def draft(self) -> Draft | None:
        """The check-in that is open, as far as it has come."""
        return self.check_in.draft if self.check_in else None

    @property
    def vehicle_id(self) -> UUID | None:
        """The car whose history is open."""
        return self.history.vehicle_id if self.history else None

    @property
    def visit_id(self) -> UUID | None:
        """The visit whose panel is open."""
        card = self.history.card if self.history else None
        return card.visit_id if card else None

    def show_cards(self, cards: Sequence[CardFace]) -> None:
        """The cards of the board as they are now."""
        self._cards = {card.visit_id: card for card in cards}
        if self.history is not None:
            self.history.show_card(self._card_of(self.history.vehicle_id))

    def start_check_in(self, plate_text: str = "", *, draft: Draft | None = None) -> None:
        """Open the check-in, with a plate as far as it was typed, or as it was left."""
        panel = CheckInPanel(
            self._theme,
            self._,
            self._tasks,
            self._acting,
            self._time_zone,
            draft or Draft(plate_text=plate_text.upper()),
            self._cameras,
        )
        panel.checked_in.connect(self._on_checked_in)
        panel.present_found.connect(self._on_present_found)
        self._window.open_panel(
            panel,
            self._("Check in a car"),
            first_focus=panel.first_focus(),
            on_closed=partial(self._on_closed, panel),
        )
        self.check_in, self.history = panel, None
        self.changed.emit()

    def open_vehicle(self, vehicle_id: UUID, card: CardFace | None = None) -> None:
        """Open the history of a car, with what can be done for its visit."""
        panel = HistoryPanel(
            self._theme,
            self._,
            self._tasks,
            self._time_zone,
            vehicle_id,
            card or self._card_of(vehicle_id),
        )
        panel.stepped.connect(partial(self._on_stepped, panel))
        panel.invoice_wanted.connect(self._on_invoice_wanted)
        panel.check_in_wanted.connect(self._on_check_in_wanted)
        panel.cancelled.connect(partial(self._on_cancelled, panel))
        panel.photos_wanted.connect(self._open_photos)
        panel.figure_wanted.connect(self._open_standing)
        panel.set_photographed(can_be=self._cameras is not None)
        self._window.open_panel(
            panel,
            self._("Car"),
            first_focus=panel.first_focus(),
            on_closed=partial(self._on_closed, panel),
        )
        self.check_in, self.history = None, panel
        self.changed.emit()

    def photos_of(self, visit_id: UUID) -> Callable[[], None] | None:
        """What opens the photos of a visit; None where none can be taken or shown."""
        return None if self._cameras is None else partial(self._open_photos, visit_id)

    def ask_cancel(self, card: CardFace) -> None:
        """Open a visit's panel at the question why it is cancelled."""
        self.open_vehicle(card.vehicle_id, card)
        if self.history is not None:
            self.history.ask_reason()

    def open_figure(self, which: BoardFigure, title: str, currency: Currency) -> None:
        """Open what is behind a figure of the board."""
        from cardesk_desktop.ui.screens.visits.figure_panels import FigurePanels  # noqa: PLC0415 - seldom opened

        on = (self._theme, self._, self._tasks, self._window, self._time_zone)
        FigurePanels(*on, self.open_vehicle).show(which, title, currency)

    def _open_standing(self, history: VehicleHistory, which: StandingFigure, title: str) -> None:
        from cardesk_desktop.ui.screens.visits.standing_panels import StandingPanels  # noqa: PLC0415 - seldom opened

        client_id = history.client.id if history.client else None
        on = (self._theme, self._, self._tasks, self._window, self._time_zone, history.spent.currency)
        StandingPanels(*on).show_car(history.vehicle.id, client_id, which, title)

    def _open_photos(self, visit_id: UUID) -> None:
        from cardesk_desktop.ui.screens.visits.photos.means import PhotoMeans  # noqa: PLC0415 - seldom opened
        from cardesk_desktop.ui.screens.visits.photos.panel import PhotosPanel  # noqa: PLC0415 - seldom opened

        if self._cameras is not None:
            on = (self._theme, self._, self._tasks, self._acting, self._window, self._time_zone)
            papers = self._papers() if self._papers is not None else None
            panel = PhotosPanel(PhotoMeans(*on, self._cameras, papers), visit_id)
            title, focus = self._("Photos and damage"), panel.first_focus()
            self._window.open_panel(panel, title, first_focus=focus, is_over=True)

    def _card_of(self, vehicle_id: UUID) -> CardFace | None:
        """The card of a car's visit: of the one that has not ended, if there is one."""
        own = [card for card in self._cards.values() if card.vehicle_id == vehicle_id]
        return min(own, key=lambda card: card.state in ENDED, default=None)

    def _on_closed(self, panel: CheckInPanel | HistoryPanel) -> None:
        if self.check_in is panel:
            self.check_in = None
            if not panel.is_being_saved:
                # Where another screen is on its way, the notice is for that one.
                QTimer.singleShot(0, self, partial(self._offer_again, panel.draft))
        if self.history is panel:
            self.history = None
        self.changed.emit()

    def _offer_again(self, draft: Draft) -> None:
        """Esc and a press beside the panel are slips as well: what was typed by then is not typed twice."""
        if draft.is_begun:
            _, plate = self._, left_to_right(draft.plate_text)
            go_on = Action(_("Go on"), partial(self._go_on, draft))
            text = _("The check-in of {plate} is not finished.", plate=plate)
            self._window.toast(text, loudness=Loudness.INFO, undo=go_on)

    def _go_on(self, draft: Draft) -> None:
        self._window.open_visits()
        self.start_check_in(draft=draft)

    def _on_checked_in(self, done: CheckedIn) -> None:
        _, plate = self._, left_to_right(done.vehicle.plate.text)
        self.check_in = None
        self._window.close_panel()
        self.visit_wanted.emit(done.visit.id)
        open_ticket = Action(_("Open the ticket"), partial(self._window.open_ticket, done.ticket_id))
        self._window.toast(_("{plate} is checked in.", plate=plate), onward=open_ticket)

    def _on_present_found(self, visit_id: UUID) -> None:
        self.check_in = None
        self._window.close_panel()
        self.visit_wanted.emit(visit_id)

    def _on_stepped(self, panel: HistoryPanel, step: Step) -> None:
        card = panel.card
        if card is not None:
            self._window.close_panel()
            self.stepped.emit(card, step)

    def _on_invoice_wanted(self, invoice_id: UUID) -> None:
        self._window.close_panel()
        self._window.open_invoice(invoice_id)

    def _on_check_in_wanted(self, history: VehicleHistory) -> None:
        last = history.visits[0].visit.arrived_at if history.visits else None
        known = KnownVehicle(history.vehicle, history.client, history.visit_count, last, None)
        self.start_check_in(draft=Draft().with_known(known))

    def _on_cancelled(self, panel: HistoryPanel, reason: str) -> None:
        card = panel.card
        if card is not None:
            is_begun = self._tasks.run(
                cancel_visit,
                staff_id=self._acting(),
                visit_id=card.visit_id,
                reason=reason,
                on_done=self._on_visit_cancelled,
                on_refused=panel.refuse,
                on_unavailable=panel.refuse,
                once=("visit", card.visit_id),
            )
            panel.cancel.confirm.set_busy(is_begun)

    def _on_visit_cancelled(self, visit: Visit) -> None:
        self._window.close_panel()
        self._window.toast(self._("The visit is cancelled."))
