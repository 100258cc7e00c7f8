"""Who works with a company: its members and what they are to it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection

from cardesk_service.companies import outlook, parting, told
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller
from cardesk_service.store import invitations, people
from cardesk_service.store.people import Membership
from cardesk_wire import coding
from cardesk_wire import companies as wire
from cardesk_wire.accounts import AccountCode
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Role

_GIVES = {
    Role.OWNER: frozenset(Role),
    Role.MANAGER: frozenset({Role.FRONT_DESK, Role.TECHNICIAN}),
}


def may_give(role: Role) -> frozenset[Role]:
    """Which roles somebody of this role may give, take and change; none: she does not see members."""
    return _GIVES.get(role, frozenset())


def require(caller: Caller, role: Role) -> None:
    """Refuse with NOT_PERMITTED whoever may not give this role."""
    require_of(caller.role, role)


def require_of(theirs: Role, role: Role) -> None:
    """Refuse with NOT_PERMITTED somebody of a role that may not give this one."""
    if role not in may_give(theirs):
        raise Refused(RefusalCode.NOT_PERMITTED, 403)


def listed(connection: Connection, caller: Caller) -> wire.Members:
    """The members of the company, for owners and managers."""
    require(caller, Role.TECHNICIAN)
    found = people.members(connection, caller.company_id)
    return wire.Members([wire.Member(told.text_of(of.id), of.name, of.email, role) for of, role in found])


def change_role(office: Office, connection: Connection, caller: Caller, account: str, role: Role) -> None:
    """Say what a member is from now on. NOT_PERMITTED, NOT_FOUND, LAST_OWNER.

    Her invitations that wait go, where she could not send them any more.
    """
    people.lock_company(connection, caller.company_id)
    of = _member(connection, caller, account)
    require(caller, of.role)
    require(caller, role)
    _keep_an_owner(connection, of, role)
    with outlook.announced(office, connection, caller.company_id, caller.account_id):
        people.set_role(connection, caller.company_id, of.account_id, role)
    invitations.keep_of(connection, of.company_id, of.account_id, may_give(role))


def remove(office: Office, connection: Connection, caller: Caller, account: str) -> None:
    """Part a member from the company; one may also leave it oneself.

    Her own sessions end; the registers that she joined belong to the company and go on, each for itself
    alone. Her invitations that wait go, and one to her. NOT_PERMITTED, NOT_FOUND, LAST_OWNER.
    """
    people.lock_company(connection, caller.company_id)
    of = _member(connection, caller, account)
    if of.account_id != caller.account_id:
        require(caller, of.role)
    _keep_an_owner(connection, of, None)
    with outlook.announced(office, connection, caller.company_id, caller.account_id):
        parting.part(connection, of)


def _member(connection: Connection, caller: Caller, account: str) -> Membership:
    try:
        identity = UUID(bytes=coding.read(account))
    except ValueError:
        raise Refused(RefusalCode.NOT_FOUND, 404) from None
    of = people.membership(connection, identity, caller.company_id)
    if of is None:
        raise Refused(RefusalCode.NOT_FOUND, 404)
    return of


def _keep_an_owner(connection: Connection, of: Membership, then: Role | None) -> None:
    is_last = of.role is Role.OWNER and people.owners(connection, of.company_id) == 1
    if is_last and then is not Role.OWNER:
        raise Refused(AccountCode.LAST_OWNER, 409)
