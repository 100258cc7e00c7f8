"""The side panels that are about more than one item: prices, labels, categories, favourites, suppliers."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from cardesk_desktop.domain.catalogue import Category
from cardesk_desktop.domain.supplier import Supplier
from cardesk_desktop.operations.catalogue_list import Shelving
from cardesk_desktop.operations.repricing import PricesChanged, PriceScope, put_prices_back
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screens.catalogue.categories_panel import CategoriesPanel, CategoryFormPanel
from cardesk_desktop.ui.screens.catalogue.favourites_panel import FavouritesPanel
from cardesk_desktop.ui.screens.catalogue.labels_panel import LabelsPanel
from cardesk_desktop.ui.screens.catalogue.panel_means import PanelMeans
from cardesk_desktop.ui.screens.catalogue.prices_panel import APPLY_KEY, PricesPanel
from cardesk_desktop.ui.screens.catalogue.suppliers_panel import SupplierFormPanel, SuppliersPanel
from cardesk_desktop.ui.shortcuts import InstalledShortcuts, Shortcut


class WholePanels:
    """Opens them, and says what came of it."""

    def __init__(self, means: PanelMeans) -> None:
        self._means, self._ = means, means.phrases

    def prices(self, shelving: Shelving, scope: PriceScope) -> PricesPanel:
        """Change many prices, of these items to begin with."""
        panel = PricesPanel(self._means, shelving, scope)
        panel.changed.connect(self._prices_changed)
        InstalledShortcuts((Shortcut(APPLY_KEY, "", panel.apply.click),), panel)
        self._means.window.open_panel(panel, self._("Change prices"), first_focus=panel.value.editor)
        return panel

    def labels(self, product_ids: Sequence[UUID]) -> LabelsPanel:
        """Print labels of these products."""
        panel = LabelsPanel(self._means, product_ids)
        self._means.window.open_panel(panel, self._("Barcode labels"), first_focus=panel.form.editor)
        return panel

    def categories(self) -> None:
        """Show the categories."""
        panel = CategoriesPanel(self._means)
        panel.edit_asked.connect(self.category)
        self._means.window.open_panel(panel, self._("Categories"), first_focus=panel.add)

    def category(self, category: Category | None) -> None:
        """Change a category or write down a new one; the list comes back when it is saved."""
        form = CategoryFormPanel(self._means, category)
        form.saved.connect(self.categories)
        title = self._("Category") if category else self._("New category")
        self._means.window.open_panel(form, title, first_focus=form.names.main.editor)

    def favourites(self) -> None:
        """Show the favourites in their order."""
        panel = FavouritesPanel(self._means)
        self._means.window.open_panel(panel, self._("Favourites"))

    def suppliers(self) -> None:
        """Show the suppliers."""
        panel = SuppliersPanel(self._means)
        panel.edit_asked.connect(self.supplier)
        self._means.window.open_panel(panel, self._("Suppliers"), first_focus=panel.add)

    def supplier(self, supplier: Supplier | None) -> None:
        """Change a supplier or write down a new one; the list comes back when it is saved."""
        form = SupplierFormPanel(self._means, supplier)
        form.saved.connect(self.suppliers)
        title = self._("Supplier") if supplier else self._("New supplier")
        self._means.window.open_panel(form, title, first_focus=form.name.editor)

    def _prices_changed(self, result: PricesChanged) -> None:
        _, means = self._, self._means
        means.window.close_panel()

        def put_back() -> None:
            means.tasks.run(put_prices_back, staff_id=means.acting(), batch_id=result.batch_id)

        back = Action(_("Undo"), put_back)
        text = _.plural("{n} price is changed.", "{n} prices are changed.", result.count)
        means.window.toast(text, undo=back)
