"""The side panel: slides in over the content, keeps the keyboard inside, gives the focus back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.input_watch import at_rest
from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.buttons import Button, IconButton
from cardesk_desktop.ui.widgets.first_focus import FirstFocus
from cardesk_desktop.ui.widgets.labels import ElidedText
from cardesk_desktop.ui.widgets.paint import mirrored
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.reading_order import step_among, stops

WIDTH = 480
"""Width of the panel in pixels at a text size of 100 %; never more than the window."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """Something that is open, and where the keyboard was before."""

    content: QWidget
    title: str
    on_closed: Callable[[], None] | None
    focus_before: QWidget | None


class _Scrim(QWidget):
    """Darkens the host while something is open, and keeps the mouse from it."""

    pressed = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._color = QColor(theme.colors.scrim)
        self._color.setAlphaF(theme.colors.scrim_opacity)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        event.accept()
        self.pressed.emit()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._color)
        painter.end()


class SidePanel(QWidget):
    """Stands on the far side of its host while something is open, above a scrim on all of it.

    Both are children of the host, and the panel says that it covers what is below it. Only so does Qt leave
    the page alone: it would be painted anew with every letter that is typed into the panel, and with every
    step of its way in.
    """

    opened = Signal()
    closed = Signal(bool)  # True when what had the keyboard before is still there and has it again

    def __init__(self, theme: Theme, _: Phrasebook, host: QWidget) -> None:
        super().__init__(host)
        self._theme, self._host = theme, host
        self._opened: list[_Opened] = []
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._ground = QColor(theme.colors.surface)
        self._scrim = _Scrim(theme, host)
        self._scrim.pressed.connect(self.close_panel)
        self._title = ElidedText(theme, size=TextSize.LARGE, is_bold=True)
        self._cross = IconButton(theme, "x", _("Close"))
        self._cross.activated.connect(self.close_panel)
        self._first_focus = FirstFocus(self)
        self._column = QVBoxLayout(self)
        space = theme.space
        near, far = space.three, space.one
        sides = (far, near) if theme.is_rtl else (near, far)
        # The content leaves the rest of the far margin free, but for its scroll bar.
        self._column.setContentsMargins(sides[0], space.two, sides[1], space.two)
        self._column.setSpacing(space.two)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._cross)
        head.addSpacing(space.half)
        self._column.addLayout(head)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(theme.motion.panel_ms)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        host.installEventFilter(self)
        self._hide()

    @property
    def content(self) -> QWidget | None:
        """What is open, or None."""
        return self._opened[-1].content if self._opened else None

    @at_rest
    def open_panel(
        self,
        content: QWidget,
        title: str,
        *,
        first_focus: QWidget | None = None,
        on_closed: Callable[[], None] | None = None,
        is_over: bool = False,
    ) -> None:
        """Show `content`, which belongs to the panel from now on. The keyboard is inside in any case.

        An open one is closed first; with `is_over` it only waits behind and comes back as it was left.
        """
        before = QApplication.focusWidget()
        if is_over and self._opened:
            self._opened[-1].content.hide()
        elif self._opened:
            before = self._opened[0].focus_before
            self._drop_all()
        self._opened.append(_Opened(content, title, on_closed, before))
        self._column.addWidget(content, 1)
        self._show_top()
        self._place()
        for part in (self._scrim, self):
            part.show()
            part.raise_()
        if len(self._opened) == 1:
            self._slide_in()
        self._first_focus.give(first_focus, self._first, self._cross, content)
        self.opened.emit()

    def close_panel(self) -> None:
        """Close what is open and give the focus back to where it was: to what waits behind, if anything."""
        if len(self._opened) > 1:
            before = self._opened[-1].focus_before
            self._drop()
            self._show_top()
            _focus(before)
        else:
            self.close_all()

    def close_all(self) -> None:
        """Close what is open, and what waits behind it."""
        if not self._opened:
            return
        before = self._opened[0].focus_before
        self._hide()
        self._drop_all()
        self.closed.emit(_focus(before))

    @override
    def focusNextPrevChild(self, is_next: bool, /) -> bool:
        """Tab stays inside: what lies below the scrim cannot be reached."""
        step_among(self._stops(), self, is_next=is_next)
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif isinstance(self.content, PanelContent):
            self.content.scroll_by(event.key())
        # Keys that nobody in the panel took must not reach the page below.
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        # Beside its fields the panel takes a press as well: it must not reach the page below.
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._ground)
        # Where ground and scrim are both black, only a line shows where the panel begins.
        side = mirrored(QRect(0, 0, 1, self.height()), self.rect(), is_rtl=self._theme.is_rtl)
        painter.fillRect(side, QColor(self._theme.colors.line))
        painter.end()

    def _hide(self) -> None:
        self._scrim.hide()
        self.hide()

    def _show_top(self) -> None:
        top = self._opened[-1]
        self._title.setText(top.title)
        self.setAccessibleName(top.title)
        top.content.show()

    def _drop_all(self) -> None:
        while self._opened:
            self._drop()

    def _drop(self) -> None:
        self._first_focus.forget()
        top = self._opened.pop()
        if shiboken6.isValid(top.content):
            self._column.removeWidget(top.content)
            top.content.hide()
            top.content.deleteLater()
        if top.on_closed is not None:
            top.on_closed()

    def _box(self) -> QRect:
        width = min(self._theme.px(WIDTH), self._host.width())
        left = 0 if self._theme.is_rtl else self._host.width() - width
        return QRect(left, 0, width, self._host.height())

    def _place(self) -> None:
        self._scrim.setGeometry(self._host.rect())
        self._slide.stop()
        self.setGeometry(self._box())

    def _slide_in(self) -> None:
        if not self._theme.motion.panel_ms:
            return
        away = -self.width() if self._theme.is_rtl else self._host.width()
        self._slide.setStartValue(QPoint(away, 0))
        self._slide.setEndValue(self._box().topLeft())
        self._slide.start()

    def _first(self) -> QWidget | None:
        """Never what destroys: an Enter may still be meant for the page below. None if only the cross is."""
        safe = (stop for stop in self._stops() if not (isinstance(stop, Button) and stop.is_destructive))
        return next((stop for stop in safe if stop is not self._cross), None)

    def _stops(self) -> list[QWidget]:
        """What Tab reaches, in the order of the form; the cross comes last."""
        return sorted(stops(self), key=lambda stop: stop is self._cross)


def _focus(widget: QWidget | None) -> bool:
    """Give the keyboard to what had it; False when it is gone."""
    if widget is None or not shiboken6.isValid(widget) or not widget.isVisible():
        return False
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    return True
