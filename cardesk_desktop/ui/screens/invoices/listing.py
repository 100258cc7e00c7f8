"""The list of invoices with what narrows it, and what stands there when it is empty."""

from __future__ import annotations

from PySide6.QtCore import Signal

from cardesk_desktop.domain.company import Company
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.looking_at_invoices import ListedFigure
from cardesk_desktop.store.views import InvoiceRow, InvoiceState, InvoiceSums
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screens.invoices.faces import columns, period_choices, state_choices, sums_words
from cardesk_desktop.ui.screens.invoices.memory import Narrowing
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.chips import ChipRow
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.narrowed_listing import NarrowedListing
from cardesk_desktop.ui.widgets.paged_model import PagedModel
from cardesk_desktop.ui.widgets.row_list import RowList
from cardesk_desktop.ui.widgets.search_field import SearchField
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.sums_row import SumsRow

SEARCH_KEY = "F3"


class InvoiceListing(NarrowedListing[Narrowing]):
    """Every invoice, by number, client or plate, paid or not, of some days."""

    figure_asked = Signal(object)
    """The `ListedFigure` whose documents the person wants to see."""
    sale_asked = Signal()
    """There is no invoice at all yet: go and sell something."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        company: Company,
        model: PagedModel[InvoiceRow],
        export: Button,
    ) -> None:
        search = SearchField(theme, phrases, phrases("Number, client, phone or plate"), key=SEARCH_KEY)
        super().__init__(theme, phrases, search, Narrowing())
        self._, self._company, self.export = phrases, company, export
        self.sums = SumsRow(theme, ListedFigure)
        self.sums.opened.connect(self.figure_asked)
        self.put_figures(self.sums)
        self.foot.addWidget(export)
        self._build_filters(theme)
        self.rows = RowList(
            theme, phrases("Invoices"), model, columns(phrases, company.time_zone, company.currency)
        )
        self.rows.left_upwards.connect(search.setFocus)
        search.moved.connect(self.rows.go)
        self.shelf.put_rows(self.rows)
        self._build_empty(theme)
        model.loaded.connect(self._on_loaded)

    def show_sums(self, sums: InvoiceSums | None) -> None:
        """Show the figures over the whole list; None for who may not see them."""
        self.sums.show_figures(sums_words(self._, sums, self._company.currency) if sums else {})

    def _build_filters(self, theme: Theme) -> None:
        _ = self._
        self.state = Segmented(theme, _("Which invoices"), state_choices(_))
        self.period = ChipRow(theme, _("Which days"))
        self.period.set_choices(period_choices(_), self.which.period)
        self.narrow_by("state", self.state.changed, self.state.set_value)
        self.narrow_by("period", self.period.chosen, self.period.choose)
        self.filters.add(self.state)
        self.filters.add(self.period)

    def _build_empty(self, theme: Theme) -> None:
        _ = self._
        self._none_yet = EmptyState(
            theme,
            "receipt-text",
            _("No invoices yet"),
            _("Every paid ticket becomes an invoice and stays here for good."),
            action=Action(_("Sell something"), self.sale_asked.emit),
        )
        self._none_found = EmptyState(
            theme,
            "search",
            _("No invoice matches"),
            _("Show all invoices, or type less in the search."),
            action=Action(_("Show all invoices"), self.show_everything),
        )
        self._none_credited = EmptyState(
            theme,
            "undo-2",
            _("No credit notes"),
            _("Open an invoice and press “Refund”. The credit note stands here, and the invoice shows it."),
            action=Action(_("Show all invoices"), self.show_everything),
        )
        self.shelf.put_empties(self._none_yet, self._none_found, self._none_credited)

    def _on_loaded(self, total: int) -> None:
        self.export.setEnabled(bool(total))
        if total:
            self.shelf.show_rows()
        else:
            self.shelf.show_empty(self._why_none())

    def _why_none(self) -> EmptyState:
        if self.which.state is InvoiceState.CREDIT_NOTES and not self.which.text.strip():
            return self._none_credited
        return self._none_yet if self.is_wide else self._none_found
