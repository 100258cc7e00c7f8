"""Asking for the password again, before something that a borrowed session must not do."""

from __future__ import annotations

from sqlalchemy import Connection

from cardesk_service import limits
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Person
from cardesk_service.store import people
from cardesk_service.store.people import Account
from cardesk_wire.accounts import AccountCode
from cardesk_wire.codes import RefusalCode


async def prove(office: Office, person: Person, password: str) -> Account:
    """The account of the caller, whose password this is. Refuses with WRONG_PASSWORD, RATE_LIMITED."""
    await limits.spend(office, (limits.PASSWORD_OF_ACCOUNT, person.account))
    account = await office.store.read(lambda connection: people.by_id(connection, person.account_id))
    if account is None:
        raise Refused(RefusalCode.SIGNED_OUT, 401)
    weighed = await office.passwords.weigh(password, account.password_hash)
    if not weighed.is_right:
        raise Refused(AccountCode.WRONG_PASSWORD, 403)
    return account


def still(connection: Connection, weighed: Account) -> Account | None:
    """The account as it is until the commit; None when its password was changed since it was weighed.

    Weighing takes long and is outside of any transaction: a new password comes in between, and ends what
    the old one could begin. A hash that was made anew is the same password.
    """
    present = people.hold(connection, weighed.id)
    return present if present is not None and present.password_at == weighed.password_at else None


def require_still(connection: Connection, weighed: Account) -> None:
    """Refuse with WRONG_PASSWORD when the password was changed since it was weighed."""
    if still(connection, weighed) is None:
        raise Refused(AccountCode.WRONG_PASSWORD, 403)
