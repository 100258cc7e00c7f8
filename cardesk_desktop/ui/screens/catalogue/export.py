"""The catalogue as a file. Its columns are called as those of an import: what was exported can come back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from cardesk_desktop.documents.sheets import Share, Value
from cardesk_desktop.domain.catalogue import ItemKind, Product, Service
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.catalogue_lines import CatalogueLine, catalogue_lines
from cardesk_desktop.operations.catalogue_list import Shelving
from cardesk_desktop.store.catalogue_views import CatalogueFilter
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui import words
from cardesk_desktop.ui.exporting import ExportColumn, ListExport

Columns = Sequence[ExportColumn[CatalogueLine]]


def catalogue_export(
    _: Phrasebook,
    currency: Currency,
    viewer_id: UUID,
    shelving: Shelving,
    which: CatalogueFilter,
    order: Order,
    total: int,
) -> ListExport[CatalogueLine]:
    """The items of a filter, in the order in which they are shown; costs for who may see them."""
    if which.kind is ItemKind.PRODUCT:
        name, title = "products", _.context("catalogue", "Products")
        columns = _products(_, currency, has_costs=shelving.may_see_costs)
    else:
        name, title = "services", _.context("catalogue", "Services")
        columns = _services(_, currency)
    return ListExport(
        name=name,
        title=title,
        total=total,
        columns=columns,
        operation=catalogue_lines,
        key=lambda line: line.item.id,
        arguments={"viewer_id": viewer_id, "which": which, "order": order},
    )


def _products(_: Phrasebook, currency: Currency, *, has_costs: bool) -> Columns:
    money = _.currency_name(currency)
    costs: Columns = (
        ExportColumn(_("Cost {currency}", currency=money), lambda line: line.cost, 12),
        ExportColumn(_("Margin"), _margin, 10),
    )
    return (
        *_named(_),
        ExportColumn(_("SKU"), _of_product(lambda product: product.sku), 16),
        ExportColumn(_("Barcode"), _of_product(lambda product: "; ".join(product.barcodes)), 18),
        ExportColumn(_("Price {currency}", currency=money), _of_product(lambda product: product.price), 12),
        *(costs if has_costs else ()),
        *_taxed(_),
        ExportColumn(_("Supplier"), lambda line: line.supplier, 24),
        ExportColumn(_("In stock"), lambda line: line.level or Quantity(0), 12),
        ExportColumn(_("Minimum stock"), _of_product(lambda product: Quantity(product.minimum_milli)), 14),
    )


def _services(_: Phrasebook, currency: Currency) -> Columns:
    money = _.currency_name(currency)
    prices: list[ExportColumn[CatalogueLine]] = []
    for size in SizeClass:
        title = _("{size} {currency}", size=words.size_class(_, size), currency=money)
        prices.append(ExportColumn(title, partial(_price_for, size), 16))
    return (
        *_named(_),
        *prices,
        *_taxed(_),
        ExportColumn(_("Duration in minutes"), _duration, 12),
    )


def _named(_: Phrasebook) -> Columns:
    return (
        ExportColumn(_.context("thing", "Name"), lambda line: line.item.names.main, 32),
        ExportColumn(_("Category"), partial(_category, _), 20),
    )


def _taxed(_: Phrasebook) -> Columns:
    return (
        ExportColumn(_("Tax rate"), lambda line: Share(line.item.tax.rate_bp), 10),
        ExportColumn(_("Favourite"), partial(_favourite, _), 10),
    )


def _of_product(value: Callable[[Product], Value]) -> Callable[[CatalogueLine], Value]:
    """What a product says; a service says nothing of it."""

    def read(line: CatalogueLine) -> Value:
        return value(line.item) if isinstance(line.item, Product) else None

    return read


def _category(_: Phrasebook, line: CatalogueLine) -> Value:
    return line.category.names.in_language(_.language.code)


def _favourite(_: Phrasebook, line: CatalogueLine) -> Value:
    return _("Yes") if line.item.is_favourite else ""


def _margin(line: CatalogueLine) -> Value:
    return None if line.margin_bp is None else Share(line.margin_bp)


def _price_for(size: SizeClass, line: CatalogueLine) -> Value:
    return line.item.prices.get(size) if isinstance(line.item, Service) else None


def _duration(line: CatalogueLine) -> Value:
    return line.item.duration_min if isinstance(line.item, Service) else None
