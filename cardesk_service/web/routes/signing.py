"""Signing in and out, and choosing a new password in place of a forgotten one."""

from __future__ import annotations

from typing import TypeAlias

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.params import FromQuery

from cardesk_service import sessions
from cardesk_service.accounts import passwords, signing_in
from cardesk_service.api.guard import TheAddress, TheOffice, give_cookie
from cardesk_service.refused import Refused
from cardesk_service.web.faults import PAGES_OF_ACCOUNT
from cardesk_service.web.form import Filled, TheForm, refused
from cardesk_service.web.page import go, show
from cardesk_service.web.visitor import TheSelf, TheVisitor
from cardesk_wire import accounts as wire

AnyRequest: TypeAlias = Request[None, None, State]
Page: TypeAlias = Response[bytes] | Response[None]


@get("/sign-in")
async def ask_sign_in(request: AnyRequest, visitor: TheVisitor, done: FromQuery[str] = "") -> Page:
    """The form; who is signed in is led on."""
    target = request.query_params.get("next", "")
    if visitor.account is not None:
        return go(_page_of(target))
    return show(visitor, "sign_in.html", filled=Filled({"next": target}), done=done)


@post("/sign-in", status_code=303)
async def sign_in(
    request: AnyRequest, office: TheOffice, visitor: TheVisitor, address: TheAddress, form: TheForm
) -> Page:
    """Whether the address or the password was wrong is not said."""
    asked = wire.SignIn(form["email"], form["password"])
    try:
        set_cookie = await signing_in.sign_in_at_page(office, asked, address, visitor.person)
    except Refused as error:
        return show(visitor, "sign_in.html", filled=refused(visitor, form, error), done="")
    give_cookie(request, set_cookie)
    return go(_page_of(form["next"]))


@post("/sign-out", status_code=303)
async def sign_out(request: AnyRequest, office: TheOffice, oneself: TheSelf, form: TheForm) -> Page:
    """The session ends on the service; what the browser kept of the pages goes too."""
    await signing_in.sign_out(office, oneself.person)
    give_cookie(request, sessions.CLEARED)
    answer = go(f"/page/sign-in?done=out&lang={oneself.visitor.phrases.language.code}")
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@get("/forgot")
async def ask_forgot(visitor: TheVisitor) -> Page:
    """The form."""
    return show(visitor, "forgot.html", filled=Filled())


@post("/forgot", status_code=303)
async def forgot(office: TheOffice, visitor: TheVisitor, address: TheAddress, form: TheForm) -> Page:
    """On to the code, whether the address has an account or not."""
    try:
        sent = await passwords.forgot(office, wire.Forgot(form["email"]), address)
    except Refused as error:
        return show(visitor, "forgot.html", filled=refused(visitor, form, error))
    return go(visitor.to("/page/reset", request=sent.request))


@get("/reset")
async def ask_reset(visitor: TheVisitor, request: AnyRequest) -> Page:
    """The form; the link in the letter brings the code along."""
    asked = {name: request.query_params.get(name, "") for name in ("request", "code")}
    if not asked["request"]:
        return go(visitor.to("/page/forgot"))
    return show(visitor, "reset.html", filled=Filled(asked))


@post("/reset", status_code=303)
async def reset(office: TheOffice, visitor: TheVisitor, address: TheAddress, form: TheForm) -> Page:
    """Every session of the person ends; she signs in with the new password."""
    asked = wire.Reset(form["request"], form["code"], form["new_password"], bool(form["ends_registers"]))
    try:
        await passwords.reset(office, asked, address)
    except Refused as error:
        return show(visitor, "reset.html", filled=refused(visitor, form, error))
    return go(visitor.to("/page/sign-in", done="reset"))


def _page_of(name: str) -> str:
    """Where to go on: a page of the account, never an address that somebody put into a link."""
    return f"/page/{name if name in PAGES_OF_ACCOUNT else PAGES_OF_ACCOUNT[0]}"


PAGES = (ask_sign_in, sign_in, sign_out, ask_forgot, forgot, ask_reset, reset)
