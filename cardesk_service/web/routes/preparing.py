"""Many registers at once: the code of the shop, and those that asked with it and wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from litestar import post
from sqlalchemy import Connection

from cardesk_service.api.guard import TheOffice
from cardesk_service.companies import asking, shop_code
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.web.form import Form, TheForm, refused
from cardesk_service.web.page import go
from cardesk_service.web.routes.registers import Page, shown
from cardesk_service.web.visitor import Holder, TheHolder

T = TypeVar("T")


@post("/registers/code", status_code=303)
async def make_code(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """A code of the shop, in place of the one before."""
    return await _done(office, holder, form, lambda on: shop_code.make(office, on, holder.caller), "code")


@post("/registers/code/withdraw", status_code=303)
async def withdraw_code(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """Nobody can ask with it any more."""
    return await _done(
        office, holder, form, lambda on: shop_code.withdraw(on, holder.caller), "code_withdrawn"
    )


@post("/registers/let-in", status_code=303)
async def let_in(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """One or all of those that the page showed; who asked since then still waits."""
    return await _done(
        office, holder, form, lambda on: asking.let_in(office, on, holder.caller, _meant(form)), "let_in"
    )


@post("/registers/turn-away", status_code=303)
async def turn_away(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """One or all of those that the page showed."""
    return await _done(
        office, holder, form, lambda on: asking.turn_away(on, holder.caller, _meant(form)), "turned_away"
    )


async def _done(
    office: Office, holder: Holder, form: Form, work: Callable[[Connection], T], done: str
) -> Page:
    try:
        await office.store.write(work)
    except Refused as error:
        return await shown(office, holder, refused(holder.visitor, Form({}), error))
    return go(f"/page/registers?done={done}")


def _meant(form: Form) -> list[str]:
    return form["askings"].split()


PAGES = (make_code, withdraw_code, let_in, turn_away)
