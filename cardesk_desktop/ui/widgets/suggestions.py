"""What is offered below a field while one types: rows that the arrow keys of the field walk through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.directions import listed
from cardesk_desktop.domain.plate import Plate
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.announcing import announce
from cardesk_desktop.ui.widgets.paint import mirrored, painter_on, rounded, text_in
from cardesk_desktop.ui.widgets.plate_badge import PlateFace
from cardesk_desktop.ui.widgets.tag import paint_tag, tag_size
from cardesk_desktop.ui.widgets.two_line_row import TwoLineRow


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One offer: `key` is what the program gets. The plate, the icon and the tag may be missing."""

    key: object
    title: str
    detail: str = ""
    plate: Plate | None = None
    icon: str = ""
    tag: str = ""
    tone: Tone = Tone.MUTED

    def spoken(self, *, is_rtl: bool) -> str:
        """The row as a screen reader says it."""
        plate = self.plate.text if self.plate else ""
        return listed((plate, self.title, self.detail, self.tag), is_rtl=is_rtl)


class Suggestions(QWidget):
    """The keyboard stays in the field above: it moves the highlight and picks what is highlighted."""

    picked = Signal(object)
    """The key of the row that was clicked or picked."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[_Row] = []
        self._current = -1
        self.setAccessibleName(name)
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        self.hide()

    @property
    def keys(self) -> tuple[object, ...]:
        """What is offered, from above."""
        return tuple(row.suggestion.key for row in self._rows)

    @property
    def current(self) -> object:
        """The key of the highlighted row, or None."""
        return self._rows[self._current].suggestion.key if self._current >= 0 else None

    def show_rows(self, suggestions: Sequence[Suggestion], highlighted: int = 0) -> None:
        """Offer these, with one of them highlighted; -1 highlights none. No rows hide the list."""
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for suggestion in suggestions:
            row = _Row(self._theme, suggestion, self)
            row.activated.connect(lambda key=suggestion.key: self.picked.emit(key))
            self._list.addWidget(row)
            self._rows.append(row)
        self.setVisible(bool(suggestions))
        self._highlight(highlighted if highlighted < len(suggestions) else -1)

    def step(self, by: int) -> None:
        """Move the highlight; it stops at the ends."""
        if self._rows:
            self._highlight(max(0, min(len(self._rows) - 1, self._current + by)))

    def pick(self) -> bool:
        """Pick what is highlighted; False when nothing is."""
        if self._current < 0:
            return False
        self.picked.emit(self.current)
        return True

    def _highlight(self, place: int) -> None:
        self._current = place
        for number, row in enumerate(self._rows):
            row.set_highlighted(number == place)
        if place >= 0:
            # The keyboard stays in the field, so nothing else would tell a screen reader.
            announce(self, self._rows[place].suggestion.spoken(is_rtl=self._theme.is_rtl))


class _Row(TwoLineRow):
    def __init__(self, theme: Theme, suggestion: Suggestion, parent: QWidget) -> None:
        super().__init__(theme, suggestion.spoken(is_rtl=theme.is_rtl), parent)
        self.suggestion = suggestion
        self._is_highlighted = False
        self._plate = PlateFace(theme)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_highlighted(self, is_highlighted: bool) -> None:
        self._is_highlighted = is_highlighted
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        theme, colors, said = self.theme, self.theme.colors, self.suggestion
        box = QRectF(self.rect())
        if self._is_highlighted:
            rounded(painter, box, theme.radius.normal, fill=colors.accent_soft, line=colors.accent, width=2)
        elif self.underMouse():
            rounded(painter, box, theme.radius.normal, fill=colors.hover)
        room = self.rect().adjusted(theme.space.one_half, 0, -theme.space.one_half, 0)
        room.setLeft(self._paint_start(painter, room))
        if said.tag:
            size = tag_size(theme, said.tag)
            at = QRect(QPoint(room.right() + 1 - size.width(), (self.height() - size.height()) // 2), size)
            paint_tag(painter, theme, self._mirrored(at), said.tag, said.tone)
            room.setRight(at.left() - theme.space.one)
        self._paint_words(painter, room)
        painter.end()

    def _paint_start(self, painter: QPainter, room: QRect) -> int:
        """The plate or the icon; returns where the words begin."""
        theme, said = self.theme, self.suggestion
        if said.plate is not None:
            size = self._plate.size(said.plate)
            at = QRect(QPoint(room.left(), (self.height() - size.height()) // 2), size)
            self._plate.paint(painter, self._mirrored(at).topLeft(), said.plate)
            return at.right() + 1 + theme.space.one_half
        if said.icon:
            side = theme.px(20)
            at = QRect(room.left(), (self.height() - side) // 2, side, side)
            theme.icons.paint(painter, said.icon, theme.colors.muted, QRectF(self._mirrored(at)))
            return at.right() + 1 + theme.space.one_half
        return room.left()

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        theme, said = self.theme, self.suggestion
        title, detail = theme.px(TextSize.BODY.line), theme.px(TextSize.SMALL.line)
        top = (self.height() - title - (detail if said.detail else 0)) // 2
        first = QRect(room.left(), top, room.width(), title)
        text_in(painter, self._mirrored(first), said.title, theme.font(is_bold=True), theme.ink(Tone.TEXT))
        second = QRect(room.left(), top + title, room.width(), detail)
        small = theme.font(TextSize.SMALL)
        text_in(painter, self._mirrored(second), said.detail, small, theme.ink(Tone.MUTED))

    def _mirrored(self, box: QRect) -> QRect:
        return mirrored(box, self.rect(), is_rtl=self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
