"""Digits for the finger. They run as on a telephone, from left to right in every language."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.pad_key import HIGH, LOW, PadKey

_ROWS = (("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"), (".", "0", "back"))


class NumberPad(QWidget):
    """Announces every key that is pressed. It never takes the focus from the field it types into."""

    pressed = Signal(str)
    """`0` to `9`, `.` or `back`."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        *,
        has_decimals: bool = True,
        is_low: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """A low one is for panels, where it stands below other things."""
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.space.one)
        self._keys: dict[str, PadKey] = {}
        names = {".": _("Decimal point"), "back": _("Delete the last digit")}
        for row, keys in enumerate(_ROWS):
            for column, key in enumerate(keys):
                if key == "." and not has_decimals:
                    continue
                face = _.decimal_sign if key == "." else key
                button = PadKey(theme, face, names.get(key, key), LOW if is_low else HIGH)
                button.activated.connect(lambda key=key: self.pressed.emit(key))
                self._keys[key] = button
                grid.addWidget(button, row, column)

    def key(self, name: str) -> PadKey:
        """The button of a key, for whoever presses it."""
        return self._keys[name]
