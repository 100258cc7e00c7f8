"""The ticket in front, as a card: head, lines, figures, and the one large button."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.domain.money import Money
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.ticket_view import TicketView
from cardesk_desktop.ui.screens.sell.faces import LineFaces, head_face
from cardesk_desktop.ui.screens.sell.line_list import LineList
from cardesk_desktop.ui.screens.sell.line_model import LineModel
from cardesk_desktop.ui.screens.sell.ticket_body import TicketBody, rule
from cardesk_desktop.ui.screens.sell.ticket_head import TicketHead
from cardesk_desktop.ui.screens.sell.totals import pay_words, total_rows
from cardesk_desktop.ui.screens.sell.totals_view import TotalsView
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.literal import explain

_HINTED_LINES = 3
"""Up to so many lines there is room to say what can be done with them."""


@dataclass(frozen=True, slots=True)
class _Face:
    """How much the two buttons below the ticket say."""

    is_park_named: bool = False
    has_keys: bool = False
    has_verb: bool = False
    size: TextSize = TextSize.LARGE


_FACES = (
    _Face(is_park_named=True, has_keys=True, has_verb=True),
    _Face(has_keys=True, has_verb=True),
    _Face(has_verb=True),
    _Face(),
    _Face(size=TextSize.BODY),
    _Face(size=TextSize.SMALL),
)
"""From all of it to the amount alone."""


class TicketCard(Card):
    """Shows a ticket, or the counter sale that the next tile begins. What is pressed, it announces."""

    discount_wanted = Signal()
    note_wanted = Signal()
    park_wanted = Signal()
    pay_wanted = Signal()
    emptied = Signal()
    """The last line went while the keyboard was on it."""

    def __init__(self, theme: Theme, _: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(theme, gap=theme.space.one_half, parent=parent)
        self._look, self._ = theme, _
        self._due: Money | None = None
        self.head = TicketHead(theme, _)
        self._model, self._faces = LineModel(self), LineFaces(_)
        self.lines = LineList(theme, _("Lines of the ticket"), self._model)
        hint = _("Press a line, or Enter on it, for note, staff or discount.")
        self._hint = Text(theme, hint, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
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
        self.park = Button(theme, _("Park"), size=ButtonSize.HIGH, icon="pause", key="F4", is_once=True)
        explain(self.park, _("Park"))
        self.pay = Button(
            theme, _("Pay"), kind=ButtonKind.PRIMARY, size=ButtonSize.LARGE, key="F12", is_once=True
        )
        for words in (self._hint, self._note):
            # As far in as the lines above and the figures below.
            words.setContentsMargins(theme.space.half, 0, theme.space.half, 0)
        self._body = TicketBody(theme, self.lines)
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
        self._model.show_lines(self._faces.of(view) if view else ())
        had_keyboard = self.lines.hasFocus()
        self._empty.setVisible(not lines)
        self.lines.setVisible(bool(lines))
        note = view.ticket.note if view else ""
        self._note.setText(_("Note: {note}", note=note))
        self._note.setVisible(bool(note))
        self._hint.setVisible(0 < len(lines) <= _HINTED_LINES)
        self.totals.show_rows(total_rows(_, view) if view and lines else ())
        self.totals.setVisible(bool(lines))
        self._show_buttons(view)
        self._body.fit()
        if had_keyboard and not lines:
            self.emptied.emit()

    def release(self) -> None:
        """What was begun has ended, well or not: the button may be pressed again."""
        self.park.set_busy(False)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit_buttons()

    def _show_buttons(self, view: TicketView | None) -> None:
        has_lines = view is not None and bool(view.ticket.lines)
        for button in (self.discount, self.pay):
            button.setEnabled(has_lines)
        for button in (self.note, self.park):
            button.setEnabled(view is not None)
        self._due = view.priced.gross if view is not None and has_lines else None
        self.pay.set_busy(False)
        self.park.set_busy(False)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        """Where there is no room for all of it, picture, keys and verb give way; the amount stays whole."""
        margins = self.content.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._look.space.one
        for face in _FACES:
            self._put_on(face)
            if self.park.sizeHint().width() + self.pay.minimumSizeHint().width() <= room:
                break

    def _put_on(self, face: _Face) -> None:
        park = self._("Park")
        self.park.set_words(park if face.is_park_named else "", spoken=park)
        words = pay_words(self._, self._due) if self._due is not None else self._("Pay")
        amount = self._.money(self._due) if self._due is not None else words
        self.pay.set_words(words if face.has_verb else amount, spoken=words)
        self.pay.set_text_size(face.size)
        for button in (self.park, self.pay):
            button.show_key(is_shown=face.has_keys)

    def _lay_out(self) -> None:
        column, space = self._body.column, self._look.space
        column.addWidget(self.head)
        column.addWidget(rule(self._look))
        column.addWidget(self.lines, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._note)
        column.addWidget(self._hint)
        quiet = QHBoxLayout()
        quiet.setSpacing(space.one)
        quiet.addWidget(self.discount)
        quiet.addWidget(self.note)
        quiet.addStretch(1)
        column.addLayout(quiet)
        column.addWidget(self.totals)
        buttons = QHBoxLayout()
        buttons.setSpacing(space.one)
        self.park.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.pay.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        buttons.addWidget(self.park)
        buttons.addWidget(self.pay, 1)
        self.content.addWidget(self._body, 1)
        self.content.addLayout(buttons)
