"""The cards from which the way to pay is chosen: one column, one stop of the Tab key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.screens.pay.tendering import Way
from cardesk_desktop.ui.screens.pay.ways import WayFace
from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.key_cap import key_cap_size, key_text, paint_key_cap
from cardesk_desktop.ui.widgets.paint import (
    LEADING,
    SHADOW_DEPTH,
    mirrored,
    painter_on,
    rounded,
    shadow_below,
    text_in,
    width_of,
)
from cardesk_desktop.ui.widgets.pressable import Pressable

_USUAL, _TALLEST = 60, 88
"""Heights of a card in pixels: it grows where the page has room."""

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WayCard(Pressable):
    """One way: its picture, what it is, a word about it, and its key."""

    def __init__(self, theme: Theme, face: WayFace, parent: QWidget | None = None) -> None:
        super().__init__(theme, face.title, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(theme.px(_TALLEST) + SHADOW_DEPTH)
        self._title, self._small = theme.font(is_bold=True), theme.font(TextSize.SMALL)
        self.set_face(face)

    def set_face(self, face: WayFace) -> None:
        """Show the way as it now stands."""
        self.face = face
        self.setChecked(face.is_chosen)
        self.setAccessibleDescription(face.detail)
        self.updateGeometry()
        self.update()

    @override
    def nextCheckState(self) -> None:
        """What is chosen is decided by the page: pressing the chosen card does not unchoose it."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(360), self.theme.px(_USUAL) + SHADOW_DEPTH)

    @override
    def minimumSizeHint(self) -> QSize:
        words = max(width_of(self._title, self.face.title), width_of(self._small, self.face.detail))
        return QSize(words + self._sides() + self.theme.space.one, self.theme.px(_USUAL) + SHADOW_DEPTH)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors, radius = self.theme.colors, float(self.theme.radius.normal)
        box = QRectF(self.rect()).adjusted(0, 0, 0, -SHADOW_DEPTH)
        shadow_below(painter, self.theme, box, radius)
        if self.isChecked():
            rounded(painter, box, radius, fill=colors.accent_soft, line=colors.accent)
        else:
            over = colors.hover if self.underMouse() else colors.surface
            rounded(painter, box, radius, fill=colors.pressed if self.isDown() else over, line=colors.line)
        self._paint_content(painter, box.toRect())
        self.paint_ring(painter, box, radius)
        painter.end()

    def _icon_room(self) -> int:
        return self.theme.space.two + self.theme.px(22) + self.theme.space.two

    def _sides(self) -> int:
        cap = key_cap_size(self.theme, key_text(self.face.key)).width()
        return self._icon_room() + cap + 2 * self.theme.space.two

    def _paint_content(self, painter: QPainter, box: QRect) -> None:
        theme, is_rtl = self.theme, self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        ink = theme.colors.accent if self.isChecked() else theme.colors.text
        quiet = theme.colors.accent if self.isChecked() else theme.colors.muted
        side, middle = theme.px(22), box.center().y()
        icon = QRect(theme.space.two, middle - side // 2, side, side)
        theme.icons.paint(painter, self.face.icon, ink, QRectF(mirrored(icon, box, is_rtl=is_rtl)))
        left, room = self._icon_room(), box.width() - self._sides()
        high = theme.px(TextSize.BODY.line)
        upper = QRect(left, middle - high, room, high)
        lower = QRect(left, middle + 1, room, theme.px(TextSize.SMALL.line) + 2)
        title, detail = self.face.title, self.face.detail
        text_in(painter, mirrored(upper, box, is_rtl=is_rtl), title, self._title, ink, LEADING)
        text_in(painter, mirrored(lower, box, is_rtl=is_rtl), detail, self._small, quiet, LEADING)
        key = key_text(self.face.key)
        size = key_cap_size(theme, key)
        at = QPoint(box.right() - theme.space.two - size.width(), middle - size.height() // 2)
        paint_key_cap(painter, theme, mirrored(QRect(at, size), box, is_rtl=is_rtl), key, QColor(quiet))


class WayColumn(QWidget):
    """All ways on offer. Up and Down go from one to the next, as in a group of radio buttons."""

    chosen = Signal(object)
    """The `Way` that the person chose."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards: dict[Way, WayCard] = {}
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space.one)

    def card(self, way: Way) -> WayCard:
        """The card of a way."""
        return self._cards[way]

    def show_faces(self, faces: Sequence[WayFace]) -> None:
        """Show these ways."""
        for way in self._cards.keys() - {face.way for face in faces}:
            gone = self._cards.pop(way)
            gone.hide()
            gone.deleteLater()
        for face in faces:
            card = self._cards.get(face.way)
            if card is None:
                card = self._make(face)
            card.set_face(face)
            # One stop of the Tab key: the arrows go on from there.
            is_stop = face.is_chosen
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
        gaps = self._column.spacing() * (len(self._cards) - 1)
        self.setMaximumHeight(gaps + sum(card.maximumHeight() for card in self._cards.values()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()), 0)
            if step and isinstance(watched, WayCard):
                ways = list(self._cards)
                way = ways[(ways.index(watched.face.way) + step) % len(ways)]
                self._cards[way].setFocus(Qt.FocusReason.TabFocusReason)
                self.chosen.emit(way)
                return True
        return super().eventFilter(watched, event)

    def _make(self, face: WayFace) -> WayCard:
        card = WayCard(self._theme, face)
        card.activated.connect(partial(self.chosen.emit, face.way))
        card.installEventFilter(self)
        self._cards[face.way] = card
        self._column.addWidget(card)
        return card
