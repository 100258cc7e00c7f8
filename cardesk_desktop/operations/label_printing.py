"""Labels for the shelf: what stands on them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.money import Money
from cardesk_desktop.operations.desk import Desk


@dataclass(frozen=True, slots=True)
class LabelFacts:
    """What one product's label says. An empty barcode means that it has none yet.

    `level_units` is how many stand in stock, a first guess at how many labels are wanted.
    """

    product_id: UUID
    name: str
    price: Money
    barcode: str
    sku: str
    level_units: int


def label_facts(desk: Desk, *, product_ids: tuple[UUID, ...]) -> Outcome[tuple[LabelFacts, ...]]:
    """What the labels of these products say, in the company's language; in their order."""
    with desk.store.read() as work:
        language = work.company.company().language
        products = [item for item in work.catalogue.by_ids(product_ids) if isinstance(item, Product)]
        levels = work.stock.levels([product.id for product in products])
        return Outcome(
            tuple(
                LabelFacts(
                    product.id,
                    product.names.in_language(language),
                    product.price,
                    next(iter(product.barcodes), ""),
                    product.sku,
                    max(0, levels[product.id].milli // 1000),
                )
                for product in products
            )
        )
