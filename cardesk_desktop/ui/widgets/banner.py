"""A banner across the window: it stays until it is answered, closed, or the trouble is over."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.navigator import Action, Loudness
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.announcing import announce
from cardesk_desktop.ui.widgets.buttons import Button, IconButton
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paint import painter_on, rounded

TONES = {
    Loudness.INFO: Tone.WORK,
    Loudness.DONE: Tone.READY,
    Loudness.WARNING: Tone.WAIT,
    Loudness.FAILURE: Tone.DUE,
}
"""The colour that goes with the icon and the words of a notice."""


class Banner(QWidget):
    """One banner at a time; hidden while there is nothing to say."""

    closed = Signal()

    def __init__(
        self, theme: Theme, _: Phrasebook, *, distance: int = 0, parent: QWidget | None = None
    ) -> None:
        """`distance` is kept free above the banner, and goes with it."""
        super().__init__(parent)
        self._theme, self._distance = theme, distance
        self._loudness = Loudness.INFO
        self._actions: list[Button] = []
        self._is_of_screen = False
        self._lasting: tuple[str, Action] | None = None
        self._focus_before: QWidget | None = None
        self._words = Text(theme, is_wrapping=True)
        self._cross = IconButton(theme, "x", _("Close this notice"))
        self._cross.activated.connect(self.clear)
        self._row = QHBoxLayout(self)
        side, half = theme.space.two, theme.space.half
        icon_room = theme.px(20) + theme.space.one_half
        before, after = side + icon_room, half
        left, right = (after, before) if theme.is_rtl else (before, after)
        self._row.setContentsMargins(left, half + distance, right, half)
        self._row.setSpacing(theme.space.one)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._cross)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def text(self) -> str:
        """The words shown, or empty."""
        return "" if self.isHidden() else self._words.text()

    def say(
        self,
        text: str,
        *,
        loudness: Loudness = Loudness.WARNING,
        action: Action | None = None,
        other: Action | None = None,
    ) -> None:
        """Show a notice in place of the one before, with one or two ways to answer it."""
        self._loudness = loudness
        self._cross.show()
        self._words.setText(text)
        self._words.set_tone(TONES[loudness])
        actions = [each for each in (action, other) if each is not None]
        self._is_of_screen = not all(each.holds_anywhere for each in actions)
        self._replace_actions(actions)
        self.setAccessibleName(text)
        self.show()
        self.update()
        announce(self, text)

    def keep_saying(self, text: str, action: Action) -> None:
        """Show a notice that others may take the place of for a while, and that nobody closes."""
        self._lasting = (text, action)
        self.say(text, action=action)
        self._cross.hide()

    def clear(self) -> None:
        """Nothing is to be said any more but what is said all the time."""
        if self.isHidden() or (self._lasting is not None and self._cross.isHidden()):
            return
        before = self._focus_before if self.isAncestorOf(QApplication.focusWidget() or self) else None
        self.hide()
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        if self._lasting is not None:
            self.keep_saying(*self._lasting)

    def leave_screen(self) -> None:
        """Another screen comes to the front: what was offered for the one before is offered no more."""
        if self._is_of_screen:
            self.clear()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        tone = TONES[self._loudness]
        box = QRectF(self.rect()).adjusted(0, self._distance, 0, 0)
        rounded(painter, box, self._theme.radius.normal, fill=self._theme.soft(tone))
        side = self._theme.px(20)
        left = self._theme.space.two
        if self._theme.is_rtl:
            left = self.width() - left - side
        place = QRectF(left, box.center().y() - side / 2, side, side)
        self._theme.icons.paint(painter, self._loudness.value, self._theme.hex(tone), place)
        painter.end()

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """Remember where the keyboard was before somebody answered the notice: it goes back there."""
        if now is not None and self.isAncestorOf(now) and (before is None or not self.isAncestorOf(before)):
            self._focus_before = before

    def _replace_actions(self, actions: list[Action]) -> None:
        for button in self._actions:
            button.hide()
            button.deleteLater()
        self._actions = [Button(self._theme, action.words) for action in actions]
        for place, (button, action) in enumerate(zip(self._actions, actions, strict=True), start=1):
            button.activated.connect(self.clear)
            button.activated.connect(action.run)
            self._row.insertWidget(place, button)
