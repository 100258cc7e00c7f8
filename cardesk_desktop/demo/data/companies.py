"""The companies among the clients. Their tax numbers have the right form (1, twelve digits, 03)."""

from __future__ import annotations

from cardesk_desktop.demo.data.facts import CarFact, ClientFact
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.vehicle import SizeClass

RENTAL = "Al Noor Rent a Car LLC النور لتأجير السيارات"

COMPANIES = (
    ClientFact(
        RENTAL,
        email="fleet@alnoor.example",
        is_company=True,
        tax_number="100234567800003",
        address="Al Ittihad Road, Deira, P.O. Box 4410, Dubai",
        notes="On account, pays every Monday by transfer.",
        known=(CarFact(Region.DUBAI, "H 31905", "Toyota", "Hiace", SizeClass.LARGE, "White"),),
        cars=4,
    ),
    ClientFact(
        "Gulf Breeze Limousine LLC",
        email="ops@gulfbreeze.example",
        is_company=True,
        tax_number="100345678900003",
        address="Sheikh Zayed Road, Al Barsha 1, Dubai",
        cars=4,
    ),
    ClientFact(
        "الواحة للنقل العام ذ.م.م",
        language="ar",
        is_company=True,
        tax_number="100456789000003",
        address="شارع الصناعية 4، القوز، دبي",
        notes="Buses of the school line as well.",
        known=(CarFact(Region.DUBAI, "L 52218", "Toyota", "Coaster", SizeClass.LARGE, "White"),),
        cars=2,
    ),
    ClientFact(
        "Marina Valet Services LLC",
        is_company=True,
        tax_number="100567890100003",
        address="Dubai Marina Walk, Tower 2, Dubai",
        cars=3,
    ),
    ClientFact(
        "Desert Rose Tourism LLC",
        email="accounts@desertrose.example",
        is_company=True,
        tax_number="100678901200003",
        address="Al Garhoud, Street 12, Dubai",
        cars=3,
    ),
    ClientFact(
        "Северная логистика FZE",
        language="ru",
        is_company=True,
        tax_number="100789012300003",
        address="Jebel Ali Free Zone South, Dubai",
        cars=2,
    ),
    ClientFact(
        "Atelier Lumière SARL FZ",
        language="fr",
        email="compta@lumiere.example",
        is_company=True,
        tax_number="100890123400003",
        address="Dubai Design District, Building 6, Dubai",
        cars=1,
    ),
    ClientFact(
        "Costa Azul Catering LLC",
        language="es",
        is_company=True,
        tax_number="100901234500003",
        address="Jumeirah Lakes Towers, Cluster F, Dubai",
        cars=2,
    ),
    # Registered, but the address is still missing: small sales get the simplified paper.
    ClientFact("Quick Parcel Couriers LLC", is_company=True, tax_number="100012345600003", cars=3),
    # Too small to be registered for tax.
    ClientFact("Nadia Flowers", is_company=True, address="Al Wasl Road, Jumeirah 2, Dubai", cars=1),
    ClientFact(
        "Blue Wrench Garage", is_company=True, address="Street 19, Al Quoz Industrial Area 4, Dubai", cars=1
    ),
)
