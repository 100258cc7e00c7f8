"""Routes of a company's licence, under `/licence/v1`."""

from __future__ import annotations

from litestar import Request, Router, get, post
from litestar.datastructures import State

from cardesk_service.api.guard import TheCaller, TheOffice
from cardesk_service.licence import buying, notices, standing
from cardesk_wire import licence as wire

AnyRequest = Request[None, None, State]
NOTICES = "/licence/v1/stripe"
"""Where Stripe sends its notices, without origin and cookie; they are signed."""
MOST_OF_A_NOTICE = 512 * 1024
NEVER_BLOCKS = (
    "Selling on a register never depends on this: not in or after the trial, not after a refund, not "
    "offline. A register shows the state and does nothing else with it."
)


@get("/state", summary="How the company stands", description=NEVER_BLOCKS)
async def state(office: TheOffice, caller: TheCaller) -> wire.LicenceState:
    """Trial, licensed or refunded; the price; a payment that waits."""
    return await office.store.read(lambda connection: standing.state(office, connection, caller))


@post(
    "/buy",
    status_code=200,
    summary="Where the licence is paid, as a link or QR code",
    description=NEVER_BLOCKS,
)
async def buy(office: TheOffice, caller: TheCaller) -> wire.Offer:
    """On Stripe's own page: nothing about a card touches this service."""
    return await buying.buy(office, caller)


@post("/stripe", status_code=200, summary="Signed notices of the payment provider")
async def take_notice(request: AnyRequest, office: TheOffice) -> wire.Accepted:
    """A notice that comes again changes nothing."""
    return await notices.take_in(office, await request.body(), request.headers.get("stripe-signature", ""))


ROUTES = (
    Router(
        "/licence/v1",
        tags=["licence"],
        route_handlers=[state, buy, take_notice],
        request_max_body_size=MOST_OF_A_NOTICE,
    ),
)
