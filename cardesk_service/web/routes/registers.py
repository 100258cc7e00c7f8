"""The registers of the company: who is in and who waits; one is let in by its code, or revoked."""

from __future__ import annotations

from typing import TypeAlias

from litestar import Response, get, post
from litestar.params import FromQuery
from sqlalchemy import Connection

from cardesk_service.api.guard import TheOffice
from cardesk_service.companies import asking, pairing, registers, shop_code
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.web.form import Filled, Form, TheForm, refused
from cardesk_service.web.page import go, show
from cardesk_service.web.visitor import Holder, TheHolder
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Registers, ShopCode, Waiting

Page: TypeAlias = Response[bytes] | Response[None]


@get("/registers")
async def listed(office: TheOffice, holder: TheHolder, done: FromQuery[str] = "") -> Page:
    """The registers by code, those that were revoked last."""
    return await shown(office, holder, Filled(), done=done)


@post("/registers/look", status_code=200)
async def look(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """Which register shows the code, to be compared before it is let in."""
    try:
        registers.require_admission(holder.caller.role)
        seen = await pairing.look(office, holder.caller, form["code"])
    except Refused as error:
        return await shown(office, holder, refused(holder.visitor, form, error))
    return show(holder.visitor, "approve.html", seen=seen, filled=Filled({"code": form["code"]}))


@post("/registers/approve", status_code=303)
async def approve(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """Let the register in; it learns of it when it asks next."""
    try:
        await pairing.approve(office, holder.caller, form["code"])
    except Refused as error:
        return await shown(office, holder, refused(holder.visitor, form, error))
    return go("/page/registers?done=approved")


@post("/registers/revoke", status_code=303)
async def revoke(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """Let a register in no longer; one that was revoked already is as good as revoked."""
    device = form["device"]
    try:
        await office.store.write(
            lambda connection: registers.revoke(office, connection, holder.caller, device)
        )
    except Refused as error:
        if error.refusal.code != RefusalCode.NOT_FOUND:
            return await shown(office, holder, refused(holder.visitor, Form({}), error))
    return go("/page/registers?done=revoked")


async def shown(office: Office, holder: Holder, pair: Filled, done: str = "") -> Page:
    """The page, with what is wrong with the code that was typed."""
    caller = holder.caller
    may_admit = registers.may_admit(caller.role)

    def read(connection: Connection) -> tuple[Registers, ShopCode, Waiting]:
        found = registers.listed(connection, caller)
        if not may_admit:
            return found, ShopCode(), Waiting([])
        code = shop_code.shown(office, connection, caller)
        return found, code, asking.waiting(office, connection, caller)

    _ = holder.visitor.phrases
    found, code, waiting = await office.store.read(read)
    return show(
        holder.visitor,
        "registers.html",
        company=holder.signed_in.company,
        registers=sorted(found.registers, key=lambda each: each.is_revoked),
        waiting=waiting.registers,
        how_many=_.plural(
            "{n} register waits to be let in", "{n} registers wait to be let in", len(waiting.registers)
        ),
        let_in_all=_.plural("Let in {n}", "Let in all {n}", len(waiting.registers)),
        shop_code=code,
        may_admit=may_admit,
        pair=pair,
        done=done,
    )


PAGES = (listed, look, approve, revoke)
