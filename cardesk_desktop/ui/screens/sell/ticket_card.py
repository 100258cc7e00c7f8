"""The ticket in front, as a card: head, lines, figures, and the one large button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.ticket_view import TicketView
from cardesk_desktop.ui.screens.sell.faces import head_face, line_faces
from cardesk_desktop.ui.screens.sell.line_list import LineList
from cardesk_desktop.ui.screens.sell.line_model import LineModel
from cardesk_desktop.ui.screens.sell.ticket_head import TicketHead
from cardesk_desktop.ui.screens.sell.totals import pay_words, total_rows
from cardesk_desktop.ui.screens.sell.totals_view import TotalsView
from cardesk_desktop.ui.screens.sell.upright_area import UprightArea
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.labels import Text

_LEAST_LINES = 132
"""The least height of the list of lines; in a lower window the card above the buttons scrolls."""

_HINTED_LINES = 3
"""Up to so many lines there is room to say what can be done with them."""


class TicketCard(Card):
    """Shows a ticket, or the counter sale that the next tile begins. What is pressed, it announces."""

    discount_wanted = Signal()
    note_wanted = Signal()
    park_wanted = Signal()
    pay_wanted = Signal()

    def __init__(self, theme: Theme, _: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(theme, gap=theme.space.one_half, parent=parent)
        self._look, self._ = theme, _
        self.head = TicketHead(theme, _)
        self._model = LineModel(self)
        self.lines = LineList(theme, _("Lines of the ticket"), self._model)
        self._hint = Text(
            theme,
            _("Press Enter on a line for note, staff or discount."),
            size=TextSize.SMALL,
            tone=Tone.MUTED,
            is_wrapping=True,
        )
        self._empty = EmptyState(
            theme,
            "shopping-cart",
            _("Nothing on the ticket yet"),
            _("Press a tile, scan a product, or type what it is called."),
        )
        self._note = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self.totals = TotalsView(theme)
        self.discount = Button(theme, _("Discount"), kind=ButtonKind.QUIET, icon="badge-percent", key="F7")
        self.note = Button(theme, _("Note"), kind=ButtonKind.QUIET, icon="sticky-note", key="F8")
        self.park = Button(theme, _("Park"), size=ButtonSize.LARGE, key="F4", is_once=True)
        self.pay = Button(
            theme, _("Pay"), kind=ButtonKind.PRIMARY, size=ButtonSize.LARGE, key="F12", is_once=True
        )
        self._lay_out()
        self.discount.activated.connect(self.discount_wanted)
        self.note.activated.connect(self.note_wanted)
        self.park.activated.connect(self.park_wanted)
        self.pay.activated.connect(self.pay_wanted)

    @property
    def note_text(self) -> str:
        """The ticket's note as shown; empty when there is none."""
        return "" if self._note.isHidden() else self._note.text()

    def show_view(self, view: TicketView | None) -> None:
        """Show a ticket as it is now; None is the counter before its first item."""
        _ = self._
        lines = view.ticket.lines if view else ()
        self.head.show_face(head_face(_, view), has_ticket=view is not None)
        self._model.show_lines(line_faces(_, view) if view else ())
        self._stack.setCurrentWidget(self._filled if lines else self._empty)
        note = view.ticket.note if view else ""
        self._note.setText(_("Note: {note}", note=note))
        self._note.setVisible(bool(note))
        self._hint.setVisible(0 < len(lines) <= _HINTED_LINES)
        self.totals.show_rows(total_rows(_, view) if view and lines else ())
        self.totals.setVisible(bool(lines))
        for button in (self.discount, self.pay):
            button.setEnabled(bool(lines))
        for button in (self.note, self.park):
            button.setEnabled(view is not None)
        self.pay.set_words(pay_words(_, view.priced.gross) if view and lines else _("Pay"))
        self.pay.set_busy(False)
        self.park.set_busy(False)

    def _lay_out(self) -> None:
        theme = self._look
        self._filled = QWidget()
        filled = QVBoxLayout(self._filled)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.setSpacing(theme.space.one)
        filled.addWidget(self.lines, 1)
        for part in (self._note, self._hint):
            filled.addWidget(part)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._filled)
        self._stack.addWidget(self._empty)
        self._stack.setMinimumHeight(theme.px(_LEAST_LINES))
        quiet = QHBoxLayout()
        quiet.setSpacing(theme.space.one)
        quiet.addWidget(self.discount)
        quiet.addWidget(self.note)
        quiet.addStretch(1)
        self.content.addWidget(self._scrolled(self.head, _rule(theme), self._stack, quiet, self.totals), 1)
        self.content.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.space.one)
        self.park.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.pay.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self.park)
        row.addWidget(self.pay, 1)
        return row

    def _scrolled(self, *parts: QWidget | QHBoxLayout) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.space.one)
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part, 1 if part is self._stack else 0)
            else:
                column.addLayout(part)
        return UprightArea(inside)


def _rule(theme: Theme) -> QWidget:
    """A line between two parts of the card."""
    rule = QFrame()
    rule.setFixedHeight(1)
    rule.setStyleSheet(f"background: {theme.colors.line}; border: none;")
    return rule
