"""A quantity between two large buttons; it can be typed as well."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.quantity import MAX_MILLI, ONE, Quantity
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import IconButton
from cardesk_desktop.ui.widgets.fields import SelectAllEdit
from cardesk_desktop.ui.widgets.labels import Text

_MOST = Quantity(MAX_MILLI)


class QuantityStepper(QWidget):
    """Steps by one, keeps the decimals; Up and Down step as well.

    Never below the smallest quantity, and never above `most`.
    """

    changed = Signal(object)
    """`Quantity`, after every change that can be read."""
    submitted = Signal()

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        quantity: Quantity = ONE,
        *,
        most: Quantity = _MOST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._phrases = _
        self._quantity, self._most = quantity, most
        self.less = IconButton(theme, "minus", _("One less"))
        self.more = IconButton(theme, "plus", _("One more"))
        self.editor = SelectAllEdit()
        self.editor.setAccessibleName(_("Quantity"))
        self.editor.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.editor.setFont(theme.font(TextSize.LARGE, is_bold=True))
        self.editor.installEventFilter(self)
        self._message = Text(theme, size=TextSize.SMALL, tone=Tone.DUE, is_wrapping=True)
        row = QHBoxLayout()
        row.setSpacing(theme.space.one)
        for part in (self.less, self.editor, self.more):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.half)
        column.addLayout(row)
        column.addWidget(self._message)
        self.setFocusProxy(self.editor)
        self.less.activated.connect(lambda: self._step(-1))
        self.more.activated.connect(lambda: self._step(1))
        self.editor.textEdited.connect(self._on_edited)
        self.editor.returnPressed.connect(self.submitted)
        self.set_quantity(quantity)

    @property
    def quantity(self) -> Quantity:
        """The last quantity that could be read."""
        return self._quantity

    @property
    def error(self) -> str:
        """What is wrong with what was typed, or empty."""
        return self._message.text()

    def set_quantity(self, quantity: Quantity) -> None:
        """Show a quantity without announcing it, ready to be replaced by typing."""
        self._quantity = quantity
        self.editor.setText(str(quantity.decimal).replace(".", self._phrases.decimal_sign))
        if self.editor.hasFocus():
            self.editor.selectAll()
        self._tell("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, units: int) -> None:
        stepped = Quantity(self._quantity.milli + units * ONE.milli)
        if 0 < stepped.milli <= self._most.milli:
            self.set_quantity(stepped)
            self.changed.emit(stepped)

    def _on_edited(self, text: str) -> None:
        try:
            self._quantity = self._read(text)
        except Refused as refusal:
            self._tell(sentence(self._phrases, refusal))
            return
        self._tell("")
        self.changed.emit(self._quantity)

    def _read(self, text: str) -> Quantity:
        typed = Quantity.parse(text)
        if typed > self._most:
            raise Refused(Code.QUANTITY_TOO_LARGE, most=self._most)
        return typed

    def _tell(self, words: str) -> None:
        self._message.setText(words)
        self._message.setVisible(bool(words))
        self.less.setEnabled(self._quantity.milli > ONE.milli)
        self.more.setEnabled(self._quantity.milli + ONE.milli <= self._most.milli)
