"""Who comes, in what car: made up from the facts before the story starts, written down on first arrival."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from cardesk_desktop.demo.data.cars import COLOURS, FLEET_MODELS, MODELS, PLATE_CODES, REGIONS
from cardesk_desktop.demo.data.clients import PERSONS
from cardesk_desktop.demo.data.companies import COMPANIES
from cardesk_desktop.demo.data.facts import CarFact, ClientFact, ModelFact
from cardesk_desktop.demo.story.chance import Chance
from cardesk_desktop.domain.plate import Plate

WITHOUT_NAME = 12
"""Cars of people who never say who they are."""

# Mobile numbers start with these; no number is given out whose next digits are 00.
_MOBILE = ("50", "52", "54", "55", "56", "58")


@dataclass(slots=True, eq=False)
class Guest:
    """A client to be; `client_id` is known from the first arrival on."""

    fact: ClientFact
    phone: str
    client_id: UUID | None = None


@dataclass(slots=True, eq=False)
class Car:
    """A car to be; `vehicle_id` is known from the first arrival on."""

    fact: CarFact
    guest: Guest | None
    odometer_km: int
    vehicle_id: UUID | None = None
    free_from: date = field(default=date.min)


@dataclass(frozen=True, slots=True)
class Clientele:
    """Every car that will ever come. `regulars` come most often."""

    cars: Sequence[Car]
    regulars: Sequence[Car]

    def car(self, plate: str) -> Car:
        """The car with this plate, as it stands in the facts."""
        return next(car for car in self.cars if car.fact.plate == plate)


def gather(chance: Chance) -> Clientele:
    """Give every client a phone and cars, and add those who stay without a name."""
    phones: set[str] = set()
    facts = (*PERSONS, *COMPANIES)
    plates = {Plate.read(car.plate, car.region).key for fact in facts for car in fact.known}
    cars: list[Car] = []
    for fact in facts:
        guest = Guest(fact, unused_phone(chance, phones))
        own = [*fact.known, *(_car(chance, plates, fact.is_company) for _ in range(fact.cars))]
        cars += [Car(car, guest, chance.number(2_000, 160_000)) for car in own]
    for _ in range(WITHOUT_NAME):
        cars.append(Car(_car(chance, plates, is_fleet=False), None, chance.number(2_000, 160_000)))
    known = [car for car in cars if car.guest and car.fact in car.guest.fact.known]
    others = [car for car in cars if car.guest and car not in known]
    return Clientele(cars, [*known, *chance.mixed(others)[:30]])


def unused_phone(chance: Chance, taken: set[str]) -> str:
    """A mobile number that nobody has so far."""
    while True:
        phone = f"+971{chance.one_of(_MOBILE)}00{chance.number(10_000, 99_999)}"
        if phone not in taken:
            taken.add(phone)
            return phone


def _car(chance: Chance, taken: set[str], is_fleet: bool) -> CarFact:
    models = FLEET_MODELS if is_fleet else MODELS
    model: ModelFact = chance.weighed({model: model.share for model in models})
    colour = "White" if is_fleet else chance.weighed(COLOURS)
    while True:
        region = chance.weighed(REGIONS)
        digits = chance.weighed({5: 70, 4: 20, 3: 8, 2: 2})
        number = chance.number(10 ** (digits - 1), 10**digits - 1)
        plate = Plate.read(f"{chance.one_of(PLATE_CODES[region])} {number}", region)
        if plate.key not in taken:
            taken.add(plate.key)
            return CarFact(region, plate.text, model.make, model.model, model.size_class, colour)
