"""Choosing a client: found as one types, or written down on the spot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cardesk_desktop.domain.client import Client
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.checking_in import find_clients
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.screens.clients.client_row import ClientRow
from cardesk_desktop.ui.screens.clients.faces import client_face, name_and_phone
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.search_field import SearchField

_SHOWN = 8
_QUOTED = 60
"""So much of what was typed is repeated when nobody is found by it."""


class ClientChooser(PanelContent):
    """A search field with the clients it finds below. Up and Down mark one, Enter takes it.

    Enter that comes before the answer waits for it: it never takes a client of an older search.
    """

    chosen = Signal(object)
    """The `Client` that was taken."""
    removed = Signal()
    """No client after all."""
    creating = Signal(str, str)
    """A new client is to be written down: the name and the phone typed so far."""
    correcting = Signal(object)
    """The present `Client` is to be corrected."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        tasks: Tasks,
        *,
        current: Client | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._theme, self._ = theme, _
        self._latest = Latest(tasks, self)
        self._rows: list[tuple[Client, ClientRow]] = []
        self._marked = -1
        self._answered = ""
        self._is_awaited = False
        self.search = SearchField(theme, _, _("Name or phone of the client"))
        self._hint = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.body.setSpacing(theme.space.one)
        if current is not None:
            self._show_current(current)
        self.body.addWidget(self.search)
        self.body.addWidget(self._hint)
        self.body.addStretch(1)
        self.write_down = Button(theme, _("New client"), kind=ButtonKind.SECONDARY, icon="user-plus")
        self.footer.addWidget(self.write_down)
        self.write_down.activated.connect(self._create)
        self.search.changed.connect(self._ask)
        self.search.moved.connect(self._mark_by)
        self.search.submitted.connect(self._take_marked)
        self._show_found("", ())

    @property
    def rows(self) -> tuple[ClientRow, ...]:
        """The clients shown, best first."""
        return tuple(row for _client, row in self._rows)

    def _show_current(self, current: Client) -> None:
        _, theme = self._, self._theme
        row = ClientRow(theme, client_face(_, current))
        self.correct = Button(theme, _("Edit"), icon="pencil")
        self.remove = Button(theme, _("No client"), icon="x")
        for pressed in (row, self.correct):
            pressed.activated.connect(lambda: self.correcting.emit(current))
        self.remove.activated.connect(self.removed)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space.one)
        buttons.addWidget(self.correct)
        buttons.addWidget(self.remove)
        self.body.addWidget(row)
        self.body.addLayout(buttons)
        self.body.addSpacing(theme.space.two)

    def _ask(self, text: str) -> None:
        self._is_awaited = False
        if text.strip():
            self._latest.ask(
                find_clients, on_done=lambda found: self._show_found(text, found), text=text, limit=_SHOWN
            )
        else:
            self._latest.forget()
            self._show_found("", ())

    def _show_found(self, text: str, found: tuple[Client, ...]) -> None:
        for _client, row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for client in found:
            row = ClientRow(self._theme, client_face(self._, client))
            row.activated.connect(lambda client=client: self.chosen.emit(client))
            self.body.insertWidget(self.body.count() - 1, row)
            self._rows.append((client, row))
        self._marked = -1
        self._mark_by(1)
        self._hint.setText(self._hint_for(text, found))
        self._hint.setVisible(not found)
        self._answered = text
        if self._is_awaited:
            self._take_marked()

    def _hint_for(self, text: str, found: tuple[Client, ...]) -> str:
        if found:
            return ""
        if text.strip():
            asked = text if len(text) <= _QUOTED else text[:_QUOTED] + "…"
            return self._("No client found for “{text}”. Press “New client” or Enter to add one.", text=asked)
        return self._("Type some letters of the name, or some digits of the phone.")

    def _mark_by(self, steps: int) -> None:
        self._marked = max(0, min(self._marked + steps, len(self._rows) - 1))
        for place, (_client, row) in enumerate(self._rows):
            row.set_marked(place == self._marked)
            if place == self._marked:
                self.area.ensureWidgetVisible(row)

    def _take_marked(self) -> None:
        self._is_awaited = self._answered != self.search.text
        if self._is_awaited:
            return
        if self._rows:
            self.chosen.emit(self._rows[self._marked][0])
        elif self.search.text.strip():
            self._create()

    def _create(self) -> None:
        self.creating.emit(*name_and_phone(self.search.text))
