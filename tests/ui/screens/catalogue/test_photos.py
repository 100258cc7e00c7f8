"""Photos of products, in the form and beside the list; and a product written down while it is sold."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.ui.camera.photo_panel import PhotoPanel, TakenPhoto
from cardesk_desktop.ui.purpose import Purpose
from cardesk_desktop.ui.requests import NewProduct
from cardesk_desktop.ui.screens.catalogue.product_form import ProductFormPanel
from tests.ui.screens.catalogue.storeroom import Storeroom


def _webp(room: Storeroom, tmp_path: Path) -> Path:
    room.photo = tmp_path / "bottle.png"
    Image.new("RGB", (600, 400), "red").save(room.photo)
    return room.photo


def _take(room: Storeroom) -> None:
    """Through the panel, from a file: this room has no camera."""
    panel = room.panel(PhotoPanel)
    panel.taking.from_file.click()
    room.wait(lambda: panel.review.isVisible())
    panel.review.use.click()


def test_the_product_in_front_gets_a_photo_and_loses_it_again(room: Storeroom, tmp_path: Path) -> None:
    page = room.open()
    _webp(room, tmp_path)
    room.wait(lambda: page.pane.card is not None)
    room.press("F5")
    _take(room)
    room.wait(lambda: room.product(room.shop.freshener.id).photo_sha256)
    room.wait(lambda: room.window.toasts)
    assert room.window.panel is None
    room.window.undos[-1].run()
    room.wait(lambda: not room.product(room.shop.freshener.id).photo_sha256)


def test_a_photo_is_taken_over_the_form_that_stays_as_it_was(room: Storeroom, tmp_path: Path) -> None:
    room.open()
    _webp(room, tmp_path)
    room.press("F2")
    form = room.panel(ProductFormPanel)
    form.names.main.set_text("Glass cleaner")
    form.photos.buttons.camera.click()
    _take(room)
    assert room.panel(ProductFormPanel) is form
    assert form.names.main.text == "Glass cleaner"
    assert form.photos.photos


def test_a_barcode_in_view_goes_into_the_form(room: Storeroom) -> None:
    room.open()
    room.press("F2")
    form = room.panel(ProductFormPanel)
    form.photos._on_taken(TakenPhoto(b"", ("4006381333931",)))
    assert form.barcodes.text == "4006381333931"


def test_a_photo_is_pasted_into_the_form_or_dropped_on_it(room: Storeroom, tmp_path: Path) -> None:
    room.open()
    room.press("F2")
    field = room.panel(ProductFormPanel).photos
    copied = QImage(30, 20, QImage.Format.Format_RGB32)
    copied.fill(QColor("green"))
    QGuiApplication.clipboard().setImage(copied)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    room.wait(lambda: field.photos)
    QGuiApplication.clipboard().setText("words")
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not field.buttons.choose.is_busy

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(_webp(room, tmp_path)))])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(9, 9), action, data, button, keys)
    field.dragEnterEvent(enter)
    assert enter.isAccepted()
    field.dropEvent(QDropEvent(QPointF(9, 9), action, data, button, keys))
    room.wait(lambda: len(field.photos or ()) == 2)


@pytest.mark.parametrize(("purpose", "way"), [(Purpose.TICKET, "sell_item"), (Purpose.STOCK, "take_in_hand")])
def test_what_was_missing_leads_back_to_where_it_was_missed(
    room: Storeroom, purpose: Purpose, way: str
) -> None:
    page = room.open()
    page.on_request(NewProduct("4006381333931", purpose=purpose))
    form = room.panel(ProductFormPanel)
    assert form.save_next.isHidden()
    form.names.main.set_text("Glass cleaner")
    form.price.editor.setText("24.50")
    form.price.editor.textEdited.emit("24.50")
    form.save.click()
    room.wait(lambda: room.window.calls)
    (called, about), *_ = room.window.calls
    assert called == way
    kind, item_id = about if isinstance(about, tuple) else (ItemKind.PRODUCT, about)
    assert kind is ItemKind.PRODUCT
    assert room.product(item_id).barcodes == ("4006381333931",)
