"""The people and firms of a town with their cars: every phone and every plate is somebody's own."""

from __future__ import annotations

from cardesk_desktop.demo.data.cars import COLOURS, FLEET_MODELS, MODELS, PLATE_CODES, REGIONS
from cardesk_desktop.demo.data.facts import CarFact, ClientFact
from cardesk_desktop.demo.data.many_names import FIRMS, PERSONS, STREETS
from cardesk_desktop.demo.story.chance import Chance, Odds
from cardesk_desktop.demo.story.clientele import Car, Guest, unused_phone
from cardesk_desktop.demo.years.size import Size
from cardesk_desktop.domain.plate import Region

_FIRMS_PERCENT = 4
_WITH_EMAIL_PERCENT = 30
_SECOND_CAR_PERCENT = 60
_POOLS = Odds(PERSONS)
_MODELS = Odds({model: model.share for model in MODELS})
_FLEET = Odds({model: model.share for model in FLEET_MODELS})
_COLOURS = Odds(COLOURS)
_REGIONS = Odds(REGIONS)


class Town:
    """Makes up one car after another, with whoever brings it."""

    def __init__(self, chance: Chance, size: Size) -> None:
        self._chance = chance
        self._size = size
        self._phones: set[str] = set()
        self._plates: set[tuple[Region, str]] = set()
        self._guests: list[Guest] = []
        self._firms = 0

    def next_car(self) -> Car:
        """A car that was never here: of a new client, of a known one, or of somebody who gives no name."""
        guest = self._next_guest()
        is_fleet = guest is not None and guest.fact.is_company
        model = (_FLEET if is_fleet else _MODELS).draw(self._chance)
        region, plate = self._plate()
        colour = "White" if is_fleet else _COLOURS.draw(self._chance)
        fact = CarFact(region, plate, model.make, model.model, model.size_class, colour)
        return Car(fact, guest, self._chance.number(2_000, 160_000))

    def _next_guest(self) -> Guest | None:
        cars, due = len(self._plates) + 1, len(self._guests)
        if self._size.clients * cars // self._size.vehicles > due:
            fact = self._firm() if self._chance.hits(_FIRMS_PERCENT) else self._person()
            self._guests.append(Guest(fact, unused_phone(self._chance, self._phones)))
            return self._guests[-1]
        if self._guests and self._chance.hits(_SECOND_CAR_PERCENT):
            return self._chance.one_of(self._guests)
        return None

    def _person(self) -> ClientFact:
        pool = _POOLS.draw(self._chance)
        first, last = self._chance.one_of(pool.firsts), self._chance.one_of(pool.lasts)
        has_email = first.isascii() and self._chance.hits(_WITH_EMAIL_PERCENT)
        email = f"{first.lower()}{self._chance.number(1, 9_999)}@example.com" if has_email else ""
        return ClientFact(f"{first} {last}", language=pool.language, email=email)

    def _firm(self) -> ClientFact:
        self._firms += 1
        first, trade = self._chance.one_of(FIRMS.firsts), self._chance.one_of(FIRMS.lasts)
        return ClientFact(
            f"{first} {trade}",
            email=f"fleet{self._firms}@example.com",
            is_company=True,
            tax_number=f"1{self._chance.number(0, 999_999):06d}{self._firms:06d}03",
            address=f"{self._chance.one_of(STREETS)}, Dubai",
        )

    def _plate(self) -> tuple[Region, str]:
        while True:
            region = _REGIONS.draw(self._chance)
            text = f"{self._chance.one_of(PLATE_CODES[region])} {self._chance.number(100, 99_999)}"
            if (region, text) not in self._plates:
                self._plates.add((region, text))
                return region, text
