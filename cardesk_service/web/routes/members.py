"""Who works with the company: its members and what each is, and invitations that wait."""

from __future__ import annotations

from typing import TypeAlias

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.params import FromQuery
from sqlalchemy import Connection

from cardesk_service import sessions
from cardesk_service.accounts import inviting
from cardesk_service.api.guard import TheOffice, give_cookie
from cardesk_service.companies import members
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.web import words
from cardesk_service.web.form import Filled, Form, TheForm, refused
from cardesk_service.web.page import go, show
from cardesk_service.web.visitor import Holder, TheHolder
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Member, Role, SentInvitation

AnyRequest: TypeAlias = Request[None, None, State]
Page: TypeAlias = Response[bytes] | Response[None]
_UNKNOWN = Refused(RefusalCode.MALFORMED, 400)


@get("/members")
async def listed(office: TheOffice, holder: TheHolder, done: FromQuery[str] = "") -> Page:
    """The members, the oldest first, and the invitations that nobody has accepted yet."""
    return await _shown(office, holder, done=done)


@post("/members/invite", status_code=303)
async def invite(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """Write to somebody; whether the address has an account is not said."""
    try:
        await inviting.invite(office, holder.caller, form["email"], _role(form))
    except Refused as error:
        return await _shown(office, holder, invitation=refused(holder.visitor, form, error))
    return go("/page/members?done=invited")


@post("/members/withdraw", status_code=303)
async def withdraw(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """Take an invitation back; one that is gone already is as good as taken back."""
    email = form["email"]
    try:
        await office.store.write(
            lambda connection: inviting.withdraw(office, connection, holder.caller, email)
        )
    except Refused as error:
        if error.refusal.code != RefusalCode.NOT_FOUND:
            return await _shown(office, holder, general=error)
    return go("/page/members?done=withdrawn")


@post("/members/role", status_code=303)
async def change_role(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """Say what a member is from now on; her next request goes by it."""
    account = form["account"]
    try:
        role = _role(form)
        await office.store.write(
            lambda connection: members.change_role(office, connection, holder.caller, account, role)
        )
    except Refused as error:
        return await _shown(office, holder, general=error)
    return go("/page/members?done=role")


@post("/members/remove", status_code=303)
async def remove(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """Part a member from the company; one that is gone already is as good as removed."""
    account = form["account"]
    try:
        await office.store.write(lambda on: members.remove(office, on, holder.caller, account))
    except Refused as error:
        if error.refusal.code != RefusalCode.NOT_FOUND:
            return await _shown(office, holder, general=error)
    return go("/page/members?done=removed")


@post("/members/leave", status_code=303)
async def leave(request: AnyRequest, office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """Leave the company oneself, which signs out."""
    caller = holder.caller
    try:
        await office.store.write(lambda on: members.remove(office, on, caller, caller.account))
    except Refused as error:
        return await _shown(office, holder, general=error)
    give_cookie(request, sessions.CLEARED)
    return go(f"/page/sign-in?done=left&lang={holder.visitor.phrases.language.code}")


def _role(form: Form) -> Role:
    try:
        return Role(form["role"])
    except ValueError:
        raise _UNKNOWN from None


async def _shown(
    office: Office,
    holder: Holder,
    *,
    done: str = "",
    invitation: Filled | None = None,
    general: Refused | None = None,
) -> Page:
    caller, phrases = holder.caller, holder.visitor.phrases
    gives = members.may_give(caller.role)

    def found(connection: Connection) -> tuple[list[Member], list[SentInvitation]]:
        if not gives:
            return [], []
        waiting = inviting.sent(office, connection, caller).invitations
        return members.listed(connection, caller).members, waiting

    people, waiting = await office.store.read(found)
    return show(
        holder.visitor,
        "members.html",
        company=holder.signed_in.company,
        me=caller.account,
        members=[(each, words.role(phrases, each.role), each.role in gives) for each in people],
        waiting=[(each, words.role(phrases, each.role), each.role in gives) for each in waiting],
        roles=[(role, words.role(phrases, role), words.may(phrases, role)) for role in Role if role in gives],
        may_manage=bool(gives),
        invitation=invitation or Filled({"role": Role.FRONT_DESK}),
        general=refused(holder.visitor, Form({}), general) if general else Filled(),
        done=done,
    )


PAGES = (listed, invite, withdraw, change_role, remove, leave)
