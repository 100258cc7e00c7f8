"""What was exported comes back: in every language each of our columns is known, and no row is another."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest

from cardesk_desktop.documents.sheets import Sheet, SheetFormat, open_sheet
from cardesk_desktop.documents.sheets.reading.opening import read_sheet
from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.importing.fields import ImportField, ImportKind
from cardesk_desktop.domain.importing.headings import guess_columns
from cardesk_desktop.domain.importing.report import ImportPlan, OnKnown, RowFate
from cardesk_desktop.i18n import LANGUAGES, Phrasebook, load_phrasebook
from cardesk_desktop.operations.catalogue_lines import CatalogueLine
from cardesk_desktop.operations.catalogue_list import shelving
from cardesk_desktop.operations.importing.taking_in import ImportRun, advance_import
from cardesk_desktop.operations.looking_at_stock import BY_NAME
from cardesk_desktop.store.catalogue_views import CatalogueFilter
from cardesk_desktop.store.client_views import EVERYBODY, ClientOrder
from cardesk_desktop.store.stock_views import StockFilter
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.exporting import ListExport
from cardesk_desktop.ui.screens.catalogue.export import catalogue_export
from cardesk_desktop.ui.screens.clients.export import clients_export
from cardesk_desktop.ui.screens.settings.importing.faces import currency_names
from cardesk_desktop.ui.screens.stock.export import stock_export
from tests.ui.shop import Shop

T = TypeVar("T")
_F = ImportField
_CODES = [language.code for language in LANGUAGES]
_PRODUCT = (_F.NAME, _F.CATEGORY, _F.SKU, _F.BARCODE, _F.PRICE, _F.COST)
_SIZES = (_F.PRICE_MOTORCYCLE, _F.PRICE_SMALL, _F.PRICE_SEDAN, _F.PRICE_SUV, _F.PRICE_LARGE)


def _catalogue(shop: Shop, _: Phrasebook, kind: ItemKind) -> ListExport[CatalogueLine]:
    offered = shop.ask(shelving, viewer_id=shop.owner.id)
    which = CatalogueFilter(kind)
    return catalogue_export(_, shop.company.currency, shop.owner.id, offered, which, Order("name"), 9)


def _saved(shop: Shop, what: ListExport[T], path: Path, _: Phrasebook) -> None:
    page = shop.ask(what.operation, offset=0, limit=100, **what.arguments)
    kind = SheetFormat(path.suffix[1:])
    writer = open_sheet(path, kind, Sheet(what.title, what.head, shop.company.time_zone))
    writer.add(what.row(row) for row in page.rows)
    writer.finish()


def _comes_back(shop: Shop, what: ListExport[T], kind: ImportKind, path: Path, _: Phrasebook) -> list[object]:
    """Export, read and try it in; the field of each column."""
    _saved(shop, what, path, _)
    sheet = read_sheet(path)
    columns = guess_columns(sheet.headings, kind, currency_names(shop.company.currency))
    plan = ImportPlan(kind, columns, path.name, OnKnown.UPDATE, "Imported")
    run = ImportRun(sheet, plan, is_trial=True)
    while not run.is_through:
        shop.ask(advance_import, staff_id=shop.owner.id, run=run)
    report = run.report
    assert report is not None
    assert report.refusals == ()
    assert set(report.counts) <= {RowFate.SAME}
    assert report.counts[RowFate.SAME] > 0
    of_column = {column: of for of, column in columns.items()}
    return [of_column.get(column) for column in range(len(sheet.headings))]


@pytest.mark.parametrize("ending", [each.value for each in SheetFormat])
@pytest.mark.parametrize("code", _CODES)
def test_products(shop: Shop, tmp_path: Path, code: str, ending: str) -> None:
    _ = load_phrasebook(code)
    what = _catalogue(shop, _, ItemKind.PRODUCT)
    # Margin, favourite and level are reckoned or chosen here: they are read only.
    assert _comes_back(shop, what, ImportKind.PRODUCTS, tmp_path / f"list.{ending}", _) == [
        *_PRODUCT, None, _F.TAX_RATE, None, _F.SUPPLIER, None, _F.MINIMUM,
    ]  # fmt: skip


@pytest.mark.parametrize("ending", [each.value for each in SheetFormat])
@pytest.mark.parametrize("code", _CODES)
def test_services(shop: Shop, tmp_path: Path, code: str, ending: str) -> None:
    _ = load_phrasebook(code)
    what = _catalogue(shop, _, ItemKind.SERVICE)
    assert _comes_back(shop, what, ImportKind.SERVICES, tmp_path / f"list.{ending}", _) == [
        _F.NAME, _F.CATEGORY, *_SIZES, _F.TAX_RATE, None, _F.DURATION,
    ]  # fmt: skip


@pytest.mark.parametrize("code", _CODES)
def test_clients(shop: Shop, tmp_path: Path, code: str) -> None:
    _ = load_phrasebook(code)
    what = clients_export(_, shop.company.currency, EVERYBODY, Order(ClientOrder.NAME), 9)
    found = _comes_back(shop, what, ImportKind.CLIENTS, tmp_path / "list.csv", _)
    assert found[:2] == [_F.NAME, _F.PHONE]
    assert found[3:] == [None] * 4


@pytest.mark.parametrize("code", _CODES)
def test_the_list_of_stock_is_known_as_products(shop: Shop, code: str) -> None:
    _ = load_phrasebook(code)
    what = stock_export(_, shop.company.currency, shop.owner.id, StockFilter(), BY_NAME, 9)
    headings = [column.title for column in what.head]
    names = currency_names(shop.company.currency)
    assert guess_columns(headings, ImportKind.PRODUCTS, names) == {
        _F.NAME: 0, _F.SKU: 1, _F.SUPPLIER: 2, _F.MINIMUM: 4, _F.COST: 5,
    }  # fmt: skip
