"""Prices, labels, categories, favourites and suppliers, in the side panel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.repricing import Ending
from cardesk_desktop.operations.shelves import mark_favourites, shelves
from cardesk_desktop.operations.suppliers import suppliers
from cardesk_desktop.ui.screens.catalogue.categories_panel import CategoriesPanel, CategoryFormPanel
from cardesk_desktop.ui.screens.catalogue.favourites_panel import FavouritesPanel
from cardesk_desktop.ui.screens.catalogue.label_parts import CountRow
from cardesk_desktop.ui.screens.catalogue.labels_panel import LabelsPanel
from cardesk_desktop.ui.screens.catalogue.prices_panel import PricesPanel
from cardesk_desktop.ui.screens.catalogue.shelf_row import ShelfRow
from cardesk_desktop.ui.screens.catalogue.suppliers_panel import SupplierFormPanel, SuppliersPanel
from cardesk_desktop.ui.widgets.buttons import IconButton
from tests.builders import AED, make_product
from tests.ui.screens.catalogue.storeroom import Storeroom
from tests.unit.documents.reading import copied, page_count, scanned


def _deed(row: ShelfRow, name: str) -> IconButton:
    return next(each for each in row.findChildren(IconButton) if each.accessibleName() == name)


def test_prices_are_seen_before_they_change_and_put_back_in_one(room: Storeroom) -> None:
    room.open()
    room.press("F7")
    panel = room.panel(PricesPanel)
    panel.value.set_text("10")
    panel.value.changed.emit("10")
    room.wait(lambda: (pair := panel._model.row_at(0)) and pair.new == Money(1_362, AED))
    assert panel.apply.words == "Change 1 price"
    panel.ending.set_value(Ending.HALF)
    panel.ending.changed.emit(Ending.HALF)
    QTest.keySequence(panel.value.editor, QKeySequence("Ctrl+S"))

    freshener = room.shop.freshener.id
    room.wait(lambda: room.product(freshener).price == Money(1_350, AED))
    assert room.window.toasts == ["1 price is changed."]
    room.window.undos[0].run()
    room.wait(lambda: room.product(freshener).price == Money(1_238, AED))


def test_a_change_that_cannot_be_read_or_changes_nothing_is_refused(room: Storeroom) -> None:
    room.open()
    room.press("F7")
    panel = room.panel(PricesPanel)
    panel.value.set_text("much")
    panel._read()
    assert panel.value.error
    assert not panel.apply.isEnabled()
    panel.value.set_text("")
    panel._read()
    room.wait(lambda: panel.apply.words == "Change 1 price")
    # Nothing was typed: somebody would be asked to allow what is then refused.
    assert not panel.apply.isEnabled()
    panel.unit.set_value("amount")
    panel.value.set_text("0")
    panel._read()
    room.wait(lambda: panel.apply.isEnabled())
    panel.apply.click()
    room.wait(lambda: "No price would be different" in panel._message.text())
    panel.way.set_value(-1)
    panel.value.set_text("-3")
    panel._read()
    assert panel.value.error
    panel.value.set_text("99999999999")
    panel._read()
    assert panel.value.error
    panel.value.set_text("2")
    panel._read()
    room.wait(lambda: panel.apply.isEnabled())


def test_labels_are_drawn_saved_and_printed(room: Storeroom, tmp_path: Path) -> None:
    page = room.open()
    room.wait(lambda: page.pane.card is not None)
    room.press("F8")
    panel = room.panel(LabelsPanel)
    room.wait(lambda: panel._pdf)
    (row,) = panel.findChildren(CountRow)
    row.count.more.click()
    room.wait(lambda: panel.print.words == "Print 2 labels")
    room.wait(lambda: panel._pdf)
    assert panel.preview.document.pageCount() == 1
    panel.save.click()
    assert room.window.toasts == []
    room.file = tmp_path / "labels.pdf"
    panel.save.click()
    room.wait(lambda: room.window.toasts == ["The labels are saved as labels.pdf."])
    code = room.shop.freshener.barcodes[0]
    room.wait(lambda: (tmp_path / "labels.pdf").exists())
    assert set(scanned((tmp_path / "labels.pdf").read_bytes())) <= {code}
    panel.print.click()
    room.wait(lambda: room.printed)
    assert room.printed[0][1] == "Office"
    assert page_count(room.printed[0][0]) == 1


def test_what_was_changed_a_moment_ago_is_on_the_sheet_that_is_saved_and_printed(
    room: Storeroom, tmp_path: Path
) -> None:
    page = room.open()
    room.wait(lambda: page.pane.card is not None)
    room.press("F8")
    panel = room.panel(LabelsPanel)
    room.wait(lambda: panel._pdf)
    room.file = tmp_path / "labels.pdf"
    (row,) = panel.findChildren(CountRow)
    row.count.more.click()
    panel.save.click()
    panel.print.click()
    room.wait(lambda: "The labels are saved as labels.pdf." in room.window.toasts and room.printed)
    code = room.shop.freshener.barcodes[0]
    for pdf in (room.file.read_bytes(), room.printed[0][0]):
        assert copied(pdf).count(code) == 2


def test_of_no_labels_nothing_is_printed(room: Storeroom) -> None:
    page = room.open()
    room.wait(lambda: page.pane.card is not None)
    room.press("F8")
    panel = room.panel(LabelsPanel)
    room.wait(lambda: panel._pdf)
    (row,) = panel.findChildren(CountRow)
    row.count.editor.setText("0.5")
    row.count.editor.textEdited.emit("0.5")
    panel.print.click()
    room.wait(lambda: not panel.print.isEnabled())
    assert room.printed == []


def test_a_roll_needs_its_printer(room: Storeroom) -> None:
    page = room.open()
    room.wait(lambda: page.pane.card is not None)
    room.press("F8")
    panel = room.panel(LabelsPanel)
    room.wait(lambda: panel._pdf)
    panel.form.set_value(list(panel.form._keys)[-1])
    panel.form.changed.emit(panel.form.value)
    assert panel.start.isHidden()
    room.wait(lambda: panel.preview.document.pagePointSize(0).width() < 150)
    panel.print.click()
    room.wait(lambda: room.window.shown)
    assert room.window.shown is not None
    assert room.window.shown.text == "printer_not_chosen"


def test_goods_without_a_barcode_get_one_there(room: Storeroom) -> None:
    bare = make_product("Bare")
    bare = type(bare)(bare.id, bare.names, bare.sku, bare.price, bare.tax, bare.category_id)
    room.shop.write(lambda work: work.catalogue.add_product(bare))
    page = room.open()
    panel = page.panels.labels((bare.id,))
    room.wait(lambda: panel.rows)
    assert not panel.print.isEnabled()
    assert "1 product has no barcode" in panel.bare.text()
    panel.give.click()
    room.wait(lambda: room.product(bare.id).barcodes)
    room.wait(lambda: panel.print.isEnabled())
    assert panel.give.isHidden()


def test_categories_are_ordered_renamed_added_and_archived(room: Storeroom) -> None:
    room.open()
    room.press("F6")
    panel = room.panel(CategoriesPanel)
    room.wait(lambda: len(panel.rows) == 2)
    _deed(panel.rows[1], "Move Shop up").click()
    room.wait(lambda: [shelf.category.names.main for shelf in panel.held] == ["Shop", "Washes"])
    panel.add.click()
    form = room.panel(CategoryFormPanel)
    form.save.click()
    room.wait(lambda: form.names.main.error)
    form.names.main.set_text("Tyres")
    form.colour.choose("coral")
    form.save.click()
    room.wait(lambda: len(room.shop.ask(shelves)) == 3)
    panel = room.panel(CategoriesPanel)
    room.wait(lambda: len(panel.rows) == 3)
    assert panel.held[2].category.colour == "coral"
    _deed(panel.rows[2], "Archive Tyres").click()
    room.wait(lambda: room.window.toasts == ["Tyres is in the archive."])
    room.window.undos[0].run()
    room.wait(lambda: len(panel.rows) == 3)
    _deed(panel.rows[2], "Change Tyres").click()
    assert room.panel(CategoryFormPanel).names.main.text == "Tyres"


def test_favourites_are_arranged_and_taken_out(room: Storeroom) -> None:
    shop = room.shop
    shop.ask(mark_favourites, staff_id=shop.owner.id, item_ids=(shop.wash.id, shop.freshener.id))
    room.open()
    room.press("F10")
    panel = room.panel(FavouritesPanel)
    room.wait(lambda: len(panel.rows) == 2)
    _deed(panel.rows[0], "Move Exterior wash down").click()
    room.wait(lambda: panel.held[0].id == shop.freshener.id)
    _deed(panel.rows[0], "Take Air freshener, oud out of the favourites").click()
    room.wait(lambda: [each.id for each in panel.held] == [shop.wash.id])


def test_suppliers_are_written_down_corrected_and_archived(room: Storeroom) -> None:
    room.open()
    room.press("F9")
    room.panel(SuppliersPanel).add.click()
    form = room.panel(SupplierFormPanel)
    form.name.set_text("Gulf Supplies")
    form.phone.set_text("call")
    form.save.click()
    room.wait(lambda: form.phone.error)
    form.phone.set_text("04 321 9876")
    form.save.click()
    room.wait(lambda: len(room.shop.ask(suppliers)) == 1)
    panel = room.panel(SuppliersPanel)
    room.wait(lambda: panel.rows)
    _deed(panel.rows[0], "Change Gulf Supplies").click()
    again = room.panel(SupplierFormPanel)
    again.note.set_text("Tuesdays")
    again.save.click()
    room.wait(lambda: room.shop.ask(suppliers)[0].note == "Tuesdays")
    panel = room.panel(SuppliersPanel)
    room.wait(lambda: panel.rows)
    _deed(panel.rows[0], "Archive Gulf Supplies").click()
    room.wait(lambda: room.shop.ask(suppliers) == ())
    room.wait(lambda: panel.held[0].is_archived)
    _deed(panel.rows[0], "Restore Gulf Supplies").click()
    room.wait(lambda: len(room.shop.ask(suppliers)) == 1)
