"""Who looks at a page, in which language, and the addresses that keep her there."""

from __future__ import annotations

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
from cardesk_service.sessions import Caller
from cardesk_wire.accounts import SignedIn
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Role

AnyRequest: TypeAlias = Request[None, None, State]
_KNOWN = "cardesk_visitor"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody at a page. `chosen` is the language that the address asks for."""

    phrases: Phrasebook
    path: str
    query: tuple[tuple[str, str], ...]
    chosen: str = ""
    caller: Caller | None = None
    signed_in: SignedIn | None = None
    form_token: str = ""

    def to(self, path: str, **query: str) -> str:
        """The address of a page, in the language that was chosen."""
        asked = {**query, "lang": self.chosen} if self.chosen and self.signed_in is None else query
        return f"{path}?{urlencode(asked)}" if asked else path

    @property
    def is_in_charge(self) -> bool:
        """Whether she is an owner or a manager of the company."""
        role = self.signed_in.company.role if self.signed_in else None
        return role in (Role.OWNER, Role.MANAGER)

    def here_in(self, language: Language) -> str:
        """The address of this page in another language."""
        others = [(name, value) for name, value in self.query if name != "lang"]
        return f"{self.path}?{urlencode([*others, ('lang', language.code)])}"


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who is signed in, at a page of her account."""

    visitor: Visitor
    caller: Caller
    signed_in: SignedIn


TheVisitor: TypeAlias = NamedDependency[Visitor]
TheHolder: TypeAlias = NamedDependency[Holder]


async def visitor(request: AnyRequest, office: TheOffice) -> Visitor:
    """The language is the account's; without one the address's (`?lang=`), then the browser's."""
    found = _stranger(request)
    cookie = request.cookies.get(sessions.COOKIE, "")
    # Who is not let in, for whatever reason, is a stranger here.
    with suppress(Refused):
        caller, known = await sessions.caller_and(office, cookie, _person)
        found = replace(
            found,
            phrases=phrasebook(known.account.language),
            caller=caller,
            signed_in=known,
            form_token=form_token(office, caller),
        )
    request.scope["state"][_KNOWN] = found
    return found


def met(request: AnyRequest) -> Visitor:
    """The visitor as far as the request got before it failed."""
    known = request.scope["state"].get(_KNOWN)
    return known if isinstance(known, Visitor) else _stranger(request)


def _stranger(request: AnyRequest) -> Visitor:
    asked = request.query_params.get("lang", "")
    chosen = asked if asked in LANGUAGES else ""
    language = chosen or preferred(request.headers.get("accept-language", "")).code
    query = tuple(request.query_params.multi_items())
    return Visitor(phrasebook(language), request.scope["path"], query, chosen)


def _person(connection: Connection, caller: Caller) -> SignedIn:
    """Who is signed in. Pages are for people: the cookie of a register opens none."""
    if caller.device_id is not None:
        raise Refused(RefusalCode.SIGNED_OUT, 401)
    return profile.who(connection, caller)


async def holder(visitor: TheVisitor) -> Holder:
    """Who is signed in. Refuses with SIGNED_OUT, which a page answers with the way to sign in."""
    if visitor.caller is None or visitor.signed_in is None:
        raise Refused(RefusalCode.SIGNED_OUT, 401)
    return Holder(visitor, visitor.caller, visitor.signed_in)
