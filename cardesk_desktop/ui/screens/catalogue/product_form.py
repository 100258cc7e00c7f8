"""The form of a product."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.catalogue import Names, Product
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.editing_items import ProductForm, save_product
from cardesk_desktop.operations.item_numbers import NumberDoubt, doubts_about, suggest_sku
from cardesk_desktop.operations.product_photos import gallery
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.screens.catalogue.doubt_words import doubt_words
from cardesk_desktop.ui.screens.catalogue.gallery_field import GalleryField
from cardesk_desktop.ui.screens.catalogue.item_form import FormMeans, ItemForm
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import LabelledField, NoteField, TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.money_field import MoneyField
from cardesk_desktop.ui.widgets.select_field import SelectField

_PAUSE_MS = 250


class ProductFormPanel(ItemForm):
    """Writes down a new product, a copy of one, or corrects one."""

    def __init__(
        self,
        means: FormMeans,
        *,
        product: Product | None = None,
        is_copy: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        _ = means.phrases
        super().__init__(means, _.context("thing", "Name"), is_new=product is None or is_copy, parent=parent)
        self._product = None if is_copy else product
        self._build_fields()
        self._lay_out()
        self._numbers = Latest(means.tasks, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask_doubts)
        self.sku.changed.connect(lambda _text: self._pause.start())
        self.barcodes.changed.connect(lambda _text: self._pause.start())
        if product is not None:
            self._fill(_copy_of(product, _("{name} (copy)", name=product.names.main)) if is_copy else product)
        self._show_colour()
        if self._product is None:
            self._numbers_first()
        else:
            product_id = self._product.id
            means.tasks.run(gallery, on_done=self.photos.show_stored, owner=self, product_id=product_id)

    def fill_known(self, barcode: str, name: str, photo: bytes) -> None:
        """What was scanned, or read off a photo, of a product that is not there yet; each may be empty."""
        if barcode:
            self.add_barcode(barcode)
        self.names.main.set_text(name)
        if photo:
            self.photos.add(photo)

    def add_barcode(self, code: str) -> None:
        """Write a scanned code below the others, once."""
        codes = self._codes()
        if code not in codes:
            self.barcodes.set_text("\n".join((*codes, code)))
            self._pause.start()

    @override
    def fields(self) -> Mapping[str, LabelledField]:
        return {
            **super().fields(),
            "sku": self.sku,
            "barcodes": self.barcodes,
            "price": self.price,
            "minimum": self.minimum,
        }

    @override
    def submit(self) -> None:
        form = self._read()
        if form is None:
            self.settle()
            return
        self.means.tasks.run(
            save_product,
            on_done=self.done,
            on_refused=self.refuse,
            on_settled=self.settle,
            owner=self,
            staff_id=self.means.acting(),
            form=form,
            product_id=self._product.id if self._product else None,
        )

    def _build_fields(self) -> None:
        _, theme, currency = self._, self._look, self.means.company.currency
        name = _.currency_sign(currency)
        self.price = MoneyField(theme, _, _("Price {currency}", currency=name), currency)
        self.cost = MoneyField(theme, _, _("Cost {currency}, before tax", currency=name), currency)
        self.sku = TextField(theme, _("SKU"), is_latin=True)
        hint = _("One in each line. Scan them, or type them.")
        self.barcodes = NoteField(theme, _("Barcodes"), hint=hint, lines=2)
        self.doubts = Text(theme, size=TextSize.SMALL, tone=Tone.WAIT, is_wrapping=True)
        self.doubts.hide()
        hint = _("At this level or below, the product counts as low.")
        self.minimum = TextField(theme, _("Minimum stock"), hint=hint, is_latin=True)
        suppliers = [Choice(supplier.id, supplier.name) for supplier in self.means.shelving.suppliers]
        self.supplier = SelectField(theme, _("Supplier"), (Choice(None, _("Nobody yet")), *suppliers))
        recognise = self._recognise if self.means.recognise is not None else None
        self.photos = GalleryField(self.means.cameras, recognise)

    def _lay_out(self) -> None:
        prices = QHBoxLayout()
        prices.setSpacing(self._look.space.two)
        prices.addWidget(self.price, 1, Qt.AlignmentFlag.AlignTop)
        prices.addWidget(self.cost, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.names)
        self.body.addLayout(prices)
        for part in (
            self.category,
            self.tax,
            self.sku,
            self.barcodes,
            self.doubts,
            self.favourite,
            self.photos,
            self.minimum,
            self.supplier,
        ):
            self.body.addWidget(part)
        self.cost.setVisible(self.means.shelving.may_see_costs)
        self.add_footer()
        self.category.changed.connect(lambda _key: self._show_colour())
        self.photos.code_seen.connect(self.add_barcode)
        for field in (self.names.main, self.price, self.cost, self.sku, self.minimum):
            field.submitted.connect(self.press_save)

    def _fill(self, product: Product) -> None:
        self.show_item(product)
        self.price.set_amount(product.price)
        self.cost.set_amount(product.cost)
        self.sku.set_text(product.sku)
        self.barcodes.set_text("\n".join(product.barcodes))
        least = Quantity(product.minimum_milli)
        self.minimum.set_text(self._.quantity(least) if product.minimum_milli else "")
        self.supplier.set_value(product.supplier_id)

    def _recognise(self, photo: bytes) -> None:
        if self.means.recognise is not None:
            self.means.recognise(photo, self._product.id if self._product else None)

    def _show_colour(self) -> None:
        chosen = self.chosen_category()
        colours = {category.id: category.colour for category in self.means.shelving.categories}
        self.photos.show_colour(colours.get(chosen, "") if chosen else "")

    def _numbers_first(self) -> None:
        self.means.tasks.run(suggest_sku, on_done=self._on_sku, owner=self)

    def _on_sku(self, sku: str) -> None:
        if not self.sku.text:
            self.sku.set_text(sku)

    def _codes(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.barcodes.text.splitlines() if line.strip())

    def _ask_doubts(self) -> None:
        self._numbers.ask(
            doubts_about,
            on_done=self._show_doubts,
            sku=self.sku.text,
            barcodes=tuple(code for code in self._codes() if code.isascii()),
            product_id=self._product.id if self._product else None,
        )

    def _show_doubts(self, doubts: tuple[NumberDoubt, ...]) -> None:
        self.doubts.setText("\n".join(doubt_words(self._, doubt) for doubt in doubts))
        self.doubts.setVisible(bool(doubts))

    def _read(self) -> ProductForm | None:
        """What was typed; None when a field says that it cannot be read."""
        least = self._least()
        price = self.price.amount
        if price is None and not self.price.has_error:
            self.refuse(Refused(Code.AMOUNT_UNREADABLE, field="price"))
        if price is None or least is None or self.cost.has_error:
            return None
        supplier = next(
            (each for each in self.means.shelving.suppliers if each.id == self.supplier.value), None
        )
        return ProductForm(
            name=self.names.main.text,
            price=price,
            tax=self.chosen_tax(),
            category_id=self.chosen_category(),
            names=self.names.translations,
            sku=self.sku.text,
            barcodes=self._codes(),
            cost=self.cost.amount,
            minimum_milli=least.milli,
            supplier_id=supplier.id if supplier else None,
            is_favourite=self.favourite.isChecked(),
            photos=self.photos.photos,
            photos_shown=self.photos.shown,
        )

    def _least(self) -> Quantity | None:
        text = self.minimum.text.strip()
        if text in ("", "0", "٠"):
            return Quantity(0)
        try:
            return Quantity.parse(text)
        except Refused as refusal:
            self.minimum.set_error(sentence(self._, refusal))
            self.minimum.setFocus()
            return None


def _copy_of(product: Product, name: str) -> Product:
    """A copy has numbers of its own, and no photo yet."""
    return replace(
        product,
        names=Names(name, product.names.others),
        sku="",
        barcodes=(),
        photo_sha256="",
        is_favourite=False,
        is_archived=False,
    )
