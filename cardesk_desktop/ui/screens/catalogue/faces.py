"""What the list and the card of the catalogue say: pure functions from rows and one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from cardesk_desktop.directions import right_to_left
from cardesk_desktop.domain.catalogue import Category, ItemKind, Product, Service
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.domain.tax_rate import TaxRate
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.catalogue_list import ItemCard
from cardesk_desktop.store.catalogue_views import CatalogueFilter, CatalogueRow
from cardesk_desktop.ui import words
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.row_list import Column


@dataclass(frozen=True, slots=True)
class Said:
    """A fact of the card: what it is called, and what it is."""

    label: str
    words: str
    tone: Tone = Tone.TEXT


CategoryNames = Callable[[], Mapping[UUID, Category]]
Marked = Callable[[], Set[UUID]]


def product_columns(
    _: Phrasebook,
    currency: Currency,
    categories: CategoryNames,
    marked: Marked,
    suggested: Marked,
    *,
    has_costs: bool,
) -> tuple[Column[CatalogueRow], ...]:
    """The columns of products; the cost only for who may see it."""
    name = _.currency_name(currency)
    cost = (
        (Column(_("Cost"), 92, partial(_cost, _), is_figure=True, gives_way=True, sort="cost"),)
        if has_costs
        else ()
    )
    return (
        Column("", 44, partial(_mark, _, marked)),
        Column(_("Product"), 150, partial(_product_name, _, suggested), stretch=3, sort="name"),
        Column(_("SKU"), 104, _sku, stretch=1, gives_way=True, sort="sku"),
        Column(
            _("Category"), 112, partial(_category, _, categories), stretch=1, gives_way=True, sort="category"
        ),
        Column(_("Price {currency}", currency=name), 104, partial(_price, _), is_figure=True, sort="price"),
        *cost,
        Column(_("In stock"), 92, partial(_level, _), is_figure=True, sort="stock"),
    )


def service_columns(
    _: Phrasebook, currency: Currency, categories: CategoryNames, marked: Marked
) -> tuple[Column[CatalogueRow], ...]:
    """The columns of services, with the span of their prices over the sizes."""
    name = _.currency_name(currency)
    return (
        Column("", 44, partial(_mark, _, marked)),
        Column(_("Service"), 150, partial(_name, _), stretch=3, sort="name"),
        Column(
            _("Category"), 112, partial(_category, _, categories), stretch=1, gives_way=True, sort="category"
        ),
        Column(_("Duration"), 128, partial(_duration, _), is_figure=True, gives_way=True, sort="duration"),
        Column(_("Price {currency}", currency=name), 168, partial(_price, _), is_figure=True, sort="price"),
    )


def kind_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """Products or services."""
    return (
        Choice(ItemKind.PRODUCT, _.context("catalogue", "Products"), "package"),
        Choice(ItemKind.SERVICE, _.context("catalogue", "Services"), "sparkles"),
    )


def category_choices(_: Phrasebook, categories: tuple[Category, ...]) -> tuple[Choice, ...]:
    """All, then each category in its order."""
    language = _.language.code
    return (
        Choice(None, _.context("categories", "All")),
        *(Choice(category.id, category.names.in_language(language)) for category in categories),
    )


def count_words(_: Phrasebook, which: CatalogueFilter, total: int) -> str:
    """How many the list has."""
    if which.kind is ItemKind.PRODUCT:
        return _.plural("{n} product", "{n} products", total)
    return _.plural("{n} service", "{n} services", total)


def tax_words(_: Phrasebook, tax: Tax, rates: Sequence[TaxRate]) -> str:
    """A tax by the name that the company gave it, else by its figure or its reason."""
    for rate in rates:
        if rate.tax == tax:
            return rate.names.in_language(_.language.code)
    return tax.reason or _.percent(tax.rate_bp)


def facts(_: Phrasebook, card: ItemCard, rates: Sequence[TaxRate]) -> list[Said]:
    """What is to be known of an item, most important first; what nobody said is left out."""
    item = card.item
    if isinstance(item, Service):
        return _service_facts(_, item, rates)
    said = [Said(_("Price"), _.money(item.price))]
    if card.cost is not None:
        said.append(Said(_("Cost before tax"), _.money(card.cost)))
    if card.margin_bp is not None:
        tone = Tone.DUE if card.margin_bp < 0 else Tone.TEXT
        said.append(Said(_("Margin"), _.percent(card.margin_bp), tone))
    said.append(_stock_fact(_, card, item))
    if item.minimum_milli:
        said.append(Said(_("Minimum stock"), _.quantity(Quantity(item.minimum_milli))))
    said += [Said(_("SKU"), item.sku), *_codes(_, card, item)]
    if card.supplier is not None:
        said.append(Said(_("Supplier"), card.supplier.name))
    said.append(Said(_("Tax"), tax_words(_, item.tax, rates)))
    return said


def _service_facts(_: Phrasebook, service: Service, rates: Sequence[TaxRate]) -> list[Said]:
    prices = [Said(words.size_class(_, size), _.money(price)) for size, price in service.prices.items()]
    return [
        *prices,
        Said(_("Duration"), _.elapsed(service.duration_min * 60)),
        Said(_("Tax"), tax_words(_, service.tax, rates)),
    ]


def _stock_fact(_: Phrasebook, card: ItemCard, product: Product) -> Said:
    level = card.level or Quantity(0)
    is_low = level.milli <= product.minimum_milli
    if level.milli < 0:
        return Said(_("In stock"), _("{n}: below zero", n=_.quantity(level)), Tone.DUE)
    if is_low:
        return Said(_("In stock"), _("{n}: low", n=_.quantity(level)), Tone.WAIT)
    return Said(_("In stock"), _.quantity(level))


def _codes(_: Phrasebook, card: ItemCard, product: Product) -> list[Said]:
    return [
        Said(
            _("Barcode"),
            _("{code}: another product has it too", code=code) if code in card.doubles else code,
            Tone.WAIT if code in card.doubles else Tone.TEXT,
        )
        for code in product.barcodes
    ]


def _mark(_: Phrasebook, marked: Marked, row: CatalogueRow) -> Cell:
    is_marked = row.id in marked()
    spoken = _.context("list", "marked") if is_marked else _.context("list", "not marked")
    return Cell(spoken, CellKind.CHECK, is_bold=is_marked)


def _name(_: Phrasebook, row: CatalogueRow) -> Cell:
    # A star before the name: it stands among the favourites.
    name = row.names.in_language(_.language.code)
    return Cell(f"★ {name}" if row.is_favourite else name, is_bold=True)


def _product_name(_: Phrasebook, suggested: Marked, row: CatalogueRow) -> Cell:
    cell = _name(_, row)
    # Said in words too: colour alone would be seen by few.
    return replace(cell, detail=_("A suggestion waits")) if row.id in suggested() else cell


def _sku(row: CatalogueRow) -> Cell:
    return Cell(row.sku, tone=Tone.MUTED)


def _category(_: Phrasebook, categories: CategoryNames, row: CatalogueRow) -> Cell:
    category = categories().get(row.category_id)
    return Cell(category.names.in_language(_.language.code) if category else "", tone=Tone.MUTED)


def _price(_: Phrasebook, row: CatalogueRow) -> Cell:
    if row.price is None or row.most is None:
        return Cell("–", CellKind.FIGURE, Tone.MUTED)
    if row.price == row.most:
        return Cell(_.amount(row.price), CellKind.FIGURE)
    span = f"{_.amount(row.price)} – {_.amount(row.most)}"
    # Figures alone would run left to right, and be read from the dearest.
    return Cell(right_to_left(span) if _.language.is_rtl else span, CellKind.FIGURE)


def _cost(_: Phrasebook, row: CatalogueRow) -> Cell:
    return Cell(_.amount(row.cost) if row.cost is not None else "–", CellKind.FIGURE, Tone.MUTED)


def _level(_: Phrasebook, row: CatalogueRow) -> Cell:
    level = row.level or Quantity(0)
    tone = Tone.DUE if level.milli < 0 else Tone.WAIT if row.is_low else Tone.TEXT
    return Cell(_.quantity(level), CellKind.FIGURE, tone, is_bold=row.is_low)


def _duration(_: Phrasebook, row: CatalogueRow) -> Cell:
    return Cell(_.elapsed(row.duration_min * 60), CellKind.FIGURE)
