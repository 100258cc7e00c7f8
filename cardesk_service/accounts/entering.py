"""The moment somebody is let in: which company, perhaps which register, and a session of her own."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from cardesk_service import sessions
from cardesk_service.companies import registers, told
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller
from cardesk_service.store import invitations, people
from cardesk_service.store.people import Account, Membership
from cardesk_wire.accounts import SignedIn
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import RegisterIntroduction


@dataclass(frozen=True, slots=True)
class Entered:
    """Who is in now, and the header that gives her cookie."""

    signed_in: SignedIn
    set_cookie: str


def enter(
    office: Office,
    connection: Connection,
    account: Account,
    *,
    company: str = "",
    introduction: RegisterIntroduction | None = None,
) -> Entered:
    """Begin a session of a person whose proof was right; with an introduction, one of a register.

    Refuses with NOT_A_MEMBER who belongs to no company (or not to this one), and as `registers.join` does.
    """
    of = _chosen(office, connection, account, company)
    joined = (
        registers.join(office, connection, of.company_id, of.role, introduction) if introduction else None
    )
    device_id = joined.device_id if joined else None
    begun = sessions.begin(office, connection, account.id, of.company_id, device_id)
    return Entered(told.signed_in(account, of, begun.session.expires_at, joined), begun.set_cookie)


def accept_invitations(office: Office, connection: Connection, account: Account) -> bool:
    """Make the account a member wherever its proven address was invited to; whether that was anywhere."""
    now = office.clock.now()
    waiting = invitations.to_email(connection, account.email_key, now)
    for each in waiting:
        accept(office, connection, account.id, each)
    return bool(waiting)


def accept(
    office: Office, connection: Connection, account_id: UUID, invitation: invitations.Invitation
) -> None:
    """Make somebody a member as the invitation says, and use it up."""
    if people.membership(connection, account_id, invitation.company_id) is None:
        now = office.clock.now()
        people.add_member(connection, invitation.company_id, account_id, invitation.role, now)
    invitations.remove(connection, invitation.company_id, invitation.email_key)


def _chosen(office: Office, connection: Connection, account: Account, company: str) -> Membership:
    memberships = people.memberships(connection, account.id)
    if not memberships and accept_invitations(office, connection, account):
        memberships = people.memberships(connection, account.id)
    for each in memberships:
        if company in ("", told.text_of(each.company_id)):
            return each
    raise Refused(RefusalCode.NOT_A_MEMBER, 403)


def accept_waiting(office: Office, connection: Connection, caller: Caller) -> None:
    """Accept the invitations to the address of somebody who is signed in."""
    account = people.by_id(connection, caller.account_id)
    if account is not None:
        accept_invitations(office, connection, account)
