"""Clients: added and corrected."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

import phonenumbers

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.text import many_lines, one_line
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.store.unit_of_work import UnitOfWork

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")
# UAE tax registration numbers: 15 digits from 1 to 03 (PINT-AE rules ibr-132-ae and ibr-148-ae).
_UAE_TAX_NUMBER = re.compile(r"1\d{12}03")


@dataclass(frozen=True, slots=True)
class ClientForm:
    """What a person typed about a client."""

    name: str
    phone: str = ""
    email: str = ""
    is_company: bool = False
    tax_number: str = ""
    address: str = ""
    language: str = ""
    notes: str = ""


def client(desk: Desk, *, client_id: UUID) -> Outcome[Client]:
    """Read one client. Refuses with NOT_FOUND."""
    with desk.store.read() as work:
        return Outcome(work.clients.get(client_id))


def add_client(desk: Desk, *, staff_id: UUID, form: ClientForm) -> Outcome[Client]:
    """Add a client. Refuses fields that cannot be read, each with its own code."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.CHECK_IN)
        added = read_form(work, desk.new_id(), form)
        work.clients.add(added)
        return Outcome(added, Changes.of((Noun.CLIENT, added.id)))


def change_client(desk: Desk, *, staff_id: UUID, client_id: UUID, form: ClientForm) -> Outcome[Client]:
    """Correct a client; sealed invoices keep what they said."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.CHECK_IN)
        work.clients.get(client_id)
        changed = read_form(work, client_id, form)
        work.clients.save(changed)
        return Outcome(changed, Changes.of((Noun.CLIENT, client_id)))


def read_form(work: UnitOfWork, client_id: UUID, form: ClientForm) -> Client:
    """Clean and check every field of a form. The tax number is checked where its form is known."""
    country = work.company.company().country
    return Client(
        id=client_id,
        name=one_line(form.name, field="name", is_needed=True),
        phone=read_phone(form.phone, country),
        email=read_email(form.email),
        is_company=form.is_company,
        tax_number=_read_tax_number(form.tax_number, country),
        address=many_lines(form.address, field="address", limit=300),
        language=form.language,
        notes=many_lines(form.notes, field="notes"),
    )


def read_phone(text: str, country: str) -> str:
    """A phone in E.164, read as dialled in `country`; empty stays empty. Refuses with PHONE_UNREADABLE."""
    clean = one_line(latin_digits(text), field="phone", limit=40)
    if not clean:
        return ""
    try:
        number = phonenumbers.parse(clean, country)
    except phonenumbers.NumberParseException as error:
        raise Refused(Code.PHONE_UNREADABLE) from error
    if not phonenumbers.is_possible_number(number):
        raise Refused(Code.PHONE_UNREADABLE)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def read_email(text: str) -> str:
    """An address of e-mail; empty stays empty. Refuses with EMAIL_UNREADABLE."""
    clean = one_line(text, field="email", limit=254)
    if clean and not _EMAIL.fullmatch(clean):
        raise Refused(Code.EMAIL_UNREADABLE)
    return clean


def _read_tax_number(text: str, country: str) -> str:
    clean = re.sub(r"[\s-]", "", one_line(latin_digits(text), field="tax_number", limit=40)).upper()
    if clean and country == "AE" and not _UAE_TAX_NUMBER.fullmatch(clean):
        raise Refused(Code.TAX_NUMBER_UNREADABLE)
    return clean
