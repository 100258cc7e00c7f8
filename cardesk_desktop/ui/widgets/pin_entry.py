"""Where a PIN goes in: by finger on the pad, by keyboard in any script. What is typed is never shown."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.pin import LONGEST, SHORTEST
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.announcing import announce
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.number_pad import NumberPad
from cardesk_desktop.ui.widgets.paint import focus_ring, painter_on
from cardesk_desktop.ui.widgets.pin_dots import PinDots

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAD_WIDTH = 320
_TICK_MS = 250


class PinEntry(QWidget):
    """Dots, what there is to say, the pad and the button. It takes the keyboard as one field."""

    entered = Signal(str)
    """The digits, when the button or Enter was pressed; the entry is busy until told otherwise."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        words: str,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._phrases, self._monotonic = theme, _, monotonic
        self._typed, self._hint, self._open_at = "", "", 0.0
        self._is_busy = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("PIN"))
        self.dots = PinDots(theme)
        self.message = Text(theme, is_wrapping=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setMinimumHeight(2 * theme.px(20))
        self.pad = NumberPad(theme, _, has_decimals=False)
        self.pad.setFixedWidth(theme.px(_PAD_WIDTH))
        self.pad.pressed.connect(self.press)
        self.button = Button(theme, words, kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, key="Enter")
        self.button.setFixedWidth(theme.px(_PAD_WIDTH))
        self.button.activated.connect(self.enter)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._count_down)
        column = QVBoxLayout(self)
        edge = theme.space.one
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.space.one)
        column.addWidget(self.dots)
        column.addWidget(self.message)
        for part in (self.pad, self.button):
            column.addWidget(part, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._show_typed()

    @property
    def is_waiting(self) -> bool:
        """True while the next try is not taken yet."""
        return self._tick.isActive()

    def begin(self, words: str, hint: str = "") -> None:
        """Forget what was typed and what was said; the button says `words`."""
        self._tick.stop()
        self._hint = hint
        self.button.set_words(words)
        self.pad.setEnabled(True)
        self._clear()
        self._say(hint, Tone.MUTED)

    def set_busy(self, is_busy: bool) -> None:
        """Take nothing while the PIN is being weighed."""
        self._is_busy = is_busy
        self.button.set_busy(is_busy)
        self._show_typed()

    def refuse(self, sentence: str) -> None:
        """Say what was wrong; typing begins anew."""
        typed = len(self._typed)
        self._clear()
        self.dots.show_typed(typed, is_wrong=True)
        self._say(sentence, Tone.DUE)
        announce(self, sentence)

    def wait(self, seconds: int) -> None:
        """Take nothing for so long, and count it down."""
        self._clear()
        self._open_at = self._monotonic() + seconds
        self.pad.setEnabled(False)
        self._tick.start()
        self._count_down()
        announce(self, self.message.text())

    def press(self, key: str) -> None:
        """A digit, or `back`."""
        if self._is_busy or self.is_waiting:
            return
        if key == "back":
            self._typed = self._typed[:-1]
        elif len(self._typed) < LONGEST:
            self._typed += key
        self._say(self._hint, Tone.MUTED)
        self._show_typed()

    def enter(self) -> None:
        """Hand over what was typed, when it can be a PIN."""
        if self._is_busy or self.is_waiting or len(self._typed) < SHORTEST:
            return
        self.set_busy(True)
        self.entered.emit(self._typed)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        digit = latin_digits(event.text())
        is_command = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.enter()
        elif event.key() == Qt.Key.Key_Backspace:
            self.press("back")
        elif len(digit) == 1 and digit.isascii() and digit.isdigit() and not is_command:
            self.press(digit)
        else:
            event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if not self.hasFocus():
            return
        painter = painter_on(self)
        box = self.dots.geometry()
        spare = (box.width() - self.pad.width()) / 2
        focus_ring(painter, self._theme, QRectF(box).adjusted(spare, 0, -spare, 0), self._theme.radius.normal)
        painter.end()

    def _clear(self) -> None:
        self._typed = ""
        self.set_busy(False)

    def _show_typed(self) -> None:
        self.dots.show_typed(len(self._typed))
        self.button.setEnabled(self._is_busy or len(self._typed) >= SHORTEST)

    def _say(self, text: str, tone: Tone) -> None:
        self.message.set_tone(tone)
        self.message.setText(text)

    def _count_down(self) -> None:
        left = math.ceil(self._open_at - self._monotonic())
        if left <= 0:
            self.begin(self.button.words, self._hint)
            return
        _ = self._phrases
        time_left = f"{left // 60}:{left % 60:02d}"
        self._say(_("Too many wrong tries. The next one is taken in {time}.", time=time_left), Tone.WAIT)
