"""The client's panels for any screen: choose one, write one down, correct one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from cardesk_desktop.domain.client import Client
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.navigator import Panels
from cardesk_desktop.ui.screens.clients.chooser import ClientChooser
from cardesk_desktop.ui.screens.clients.form import ClientFormPanel
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme

T = TypeVar("T")

OnChosen = Callable[[Client | None], None]
"""Told the client that was taken, or None when there is to be none. Not called when the panel is closed."""
OnSaved = Callable[[Client], None]


@dataclass(frozen=True, slots=True)
class ClientPanels:
    """Opens them in the side panel of the window. Each closes itself before it tells the result."""

    theme: Theme
    phrases: Phrasebook
    tasks: Tasks
    acting: Callable[[], UUID]
    panels: Panels

    def choose(
        self,
        current: Client | None,
        on_chosen: OnChosen,
        *,
        on_closed: Callable[[], None] | None = None,
    ) -> ClientChooser:
        """Search for a client; from there one can also write down a new one or correct the present one.

        `on_closed` is told when the search closes, also when one of those takes its place.
        """
        chooser = ClientChooser(self.theme, self.phrases, self.tasks, current=current)
        chooser.chosen.connect(lambda client: self._tell(on_chosen, client))
        chooser.removed.connect(lambda: self._tell(on_chosen, None))
        chooser.creating.connect(lambda name, phone: self.create(name, phone, on_chosen))
        chooser.correcting.connect(lambda client: self.correct(client, on_chosen))
        self.panels.open_panel(
            chooser, self.phrases("Client"), first_focus=chooser.search.editor, on_closed=on_closed
        )
        return chooser

    def create(self, name: str, phone: str, on_saved: OnSaved) -> ClientFormPanel:
        """Write down a new client, with what was typed of it so far."""
        form = ClientFormPanel(self.theme, self.phrases, self.tasks, self.acting, name=name, phone=phone)
        return self._open(form, self.phrases("New client"), on_saved)

    def correct(self, client: Client, on_saved: OnSaved) -> ClientFormPanel:
        """Correct a client, for instance the address that a full tax invoice needs."""
        form = ClientFormPanel(self.theme, self.phrases, self.tasks, self.acting, client=client)
        return self._open(form, self.phrases("Client's details"), on_saved)

    def _open(self, form: ClientFormPanel, title: str, on_saved: OnSaved) -> ClientFormPanel:
        form.saved.connect(lambda client: self._tell(on_saved, client))
        first = form.phone if form.name.text and not form.phone.text else form.name
        self.panels.open_panel(form, title, first_focus=first.editor)
        return form

    def _tell(self, told: Callable[[T], None], result: T) -> None:
        self.panels.close_panel()
        told(result)
