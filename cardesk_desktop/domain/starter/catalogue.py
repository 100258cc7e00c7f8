"""The starter catalogue of one company: its menu in the company's language, currency and tax."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from cardesk_desktop.domain.catalogue import Category, Product, Service
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.presets.model import named
from cardesk_desktop.domain.starter.contents import Catalogue
from cardesk_desktop.domain.starter.facts import Goods, Work
from cardesk_desktop.domain.starter.menu import GOODS, SHELVES, WORKS
from cardesk_desktop.domain.starter.prices import price

_MILLI = 1_000


def starter_catalogue(company: Company, new_id: Callable[[], UUID]) -> Catalogue:
    """What nearly every car wash sells, at the company's usual tax."""
    categories = {
        shelf.key: Category(new_id(), named(shelf.words, company.language), place, shelf.colour)
        for place, shelf in enumerate(SHELVES, start=1)
    }
    return Catalogue(
        tuple(categories.values()),
        tuple(_service(work, categories[work.shelf], company, new_id()) for work in WORKS),
        tuple(_product(goods, categories[goods.shelf], company, new_id()) for goods in GOODS),
    )


def _service(work: Work, category: Category, company: Company, identity: UUID) -> Service:
    return Service(
        id=identity,
        names=named(work.words, company.language),
        prices={size: price(company.currency, part) for size, part in work.parts.items()},
        tax=company.default_tax,
        category_id=category.id,
        duration_min=work.duration_min,
        is_favourite=work.is_favourite,
    )


def _product(goods: Goods, category: Category, company: Company, identity: UUID) -> Product:
    return Product(
        id=identity,
        names=named(goods.words, company.language),
        sku=goods.sku,
        price=price(company.currency, goods.part),
        tax=company.default_tax,
        category_id=category.id,
        minimum_milli=goods.minimum * _MILLI,
        is_favourite=goods.is_favourite,
    )
