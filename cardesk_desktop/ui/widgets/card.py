"""Surfaces: the card that holds things, and the card that is pressed as a whole."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.paint import SHADOW_DEPTH, painter_on, rounded, shadow_below
from cardesk_desktop.ui.widgets.pressable import Pressable


class Card(QWidget):
    """A surface with a line around it and a soft shadow below. Put things into `content`."""

    def __init__(
        self,
        theme: Theme,
        *,
        padding: int | None = None,
        gap: int | None = None,
        is_flat: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._depth = 0 if is_flat else SHADOW_DEPTH
        inside = theme.space.two if padding is None else padding
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(inside, inside, inside, inside + self._depth)
        self.content.setSpacing(theme.space.one if gap is None else gap)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        box = QRectF(self.rect()).adjusted(0, 0, 0, -self._depth)
        radius = float(self._theme.radius.normal)
        if self._depth:
            shadow_below(painter, self._theme, box, radius)
        rounded(painter, box, radius, fill=self._theme.colors.surface, line=self._theme.colors.line)
        painter.end()


class PressCard(Pressable):
    """A card that is one large target. Checkable: the chosen one is drawn in the accent.

    What is put into `content` only shows: the mouse belongs to the card.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        is_checkable: bool = False,
        padding: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, parent)
        self.setCheckable(is_checkable)
        inside = theme.space.two if padding is None else padding
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(inside, inside, inside, inside + SHADOW_DEPTH)
        self.content.setSpacing(theme.space.half)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_only(self, widget: QWidget) -> QWidget:
        """Let the mouse through a widget that is put into the card."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return widget

    @override
    def sizeHint(self) -> QSize:
        return self.content.sizeHint().expandedTo(QSize(self.theme.target, self.theme.target))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.content.minimumSize().expandedTo(QSize(self.theme.target, self.theme.target))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors = self.theme.colors
        box = QRectF(self.rect()).adjusted(0, 0, 0, -SHADOW_DEPTH)
        radius = float(self.theme.radius.normal)
        shadow_below(painter, self.theme, box, radius)
        is_over = self.underMouse() and self.isEnabled()
        if self.isChecked():
            rounded(painter, box, radius, fill=colors.accent_soft, line=colors.accent, width=2)
        else:
            fill = colors.pressed if self.isDown() else colors.hover if is_over else colors.surface
            rounded(painter, box, radius, fill=fill, line=colors.line)
        self.paint_ring(painter, box, radius)
        painter.end()
