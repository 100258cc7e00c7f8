"""Why a visit is cancelled: a reason in one press, or in the person's own words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.chips import Chip
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.flow_row import FlowRow


class CancelPart(QWidget):
    """A chip writes its reason into the field; the button then cancels."""

    confirmed = Signal(str)
    """The reason, as it goes into the journal."""
    dropped = Signal()
    """The visit is kept."""

    def __init__(self, theme: Theme, phrases: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = phrases
        self.reason = TextField(theme, _("Why is this visit cancelled?"))
        self.chips = tuple(
            Chip(theme, words)
            for words in (
                _("The client left"),
                _("The wait was too long"),
                _("Checked in by mistake"),
            )
        )
        row = FlowRow(theme, line_gap=0)
        for chip in self.chips:
            chip.activated.connect(lambda words=chip.words: self._take(words))
            row.add(chip)
        self.confirm = Button(theme, _("Cancel the visit"), kind=ButtonKind.DESTRUCTIVE, is_once=True)
        self.keep = Button(theme, _("Keep it"))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space.one)
        buttons.addWidget(self.keep, 1)
        buttons.addWidget(self.confirm, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.one_half)
        layout.addWidget(self.reason)
        layout.addWidget(row)
        layout.addLayout(buttons)
        self.reason.submitted.connect(self.confirm.click)
        self.confirm.activated.connect(lambda: self.confirmed.emit(self.reason.text))
        self.keep.activated.connect(self.dropped)

    def begin(self) -> None:
        """Ask for the reason."""
        self.reason.set_text("")
        self.confirm.set_busy(False)
        self.show()
        self.chips[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the reason."""
        self.confirm.set_busy(False)
        self.reason.set_error(sentence)
        self.reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, words: str) -> None:
        self.reason.set_text(words)
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)
