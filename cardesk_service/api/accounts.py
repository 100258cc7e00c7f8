"""Routes of people's accounts, under `/account/v1`."""

from __future__ import annotations

from litestar import Request, Router, delete, get, patch, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy import Connection

from cardesk_service import sessions
from cardesk_service.accounts import entering, passwords, profile, signing_in, signing_up
from cardesk_service.api.guard import TheAddress, TheCaller, TheOffice, ThePerson, give_cookie
from cardesk_service.sessions import Caller
from cardesk_wire import accounts as wire
from cardesk_wire import companies

AnyRequest = Request[None, None, State]


@post("/sign-up", status_code=202, summary="Ask for an account; a code is mailed")
async def sign_up(office: TheOffice, address: TheAddress, data: JSONBody[wire.SignUp]) -> wire.CodeSent:
    """The same answer whether the address has an account or not."""
    return await signing_up.sign_up(office, data, address)


@post("/confirm", status_code=201, summary="Open the account whose code was mailed, and sign in")
async def confirm(
    request: AnyRequest, office: TheOffice, address: TheAddress, data: JSONBody[wire.Confirm]
) -> wire.SignedIn:
    """The session's cookie comes with the answer."""
    entered = await signing_up.confirm(office, data, address)
    give_cookie(request, entered.set_cookie)
    return entered.signed_in


@post("/sign-in", status_code=200, summary="Sign in")
async def sign_in(
    request: AnyRequest,
    office: TheOffice,
    address: TheAddress,
    caller_if_any: NamedDependency[Caller | None],
    data: JSONBody[wire.SignIn],
) -> wire.SignedIn:
    """The session's cookie comes with the answer; a session that was there before ends."""
    entered = await signing_in.sign_in(office, data, address, caller_if_any)
    give_cookie(request, entered.set_cookie)
    return entered.signed_in


@post("/sign-out", status_code=204, summary="End this session")
async def sign_out(request: AnyRequest, office: TheOffice) -> None:
    """The cookie is taken back, and opens nothing any more."""
    await sessions.end_of(office, request.cookies.get(sessions.COOKIE, ""))
    give_cookie(request, sessions.CLEARED)


@get("/me", summary="Who is signed in")
async def me(office: TheOffice, caller: TheCaller) -> wire.SignedIn:
    """The person, the company, and the register when it is one's session."""
    return await office.store.read(lambda connection: profile.who(connection, caller))


@get("/companies", summary="Companies that the person belongs to")
async def list_companies(office: TheOffice, person: ThePerson) -> companies.Companies:
    """The oldest membership first."""
    return await office.store.read(lambda connection: profile.companies(connection, person))


@post("/company", status_code=200, summary="Go over to another of the person's companies")
async def change_company(
    request: AnyRequest, office: TheOffice, person: ThePerson, data: JSONBody[companies.Choose]
) -> wire.SignedIn:
    """The session goes on under a new cookie and ends when it would have; a register stays where it is."""
    entered = await office.store.write(
        lambda connection: entering.change_company(office, connection, person, data.company)
    )
    give_cookie(request, entered.set_cookie)
    return entered.signed_in


@patch("/me", summary="Correct name or language")
async def correct(office: TheOffice, person: ThePerson, data: JSONBody[wire.ChangeProfile]) -> wire.SignedIn:
    """What is left out stays."""

    def work(connection: Connection) -> wire.SignedIn:
        profile.correct(connection, person, data)
        return profile.who(connection, person)

    return await office.store.write(work)


@post("/forgot", status_code=202, summary="Ask for a code to choose a new password")
async def forgot(office: TheOffice, address: TheAddress, data: JSONBody[wire.Forgot]) -> wire.CodeSent:
    """The same answer whether the address has an account or not."""
    return await passwords.forgot(office, data, address)


@post("/reset", status_code=204, summary="Choose a new password with a mailed code")
async def reset(office: TheOffice, address: TheAddress, data: JSONBody[wire.Reset]) -> None:
    """Every session of the person ends."""
    await passwords.reset(office, data, address)


@post("/password", status_code=204, summary="Change the password")
async def change_password(
    request: AnyRequest, office: TheOffice, person: ThePerson, data: JSONBody[wire.ChangePassword]
) -> None:
    """The present one is asked again; she goes on under a new cookie."""
    give_cookie(request, await passwords.change(office, person, data))


@post("/email", status_code=202, summary="Ask to move the account to another address")
async def change_email(
    office: TheOffice, person: ThePerson, address: TheAddress, data: JSONBody[wire.ChangeEmail]
) -> wire.CodeSent:
    """The password is asked again, and a code is mailed to the new address."""
    return await profile.change_email(office, person, data, address)


@post("/email/confirm", status_code=200, summary="Move the account to the address whose code was mailed")
async def confirm_email(
    office: TheOffice, person: ThePerson, address: TheAddress, data: JSONBody[wire.ConfirmEmail]
) -> wire.SignedIn:
    """The former address is told."""
    await profile.confirm_email(office, person, data, address)
    return await office.store.read(lambda connection: profile.who(connection, person))


@get("/sessions", summary="Living sessions of the account")
async def list_sessions(office: TheOffice, person: ThePerson) -> wire.Sessions:
    """The person's own, and those of registers that she joined."""
    return await office.store.read(lambda connection: profile.listed(office, connection, person))


@delete("/sessions/{session:str}", status_code=204, summary="End one session of the account")
async def end_session(office: TheOffice, person: ThePerson, session: FromPath[str]) -> None:
    """Its cookie opens nothing any more."""
    await office.store.write(lambda connection: profile.end(connection, person, session))


ROUTES = (
    Router(
        "/account/v1",
        tags=["account"],
        route_handlers=[
            sign_up,
            confirm,
            sign_in,
            sign_out,
            me,
            list_companies,
            change_company,
            correct,
            forgot,
            reset,
            change_password,
            change_email,
            confirm_email,
            list_sessions,
            end_session,
        ],
    ),
)
