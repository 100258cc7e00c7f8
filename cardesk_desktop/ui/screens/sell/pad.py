"""The number pad of a panel: it types into whichever field of figures has the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.number_pad import NumberPad

_LARGE_TEXT = 1.5


def pad_for(theme: Theme, _: Phrasebook, editors: Sequence[QLineEdit]) -> NumberPad:
    """A pad for these lines; with the keyboard in none of them it types into the first that is shown."""
    pad = NumberPad(theme, _, is_low=True)
    pad.pressed.connect(lambda key: _type(_target(editors), _.decimal_sign if key == "." else key))
    return pad


def stands_beside(theme: Theme) -> bool:
    """With large words a form fills the panel: the pad then stands beside it, and is never scrolled for."""
    return theme.scale >= _LARGE_TEXT


def _target(editors: Sequence[QLineEdit]) -> QLineEdit:
    focused = QApplication.focusWidget()
    for editor in editors:
        if editor is focused:
            return editor
    return next((editor for editor in editors if editor.isVisible()), editors[0])


def _type(editor: QWidget, name: str) -> None:
    """Send a key as the keyboard would, so that the field reads and checks it as usual."""
    key = Qt.Key.Key_Backspace if name == "back" else Qt.Key(ord(name))
    text = "" if name == "back" else name
    if not editor.hasFocus():
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(editor, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
