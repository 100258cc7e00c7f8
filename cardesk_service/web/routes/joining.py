"""Signing up and confirming the address."""

from __future__ import annotations

from typing import TypeAlias

from litestar import Request, Response, get, post
from litestar.datastructures import State

from cardesk_service.accounts import signing_up
from cardesk_service.api.guard import TheAddress, TheOffice, give_cookie
from cardesk_service.refused import Refused
from cardesk_service.web.form import Filled, TheForm, refused
from cardesk_service.web.page import go, show
from cardesk_service.web.visitor import TheVisitor
from cardesk_wire import accounts as wire

AnyRequest: TypeAlias = Request[None, None, State]
Page: TypeAlias = Response[bytes] | Response[None]


@get("/sign-up")
async def ask_sign_up(visitor: TheVisitor) -> Page:
    """The form, in the language that letters will have unless another is chosen."""
    return show(visitor, "sign_up.html", filled=Filled({"language": visitor.phrases.language.code}))


@post("/sign-up", status_code=303)
async def sign_up(office: TheOffice, visitor: TheVisitor, address: TheAddress, form: TheForm) -> Page:
    """On to the code, whether the address has an account or not."""
    asked = wire.SignUp(
        name=form["name"],
        email=form["email"],
        password=form["password"],
        company=form["company"],
        language=form["language"],
        is_16_or_older=bool(form["is_16_or_older"]),
    )
    try:
        sent = await signing_up.sign_up(office, asked, address)
    except Refused as error:
        return show(visitor, "sign_up.html", filled=refused(visitor, form, error))
    return go(visitor.to("/page/confirm", request=sent.request))


@get("/confirm")
async def ask_confirm(visitor: TheVisitor, request: AnyRequest) -> Page:
    """The form; the link in the letter brings the code along.

    Opening the link confirms nothing by itself: programs that look through mail open every link.
    """
    asked = {name: request.query_params.get(name, "") for name in ("request", "code")}
    if not asked["request"]:
        return go(visitor.to("/page/sign-up"))
    return show(visitor, "confirm.html", filled=Filled(asked))


@post("/confirm", status_code=303)
async def confirm(
    request: AnyRequest, office: TheOffice, visitor: TheVisitor, address: TheAddress, form: TheForm
) -> Page:
    """The account is open and its holder signed in."""
    try:
        entered = await signing_up.confirm(office, wire.Confirm(form["request"], form["code"]), address)
    except Refused as error:
        return show(visitor, "confirm.html", filled=refused(visitor, form, error))
    give_cookie(request, entered.set_cookie)
    return go("/page/account?done=confirmed")


PAGES = (ask_sign_up, sign_up, ask_confirm, confirm)
