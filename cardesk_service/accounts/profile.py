"""What the service knows of a person, and what she corrects: name, language, address, sessions."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from cardesk_service import codes, limits
from cardesk_service.accounts import fields, proving
from cardesk_service.companies import told
from cardesk_service.mail import outbox
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller, Person
from cardesk_service.store import people, registers, sessions
from cardesk_wire import accounts as wire
from cardesk_wire import coding
from cardesk_wire.accounts import AccountCode, CodeSent, Sessions, SignedIn
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Companies

PURPOSE = "change e-mail"


def account(connection: Connection, person: Person) -> wire.Account:
    """Who is signed in, whatever she belongs to. SIGNED_OUT when the account is gone."""
    found = people.by_id(connection, person.account_id)
    if found is None:
        raise Refused(RefusalCode.SIGNED_OUT, 401)
    return told.account(found)


def who(connection: Connection, caller: Caller) -> SignedIn:
    """Who is signed in, for which company, on which register."""
    account = people.by_id(connection, caller.account_id)
    of = people.membership(connection, caller.account_id, caller.company_id)
    if account is None or of is None:
        raise Refused(RefusalCode.SIGNED_OUT, 401)
    register = registers.by_device(connection, caller.device_id) if caller.device_id else None
    return told.signed_in(account, replace(of, role=caller.role), caller.expires_at, register)


def companies(connection: Connection, person: Person) -> Companies:
    """The companies that the person belongs to, the oldest membership first."""
    return Companies([told.company(of) for of in people.memberships(connection, person.account_id)])


def correct(connection: Connection, person: Person, asked: wire.ChangeProfile) -> None:
    """Correct a name or choose another language for letters. NAME_INVALID, LANGUAGE_UNKNOWN."""
    present = account(connection, person)
    name = present.name if asked.name is None else fields.name(asked.name, "name")
    language = present.language if asked.language is None else fields.language(asked.language)
    people.set_profile(connection, person.account_id, name, language)


async def change_email(office: Office, person: Person, asked: wire.ChangeEmail, address: str) -> CodeSent:
    """Mail a code to the new address, after the password was asked again.

    An address that has an account already gets no code that works; the answer is the same.
    """
    email = fields.email(asked.email)
    holder = await proving.prove(office, person, asked.password)
    await limits.spend(office, (limits.LETTERS_TO_ADDRESS, email.key), (limits.LETTERS_FROM_ADDRESS, address))

    def work(connection: Connection) -> CodeSent:
        proving.require_still(connection, holder)
        known = people.by_email(connection, email.key)
        is_free = known is None or known.id == holder.id
        change = {"account": holder.id.hex, "email": email.address, "email_key": email.key}
        issued = codes.issue(office, connection, PURPOSE, change if is_free else {"taken": "yes"})
        facts = {"code": issued.shown}
        to = email.address if is_free else outbox.NOBODY
        outbox.write(office, connection, "change_email", to=to, language=holder.language, facts=facts)
        return issued.sent

    sent = await office.store.write(work)
    office.bell.set()
    return sent


async def confirm_email(office: Office, person: Person, asked: wire.ConfirmEmail, address: str) -> None:
    """Move the account to the address whose code came back; the former address is told. WRONG_CODE."""
    await limits.spend(office, (limits.CODES_FROM_ADDRESS, address))
    request, change = await codes.check(office, asked.request, PURPOSE, asked.code)
    if change.get("account") != person.account_id.hex:
        raise Refused(AccountCode.WRONG_CODE)

    def work(connection: Connection) -> None:
        codes.use(connection, request)
        former = account(connection, person)
        try:
            people.set_email(connection, person.account_id, change["email"], change["email_key"])
        except IntegrityError:
            raise Refused(AccountCode.WRONG_CODE) from None
        facts = {"name": former.name}
        outbox.write(
            office, connection, "email_changed", to=former.email, language=former.language, facts=facts
        )

    await office.store.write(work)
    office.bell.set()


def listed(office: Office, connection: Connection, caller: Caller) -> Sessions:
    """The living sessions of the person and of the registers she joined."""
    found = sessions.of_account(connection, caller.account_id, office.clock.now())
    return Sessions([told.session(each, caller.session_id) for each in found])


def end(connection: Connection, caller: Caller, session: str) -> None:
    """End one of the sessions of the account; NOT_FOUND."""
    try:
        identity = UUID(bytes=coding.read(session))
    except ValueError:
        raise Refused(RefusalCode.NOT_FOUND, 404) from None
    if not sessions.end(connection, identity, caller.account_id):
        raise Refused(RefusalCode.NOT_FOUND, 404)


def end_others(connection: Connection, caller: Caller) -> None:
    """End every session of the person but the one that asks; those of registers go on."""
    sessions.end_others(connection, caller.account_id, caller.session_id, ends_registers=False)
