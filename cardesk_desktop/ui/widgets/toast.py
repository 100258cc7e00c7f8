"""A toast: says shortly that something is done, and offers for some seconds to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.navigator import Action, Loudness
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.announcing import announce
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paint import painter_on, rounded

SHOWN_MS = 4_000
SHOWN_WITH_UNDO_MS = 8_000


class Toast(QWidget):
    """Floats above the lower edge of its host. It takes no focus; the mouse over it keeps it.

    `over` tells the part of the host on which it lies instead, so that what is pressed next stays free.
    """

    def __init__(
        self, theme: Theme, host: QWidget, over: Callable[[], QWidget | None] = lambda: None
    ) -> None:
        super().__init__(host)
        self._theme, self._host, self._over = theme, host, over
        self._button: Button | None = None
        self._action: Action | None = None
        self._words = Text(theme, tone=Tone.SURFACE, is_bold=True)
        self._loudness = Loudness.DONE
        self._row = QHBoxLayout(self)
        space = theme.space
        before, after = space.two + theme.px(20) + space.one_half, space.two
        margins = (
            (after, space.one, before, space.one) if theme.is_rtl else (before, space.one, after, space.one)
        )
        self._row.setContentsMargins(*margins)
        self._row.setSpacing(space.two)
        self._row.addWidget(self._words)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self.dismiss)
        host.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The words shown, or empty."""
        return "" if self.isHidden() else self._words.text()

    def say(
        self,
        text: str,
        *,
        loudness: Loudness = Loudness.DONE,
        undo: Action | None = None,
        onward: Action | None = None,
    ) -> None:
        """Show a toast in place of the one before, which can then not be taken back any more.

        `onward` leads to what was made; it has no key of its own.
        """
        self._loudness = loudness
        self._words.setText(text)
        self._replace_button(undo, onward)
        self.setAccessibleName(text)
        self.setMinimumHeight(self._theme.target + 2 * self._theme.space.half)
        self._place()
        self.show()
        self.raise_()
        self._end.start(SHOWN_WITH_UNDO_MS if undo or onward else SHOWN_MS)
        announce(self, text)

    def undo(self) -> bool:
        """Take back what the toast is about, as its button does; False when there is nothing."""
        action = self._action
        if self.isHidden() or action is None:
            return False
        self.dismiss()
        action.run()
        return True

    def dismiss(self) -> None:
        """Take the toast away."""
        self._end.stop()
        self._action = None
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    @override
    def enterEvent(self, event: QEnterEvent, /) -> None:
        self._end.stop()

    @override
    def leaveEvent(self, event: QEvent, /) -> None:
        if not self.isHidden():
            self._end.start(SHOWN_MS)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors = self._theme.colors
        rounded(painter, QRectF(self.rect()), self._theme.radius.normal, fill=colors.text)
        side = self._theme.px(20)
        left = self._theme.space.two
        if self._theme.is_rtl:
            left = self.width() - left - side
        box = QRectF(left, (self.height() - side) / 2, side, side)
        self._theme.icons.paint(painter, self._loudness.value, colors.surface, box)
        painter.end()

    def _replace_button(self, undo: Action | None, onward: Action | None) -> None:
        self._action = undo
        if self._button is not None:
            self._button.hide()
            self._button.deleteLater()
            self._button = None
        offer = undo or onward
        if offer is not None:
            self._button = Button(self._theme, offer.words, key="Ctrl+Z" if undo else "")
            self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._button.activated.connect(self.dismiss if undo is None else self.undo)
            if undo is None:
                self._button.activated.connect(offer.run)
            self._row.addWidget(self._button)

    def _place(self) -> None:
        self.adjustSize()
        part, below = self._host.rect(), self._theme.space.three
        over = self._over()
        if over is not None:
            over.installEventFilter(self)
            part, below = QRect(over.mapTo(self._host, QPoint()), over.size()), self._theme.space.one
        left = part.center().x() - self.width() // 2
        most = self._host.width() - self.width()
        self.move(max(0, min(left, most)), part.bottom() + 1 - self.height() - below)
