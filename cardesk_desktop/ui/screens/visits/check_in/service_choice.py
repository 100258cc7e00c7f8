"""What is to be done: the services of last time first, any other by its name."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.catalogue import Tile, search_items
from cardesk_desktop.operations.offering_services import OfferedService
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.screens.visits.check_in.service_tile import ServiceTile
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.announcing import announce
from cardesk_desktop.ui.widgets.early_keys import EarlyKeys
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.search_field import SearchField
from cardesk_desktop.ui.widgets.suggestions import Suggestion, Suggestions

_COLUMNS = 2
_DIGITS = 9
_FOUND_SHOWN = 5
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ServiceChoice(QWidget):
    """Tiles chosen by digit, Space or mouse, walked with the arrows; letters search the whole menu."""

    toggled = Signal(object)
    """The identity of a service that was chosen, or no longer is."""
    submitted = Signal()
    """Enter on a tile or in the empty search: nothing more is to be chosen."""

    def __init__(
        self, theme: Theme, phrases: Phrasebook, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._ = theme, phrases
        self._latest = Latest(tasks, self)
        self._size = SizeClass.SEDAN
        self.tiles: list[ServiceTile] = []
        self._is_offered = False
        self._answered = ""
        self._is_enter_waiting = False
        _ = phrases
        self._early = EarlyKeys(_("Services"), self)
        head = QHBoxLayout()
        head.addWidget(Text(theme, _("Services"), is_bold=True))
        head.addStretch(1)
        head.addWidget(Text(theme, _("Press one, or type its digit"), size=TextSize.SMALL, tone=Tone.MUTED))
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.space.one)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.search = SearchField(theme, phrases, _("Another service"))
        self.found = Suggestions(theme, _("Services found"))
        self.nothing = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self.nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.one)
        layout.addLayout(head)
        layout.addLayout(self._grid)
        layout.addWidget(self.search)
        layout.addWidget(self.found)
        layout.addWidget(self.nothing)
        self.search.changed.connect(self._on_search_changed)
        self.search.moved.connect(self.found.step)
        self.search.submitted.connect(self._pick_found)
        self.search.left.connect(self.focus_tiles)
        self.found.picked.connect(self._on_found_picked)

    def show_offer(
        self, offered: tuple[OfferedService, ...], chosen: tuple[UUID, ...], size_class: SizeClass
    ) -> None:
        """Offer these; the keyboard stays on the tile where it was."""
        self._size = size_class
        focused = next((tile.service.id for tile in self.tiles if tile.hasFocus()), None)
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = [self._tile(place, service, chosen) for place, service in enumerate(offered)]
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // _COLUMNS, place % _COLUMNS)
            # The layout would show it later, and what is hidden cannot take the keyboard.
            tile.show()
            if tile.service.id == focused:
                tile.setFocus(Qt.FocusReason.OtherFocusReason)
        self._is_offered = True
        if self._early.hasFocus():
            self.focus_tiles()
            self._early.give_on()

    def show_chosen(self, chosen: tuple[UUID, ...]) -> None:
        """Mark the tiles of the chosen services."""
        for tile in self.tiles:
            tile.setChecked(tile.service.id in chosen)

    def focus_tiles(self) -> None:
        """Put the keyboard on the first tile, or on the search where there is none.

        What is typed before the services are read is meant for them, and kept until then.
        """
        if not self._is_offered:
            self._early.wait()
            return
        target: QWidget = self.tiles[0] if self.tiles else self.search.editor
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        text, key = event.text(), Qt.Key(event.key())
        is_plain = not event.modifiers() & _HELD
        if is_plain and text.isdecimal() and 0 < int(text) <= min(_DIGITS, len(self.tiles)):
            self.tiles[int(text) - 1].click()
        elif is_plain and text.isalpha():
            self.search.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.search.set_text(text)
        elif not self._walk(key):
            super().keyPressEvent(event)

    def _tile(self, place: int, service: OfferedService, chosen: tuple[UUID, ...]) -> ServiceTile:
        digit = str(place + 1) if place < _DIGITS else ""
        is_chosen = service.id in chosen
        tile = ServiceTile(self._theme, self._, service, digit=digit, is_chosen=is_chosen, parent=self)
        tile.activated.connect(lambda: self.toggled.emit(service.id))
        tile.submitted.connect(self.submitted)
        return tile

    def _walk(self, key: Qt.Key) -> bool:
        """Arrow keys go from tile to tile; False for other keys and at the edges."""
        here = next((place for place, tile in enumerate(self.tiles) if tile.hasFocus()), None)
        if here is None:
            return False
        ahead = -1 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
        steps = {
            Qt.Key.Key_Right: ahead,
            Qt.Key.Key_Left: -ahead,
            Qt.Key.Key_Down: _COLUMNS,
            Qt.Key.Key_Up: -_COLUMNS,
        }
        there = here + steps.get(key, len(self.tiles))
        if not 0 <= there < len(self.tiles):
            return key in steps
        self.tiles[there].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _on_search_changed(self, text: str) -> None:
        self._is_enter_waiting = False
        if not text.strip():
            self._latest.forget()
            self._on_found("", ())
            return
        self._latest.ask(
            search_items,
            text=text,
            size_class=self._size,
            on_done=lambda tiles: self._on_found(text, tiles),
        )

    def _pick_found(self) -> None:
        """Enter may be faster than the answer: it then takes what the answer brings."""
        if not self.search.text.strip():
            self.submitted.emit()
            return
        self._is_enter_waiting = self._answered != self.search.text
        if not self._is_enter_waiting:
            self.found.pick()

    def _on_found(self, text: str, tiles: tuple[Tile, ...]) -> None:
        _ = self._
        self._answered = text
        services = [tile for tile in tiles if tile.kind is ItemKind.SERVICE and tile.price is not None]
        self.found.show_rows(
            [
                Suggestion(tile.id, tile.names.in_language(_.language.code), _.amount(tile.price))
                for tile in services[:_FOUND_SHOWN]
                if tile.price is not None
            ]
        )
        self._say_nothing_found(text if text and not services else "")
        if self._is_enter_waiting:
            self._pick_found()

    def _say_nothing_found(self, asked: str) -> None:
        """An Enter that can take nothing is answered with why; "" when there is nothing to say."""
        words = self._("Nothing found for “{text}”.", text=asked) if asked else ""
        self.nothing.setText(words)
        self.nothing.setVisible(bool(words))
        if words:
            announce(self, words)

    def _on_found_picked(self, key: object) -> None:
        self.search.clear()
        self.toggled.emit(key)
        self.focus_tiles()
