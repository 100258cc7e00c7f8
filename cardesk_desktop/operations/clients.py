"""Clients: added, corrected, put away and taken out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.client import Client, Consent, ConsentWay, Phone, PhoneLabel
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.text import many_lines, one_line
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.operations.reading_contacts import read_client_tax_number, read_email, read_phone
from cardesk_desktop.store.unit_of_work import UnitOfWork

MOST_PHONES = 6


@dataclass(frozen=True, slots=True)
class PhoneEntry:
    """A further number as typed."""

    text: str
    label: PhoneLabel = PhoneLabel.MOBILE


@dataclass(frozen=True, slots=True)
class ConsentAnswer:
    """What somebody answered when they were asked whether they want to hear of offers."""

    is_given: bool
    way: ConsentWay


@dataclass(frozen=True, slots=True)
class ClientForm:
    """What a person typed about a client. `consent` is None where nothing new was asked."""

    name: str
    phone: str = ""
    email: str = ""
    is_company: bool = False
    tax_number: str = ""
    address: str = ""
    language: str = ""
    notes: str = ""
    phone_label: PhoneLabel = PhoneLabel.MOBILE
    other_phones: tuple[PhoneEntry, ...] = ()
    consent: ConsentAnswer | None = None


def client(desk: Desk, *, client_id: UUID) -> Outcome[Client]:
    """Read one client. Refuses with NOT_FOUND."""
    with desk.store.read() as work:
        return Outcome(work.clients.get(client_id))


def add_client(desk: Desk, *, staff_id: UUID, form: ClientForm) -> Outcome[Client]:
    """Add a client. Refuses fields that cannot be read, each with its own code."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CLIENT)
        added = replace(read_form(work, desk.new_id(), form), created_at=desk.clock.now())
        added = _asked(desk, work, staff_id, added, form.consent)
        work.clients.add(added)
        return Outcome(added, Changes.of((Noun.CLIENT, added.id)))


def change_client(desk: Desk, *, staff_id: UUID, client_id: UUID, form: ClientForm) -> Outcome[Client]:
    """Correct a client; sealed invoices keep what they said. Refuses with CLIENT_ERASED an erased one."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CLIENT)
        before = _editable(work, client_id)
        changed = replace(
            read_form(work, before.id, form),
            consent=before.consent,
            created_at=before.created_at,
            is_archived=before.is_archived,
        )
        changed = _asked(desk, work, staff_id, changed, form.consent)
        work.clients.save(changed)
        return Outcome(changed, Changes.of((Noun.CLIENT, before.id)))


def archive_client(
    desk: Desk, *, staff_id: UUID, client_id: UUID, is_archived: bool = True
) -> Outcome[Client]:
    """Take a client out of the lists, or put them back; search finds them either way.

    Refuses with CLIENT_ERASED an erased one.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CLIENT)
        moved = replace(_editable(work, client_id), is_archived=is_archived)
        work.clients.save(moved)
        return Outcome(moved, Changes.of((Noun.CLIENT, moved.id)))


def read_form(work: UnitOfWork, client_id: UUID, form: ClientForm) -> Client:
    """Clean and check every field of a form. The tax number is checked where its form is known."""
    country = work.company.company().country
    main, others = _read_phones(form, country)
    return Client(
        id=client_id,
        name=one_line(form.name, field="name", is_needed=True),
        phone=main.number if main else "",
        email=read_email(form.email),
        is_company=form.is_company,
        tax_number=read_client_tax_number(form.tax_number, country),
        address=many_lines(form.address, field="address", limit=300),
        language=form.language,
        notes=many_lines(form.notes, field="notes"),
        phone_label=main.label if main else PhoneLabel.MOBILE,
        other_phones=tuple(others),
    )


class Named(Protocol):
    """A form that names a client who is known, or a new one."""

    @property
    def client_id(self) -> UUID | None:
        """Somebody who is known."""

    @property
    def new_client_name(self) -> str:
        """Else the name of somebody new, as typed."""

    @property
    def new_client_phone(self) -> str:
        """And the phone."""


def named_client(desk: Desk, work: UnitOfWork, form: Named) -> UUID | None:
    """The client whom a form names; somebody new is written down. None when nobody is named."""
    if form.client_id is not None:
        return work.clients.get(form.client_id).id
    name, phone = form.new_client_name.strip(), form.new_client_phone.strip()
    if not (name or phone):
        return None
    # A phone without a name still tells who to call: the phone stands in for the name.
    added = read_form(work, desk.new_id(), ClientForm(name or phone, phone))
    work.clients.add(replace(added, created_at=desk.clock.now()))
    return added.id


def _read_phones(form: ClientForm, country: str) -> tuple[Phone | None, Sequence[Phone]]:
    """The main number, which is the first one that is filled in, and the others; each number once."""
    read: dict[str, Phone] = {}
    entries = (PhoneEntry(form.phone, form.phone_label), *form.other_phones)
    for place, entry in enumerate(entries):
        try:
            number = read_phone(entry.text, country)
        except Refused as refusal:
            # The form shows the sentence beside the number that cannot be read.
            raise Refused(refusal.code, **{**refusal.params, "place": place}) from refusal
        if number:
            read.setdefault(number, Phone(number, entry.label))
    phones = tuple(read.values())
    return phones[0] if phones else None, phones[1:]


def _editable(work: UnitOfWork, client_id: UUID) -> Client:
    found = work.clients.get(client_id)
    if found.erased_at is not None:
        raise Refused(Code.CLIENT_ERASED)
    return found


def _asked(
    desk: Desk, work: UnitOfWork, staff_id: UUID, client: Client, answer: ConsentAnswer | None
) -> Client:
    """The client with an answer that is new; every yes and every no is journalled, without the name."""
    before = client.consent
    if answer is None or (before is not None and before.is_given is answer.is_given):
        return client
    now = desk.clock.now()
    event = JournalEvent.CONSENT_GIVEN if answer.is_given else JournalEvent.CONSENT_WITHDRAWN
    to_journal(desk, work, event, client.id, staff_id, reason=answer.way.value, at=now)
    return replace(client, consent=Consent(answer.is_given, now, answer.way))
