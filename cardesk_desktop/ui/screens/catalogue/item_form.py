"""What the forms of products and services share: names, category, tax, favourite, and how they are saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cardesk_desktop.domain.catalogue import Product, Service
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.catalogue_list import Shelving
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screens.catalogue.faces import tax_words
from cardesk_desktop.ui.screens.catalogue.names_fields import NamesFields
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import LabelledField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.literal import explain
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.select_field import SelectField
from cardesk_desktop.ui.widgets.switch import Switch


@dataclass(frozen=True, slots=True)
class FormMeans:
    """What a form stands on."""

    theme: Theme
    phrases: Phrasebook
    tasks: Tasks
    acting: Callable[[], UUID]
    company: Company
    shelving: Shelving
    cameras: CameraDesk
    recognise: Callable[[bytes, UUID | None], None] | None = None
    """Has a photo recognised, of this product if there is one; None where none can be."""


class ItemForm(PanelContent):
    """A form in the side panel. It saves by itself and says beside each field what is wrong."""

    saved = Signal(object)
    """The `Product` or `Service` as it was saved."""
    next_asked = Signal()
    """It was saved, and another new one is to follow."""

    def __init__(self, means: FormMeans, label: str, *, is_new: bool, parent: QWidget | None = None) -> None:
        super().__init__(means.theme, parent)
        _, theme, shelving = means.phrases, means.theme, means.shelving
        self._, self._look, self.means = _, theme, means
        self._wants_next = False
        self.names = NamesFields(theme, _, label, means.company.language)
        shelves = [
            Choice(category.id, category.names.in_language(_.language.code))
            for category in shelving.categories
        ]
        self.category = SelectField(theme, _("Category"), shelves)
        self.tax = SelectField(theme, _("Tax"), self._tax_choices(means.company.default_tax))
        self.tax.set_value(means.company.default_tax)
        hint = _("Favourites stand first on the selling screen.")
        self.favourite = Switch(theme, _("Favourite"))
        explain(self.favourite, hint)
        self._message = Text(theme, tone=Tone.DUE, is_wrapping=True)
        self._message.hide()
        self.save = Button(
            theme, _("Save"), kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, key="Ctrl+S", is_once=True
        )
        self.save_next = Button(theme, _("Save and add another"), size=ButtonSize.TALL)
        self._is_new = is_new
        self.save.activated.connect(self._on_save)
        self.save_next.activated.connect(self._on_save_next)

    def submit(self) -> None:
        """Save what stands in the fields."""
        raise NotImplementedError

    def fields(self) -> Mapping[str, LabelledField]:
        """The fields by the names that refusals carry."""
        return {"name": self.names.main, "category": self.category}

    def refuse(self, refusal: Refused) -> None:
        """It was not saved: say why beside the field that it is about, and go there."""
        name = {Code.CATEGORY_MISSING: "category", Code.BARCODE_UNREADABLE: "barcodes"}.get(refusal.code)
        field = self.fields().get(name or str(refusal.params.get("field", "")))
        if field is None:
            self._message.setText(sentence(self._, refusal))
            self._message.show()
            return
        field.set_error(sentence(self._, refusal))
        field.setFocus()
        self.area.ensureWidgetVisible(field)

    def show_item(self, item: Product | Service) -> None:
        """Fill the fields that both kinds have."""
        self.names.show_names(item.names)
        self.category.set_value(item.category_id)
        self.tax.set_choices(self._tax_choices(item.tax), item.tax)
        self.favourite.setChecked(item.is_favourite)

    def add_footer(self) -> None:
        """Put message and buttons below the form, and let Enter save it."""
        self.body.addStretch(1)
        self.footer.addWidget(self._message)
        row = QHBoxLayout()
        row.setSpacing(self._look.space.one)
        row.addWidget(self.save, 2)
        row.addWidget(self.save_next, 1)
        self.footer.addLayout(row)
        # Only now: what is shown before it has a parent is a window of its own.
        self.save_next.setVisible(self._is_new)

    def press_save(self) -> None:
        """What Ctrl+S does."""
        self.save.click()

    def done(self, item: Product | Service) -> None:
        """It is saved."""
        self.saved.emit(item)
        if self._wants_next:
            self.next_asked.emit()

    def settle(self) -> None:
        """Let it be saved again."""
        self.save.set_busy(False)

    def chosen_category(self) -> UUID | None:
        """The category, or None when there is none at all."""
        value = self.category.value
        return value if isinstance(value, UUID) else None

    def chosen_tax(self) -> Tax:
        """The tax; the company's usual one where nothing is chosen."""
        value = self.tax.value
        return value if isinstance(value, Tax) else self.means.company.default_tax

    def _tax_choices(self, present: Tax) -> list[Choice]:
        """The company's rates, and the present one where it is among them no more."""
        rates = self.means.shelving.rates
        taxes = [rate.tax for rate in rates]
        for tax in (self.means.company.default_tax, present):
            if tax not in taxes:
                taxes.append(tax)
        return [Choice(tax, tax_words(self._, tax, rates)) for tax in taxes]

    def _on_save(self) -> None:
        self._message.hide()
        self.submit()

    def _on_save_next(self) -> None:
        self._wants_next = True
        self.save.click()
        if not self.save.is_busy:
            self._wants_next = False
