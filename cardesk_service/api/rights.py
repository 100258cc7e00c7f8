"""Routes of a person's rights over her data, under `/account/v1`. Correction is in `accounts`."""

from __future__ import annotations

from collections.abc import AsyncIterator

from litestar import Request, Router, delete, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import JSONBody
from litestar.response import Stream

from cardesk_service import sessions
from cardesk_service.api.guard import TheOffice, ThePerson, give_cookie
from cardesk_service.blobs.place import Blobs
from cardesk_service.office import Office
from cardesk_service.rights import departing
from cardesk_service.rights import export as exporting
from cardesk_wire import rights as wire

AnyRequest = Request[None, None, State]


@post("/export", status_code=200, summary="Everything that the account holds, as a ZIP")
async def export(
    office: TheOffice, person: ThePerson, blobs: NamedDependency[Blobs], data: JSONBody[wire.AskExport]
) -> Stream:
    """The password is asked again. It is made while it is sent; a ZIP that was cut off does not open."""
    return export_answer(office, await exporting.export(office, blobs, person, data))


def export_answer(office: Office, made: AsyncIterator[bytes]) -> Stream:
    """The ZIP as a file to keep."""
    name = f"cardesk-account-{office.clock.now().date().isoformat()}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Stream(made, media_type="application/zip", headers=headers)


@get("/deletion", summary="Whether the account is to be deleted, and what that would do")
async def deletion(office: TheOffice, person: ThePerson) -> wire.DeletionState:
    """With each company that would close, and until when its tax records are kept."""
    return await office.store.read(lambda connection: departing.state(office, connection, person))


@post("/deletion", status_code=202, summary="Ask for the end of the account")
async def ask_deletion(
    request: AnyRequest, office: TheOffice, person: ThePerson, data: JSONBody[wire.AskDeletion]
) -> wire.Deletion:
    """The password is asked again; every session ends at once. Until `due_at` it can be withdrawn.

    Registers go on selling: an account is never needed for that.
    """
    said = await departing.ask(office, person, data)
    give_cookie(request, sessions.CLEARED)
    return said


@delete("/deletion", status_code=204, summary="Keep the account after all")
async def withdraw_deletion(office: TheOffice, person: ThePerson) -> None:
    """By signing in during the days of grace."""
    await departing.withdraw(office, person)


ROUTES = (
    Router(
        "/account/v1",
        tags=["rights"],
        route_handlers=[export, deletion, ask_deletion, withdraw_deletion],
    ),
)
