"""The list, the card and the forms of the catalogue."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cardesk_desktop.documents.sheets import SheetFormat
from cardesk_desktop.domain.catalogue import ItemKind, Product, Service
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.store.catalogue_views import CatalogueFilter
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.exporting.panel import ExportPanel
from cardesk_desktop.ui.requests import NewProduct, OpenItem
from cardesk_desktop.ui.screens.catalogue.export import catalogue_export
from cardesk_desktop.ui.screens.catalogue.memory import CatalogueMemory
from cardesk_desktop.ui.screens.catalogue.product_form import ProductFormPanel
from cardesk_desktop.ui.screens.catalogue.service_form import ServiceFormPanel
from tests.builders import AED, amount, make_product
from tests.ui.screens.catalogue.storeroom import Storeroom

FOAM = make_product("Tyre foam", milli=35_000)


def _add(product: Product, work: UnitOfWork) -> None:
    work.catalogue.add_product(product)


@pytest.fixture
def goods(room: Storeroom) -> list[Product]:
    """Some products more."""
    made = [FOAM, make_product("Wax", milli=80_000), make_product("Cloth", milli=9_000)]
    for product in made:
        room.shop.write(partial(_add, product))
    return made


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


def test_a_product_is_written_down_by_keyboard_alone(room: Storeroom) -> None:
    page = room.open()
    room.press("F2")
    form = room.panel(ProductFormPanel)
    room.wait(lambda: form.sku.text == "P-000001")
    form.names.main.set_text("Glass cleaner")
    form.names.more.click()
    form.names.others["ar"].set_text("منظف زجاج")
    form.price.editor.setText("24.50")
    form.price.editor.textEdited.emit("24.50")
    form.category.set_value(page.listing._categories[FOAM.category_id].id)
    assert page.on_scanned("4006381333931")
    form.save.click()

    room.wait(lambda: page.pane.card is not None and page.pane.card.item.names.main == "Glass cleaner")
    saved = page.pane.card
    assert saved is not None
    assert isinstance(saved.item, Product)
    assert saved.item.price == Money(2_450, AED)
    assert saved.item.barcodes == ("4006381333931",)
    assert saved.item.names.others == {"ar": "منظف زجاج"}
    assert room.window.toasts == ["Glass cleaner is saved."]
    assert room.window.panel is None


def test_the_next_one_follows_when_it_is_asked_for(room: Storeroom) -> None:
    room.open()
    room.press("F2")
    form = room.panel(ProductFormPanel)
    form.names.main.set_text("Glass cleaner")
    form.price.editor.setText("5")
    form.price.editor.textEdited.emit("5")
    form.save_next.click()

    room.wait(lambda: room.window.panel is not None and room.panel(ProductFormPanel) is not form)
    assert room.panel(ProductFormPanel).names.main.text == ""


def test_what_is_missing_is_said_beside_its_field(room: Storeroom) -> None:
    room.open()
    room.press("F2")
    form = room.panel(ProductFormPanel)
    form.save.click()
    assert form.price.error
    form.price.editor.setText("5")
    form.price.editor.textEdited.emit("5")
    form.save.click()
    room.wait(lambda: form.names.main.error)
    assert form.names.main.error == "Name is missing. Fill it in to go on."
    form.names.main.set_text("X")
    form.minimum.set_text("lots")
    form.save.click()
    assert form.minimum.error


def test_a_mistyped_or_taken_number_is_doubted(room: Storeroom) -> None:
    page = room.open()
    page.on_request(NewProduct("4006381333932"))
    form = room.panel(ProductFormPanel)
    room.wait(lambda: "4006381333932" in form.doubts.text())
    form.barcodes.set_text(room.shop.freshener.barcodes[0])
    form.sku.set_text(room.shop.freshener.sku)
    form.sku.changed.emit(form.sku.text)
    room.wait(lambda: "has this SKU too" in form.doubts.text())
    assert "possible duplicate" in form.doubts.text()


@pytest.mark.usefixtures("goods")
def test_a_copy_has_numbers_of_its_own(room: Storeroom) -> None:
    page = room.open()
    page.on_request(OpenItem(ItemKind.PRODUCT, FOAM.id))
    room.wait(lambda: page.pane.item_id == FOAM.id)
    room.press("Ctrl+D")
    form = room.panel(ProductFormPanel)
    assert (form.names.main.text, form.barcodes.text) == ("Tyre foam (copy)", "")
    room.wait(lambda: form.sku.text == "P-000001")
    form.save.click()
    room.wait(lambda: "Tyre foam (copy)" in room.names())


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


def test_a_photo_is_kept_and_taken_away(room: Storeroom, tmp_path: Path) -> None:
    page = room.open()
    room.wait(lambda: page.pane.card is not None)
    Image.new("RGB", (60, 40), "red").save(tmp_path / "bottle.png")
    (tmp_path / "page.png").write_bytes(b"<html>")
    room.press("F4")
    form = room.panel(ProductFormPanel)
    form.photos.buttons.choose.click()
    assert not form.photos.buttons.choose.is_busy
    room.photo = tmp_path / "page.png"
    form.photos.buttons.choose.click()
    room.wait(lambda: "no picture" in form.photos._message.text())
    room.photo = tmp_path / "bottle.png"
    form.photos.buttons.choose.click()
    room.wait(lambda: form.photos.photos)
    form.save.click()
    room.wait(lambda: page.pane.card is not None and page.pane._sha256)

    room.press("F4")
    again = room.panel(ProductFormPanel)
    room.wait(lambda: again.photos.photos is None and again.photos.shown)
    again.photos.buttons.remove.click()
    again.save.click()
    room.wait(lambda: not room.product(room.shop.freshener.id).photo_sha256)


def test_a_service_is_priced_by_size(room: Storeroom) -> None:
    page = room.open(CatalogueMemory(which=CatalogueFilter(ItemKind.SERVICE)))
    room.press("F2")
    form = room.panel(ServiceFormPanel)
    form.names.main.set_text("Wax by hand")
    form.save.click()
    room.wait(lambda: form._message.text())
    price = form.prices[SizeClass.SUV].editor
    price.setText("90")
    price.textEdited.emit("90")
    form.duration.set_text("x")
    form.save.click()
    room.wait(lambda: form.duration.error)
    form.duration.set_text("45")
    form.save.click()
    room.wait(lambda: "Wax by hand" in room.names())
    assert page.pane.labels.isHidden()

    room.wait(lambda: page.pane.card is not None and page.pane.card.item.names.main == "Wax by hand")
    room.press("F4")
    assert room.panel(ServiceFormPanel).duration.text == "45"
    room.press("Ctrl+D")
    assert room.panel(ServiceFormPanel).names.main.text == "Wax by hand (copy)"


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
    assert room.window.panel_title == "Export: Products"
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
