"""Routes of photos that are recognised, under `/recognition/v1`."""

from __future__ import annotations

from uuid import UUID

from litestar import Request, Router, get, put
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from cardesk_service.api.guard import TheCaller, TheOffice
from cardesk_service.api.media import require_media_type
from cardesk_service.recognition import recognising
from cardesk_service.recognition.provider import Provider
from cardesk_service.refused import Refused
from cardesk_wire import coding
from cardesk_wire import recognition as wire
from cardesk_wire.codes import RefusalCode

AnyRequest = Request[None, None, State]
KEPT_NOWHERE = (
    "The photo is kept nowhere: it is in the memory of this request alone, and goes only to endpoints that "
    "retain no data. Where there is none, it is not sent at all."
)


@get("/state", summary="Whether photos can be recognised, and how many more")
async def state(office: TheOffice, caller: TheCaller) -> wire.RecognitionState:
    """What the company agreed to and what is left of its quota."""
    return await office.store.read(lambda connection: recognising.state(office, connection, caller))


@put("/agreement", summary="Agree for the company, or switch it off")
async def agree(office: TheOffice, caller: TheCaller, data: JSONBody[wire.Agree]) -> wire.RecognitionState:
    """For owners and managers."""
    return await recognising.agree(office, caller, data)


@put("/questions/{question:str}", summary="What is on a photo", description=KEPT_NOWHERE)
async def recognise(
    request: AnyRequest,
    office: TheOffice,
    caller: TheCaller,
    recogniser: NamedDependency[Provider],
    question: FromPath[str],
    language: FromQuery[str],
) -> wire.Recognised:
    """The body is the photo as `image/webp`. Asked again under the same identity, the answer is the same."""
    require_media_type(request.headers, wire.PHOTO_TYPE)
    try:
        identity = UUID(bytes=coding.read(question))
    except ValueError:
        raise Refused(RefusalCode.MALFORMED, 400) from None
    return await recognising.recognise(office, recogniser, caller, identity, language, await request.body())


ROUTES = (
    Router(
        "/recognition/v1",
        tags=["recognition"],
        route_handlers=[state, agree, recognise],
        request_max_body_size=wire.MOST_BYTES,
    ),
)
