"""What the card of a client says: contact, figures, cars; pure functions from one language."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.documents.fields.trade_words import consent_words, phone_label
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.plate import Plate
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.i18n import LANGUAGES, Phrasebook
from cardesk_desktop.operations.client_file import ClientFile, OwnedVehicle
from cardesk_desktop.operations.standing_figures import StandingFigure
from cardesk_desktop.phones import phone_words
from cardesk_desktop.ui import words
from cardesk_desktop.ui.screens.clients.list_faces import NEVER, name_of
from cardesk_desktop.ui.screens.visits.figures import Figure
from cardesk_desktop.ui.theme import Tone

_PHONE = "phone"


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One way to reach somebody, or one thing to know of them: an icon, the words, what they are."""

    icon: str
    text: str
    label: str

    @property
    def is_phone(self) -> bool:
        """A number to call."""
        return self.icon == _PHONE


@dataclass(frozen=True, slots=True)
class CarFace:
    """A car of the client; `open_visit_id` while it is here."""

    vehicle_id: UUID
    plate: Plate
    car: str
    details: str
    open_visit_id: UUID | None
    is_archived: bool


@dataclass(frozen=True, slots=True)
class PaneFace:
    """The client in front. `payment_words` is empty when nothing is open."""

    client_id: UUID
    name: str
    tag: str
    tone: Tone
    since: str
    contact: tuple[ContactLine, ...]
    notes: str
    figures: dict[StandingFigure, Figure]
    payment_words: str
    cars: tuple[CarFace, ...]
    is_archived: bool
    is_erased: bool


def pane_face(_: Phrasebook, file: ClientFile, time_zone: ZoneInfo) -> PaneFace:
    """A client in the words of the screen."""
    client, oldest = file.client, file.oldest_open
    tag, tone = _tag(_, client)
    created = client.created_at.astimezone(time_zone).date() if client.created_at else None
    return PaneFace(
        client_id=client.id,
        name=name_of(_, client),
        tag=tag,
        tone=tone,
        since=_("Client since {day}", day=_.date(created)) if created else "",
        contact=_contact(_, client, time_zone),
        notes=client.notes,
        figures=_figures(_, file, time_zone),
        payment_words=_("Take {amount} for the oldest invoice", amount=oldest.balance) if oldest else "",
        cars=tuple(_car(_, owned) for owned in file.vehicles),
        is_archived=client.is_archived,
        is_erased=client.erased_at is not None,
    )


def car_details(_: Phrasebook, vehicle: Vehicle) -> str:
    """Colour, year and size of a car on one line."""
    size = words.size_class(_, vehicle.size_class)
    parts = (vehicle.colour, str(vehicle.year or ""), size if vehicle.name else "")
    return _.side_by_side(parts)


def _tag(_: Phrasebook, client: Client) -> tuple[str, Tone]:
    if client.erased_at is not None:
        return _.context("client", "Erased"), Tone.MUTED
    if client.is_archived:
        return _.context("client", "Archived"), Tone.MUTED
    return (_("Company"), Tone.WORK) if client.is_company else ("", Tone.MUTED)


def _contact(_: Phrasebook, client: Client, time_zone: ZoneInfo) -> tuple[ContactLine, ...]:
    language = next((of.name for of in LANGUAGES if of.code == client.language), "")
    number = left_to_right(client.tax_number) if client.tax_number else ""
    lines = [
        *(
            ContactLine(_PHONE, phone_words(phone.number), phone_label(_, phone.label))
            for phone in client.phones
        ),
        ContactLine("mail", left_to_right(client.email) if client.email else "", _("E-mail")),
        ContactLine("landmark", number, _("Tax number")),
        ContactLine("map-pin", _.listed(client.address.splitlines()), _("Address")),
        ContactLine("languages", language, _("Language of their documents")),
    ]
    if client.erased_at is None:
        words_of_consent = consent_words(_, client.consent, time_zone)
        lines.append(ContactLine("message-square-text", words_of_consent, _("Consent")))
    return tuple(line for line in lines if line.text)


def _figures(_: Phrasebook, file: ClientFile, time_zone: ZoneInfo) -> dict[StandingFigure, Figure]:
    last = file.last_visit_at.astimezone(time_zone).date() if file.last_visit_at else None
    tone = Tone.DUE if file.balance.minor > 0 else Tone.TEXT
    return {
        StandingFigure.VISITS: Figure(_("Visits"), _.number(file.visit_count)),
        StandingFigure.LAST_VISIT: Figure(_("Last visit"), _.date(last) if last else NEVER),
        StandingFigure.SPENT: Figure(_("Spent"), _.money(file.spent)),
        StandingFigure.LAST_YEAR: Figure(_("In 12 months"), _.money(file.spent_last_year)),
        StandingFigure.OWED: Figure(_("On account"), _.money(file.balance), tone),
    }


def _car(_: Phrasebook, owned: OwnedVehicle) -> CarFace:
    vehicle = owned.vehicle
    return CarFace(
        vehicle_id=vehicle.id,
        plate=vehicle.plate,
        car=vehicle.name or words.size_class(_, vehicle.size_class),
        details=car_details(_, vehicle),
        open_visit_id=owned.open_visit_id,
        is_archived=vehicle.is_archived,
    )
