"""Above the tiles: search, ways to find by camera, sizes, and the shelves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.chip_strip import ChipStrip
from cardesk_desktop.ui.widgets.chips import Chip
from cardesk_desktop.ui.widgets.search_field import SearchField

_SHELVES = 176
"""The least room for the shelves: the one that is shown, and the way to the others."""


class TileHead(QWidget):
    """Two lines. With large words the sizes stand beside the shelves, which know how to give way."""

    def __init__(
        self,
        theme: Theme,
        search: SearchField,
        finders: Sequence[Button],
        sizes: Chip,
        shelves: ChipStrip,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._gap = theme, theme.space.one
        self._search, self._finders, self._sizes = search, tuple(finders), sizes
        self._long, self._short = "", ""
        self._top, self._below = QHBoxLayout(), QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._gap)
        for line in (self._top, self._below):
            line.setSpacing(self._gap)
            column.addLayout(line)
        self._top.addWidget(search, 1)
        for finder in self._finders:
            self._top.addWidget(finder)
        self._top.addWidget(sizes)
        self._below.addWidget(shelves, 1)

    def say_size(self, long: str, short: str) -> None:
        """Say which size is priced; in few words where the shelves would have no room."""
        self._long, self._short = long, short
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        for finder in self._finders:
            finder.show_key(is_shown=True)
        self._say(self._long)
        is_beside = self._room_for_search() - self._width(self._sizes) >= self._search.whole_width()
        line, other = (self._top, self._below) if is_beside else (self._below, self._top)
        if line.indexOf(self._sizes) < 0:
            other.removeWidget(self._sizes)
            line.addWidget(self._sizes)
        if not is_beside:
            self._make_room()

    def _make_room(self) -> None:
        """The keys go before the words of the search do: they stand on the F1 sheet as well."""
        has_room = self._room_for_search() >= self._search.whole_width()
        for finder in self._finders:
            finder.show_key(is_shown=has_room)
        if self.width() - self._width(self._sizes) < self._theme.px(_SHELVES):
            self._say(self._short)

    def _room_for_search(self) -> int:
        return self.width() - sum(self._width(finder) for finder in self._finders)

    def _width(self, beside: QWidget) -> int:
        return beside.sizeHint().width() + self._gap

    def _say(self, words: str) -> None:
        self._sizes.set_words(words)
        self._sizes.setAccessibleName(self._long)
