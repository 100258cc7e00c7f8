"""Who asks: dependencies that handlers name in their arguments, and refusals when nobody may.

`caller: TheCaller` is anybody who is signed in, `register: TheRegister` a register of a company.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from litestar.connection import Request
from litestar.datastructures import MutableScopeHeaders, State
from litestar.di import NamedDependency, Provide
from litestar.types import Message, Scope

from cardesk_service import limits, sessions
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller
from cardesk_wire.codes import RefusalCode

AnyRequest: TypeAlias = Request[None, None, State]
_SET_COOKIE = "cardesk_set_cookie"


@dataclass(frozen=True, slots=True)
class CallingRegister:
    """A register that is signed in: the account it signed in with, its company and itself, as in messages."""

    account: str
    company_id: str
    device_id: str


TheOffice: TypeAlias = NamedDependency[Office]
TheCaller: TypeAlias = NamedDependency[Caller]
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


async def register(caller: TheCaller) -> CallingRegister:
    """The register that is signed in; NOT_PERMITTED for a person."""
    if caller.device_id is None:
        raise Refused(RefusalCode.NOT_PERMITTED, 403)
    return CallingRegister(caller.account, caller.company, caller.device)


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


DEPENDENCIES = {
    "caller": Provide(caller),
    "caller_if_any": Provide(caller_if_any),
    "register": Provide(register),
    "address": Provide(address),
}
