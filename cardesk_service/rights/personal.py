"""What is held of a person, and of a company beside its rows, in the words of the wire."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection

from cardesk_service.companies import told
from cardesk_service.licence import standing
from cardesk_service.mail.outbox import SEAL, Posted
from cardesk_service.office import Office
from cardesk_service.rights import letting_in
from cardesk_service.rights.archive import Entry
from cardesk_service.store import (
    departures,
    holdings,
    invitations,
    payments,
    people,
    recognitions,
    registers,
    sessions,
    traces,
)
from cardesk_service.store.column_types import micros
from cardesk_service.store.people import Account, Membership
from cardesk_service.store.registers import Register
from cardesk_wire import coding


def entries(office: Office, account: Account) -> Iterator[Entry]:
    """The files about the person herself."""
    yield "account.json", _json(office.store.read_now(lambda c: _account(c, account)))
    yield "sessions.json", _json(office.store.read_now(lambda c: _sessions(office, c, account)))
    yield "companies.json", _json(office.store.read_now(lambda c: _companies(office, c, account)))
    yield "letters.json", _json(office.store.read_now(lambda c: _letters(office, c, account)))


def of_company(office: Office, of: Membership, folder: str) -> Iterator[Entry]:
    """The files about a company that the person owns, beside its rows."""
    yield f"{folder}/members.json", _json(office.store.read_now(lambda c: _members(c, of)))
    yield f"{folder}/licence.json", _json(office.store.read_now(lambda c: _licence(c, of)))
    yield f"{folder}/recognition.json", _json(office.store.read_now(lambda c: _recognition(c, of)))
    yield f"{folder}/registers.json", _json(office.store.read_now(lambda c: _registers(c, of)))
    yield f"{folder}/letting_in.json", _json(office.store.read_now(lambda c: letting_in.held(office, c, of)))


def _account(connection: Connection, account: Account) -> dict[str, object]:
    leaving = departures.of_account(connection, account.id)
    return {
        **msgspec.to_builtins(told.account(account)),
        "created_at": micros(account.created_at),
        "password_changed_at": micros(account.password_at),
        "deletion_asked_at": micros(leaving.asked_at) if leaving else None,
        "deletion_due_at": micros(leaving.due_at) if leaving else None,
    }


def _sessions(office: Office, connection: Connection, account: Account) -> list[object]:
    found = sessions.of_account(connection, account.id, office.clock.now())
    return [told.session(each, account.id) for each in found]


def _companies(office: Office, connection: Connection, account: Account) -> dict[str, list[object]]:
    waiting = invitations.to_email(connection, account.email_key, office.clock.now())
    joined = traces.joined_at(connection, account.id)
    return {
        "companies": [
            {**msgspec.to_builtins(told.company(of)), "joined_at": micros(joined[of.company_id])}
            for of in people.memberships(connection, account.id)
        ],
        "invitations": [
            {"company": each.company_name, "role": each.role, "expires_at": micros(each.expires_at)}
            for each in waiting
        ],
        **_done_in_companies(connection, account),
    }


def _done_in_companies(connection: Connection, account: Account) -> dict[str, list[object]]:
    """What is kept under her name of what she did there, also where she does not own the company."""
    return {
        "invitations_sent": [
            {"company": told.text_of(company), "email": email, "role": role, "expires_at": micros(end)}
            for company, email, role, end in traces.invitations_sent(connection, account.id)
        ],
        "signed_in_last_at": [
            {"company": told.text_of(company), "code": code, "name": name}
            for company, code, name in traces.registers_signed_in_at(connection, account.id)
        ],
        "registers_let_in": [
            {"company": told.text_of(company), "expires_at": micros(end)}
            for company, end in traces.let_in(connection, account.id)
        ],
    }


def _letters(office: Office, connection: Connection, account: Account) -> list[object]:
    found: list[object] = []
    for sealed, at in holdings.waiting_letters(connection):
        opened = office.sealer.open(SEAL, sealed)
        posted = msgspec.json.decode(opened, type=Posted) if opened else None
        if posted is not None and posted.to == account.email:
            found.append({"letter": posted.letter, "written_at": micros(at), "is_sent": False})
    for notice in holdings.notices(connection, account.id):
        name = notice.occasion.removeprefix("once:").rpartition(":")[0]
        found.append({"letter": name, "written_at": micros(notice.written_at), "is_sent": notice.is_sent})
    return found


def _members(connection: Connection, of: Membership) -> list[object]:
    return [
        {"name": who.name, "email": who.email, "role": role}
        for who, role in people.members(connection, of.company_id)
    ]


def _registers(connection: Connection, of: Membership) -> list[object]:
    used = sessions.used_by_registers(connection, of.company_id)
    found = registers.of_company(connection, of.company_id)
    return [
        {
            **msgspec.to_builtins(told.register(each, used.get(each.device_id))),
            "public_keys": _keys(connection, each),
        }
        for each in found
    ]


def _keys(connection: Connection, of: Register) -> list[object]:
    kept = registers.keys(connection, (told.text_of(of.company_id), told.text_of(of.device_id)))
    return [
        {"register_code": code, "incarnation": letter, "public_key": coding.written(key)}
        for code, letter, key in kept
    ]


def _licence(connection: Connection, of: Membership) -> dict[str, object]:
    made = payments.of_company(connection, of.company_id)
    back = payments.reversals(connection, of.company_id)
    return {
        "status": standing.status(made, back),
        "payments": [
            {
                "amount": each.amount,
                "currency": each.currency,
                "begun_at": micros(each.created_at),
                "paid_at": micros(each.paid_at) if each.paid_at else None,
                "stripe_payment": each.intent,
            }
            for each in made
        ],
        "reversals": [{"stripe_id": each.id, "amount": each.amount, "status": each.status} for each in back],
    }


def _recognition(connection: Connection, of: Membership) -> dict[str, object]:
    return {
        "is_agreed": recognitions.is_agreed(connection, of.company_id),
        "questions": [
            {
                "asked_at": micros(each.asked_at),
                "outcome": each.outcome,
                "model": each.model,
                "cost_micros_usd": each.cost_micros,
                "answer": each.answer,
            }
            for each in recognitions.of_company(connection, of.company_id)
        ],
    }


def _json(value: object) -> list[bytes]:
    return [msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"]
