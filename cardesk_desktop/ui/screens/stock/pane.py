"""The product in front: what is there of it, what to do about it, and the movements behind it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.period import Span
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.looking_at_stock import StockCard
from cardesk_desktop.store.stock_views import MovementFilter, MovementRow
from cardesk_desktop.ui.screens.stock.faces import (
    card_lines,
    kind_choices,
    level_state,
    movement_columns,
    span_choices,
    state_tone,
    state_words,
)
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, IconButton
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.chips import ChipRow
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paged_model import PagedModel
from cardesk_desktop.ui.widgets.row_list import RowList
from cardesk_desktop.ui.widgets.stacked import Stacked
from cardesk_desktop.ui.widgets.tag import Tag
from cardesk_desktop.ui.words import called

ADJUST_KEY, WASTE_KEY = "F7", "F8"


class StockPane(QWidget):
    """Shows a card and its ledger; what is pressed is carried out by whoever owns it."""

    adjust_asked = Signal()
    waste_asked = Signal()
    revalue_asked = Signal()
    recount_asked = Signal()
    export_asked = Signal()
    narrowed = Signal(object)
    """The `MovementFilter` that the ledger is to show, on the days of `span`."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        company: Company,
        model: PagedModel[MovementRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._, self._theme = phrases, theme
        self.card: StockCard | None = None
        self.span: Span | None = None
        """The days that the ledger shows; None for all."""
        self._which = MovementFilter()
        self._build_head(theme)
        self.ledger = RowList(
            theme,
            phrases("Movements"),
            model,
            movement_columns(phrases, company.time_zone),
            opens_at_once=True,
        )
        self._lay_out(theme)
        model.loaded.connect(self._on_loaded)

    @property
    def product_id(self) -> UUID | None:
        """The product in front."""
        return self.card.product.id if self.card else None

    def show_card(self, card: StockCard) -> None:
        """Put a product in front."""
        self.card = card
        _, product, state = self._, card.product, level_state(card)
        self._name.setText(called(_, product.names))
        self._sku.setText(product.sku)
        self._level.setText(_("{quantity} in stock", quantity=card.level))
        self._tag.set_state(state_words(_, state), state_tone(state))
        self._lines.setText("\n".join(card_lines(_, card)))
        self._stack.setCurrentIndex(1)

    def show_nothing(self) -> None:
        """No product is in front."""
        self.card = None
        self._stack.setCurrentIndex(0)

    def _build_head(self, theme: Theme) -> None:
        _ = self._
        self._name = Text(theme, size=TextSize.LARGE, is_bold=True, is_wrapping=True)
        self._sku = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED)
        self._level = Text(theme, size=TextSize.LARGE, is_bold=True)
        self._tag = Tag(theme)
        self._lines = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.adjust = Button(theme, _.context("stock", "Adjust"), icon="scaling", key=ADJUST_KEY)
        self.waste = Button(theme, _.context("stock", "Waste"), icon="package-minus", key=WASTE_KEY)
        self.revalue = Button(theme, _.context("stock", "Cost"), icon="hand-coins")
        self.recount = Button(theme, _("Count this"), icon="clipboard-list")
        self.export = IconButton(theme, "download", _("Export the movements"))
        self.export.activated.connect(self.export_asked)
        self.kinds = ChipRow(theme, _("Which movements"))
        self.kinds.set_choices(kind_choices(_), ())
        self._no_moves = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self._no_moves.hide()
        self.adjust.activated.connect(self.adjust_asked)
        self.waste.activated.connect(self.waste_asked)
        self.revalue.activated.connect(self.revalue_asked)
        self.recount.activated.connect(self.recount_asked)
        self.days = ChipRow(theme, _("Which days"))
        self.days.set_choices(span_choices(_), None)
        self.kinds.chosen.connect(self._on_kinds)
        self.days.chosen.connect(self._on_days)

    def _lay_out(self, theme: Theme) -> None:
        _ = self._
        nothing = EmptyState(
            theme,
            "package",
            _("No product chosen"),
            _("Choose a product or scan it to see its level and every movement behind it."),
        )
        card = Card(theme)
        head = QHBoxLayout()
        head.setSpacing(theme.space.one)
        head.addWidget(self._level)
        head.addWidget(self._tag)
        head.addStretch(1)
        head.addWidget(self.export)
        deeds = FlowRow(theme)
        for button in (self.adjust, self.waste, self.recount, self.revalue):
            deeds.add(button)
        card.content.addWidget(self._name)
        card.content.addWidget(self._sku)
        card.content.addLayout(head)
        below: tuple[QWidget, ...] = (self._lines, deeds, self.kinds, self.days, self._no_moves)
        for part in below:
            card.content.addWidget(part)
        card.content.addWidget(self.ledger, 1)
        holder = QWidget()
        self._stack = Stacked(holder)
        self._stack.addWidget(nothing)
        self._stack.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(holder)

    def _on_loaded(self, total: int) -> None:
        _, is_wide = self._, not self._which.kinds and self.span is None
        never = _("Nothing has moved yet. A delivery or a sale begins the ledger.")
        self._no_moves.setText(never if is_wide else _("Nothing like this moved on these days."))
        self._no_moves.setVisible(not total)

    def _on_kinds(self, kinds: tuple[MovementKind, ...]) -> None:
        self._which = MovementFilter(kinds)
        self.narrowed.emit(self._which)

    def _on_days(self, span: Span | None) -> None:
        self.span = span
        self.narrowed.emit(self._which)
