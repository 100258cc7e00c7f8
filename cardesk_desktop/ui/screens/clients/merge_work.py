"""Duplicates found, compared and made one; what is said of it, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.duplicates import ClientPair, VehiclePair, duplicates_of
from cardesk_desktop.operations.merging import merge_vehicles, part_clients, part_vehicles
from cardesk_desktop.operations.ways_back import MergedClients, MergedVehicles, WayBack, ways_back
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screens.clients.duplicates_panel import DuplicatesPanel
from cardesk_desktop.ui.screens.clients.merge_panel import MergePanel
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.literal import menu_words


class MergeWork(QObject):
    """Opens the panels and carries out what they ask for."""

    found = Signal(object)
    """The `ClientPair` of the client asked for and somebody who may be the same; None when there is none."""
    ways_found = Signal(object)
    """The ways back of the client asked for: a tuple of `WayBack`, the newest first."""
    merged = Signal(object)
    """The UUID of the client that is kept."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme, self._, self._tasks = theme, phrases, tasks
        self._acting, self._window = acting, window
        self._latest, self._latest_ways = Latest(tasks, self), Latest(tasks, self)
        self.ways: tuple[WayBack, ...] = ()
        """What was made one with the client in front, or with a car of theirs, and can be parted."""

    def fill_menu(self, menu: QMenu) -> None:
        """Offer to take back what was made one with the client in front, or with a car of theirs."""
        _ = self._
        for way in self.ways:
            if isinstance(way.merged, MergedClients):
                words = _("Separate from {name} again", name=way.merged.gone.name)
            else:
                words = _("Make {plate} two cars again", plate=way.merged.gone.plate.text)
            menu.addAction(menu_words(words)).triggered.connect(partial(self.part, way.merged))

    def look_for(self, client_id: UUID) -> None:
        """Look whether somebody is there twice, and what can be parted; `found` and `ways_found` tell."""
        self._latest.ask(duplicates_of, on_done=self._on_found, client_id=client_id)
        self._latest_ways.ask(ways_back, on_done=self._on_ways, client_id=client_id)

    def part(self, merged: MergedClients | MergedVehicles, *_checked: bool) -> None:
        """Take a merge back."""
        if isinstance(merged, MergedClients):
            self._part(merged)
        else:
            self._part_vehicles(merged)

    def open_all(self) -> None:
        """Show everything that may be there twice."""
        panel = DuplicatesPanel(self._theme, self._, self._tasks)
        panel.clients_chosen.connect(self.compare)
        panel.vehicles_chosen.connect(self._merge_vehicles)
        self._window.open_panel(panel, self._("Possible duplicates"))

    def compare(self, pair: ClientPair) -> None:
        """Show two clients side by side."""
        panel = MergePanel(self._theme, self._, self._tasks, self._acting, pair)
        panel.merged.connect(self._on_merged)
        panel.parted.connect(self._window.close_panel)
        self._window.open_panel(panel, self._("Compare clients"), first_focus=panel.merge)

    def _on_found(self, pairs: tuple[ClientPair, ...]) -> None:
        self.found.emit(pairs[0] if pairs else None)

    def _on_ways(self, ways: tuple[WayBack, ...]) -> None:
        self.ways = ways
        self.ways_found.emit(ways)

    def _on_merged(self, merged: MergedClients) -> None:
        _ = self._
        self._window.close_panel()
        undo = Action(_("Undo"), partial(self._part, merged))
        self._window.toast(_("{name} is one client now.", name=merged.kept.name), undo=undo)
        self.merged.emit(merged.kept.id)

    def _part(self, merged: MergedClients) -> None:
        words = self._("They are two clients again.")
        self._tasks.run(
            part_clients,
            on_done=lambda _done: self._window.toast(words),
            staff_id=self._acting(),
            merged=merged,
        )

    def _merge_vehicles(self, pair: VehiclePair) -> None:
        self._tasks.run(
            merge_vehicles,
            on_done=self._on_vehicles_merged,
            on_settled=self._window.close_panel,
            staff_id=self._acting(),
            kept_id=pair.first.id,
            gone_id=pair.second.id,
        )

    def _on_vehicles_merged(self, merged: MergedVehicles) -> None:
        _ = self._
        undo = Action(_("Undo"), partial(self._part_vehicles, merged))
        self._window.toast(_("{plate} is one car now.", plate=merged.kept.plate.text), undo=undo)

    def _part_vehicles(self, merged: MergedVehicles) -> None:
        words = self._("They are two cars again.")
        self._tasks.run(
            part_vehicles,
            on_done=lambda _done: self._window.toast(words),
            staff_id=self._acting(),
            merged=merged,
        )
