"""One client's data saved into a file, and erased, as the law asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.erasing_client import Erasure, plan_erasure
from cardesk_desktop.operations.exporting_client import ClientExport, begin_client_export
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.screens.clients.archive_errand import ArchiveErrand
from cardesk_desktop.ui.screens.clients.erase_panel import ErasePanel
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme


class LawWork(QObject):
    """Asks for the place, reads, packs and says what came of it."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        outlets: Outlets,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme, self._, self._tasks = theme, phrases, tasks
        self._acting, self._window, self._outlets = acting, window, outlets

    def export(self, client: Client) -> None:
        """Save everything that is held of a client as a ZIP; nothing happens when the person turns back."""
        name = "".join(char if char.isalnum() else "-" for char in client.name)
        path = self._outlets.ask_for_archive(self._, f"{name}.zip")
        if path is not None:
            self._tasks.run(
                begin_client_export,
                on_done=partial(self._write, path),
                owner=self,
                staff_id=self._acting(),
                client_id=client.id,
            )

    def open_erasure(self, client: Client) -> None:
        """Show what an erasure would take and leave."""
        self._tasks.run(plan_erasure, on_done=self._open, owner=self, client_id=client.id)

    def _write(self, path: Path, export: ClientExport) -> None:
        errand = ArchiveErrand(self._theme, self._, self._tasks, self._window, export, path, self)
        errand.saved.connect(lambda: self._window.toast(self._("Saved as {file}.", file=path.name)))
        errand.failed.connect(partial(self._say_not_saved, export.client))
        errand.ended.connect(errand.deleteLater)

    def _say_not_saved(self, client: Client, error: Refused | Unavailable) -> None:
        again = Action(self._("Choose another place"), partial(self.export, client), holds_anywhere=True)
        self._window.explain(error, retry=again)

    def _open(self, plan: Erasure) -> None:
        panel = ErasePanel(self._theme, self._, self._tasks, self._acting, plan)
        panel.export_wanted.connect(lambda: self.export(plan.client))
        panel.erased.connect(self._on_erased)
        self._window.open_panel(panel, self._("Erase a client"), first_focus=panel.export)

    def _on_erased(self, _client: Client) -> None:
        self._window.close_panel()
        self._window.toast(self._("The client's data is erased."))
