"""Who works with a company: members, what they are to it, and invitations."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import Connection

from cardesk_service.companies import told
from cardesk_service.mail import outbox
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller
from cardesk_service.store import invitations, people, sessions
from cardesk_service.store.column_types import micros
from cardesk_service.store.invitations import Invitation
from cardesk_wire import coding
from cardesk_wire import companies as wire
from cardesk_wire.accounts import AccountCode
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Role

INVITED_FOR = timedelta(days=14)
_GIVES = {
    Role.OWNER: frozenset(Role),
    Role.MANAGER: frozenset({Role.FRONT_DESK, Role.TECHNICIAN}),
}
"""Which roles somebody may give, take and change."""


def listed(connection: Connection, caller: Caller) -> wire.Members:
    """The members of the company, for owners and managers."""
    _require(caller, Role.TECHNICIAN)
    found = people.members(connection, caller.company_id)
    return wire.Members([wire.Member(told.text_of(of.id), of.name, of.email, role) for of, role in found])


def invite(
    office: Office, connection: Connection, caller: Caller, email: str, email_key: str, role: Role
) -> None:
    """Ask whoever has this address to become a member; the answer says nothing about who has an account."""
    _require(caller, role)
    inviter = people.by_id(connection, caller.account_id)
    of = people.membership(connection, caller.account_id, caller.company_id)
    if inviter is None or of is None:
        raise Refused(RefusalCode.SIGNED_OUT, 401)
    until = office.clock.now() + INVITED_FOR
    invitations.put(connection, Invitation(caller.company_id, email_key, role, caller.account_id, until))
    facts = {
        "company": of.company_name,
        "inviter": inviter.name,
        "link": office.address_of("/page/account"),
    }
    outbox.write(office, connection, "invitation", to=email, language=inviter.language, facts=facts)


def invited(office: Office, connection: Connection, caller: Caller) -> wire.Invitations:
    """The invitations that wait for the person."""
    account = people.by_id(connection, caller.account_id)
    found = invitations.to_email(connection, account.email_key, office.clock.now()) if account else []
    return wire.Invitations(
        [
            wire.Invitation(told.text_of(of.company_id), of.company_name, of.role, micros(of.expires_at))
            for of in found
        ]
    )


def change_role(connection: Connection, caller: Caller, account: str, role: Role) -> None:
    """Say what a member is from now on. NOT_PERMITTED, NOT_FOUND, LAST_OWNER."""
    member_id, present = _member(connection, caller, account)
    _require(caller, present)
    _require(caller, role)
    people.lock_company(connection, caller.company_id)
    _keep_an_owner(connection, caller, present, role)
    people.set_role(connection, caller.company_id, member_id, role)


def remove(connection: Connection, caller: Caller, account: str) -> None:
    """Part a member from the company; one may also leave it oneself.

    Her own sessions end; the registers that she joined belong to the company and go on under whoever
    removed her, or the first owner. NOT_PERMITTED, NOT_FOUND, LAST_OWNER.
    """
    member_id, present = _member(connection, caller, account)
    if member_id != caller.account_id:
        _require(caller, present)
    people.lock_company(connection, caller.company_id)
    _keep_an_owner(connection, caller, present, None)
    people.remove_member(connection, caller.company_id, member_id)
    remaining = people.members(connection, caller.company_id)
    heir = next((of.id for of, role in remaining if role is Role.OWNER), caller.account_id)
    sessions.end_of_member(connection, caller.company_id, member_id, heir)


def _member(connection: Connection, caller: Caller, account: str) -> tuple[UUID, Role]:
    try:
        identity = UUID(bytes=coding.read(account))
    except ValueError:
        raise Refused(RefusalCode.NOT_FOUND, 404) from None
    of = people.membership(connection, identity, caller.company_id)
    if of is None:
        raise Refused(RefusalCode.NOT_FOUND, 404)
    return identity, of.role


def _require(caller: Caller, role: Role) -> None:
    if role not in _GIVES.get(caller.role, frozenset()):
        raise Refused(RefusalCode.NOT_PERMITTED, 403)


def _keep_an_owner(connection: Connection, caller: Caller, present: Role, then: Role | None) -> None:
    is_last = present is Role.OWNER and people.owners(connection, caller.company_id) == 1
    if is_last and then is not Role.OWNER:
        raise Refused(AccountCode.LAST_OWNER, 409)
