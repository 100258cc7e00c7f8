"""The licence of the company: how it stands, and where it is paid."""

from __future__ import annotations

from typing import TypeAlias

from litestar import Response, get, post
from litestar.params import FromQuery

from cardesk_service.api.guard import TheOffice
from cardesk_service.licence import buying, standing
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.store.column_types import micros
from cardesk_service.web.form import Filled, TheForm, refused
from cardesk_service.web.page import go, show
from cardesk_service.web.visitor import Holder, TheHolder
from cardesk_wire.companies import Role
from cardesk_wire.licence import LicenceCode

Page: TypeAlias = Response[bytes] | Response[None]
_BUYERS = frozenset({Role.OWNER, Role.MANAGER})


@get("/licence")
async def licence(office: TheOffice, holder: TheHolder, done: FromQuery[str] = "") -> Page:
    """How the company stands, and the way to a payment that waits."""
    return await _shown(office, holder, Filled(), done)


@post("/licence/buy", status_code=303)
async def buy(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """Begin a payment. The page then links to it: a form of ours is never led on to another site."""
    try:
        await buying.buy(office, holder.caller)
    except Refused as error:
        if error.refusal.code != LicenceCode.ALREADY_LICENSED:
            return await _shown(office, holder, refused(holder.visitor, form, error))
    return go("/page/licence")


async def _shown(office: Office, holder: Holder, buying: Filled, done: str = "") -> Page:
    state = await office.store.read(lambda connection: standing.state(office, connection, holder.caller))
    money = holder.visitor.phrases.money
    return show(
        holder.visitor,
        "licence.html",
        company=holder.signed_in.company,
        state=state,
        price=money(state.price, state.currency) if state.price else "",
        due=money(state.offer.amount, state.offer.currency) if state.offer else "",
        is_in_trial=state.trial_ends_at > micros(office.clock.now()),
        may_buy=holder.caller.role in _BUYERS,
        buying=buying,
        done=done,
    )


PAGES = (licence, buy)
