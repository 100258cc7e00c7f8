"""The account: name and language, invitations, e-mail address, password."""

from __future__ import annotations

from typing import TypeAlias

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.params import FromQuery
from sqlalchemy import Connection

from cardesk_service.accounts import entering, inviting, passwords, profile
from cardesk_service.api.guard import TheAddress, TheOffice, give_cookie
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.rights import departing
from cardesk_service.web import words
from cardesk_service.web.form import Filled, TheForm, refused
from cardesk_service.web.page import go, show
from cardesk_service.web.visitor import Holder, TheHolder
from cardesk_wire import accounts as wire
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Company, Invitation
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
async def answer(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """Say yes or no to an invitation; one that is gone already needs no answer."""
    company, is_yes = form["company"], form["answer"] == "yes"
    try:
        await office.store.write(
            lambda connection: inviting.answer(office, connection, holder.caller, company, is_yes=is_yes)
        )
    except Refused as error:
        if error.refusal.code != RefusalCode.NOT_FOUND:
            raise
        return go("/page/account")
    return go(f"/page/account?done={'invitations' if is_yes else 'declined'}")


@post("/account/company", status_code=303)
async def change_company(request: AnyRequest, office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """Go over to another company, under a new cookie."""
    entered = await office.store.write(
        lambda connection: entering.change_company(office, connection, holder.caller, form["company"])
    )
    give_cookie(request, entered.set_cookie)
    return go("/page/account?done=company")


@post("/account/password", status_code=303)
async def change_password(request: AnyRequest, office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """The other sessions end, this one goes on under a new cookie."""
    asked = wire.ChangePassword(form["password"], form["new_password"], bool(form["ends_registers"]))
    try:
        entered = await passwords.change(office, holder.caller, asked)
    except Refused as error:
        return await _shown(office, holder, password=refused(holder.visitor, form, error))
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
    def found(connection: Connection) -> tuple[list[Invitation], list[Company], Deletion | None]:
        return (
            inviting.waiting(office, connection, holder.caller).invitations,
            profile.companies(connection, holder.caller).companies,
            departing.state(office, connection, holder.caller).deletion,
        )

    invited, companies, deletion = await office.store.read(found)
    of, phrases = holder.signed_in, holder.visitor.phrases
    return show(
        holder.visitor,
        "account.html",
        signed_in=of,
        role=words.role(phrases, of.company.role),
        invitations=[(each, words.role(phrases, each.role)) for each in invited],
        companies=[(each, words.role(phrases, each.role)) for each in companies],
        deletion=deletion,
        done=done,
        person=person or Filled({"name": of.account.name, "language": of.account.language}),
        email=email or Filled(),
        password=password or Filled(),
    )


PAGES = (
    account,
    correct,
    answer,
    change_company,
    change_password,
    change_email,
    ask_email_code,
    confirm_email,
)
