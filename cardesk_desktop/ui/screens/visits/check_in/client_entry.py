"""Who comes with the car: a client found by name or phone, or a new one, or nobody yet."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.directions import isolated
from cardesk_desktop.domain.client import Client
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.checking_in import find_clients
from cardesk_desktop.phones import phone_words
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.avatar import Avatar
from cardesk_desktop.ui.widgets.buttons import IconButton
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.labels import ElidedText, Text
from cardesk_desktop.ui.widgets.suggestions import Suggestion, Suggestions

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Companion:
    """Who was picked, else what was typed of a new client."""

    client: Client | None = None
    name: str = ""
    phone: str = ""


class ClientEntry(QWidget):
    """Name and phone of a new client; a known one is offered while they are typed."""

    changed = Signal(object)
    """The `Companion` as it is now."""
    submitted = Signal()
    """Enter in the last field."""

    def __init__(
        self, theme: Theme, phrases: Phrasebook, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._ = theme, phrases
        self._latest = Latest(tasks, self)
        self._offered: tuple[Client, ...] = ()
        self._client: Client | None = None
        _ = phrases
        self.name = TextField(theme, _("Client"), placeholder=_("Name or phone"))
        self.phone = TextField(theme, _("Phone"), placeholder="050 123 4567", is_latin=True)
        self.offers = Suggestions(theme, _("Known clients"))
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(theme.space.half)
        typed = QHBoxLayout()
        typed.setSpacing(theme.space.one)
        for part in (self.name, self.phone):
            typed.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        fields.addLayout(typed)
        fields.addWidget(self.offers)
        self._picked = QWidget()
        self.another = IconButton(theme, "x", _("Another client"), self._picked)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._picked)
        self._layout.addWidget(self._fields)
        self.setFocusProxy(self.name.editor)
        self.name.changed.connect(self._on_name_typed)
        self.phone.changed.connect(self._on_phone_typed)
        self.name.submitted.connect(self._on_name_submitted)
        self.phone.submitted.connect(self.submitted)
        self.offers.picked.connect(self._on_picked)
        self.name.editor.installEventFilter(self)

    def show_companion(self, companion: Companion) -> None:
        """Show a client, or the fields for a new one."""
        self._client = companion.client
        self.name.set_text(companion.name)
        self.phone.set_text(companion.phone)
        self.offers.show_rows(())
        self._fields.setVisible(companion.client is None)
        self._picked.hide()
        if companion.client is not None:
            shown = self._row_of(companion.client)
            self._layout.replaceWidget(self._picked, shown)
            self._picked.deleteLater()
            self._picked = shown

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _MOVES.get(Qt.Key(event.key()))
            if step and not self.offers.isHidden():
                self.offers.step(step)
                return True
        return super().eventFilter(watched, event)

    def _row_of(self, client: Client) -> QWidget:
        """A picked client, and the way to pick another."""
        shown, words = QWidget(self), QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedText(self._theme, client.name, is_bold=True))
        if client.phone:
            phone = phone_words(client.phone)
            words.addWidget(Text(self._theme, phone, size=TextSize.SMALL, tone=Tone.MUTED))
        self.another = IconButton(self._theme, "x", self._("Another client"))
        self.another.activated.connect(self._on_another_wanted)
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.space.one_half)
        row.addWidget(Avatar(self._theme, client.name))
        row.addLayout(words, 1)
        row.addWidget(self.another)
        return shown

    def _announce(self) -> None:
        self.changed.emit(Companion(self._client, self.name.text, self.phone.text))

    def _on_name_typed(self, text: str) -> None:
        self._announce()
        self._look_up(text)

    def _on_phone_typed(self, text: str) -> None:
        self._announce()
        self._look_up(text)

    def _look_up(self, text: str) -> None:
        if not text.strip():
            self._latest.forget()
            self._on_found(())
            return
        self._latest.ask(find_clients, text=text, limit=4, on_done=self._on_found)

    def _on_found(self, clients: tuple[Client, ...]) -> None:
        self._offered = clients
        is_rtl = self._.language.is_rtl
        rows = [
            Suggestion(
                client.id,
                isolated(client.name, is_rtl=is_rtl),
                phone_words(client.phone),
                icon="user",
            )
            for client in clients
        ]
        # Nobody is highlighted: a new client may have the name of another one.
        self.offers.show_rows(rows, highlighted=-1)

    def _on_name_submitted(self) -> None:
        if not self.offers.pick():
            self.phone.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_picked(self, key: object) -> None:
        client = next((client for client in self._offered if client.id == key), None)
        if isinstance(key, UUID) and client is not None:
            self.show_companion(Companion(client))
            self._announce()
            self.submitted.emit()

    def _on_another_wanted(self) -> None:
        self.show_companion(Companion())
        self._announce()
        self.name.editor.setFocus(Qt.FocusReason.OtherFocusReason)
