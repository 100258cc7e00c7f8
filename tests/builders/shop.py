"""Palm Auto Spa: its company, people, cars, catalogue and open tickets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.catalogue import Category, ItemKind, Names, Product, Service
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.company import Company, Register
from cardesk_desktop.domain.discount import Discount
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.supplier import Supplier
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.domain.ticket import Ticket, TicketLine
from cardesk_desktop.domain.vehicle import SizeClass, Vehicle
from cardesk_desktop.domain.visit import Visit
from tests.builders.basics import (
    AED,
    DUBAI,
    FRENCH_MODE,
    FRENCH_VAT,
    NOW,
    UAE_MODE,
    UAE_VAT,
    amount,
    identity,
)

# Kind, price in thousandths of the major unit, names by language.
_MENU = (
    (ItemKind.SERVICE, 45_000, {"en": "Exterior wash", "ar": "غسيل خارجي", "fr": "Lavage extérieur"}),
    (
        ItemKind.SERVICE,
        249_900,
        {"en": "Interior detailing", "ar": "تنظيف داخلي", "fr": "Nettoyage intérieur"},
    ),
    (ItemKind.PRODUCT, 12_375, {"en": "Air freshener, oud", "ar": "معطر بالعود", "fr": "Parfum oud"}),
    (ItemKind.SERVICE, 30_000, {"en": "Engine bay wash", "ar": "غسيل المحرك", "fr": "Lavage moteur"}),
    (
        ItemKind.PRODUCT,
        18_505,
        {"en": "Microfibre cloth", "ar": "قطعة مايكروفايبر", "fr": "Chiffon microfibre"},
    ),
    (ItemKind.SERVICE, 1_200_000, {"en": "Ceramic coating", "ar": "طلاء سيراميك", "fr": "Céramique"}),
)


def make_company(
    country: str = "AE", *, of: Currency = AED, language: str = "en", second_language: str = ""
) -> Company:
    """The wash in Dubai, or its sister in France (`FR`)."""
    is_french = country == "FR"
    return Company(
        id=identity("company"),
        name="Palm Auto Spa SARL" if is_french else "Palm Auto Spa LLC",
        country=country,
        currency=of,
        time_zone=ZoneInfo("Europe/Paris") if is_french else DUBAI,
        tax_mode=FRENCH_MODE if is_french else UAE_MODE,
        default_tax=FRENCH_VAT if is_french else UAE_VAT,
        language=language,
        second_language=second_language,
        address="12 rue de la Gare, 06000 Nice" if is_french else "Al Quoz Industrial 3, Dubai",
        tax_number="FR32123456789" if is_french else "100123456700003",
        phone="+33493000000" if is_french else "+97143210000",
        email="desk@palm.example",
        footer="Thank you, drive safely.",
        registrations={"siren": "123456789", "legal_form": "SARL"} if is_french else {},
    )


def make_register(code: str = "R01", *, incarnation: str = "A") -> Register:
    """The front desk's workstation."""
    return Register(identity(f"register {code}"), code, "Front desk", incarnation)


def make_staff(name: str = "Amina Yusuf", role: Role = Role.FRONT_DESK) -> Staff:
    """Somebody who works here."""
    return Staff(identity(f"staff {name}"), name, role)


def make_client(
    name: str = "Fatima Al Mansoori",
    *,
    phone: str = "+971501234567",
    tax_number: str = "",
    address: str = "",
    language: str = "",
) -> Client:
    """A client; a company when a tax number is given."""
    return Client(
        id=identity(f"client {name}"),
        name=name,
        phone=phone,
        is_company=bool(tax_number),
        tax_number=tax_number,
        address=address,
        language=language,
    )


def make_vehicle(
    plate: str = "R 60917",
    *,
    region: Region = Region.DUBAI,
    size_class: SizeClass = SizeClass.SUV,
    client: Client | None = None,
) -> Vehicle:
    """A white Nissan Patrol."""
    return Vehicle(
        id=identity(f"vehicle {plate}"),
        plate=Plate.read(plate, region),
        size_class=size_class,
        make="Nissan",
        model="Patrol",
        colour="white",
        client_id=client.id if client else None,
    )


def make_visit(vehicle: Vehicle | None = None, *, arrived_at: datetime = NOW) -> Visit:
    """A car that has just come in."""
    car = vehicle or make_vehicle()
    return Visit(
        id=identity(f"visit {car.id} {arrived_at}"),
        vehicle_id=car.id,
        arrived_at=arrived_at,
        client_id=car.client_id,
        odometer_km=48_200,
    )


def make_category(name: str = "Washes", position: int = 1) -> Category:
    """A shelf of the catalogue."""
    return Category(identity(f"category {name}"), Names(name), position, "blue")


def make_supplier(name: str = "Gulf Car Care Trading") -> Supplier:
    """Who delivers the bottles."""
    return Supplier(identity(f"supplier {name}"), name, phone="+97143219876", email="sales@gulf.example")


def make_product(
    name: str = "Air freshener, oud", *, milli: int = 12_375, of: Currency = AED, tax: Tax = UAE_VAT
) -> Product:
    """A thing on the shelf, with one barcode of 12 digits."""
    barcode = str(10**11 + identity(name).int % 10**11)
    return Product(
        id=identity(f"product {name}"),
        names=Names(name),
        sku=f"SKU-{barcode[-5:]}",
        price=amount(milli, of),
        tax=tax,
        category_id=make_category("Shop", 2).id,
        barcodes=(barcode,),
        minimum_milli=5_000,
    )


def make_service(
    name: str = "Exterior wash", *, milli: int = 45_000, of: Currency = AED, tax: Tax = UAE_VAT
) -> Service:
    """Work on a car: `milli` for a motorcycle, a third of it more with every size."""
    return Service(
        id=identity(f"service {name}"),
        names=Names(name),
        prices={size: amount(milli * (3 + step) // 3, of) for step, size in enumerate(SizeClass)},
        tax=tax,
        category_id=make_category().id,
        duration_min=30,
    )


def make_line(
    place: int = 1,
    *,
    of: Currency = AED,
    language: str = "en",
    tax: Tax = UAE_VAT,
    unit_price: Money | None = None,
    quantity: Quantity | None = None,
    discount: Discount | None = None,
) -> TicketLine:
    """The line at this place (from 1) of a long ticket that sells the menu over and over."""
    kind, milli, names = _MENU[(place - 1) % len(_MENU)]
    main = names.get(language, names["en"])
    return TicketLine(
        id=identity(f"line {place}"),
        kind=kind,
        item_id=identity(f"item {place}"),
        names=Names(main, {code: name for code, name in names.items() if code != language}),
        unit_price=amount(milli, of) if unit_price is None else unit_price,
        tax=tax,
        quantity=quantity or Quantity.of(1 + place % 3),
        discount=discount,
    )


def make_ticket(
    lines: int | Sequence[TicketLine] = 3,
    *,
    of: Currency = AED,
    language: str = "en",
    tax: Tax = UAE_VAT,
    discount: Discount | None = None,
    visit: Visit | None = None,
) -> Ticket:
    """An open ticket with so many lines of the menu, or with these."""
    if isinstance(lines, int):
        lines = [make_line(place, of=of, language=language, tax=tax) for place in range(1, lines + 1)]
    return Ticket(
        id=identity("ticket"),
        currency=of,
        opened_at=NOW,
        visit_id=visit.id if visit else None,
        vehicle_id=visit.vehicle_id if visit else None,
        client_id=visit.client_id if visit else None,
        lines=tuple(lines),
        discount=discount,
    )
