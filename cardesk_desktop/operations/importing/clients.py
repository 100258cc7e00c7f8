"""Rows that become clients and their cars. Whoever is known already is left as they are."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.folding import fold, words
from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.domain.importing.fields import ImportField
from cardesk_desktop.domain.importing.report import RowFate
from cardesk_desktop.domain.plate import Plate, Region, could_be_of
from cardesk_desktop.domain.text import many_lines, one_line
from cardesk_desktop.domain.vehicle import SizeClass, Vehicle
from cardesk_desktop.operations.clients import ClientForm, read_form
from cardesk_desktop.operations.importing.cells import Cells, RowFault
from cardesk_desktop.operations.importing.repeats import Repeats
from cardesk_desktop.operations.importing.verdict import Verdict
from cardesk_desktop.operations.reading_contacts import read_email, read_phone
from cardesk_desktop.operations.tax_numbers import read_tax_number
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import HitKind

_F = ImportField
_VERY_THING = 0
"""The rank of what a search finds by its very key."""

EMIRATES: Mapping[Region, str] = {
    Region.ABU_DHABI: "AUH, AD, Abu Dhabi, أبوظبي, أبو ظبي",
    Region.DUBAI: "DXB, Dubai, دبي",
    Region.SHARJAH: "SHJ, Sharjah, الشارقة",
    Region.AJMAN: "AJM, Ajman, عجمان",
    Region.UMM_AL_QUWAIN: "UAQ, Umm Al Quwain, أم القيوين",
    Region.RAS_AL_KHAIMAH: "RAK, Ras Al Khaimah, رأس الخيمة",
    Region.FUJAIRAH: "FUJ, Fujairah, الفجيرة",
    Region.SAUDI_ARABIA: "KSA, SA, Saudi Arabia, السعودية",
}
"""How lists write a plate's emirate or country before or behind its characters."""

SIZES: Mapping[SizeClass, str] = {
    SizeClass.MOTORCYCLE: "motorcycle, motorbike, bike, moto, мотоцикл, دراجة نارية",
    SizeClass.SMALL: "small, hatchback, city car, citadine, petite, pequeño, малый, صغيرة",
    SizeClass.SEDAN: "sedan, saloon, medium, berline, sedán, седан, سيدان, متوسطة",
    SizeClass.SUV: "suv, 4x4, 4wd, crossover, todoterreno, внедорожник, دفع رباعي",
    SizeClass.LARGE: "large, van, pickup, pick up, bus, utilitaire, furgoneta, большой, фургон, كبيرة",
}
"""How lists write a size class."""

PERSONS = (
    "person, individual, private, private person, natural person, b2c, particulier, personne, "
    "personne physique, individu, persona, particular, persona física, частное лицо, физлицо, "
    "физическое лицо, человек, فرد, أفراد, شخص, no, false, 0, non, нет, لا"
)
COMPANIES = (
    "company, business, organisation, organization, corporate, firm, legal entity, b2b, entreprise, société, "
    "personne morale, professionnel, empresa, compañía, sociedad, persona jurídica, компания, организация, "
    "фирма, юрлицо, юридическое лицо, شركة, شركات, مؤسسة, منشأة, yes, true, 1, oui, sí, да, نعم"
)
"""How lists say what a client is; some ask whether it is a company, and answer with yes or no."""


class ClientRows:
    """Reads rows one after the other. A client is known by the phone, a car by its plate."""

    def __init__(self, work: UnitOfWork, new_id: NewId, now: datetime, brought: Set[UUID]) -> None:
        """`brought` are clients of this very list, whose import was broken off."""
        self._work, self._new_id, self._now, self._brought = work, new_id, now, brought
        self._country = work.company.company().country
        self._repeats = Repeats()
        self._first: dict[str, tuple[ClientForm, UUID | None]] = {}
        """What the first row of a phone said, and whom it was about."""

    def enter(self, work: UnitOfWork) -> None:
        """Look things up in this unit of work from now on."""
        self._work = work

    def read(self, cells: Cells) -> Verdict:
        """What a row becomes. Raises RowFault."""
        form = self._form(cells)
        plate = cells.maybe(_F.PLATE, lambda text: read_plate(text, self._country))
        vehicle = self._car(plate) if plate else None
        added = self._new_car(cells, plate) if plate and vehicle is None else None
        first, known_id = self._first.get(form.phone, (None, None))
        car = [f"plate {plate.region} {plate.key}"] if plate else []
        keys = [f"phone {form.phone}", *car] if form.phone else car
        # Other programs write a client with two cars in two rows: such a row names its car only.
        if car and first is not None and _says_nothing_else(form, first):
            keys = car
        self._repeats.check(cells, keys or [f"name {_key(form.name)}"])
        known_id = known_id or self._known(form, is_new_car=added is not None)
        owner_id = known_id or (vehicle.client_id if vehicle else None)
        client = None if owner_id else self._client(form)
        if client is not None:
            known_id = owner_id = client.id
        if form.phone:
            self._first.setdefault(form.phone, (form, known_id))
        added = replace(added, client_id=owner_id) if added else None
        return Verdict(RowFate.NEW if client or added else RowFate.SAME, client=client, vehicle=added)

    def _form(self, cells: Cells) -> ClientForm:
        return ClientForm(
            name=cells.read(_F.NAME, lambda text: one_line(text, field="name", is_needed=True)),
            phone=cells.read(_F.PHONE, lambda text: read_phone(text, self._country)),
            email=cells.read(_F.EMAIL, read_email),
            tax_number=cells.read(_F.TAX_NUMBER, lambda text: read_tax_number(text, self._country)),
            address=cells.read(_F.ADDRESS, lambda text: many_lines(text, field="address", limit=300)),
            notes=cells.read(_F.NOTES, lambda text: many_lines(text, field="notes")),
            is_company=self._is_company(cells),
        )

    def _is_company(self, cells: Cells) -> bool:
        """As the list says, else by the tax number."""
        said = cells.maybe(_F.CLIENT_KIND, read_client_kind)
        return bool(cells.text(_F.TAX_NUMBER)) if said is None else said

    def _client(self, form: ClientForm) -> Client:
        try:
            return replace(read_form(self._work, self._new_id(), form), created_at=self._now)
        except Refused as refused:
            raise RowFault(None, "", refused) from refused

    def _known(self, form: ClientForm, *, is_new_car: bool) -> UUID | None:
        """Who has this very phone; without a phone, who has this very name.

        Whom another row of the list brought with a car of their own is somebody else of that name.
        """
        found = self._work.search.find(form.phone or form.name, 8, kinds=(HitKind.CLIENT,))
        for hit in found:
            if form.phone and hit.rank == _VERY_THING:
                return hit.id
            is_another = is_new_car and hit.id in self._brought
            if not form.phone and not is_another and _key(hit.title) == _key(form.name):
                return hit.id
        return None

    def _car(self, plate: Plate) -> Vehicle | None:
        twins = self._work.vehicles.with_key(plate.key)
        return next((vehicle for vehicle in twins if vehicle.plate.region is plate.region), None)

    def _new_car(self, cells: Cells, plate: Plate) -> Vehicle:
        return Vehicle(
            id=self._new_id(),
            plate=plate,
            size_class=cells.maybe(_F.SIZE_CLASS, read_size) or SizeClass.SEDAN,
            make=cells.read(_F.MAKE, lambda text: one_line(text, field="make", limit=40)),
            model=cells.read(_F.MODEL, lambda text: one_line(text, field="model", limit=40)),
            colour=cells.read(_F.COLOUR, lambda text: one_line(text, field="colour", limit=40)),
        )


_GULF = {"AE", "SA", "OM", "BH", "KW", "QA"}
"""Where cars of the emirates and of the Kingdom are every day's: the short forms of their names are known."""
_SHORT = 3


def read_plate(text: str, country: str) -> Plate:
    """A plate with its emirate where the list names one. Refuses with PLATE_UNREADABLE.

    `AD` and `SA` are letters of other plates as well: a short form counts in the Gulf only, and where what is
    left is a plate of that region.
    """
    shown = " ".join(text.replace("-", " ").split())
    folded = fold(shown)
    for region, names in EMIRATES.items():
        for name in sorted(names.split(", "), key=len, reverse=True):
            key = fold(name)
            if folded.startswith(f"{key} "):
                rest = shown[len(key) :]
            elif folded.endswith(f" {key}"):
                rest = shown[: -len(key)]
            else:
                continue
            if len(key) > _SHORT or (country in _GULF and could_be_of(region, rest)):
                return Plate.read(rest, region)
    return Plate.read(shown, Region.OTHER)


def read_size(text: str) -> SizeClass:
    """A size class by the names that lists use. Refuses with SIZE_UNKNOWN."""
    key = _key(text)
    for size, names in SIZES.items():
        if key in {_key(name) for name in names.split(",")} | {size.value}:
            return size
    raise Refused(Code.SIZE_UNKNOWN)


def read_client_kind(text: str) -> bool:
    """True for a company, False for a person. Refuses with CLIENT_KIND_UNKNOWN."""
    key = _key(text)
    for is_company, names in ((False, PERSONS), (True, COMPANIES)):
        if key in {_key(name) for name in names.split(",")}:
            return is_company
    raise Refused(Code.CLIENT_KIND_UNKNOWN)


def _key(name: str) -> str:
    return " ".join(words(name))


def _says_nothing_else(form: ClientForm, first: ClientForm) -> bool:
    """True when nothing of this row is lost where the first one of its phone is what counts."""
    said = (
        (form.email, first.email),
        (form.tax_number, first.tax_number),
        (form.address, first.address),
        (form.notes, first.notes),
    )
    return _key(form.name) == _key(first.name) and all(not now or now == before for now, before in said)
