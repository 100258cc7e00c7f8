"""Where somebody is signed in, and ending that."""

from __future__ import annotations

from datetime import tzinfo
from typing import TypeAlias

from litestar import Response, get, post
from litestar.params import FromQuery
from sqlalchemy import Connection

from cardesk_service.accounts import profile
from cardesk_service.api.guard import TheOffice
from cardesk_service.companies import registers
from cardesk_service.companies.zone import zone_of
from cardesk_service.refused import Refused
from cardesk_service.store.column_types import instant_of
from cardesk_service.web.form import TheForm
from cardesk_service.web.page import go, show
from cardesk_service.web.visitor import TheHolder
from cardesk_wire.accounts import Session
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Register

Page: TypeAlias = Response[bytes] | Response[None]


@get("/sessions")
async def listed(office: TheOffice, holder: TheHolder, done: FromQuery[str] = "") -> Page:
    """The sessions of the account: this one first, then the one used last."""

    def found(connection: Connection) -> tuple[list[Session], dict[str, Register], tzinfo]:
        known = registers.listed(connection, holder.caller).registers
        living = profile.listed(office, connection, holder.caller).sessions
        return living, {each.device: each for each in known}, zone_of(connection, holder.caller.company)

    living, known, zone = await office.store.read(found)
    living.sort(key=lambda each: (not each.is_current, -each.last_used_at))
    # Two of one day are told apart by the hour: only who can do that ends the one that is not hers.
    at = holder.visitor.phrases.moment
    own = [(each, at(instant_of(each.began_at).astimezone(zone))) for each in living if each.device is None]
    of_registers = [(each, known.get(each.device)) for each in living if each.device is not None]
    return show(holder.visitor, "sessions.html", own=own, of_registers=of_registers, done=done)


@post("/sessions/end", status_code=303)
async def end(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """End one; one that is gone already is as good as ended."""
    session = form["session"]
    try:
        await office.store.write(lambda connection: profile.end(connection, holder.caller, session))
    except Refused as error:
        if error.refusal.code != RefusalCode.NOT_FOUND:
            raise
    return go("/page/sessions?done=ended")


@post("/sessions/end-others", status_code=303)
async def end_others(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """End every session of the person but this one; those of registers go on."""
    await office.store.write(lambda connection: profile.end_others(connection, holder.caller))
    return go("/page/sessions?done=others")


PAGES = (listed, end, end_others)
