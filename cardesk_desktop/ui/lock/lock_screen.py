"""The lock screen: the time, who works here, and the PIN of the one who was chosen.

With nobody chosen a number chooses a person; from then on digits are the PIN. The first letter of a name
chooses as well, and Esc takes the choice back.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.directions import isolated
from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.ui.lock.door import Door
from cardesk_desktop.ui.lock.foot import Foot
from cardesk_desktop.ui.lock.pin_card import PinCard
from cardesk_desktop.ui.lock.staff_tile import StaffTile
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import ElidedText, Text
from cardesk_desktop.ui.widgets.scrolling import Scrolling

_TICK_MS = 1_000
_DAY_AFTER_MS = 50
"""What spells a day takes as long to load as the rest of the screen; by then the screen is painted."""


@dataclass(frozen=True, slots=True)
class LockMemory:
    """Who was chosen, and whether Esc leads back to the work."""

    chosen: UUID | None
    is_switching: bool


class LockScreen(QWidget):
    """Covers the window. `opened` tells who may go on; `returned`, that the same person does."""

    opened = Signal(object)
    returned = Signal()

    def __init__(self, look: Look, door: Door, memory: LockMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._door, self._is_switching = look, door, memory.is_switching
        theme = look.theme
        self.setObjectName("page")
        self.setLayoutDirection(theme.direction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(look.phrases("Lock screen"))
        self.time = Text(theme, size=TextSize.HERO, is_bold=True)
        self.place = ElidedText(theme, tone=Tone.MUTED)
        self.tiles: list[StaffTile] = []
        self._row = FlowRow(theme, gap=theme.space.two)
        self.card = PinCard(look, door.tasks, door.demo_pin)
        self.card.opened.connect(self.opened)
        self.foot = Foot(look, door)
        self.back = Button(theme, look.phrases("Back to work"), kind=ButtonKind.QUIET, key="Esc")
        self.back.activated.connect(self.returned)
        self._arrange()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._tick.start()
        door.state.changed.connect(self._on_state_changed)
        self.time.setText(look.phrases.time(door.clock.now(), door.state.facts.time_zone))
        self.place.setText(self._company())
        QTimer.singleShot(_DAY_AFTER_MS, self, self._on_tick)
        self._on_state_changed()
        self.choose(self._member_of(memory.chosen))

    @property
    def is_switching(self) -> bool:
        """True when the desk is not locked: another person may take over, or the same one go on."""
        return self._is_switching

    @property
    def memory(self) -> LockMemory:
        """What the screen is built from again."""
        member = self.card.member
        return LockMemory(member.id if member else None, self._is_switching)

    def lock(self) -> None:
        """There is no way back to the work without a PIN from now on."""
        self._is_switching = False
        self.back.hide()

    def choose(self, member: Staff | None) -> None:
        """Ask this person for the PIN; None lets a number choose."""
        for tile in self.tiles:
            tile.setChecked(member is not None and tile.member.id == member.id)
            tile.show_number(member is None)
        if member is None:
            self.card.rest()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.card.ask(member, has_pin=member.id in self._door.state.facts.pin_holders)
            self.card.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Give the keyboard to the PIN, or to the screen while nobody is chosen."""
        target = self.card.entry if self.card.member is not None else self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        text = latin_digits(event.text())
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
        elif event.key() == Qt.Key.Key_F11:
            self.choose(None)
        elif len(text) == 1 and text.isascii() and text.isdigit():
            self._take_digit(event, int(text))
        elif text.strip():
            self._choose_by_letter(text)
        # Nothing that is pressed here reaches the work behind the screen.
        event.accept()

    def _arrange(self) -> None:
        theme = self._look.theme
        space = theme.space
        who = QVBoxLayout()
        who.setContentsMargins(0, 0, 0, 0)
        who.setSpacing(space.half)
        who.addStretch(1)
        for part in (self.time, self.place):
            who.addWidget(part)
        who.addSpacing(space.three)
        who.addWidget(self._row)
        who.addSpacing(space.one)
        who.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignLeading)
        who.addStretch(1)
        if not self._is_switching:
            self.back.hide()
        left = QWidget()
        left.setLayout(who)
        left.setMinimumWidth(theme.px(StaffTile.WIDTH))
        left.setMaximumWidth(3 * theme.px(StaffTile.WIDTH) + 2 * space.two)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._side_by_side(left), 1)
        column.addWidget(self.foot)

    def _side_by_side(self, people: QWidget) -> QHBoxLayout:
        """Each side scrolls by itself: the PIN stays in sight beside a staff of thirty."""
        space = self._look.theme.space
        around = QWidget()
        above_and_below = QVBoxLayout(around)
        above_and_below.setContentsMargins(0, 0, 0, 0)
        above_and_below.addWidget(self.card, alignment=Qt.AlignmentFlag.AlignVCenter)
        left, right = Scrolling(people), Scrolling(around)
        left.setMaximumWidth(people.maximumWidth() + space.three)
        bar = right.verticalScrollBar().sizeHint().width()
        right.setFixedWidth(self.card.width() + bar)
        middle = QHBoxLayout()
        middle.setContentsMargins(space.six, space.two, space.six, space.two)
        middle.setSpacing(space.four)
        middle.addStretch(1)
        middle.addWidget(left, 100)
        middle.addStretch(1)
        middle.addWidget(right)
        middle.addStretch(1)
        return middle

    def _on_tick(self) -> None:
        facts, _ = self._door.state.facts, self._look.phrases
        now = self._door.clock.now()
        self.time.setText(_.time(now, facts.time_zone))
        day = business_day(now, facts.time_zone)
        self.place.setText(f"{_.weekday(day)} · {self._company()}")

    def _company(self) -> str:
        return isolated(self._door.state.facts.company, is_rtl=self._look.phrases.language.is_rtl)

    def _on_state_changed(self) -> None:
        members = tuple(staff for staff in self._door.state.facts.staff if staff.is_active)
        if members == tuple(tile.member for tile in self.tiles):
            return
        self._row.clear()
        self.tiles = [StaffTile(self._look, member, place) for place, member in enumerate(members, start=1)]
        for tile in self.tiles:
            tile.activated.connect(lambda tile=tile: self.choose(tile.member))
            self._row.add(tile)
        chosen = self.card.member
        self.choose(self._member_of(chosen.id if chosen else None))

    def _member_of(self, identity: UUID | None) -> Staff | None:
        return next((tile.member for tile in self.tiles if tile.member.id == identity), None)

    def _step_back(self) -> None:
        if self._is_switching:
            self.returned.emit()
        else:
            self.choose(None)

    def _take_digit(self, event: QKeyEvent, number: int) -> None:
        if self.card.member is not None:
            self.card.entry.setFocus(Qt.FocusReason.OtherFocusReason)
            self.card.entry.keyPressEvent(event)
        elif 0 < number <= len(self.tiles):
            self.choose(self.tiles[number - 1].member)

    def _choose_by_letter(self, letter: str) -> None:
        """The next person whose name begins so."""
        members = [tile.member for tile in self.tiles]
        fitting = [member for member in members if member.name.casefold().startswith(letter.casefold())]
        if fitting:
            chosen = self.card.member
            after = fitting.index(chosen) + 1 if chosen in fitting else 0
            self.choose(fitting[after % len(fitting)])
