"""Who asks: dependencies that handlers name in their arguments, and refusals when nobody may.

`caller: TheCaller` is anybody who is signed in, `register: TheRegister` a register of a company, and `person:
ThePerson` somebody who signed in for herself: what is hers, or takes her word, no register does for her.
`asking` is no dependency: it tells of one that is found out on the way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from litestar.connection import Request
from litestar.datastructures import MutableScopeHeaders, State
from litestar.di import NamedDependency, Provide
from litestar.types import Message, Scope
from sqlalchemy import Connection

from cardesk_service import limits, sessions
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller
from cardesk_wire.codes import RefusalCode

T = TypeVar("T")
AnyRequest: TypeAlias = Request[None, None, State]
_SET_COOKIE = "cardesk_set_cookie"


@dataclass(frozen=True, slots=True)
class CallingRegister:
    """A register that is signed in: the account it signed in with, its company and itself, as in messages."""

    account: str
    company_id: str
    device_id: str


class Asking:
    """A request that says it comes from a register: which one is read where its work is done.

    One way to another thread costs as much as what is read there.
    """

    def __init__(self, request: AnyRequest, office: Office, token: bytes) -> None:
        self._request = request
        self._office = office
        self._token = token

    def register_and(self, beside: Callable[[Connection, CallingRegister], T]) -> tuple[CallingRegister, T]:
        """Who asks, and what `beside` reads on the same connection, on a thread of the store.

        Refuses as the dependency `register` does.
        """
        found, seen = sessions.holder_and(self._office, self._token, _of_register(beside))
        if found.set_cookie:
            give_cookie(self._request, found.set_cookie)
        return seen

    def register_at_hand(
        self, beside: Callable[[Connection, CallingRegister], T]
    ) -> tuple[CallingRegister, T] | None:
        """The same where nothing is to be written; None where that is."""
        found = sessions.holder_at_hand(self._office, self._token, _of_register(beside))
        return found[1] if found is not None else None


TheOffice: TypeAlias = NamedDependency[Office]
TheCaller: TypeAlias = NamedDependency[Caller]
ThePerson: TypeAlias = NamedDependency[Caller]
TheRegister: TypeAlias = NamedDependency[CallingRegister]
TheAddress: TypeAlias = NamedDependency[str]


async def caller(request: AnyRequest, office: TheOffice) -> Caller:
    """Who is signed in. Refuses as `sessions.caller` does."""
    found = await sessions.caller(office, request.cookies.get(sessions.COOKIE, ""))
    if found.set_cookie:
        give_cookie(request, found.set_cookie)
    return found


async def caller_if_any(request: AnyRequest, office: TheOffice) -> Caller | None:
    """Who is signed in, or None."""
    try:
        return await caller(request, office)
    except Refused:
        return None


async def person(caller: TheCaller) -> Caller:
    """The person who is signed in; NOT_PERMITTED for a register, whoever signed in there."""
    if caller.device_id is not None:
        raise Refused(RefusalCode.NOT_PERMITTED, 403)
    return caller


async def register(caller: TheCaller) -> CallingRegister:
    """The register that is signed in; NOT_PERMITTED for a person."""
    return _register_of(caller)


def asking(request: AnyRequest, office: Office) -> Asking:
    """Whoever holds the cookie of the request; SIGNED_OUT where it is none of ours."""
    token = sessions.token_of(office, request.cookies.get(sessions.COOKIE, ""))
    if token is None:
        raise Refused(RefusalCode.SIGNED_OUT, 401)
    return Asking(request, office, token)


async def address(request: AnyRequest) -> str:
    """From where the request comes, for limits only: the network of the peer, told by a proxy of ours."""
    return limits.network_of(request.client.host if request.client else "")


def give_cookie(request: AnyRequest, set_cookie: str) -> None:
    """Send this Set-Cookie with the answer, whatever it will be."""
    request.scope["state"][_SET_COOKIE] = set_cookie


async def put_cookie(message: Message, scope: Scope) -> None:
    """Put the cookie that was given on the answer."""
    value = scope.get("state", {}).get(_SET_COOKIE) if message["type"] == "http.response.start" else None
    if value and message["type"] == "http.response.start":
        message.setdefault("headers", [])
        MutableScopeHeaders.from_message(message).add("Set-Cookie", value)


def _of_register(
    beside: Callable[[Connection, CallingRegister], T],
) -> Callable[[Connection, Caller], tuple[CallingRegister, T]]:
    def look(connection: Connection, caller: Caller) -> tuple[CallingRegister, T]:
        register = _register_of(caller)
        return register, beside(connection, register)

    return look


def _register_of(caller: Caller) -> CallingRegister:
    if caller.device_id is None:
        raise Refused(RefusalCode.NOT_PERMITTED, 403)
    return CallingRegister(caller.account, caller.company, caller.device)


DEPENDENCIES = {
    "caller": Provide(caller),
    "caller_if_any": Provide(caller_if_any),
    "person": Provide(person),
    "register": Provide(register),
    "address": Provide(address),
}
