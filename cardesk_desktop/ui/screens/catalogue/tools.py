"""The row below the list: what can be done with the whole catalogue, or with the rows that are marked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.recognition.identify_button import IdentifyButton
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.stacked import Stacked

PRICES_KEY, CATEGORIES_KEY, SUPPLIERS_KEY, FAVOURITES_KEY = "F7", "F6", "F9", "F10"


class CatalogueTools(QWidget):
    """While rows are marked, what can be done with them stands in the place of everything else.

    `identify` and `export` stand elsewhere on the page.
    """

    prices_asked = Signal()
    labels_asked = Signal()
    favourites_asked = Signal()
    categories_asked = Signal()
    suppliers_asked = Signal()
    star_asked = Signal()
    archive_asked = Signal()
    unmark_asked = Signal()
    export_asked = Signal()
    import_asked = Signal()

    def __init__(
        self, theme: Theme, phrases: Phrasebook, export: Button, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        _ = self._ = phrases
        self.prices = Button(theme, _("Change prices"), icon="badge-percent", key=PRICES_KEY)
        self.categories = Button(theme, _("Categories"), icon="palette", key=CATEGORIES_KEY)
        self.favourites = Button(theme, _("Favourites"), icon="star", key=FAVOURITES_KEY)
        self.suppliers = Button(theme, _("Suppliers"), icon="truck", key=SUPPLIERS_KEY)
        self.photos = Button(theme, _("Recognised photos"), icon="sparkles")
        self.identify = IdentifyButton(theme, _)
        self.export = export
        self.import_ = Button(theme, _("Import"), icon="upload")
        self.marked = Text(theme, is_bold=True)
        self.marked.setMinimumHeight(theme.target)
        self.marked_prices = Button(theme, _("Change prices"), icon="badge-percent")
        self.marked_labels = Button(theme, _("Labels"), icon="barcode")
        self.marked_star = Button(theme, _("Add to favourites"), icon="star")
        self.marked_archive = Button(theme, _("Archive"), icon="archive")
        self.unmark = Button(theme, _("Unmark"), kind=ButtonKind.QUIET)
        self._lay_out(theme)
        self._connect()

    def show_marks(self, count: int, kind: ItemKind, *, is_archived: bool) -> None:
        """Say how many rows are marked; with none, what can be done with the whole catalogue."""
        _ = self._
        self.marked.setText(_.plural("{n} marked", "{n} marked", count))
        self.marked_archive.set_words(_("Restore") if is_archived else _("Archive"))
        self.marked_labels.setVisible(kind is ItemKind.PRODUCT and not is_archived)
        self.marked_prices.setVisible(not is_archived)
        self.marked_star.setVisible(not is_archived)
        self._stack.setCurrentIndex(1 if count else 0)

    def _lay_out(self, theme: Theme) -> None:
        whole, marked = FlowRow(theme), FlowRow(theme)
        for button in (
            self.prices,
            self.categories,
            self.favourites,
            self.suppliers,
            self.photos,
        ):
            whole.add(button)
        marked.add(self.marked)
        for button in (
            self.marked_prices,
            self.marked_labels,
            self.marked_star,
            self.marked_archive,
            self.unmark,
        ):
            marked.add(button)
        self._stack = Stacked(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(marked)

    def _connect(self) -> None:
        for button, signal in (
            (self.prices, self.prices_asked),
            (self.categories, self.categories_asked),
            (self.favourites, self.favourites_asked),
            (self.suppliers, self.suppliers_asked),
            (self.export, self.export_asked),
            (self.import_, self.import_asked),
            (self.marked_prices, self.prices_asked),
            (self.marked_labels, self.labels_asked),
            (self.marked_star, self.star_asked),
            (self.marked_archive, self.archive_asked),
            (self.unmark, self.unmark_asked),
        ):
            button.activated.connect(signal)
