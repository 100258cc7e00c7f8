"""The rail at the side: one large target for each screen, the settings at its end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.screen import Look, Place, Screen, in_rail_order
from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.literal import explain
from cardesk_desktop.ui.widgets.paint import CENTRED, painter_on, rounded, text_in, width_of
from cardesk_desktop.ui.widgets.pressable import Pressable

_WIDTH = 88
_TILE = 60
_LOGO = 40


class RailButton(Pressable):
    """Icon above the name; the shown screen is tinted."""

    def __init__(self, theme: Theme, icon: str, name: str, hint: str) -> None:
        super().__init__(theme, name)
        self._icon, self._name = icon, name
        explain(self, hint)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        # Names are of different length in five languages; the rail is as wide as the longest.
        name = width_of(self.theme.font(TextSize.SMALL, is_bold=True), self._name)
        least = _WIDTH - 2 * self.theme.space.one
        return QSize(max(least, name + 2 * self.theme.space.one), self.theme.px(_TILE))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors, is_on = self.theme.colors, self.isChecked()
        box, radius = QRectF(self.rect()), float(self.theme.radius.normal)
        if is_on:
            rounded(painter, box, radius, fill=colors.accent_soft)
        elif self.underMouse():
            rounded(painter, box, radius, fill=colors.hover)
        self._paint_content(painter, colors.accent if is_on else colors.muted)
        self.paint_ring(painter, box, radius)
        painter.end()

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        side, line = self.theme.px(22), self.theme.px(TextSize.SMALL.line)
        gap = self.theme.space.half
        top = (self.height() - side - gap - line) // 2
        icon = QRectF((self.width() - side) / 2, top, side, side)
        self.theme.icons.paint(painter, self._icon, ink, icon)
        font = self.theme.font(TextSize.SMALL, is_bold=self.isChecked())
        text_in(painter, QRect(0, top + side + gap, self.width(), line), self._name, font, ink, CENTRED)


class _Logo(QWidget):
    """The first letter of the program, as on its icon."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_LOGO, _LOGO)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors = self._theme.colors
        rounded(painter, QRectF(self.rect()), self._theme.radius.normal + 2, fill=colors.accent)
        font = self._theme.font(is_bold=True)
        font.setPixelSize(_LOGO // 2)
        text_in(painter, self.rect(), "C", font, colors.on_accent, CENTRED)
        painter.end()


class Rail(QWidget):
    """The screens one can go to at any time. `chosen` carries the name of one."""

    chosen = Signal(str)

    def __init__(self, look: Look, screens: Sequence[Screen], name: str) -> None:
        super().__init__()
        self._theme = look.theme
        self._buttons: dict[str, RailButton] = {}
        self._way = ""
        self._steps = {screen.name for screen in screens if screen.is_step}
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        space = look.theme.space
        column.setContentsMargins(space.one, space.one_half, space.one, space.one_half)
        column.setSpacing(space.half)
        column.addWidget(_Logo(look.theme), 0, CENTRED)
        column.addSpacing(space.one)
        for number, screen in enumerate(in_rail_order(screens), start=1):
            if screen.place is Place.BOTTOM:
                column.addStretch(1)
            title = screen.title(look.phrases)
            button = RailButton(look.theme, screen.icon, title, f"{title} · Ctrl+{number}")
            button.activated.connect(lambda name=screen.name: self._choose(name))
            self._buttons[screen.name] = button
            column.addWidget(button)
        if not any(screen.place is Place.BOTTOM for screen in screens):
            column.addStretch(1)

    def show_current(self, name: str) -> None:
        """Tint the button of a screen; of a step, the button of the screen that led to it."""
        if name in self._buttons:
            self._way = name
        tinted = self._way if name in self._steps else name
        for other, button in self._buttons.items():
            button.setChecked(other == tinted)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        colors = self._theme.colors
        painter.fillRect(self.rect(), colors.surface)
        edge = 0 if self._theme.is_rtl else self.width() - 1
        painter.fillRect(QRect(edge, 0, 1, self.height()), colors.line)
        painter.end()

    def _choose(self, name: str) -> None:
        # A press toggles a checkable button; which one is tinted is the window's to say.
        self._buttons[name].setChecked(not self._buttons[name].isChecked())
        self.chosen.emit(name)
