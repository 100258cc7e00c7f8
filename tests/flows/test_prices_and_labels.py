"""New prices and their labels with the mouse alone: what the preview shows is what is changed and printed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView

from cardesk_desktop.documents.labels import LabelFormat
from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.money import Money
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.looking_at_stock import find_products
from cardesk_desktop.ui.screens.catalogue.label_parts import CountRow
from cardesk_desktop.ui.screens.catalogue.labels_panel import LabelsPanel
from tests.flows.by_mouse import panel_of, take_over
from tests.unit.documents.reading import copied, page_count, scanned
from tests.walkthrough.pointer import Pointer
from tests.walkthrough.stage import Stage

CATALOGUE, PREVIEW = "Catalogue", "Old and new prices"


@pytest.fixture
def mouse(stage: Stage) -> Pointer:
    return Pointer(stage.hands)


@dataclass(frozen=True)
class Seen:
    """A row of the preview as it was read."""

    name: str
    old: str
    new: str


def _product(desk: Desk, *, name: str) -> Outcome[Product]:
    """The product of this very name."""
    hits = find_products(desk, text=name).value
    with desk.store.read() as work:
        return Outcome(work.catalogue.product(next(hit.id for hit in hits if hit.title == name)))


def _preview(stage: Stage) -> list[Seen]:
    model = stage.hands.see(PREVIEW, QAbstractItemView).model()
    rows = [[str(model.index(row, at).data()) for at in range(3)] for row in range(model.rowCount())]
    return [Seen(*row) for row in rows]


def test_prices_are_raised_and_their_labels_drawn(stage: Stage, mouse: Pointer) -> None:
    take_over(stage, mouse, "Omar")
    mouse.press("Catalogue")
    for place in (0, 1):
        mouse.pick(CATALOGUE, place)
    seen = _raise_prices(stage, mouse)
    products = [stage.ask(_product, name=row.name) for row in seen]

    for row, product in zip(seen, products, strict=True):
        old = Money.parse(row.old, product.price.currency)
        assert product.price == old.times(110, 100)
        assert stage.phrases.amount(product.price) == row.new
    _draw_labels(stage, mouse, products)


def _raise_prices(stage: Stage, mouse: Pointer) -> list[Seen]:
    """Ten per cent more for the two that are marked; what the preview said before it was done."""
    hands = stage.hands
    mouse.press("Change prices")
    hands.see_words("2 marked items")
    mouse.type_into("By how much", "10")
    hands.wait(lambda: sum(row.new != row.old for row in _preview(stage)) == 2, "new prices")
    seen = _preview(stage)
    mouse.press("Change 2 prices", lambda: panel_of(stage))
    hands.see_words("2 prices are changed.")
    return seen


def _draw_labels(stage: Stage, mouse: Pointer, products: list[Product]) -> None:
    """Labels of both with their new price, as many as the panel says, each with the code of its product."""
    hands = stage.hands
    mouse.press("Labels")
    mouse.press("One more", lambda: panel_of(stage))
    wanted = {row.facts.product_id: row.wanted for row in panel_of(stage).findChildren(CountRow)}
    count = sum(wanted.values())
    hands.see(f"Print {count} labels", QAbstractButton)
    preview = panel_of(stage).findChildren(LabelsPanel)[0].preview.document
    pages = -(-count // LabelFormat.A4_3_BY_8.value.count)
    hands.wait(lambda: preview.pageCount() == pages, "the sheets in the preview")
    mouse.press("Save as PDF", lambda: panel_of(stage))
    hands.see_words_with("The labels are saved as")
    pdf = stage.pdf.read_bytes()
    assert page_count(pdf) == pages
    said = copied(pdf)
    for product in products:
        price = " ".join(stage.phrases.money(product.price).split())
        assert said.count(f"{price} {product.barcodes[0]}") == wanted[product.id]
    codes = {code for page in range(pages) for code in scanned(pdf, page)}
    assert codes == {product.barcodes[0] for product in products}
