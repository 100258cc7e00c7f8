"""A segmented control: a few alternatives side by side, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.chips import arrow_step
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.paint import (
    CENTRED,
    LEADING,
    mirrored,
    painter_on,
    rounded,
    text_in,
    width_of,
)
from cardesk_desktop.ui.widgets.pressable import Pressable


class _Segment(Pressable):
    def __init__(self, theme: Theme, choice: Choice, parent: QWidget) -> None:
        super().__init__(theme, choice.words, parent)
        self._choice = choice
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        icon = self.theme.px(18) + self.theme.space.one if self._choice.icon else 0
        words = width_of(self.theme.font(is_bold=True), self._choice.words)
        return QSize(words + icon + 2 * self.theme.space.two, self.theme.target)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors, radius = self.theme.colors, float(self.theme.radius.normal - 3)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        if self.isChecked():
            rounded(painter, box, radius, fill=colors.accent_soft, line=colors.accent)
        elif self.underMouse() and self.isEnabled():
            rounded(painter, box, radius, fill=colors.pressed if self.isDown() else colors.hover)
        ink = colors.accent if self.isChecked() else colors.text
        font = self.theme.font(is_bold=self.isChecked())
        place, align = self.rect(), CENTRED
        if self._choice.icon:
            side, gap = self.theme.px(18), self.theme.space.one
            left = (self.width() - side - gap - width_of(font, self._choice.words)) // 2
            is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            icon = mirrored(QRect(left, (self.height() - side) // 2, side, side), self.rect(), is_rtl=is_rtl)
            self.theme.icons.paint(painter, self._choice.icon, ink, QRectF(icon))
            words = QRect(left + side + gap, 0, self.width() - left - side - gap, self.height())
            place, align = mirrored(words, self.rect(), is_rtl=is_rtl), LEADING
        text_in(painter, place, self._choice.words, font, ink, align)
        self.paint_ring(painter, box, radius)
        painter.end()


class Segmented(QWidget):
    """Alternatives in one frame. One stop for Tab; arrow keys move the choice and announce it."""

    changed = Signal(object)
    """The key that the person chose; not emitted by `set_value`."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[Choice],
        chosen: object = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segments: dict[object, _Segment] = {}
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for choice in choices:
            segment = _Segment(theme, choice, self)
            segment.activated.connect(lambda key=choice.key: self._choose(key))
            segment.installEventFilter(self)
            self._segments[choice.key] = segment
            row.addWidget(segment, 1)
        self.set_value(chosen if chosen in self._segments else choices[0].key)

    @property
    def value(self) -> object:
        """The chosen key."""
        return self._value

    def set_value(self, key: object) -> None:
        """Show another choice without announcing it."""
        self._value = key
        for other, segment in self._segments.items():
            segment.setChecked(other == key)
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus)

    @override
    def eventFilter(self, segment: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = arrow_step(event.key(), is_rtl=self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
            if step:
                keys = list(self._segments)
                key = keys[(keys.index(self._value) + step) % len(keys)]
                self._choose(key)
                self._segments[key].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(segment, event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors = self._theme.colors
        radius = float(self._theme.radius.normal)
        rounded(painter, QRectF(self.rect()), radius, fill=colors.surface, line=colors.line)
        painter.end()

    def _choose(self, key: object) -> None:
        is_new = key != self._value
        self.set_value(key)
        if is_new:
            self.changed.emit(key)
