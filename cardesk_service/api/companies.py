"""Routes of companies, their members and registers, under `/company/v1`."""

from __future__ import annotations

from collections.abc import Sequence

from litestar import Request, Router, delete, get, post, put
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody
from sqlalchemy import Connection

from cardesk_service.accounts import inviting
from cardesk_service.api.guard import TheAddress, TheCaller, TheOffice, ThePerson, give_cookie
from cardesk_service.companies import members, pairing, registers
from cardesk_service.companies.told import text_of
from cardesk_service.exchange.late_keys import ROUNDS, Place, check_papers, places_of
from cardesk_service.store.column_types import micros
from cardesk_wire import accounts, companies

AnyRequest = Request[None, None, State]


@get("/registers", summary="Registers of the company")
async def list_registers(office: TheOffice, caller: TheCaller) -> companies.Registers:
    """By code, with those that were revoked: a code is leased for ever."""
    return await office.store.read(lambda connection: registers.listed(connection, caller))


@delete("/registers/{device:str}", status_code=204, summary="Let a register in no longer")
async def revoke_register(office: TheOffice, person: ThePerson, device: FromPath[str]) -> None:
    """Its sessions end; what it did stays."""
    await office.store.write(lambda connection: registers.revoke(office, connection, person, device))


@put("/registers/keys", status_code=204, summary="Public keys of the register that asks")
async def put_keys(office: TheOffice, caller: TheCaller, data: JSONBody[companies.Keys]) -> None:
    """Each is kept; papers of the series are checked by them, those too that came before."""

    await office.store.write(lambda connection: registers.add_keys(connection, caller, data.keys))
    places = places_of({(key.register_code, key.incarnation) for key in data.keys})

    def check(connection: Connection) -> Sequence[Place]:
        company, now = text_of(caller.company_id), micros(office.clock.now())
        return check_papers(connection, company, places, now=now, new_id=office.new_id)

    # A few at a time: a register of many years has a hundred thousand, and everybody writes meanwhile.
    for _round in range(ROUNDS):
        if places:
            places = await office.store.write(check)


@post("/pairings", status_code=201, summary="Begin to join: a code to show")
async def begin_pairing(
    office: TheOffice, address: TheAddress, data: JSONBody[companies.RegisterIntroduction]
) -> companies.PairingBegun:
    """Nobody has to be signed in."""
    return await pairing.begin(office, data, address)


@post("/pairings/collect", status_code=200, summary="Whether the pairing was approved")
async def collect_pairing(
    request: AnyRequest, office: TheOffice, address: TheAddress, data: JSONBody[accounts.CollectPairing]
) -> accounts.PairingOutcome:
    """Once approved, the register's session begins, and its cookie comes with the answer."""
    collected = await pairing.collect(office, data, address)
    if collected.set_cookie:
        give_cookie(request, collected.set_cookie)
    return collected.outcome


@post("/pairings/look", status_code=200, summary="Which register shows this code")
async def look_at_pairing(
    office: TheOffice, caller: TheCaller, data: JSONBody[companies.PairingCode]
) -> companies.PairingSeen:
    """To be compared before it is approved."""
    return await pairing.look(office, caller, data.code)


@post("/pairings/approve", status_code=200, summary="Let in the register that shows this code")
async def approve_pairing(
    office: TheOffice, caller: TheCaller, data: JSONBody[companies.PairingCode]
) -> companies.PairingSeen:
    """The register learns of it when it asks next."""
    return await pairing.approve(office, caller, data.code)


@get("/members", summary="Members of the company")
async def list_members(office: TheOffice, person: ThePerson) -> companies.Members:
    """For owners and managers."""
    return await office.store.read(lambda connection: members.listed(connection, person))


@put("/members/{account:str}", status_code=204, summary="What a member is from now on")
async def change_role(
    office: TheOffice, person: ThePerson, account: FromPath[str], data: JSONBody[companies.ChangeRole]
) -> None:
    """A company keeps at least one owner."""
    await office.store.write(
        lambda connection: members.change_role(office, connection, person, account, data.role)
    )


@delete("/members/{account:str}", status_code=204, summary="Part a member from the company")
async def remove_member(office: TheOffice, person: ThePerson, account: FromPath[str]) -> None:
    """Her sessions end; the registers that she joined go on."""
    await office.store.write(lambda connection: members.remove(office, connection, person, account))


@post("/invitations", status_code=202, summary="Invite somebody by e-mail")
async def invite(office: TheOffice, person: ThePerson, data: JSONBody[companies.Invite]) -> None:
    """The same answer whether the address has an account or not."""
    await inviting.invite(office, person, data.email, data.role)


@get("/invitations/sent", summary="Invitations of the company without an answer")
async def list_sent(office: TheOffice, person: ThePerson) -> companies.SentInvitations:
    """For owners and managers."""
    return await office.store.read(lambda connection: inviting.sent(office, connection, person))


@post("/invitations/withdraw", status_code=204, summary="Take an invitation back")
async def withdraw(office: TheOffice, person: ThePerson, data: JSONBody[companies.Withdraw]) -> None:
    """Its letter leads nowhere any more."""
    await office.store.write(lambda connection: inviting.withdraw(office, connection, person, data.email))


@get("/invitations", summary="Invitations that wait for the person")
async def list_invitations(office: TheOffice, person: ThePerson) -> companies.Invitations:
    """To the address that she proved."""
    return await office.store.read(lambda connection: inviting.waiting(office, connection, person))


@post("/invitations/accept", status_code=204, summary="Accept every invitation that waits")
async def accept_invitations(office: TheOffice, person: ThePerson) -> None:
    """The companies can then be chosen."""
    await office.store.write(lambda connection: inviting.accept_waiting(office, connection, person))


@post("/invitations/answer", status_code=204, summary="Say yes or no to one invitation")
async def answer_invitation(office: TheOffice, person: ThePerson, data: JSONBody[companies.Answer]) -> None:
    """Who invited hears of a yes by seeing the new member, of a no not at all."""
    await office.store.write(
        lambda connection: inviting.answer(office, connection, person, data.company, is_yes=data.is_yes)
    )


ROUTES = (
    Router(
        "/company/v1",
        tags=["company"],
        route_handlers=[
            list_registers,
            revoke_register,
            put_keys,
            begin_pairing,
            collect_pairing,
            look_at_pairing,
            approve_pairing,
            list_members,
            change_role,
            remove_member,
            invite,
            list_invitations,
            accept_invitations,
            list_sent,
            withdraw,
            answer_invitation,
        ],
    ),
)
