"""What stands on the shelves when the selling screen is tried: favourites in stock, a car at the door."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.catalogue import Names, Product, Service
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations import checking_in, receiving_stock
from cardesk_desktop.operations.checking_in import Arrival, CheckedIn
from cardesk_desktop.store.unit_of_work import UnitOfWork
from tests.builders import amount, make_category, make_product, make_service
from tests.ui.shop import Shop

WASH = replace(make_category("Full service", 3), names=Names("Full service", {"ar": "خدمة"}), colour="sky")
SHELF = replace(make_category("Scents", 4), names=Names("Scents", {"ar": "عطور"}), colour="coral")


class Counter:
    """A shop with two favourite services and two favourite products in stock."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.full_wash = _service("Full wash", "غسيل كامل", 60_000)
        self.steam = replace(_service("Interior steam", "تنظيف بالبخار", 150_000), is_favourite=False)
        self.freshener = _product("Forest freshener", "معطر الغابة", 18_000, "6294003111373")
        self.towel = _product("Microfibre towel", "منشفة", 45_000, "6294003111748")
        shop.write(self._fill)
        for product, stock in ((self.freshener, 42), (self.towel, 3)):
            shop.ask(
                receiving_stock.receive,
                staff_id=shop.owner.id,
                product_id=product.id,
                quantity=Quantity.of(stock),
            )

    def _fill(self, work: UnitOfWork) -> None:
        for category in (WASH, SHELF):
            work.catalogue.add_category(category)
        for service in (self.full_wash, self.steam):
            work.catalogue.add_service(service)
        for product in (self.freshener, self.towel):
            work.catalogue.add_product(product)

    def check_in(self, plate: str = "A 48213", *, client: Client | None = None) -> CheckedIn:
        """A white SUV from Dubai comes in for a full wash."""
        arrival = Arrival(
            plate_text=plate,
            region=Region.DUBAI,
            size_class=SizeClass.SUV,
            make="Nissan",
            model="Patrol",
            colour="white",
            client_id=client.id if client else None,
            services=(self.full_wash.id,),
        )
        return self.shop.ask(checking_in.check_in, staff_id=self.shop.cashier.id, arrival=arrival)


def _service(name: str, arabic: str, milli: int) -> Service:
    prices = {size: amount(milli + step * 10_000) for step, size in enumerate(SizeClass)}
    del prices[SizeClass.MOTORCYCLE]
    return replace(
        make_service(name),
        names=Names(name, {"ar": arabic}),
        prices=prices,
        category_id=WASH.id,
        is_favourite=True,
    )


def _product(name: str, arabic: str, milli: int, barcode: str) -> Product:
    return replace(
        make_product(name, milli=milli),
        names=Names(name, {"ar": arabic}),
        category_id=SHELF.id,
        barcodes=(barcode,),
        is_favourite=True,
    )
