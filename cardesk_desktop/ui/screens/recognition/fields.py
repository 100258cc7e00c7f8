"""The fields in which a suggestion is shown, and the product that comes of those that were taken."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.catalogue import Category, Product
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.recognition import Suggestion, full_name, meant_category, meant_tax
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.i18n import LANGUAGES, Phrasebook, load_phrasebook
from cardesk_desktop.operations.catalogue_list import Shelving
from cardesk_desktop.operations.editing_items import ProductForm
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.catalogue.faces import tax_words
from cardesk_desktop.ui.screens.recognition.suggested import Suggested
from cardesk_desktop.ui.screens.recognition.words import unit_words
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import LabelledField, TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.money_field import MoneyField
from cardesk_desktop.ui.widgets.select_field import SelectField


class SuggestionFields(QWidget):
    """Texts are in the company's language: the model was asked for it."""

    def __init__(self, look: Look, company: Company, shelving: Shelving) -> None:
        super().__init__()
        theme, _ = look.theme, look.phrases
        self._look, self._company, self._shelving = look, company, shelving
        self._product: Product | None = None
        self._name = TextField(theme, _.context("thing", "Name"))
        self._brand = TextField(theme, _("Brand"))
        self._size = TextField(theme, _("Size"))
        self._category = SelectField(theme, _("Category"), self._categories())
        self._barcode = TextField(theme, _("Barcode"), is_latin=True)
        self._tax = SelectField(theme, _("Tax"), self._taxes())
        self.name = Suggested(theme, _, self._name, _.context("thing", "Name"))
        self.brand = Suggested(theme, _, self._brand, _("Brand"))
        self.size_ = Suggested(theme, _, self._size, _("Size"))
        self.category = Suggested(theme, _, self._category, _("Category"))
        self.barcode = Suggested(theme, _, self._barcode, _("Barcode"))
        self.tax = Suggested(theme, _, self._tax, _("Tax"))
        money = _.currency_sign(company.currency)
        self.price = MoneyField(theme, _, _("Price {currency}", currency=money), company.currency)
        self.whole = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one_half)
        for part in self.all():
            column.addWidget(part)
            part.changed.connect(self._show_whole)
        column.insertWidget(3, self.whole)
        column.addWidget(self.price)

    def all(self) -> tuple[Suggested, ...]:
        """Every one, from top to bottom."""
        return (self.name, self.brand, self.size_, self.category, self.barcode, self.tax)

    def by_name(self, name: str) -> LabelledField:
        """The field that a refusal is about."""
        fields: dict[str, LabelledField] = {
            "price": self.price,
            "category": self._category,
            "barcodes": self._barcode,
        }
        return fields.get(name, self._name)

    def show_suggestion(self, seen: Suggestion, product: Product | None) -> None:
        """Fill the fields with what was seen, for a new product or for this one."""
        _, language = self._look.phrases, self._company.language
        self._product = product
        self._name.set_text(seen.name)
        self.name.suggest(is_seen=bool(seen.name), now=product.names.main if product else "")
        self._brand.set_text(seen.brand)
        self.brand.suggest(is_seen=bool(seen.brand))
        size = " ".join(part for part in (seen.size, unit_words(self._company_phrases(), seen.unit)) if part)
        self._size.set_text(size)
        self.size_.suggest(is_seen=bool(seen.size))
        meant = meant_category(seen.category, self._shelving.categories)
        shown = meant or self._category_of(product)
        self._category.set_value(shown.id if shown else None)
        known = self._category_of(product)
        now = known.names.in_language(language) if known else ""
        self.category.suggest(is_seen=meant is not None, now=now)
        if seen.category and meant is None:
            self.category.say(_("“{name}” was seen, which is none of yours.", name=seen.category))
        self._barcode.set_text(seen.barcode)
        self.barcode.suggest(is_seen=bool(seen.barcode), now=_.listed(product.barcodes) if product else "")
        usual, rates = self._company.default_tax, [rate.tax for rate in self._shelving.rates]
        tax = meant_tax(seen.tax, usual, rates)
        self._tax.set_value(tax or (product.tax if product else usual))
        now = tax_words(_, product.tax, self._shelving.rates) if product else ""
        self.tax.suggest(is_seen=tax is not None, now=now)
        self.price.set_amount(product.price if product else None)
        self._show_whole()

    def read(self, price: Money, photo: bytes | None) -> ProductForm:
        """The product with what was taken, and as it was in all else."""
        before = self._product
        category, tax, code = self._category.value, self._tax.value, self._barcode.text.strip()
        had = before.barcodes if before else ()
        return ProductForm(
            name=self.whole_name(),
            price=price,
            tax=tax if isinstance(tax, Tax) and self.tax.is_taken else self._tax_before(),
            category_id=category if isinstance(category, UUID) and self.category.is_taken else self._shelf(),
            names=before.names.others if before else {},
            sku=before.sku if before else "",
            barcodes=(*had, code) if self.barcode.is_taken and code else had,
            cost=before.cost if before else None,
            minimum_milli=before.minimum_milli if before else 0,
            supplier_id=before.supplier_id if before else None,
            is_favourite=before.is_favourite if before else False,
            photos=None if photo is None else (photo,),
        )

    def whole_name(self) -> str:
        """What was taken of name, brand and size, as it stands on a price list."""
        before = self._product.names.main if self._product else ""
        name = self._name.text if self.name.is_taken else before
        brand = self._brand.text if self.brand.is_taken else ""
        return full_name(name, brand, self._size.text if self.size_.is_taken else "", "")

    def _company_phrases(self) -> Phrasebook:
        """The company's own language: in it products are named."""
        language = self._company.language
        spoken = language in {each.code for each in LANGUAGES}
        return load_phrasebook(language) if spoken else self._look.phrases

    def _show_whole(self) -> None:
        name = self.whole_name()
        # Before anything is taken there is no name: dots in its place would look like one cut off.
        self.whole.setText(self._look.phrases("On the price list: {name}", name=name) if name else "")

    def _tax_before(self) -> Tax:
        return self._product.tax if self._product else self._company.default_tax

    def _shelf(self) -> UUID | None:
        return self._product.category_id if self._product else None

    def _category_of(self, product: Product | None) -> Category | None:
        wanted = product.category_id if product else None
        return next((each for each in self._shelving.categories if each.id == wanted), None)

    def _categories(self) -> list[Choice]:
        language = self._look.phrases.language.code
        return [Choice(each.id, each.names.in_language(language)) for each in self._shelving.categories]

    def _taxes(self) -> list[Choice]:
        rates = self._shelving.rates
        taxes = dict.fromkeys((self._company.default_tax, *(rate.tax for rate in rates)))
        return [Choice(tax, tax_words(self._look.phrases, tax, rates)) for tax in taxes]
