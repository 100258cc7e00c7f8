"""The board of cars in the house, with its panels beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.clock import Clock, business_day
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.visits import Board, board, move_visit
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.requests import OpenVehicle, OpenVisit, Request, StartCheckIn
from cardesk_desktop.ui.screens.visits.card_menu import show_card_menu
from cardesk_desktop.ui.screens.visits.cards import CardFace, Step, faces
from cardesk_desktop.ui.screens.visits.figures import BoardFigure, figures
from cardesk_desktop.ui.screens.visits.layout import BoardLayout
from cardesk_desktop.ui.screens.visits.memory import VisitsMemory
from cardesk_desktop.ui.screens.visits.panels import VisitPanels
from cardesk_desktop.ui.screens.visits.steady_hand import SteadyHand
from cardesk_desktop.ui.shortcuts import Shortcut
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from cardesk_desktop.ui.paper.loose import LoosePaper

_SHOWN = (Noun.VISIT, Noun.VEHICLE, Noun.CLIENT, Noun.TICKET, Noun.INVOICE, Noun.PAYMENT, Noun.COMPANY)
_TICK_MS = 30_000
_MOVES = {
    Step.START: VisitState.IN_WORK,
    Step.FINISH: VisitState.READY,
    Step.DELIVER: VisitState.DELIVERED,
}


class VisitsPage(Page):
    """Reads the board when something of it changed; the minutes on the cards pass without reading."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        *,
        clock: Clock,
        time_zone: ZoneInfo,
        cameras: CameraDesk | None = None,
        papers: Callable[[], LoosePaper] | None = None,
        memory: VisitsMemory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._, self._tasks, self._acting, self._window = phrases, tasks, acting, window
        self._theme, self._clock, self._time_zone = theme, clock, time_zone
        self._board: Board | None = None
        self._wanted = memory.visit_id if memory else None
        self._memory = memory
        self._hand = SteadyHand()
        self._latest = Latest(tasks, self)
        self.inside = BoardLayout(theme, phrases, self)
        self.board = self.inside.board
        self.panels = VisitPanels(theme, phrases, tasks, acting, window, time_zone, cameras, papers, self)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._connect()
        self.refresh()

    @override
    def memory(self) -> VisitsMemory:
        current = self.board.current
        return VisitsMemory(
            visit_id=current.visit_id if current else None,
            draft=self.panels.draft,
            vehicle_id=self.panels.vehicle_id,
        )

    @override
    def shortcuts(self) -> Sequence[Shortcut]:
        _ = self._
        return (
            Shortcut("F2", _("Check in a car"), self.panels.start_check_in),
            Shortcut("Up", _("Move over the board with the arrow keys")),
            Shortcut("Enter", _("The next step of the car: start, ready, pay, deliver")),
            Shortcut("Space", _("Open the car: its history and all that can be done with it")),
        )

    @override
    def on_shown(self) -> None:
        self._show_now()
        memory, self._memory = self._memory, None
        if memory is not None and memory.draft is not None:
            self.panels.start_check_in(draft=memory.draft)
        elif memory is not None and memory.vehicle_id is not None:
            self.panels.open_vehicle(memory.vehicle_id)

    @override
    def on_request(self, request: Request) -> None:
        match request:
            case OpenVisit(visit_id) if visit_id is not None:
                self._want(visit_id)
            case StartCheckIn(plate_text):
                self.panels.start_check_in(plate_text)
            case OpenVehicle(vehicle_id):
                self.panels.open_vehicle(vehicle_id)
            case _:
                pass

    @override
    def under_toast(self) -> QWidget:
        return self.inside.figures  # They are not pressed next; the lowest card of a column is.

    @override
    def first_focus(self) -> QWidget | None:
        if self._board is None:
            return None  # Until the board was read the page itself has the keyboard.
        current = self.board.current
        return self.board.card(current.visit_id) if current else self.inside.check_in

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """A letter or digit that nobody took: somebody begins to write a plate."""
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if not held and event.text().isalnum():
            self.panels.start_check_in(event.text())
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._tick.start()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def refresh(self) -> None:
        """Read the board again."""
        self._latest.ask(board, on_done=self._on_board)

    def pass_time(self) -> None:
        """Let the minutes on the cards be those of now; at midnight the day begins anew."""
        day = partial(business_day, time_zone=self._time_zone)
        if self._board is not None and day(self._clock.now()) != day(self._board.now):
            self.refresh()
        self._show_now()

    def _connect(self) -> None:
        self._tasks.changed.connect(self._on_changed)
        self._tick.timeout.connect(self.pass_time)
        self.inside.check_in.activated.connect(self.panels.start_check_in)
        self.inside.figures.opened.connect(self._on_figure_opened)
        self.board.opened.connect(self._on_opened)
        self.board.stepped.connect(self._on_stepped)
        self.board.menu_asked.connect(self._on_menu_asked)
        self.panels.stepped.connect(self._on_stepped)
        self.panels.visit_wanted.connect(self._want)
        self.panels.changed.connect(self._mark_chosen)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN):
            self.refresh()

    def _on_board(self, read: Board) -> None:
        is_first, self._board = self._board is None, read
        self._show_now()
        if is_first and self.hasFocus():
            self.take_keyboard()

    def _show_now(self) -> None:
        if self._board is None:
            return
        now = self._clock.now()
        shown = faces(self._, self._board, now, self._time_zone)
        self.inside.show_board(figures(self._, self._board), shown)
        self.panels.show_cards([card for cards in shown.values() for card in cards])
        if self._wanted is not None and self.board.focus_on(self._wanted):
            self._wanted = None

    def _want(self, visit_id: UUID) -> None:
        """Put a visit's card in front, now or as soon as it has been read."""
        if not self.board.focus_on(visit_id):
            self._wanted = visit_id

    def _mark_chosen(self) -> None:
        self.board.choose(self.panels.visit_id)

    def _on_figure_opened(self, which: BoardFigure) -> None:
        if self._board is not None:
            title = figures(self._, self._board)[which].label
            self.panels.open_figure(which, title, self._board.taken.currency)

    def _on_opened(self, face: CardFace) -> None:
        self.panels.open_vehicle(face.vehicle_id, face)

    def _on_menu_asked(self, face: CardFace, at: QPoint) -> None:
        show_card_menu(
            self._,
            face,
            self,
            at,
            step=partial(self._on_stepped, face),
            open_history=partial(self.panels.open_vehicle, face.vehicle_id, face),
            photos=self.panels.photos_of(face.visit_id),
            cancel=partial(self.panels.ask_cancel, face),
        )

    def _on_stepped(self, face: CardFace, step: Step) -> None:
        if step is Step.OPEN_TICKET and face.ticket_id is not None:
            self._window.open_ticket(face.ticket_id)
        elif step is Step.PAY and face.ticket_id is not None:
            self._window.open_payment(face.ticket_id)
        elif step in _MOVES and not self._hand.is_repeat(face.visit_id):
            self._tasks.run(
                move_visit,
                staff_id=self._acting(),
                visit_id=face.visit_id,
                to=_MOVES[step],
                on_refused=partial(self._on_move_refused, face),
                owner=self,
                once=("visit", face.visit_id),
            )

    def _on_move_refused(self, face: CardFace, error: Refused) -> None:
        ticket_id = error.params.get("ticket_id")
        if error.code is Code.VISIT_UNPAID and isinstance(ticket_id, UUID):
            pay = Action(self._("Take the payment"), partial(self._window.open_payment, ticket_id))
            self._window.banner(sentence(self._, error), action=pay)
        else:
            self._window.explain(error)
            self.refresh()
