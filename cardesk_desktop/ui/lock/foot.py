"""The foot of the lock screen: the register, that no network is needed, and the languages."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.i18n import LANGUAGES
from cardesk_desktop.ui.lock.door import Door
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import ElidedText, Text
from cardesk_desktop.ui.widgets.paint import rounded


class Foot(QWidget):
    """Every language stands here in its own words, so that each person finds theirs."""

    def __init__(self, look: Look, door: Door) -> None:
        super().__init__()
        self._theme = look.theme
        _, space = look.phrases, look.theme.space
        row = QHBoxLayout(self)
        row.setContentsMargins(space.three, space.half, space.three, space.half)
        row.setSpacing(space.one)
        code = door.state.facts.register
        row.addWidget(Text(look.theme, _("Register {code}", code=code), size=TextSize.SMALL, tone=Tone.MUTED))
        row.addSpacing(space.two)
        works = _("Works without a network")
        row.addWidget(ElidedText(look.theme, works, size=TextSize.SMALL, tone=Tone.MUTED), 1)
        choose = door.entrance.choose_language
        self.languages: list[Button] = []
        for language in LANGUAGES if choose is not None else ():
            if choose is None or language.code == _.language.code:
                continue
            button = Button(look.theme, language.name, kind=ButtonKind.QUIET)
            button.activated.connect(partial(choose, language.code))
            self.languages.append(button)
            row.addWidget(button)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 0, fill=self._theme.colors.surface)
        rounded(painter, QRectF(0, 0, self.width(), 1), 0, fill=self._theme.colors.line)
        painter.end()
