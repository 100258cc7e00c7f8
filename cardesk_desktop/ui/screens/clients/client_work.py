"""What is done to the client in front: the panels that do it, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.clock import Clock, business_day
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.clients import archive_client
from cardesk_desktop.operations.duplicates import ClientPair
from cardesk_desktop.operations.standing_figures import StandingFigure
from cardesk_desktop.operations.vehicles import VehicleFile, archive_vehicle, vehicle_file
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.screens.clients.duplicate_faces import likeness_words, other_of
from cardesk_desktop.ui.screens.clients.law_work import LawWork
from cardesk_desktop.ui.screens.clients.list_faces import name_of
from cardesk_desktop.ui.screens.clients.merge_work import MergeWork
from cardesk_desktop.ui.screens.clients.pane import ClientPane
from cardesk_desktop.ui.screens.clients.pane_faces import CarFace
from cardesk_desktop.ui.screens.clients.panels import ClientPanels
from cardesk_desktop.ui.screens.clients.statement_panel import StatementPanel
from cardesk_desktop.ui.screens.clients.vehicle_form import VehicleFormPanel
from cardesk_desktop.ui.screens.visits.standing_panels import StandingPanels
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme


class ClientWork(QObject):
    """Opens the panels of the page and carries out what needs none."""

    written_down = Signal(object)
    """A new `Client`, to be shown."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        company: Company,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        pane: ClientPane,
        clock: Clock,
        paper: LoosePaper,
        outlets: Outlets,
    ) -> None:
        super().__init__(pane)
        self._theme, self._, self._company, self._tasks = theme, phrases, company, tasks
        self._acting, self._window, self._pane = acting, window, pane
        self._clock, self._paper = clock, paper
        self.merges = MergeWork(theme, phrases, tasks, acting, window, self)
        self.merges.found.connect(self._show_hint)
        self.merges.ways_found.connect(pane.way.show_ways)
        pane.way.part_asked.connect(self.merges.part)
        self.law = LawWork(theme, phrases, tasks, acting, window, outlets, self)
        pane.comparison_asked.connect(self.merges.compare)
        self.panels = ClientPanels(theme, phrases, tasks, acting, window)
        pane.statement_asked.connect(self.open_statement)
        pane.correction_asked.connect(self.correct)
        pane.payment_asked.connect(window.open_later_payment)
        pane.invoice_wanted.connect(window.open_invoice)
        pane.car_asked.connect(self.add_car)
        pane.car_opened.connect(self._open_car)
        pane.visit_asked.connect(self._visit)
        pane.menu_opening.connect(self._fill_menu)
        pane.figures.opened.connect(self._open_figure)

    def add(self) -> None:
        """Write down a new client."""
        self.panels.create("", "", self.written_down.emit)

    def correct(self) -> None:
        """Correct the client in front."""
        file = self._pane.file
        if file is not None and file.client.erased_at is None:
            self.panels.correct(file.client, self._say_saved)

    def open_statement(self) -> None:
        """Show the statement of account of the client in front."""
        file = self._pane.file
        if file is None:
            return
        today = business_day(self._clock.now(), self._company.time_zone)
        panel = StatementPanel(self._theme, self._, self._tasks, self._paper, file.client.id, today)
        self._window.open_panel(panel, self._("Statement of account"), first_focus=panel.drawn.print_button)

    def add_car(self) -> None:
        """Write down a car of the client in front."""
        if self._pane.file is not None:
            self._open_form(None, self._pane.file.client)

    def _open_figure(self, which: StandingFigure) -> None:
        face, company = self._pane.face, self._company
        if face is not None:
            on = (self._theme, self._, self._tasks, self._window, company.time_zone, company.currency)
            StandingPanels(*on).show_client(face.client_id, which, face.figures[which].label)

    def _say_saved(self, client: Client) -> None:
        self._window.toast(self._("{name} is saved.", name=client.name))

    def _visit(self, face: CarFace) -> None:
        if face.open_visit_id is not None:
            self._window.open_visits(face.open_visit_id)
        else:
            self._window.start_check_in(face.plate.text)

    def _open_car(self, face: CarFace) -> None:
        self._tasks.run(
            vehicle_file, on_done=lambda file: self._open_form(file, None), vehicle_id=face.vehicle_id
        )

    def _open_form(self, file: VehicleFile | None, owner: Client | None) -> None:
        _ = self._
        form = VehicleFormPanel(
            self._theme,
            _,
            self._tasks,
            self._acting,
            self._company.time_zone,
            owner=owner,
            file=file,
        )
        form.saved.connect(self._on_car_saved)
        form.archive_wanted.connect(self._archive_car)
        title = _("Car") if file else _("New car")
        self._window.open_panel(form, title, first_focus=form.plate.editor)

    def _on_car_saved(self, vehicle: Vehicle) -> None:
        self._window.close_panel()
        self._window.toast(self._("{plate} is saved.", plate=vehicle.plate.text))

    def _archive_car(self, vehicle: Vehicle) -> None:
        self._window.close_panel()
        self._put_car(vehicle.id, vehicle.plate.text, is_archived=not vehicle.is_archived)

    def _put_car(self, vehicle_id: UUID, plate: str, *, is_archived: bool) -> None:
        _ = self._
        words = _("{plate} is archived.", plate=plate) if is_archived else _("{plate} is back.", plate=plate)
        undo = Action(_("Undo"), partial(self._put_car, vehicle_id, plate, is_archived=not is_archived))
        self._tasks.run(
            archive_vehicle,
            on_done=lambda _vehicle: self._window.toast(words, undo=undo),
            staff_id=self._acting(),
            vehicle_id=vehicle_id,
            is_archived=is_archived,
        )

    def _fill_menu(self, menu: QMenu) -> None:
        _, file = self._, self._pane.file
        if file is None or file.client.erased_at is not None:
            return
        client = file.client
        words = _("Take out of the archive") if client.is_archived else _("Put into the archive")
        act = menu.addAction(words)
        act.triggered.connect(partial(self._archive, client, is_archived=not client.is_archived))
        self.merges.fill_menu(menu)
        menu.addSeparator()
        menu.addAction(_("Save all their data …")).triggered.connect(lambda: self.law.export(client))
        menu.addAction(_("Erase their data …")).triggered.connect(lambda: self.law.open_erasure(client))

    def _show_hint(self, pair: ClientPair | None) -> None:
        file = self._pane.file
        if pair is None or file is None:
            self._pane.show_hint("", None)
            return
        other = other_of(pair, file.client)
        signs = likeness_words(self._, pair.likenesses)
        words = self._("Possible duplicate: {name} ({signs})", name=other.name, signs=signs)
        self._pane.show_hint(words, pair)

    def _archive(self, client: Client, *_checked: bool, is_archived: bool) -> None:
        _ = self._
        name = name_of(_, client)
        said = _("{name} is archived.", name=name) if is_archived else _("{name} is back.", name=name)
        undo = Action(_("Undo"), partial(self._archive, client, is_archived=not is_archived))
        self._tasks.run(
            archive_client,
            on_done=lambda _client: self._window.toast(said, undo=undo),
            staff_id=self._acting(),
            client_id=client.id,
            is_archived=is_archived,
        )
