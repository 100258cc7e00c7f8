"""The page of recognised photos: what was seen is looked at, taken, dropped, put back."""

from __future__ import annotations

from PySide6.QtTest import QTest

from cardesk_desktop.domain.catalogue import ItemKind, Product
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.recognition import AskState
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.ui.purpose import Purpose
from cardesk_wire import recognition as wire
from tests.ui.screens.recognition.eyes import Place, photo
from tests.ui.window import RecordingWindow

SEEN = wire.Recognised(
    "Wash & Wax", "Shinex", "Shop", "1.5", wire.Unit.LITRE, "6291041500213", wire.TaxKind.STANDARD, 92
)


def _products(desk: Desk) -> Outcome[tuple[Product, ...]]:
    with desk.store.read() as work:
        return Outcome(tuple(work.catalogue.with_barcode(SEEN.barcode)))


def test_only_what_was_taken_becomes_a_product(place: Place, window: RecordingWindow) -> None:
    place.join()
    taken = photo()
    place.ask(taken)
    place.wait_for(lambda: place.page.pane.form is not None)
    form = place.page.pane.form
    assert form is not None
    assert place.service.photos == [taken]
    assert [part.is_taken for part in form.fields.all()] == [False] * 6
    assert form.fields.name.tag.text == "Suggestion"
    assert form.fields.whole.text() == ""
    form.save.click()
    assert form.fields.price.has_error
    form.take_all.click()
    form.fields.brand.take.click()
    assert [part.is_taken for part in form.fields.all()][:3] == [True, False, True]
    assert form.fields.whole.text() == "On the price list: Wash & Wax 1.5 l"
    form.fields.price.editor.setText("45")
    form.fields.price.editor.textEdited.emit("45")
    if not form.fields.category.is_taken:
        form.fields.category.set_taken(is_taken=True)
    form.save.click()
    place.wait_for(lambda: bool(window.toasts))
    (product,) = place.shop.ask(_products)
    assert product.names.main == "Wash & Wax 1.5 l"
    assert product.price.minor == 4500
    assert product.photo_sha256
    assert place.counts() == {}
    window.onwards[0].run()
    assert window.calls[-1] == ("add_item", (ItemKind.PRODUCT, product.id))


def test_what_was_missing_on_a_delivery_goes_back_there(place: Place, window: RecordingWindow) -> None:
    place.join()
    place.ask(photo(), purpose=Purpose.STOCK)
    place.wait_for(lambda: place.page.pane.form is not None)
    form = place.page.pane.form
    assert form is not None
    form.take_all.click()
    form.fields.category.set_taken(is_taken=True)
    form.fields.price.editor.setText("45")
    form.fields.price.editor.textEdited.emit("45")
    form.save.click()
    place.wait_for(lambda: bool(window.toasts))
    (product,) = place.shop.ask(_products)
    assert window.calls == [("take_in_hand", product.id)]
    assert window.onwards == []


def test_writing_in_a_field_takes_it(place: Place) -> None:
    place.join()
    place.ask(photo())
    place.wait_for(lambda: place.page.pane.form is not None)
    form = place.page.pane.form
    assert form is not None
    name = form.fields.name
    name.field.editor.setFocus()
    QTest.keyClicks(name.field.editor, "!")
    assert name.is_taken
    assert name.tag.text == "Taken"
    assert name.take.accessibleName()


def test_what_was_dropped_comes_back(place: Place, window: RecordingWindow) -> None:
    place.join()
    place.ask(photo())
    place.wait_for(lambda: place.page.pane.form is not None)
    form = place.page.pane.form
    assert form is not None
    form.drop.click()
    place.wait_for(lambda: bool(window.undos))
    assert place.counts() == {}
    window.undos[0].run()
    place.wait_for(lambda: place.page.pane.form is not None)
    assert place.counts() == {AskState.ANSWERED: 1}
    assert len(place.service.photos) == 1
