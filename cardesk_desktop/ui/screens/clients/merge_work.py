"""Duplicates found, compared and made one; what is said of it, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from cardesk_desktop.domain.client import Client
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.duplicates import ClientPair, VehiclePair, duplicates_of
from cardesk_desktop.operations.merging import (
    MergedClients,
    MergedVehicles,
    merge_vehicles,
    part_clients,
    part_vehicles,
)
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screens.clients.duplicates_panel import DuplicatesPanel
from cardesk_desktop.ui.screens.clients.merge_panel import MergePanel
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme


class MergeWork(QObject):
    """Opens the panels and carries out what they ask for."""

    found = Signal(object)
    """The `ClientPair` of the client asked for and somebody who may be the same; None when there is none."""
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
        self._latest = Latest(tasks, self)
        self.done: tuple[MergedClients | MergedVehicles, ...] = ()
        """What was made one and was not parted again, the first first."""

    def fill_menu(self, menu: QMenu, client: Client) -> None:
        """Offer to take back what was made one with this client, or with a car of theirs.

        It stays on offer after its notice is gone. Where something changed since, the refusal says so.
        """
        _ = self._
        for merged in reversed(self.done):
            if isinstance(merged, MergedClients) and merged.kept.id == client.id:
                words = _("Part from {name} again", name=merged.gone.name)
                menu.addAction(words).triggered.connect(partial(self._part, merged))
            elif isinstance(merged, MergedVehicles) and merged.kept.client_id == client.id:
                words = _("Make {plate} two cars again", plate=merged.kept.plate.text)
                menu.addAction(words).triggered.connect(partial(self._part_vehicles, merged))

    def look_for(self, client_id: UUID) -> None:
        """Look whether somebody is there twice; `found` tells."""
        self._latest.ask(duplicates_of, on_done=self._on_found, client_id=client_id)

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

    def _on_merged(self, merged: MergedClients) -> None:
        _ = self._
        self._window.close_panel()
        self.done += (merged,)
        undo = Action(_("Undo"), partial(self._part, merged))
        self._window.toast(_("{name} is one client now.", name=merged.kept.name), undo=undo)
        self.merged.emit(merged.kept.id)

    def _part(self, merged: MergedClients, *_checked: bool) -> None:
        words = self._("They are two clients again.")
        self._tasks.run(
            part_clients,
            on_done=lambda _done: self._on_parted(merged, words),
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
        self.done += (merged,)
        undo = Action(_("Undo"), partial(self._part_vehicles, merged))
        self._window.toast(_("{plate} is one car now.", plate=merged.kept.plate.text), undo=undo)

    def _part_vehicles(self, merged: MergedVehicles, *_checked: bool) -> None:
        words = self._("They are two cars again.")
        self._tasks.run(
            part_vehicles,
            on_done=lambda _done: self._on_parted(merged, words),
            staff_id=self._acting(),
            merged=merged,
        )

    def _on_parted(self, merged: MergedClients | MergedVehicles, words: str) -> None:
        self.done = tuple(each for each in self.done if each is not merged)
        self._window.toast(words)
