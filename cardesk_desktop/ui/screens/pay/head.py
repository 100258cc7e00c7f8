"""The head of the payment page: the amount it is about, and whose it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.plate import Plate
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.pay.faces import HeadFace, line_count_words
from cardesk_desktop.ui.screens.pay.subject import Subject
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.chips import Chip
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import ElidedText, Text
from cardesk_desktop.ui.widgets.plate_badge import PlateBadge

_WIDEST_NAME = 360
"""A name takes no more of the line than this, in pixels."""


class PayHead(QWidget):
    """The amount, large, and above it the way back.

    Below it the plate, the client (a button while one can choose) and the lines.
    """

    client_asked = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme, phrases: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ = theme, phrases
        self._title = Text(theme, tone=Tone.MUTED)
        self.amount = Text(theme, size=TextSize.HERO, is_bold=True)
        self._note = Text(theme, tone=Tone.MUTED)
        self._about = FlowRow(theme, gap=theme.space.one_half)
        # Who holds nothing but a mouse sees a way back to the ticket as well.
        self.back = Button(theme, phrases("Back"), key="Esc")
        self.back.activated.connect(self.back_asked)
        self.client_chip: Chip | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.half)
        line = QHBoxLayout()
        line.setSpacing(theme.space.one)
        for part in (self._title, self._note):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.back)
        column.addLayout(line)
        column.addWidget(self.amount)
        column.addWidget(self._about)

    def show_amount(self, face: HeadFace) -> None:
        """Show how much is to be paid now."""
        self._title.setText(face.title)
        self.amount.setText(face.amount)
        self._note.setText(face.note)
        self._note.setVisible(bool(face.note))

    def show_subject(self, subject: Subject) -> None:
        """Show whose it is."""
        _, theme = self._, self._theme
        self._about.clear()
        self.client_chip = None
        if subject.plate is not None:
            self._about.add(_plate(theme, subject.plate))
        if not subject.is_later:
            words = subject.buyer_name or _("Choose a client")
            self.client_chip = Chip(theme, words, icon="user")
            self.client_chip.setMaximumWidth(theme.px(_WIDEST_NAME))
            self.client_chip.activated.connect(self.client_asked)
            self._about.add(self.client_chip)
        elif subject.buyer_name:
            self._about.add(_Fact(theme, subject.buyer_name))
        self._about.add(_Fact(theme, line_count_words(_, subject)))


def _plate(theme: Theme, plate: Plate) -> QWidget:
    """The plate in the middle of a line that is as high as the chips beside it."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(PlateBadge(theme, plate, size=TextSize.LARGE), 0, Qt.AlignmentFlag.AlignVCenter)
    line.setMinimumHeight(theme.target)
    return line


class _Fact(ElidedText):
    """A word beside the chips, as high as they are."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(theme, words, tone=Tone.MUTED)
        self.setMinimumHeight(theme.target)
        self.setMaximumWidth(theme.px(_WIDEST_NAME))
