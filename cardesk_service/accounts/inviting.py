"""Invitations: asking somebody to become a member, taking that back, and saying yes or no to it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from cardesk_service import limits
from cardesk_service.accounts import fields
from cardesk_service.companies import members, outlook, told
from cardesk_service.mail import outbox
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller, Person
from cardesk_service.store import invitations, people
from cardesk_service.store.column_types import micros
from cardesk_service.store.invitations import Invitation
from cardesk_service.store.people import Account
from cardesk_wire import companies as wire
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Role

INVITED_FOR = timedelta(days=14)


async def invite(office: Office, caller: Caller, address: str, role: Role) -> None:
    """Ask whoever has this address to become a member; the answer says nothing about who has an account.

    Refuses with EMAIL_INVALID, RATE_LIMITED and NOT_PERMITTED, also where an invitation to a role that the
    caller may not give waits there already.
    """
    members.require(caller, role)
    email = fields.email(address)
    await limits.spend(
        office, (limits.LETTERS_TO_ADDRESS, email.key), (limits.INVITATIONS_OF_COMPANY, caller.company)
    )

    def work(connection: Connection) -> None:
        # Who is removed or becomes less at this moment was so before, or takes this invitation away.
        people.lock_company(connection, caller.company_id)
        inviter = people.by_id(connection, caller.account_id)
        of = people.membership(connection, caller.account_id, caller.company_id)
        if inviter is None or of is None:
            raise Refused(RefusalCode.SIGNED_OUT, 401)
        now = office.clock.now()
        that = _to(connection, caller, email.key, now)
        for given in {role} | ({that.role} if that else set()):
            members.require_of(of.role, given)
        until = now + INVITED_FOR
        invitations.put(connection, Invitation(of.company_id, email.key, role, inviter.id, until))
        facts = {"company": of.company_name, "link": office.address_of("/page/account")}
        language = inviter.language
        outbox.write(office, connection, "invitation", to=email.address, language=language, facts=facts)

    await office.store.write(work)
    office.bell.set()


def sent(office: Office, connection: Connection, caller: Caller) -> wire.SentInvitations:
    """The invitations of the company that wait, for owners and managers."""
    members.require(caller, Role.TECHNICIAN)
    found = invitations.of_company(connection, caller.company_id, office.clock.now())
    return wire.SentInvitations(
        [wire.SentInvitation(of.email_key, of.role, micros(of.expires_at)) for of in found]
    )


def withdraw(office: Office, connection: Connection, caller: Caller, address: str) -> None:
    """Take an invitation back. NOT_PERMITTED for a role that the caller may not give, NOT_FOUND."""
    members.require(caller, Role.TECHNICIAN)
    that = _to(connection, caller, address.strip().lower(), office.clock.now())
    if that is None:
        raise Refused(RefusalCode.NOT_FOUND, 404)
    members.require(caller, that.role)
    invitations.remove(connection, caller.company_id, that.email_key)


def _to(connection: Connection, caller: Caller, email_key: str, now: datetime) -> Invitation | None:
    """The company's invitation that waits for whoever has this address."""
    found = invitations.of_company(connection, caller.company_id, now)
    return next((of for of in found if of.email_key == email_key), None)


def waiting(office: Office, connection: Connection, person: Person) -> wire.Invitations:
    """The invitations that wait for the person."""
    account = people.by_id(connection, person.account_id)
    found = invitations.to_email(connection, account.email_key, office.clock.now()) if account else []
    return wire.Invitations(
        [
            wire.Invitation(told.text_of(of.company_id), of.company_name, of.role, micros(of.expires_at))
            for of in found
        ]
    )


def accept_waiting(office: Office, connection: Connection, caller: Caller) -> None:
    """Accept every invitation to the address of somebody who is signed in. SIGNED_OUT without an account."""
    account = people.lock(connection, caller.account_id)
    if account is None:
        raise Refused(RefusalCode.SIGNED_OUT, 401)
    for each in invitations.to_email(connection, account.email_key, office.clock.now()):
        _accept(office, connection, account.id, each)


def answer(office: Office, connection: Connection, person: Person, company: str, *, is_yes: bool) -> None:
    """Become a member of a company that invited the person, or never mind. NOT_FOUND."""
    account = people.lock(connection, person.account_id)
    found = invitations.to_email(connection, account.email_key, office.clock.now()) if account else []
    that = next((of for of in found if told.text_of(of.company_id) == company), None)
    if account is None or that is None:
        raise Refused(RefusalCode.NOT_FOUND, 404)
    if is_yes:
        _accept(office, connection, account.id, that)
    else:
        invitations.remove(connection, that.company_id, that.email_key)


def accept_only(office: Office, connection: Connection, account: Account) -> bool:
    """Make the account a member where its proven address was invited to, if that is one place; whether it is.

    Anybody may invite any address: of several who did, the person says herself which ones she works with
    (decision 308). The other one would get what is on her register.
    """
    if people.lock(connection, account.id) is None:
        return False
    found = invitations.to_email(connection, account.email_key, office.clock.now())
    return len(found) == 1 and _accept(office, connection, account.id, found[0])


def _accept(office: Office, connection: Connection, account_id: UUID, invitation: Invitation) -> bool:
    # A company that closes, or another answer to the same letter, takes the invitation away meanwhile.
    people.lock_company(connection, invitation.company_id)
    if not invitations.remove(connection, invitation.company_id, invitation.email_key):
        return False
    if people.membership(connection, account_id, invitation.company_id) is None:
        now = office.clock.now()
        with outlook.announced(office, connection, invitation.company_id, account_id):
            people.add_member(connection, invitation.company_id, account_id, invitation.role, now)
    return True
