"""Routes of the shop's code and of the registers that ask with it, under `/company/v1`."""

from __future__ import annotations

from litestar import Request, Router, delete, get, post
from litestar.datastructures import State
from litestar.params import JSONBody

from cardesk_service.api.guard import TheAddress, TheCaller, TheOffice, ThePerson, give_cookie
from cardesk_service.companies import asking, shop_code
from cardesk_wire import accounts, companies

AnyRequest = Request[None, None, State]


@get("/shop-code", summary="The code with which registers ask to be let in")
async def show_code(office: TheOffice, person: ThePerson) -> companies.ShopCode:
    """Empty where there is none; for owners and managers."""
    return await office.store.read(lambda connection: shop_code.shown(office, connection, person))


@post("/shop-code", status_code=201, summary="Make a code of the shop")
async def make_code(office: TheOffice, person: ThePerson) -> companies.ShopCode:
    """The one before is good no longer."""
    return await office.store.write(lambda connection: shop_code.make(office, connection, person))


@delete("/shop-code", status_code=204, summary="Withdraw the code of the shop")
async def withdraw_code(office: TheOffice, person: ThePerson) -> None:
    """Nobody can ask with it any more."""
    await office.store.write(lambda connection: shop_code.withdraw(connection, person))


@post("/askings", status_code=201, summary="Ask to be let in")
async def ask(
    office: TheOffice, address: TheAddress, data: JSONBody[companies.AskToJoin]
) -> companies.PairingBegun:
    """Nobody has to be signed in; the code is that of a shop."""
    return await asking.ask(office, data, address)


@get("/askings", summary="Registers that wait to be let in")
async def list_waiting(office: TheOffice, caller: TheCaller) -> companies.Waiting:
    """With the code that each of them shows."""
    return await office.store.read(lambda connection: asking.waiting(office, connection, caller))


@post("/askings/let-in", status_code=200, summary="Let registers in that wait")
async def let_in(office: TheOffice, caller: TheCaller, data: JSONBody[companies.Decide]) -> companies.Decided:
    """Each learns of it when it asks next."""
    return await office.store.write(
        lambda connection: asking.let_in(office, connection, caller, data.askings)
    )


@post("/askings/turn-away", status_code=200, summary="Turn registers away that wait")
async def turn_away(
    office: TheOffice, caller: TheCaller, data: JSONBody[companies.Decide]
) -> companies.Decided:
    """They may ask again while the code lives."""
    return await office.store.write(lambda connection: asking.turn_away(connection, caller, data.askings))


@post("/askings/collect", status_code=200, summary="Whether the register was let in")
async def collect(
    request: AnyRequest, office: TheOffice, address: TheAddress, data: JSONBody[accounts.CollectPairing]
) -> accounts.PairingOutcome:
    """Once it was, the register's session begins, and its cookie comes with the answer."""
    collected = await asking.collect(office, data, address)
    if collected.set_cookie:
        give_cookie(request, collected.set_cookie)
    return collected.outcome


ROUTES = (
    Router(
        "/company/v1",
        tags=["company"],
        route_handlers=[
            show_code,
            make_code,
            withdraw_code,
            ask,
            list_waiting,
            let_in,
            turn_away,
            collect,
        ],
    ),
)
