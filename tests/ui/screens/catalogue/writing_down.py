"""Goods written down for a test."""

from __future__ import annotations

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.store.unit_of_work import UnitOfWork


def add_item(product: Product, work: UnitOfWork) -> None:
    work.catalogue.add_product(product)
