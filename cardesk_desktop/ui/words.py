"""The words of the trade as people read them: roles, sizes, states, ways to pay, fields of a form."""

from __future__ import annotations

from cardesk_desktop.documents.fields.trade_words import size_class, tender, visit_state
from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.role_words import role
from cardesk_desktop.ui.theme import Tone

__all__ = [
    "called",
    "field",
    "file_size",
    "size_class",
    "tender",
    "ticket_state",
    "value",
    "visit_state",
    "visit_tone",
]


def value(_: Phrasebook, which: object) -> object:
    """A value of the trade in words, where there are words for it; anything else as it is."""
    match which:
        case Names():
            return called(_, which)
        case SizeClass():
            return size_class(_, which)
        case VisitState():
            return visit_state(_, which)
        case Role():
            return role(_, which)
        case _:
            return which


def called(_: Phrasebook, names: Names) -> str:
    """What something of the catalogue is called on this screen: in its language where it has a name in it."""
    return names.in_language(_.language.code)


def visit_tone(which: VisitState) -> Tone:
    """The colour that goes with the word."""
    return {
        VisitState.WAITING: Tone.WAIT,
        VisitState.IN_WORK: Tone.WORK,
        VisitState.READY: Tone.READY,
        VisitState.DELIVERED: Tone.MUTED,
        VisitState.CANCELLED: Tone.MUTED,
    }[which]


def ticket_state(_: Phrasebook, which: TicketState) -> str:
    """What became of a ticket."""
    return {
        TicketState.OPEN: _.context("ticket state", "Open"),
        TicketState.PARKED: _.context("ticket state", "Parked"),
        TicketState.INVOICED: _.context("ticket state", "Invoiced"),
        TicketState.VOIDED: _.context("ticket state", "Voided"),
    }[which]


def field(_: Phrasebook, name: str) -> str:
    """The label of a form's field, by the name that refusals carry; unknown names say "this field"."""
    return {
        "name": _.context("form field", "Name"),
        "company": _.context("form field", "Name of the company"),
        "phone": _.context("form field", "Phone"),
        "email": _.context("form field", "E-mail"),
        "address": _.context("form field", "Address"),
        "tax_number": _.context("form field", "Tax number"),
        "footer": _.context("form field", "Footer text"),
        "trade_licence": _.context("form field", "Trade licence"),
        "commercial_register": _.context("form field", "Commercial registration"),
        "company_number": _.context("form field", "Company number"),
        "siret": "SIRET",
        "siren": "SIREN",
        "rcs": _.context("form field", "Trade register (RCS)"),
        "legal_form": _.context("form field", "Legal form"),
        "capital": _.context("form field", "Share capital"),
        "kpp": _.context("form field", "KPP"),
        "ogrn": _.context("form field", "OGRN"),
        "make": _.context("form field", "Make"),
        "model": _.context("form field", "Model"),
        "colour": _.context("form field", "Colour"),
        "note": _.context("form field", "Note"),
        "notes": _.context("form field", "Notes"),
        "cost": _.context("form field", "Unit cost"),
        "reason": _.context("form field", "Reason"),
        "reference": _.context("form field", "Reference"),
        "plate": _.context("form field", "Plate"),
        "year": _.context("form field", "Year"),
        "vin": _.context("form field", "VIN"),
        "sku": _.context("form field", "SKU"),
        "barcodes": _.context("form field", "List of barcodes"),
    }.get(name, _.context("form field", "This field"))


def file_size(_: Phrasebook, size: int) -> str:
    """The size of a file in whole kilobytes, megabytes or gigabytes, as the operating systems count."""
    kilobytes = -(-size // 1_000)
    if kilobytes < 1_000:
        return _("{n} kB", n=kilobytes)
    megabytes = round(size / 1_000_000)
    if megabytes < 1_000:
        return _("{n} MB", n=megabytes)
    return _("{n} GB", n=round(size / 1_000_000_000))
