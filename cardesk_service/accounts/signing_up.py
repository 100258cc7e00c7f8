"""Signing up: nothing is opened before the code came back, and nobody learns who has an account.

Known and unknown addresses get the same answer after the same work: one hash, one code, one letter.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from cardesk_service import codes, limits
from cardesk_service.accounts import choosing, entering, fields, inviting
from cardesk_service.accounts.entering import Entered
from cardesk_service.codes import Issued
from cardesk_service.companies import registers
from cardesk_service.mail import outbox
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.store import people
from cardesk_service.store.people import Account
from cardesk_wire import accounts as wire
from cardesk_wire.accounts import AccountCode, CodeSent
from cardesk_wire.companies import Role

PURPOSE = "sign up"


async def sign_up(office: Office, asked: wire.SignUp, address: str) -> CodeSent:
    """Mail a code to somebody who wants an account; who has one is told so by mail, not here.

    Refuses with TOO_YOUNG, the codes of the fields, or RATE_LIMITED.
    """
    if not asked.is_16_or_older:
        raise Refused(AccountCode.TOO_YOUNG)
    email = fields.email(asked.email)
    wanted = {
        "name": fields.name(asked.name, "name"),
        "company": fields.name(asked.company, "company", is_optional=True),
        "language": fields.language(asked.language),
        "email": email.address,
        "email_key": email.key,
    }
    choosing.check(asked.password, (wanted["name"], wanted["company"], email.address))
    await limits.spend(office, (limits.LETTERS_TO_ADDRESS, email.key), (limits.LETTERS_FROM_ADDRESS, address))
    wanted["password_hash"] = await office.passwords.hashed(asked.password)
    issued = await office.store.write(lambda connection: _issued(office, connection, wanted))
    office.bell.set()
    return issued.sent


async def confirm(office: Office, asked: wire.Confirm, address: str) -> Entered:
    """Open the account whose code came back, with its company, and sign it in.

    Who was invited by one company and named none becomes a member of that. Refuses with WRONG_CODE.
    """
    await limits.spend(office, (limits.CODES_FROM_ADDRESS, address))
    request, wanted = await codes.check(office, asked.request, PURPOSE, asked.code)

    def work(connection: Connection) -> Entered:
        codes.use(connection, request)
        account = _opened(office, connection, wanted)
        return entering.enter(office, connection, account, introduction=asked.register)

    entered = await office.store.write(work)
    office.bell.set()
    return entered


def _issued(office: Office, connection: Connection, wanted: dict[str, str]) -> Issued:
    known = people.by_email(connection, wanted["email_key"])
    issued = codes.issue(office, connection, PURPOSE, wanted if known is None else {"taken": "yes"})
    link = f"/page/confirm{issued.query}" if known is None else "/page/forgot"
    facts = {"code": issued.shown if known is None else "", "link": office.address_of(link)}
    letter = "confirm" if known is None else "already_registered"
    language = wanted["language"] if known is None else known.language
    outbox.write(office, connection, letter, to=wanted["email"], language=language, facts=facts)
    return issued


def _opened(office: Office, connection: Connection, wanted: dict[str, str]) -> Account:
    now = office.clock.now()
    if "taken" in wanted:
        raise Refused(AccountCode.WRONG_CODE)
    account = Account(
        id=office.new_id(),
        name=wanted["name"],
        email=wanted["email"],
        email_key=wanted["email_key"],
        password_hash=wanted["password_hash"],
        language=wanted["language"],
        created_at=now,
        password_at=now,
    )
    try:
        people.add(connection, account)
    except IntegrityError:
        # Somebody signed up twice and used both codes.
        raise Refused(AccountCode.WRONG_CODE) from None
    company = wanted["company"]
    if company or not inviting.accept_only(office, connection, account):
        _found(office, connection, account.id, company or account.name)
    _welcome(office, connection, account)
    return account


def _welcome(office: Office, connection: Connection, account: Account) -> None:
    of = people.memberships(connection, account.id)[0]
    letter = "welcome" if registers.may_admit(of.role) else "welcome_member"
    facts = {
        "name": account.name,
        "company": of.company_name,
        "link": office.address_of("/page/account"),
    }
    outbox.write(office, connection, letter, to=account.email, language=account.language, facts=facts)


def _found(office: Office, connection: Connection, account_id: UUID, name: str) -> None:
    company_id, now = office.new_id(), office.clock.now()
    people.add_company(connection, company_id, name, now)
    people.add_member(connection, company_id, account_id, Role.OWNER, now)
