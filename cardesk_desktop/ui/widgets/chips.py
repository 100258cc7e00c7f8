"""Chips: small round buttons, alone or as a row of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.paint import LEADING, mirrored, painter_on, rounded, text_in, width_of
from cardesk_desktop.ui.widgets.pressable import Pressable

_PILL = 36
"""Height of the pill that is drawn; what answers the finger is as high as every target."""


class Chip(Pressable):
    """A chip. Checkable ones turn dark when chosen; a tone gives one the colour of a state."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        *,
        icon: str = "",
        tone: Tone | None = None,
        is_checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, words, parent)
        self._words, self._icon, self._tone = words, icon, tone
        self.setCheckable(is_checkable)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._font = theme.font(TextSize.BODY)
        self._words_width: int | None = None

    @property
    def words(self) -> str:
        """What the chip says."""
        return self._words

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._words, self._words_width = words, None
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        # A row asks each of its chips dozens of times while a page is laid out.
        if self._words_width is None:
            self._words_width = width_of(self._font, self._words)
        icon = self.theme.px(18) + self.theme.space.one if self._icon else 0
        width = self._words_width + icon + 2 * self.theme.space.two
        return QSize(max(width, self.theme.target), self.theme.target)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        high = self.theme.px(_PILL)
        pill = QRectF(0, (self.height() - high) / 2, self.width(), high)
        fill, line, ink = self._inks()
        rounded(painter, pill, high / 2, fill=fill, line=line)
        left, is_rtl = self.theme.space.two, self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if self._icon:
            side = self.theme.px(18)
            place = QRect(left, (self.height() - side) // 2, side, side)
            self.theme.icons.paint(
                painter, self._icon, ink, QRectF(mirrored(place, self.rect(), is_rtl=is_rtl))
            )
            left += side + self.theme.space.one
        words = QRect(left, 0, self.width() - left - self.theme.space.one, self.height())
        text_in(painter, mirrored(words, self.rect(), is_rtl=is_rtl), self._words, self._font, ink, LEADING)
        self.paint_ring(painter, pill, high / 2)
        painter.end()

    def _inks(self) -> tuple[str | QColor, str | None, str]:
        """Ground, line and words."""
        colors = self.theme.colors
        if self.isChecked():
            return colors.text, None, colors.surface
        if self._tone is not None:
            return self.theme.soft(self._tone), None, self.theme.hex(self._tone)
        is_over = self.isEnabled() and self.underMouse()
        fill = colors.pressed if self.isDown() else colors.hover if is_over else colors.surface
        return fill, colors.line, colors.text if self.isEnabled() else colors.muted


class ChipRow(FlowRow):
    """Chips of which exactly one is chosen. Arrow keys move the choice, as in a group of radio buttons."""

    chosen = Signal(object)
    """The key of the chip that the person chose."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, gap=theme.space.one, line_gap=0, parent=parent)
        self._look = theme
        self._chips: dict[object, Chip] = {}
        self._current: object = None
        self.setAccessibleName(name)

    @property
    def current(self) -> object:
        """The key of the chosen chip."""
        return self._current

    def set_choices(self, choices: Sequence[Choice], current: object = None) -> None:
        """Show other chips; without `current` the first one is chosen. Nothing is announced."""
        self.clear()
        self._chips = {}
        for choice in choices:
            chip = Chip(self._look, choice.words, icon=choice.icon, is_checkable=True)
            chip.activated.connect(lambda key=choice.key: self.choose(key))
            chip.installEventFilter(self)
            self._chips[choice.key] = chip
            self.add(chip)
        self._show(current if current in self._chips else next(iter(self._chips), None))

    def choose(self, key: object) -> None:
        """Choose a chip and announce it, also when it was chosen before."""
        self._show(key)
        self.chosen.emit(key)

    @override
    def eventFilter(self, chip: QObject, event: QEvent, /) -> bool:
        # Qt gives arrow keys to the next widget of the window; here they belong to the row.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = arrow_step(event.key(), is_rtl=self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
            if step:
                self._move(step)
                return True
        return super().eventFilter(chip, event)

    def _move(self, step: int) -> None:
        keys = list(self._chips)
        key = keys[(keys.index(self._current) + step) % len(keys)]
        self.choose(key)
        self._chips[key].setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self, key: object) -> None:
        self._current = key
        for other, chip in self._chips.items():
            chip.setChecked(other == key)
            # One stop for the Tab key: arrows go on from there.
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus)


def arrow_step(key: int, *, is_rtl: bool) -> int:
    """Where an arrow key leads in a row: 1 onwards in the direction of reading, -1 back, 0 for other keys."""
    ahead, behind = (Qt.Key.Key_Left, Qt.Key.Key_Right) if is_rtl else (Qt.Key.Key_Right, Qt.Key.Key_Left)
    return {ahead: 1, Qt.Key.Key_Down: 1, behind: -1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
