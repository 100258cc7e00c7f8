"""A check-in as far as it has come: what is known of the car at the door, without any widget."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from uuid import UUID

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.plate import Plate, Region, plate_keys
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.checking_in import Arrival, KnownVehicle
from cardesk_desktop.ui.screens.clients.faces import name_and_phone

_ODOMETER_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and chosen so far. The plate comes first; `is_car_set` once the car is decided.

    `known` is the car that was picked; without it the plate is that of a new one. `client` is one who
    was picked, `client_name` and `client_phone` are those of a new one.
    """

    plate_text: str = ""
    region: Region = Region.DUBAI
    is_car_set: bool = False
    known: KnownVehicle | None = None
    size_class: SizeClass = SizeClass.SEDAN
    make: str = ""
    model: str = ""
    colour: str = ""
    client: Client | None = None
    client_name: str = ""
    client_phone: str = ""
    services: tuple[UUID, ...] = ()
    odometer_text: str = ""
    note: str = ""
    photos: tuple[bytes, ...] = field(default=(), repr=False)
    """Of the car as it came in."""

    @property
    def is_begun(self) -> bool:
        """True when more was typed or chosen than whose car it is."""
        start = Draft().with_known(self.known) if self.known else Draft()
        return self != replace(
            start, plate_text=self.plate_text, region=self.region, is_car_set=self.is_car_set
        )

    def with_known(self, known: KnownVehicle) -> Draft:
        """The picked car fills in everything that is known of it."""
        car = known.vehicle
        return replace(
            self,
            plate_text=car.plate.text,
            region=car.plate.region,
            is_car_set=True,
            known=known,
            size_class=car.size_class,
            make=car.make,
            model=car.model,
            colour=car.colour,
            client=known.client,
            client_name="",
            client_phone="",
        )

    def with_new_car(self) -> Draft:
        """The plate as typed is that of a car never seen; refuses with PLATE_UNREADABLE."""
        plate = Plate.read(self.plate_text, self.region)
        return replace(self, plate_text=plate.text, is_car_set=True, known=None)

    def without_car(self) -> Draft:
        """Back to the plate; what was chosen to be done stays, and the photos of what stands at the door."""
        return Draft(
            region=self.region,
            services=self.services,
            odometer_text=self.odometer_text,
            note=self.note,
            photos=self.photos,
        )

    def toggled(self, service_id: UUID) -> Draft:
        """The service is chosen, or no longer."""
        kept = tuple(service for service in self.services if service != service_id)
        return replace(self, services=kept if service_id in self.services else (*kept, service_id))

    def arrival(self) -> Arrival:
        """What is handed to the check-in."""
        name, phone = self.client_name.strip(), self.client_phone.strip()
        if not phone:
            # A phone typed where the name is asked for is a phone.
            name, phone = name_and_phone(name)
        return Arrival(
            plate_text=self.plate_text,
            region=self.region,
            size_class=self.size_class,
            vehicle_id=self.known.vehicle.id if self.known else None,
            make=self.make,
            model=self.model,
            colour=self.colour,
            client_id=self.client.id if self.client else None,
            new_client_name="" if self.client else name,
            new_client_phone="" if self.client else phone,
            services=self.services,
            odometer_km=read_odometer(self.odometer_text),
            note=self.note,
            photos=self.photos,
        )


def read_odometer(text: str) -> int | None:
    """Kilometres as typed in any digits, grouped or not; None when nothing is written."""
    digits = "".join(char for char in latin_digits(text) if char.isdecimal())[:_ODOMETER_DIGITS]
    return int(digits) if digits else None


def is_exactly(known: KnownVehicle, text: str) -> bool:
    """True when the plate was typed out in full, however it is spelt."""
    return known.vehicle.plate.key in plate_keys(text)
