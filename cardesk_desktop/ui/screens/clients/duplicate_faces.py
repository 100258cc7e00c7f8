"""What is said of clients that may be one: by what they are alike, and in which fields they differ."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.duplicates import Likeness
from cardesk_desktop.i18n import LANGUAGES, Phrasebook
from cardesk_desktop.operations.duplicates import ClientPair
from cardesk_desktop.phones import phone_words


@dataclass(frozen=True, slots=True)
class FieldFace:
    """A field in which two clients differ, as each of them has it."""

    name: str
    label: str
    values: tuple[str, str]


def likeness_words(_: Phrasebook, signs: tuple[Likeness, ...]) -> str:
    """By what two clients are alike: `same phone, same e-mail`."""
    said = {
        Likeness.TAX_NUMBER: _("same tax number"),
        Likeness.PHONE: _("same phone"),
        Likeness.EMAIL: _("same e-mail"),
        Likeness.PLATE: _("same plate"),
        Likeness.NAME: _("same name"),
    }
    return _.listed(said[sign] for sign in signs)


def other_of(pair: ClientPair, client: Client) -> Client:
    """The one of a pair that is not in front."""
    return pair.second if pair.first.id == client.id else pair.first


def field_faces(_: Phrasebook, first: Client, second: Client) -> tuple[FieldFace, ...]:
    """The fields in which two clients differ."""
    faces = (
        FieldFace("name", _("Name"), (first.name, second.name)),
        FieldFace("is_company", _("Person or company"), (_kind(_, first), _kind(_, second))),
        FieldFace("phone", _("Main phone"), (phone_words(first.phone), phone_words(second.phone))),
        FieldFace("email", _("E-mail"), (first.email, second.email)),
        FieldFace("tax_number", _("Tax number"), (first.tax_number, second.tax_number)),
        FieldFace("address", _("Address"), (first.address, second.address)),
        FieldFace("language", _("Language of their documents"), (_language(_, first), _language(_, second))),
        FieldFace("notes", _("Notes for the desk"), (first.notes, second.notes)),
    )
    return tuple(face for face in faces if face.values[0] != face.values[1])


def _kind(_: Phrasebook, client: Client) -> str:
    return _("Company") if client.is_company else _("Person")


def _language(_: Phrasebook, client: Client) -> str:
    return next((of.name for of in LANGUAGES if of.code == client.language), _("Same as the company"))
