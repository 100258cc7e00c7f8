"""A small shop on disk that can be opened again and again, by this process and by the one to be killed."""

from __future__ import annotations

import random
from pathlib import Path

from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.company import found_company
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_desktop.signing import REGISTER_KEY
from cardesk_desktop.store.database_key import DATABASE_KEY
from cardesk_desktop.store.opening import open_store
from tests.builders import (
    make_category,
    make_company,
    make_product,
    make_register,
    make_service,
    make_staff,
)

STAFF = make_staff(role=Role.MANAGER)
PRODUCTS = tuple(make_product(f"Shelf product {place}") for place in range(3))
SERVICE = make_service()
STOCK = Quantity.of(1_000)


def open_desk(folder: Path) -> Desk:
    """The shop's desk, under keys that every process knows."""
    keychain = MemoryKeychain()
    keychain.write(DATABASE_KEY, b"k" * 32)
    keychain.write(REGISTER_KEY, b"r" * 32)
    clock = SystemClock()
    new_id = IdFactory(clock, random.SystemRandom().getrandbits)
    store = open_store(folder / "shop.db", keychain=keychain, clock=clock, new_id=new_id)
    return Desk(store, clock, new_id)


def found(folder: Path) -> None:
    """Found the company and fill its shelf."""
    desk = open_desk(folder)
    try:
        fill(desk)
    finally:
        desk.store.close()


def fill(desk: Desk, code: str = "R01") -> None:
    """Found the company in an empty database and fill its shelf."""
    found_company(desk, company=make_company(), register=make_register(code), owner=STAFF)
    with desk.store.write() as work:
        for category in (make_category(), make_category("Shop", 2)):
            work.catalogue.add_category(category)
        work.catalogue.add_service(SERVICE)
        for product in PRODUCTS:
            work.catalogue.add_product(product)
    for product in PRODUCTS:
        receive(desk, staff_id=STAFF.id, product_id=product.id, quantity=STOCK)
