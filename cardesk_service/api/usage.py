"""Routes of anonymous counters, under `/usage/v1`."""

from __future__ import annotations

from litestar import Request, Router, get, post
from litestar.datastructures import State
from litestar.params import JSONBody

from cardesk_service import i18n
from cardesk_service.api.guard import TheCaller, TheOffice
from cardesk_service.usage import counting
from cardesk_service.usage.words import words as words_in
from cardesk_wire import usage as wire

AnyRequest = Request[None, None, State]


@get("/words", summary="What is counted, word for word")
async def words(request: AnyRequest) -> wire.UsageWords:
    """In the language of the Accept-Language header. Shown before anybody agrees."""
    language = i18n.preferred(request.headers.get("accept-language", ""))
    return words_in(i18n.phrasebook(language.code))


@post("/reports", status_code=204, summary="Counters of one register for one day that is over")
async def report(office: TheOffice, caller: TheCaller, data: JSONBody[wire.UsageReport]) -> None:
    """Only from a register whose owner agreed. Neither account nor company nor register is stored with it."""
    await counting.take_in(office, caller, data)


@get("/figures", summary="Sums by day in which at least 20 companies are")
async def figures(
    office: TheOffice,
    caller: TheCaller,  # noqa: ARG001 - whoever is signed in
) -> wire.UsageFigures:
    """The same for everybody who is signed in: whoever gives figures sees what becomes of them."""
    return await office.store.read(lambda connection: counting.figures(office, connection))


ROUTES = (Router("/usage/v1", tags=["usage"], route_handlers=[words, report, figures]),)
