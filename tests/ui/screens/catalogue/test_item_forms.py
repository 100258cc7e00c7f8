"""The forms of products and services: by keyboard alone, with doubts, copies, photos and prices by size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from cardesk_desktop.domain.catalogue import ItemKind, Product
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.store.catalogue_views import CatalogueFilter
from cardesk_desktop.ui.requests import NewProduct, OpenItem
from cardesk_desktop.ui.screens.catalogue.memory import CatalogueMemory
from cardesk_desktop.ui.screens.catalogue.product_form import ProductFormPanel
from cardesk_desktop.ui.screens.catalogue.service_form import ServiceFormPanel
from tests.builders import AED, make_product
from tests.ui.screens.catalogue.storeroom import Storeroom

FOAM = make_product("Tyre foam", milli=35_000)


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
