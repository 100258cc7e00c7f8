"""Who looks at a page, in which language, and the addresses that keep her there."""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeAlias
from urllib.parse import urlencode

from litestar import Request
from litestar.datastructures import State
from litestar.di import NamedDependency
from sqlalchemy import Connection

from cardesk_service import sessions
from cardesk_service.accounts import profile
from cardesk_service.api.form_token import form_token
from cardesk_service.api.guard import TheOffice
from cardesk_service.i18n import LANGUAGES, Language, Phrasebook, phrasebook, preferred
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller, Person
from cardesk_wire.accounts import Account, SignedIn
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Role

AnyRequest: TypeAlias = Request[None, None, State]
PRESS_LENGTH = 32
_KNOWN = "cardesk_visitor"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody at a page. `chosen` is the language that the address asks for.

    `person` and `account` are there for who is signed in, `signed_in` where she belongs to a company too.
    """

    phrases: Phrasebook
    path: str
    query: tuple[tuple[str, str], ...]
    chosen: str = ""
    person: Person | None = None
    account: Account | None = None
    signed_in: SignedIn | None = None
    form_token: str = ""

    def to(self, path: str, **query: str) -> str:
        """The address of a page, in the language that was chosen."""
        asked = {**query, "lang": self.chosen} if self.chosen and self.account is None else query
        return f"{path}?{urlencode(asked)}" if asked else path

    @property
    def is_in_charge(self) -> bool:
        """Whether she is an owner or a manager of the company."""
        role = self.signed_in.company.role if self.signed_in else None
        return role in (Role.OWNER, Role.MANAGER)

    @property
    def press(self) -> str:
        """The number of one form on one page (see `web/pressed.py`)."""
        return secrets.token_hex(PRESS_LENGTH // 2)

    def here_in(self, language: Language) -> str:
        """The address of this page in another language."""
        others = [(name, value) for name, value in self.query if name != "lang"]
        return f"{self.path}?{urlencode([*others, ('lang', language.code)])}"


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who is signed in for a company, at a page of that."""

    visitor: Visitor
    caller: Caller
    signed_in: SignedIn


@dataclass(frozen=True, slots=True)
class Oneself:
    """Somebody who is signed in, at a page about what is her own, whether she belongs to a company or not."""

    visitor: Visitor
    person: Person
    account: Account

    @property
    def signed_in(self) -> SignedIn | None:
        """For which company, if any."""
        return self.visitor.signed_in


TheVisitor: TypeAlias = NamedDependency[Visitor]
TheHolder: TypeAlias = NamedDependency[Holder]
TheSelf: TypeAlias = NamedDependency[Oneself]


async def visitor(request: AnyRequest, office: TheOffice) -> Visitor:
    """The language is the account's; without one the address's (`?lang=`), then the browser's."""
    found = stranger(request)
    cookie = request.cookies.get(sessions.COOKIE, "")
    # Who is not let in, for whatever reason, is a stranger here.
    with suppress(Refused):
        person, (account, known) = await sessions.person_and(office, cookie, _whose)
        found = replace(
            found,
            phrases=phrasebook(account.language),
            person=person,
            account=account,
            signed_in=known,
            form_token=form_token(office, person),
        )
    request.scope["state"][_KNOWN] = found
    return found


def met(request: AnyRequest) -> Visitor:
    """The visitor as far as the request got before it failed."""
    known = request.scope["state"].get(_KNOWN)
    return known if isinstance(known, Visitor) else stranger(request)


def stranger(request: AnyRequest) -> Visitor:
    """Somebody of whom nothing is known but her language."""
    asked = request.query_params.get("lang", "")
    chosen = asked if asked in LANGUAGES else ""
    language = chosen or preferred(request.headers.get("accept-language", "")).code
    query = tuple(request.query_params.multi_items())
    return Visitor(phrasebook(language), request.scope["path"], query, chosen)


def _whose(connection: Connection, person: Person) -> tuple[Account, SignedIn | None]:
    """Who is signed in. Pages are for people: the cookie of a register opens none."""
    if not isinstance(person, Caller):
        return profile.account(connection, person), None
    if person.device_id is not None:
        raise Refused(RefusalCode.SIGNED_OUT, 401)
    known = profile.who(connection, person)
    return known.account, known


async def holder(visitor: TheVisitor) -> Holder:
    """Who is signed in for a company. NOT_A_MEMBER; SIGNED_OUT, which leads to where one can sign in."""
    known = await oneself(visitor)
    if not isinstance(known.person, Caller) or known.signed_in is None:
        raise Refused(RefusalCode.NOT_A_MEMBER, 403)
    return Holder(visitor, known.person, known.signed_in)


async def oneself(visitor: TheVisitor) -> Oneself:
    """Who is signed in. SIGNED_OUT, which leads to where one can sign in."""
    if visitor.person is None or visitor.account is None:
        raise Refused(RefusalCode.SIGNED_OUT, 401)
    return Oneself(visitor, visitor.person, visitor.account)
