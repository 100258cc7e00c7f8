"""Buttons. The primary one says what it will do, for how much, and which key does it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.key_cap import key_cap_size, key_text, paint_key_cap
from cardesk_desktop.ui.widgets.literal import explain
from cardesk_desktop.ui.widgets.paint import LEADING, mirrored, painter_on, rounded, text_in, width_of
from cardesk_desktop.ui.widgets.pressable import Pressable

_FADED = 0.55


class ButtonKind(Enum):
    """How loud a button is. One primary button on a screen."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DESTRUCTIVE = "destructive"


class ButtonSize(Enum):
    """(height in pixels, text size, padding) of a button."""

    NORMAL = (44, TextSize.BODY, 16)
    TALL = (52, TextSize.BODY, 24)
    HIGH = (64, TextSize.BODY, 16)
    """Stands beside a large one and is not to be taken for it."""
    LARGE = (64, TextSize.LARGE, 24)


@dataclass(frozen=True, slots=True)
class _Inks:
    fill: str | None
    line: str | None
    words: str


class Button(Pressable):
    """A button with words, and if wanted an icon before them and a key cap after them.

    With `is_once` it becomes busy by being pressed, until `set_busy(False)`: a second click does nothing.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        kind: ButtonKind = ButtonKind.SECONDARY,
        size: ButtonSize = ButtonSize.NORMAL,
        icon: str = "",
        key: str = "",
        is_once: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent)
        self._words, self._kind, self._size, self._icon = text, kind, size, icon
        self._key = self._cap = key_text(key) if key else ""
        self._is_once = is_once
        # Rows of buttons ask for it again and again while they are laid out.
        self._width: int | None = None
        self._font = theme.font(size.value[1], is_bold=True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What the button says."""
        return self._words

    @property
    def picture(self) -> str:
        """The name of the picture before the words; empty without one."""
        return self._icon

    @property
    def is_primary(self) -> bool:
        """True for what is the next step."""
        return self._kind is ButtonKind.PRIMARY

    @property
    def is_destructive(self) -> bool:
        """True for what takes something away for good."""
        return self._kind is ButtonKind.DESTRUCTIVE

    def set_words(self, text: str, *, spoken: str = "") -> None:
        """Say something else, for instance another amount; `spoken` where there is room for a part only."""
        self._words = text
        self.setAccessibleName(spoken or text)
        self._measure_anew()

    def set_kind(self, kind: ButtonKind) -> None:
        """Weigh more or less, as another button takes over the next step or gives it back."""
        self._kind = kind
        self.update()

    def show_key(self, *, is_shown: bool) -> None:
        """Leave the key cap away where there is no room for it."""
        self._cap = self._key if is_shown else ""
        self._measure_anew()

    def set_text_size(self, size: TextSize) -> None:
        """Say it in larger or smaller letters."""
        self._font = self.theme.font(size, is_bold=True)
        self._measure_anew()

    def show_icon(self, icon: str) -> None:
        """Show another picture before the words."""
        self._icon = icon
        self._measure_anew()

    @override
    def sizeHint(self) -> QSize:
        height, _, padding = self._size.value
        return QSize(self._content_width() + 2 * padding, self.theme.px(height))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._content_width() + 2 * self.theme.space.one, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        box, radius = QRectF(self.rect()), float(self.theme.radius.normal)
        inks = self._inks()
        rounded(painter, box, radius, fill=inks.fill, line=inks.line)
        ink = QColor(inks.words)
        if self.is_busy:
            ink.setAlphaF(_FADED)
        self._paint_content(painter, ink)
        self.paint_ring(painter, box, radius)
        painter.end()

    @override
    def _on_clicked(self) -> None:
        if self.is_busy:
            return
        if self._is_once:
            self.set_busy(True)
        self.activated.emit()

    def _measure_anew(self) -> None:
        self._width = None
        self.updateGeometry()
        self.update()

    def _icon_side(self) -> int:
        return self.theme.px(20)

    def _content_width(self) -> int:
        if self._width is None:
            self._width = self._measured()
        return self._width

    def _measured(self) -> int:
        gap = self.theme.space.one
        icon = self._icon_side() + (gap if self._words else 0) if self._icon else 0
        cap = key_cap_size(self.theme, self._cap).width() + gap if self._cap else 0
        return icon + width_of(self._font, self._words) + 1 + cap

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        """Icon, words and key in one group in the middle; the words give way when there is no room."""
        gap, is_rtl = self.theme.space.one, self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = self.rect().adjusted(gap, 0, -gap, 0)
        spare = max(0, room.width() - self._content_width())
        left = room.left() + spare // 2
        if self._icon:
            side = self._icon_side()
            place = mirrored(QRect(left, (self.height() - side) // 2, side, side), self.rect(), is_rtl=is_rtl)
            name = ink.name(QColor.NameFormat.HexRgb)
            painter.setOpacity(ink.alphaF())
            self.theme.icons.paint(painter, self._icon, name, QRectF(place))
            painter.setOpacity(1.0)
            left += side + gap
        cap = key_cap_size(self.theme, self._cap) if self._cap else QSize(0, 0)
        end = room.right() - spare // 2 - (cap.width() + gap if self._cap else 0)
        words = mirrored(QRect(left, 0, end - left + 2, self.height()), self.rect(), is_rtl=is_rtl)
        text_in(painter, words, self._words, self._font, ink, LEADING)
        if self._cap:
            top = (self.height() - cap.height()) // 2
            at = QRect(end + gap + 1, top, cap.width(), cap.height())
            paint_key_cap(painter, self.theme, mirrored(at, self.rect(), is_rtl=is_rtl), self._cap, ink)

    def _inks(self) -> _Inks:
        colors = self.theme.colors
        is_down, is_over = self.isDown(), self.underMouse() and self.isEnabled()
        if self._kind is ButtonKind.PRIMARY:
            if not self.isEnabled():
                return _Inks(colors.pressed, None, colors.muted)
            accent = colors.accent_hover if is_over else colors.accent
            return _Inks(colors.accent_pressed if is_down or self.is_busy else accent, None, colors.on_accent)
        words = {ButtonKind.DESTRUCTIVE: colors.due, ButtonKind.QUIET: colors.accent}
        ground = None if self._kind is ButtonKind.QUIET else colors.raised
        over = colors.hover if is_over else ground
        fill = colors.pressed if is_down else over
        line = None if self._kind is ButtonKind.QUIET else colors.line
        ink = words.get(self._kind, colors.text) if self.isEnabled() else colors.muted
        return _Inks(fill, line, ink)


class IconButton(Pressable):
    """A square button with an icon only; its name is read out and shown on hovering."""

    def __init__(self, theme: Theme, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._icon = icon
        explain(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.target, self.theme.target)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors, box = self.theme.colors, QRectF(self.rect())
        radius = float(self.theme.radius.normal)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            rounded(painter, box, radius, fill=colors.pressed if self.isDown() else colors.hover)
        side = self.theme.px(20)
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setOpacity(1.0 if self.isEnabled() else _FADED)
        self.theme.icons.paint(painter, self._icon, colors.muted, place)
        painter.setOpacity(1.0)
        self.paint_ring(painter, box, radius)
        painter.end()
