"""Forgotten and changed passwords."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection

from cardesk_service import codes, limits
from cardesk_service.accounts import choosing, entering, fields, proving
from cardesk_service.mail import outbox
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller, Person
from cardesk_service.store import people, sessions
from cardesk_service.store.people import Account
from cardesk_wire import accounts as wire
from cardesk_wire.accounts import AccountCode, CodeSent

PURPOSE = "reset"
_NO_SESSION = UUID(int=0)


async def forgot(office: Office, asked: wire.Forgot, address: str) -> CodeSent:
    """Mail a code that lets somebody choose a new password, if the address has an account.

    The answer, and the work for it, is the same when it has none: a code that nobody gets and a letter that
    goes nowhere. Refuses with EMAIL_INVALID and RATE_LIMITED only.
    """
    email = fields.email(asked.email)
    await limits.spend(office, (limits.LETTERS_TO_ADDRESS, email.key), (limits.LETTERS_FROM_ADDRESS, address))

    def work(connection: Connection) -> CodeSent:
        account = people.by_email(connection, email.key)
        owner = _as_it_is(account) if account else {"nobody": "yes"}
        issued = codes.issue(office, connection, PURPOSE, owner)
        facts = {
            "name": account.name if account else "",
            "code": issued.shown,
            "link": office.address_of(f"/page/reset{issued.query}"),
        }
        to = account.email if account else outbox.NOBODY
        language = account.language if account else "en"
        outbox.write(office, connection, "reset", to=to, language=language, facts=facts)
        return issued.sent

    sent = await office.store.write(work)
    office.bell.set()
    return sent


async def reset(office: Office, asked: wire.Reset, address: str) -> None:
    """Put a new password in place of a forgotten one and end every session of the person.

    Refuses with WRONG_CODE, also once the address or the password is another than when the code was asked
    for, and with the codes of `choosing.check`; a password that is refused does not use the code up.
    """
    await limits.spend(office, (limits.CODES_FROM_ADDRESS, address))
    request, payload = await codes.check(office, asked.request, PURPOSE, asked.code)
    account = None
    if "account" in payload:
        identity = UUID(hex=payload["account"])
        account = await office.store.read(lambda connection: people.by_id(connection, identity))
    if account is None or payload != _as_it_is(account):
        raise Refused(AccountCode.WRONG_CODE)
    choosing.check(asked.password, (account.name, account.email))
    hashed = await office.passwords.hashed(asked.password)

    def work(connection: Connection) -> None:
        codes.use(connection, request)
        present = people.hold(connection, account.id)
        if present is None or payload != _as_it_is(present):
            raise Refused(AccountCode.WRONG_CODE)
        _set(office, connection, account, hashed)
        sessions.end_others(connection, account.id, _NO_SESSION, ends_registers=asked.ends_registers)
        limits.give_back(office, connection, limits.SIGN_IN_OF_ACCOUNT, account.email_key)

    await office.store.write(work)
    office.bell.set()


async def change(office: Office, person: Person, asked: wire.ChangePassword) -> str:
    """Put another password in place of the present one, which is asked again, and end the other sessions.

    She goes on under a new token, whose header this gives. Refuses with WRONG_PASSWORD and the codes of
    `choosing.check`.
    """
    account = await proving.prove(office, person, asked.password)
    choosing.check(asked.new_password, (account.name, account.email))
    hashed = await office.passwords.hashed(asked.new_password)

    def work(connection: Connection) -> str:
        proving.require_still(connection, account)
        _set(office, connection, account, hashed)
        kept = person.session_id
        sessions.end_others(connection, account.id, kept, ends_registers=asked.ends_registers)
        sessions.end(connection, kept, account.id)
        company = person.company if isinstance(person, Caller) else ""
        return entering.enter_page(office, connection, account, company=company)

    set_cookie = await office.store.write(work)
    office.bell.set()
    return set_cookie


def _as_it_is(account: Account) -> dict[str, str]:
    """Whose password a code replaces: of this account as long as it has this address and this password."""
    return {
        "account": account.id.hex,
        "email_key": account.email_key,
        "password_at": account.password_at.isoformat(),
    }


def _set(office: Office, connection: Connection, account: Account, hashed: str) -> None:
    people.set_password(connection, account.id, hashed, office.clock.now())
    facts = {"name": account.name, "link": office.address_of("/page/forgot")}
    language = account.language
    outbox.write(office, connection, "password_changed", to=account.email, language=language, facts=facts)
