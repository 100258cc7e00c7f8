"""The cars offered while a plate is typed, as rows below the field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.directions import isolated, left_to_right
from cardesk_desktop.domain.plate import Plate, Region, plate_key
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.checking_in import KnownVehicle
from cardesk_desktop.ui import words
from cardesk_desktop.ui.screens.visits.check_in.draft import is_exactly
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.suggestions import Suggestion


@dataclass(frozen=True, slots=True)
class NewCar:
    """The key of the row for a car that was never here."""

    plate_text: str


def suggest_cars(
    _: Phrasebook, known: Sequence[KnownVehicle], text: str, time_zone: ZoneInfo
) -> tuple[Suggestion, ...]:
    """Known cars as they came, then the typed plate as that of a new one."""
    rows = [_row(_, car, time_zone) for car in known]
    if plate_key(text):
        title = _("New car {plate}", plate=left_to_right(text.strip().upper()))
        rows.append(Suggestion(NewCar(text), title, _("Never here before"), icon="plus"))
    return tuple(rows)


def suggest_read(
    _: Phrasebook, known: Sequence[KnownVehicle], plates: Sequence[Plate], time_zone: ZoneInfo
) -> tuple[Suggestion, ...]:
    """Plates that a camera read, each with the cars known by it; the key of a new one is its `Plate`."""
    rows: dict[object, Suggestion] = {}
    for plate in plates:
        cars = [car for car in known if is_exactly(car, plate.text)]
        # Of two with the same plate, the one of the emirate that was read.
        cars.sort(key=lambda car: car.vehicle.plate.region is not plate.region)
        for car in cars:
            rows.setdefault(car.vehicle.id, _row(_, car, time_zone))
        if not cars:
            rows[plate] = Suggestion(plate, _("Never here before"), _("Take this plate"), plate=plate)
    return tuple(rows.values())


def highlighted(known: Sequence[KnownVehicle], text: str, region: Region) -> int:
    """The row that Enter takes: the very plate, first in its own region, else the first row."""
    exact = [place for place, car in enumerate(known) if is_exactly(car, text)]
    same = [place for place in exact if known[place].vehicle.plate.region is region]
    return next(iter((*same, *exact)), 0)


def find_known(known: Sequence[KnownVehicle], vehicle_id: UUID) -> KnownVehicle | None:
    """The car of a picked row."""
    return next((car for car in known if car.vehicle.id == vehicle_id), None)


def _row(_: Phrasebook, known: KnownVehicle, time_zone: ZoneInfo) -> Suggestion:
    car, is_rtl = known.vehicle, _.language.is_rtl
    details = [known.client.name] if known.client else []
    if known.last_visit_at is not None:
        details.append(_.date(known.last_visit_at.astimezone(time_zone).date()))
    return Suggestion(
        key=car.id,
        title=isolated(car.name, is_rtl=is_rtl) or words.size_class(_, car.size_class),
        detail=_.side_by_side(details),
        plate=car.plate,
        tag=_("Already here") if known.open_visit_id else "",
        tone=Tone.WORK,
    )
