"""The bar at the foot: register, house, printer, and the day and time of the company."""

from __future__ import annotations

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.shell.desk_state import DeskState
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.labels import ElidedText, Text

_HEIGHT = 36
_TICK_MS = 1_000


class StateBar(QWidget):
    """Small and quiet; it turns amber only where somebody has to do something."""

    def __init__(self, look: Look, state: DeskState, clock: Clock) -> None:
        super().__init__()
        self._look, self._state, self._clock = look, state, clock
        theme = look.theme
        self.register = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED)
        self.house = ElidedText(theme, size=TextSize.SMALL, tone=Tone.MUTED)
        self.printer = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED)
        self.now = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.three, 0, theme.space.three, 0)
        row.setSpacing(theme.space.three)
        row.addWidget(self.register)
        row.addWidget(self.house, 1)
        row.addWidget(self.printer)
        row.addWidget(self.now)
        self.setFixedHeight(theme.px(_HEIGHT))
        state.changed.connect(self._on_changed)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._tick.start()
        self._on_changed()
        self._on_tick()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        colors = self._look.theme.colors
        painter.fillRect(self.rect(), colors.surface)
        painter.fillRect(QRect(0, 0, self.width(), 1), colors.line)
        painter.end()

    def _on_changed(self) -> None:
        facts, _ = self._state.facts, self._look.phrases
        self.register.setText(_("Register {code}", code=facts.register))
        self.house.setText(facts.company)
        printer = facts.printer
        if not printer.name:
            self.printer.setText(_("No printer chosen"))
        elif printer.is_there:
            self.printer.setText(_("{printer} is ready", printer=printer.name))
        else:
            self.printer.setText(_("{printer} does not answer", printer=printer.name))
        self.printer.set_tone(Tone.WAIT if printer.name and not printer.is_there else Tone.MUTED)

    def _on_tick(self) -> None:
        shown = self._look.phrases.date_time(self._clock.now(), self._state.facts.time_zone)
        if shown != self.now.text():
            self.now.setText(shown)
