"""What the account holds of a person: taken along whole, or deleted with the account."""

from __future__ import annotations

from typing import TypeAlias

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.response import Stream

from cardesk_service import sessions
from cardesk_service.api.guard import TheOffice, give_cookie
from cardesk_service.api.rights import export_answer
from cardesk_service.blobs.place import Blobs
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.rights import departing, export
from cardesk_service.web.form import Filled, TheForm, refused
from cardesk_service.web.page import go, show
from cardesk_service.web.visitor import Oneself, TheSelf
from cardesk_wire import rights as wire
from cardesk_wire.codes import RefusalCode

AnyRequest: TypeAlias = Request[None, None, State]
Page: TypeAlias = Response[bytes] | Response[None]


@get("/data")
async def data(office: TheOffice, oneself: TheSelf, done: FromQuery[str] = "") -> Page:
    """What can be had, and what deletion would do or is about to do."""
    return await _shown(office, oneself, done=done)


@post("/data/export", status_code=200)
async def take_along(
    office: TheOffice, oneself: TheSelf, blobs: NamedDependency[Blobs], form: TheForm
) -> Page | Stream:
    """Everything as a ZIP, made while it is sent."""
    try:
        made = await export.export(office, blobs, oneself.person, wire.AskExport(form["password"]))
    except Refused as error:
        return await _shown(office, oneself, taking=refused(oneself.visitor, form, error))
    return export_answer(office, made)


@post("/data/delete", status_code=303)
async def delete(request: AnyRequest, office: TheOffice, oneself: TheSelf, form: TheForm) -> Page:
    """Every session ends now, the account when the days of grace are over."""
    try:
        await departing.ask(office, oneself.person, wire.AskDeletion(form["password"]))
    except Refused as error:
        return await _shown(office, oneself, leaving=refused(oneself.visitor, form, error))
    give_cookie(request, sessions.CLEARED)
    return go(f"/page/sign-in?done=leaving&lang={oneself.visitor.phrases.language.code}")


@post("/data/keep", status_code=303)
async def keep(office: TheOffice, oneself: TheSelf, form: TheForm) -> Page:
    """The account stays after all; one that was not leaving stays, too."""
    try:
        await departing.withdraw(office, oneself.person)
    except Refused as error:
        if error.refusal.code != RefusalCode.NOT_FOUND:
            raise
    return go("/page/data?done=kept")


async def _shown(
    office: Office,
    oneself: Oneself,
    *,
    done: str = "",
    taking: Filled | None = None,
    leaving: Filled | None = None,
) -> Page:
    state = await office.store.read(lambda connection: departing.state(office, connection, oneself.person))
    return show(
        oneself.visitor,
        "data.html",
        deletion=state.deletion,
        companies=(state.deletion or state.if_asked).companies,
        due_at=(state.deletion or state.if_asked).due_at,
        taking=taking or Filled(),
        leaving=leaving or Filled(),
        done=done,
    )


PAGES = (data, take_along, delete, keep)
