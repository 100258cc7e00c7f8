"""Who works with a company: its members and what they are to it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection

from cardesk_service.companies import told
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller
from cardesk_service.store import people, sessions
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
    if role not in may_give(caller.role):
        raise Refused(RefusalCode.NOT_PERMITTED, 403)


def listed(connection: Connection, caller: Caller) -> wire.Members:
    """The members of the company, for owners and managers."""
    require(caller, Role.TECHNICIAN)
    found = people.members(connection, caller.company_id)
    return wire.Members([wire.Member(told.text_of(of.id), of.name, of.email, role) for of, role in found])


def change_role(connection: Connection, caller: Caller, account: str, role: Role) -> None:
    """Say what a member is from now on. NOT_PERMITTED, NOT_FOUND, LAST_OWNER."""
    member_id, present = _member(connection, caller, account)
    require(caller, present)
    require(caller, role)
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
        require(caller, present)
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


def _keep_an_owner(connection: Connection, caller: Caller, present: Role, then: Role | None) -> None:
    is_last = present is Role.OWNER and people.owners(connection, caller.company_id) == 1
    if is_last and then is not Role.OWNER:
        raise Refused(AccountCode.LAST_OWNER, 409)
