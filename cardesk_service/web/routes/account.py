"""The account: name and language, invitations, e-mail address, password."""

from __future__ import annotations

from typing import TypeAlias

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.params import FromQuery
from sqlalchemy import Connection

from cardesk_service.accounts import entering, passwords, profile
from cardesk_service.api.guard import TheAddress, TheOffice, give_cookie
from cardesk_service.companies import members
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.rights import departing
from cardesk_service.web import words
from cardesk_service.web.form import Filled, TheForm, refused
from cardesk_service.web.page import go, show
from cardesk_service.web.visitor import Holder, TheHolder
from cardesk_wire import accounts as wire
from cardesk_wire.companies import Invitation
from cardesk_wire.rights import Deletion

AnyRequest: TypeAlias = Request[None, None, State]
Page: TypeAlias = Response[bytes] | Response[None]


@get("/account")
async def account(office: TheOffice, holder: TheHolder, done: FromQuery[str] = "") -> Page:
    """What is known of the person, and the forms that correct it."""
    return await _shown(office, holder, done=done)


@post("/account/profile", status_code=303)
async def correct(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """Another name or language."""
    asked = wire.ChangeProfile(form["name"], form["language"])
    try:
        await office.store.write(lambda connection: profile.correct(connection, holder.caller, asked))
    except Refused as error:
        return await _shown(office, holder, person=refused(holder.visitor, form, error))
    return go("/page/account?done=profile")


@post("/account/invitations", status_code=303)
async def accept(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """Become a member wherever one is invited to."""
    await office.store.write(lambda connection: entering.accept_waiting(office, connection, holder.caller))
    return go("/page/account?done=invitations")


@post("/account/password", status_code=303)
async def change_password(request: AnyRequest, office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """The other sessions end, this one goes on under a new cookie."""
    asked = wire.ChangePassword(form["password"], form["new_password"], bool(form["ends_registers"]))
    try:
        entered = await passwords.change(office, holder.caller, asked)
    except Refused as error:
        return await _shown(office, holder, password=refused(holder.visitor, form, error))
    if entered is not None:
        give_cookie(request, entered.set_cookie)
    return go("/page/account?done=password")


@post("/account/email", status_code=303)
async def change_email(office: TheOffice, holder: TheHolder, address: TheAddress, form: TheForm) -> Page:
    """On to the code, whether the new address has an account or not."""
    asked = wire.ChangeEmail(form["password"], form["email"])
    try:
        sent = await profile.change_email(office, holder.caller, asked, address)
    except Refused as error:
        return await _shown(office, holder, email=refused(holder.visitor, form, error))
    return go(holder.visitor.to("/page/account/email", request=sent.request))


@get("/account/email")
async def ask_email_code(holder: TheHolder, request: AnyRequest) -> Page:
    """The form for the code that was mailed to the new address."""
    asked = request.query_params.get("request", "")
    return show(holder.visitor, "email_code.html", filled=Filled({"request": asked}))


@post("/account/email/confirm", status_code=303)
async def confirm_email(office: TheOffice, holder: TheHolder, address: TheAddress, form: TheForm) -> Page:
    """The account moves to the new address."""
    asked = wire.ConfirmEmail(form["request"], form["code"])
    try:
        await profile.confirm_email(office, holder.caller, asked, address)
    except Refused as error:
        return show(holder.visitor, "email_code.html", filled=refused(holder.visitor, form, error))
    return go("/page/account?done=email")


async def _shown(
    office: Office,
    holder: Holder,
    *,
    done: str = "",
    person: Filled | None = None,
    email: Filled | None = None,
    password: Filled | None = None,
) -> Page:
    def found(connection: Connection) -> tuple[list[Invitation], Deletion | None]:
        invited = members.invited(office, connection, holder.caller).invitations
        return invited, departing.state(office, connection, holder.caller).deletion

    invited, deletion = await office.store.read(found)
    of, phrases = holder.signed_in, holder.visitor.phrases
    return show(
        holder.visitor,
        "account.html",
        signed_in=of,
        role=words.role(phrases, of.company.role),
        invitations=[(each, words.role(phrases, each.role)) for each in invited],
        deletion=deletion,
        done=done,
        person=person or Filled({"name": of.account.name, "language": of.account.language}),
        email=email or Filled(),
        password=password or Filled(),
    )


PAGES = (account, correct, accept, change_password, change_email, ask_email_code, confirm_email)
