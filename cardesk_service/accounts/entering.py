"""The moment somebody is let in: which company, perhaps which register, and a session of her own."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from cardesk_service import sessions
from cardesk_service.accounts import inviting
from cardesk_service.companies import registers, told
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Person
from cardesk_service.store import people
from cardesk_service.store.people import Account, Membership
from cardesk_service.store.sessions import end as end_session
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
    joined = registers.join(office, connection, of, introduction) if introduction else None
    device_id = joined.device_id if joined else None
    begun = sessions.begin(office, connection, account.id, of.company_id, device_id)
    return Entered(told.signed_in(account, of, begun.session.expires_at, joined), begun.set_cookie)


def enter_page(office: Office, connection: Connection, account: Account, *, company: str = "") -> str:
    """Begin the session of a person at the pages, whose proof was right; the header that gives her cookie.

    Who belongs to no company has rights over her own data all the same: her session is for none.
    """
    of = _found(office, connection, account, company)
    return sessions.begin(office, connection, account.id, of.company_id if of else None, None).set_cookie


def change_company(office: Office, connection: Connection, person: Person, company: str) -> Entered:
    """Let a person go over to one of her companies, or another, under a new token and until the same hour.

    Refuses with NOT_A_MEMBER.
    """
    account = people.by_id(connection, person.account_id)
    if account is None:
        raise Refused(RefusalCode.SIGNED_OUT, 401)
    of = _chosen(office, connection, account, company)
    end_session(connection, person.session_id, account.id)
    begun = sessions.begin(office, connection, account.id, of.company_id, None, until=person.expires_at)
    return Entered(told.signed_in(account, of, begun.session.expires_at, None), begun.set_cookie)


def _chosen(office: Office, connection: Connection, account: Account, company: str) -> Membership:
    found = _found(office, connection, account, company)
    if found is None:
        raise Refused(RefusalCode.NOT_A_MEMBER, 403)
    return found


def _found(office: Office, connection: Connection, account: Account, company: str) -> Membership | None:
    memberships = people.memberships(connection, account.id)
    if not memberships and inviting.accept_only(office, connection, account):
        memberships = people.memberships(connection, account.id)
    return next((of for of in memberships if company in ("", told.text_of(of.company_id))), None)
