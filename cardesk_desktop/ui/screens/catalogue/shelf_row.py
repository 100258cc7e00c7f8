"""A row of a short list in a panel: a name, what is said of it, and small buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.theme.tile_colors import tile_gradient, tile_sign, tile_sign_color
from cardesk_desktop.ui.widgets.buttons import IconButton
from cardesk_desktop.ui.widgets.labels import ElidedText
from cardesk_desktop.ui.widgets.paint import painter_on

_SWATCH = 36


@dataclass(frozen=True, slots=True)
class RowDeed:
    """A small button of a row: its icon, its name for those who do not see it, and what it does."""

    icon: str
    name: str
    run: Callable[[], None]
    is_enabled: bool = True


class Swatch(QWidget):
    """The colour and the sign of a category."""

    def __init__(self, theme: Theme, colour: str) -> None:
        super().__init__()
        self._theme, self._colour = theme, colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_SWATCH), self._theme.px(_SWATCH))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        box = QRectF(self.rect())
        painter.setPen(self._theme.colors.line)
        painter.setBrush(tile_gradient(self._theme, self._colour, box))
        painter.drawRoundedRect(
            box.adjusted(0.5, 0.5, -0.5, -0.5), self._theme.radius.small, self._theme.radius.small
        )
        inset = box.width() * 0.24
        ink = tile_sign_color(self._theme, self._colour)
        self._theme.icons.paint(
            painter, tile_sign(self._colour), ink, box.adjusted(inset, inset, -inset, -inset)
        )
        painter.end()


class ShelfRow(QWidget):
    """One line of the list."""

    def __init__(
        self, theme: Theme, name: str, detail: str, deeds: Sequence[RowDeed], *, colour: str | None = None
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.one)
        if colour is not None:
            row.addWidget(Swatch(theme, colour))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedText(theme, name, is_bold=True))
        if detail:
            words.addWidget(ElidedText(theme, detail, size=TextSize.SMALL, tone=Tone.MUTED))
        row.addLayout(words, 1)
        for deed in deeds:
            button = IconButton(theme, deed.icon, deed.name)
            button.setEnabled(deed.is_enabled)
            button.activated.connect(deed.run)
            row.addWidget(button)
