"""A client, a car or a visit that an entry may belong to, as a row to choose, and how it is asked for."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from cardesk_desktop.directions import isolated
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.belonging import Candidate
from cardesk_desktop.ui import words
from cardesk_desktop.ui.screens.clients.faces import client_face
from cardesk_desktop.ui.widgets.suggestions import Suggestion


def candidate_row(_: Phrasebook, candidate: Candidate, zone: ZoneInfo) -> Suggestion:
    """What tells it from its like: a client's phone, a car's client, the day and state of a visit."""
    client, car, visit = candidate.client, candidate.vehicle, candidate.visit
    if car is None:
        face = client_face(_, client) if client is not None else None
        return Suggestion(
            candidate.key,
            face.name if face else "",
            face.detail if face else "",
            tag=face.tag if face else "",
        )
    is_rtl = _.language.is_rtl
    name = isolated(car.name, is_rtl=is_rtl) or words.size_class(_, car.size_class)
    owner = isolated(client.name, is_rtl=is_rtl) if client is not None else ""
    if visit is None:
        return Suggestion(candidate.key, name, owner, plate=car.plate)
    said = _.side_by_side((words.visit_state(_, visit.state), owner or name))
    return Suggestion(candidate.key, _.date_time(visit.arrived_at, zone), said, plate=car.plate)


def search_words(_: Phrasebook, kind: str) -> str:
    """What is typed to find a row of a kind."""
    return {
        "client": _("Name or phone of the client"),
        "vehicle": _("Plate, or name or phone of the client"),
        "visit": _("Plate of the car, or name of the client"),
    }[kind]


def nothing_found(_: Phrasebook, kind: str, typed: str) -> str:
    """What is said when nothing of a kind is found."""
    return {
        "client": _("No client found for “{text}”.", text=typed),
        "vehicle": _("No car found for “{text}”.", text=typed),
        "visit": _("No visit found for “{text}”.", text=typed),
    }[kind]


def none_words(_: Phrasebook, kind: str) -> str:
    """The choice of none of a kind."""
    return {"client": _("No client"), "vehicle": _("No car"), "visit": _("No visit")}[kind]
