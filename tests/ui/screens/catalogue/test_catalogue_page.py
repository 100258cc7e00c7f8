"""The list of the catalogue and its card: found, marked, archived, taken along."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cardesk_desktop.documents.sheets import SheetFormat
from cardesk_desktop.domain.catalogue import ItemKind, Service
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.store.catalogue_views import CatalogueFilter
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.exporting.panel import ExportPanel
from cardesk_desktop.ui.requests import OpenItem
from cardesk_desktop.ui.screens.catalogue.export import catalogue_export
from cardesk_desktop.ui.screens.catalogue.memory import CatalogueMemory
from tests.builders import amount, make_product
from tests.ui.screens.catalogue.storeroom import Storeroom

FOAM = make_product("Tyre foam", milli=35_000)


@pytest.mark.usefixtures("goods")
def test_the_list_is_searched_sorted_and_narrowed(room: Storeroom) -> None:
    page = room.open()
    assert room.names() == ["Air freshener, oud", "Cloth", "Tyre foam", "Wax"]

    page.listing.search.set_text("foam")
    room.wait(lambda: room.names() == ["Tyre foam"])
    page.listing.search.set_text("")
    room.wait(lambda: len(room.names()) == 4)
    assert page.listing.rows is not None
    page.listing.rows.order_asked.emit(Order("price", is_descending=True))
    room.wait(lambda: room.names()[:1] == ["Wax"])
    page.listing.kind.changed.emit(ItemKind.SERVICE)
    room.wait(lambda: room.names() == ["Interior detailing", "Exterior wash"])


@pytest.mark.usefixtures("goods")
def test_the_card_follows_the_row_and_a_found_product_is_opened(room: Storeroom) -> None:
    page = room.open()
    room.wait(lambda: page.pane.card is not None)

    room.key(Qt.Key.Key_Down)
    room.wait(lambda: page.pane.card is not None and page.pane.card.item.names.main == "Cloth")
    page.on_request(OpenItem(ItemKind.PRODUCT, FOAM.id))
    room.wait(lambda: page.pane.item_id == FOAM.id)
    page.on_request(OpenItem(ItemKind.SERVICE, room.shop.wash.id))
    room.wait(lambda: page.pane.item_id == room.shop.wash.id)
    assert page.memory().which.kind is ItemKind.SERVICE


@pytest.mark.usefixtures("goods")
def test_archived_by_a_key_and_taken_back(room: Storeroom) -> None:
    page = room.open()
    room.wait(lambda: page.pane.card is not None)
    room.key(Qt.Key.Key_Delete)
    room.wait(lambda: len(room.names()) == 3)
    assert room.window.toasts == ["1 item is in the archive."]
    room.window.undos[0].run()
    room.wait(lambda: len(room.names()) == 4)

    page.listing.archived.click()
    room.wait(lambda: room.names() == [])


@pytest.mark.usefixtures("goods")
def test_marked_rows_are_archived_together_and_become_favourites(room: Storeroom) -> None:
    page = room.open()
    for _ in range(2):
        room.key(Qt.Key.Key_Space)
        room.key(Qt.Key.Key_Down)
    assert page.tools.marked.text() == "2 marked"
    page.tools.marked_star.click()
    room.wait(lambda: room.window.toasts == ["2 new favourites."])
    assert page.listing.marks == {}
    for _ in range(2):
        room.key(Qt.Key.Key_Up)
        room.key(Qt.Key.Key_Space)
    page.tools.marked_archive.click()
    room.wait(lambda: len(room.names()) == 2)


def test_the_cost_is_for_those_who_may_see_it(room: Storeroom) -> None:
    room.shop.write(
        lambda work: work.catalogue.save_product(replace(room.shop.freshener, cost=amount(4_000)))
    )
    page = room.open()
    room.wait(lambda: page.pane.card is not None)
    assert page.listing._has_costs
    assert page.pane.card is not None
    assert page.pane.card.cost == amount(4_000)
    room.shop.write(lambda work: work.catalogue.save_product(room.shop.freshener))


def _name(widget: QWidget | None) -> str:
    return widget.accessibleName() if widget is not None else ""


def test_an_empty_list_says_what_to_do(room: Storeroom) -> None:
    page = room.open(CatalogueMemory(which=CatalogueFilter(text="zzz")))
    shelf = page.listing.shelf
    assert _name(shelf.current) == "No matches"
    page.listing.show_which(CatalogueFilter(is_archived=True))
    room.wait(lambda: _name(shelf.current) == "The archive is empty")
    room.shop.write(lambda work: work.catalogue.save_product(replace(room.shop.freshener, is_archived=True)))
    page.listing.show_which(CatalogueFilter())
    room.wait(lambda: _name(shelf.current) == "No products yet")
    assert page.pane.card is None


@pytest.mark.usefixtures("goods")
def test_the_list_leaves_as_it_is_narrowed_and_sorted(room: Storeroom, tmp_path: Path) -> None:
    page = room.open()
    page.listing.search.set_text("foam")
    room.wait(lambda: room.names() == ["Tyre foam"])
    room.file = tmp_path / "goods.csv"
    room.press("Ctrl+E")
    assert room.window.panel_title == "Export"
    panel = room.panel(ExportPanel)
    panel.kind.set_value(SheetFormat.CSV)
    panel.save.click()
    room.wait(lambda: room.window.toasts == ["1 row saved as goods.csv."])
    with room.file.open(encoding="utf-8-sig", newline="") as file:
        head, row = csv.reader(file)
    assert head[:6] == ["Name", "Category", "SKU", "Barcode", "Price AED", "Cost AED"]
    assert row[:6] == ["Tyre foam", "Shop", FOAM.sku, "; ".join(FOAM.barcodes), "35.00", ""]


def test_the_menu_leaves_with_a_price_for_each_size(room: Storeroom) -> None:
    page = room.open(CatalogueMemory(which=CatalogueFilter(ItemKind.SERVICE)))
    room.wait(lambda: len(room.names()) == 2)
    assert page._shelving is not None
    what = catalogue_export(
        room.phrases,
        room.shop.company.currency,
        page._means.acting(),
        page._shelving,
        page.listing.which,
        Order("name"),
        2,
    )
    rows = room.shop.ask(what.operation, **what.arguments, offset=0, limit=9).rows
    wash = next(row for row in rows if row.item.names.main == "Exterior wash")
    said = dict(zip((column.title for column in what.columns), what.row(wash), strict=True))
    assert isinstance(wash.item, Service)
    assert said["SUV AED"] == wash.item.prices[SizeClass.SUV]
    assert said["Duration in minutes"] == wash.item.duration_min


def test_an_empty_list_does_not_leave(room: Storeroom) -> None:
    page = room.open(CatalogueMemory(which=CatalogueFilter(text="zzzz")))
    page.tools.export.click()
    assert room.window.panel is None


def test_a_list_comes_in_through_the_settings(room: Storeroom) -> None:
    page = room.open()
    page.tools.import_.click()
    assert room.window.calls == [("open_settings", "import")]
