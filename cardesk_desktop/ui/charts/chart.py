"""The base of all charts: one mark is current, by mouse or keys, and says its figures in a bubble."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.charts.model import Mark
from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.announcing import announce
from cardesk_desktop.ui.widgets.chips import arrow_step
from cardesk_desktop.ui.widgets.paint import focus_ring, mirrored, painter_on, rounded, text_in, width_of

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_LEAST = QSize(280, 180)


class Chart(QWidget):
    """Arrows move from mark to mark, Home and End go to the first and last, Enter opens what is behind."""

    mark_opened = Signal(int)
    """The place of the mark that the person opened."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.marks: tuple[Mark, ...] = ()
        self._current: int | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def current(self) -> int | None:
        """The place of the mark whose figures are shown."""
        return self._current

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show other marks; none is current."""
        self.marks = tuple(marks)
        self._current = None
        self.setAccessibleDescription("")
        self.update()

    def place(self, mark: int) -> QRect:
        """Where a mark can be pressed."""
        raise NotImplementedError

    def tip(self, mark: int) -> QPoint:
        """Where its bubble points to."""
        return self.place(mark).center()

    def paint_marks(self, painter: QPainter) -> None:
        """Draw everything but the bubble."""
        raise NotImplementedError

    def go_to(self, mark: int | None) -> None:
        """Make a mark the current one and say its figures."""
        if mark == self._current:
            return
        self._current = mark
        words = self.marks[mark].spoken if mark is not None else ""
        self.setAccessibleDescription(words)
        if words and self.hasFocus():
            announce(self, words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(_LEAST.width()), self.theme.px(_LEAST.height()))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        painter.setLayoutDirection(self.layoutDirection())
        self.paint_marks(painter)
        if self._current is not None:
            self._paint_bubble(painter, self._current)
        if self.hasFocus():
            focus_ring(painter, self.theme, QRectF(self.rect()), float(self.theme.radius.small))
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        step = arrow_step(event.key(), is_rtl=self.theme.is_rtl)
        last = len(self.marks) - 1
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if not self.marks:
            super().keyPressEvent(event)
        elif step or event.key() in ends:
            here = self._current if self._current is not None else (-1 if step > 0 else last + 1)
            self.go_to(ends[Qt.Key(event.key())] if not step else min(last, max(0, here + step)))
        elif event.key() in _ENTER and self._current is not None:
            self.mark_opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        found = self._at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found is not None else Qt.CursorShape.ArrowCursor)
        self.go_to(found)

    @override
    def leaveEvent(self, event: QEvent, /) -> None:
        if not self.hasFocus():
            self.go_to(None)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        found = self._at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.go_to(found)
            self.mark_opened.emit(found)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        if self._current is None and self.marks and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.go_to(len(self.marks) - 1)

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.go_to(None)

    def mirror(self, box: QRect) -> QRect:
        """A box laid out from the left, as it lies where reading runs from the right."""
        return mirrored(box, self.rect(), is_rtl=self.theme.is_rtl)

    def _at(self, point: QPointF) -> int | None:
        return next(
            (mark for mark in range(len(self.marks)) if self.place(mark).contains(point.toPoint())), None
        )

    def _paint_bubble(self, painter: QPainter, mark: int) -> None:
        """Title and figures on a dark ground, beside the mark and never outside the chart."""
        theme, shown = self.theme, self.marks[mark]
        pad, line = theme.space.one_half, theme.px(TextSize.BODY.line)
        head, body = theme.font(TextSize.SMALL, is_bold=True), theme.font(TextSize.SMALL)
        words = [(shown.title, head), *((each, body) for each in shown.lines)]
        width = max(width_of(font, text) for text, font in words) + 2 * pad + theme.space.half
        height = len(words) * line + 2 * theme.space.one
        tip = self.tip(mark)
        left = min(max(0, tip.x() - width // 2), max(0, self.width() - width))
        above = tip.y() - height - theme.space.one
        top = above if above >= 0 else min(tip.y() + theme.space.one, max(0, self.height() - height))
        box = QRect(left, top, width, height)
        rounded(painter, QRectF(box), float(theme.radius.small), fill=theme.colors.text)
        for place, (text, font) in enumerate(words):
            row = QRect(left + pad, top + theme.space.one + place * line, width - 2 * pad, line)
            text_in(painter, row, text, font, theme.colors.surface)


def line_height(theme: Theme) -> int:
    """The height of the words at an axis."""
    return QFontMetrics(theme.font(TextSize.SMALL)).height()
