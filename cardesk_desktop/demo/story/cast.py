"""The company founded: its people, shelves, services and products, as the story calls them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from cardesk_desktop.demo.data import house
from cardesk_desktop.demo.data.facts import ProductFact, ServiceFact
from cardesk_desktop.demo.data.menu import CATEGORIES, SERVICES
from cardesk_desktop.demo.data.shop import PRODUCTS
from cardesk_desktop.demo.data.tools import VOUCHER, VOUCHER_NAMES
from cardesk_desktop.demo.pictures.drawing import draw
from cardesk_desktop.demo.pictures.logo import draw_logo
from cardesk_desktop.domain.catalogue import Category, Product, Service
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.pin_hash import hashed
from cardesk_desktop.domain.tax_rate import TaxRate
from cardesk_desktop.operations import company as founding
from cardesk_desktop.operations import suppliers
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.pins import set_pin
from cardesk_desktop.operations.product_photos import keep_photos
from cardesk_desktop.store.unit_of_work import UnitOfWork

_COST_PERCENT = 42
"""What goods cost at least, as a part of their price."""


@dataclass(frozen=True, slots=True)
class Goods:
    """A product of the catalogue with the fact it was made from."""

    fact: ProductFact
    product: Product


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts, and with what: staff by name, services by key, goods by SKU."""

    staff: Mapping[str, UUID]
    services: Mapping[str, Service]
    goods: Mapping[str, Goods]

    @property
    def front_desk(self) -> UUID:
        """Who checks in and sells on most days."""
        return self.staff[house.FRONT_DESK]

    @property
    def manager(self) -> UUID:
        """Who takes in goods and gives the large discounts."""
        return self.staff[house.MANAGER]


def found(desk: Desk) -> Cast:
    """Found the company, take on its people and fill its catalogue."""
    logo = draw_logo()
    people = house.staff(desk.new_id)
    founding.found_company(
        desk,
        company=house.company(desk.new_id, hashlib.sha256(logo).hexdigest()),
        register=house.register(desk.new_id),
        owner=people[0],
        logo=logo,
    )
    staff = {member.name: member.id for member in people}
    with desk.store.write() as work:
        for member in people[1:]:
            work.staff.add(member)
        last = max(rate.position for rate in work.tax_rates.all())
        work.tax_rates.add(TaxRate(desk.new_id(), VOUCHER_NAMES, VOUCHER, last + 1))
    for member_id in staff.values():
        # The salt is the person's own here, so that the same story gives the same database.
        kept = hashed(house.DEMO_PIN, hashlib.sha256(member_id.bytes).digest())
        set_pin(desk, staff_id=staff[house.OWNER], member_id=member_id, kept=kept)
    delivered_by = _suppliers(desk, staff[house.OWNER])
    with desk.store.write() as work:
        shelves = _shelves(desk, work)
        return Cast(staff, _services(desk, work, shelves), _goods(desk, work, shelves, delivered_by))


def _shelves(desk: Desk, work: UnitOfWork) -> dict[str, UUID]:
    shelves: dict[str, UUID] = {}
    for position, fact in enumerate(CATEGORIES, start=1):
        category = Category(desk.new_id(), fact.names, position, fact.colour)
        work.catalogue.add_category(category)
        shelves[fact.key] = category.id
    return shelves


def _services(desk: Desk, work: UnitOfWork, shelves: Mapping[str, UUID]) -> dict[str, Service]:
    services: dict[str, Service] = {}
    for fact in SERVICES:
        services[fact.key] = _service(desk, fact, shelves[fact.category])
        work.catalogue.add_service(services[fact.key])
    return services


def _service(desk: Desk, fact: ServiceFact, category_id: UUID) -> Service:
    unit = house.DIRHAM.unit
    return Service(
        id=desk.new_id(),
        names=fact.names,
        prices={size: Money(price * unit, house.DIRHAM) for size, price in fact.prices.items()},
        tax=fact.tax,
        category_id=category_id,
        duration_min=fact.duration_min,
        is_favourite=fact.is_favourite,
    )


def _suppliers(desk: Desk, staff_id: UUID) -> tuple[UUID, ...]:
    forms = (suppliers.SupplierForm(name, phone) for name, phone in house.SUPPLIERS)
    return tuple(suppliers.add_supplier(desk, staff_id=staff_id, form=form).value.id for form in forms)


def _goods(
    desk: Desk, work: UnitOfWork, shelves: Mapping[str, UUID], delivered_by: Sequence[UUID]
) -> dict[str, Goods]:
    goods: dict[str, Goods] = {}
    for key, facts in PRODUCTS.items():
        for fact in facts:
            photo = draw(fact.picture)
            product = replace(
                _product(desk, fact, shelves[key], hashlib.sha256(photo).hexdigest()),
                cost=Money(fact.price, house.DIRHAM).times(_COST_PERCENT + len(goods) % 17, 100),
                supplier_id=delivered_by[len(goods) % len(delivered_by)],
            )
            work.blobs.put(photo, "image/png")
            work.catalogue.add_product(product)
            keep_photos(desk, work, product.id, (product.photo_sha256,))
            goods[fact.sku] = Goods(fact, product)
    return goods


def _product(desk: Desk, fact: ProductFact, category_id: UUID, photo_sha256: str) -> Product:
    return Product(
        id=desk.new_id(),
        names=fact.names,
        sku=fact.sku,
        price=Money(fact.price, house.DIRHAM),
        tax=fact.tax,
        category_id=category_id,
        barcodes=fact.barcodes,
        photo_sha256=photo_sha256,
        minimum_milli=fact.minimum * 1000,
        is_favourite=fact.is_favourite,
        cost=Money(fact.price * 11 // 20, house.DIRHAM),
    )
