"""The account: name and language, invitations, e-mail address, password."""

from __future__ import annotations

from typing import TypeAlias

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.params import FromQuery
from sqlalchemy import Connection

from cardesk_service.accounts import entering, inviting, naming, passwords, profile
from cardesk_service.accounts.entering import Entered
from cardesk_service.api.guard import TheAddress, TheOffice, give_cookie
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.rights import departing
from cardesk_service.web import words
from cardesk_service.web.form import Filled, TheForm, refused
from cardesk_service.web.page import go, show
from cardesk_service.web.visitor import Oneself, TheHolder, TheSelf
from cardesk_wire import accounts as wire
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Company, Invitation, Role
from cardesk_wire.rights import Deletion

AnyRequest: TypeAlias = Request[None, None, State]
Page: TypeAlias = Response[bytes] | Response[None]


@get("/account")
async def account(office: TheOffice, oneself: TheSelf, done: FromQuery[str] = "") -> Page:
    """What is known of the person, and the forms that correct it."""
    return await _shown(office, oneself, done=done)


@post("/account/profile", status_code=303)
async def correct(office: TheOffice, oneself: TheSelf, form: TheForm) -> Page:
    """Another name or language."""
    asked = wire.ChangeProfile(form["name"], form["language"])
    try:
        await office.store.write(lambda connection: profile.correct(connection, oneself.person, asked))
    except Refused as error:
        return await _shown(office, oneself, person=refused(oneself.visitor, form, error))
    return go("/page/account?done=profile")


@post("/account/invitations", status_code=303)
async def answer(request: AnyRequest, office: TheOffice, oneself: TheSelf, form: TheForm) -> Page:
    """Say yes or no to an invitation; one that is gone already needs no answer.

    Who belonged to no company is with the one that she said yes to from now on, under a new cookie.
    """
    company, is_yes = form["company"], form["answer"] == "yes"

    def work(connection: Connection) -> Entered | None:
        inviting.answer(office, connection, oneself.person, company, is_yes=is_yes)
        if not is_yes or oneself.signed_in is not None:
            return None
        return entering.change_company(office, connection, oneself.person, company)

    try:
        entered = await office.store.write(work)
    except Refused as error:
        if error.refusal.code != RefusalCode.NOT_FOUND:
            raise
        return go("/page/account")
    if entered is not None:
        give_cookie(request, entered.set_cookie)
    return go(f"/page/account?done={'invitations' if is_yes else 'declined'}")


@post("/account/company", status_code=303)
async def change_company(request: AnyRequest, office: TheOffice, oneself: TheSelf, form: TheForm) -> Page:
    """Go over to another company, under a new cookie."""
    entered = await office.store.write(
        lambda connection: entering.change_company(office, connection, oneself.person, form["company"])
    )
    give_cookie(request, entered.set_cookie)
    return go("/page/account?done=company")


@post("/account/company-name", status_code=303)
async def name_company(office: TheOffice, holder: TheHolder, oneself: TheSelf, form: TheForm) -> Page:
    """Another name of the company, which its owners correct."""
    try:
        await office.store.write(lambda on: naming.rename(on, holder.caller, form["company"]))
    except Refused as error:
        return await _shown(office, oneself, named=refused(oneself.visitor, form, error))
    return go("/page/account?done=company_name")


@post("/account/password", status_code=303)
async def change_password(request: AnyRequest, office: TheOffice, oneself: TheSelf, form: TheForm) -> Page:
    """The other sessions end, this one goes on under a new cookie."""
    asked = wire.ChangePassword(form["password"], form["new_password"], bool(form["ends_registers"]))
    try:
        set_cookie = await passwords.change(office, oneself.person, asked)
    except Refused as error:
        return await _shown(office, oneself, password=refused(oneself.visitor, form, error))
    give_cookie(request, set_cookie)
    return go("/page/account?done=password")


@post("/account/email", status_code=303)
async def change_email(office: TheOffice, oneself: TheSelf, address: TheAddress, form: TheForm) -> Page:
    """On to the code, whether the new address has an account or not."""
    asked = wire.ChangeEmail(form["password"], form["email"])
    try:
        sent = await profile.change_email(office, oneself.person, asked, address)
    except Refused as error:
        return await _shown(office, oneself, email=refused(oneself.visitor, form, error))
    return go(oneself.visitor.to("/page/account/email", request=sent.request))


@get("/account/email")
async def ask_email_code(oneself: TheSelf, request: AnyRequest) -> Page:
    """The form for the code that was mailed to the new address."""
    asked = request.query_params.get("request", "")
    return show(oneself.visitor, "email_code.html", filled=Filled({"request": asked}))


@post("/account/email/confirm", status_code=303)
async def confirm_email(office: TheOffice, oneself: TheSelf, address: TheAddress, form: TheForm) -> Page:
    """The account moves to the new address."""
    asked = wire.ConfirmEmail(form["request"], form["code"])
    try:
        await profile.confirm_email(office, oneself.person, asked, address)
    except Refused as error:
        return show(oneself.visitor, "email_code.html", filled=refused(oneself.visitor, form, error))
    return go("/page/account?done=email")


async def _shown(
    office: Office,
    oneself: Oneself,
    *,
    done: str = "",
    person: Filled | None = None,
    named: Filled | None = None,
    email: Filled | None = None,
    password: Filled | None = None,
) -> Page:
    def found(connection: Connection) -> tuple[list[Invitation], list[Company], Deletion | None]:
        return (
            inviting.waiting(office, connection, oneself.person).invitations,
            profile.companies(connection, oneself.person).companies,
            departing.state(office, connection, oneself.person).deletion,
        )

    invited, companies, deletion = await office.store.read(found)
    of, account, phrases = oneself.signed_in, oneself.account, oneself.visitor.phrases
    return show(
        oneself.visitor,
        "account.html",
        account=account,
        company=of.company if of else None,
        role=words.role(phrases, of.company.role) if of else "",
        invitations=[(each, words.role(phrases, each.role)) for each in invited],
        companies=[(each, words.role(phrases, each.role)) for each in companies],
        deletion=deletion,
        done=done,
        person=person or Filled({"name": account.name, "language": account.language}),
        named=named or Filled({"company": of.company.name if of else ""}),
        may_name=of is not None and of.company.role is Role.OWNER,
        email=email or Filled(),
        password=password or Filled(),
    )


PAGES = (
    account,
    correct,
    answer,
    change_company,
    name_company,
    change_password,
    change_email,
    ask_email_code,
    confirm_email,
)
