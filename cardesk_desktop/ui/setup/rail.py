"""The list of the steps at the side: which are done, which one is shown, which are to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.paths import resource
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.step import Step
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.labels import Text
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

WIDTH = 272
_LOGO = 36
_DISC = 28
_ICON = 16


class StepEntry(Pressable):
    """One step. Those that were reached can be pressed."""

    def __init__(self, theme: Theme, number: int, title: str) -> None:
        super().__init__(theme, title)
        self._number, self._title = number, title
        self._is_done = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_state(self, *, is_current: bool, is_done: bool, is_reached: bool) -> None:
        """Draw the step as done, as the one that is shown, or as one to come."""
        self._is_done = is_done
        self.setChecked(is_current)
        self.setEnabled(is_reached)
        cursor = Qt.CursorShape.PointingHandCursor if is_reached else Qt.CursorShape.ArrowCursor
        self.setCursor(cursor)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = width_of(self.theme.font(is_bold=True), self._title)
        return QSize(self._words_left() + words + self.theme.space.two, self.theme.target)

    @override
    def nextCheckState(self) -> None:
        """Which step is shown is decided by the window."""

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors, is_on = self.theme.colors, self.isChecked()
        box, radius = QRectF(self.rect()), float(self.theme.radius.normal)
        if is_on:
            rounded(painter, box, radius, fill=colors.accent_soft)
        elif self.underMouse() and self.isEnabled():
            rounded(painter, box, radius, fill=colors.hover)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._paint_disc(painter, is_rtl=is_rtl)
        left = self._words_left()
        words = QRect(left, 0, self.width() - left - self.theme.space.one, self.height())
        ink = colors.accent if is_on else colors.text if self._is_done else colors.muted
        place = mirrored(words, self.rect(), is_rtl=is_rtl)
        text_in(painter, place, self._title, self.theme.font(is_bold=is_on), ink, LEADING)
        self.paint_ring(painter, box, radius)
        painter.end()

    def _paint_disc(self, painter: QPainter, *, is_rtl: bool) -> None:
        colors, side = self.theme.colors, self.theme.px(_DISC)
        at = QRect(self.theme.space.one, (self.height() - side) // 2, side, side)
        disc = mirrored(at, self.rect(), is_rtl=is_rtl)
        if self.isChecked():
            rounded(painter, QRectF(disc), side / 2, fill=colors.accent)
            self._paint_number(painter, disc, colors.on_accent)
        elif self._is_done:
            rounded(painter, QRectF(disc), side / 2, fill=colors.ready_soft)
            inset = (side - self.theme.px(_ICON)) / 2
            mark = QRectF(disc).adjusted(inset, inset, -inset, -inset)
            self.theme.icons.paint(painter, "check", colors.ready, mark)
        else:
            rounded(painter, QRectF(disc), side / 2, fill=colors.surface, line=colors.line)
            self._paint_number(painter, disc, colors.muted)

    def _paint_number(self, painter: QPainter, disc: QRect, ink: str) -> None:
        font = self.theme.font(TextSize.SMALL, is_bold=True)
        text_in(painter, disc, str(self._number), font, ink, CENTRED)

    def _words_left(self) -> int:
        return self.theme.space.one + self.theme.px(_DISC) + self.theme.space.one_half


class SetupRail(QWidget):
    """Announces `chosen(place)` when a step that was reached is pressed."""

    chosen = Signal(int)

    def __init__(self, look: Look, steps: Sequence[Step], promise: str) -> None:
        """`promise` says where what is typed goes."""
        super().__init__()
        _, theme = look.phrases, look.theme
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.px(WIDTH))
        column = QVBoxLayout(self)
        edge = theme.space.two
        column.setContentsMargins(edge, theme.space.three, edge, theme.space.three)
        column.setSpacing(theme.space.half)
        column.addLayout(self._head(theme))
        column.addSpacing(theme.space.three)
        self.entries: list[StepEntry] = []
        for place, step in enumerate(steps):
            entry = StepEntry(theme, place + 1, step.title(_))
            entry.activated.connect(lambda place=place: self.chosen.emit(place))
            self.entries.append(entry)
            column.addWidget(entry)
        column.addStretch(1)
        column.addWidget(Text(theme, promise, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True))

    def show_steps(self, current: int, furthest: int) -> None:
        """Show which step is open and how far the person has come."""
        for place, entry in enumerate(self.entries):
            is_current = place == current
            entry.show_state(
                is_current=is_current,
                is_done=place < furthest and not is_current,
                is_reached=place <= furthest,
            )

    def _head(self, theme: Theme) -> QHBoxLayout:
        side = theme.px(_LOGO)
        logo = QLabel()
        logo.setPixmap(QIcon(str(resource("logo.svg"))).pixmap(QSize(side, side)))
        head = QHBoxLayout()
        head.setSpacing(theme.space.one_half)
        head.addWidget(logo)
        head.addWidget(Text(theme, "CarDesk", size=TextSize.LARGE, is_bold=True))
        head.addStretch(1)
        return head
