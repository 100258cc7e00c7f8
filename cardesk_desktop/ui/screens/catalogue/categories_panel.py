"""The categories: their order, their names and colours, and the way into the archive."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.domain.catalogue import Category
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.shelves import (
    CategoryForm,
    Shelf,
    archive_category,
    order_categories,
    save_category,
    shelves,
)
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screens.catalogue.list_panel import ListPanel
from cardesk_desktop.ui.screens.catalogue.names_fields import NamesFields
from cardesk_desktop.ui.screens.catalogue.panel_means import PanelMeans
from cardesk_desktop.ui.screens.catalogue.shelf_row import RowDeed, ShelfRow
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.theme.tile_colors import TILE_COLORS, tile_sign
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.chips import ChipRow
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent


class CategoriesPanel(ListPanel[Shelf]):
    """The chips above the tiles stand in this order."""

    edit_asked = Signal(object)
    """The `Category` to change, or None for a new one."""

    def __init__(self, means: PanelMeans, parent: QWidget | None = None) -> None:
        _ = means.phrases
        super().__init__(means, _("In this order they stand above the tiles of the selling screen."), parent)
        self.add = Button(
            means.theme, _("New category"), kind=ButtonKind.PRIMARY, icon="plus", size=ButtonSize.TALL
        )
        self.add.activated.connect(lambda: self.edit_asked.emit(None))
        self.footer.addWidget(self.add)
        self.read()

    @override
    def read(self) -> None:
        self.means.tasks.run(shelves, on_done=self.fill, owner=self)

    @override
    def row(self, place: int, held: Shelf) -> ShelfRow:
        _, category = self._, held.category
        name = category.names.in_language(_.language.code)
        deeds = (
            *self.moves(name, place, self._move),
            RowDeed("pencil", _("Change {name}", name=name), lambda: self.edit_asked.emit(category)),
            RowDeed("archive", _("Archive {name}", name=name), lambda: self._archive(category)),
        )
        detail = _.plural("{n} item", "{n} items", held.count)
        return ShelfRow(self.means.theme, name, detail, deeds, colour=category.colour)

    def _move(self, place: int, step: int) -> None:
        ids = tuple(shelf.category.id for shelf in self.swapped(place, step))
        self.do(order_categories, category_ids=ids)

    def _archive(self, category: Category) -> None:
        _, name = self._, category.names.in_language(self._.language.code)
        back = Action(
            _("Undo"), lambda: self.do(archive_category, category_id=category.id, is_archived=False)
        )

        def archived(_category: Category) -> None:
            self.read()
            self.means.window.toast(_("{name} is in the archive.", name=name), undo=back)

        self.means.tasks.run(
            archive_category,
            on_done=archived,
            owner=self,
            staff_id=self.means.acting(),
            category_id=category.id,
        )


class CategoryFormPanel(PanelContent):
    """The name of a category in every language, and its colour."""

    saved = Signal()

    def __init__(
        self, means: PanelMeans, category: Category | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(means.theme, parent)
        _, theme = means.phrases, means.theme
        self._, self._means, self._category = _, means, category
        self.names = NamesFields(theme, _, _.context("thing", "Name"), means.company.language)
        self.colour = ChipRow(theme, _("Colour"))
        self.colour.set_choices(
            [Choice(key, colour_words(_, key), tile_sign(key)) for key in TILE_COLORS],
            category.colour if category else None,
        )
        self.save = Button(
            theme, _("Save"), kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, key="Enter", is_once=True
        )
        if category is not None:
            self.names.show_names(category.names)
        self.body.addWidget(self.names)
        self.body.addWidget(Text(theme, _("Colour"), size=TextSize.SMALL, tone=Tone.MUTED, is_bold=True))
        self.body.addWidget(self.colour)
        self.body.addStretch(1)
        self.footer.addWidget(self.save)
        self.names.main.submitted.connect(self.save.click)
        self.save.activated.connect(self._submit)

    def _submit(self) -> None:
        form = CategoryForm(self.names.main.text, str(self.colour.current), self.names.translations)
        self._means.tasks.run(
            save_category,
            on_done=lambda _category: self.saved.emit(),
            on_refused=self._refuse,
            on_settled=lambda: self.save.set_busy(False),
            owner=self,
            staff_id=self._means.acting(),
            form=form,
            category_id=self._category.id if self._category else None,
        )

    def _refuse(self, refusal: Refused) -> None:
        self.names.main.set_error(sentence(self._, refusal))
        self.names.main.setFocus()


def colour_words(_: Phrasebook, key: str) -> str:
    """The name of a tile colour."""
    return {
        "sky": _.context("tile colour", "Sky"),
        "teal": _.context("tile colour", "Teal"),
        "steel": _.context("tile colour", "Steel"),
        "sand": _.context("tile colour", "Sand"),
        "mint": _.context("tile colour", "Mint"),
        "lilac": _.context("tile colour", "Lilac"),
        "coral": _.context("tile colour", "Coral"),
        "rose": _.context("tile colour", "Rose"),
        "sage": _.context("tile colour", "Sage"),
        "sun": _.context("tile colour", "Sun"),
        "ink": _.context("tile colour", "Ink"),
    }[key]
