"""Over the work: who may allow what was refused, and the PIN of the one who does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.pins import Proven
from cardesk_desktop.ui.approvals import ApprovalAsked
from cardesk_desktop.ui.lock.door import Door
from cardesk_desktop.ui.lock.pin_work import PinWork
from cardesk_desktop.ui.lock.proving import Proving
from cardesk_desktop.ui.lock.staff_tile import StaffTile
from cardesk_desktop.ui.permission_words import permission as permission_words
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.pin_entry import PinEntry
from cardesk_desktop.ui.widgets.scrolling import Scrolling

_WIDTH = 840


class ApprovalSheet(QWidget):
    """Covers its host with a scrim. The first of those who may is chosen from the start."""

    approved = Signal(object)
    """The `Staff` whose PIN was right."""
    cancelled = Signal()

    def __init__(
        self,
        look: Look,
        door: Door,
        asked: ApprovalAsked,
        who_asks: Staff,
        who_may: Sequence[Staff],
        host: QWidget,
    ) -> None:
        super().__init__(host)
        self._look, self._host = look, host
        _, theme = look.phrases, look.theme
        self.setLayoutDirection(theme.direction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Approval"))
        deed = permission_words(_, asked.permission)
        self.title = Text(
            theme, _("This needs an approval"), size=TextSize.LARGE, is_bold=True, is_wrapping=True
        )
        self.deed = Text(theme, deed, is_bold=True, is_wrapping=True)
        self.figures = Text(theme, _figures(_, asked), is_wrapping=True)
        if not self.figures.text():
            self.figures.hide()
        self.words = Text(
            theme,
            _(
                "{name} may not do this alone. One of these people can allow it with their PIN.",
                name=who_asks.name,
            ),
            tone=Tone.MUTED,
            is_wrapping=True,
        )
        self.tiles = [StaffTile(look, member, place) for place, member in enumerate(who_may, start=1)]
        self.entry = PinEntry(theme, _, _("Allow"))
        self.cancel = Button(theme, _("Cancel"), key="Esc")
        self.cancel.activated.connect(self.cancelled)
        self._proving = Proving(self.entry, PinWork(door.tasks, self), _)
        self._proving.proven.connect(self._on_proven)
        self._demo_pin = door.demo_pin
        self._arrange()
        for tile in self.tiles:
            tile.activated.connect(lambda tile=tile: self.choose(tile.member))
        host.installEventFilter(self)
        self.setGeometry(host.rect())
        self.choose(who_may[0])

    def choose(self, member: Staff) -> None:
        """Ask this person for the PIN."""
        _ = self._look.phrases
        for tile in self.tiles:
            tile.setChecked(tile.member == member)
        demo = _("This is the demo: everybody's PIN is {pin}.", pin=self._demo_pin) if self._demo_pin else ""
        hint = demo or _("PIN of {name}", name=member.name)
        self._proving.ask(member, _("Allow as {name}", name=member.name), hint)
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        text = event.text().strip().casefold()
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif text.isdecimal() and not self.entry.hasFocus():
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
            self.entry.keyPressEvent(event)
        elif text:
            fitting = (tile.member for tile in self.tiles if tile.member.name.casefold().startswith(text))
            member = next(fitting, None)
            if member is not None:
                self.choose(member)
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, colors = QPainter(self), self._look.theme.colors
        scrim = QColor(colors.scrim)
        scrim.setAlphaF(colors.scrim_opacity)
        painter.fillRect(self.rect(), scrim)
        painter.end()

    def _arrange(self) -> None:
        theme, space = self._look.theme, self._look.theme.space
        card = Card(theme, padding=space.four)
        row = QHBoxLayout()
        row.setSpacing(space.four)
        words = QVBoxLayout()
        words.setSpacing(space.two)
        people = FlowRow(theme, gap=space.two)
        for tile in self.tiles:
            people.add(tile)
        for part in (self.title, self.deed, self.figures, self.words, people):
            words.addWidget(part)
        words.addStretch(1)
        words.addWidget(self.cancel, alignment=Qt.AlignmentFlag.AlignLeading)
        row.addLayout(words, 1)
        # Beside long words its dots would drift away from their pad.
        row.addWidget(self.entry, alignment=Qt.AlignmentFlag.AlignTop)
        card.content.addLayout(row)
        inside = QWidget()
        middle = QHBoxLayout(inside)
        middle.addStretch(1)
        card.setMaximumWidth(theme.px(_WIDTH))
        middle.addWidget(card, 100, alignment=Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scrolling(inside))

    def _on_proven(self, proven: Proven) -> None:
        self.approved.emit(proven.member)


def _figures(_: Phrasebook, asked: ApprovalAsked) -> str:
    """What the one who approves decides by."""
    if asked.taken_off is None:
        return ""
    off, of = asked.taken_off
    return _("The discount on the ticket would be {off} of {of}.", off=off, of=of)
