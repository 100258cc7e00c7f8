"""Small photos in their order. Arrow keys choose one, Ctrl with them moves it, the mouse pulls it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.photo_thumb import PhotoThumb


@dataclass(frozen=True, slots=True)
class ThumbFace:
    """A photo of the strip: what a screen reader says of it, and what stands in its corner."""

    spoken: str
    badge: str = ""


class PhotoStrip(QWidget):
    """One of its photos is chosen as long as there is one."""

    chosen = Signal(int)
    moved = Signal(int, int)
    """The photo of the first place is to stand at the second."""
    remove_asked = Signal(int)

    def __init__(self, theme: Theme, *, is_movable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._is_movable = theme, is_movable
        self._row = FlowRow(theme)
        self.thumbs: list[PhotoThumb] = []
        self.current = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)

    def show_photos(self, faces: Sequence[ThumbFace], current: int) -> None:
        """Show these photos, one of them chosen. The keyboard stays in the strip if it was there."""
        had_focus = any(thumb.hasFocus() for thumb in self.thumbs)
        self._row.clear()
        self.thumbs = [self._made(place, face) for place, face in enumerate(faces)]
        for thumb in self.thumbs:
            self._row.add(thumb)
        self._mark(max(0, min(current, len(faces) - 1)))
        if had_focus and self.thumbs:
            self.thumbs[self.current].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_picture(self, place: int, picture: QImage | None) -> None:
        """The picture of a place has come."""
        self.thumbs[place].show_picture(picture)

    def choose(self, place: int) -> None:
        """Choose a photo, and say so."""
        if 0 <= place < len(self.thumbs):
            self._mark(place)
            self.chosen.emit(place)

    def _made(self, place: int, face: ThumbFace) -> PhotoThumb:
        thumb = PhotoThumb(self._theme, face.spoken, face.badge)
        thumb.is_movable = self._is_movable
        thumb.activated.connect(partial(self.choose, place))
        thumb.walk_asked.connect(partial(self._walk, place))
        thumb.shift_asked.connect(partial(self._shift, place))
        thumb.dropped.connect(partial(self._drop, place))
        thumb.remove_asked.connect(partial(self.remove_asked.emit, place))
        return thumb

    def _mark(self, current: int) -> None:
        self.current = current
        for place, thumb in enumerate(self.thumbs):
            thumb.setChecked(place == current)

    def _walk(self, place: int, step: int) -> None:
        if 0 <= place + step < len(self.thumbs):
            self.thumbs[place + step].setFocus(Qt.FocusReason.OtherFocusReason)
            self.choose(place + step)

    def _shift(self, place: int, step: int) -> None:
        if 0 <= place + step < len(self.thumbs):
            self.moved.emit(place, place + step)

    def _drop(self, place: int, at: QPoint) -> None:
        others = [(thumb.geometry().center() - at).manhattanLength() for thumb in self.thumbs]
        nearest = others.index(min(others))
        if nearest != place:
            self.moved.emit(place, nearest)
