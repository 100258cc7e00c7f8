"""Who works with a company, and what they may."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, introduction, signed_up

SAMIR = "samir@example.com"


async def _hired(service: RunningService, owner: httpx.AsyncClient, role: str) -> httpx.AsyncClient:
    reply = await owner.post("/company/v1/invitations", json={"email": SAMIR, "role": role})
    assert reply.status_code == 202, reply.text
    return await signed_up(service, SAMIR, name="Samir", company="")


async def test_who_was_invited_becomes_a_member_of_that_company(service: RunningService) -> None:
    owner = await signed_up(service)
    samir = await _hired(service, owner, "front_desk")
    company = (await samir.get("/account/v1/me")).json()["company"]
    assert (company["name"], company["role"]) == ("Blue Drop", "front_desk")
    letter = (await service.letters(SAMIR))[0]
    assert letter["Subject"] == "Blue Drop invites you to CarDesk"
    members = (await owner.get("/company/v1/members")).json()["members"]
    assert [(each["email"], each["role"]) for each in members] == [(MONA, "owner"), (SAMIR, "front_desk")]


async def test_of_two_who_invited_her_she_is_asked_which_one(service: RunningService) -> None:
    """Whoever knows that somebody is to be hired could invite her too, and get what her register has."""
    stranger = await signed_up(service, "mallory@example.com", company="Quick Wash")
    await stranger.post("/company/v1/invitations", json={"email": SAMIR, "role": "owner"})
    samir = await _hired(service, await signed_up(service), "manager")
    assert (await samir.get("/account/v1/me")).json()["company"]["name"] == "Samir"
    waiting = (await samir.get("/company/v1/invitations")).json()["invitations"]
    assert {each["company_name"] for each in waiting} == {"Quick Wash", "Blue Drop"}
    assert [of["email"] for of in (await stranger.get("/company/v1/members")).json()["members"]] == [
        "mallory@example.com"
    ]


async def test_who_belongs_to_no_company_takes_her_register_to_no_stranger(service: RunningService) -> None:
    owner = await signed_up(service)
    samir = await _hired(service, owner, "manager")
    account = (await samir.get("/account/v1/me")).json()["account"]["id"]
    await owner.delete(f"/company/v1/members/{account}")
    stranger = await signed_up(service, "mallory@example.com", company="Quick Wash")
    service.clock.pass_by(timedelta(hours=1))
    for host in (stranger, owner):
        await host.post("/company/v1/invitations", json={"email": SAMIR, "role": "manager"})
    form = {"email": SAMIR, "password": PASSWORD, "register": introduction(7)}
    reply = await service.client().post("/account/v1/sign-in", json=form)
    assert (reply.status_code, reply.json()["code"]) == (403, "not_a_member")
    assert (await stranger.get("/company/v1/registers")).json()["registers"] == []


@pytest.mark.parametrize(("role", "is_told"), [("manager", True), ("technician", False)])
async def test_who_may_let_registers_in_is_told_how(
    service: RunningService, role: str, is_told: bool
) -> None:
    await _hired(service, await signed_up(service), role)
    welcome = (await service.letters(SAMIR))[-1]
    text = welcome.get_body(("plain",))
    assert text is not None
    assert welcome["Subject"] == "Welcome to CarDesk"
    assert "Blue Drop" in text.get_content()
    assert ("register" in text.get_content()) is is_told


async def test_who_has_an_account_accepts_when_she_likes(service: RunningService) -> None:
    owner, samir = await signed_up(service), await signed_up(service, SAMIR, company="Own")
    await owner.post("/company/v1/invitations", json={"email": SAMIR, "role": "manager"})
    waiting = (await samir.get("/company/v1/invitations")).json()["invitations"]
    assert [(each["company_name"], each["role"]) for each in waiting] == [("Blue Drop", "manager")]
    assert (await samir.post("/company/v1/invitations/accept", json={})).status_code == 204
    form = {"email": SAMIR, "password": PASSWORD, "company": waiting[0]["company"]}
    reply = await service.client().post("/account/v1/sign-in", json=form)
    assert reply.json()["company"]["name"] == "Blue Drop"


async def test_an_invitation_ends_after_fourteen_days(service: RunningService) -> None:
    owner = await signed_up(service)
    await owner.post("/company/v1/invitations", json={"email": SAMIR, "role": "manager"})
    service.clock.pass_by(timedelta(days=14))
    samir = await signed_up(service, SAMIR, company="")
    assert (await samir.get("/account/v1/me")).json()["company"]["role"] == "owner"


async def test_the_front_desk_neither_adds_registers_nor_sees_members(service: RunningService) -> None:
    owner = await signed_up(service)
    samir = await _hired(service, owner, "front_desk")
    form = {"email": SAMIR, "password": PASSWORD, "register": introduction(1)}
    for reply in (
        await service.client().post("/account/v1/sign-in", json=form),
        await samir.get("/company/v1/members"),
        await samir.delete(f"/company/v1/registers/{introduction(1)['device']}"),
        await samir.post("/company/v1/invitations", json={"email": "x@example.com", "role": "technician"}),
        await samir.post("/company/v1/pairings/approve", json={"code": "2222-2222"}),
    ):
        assert (reply.status_code, reply.json()["code"]) == (403, "not_permitted")


async def test_a_manager_makes_no_owner_of_herself(service: RunningService) -> None:
    owner = await signed_up(service)
    manager = await _hired(service, owner, "manager")
    own = (await manager.get("/account/v1/me")).json()["account"]["id"]
    assert (await manager.put(f"/company/v1/members/{own}", json={"role": "owner"})).status_code == 403
    assert (await owner.put(f"/company/v1/members/{own}", json={"role": "owner"})).status_code == 204
    assert (await manager.get("/account/v1/me")).json()["company"]["role"] == "owner"


async def test_a_company_keeps_an_owner(service: RunningService) -> None:
    owner = await signed_up(service)
    own = (await owner.get("/account/v1/me")).json()["account"]["id"]
    for reply in (
        await owner.put(f"/company/v1/members/{own}", json={"role": "manager"}),
        await owner.delete(f"/company/v1/members/{own}"),
    ):
        assert (reply.status_code, reply.json()["code"]) == (409, "last_owner")
    assert (await owner.delete("/company/v1/members/nobody")).status_code == 404


async def test_who_is_removed_is_out_and_her_registers_go_on(service: RunningService) -> None:
    owner = await signed_up(service)
    manager, register = await _hired(service, owner, "manager"), service.client()
    form = {"email": SAMIR, "password": PASSWORD, "register": introduction(1)}
    await register.post("/account/v1/sign-in", json=form)
    samir = (await manager.get("/account/v1/me")).json()["account"]["id"]
    assert (await owner.delete(f"/company/v1/members/{samir}")).status_code == 204
    assert (await manager.get("/account/v1/me")).status_code == 401
    assert (await register.get("/account/v1/me")).json()["account"]["email"] == MONA
    reply = await service.client().post("/account/v1/sign-in", json={"email": SAMIR, "password": PASSWORD})
    assert (reply.status_code, reply.json()["code"]) == (403, "not_a_member")


async def _identity(owner: httpx.AsyncClient, email: str) -> str:
    members = (await owner.get("/company/v1/members")).json()["members"]
    return next(str(each["account"]) for each in members if each["email"] == email)


async def _sent(owner: httpx.AsyncClient) -> dict[str, str]:
    sent = (await owner.get("/company/v1/invitations/sent")).json()["invitations"]
    return {each["email"]: each["role"] for each in sent}


async def test_who_is_removed_does_not_come_back_by_an_invitation_of_hers(service: RunningService) -> None:
    owner = await signed_up(service)
    samir = await _hired(service, owner, "owner")
    # To another address of hers, and to the very one that she is a member by.
    for email in ("samir2@example.com", SAMIR):
        reply = await samir.post("/company/v1/invitations", json={"email": email, "role": "owner"})
        assert reply.status_code == 202
    await owner.post("/company/v1/invitations", json={"email": SAMIR, "role": "manager"})
    await owner.post("/company/v1/invitations", json={"email": "ana@example.com", "role": "manager"})
    assert (await owner.delete(f"/company/v1/members/{await _identity(owner, SAMIR)}")).status_code == 204
    assert await _sent(owner) == {"ana@example.com": "manager"}
    again = await signed_up(service, "samir2@example.com", name="Samir", company="Own")
    assert (await again.get("/account/v1/me")).json()["company"]["name"] == "Own"


async def test_who_becomes_less_makes_no_owner_by_an_invitation_of_before(service: RunningService) -> None:
    owner = await signed_up(service)
    samir = await _hired(service, owner, "owner")
    for email, role in (("samir2@example.com", "owner"), ("ana@example.com", "technician")):
        await samir.post("/company/v1/invitations", json={"email": email, "role": role})
    identity = await _identity(owner, SAMIR)
    assert (await owner.put(f"/company/v1/members/{identity}", json={"role": "manager"})).status_code == 204
    assert await _sent(owner) == {"ana@example.com": "technician"}


async def test_a_manager_puts_no_invitation_in_place_of_an_owners(service: RunningService) -> None:
    owner = await signed_up(service)
    ali = await _hired(service, owner, "manager")
    invited = {"email": "partner@example.com", "role": "owner"}
    await owner.post("/company/v1/invitations", json=invited)
    reply = await ali.post("/company/v1/invitations", json=invited | {"role": "technician"})
    assert (reply.status_code, reply.json()["code"]) == (403, "not_permitted")
    assert await _sent(owner) == {"partner@example.com": "owner"}
    # When it has ended it is in nobody's way.
    service.clock.pass_by(timedelta(days=14))
    await ali.post("/account/v1/sign-in", json={"email": SAMIR, "password": PASSWORD})
    reply = await ali.post("/company/v1/invitations", json=invited | {"role": "technician"})
    assert reply.status_code == 202


async def test_nobody_is_flooded_with_invitations(service: RunningService) -> None:
    owner = await signed_up(service)
    form = {"email": SAMIR, "role": "technician"}
    replies = [await owner.post("/company/v1/invitations", json=form) for _letter in range(4)]
    assert [reply.status_code for reply in replies] == [202, 202, 202, 429]


async def test_nobody_acts_on_another_company(service: RunningService) -> None:
    owner, stranger = await signed_up(service), await signed_up(service, SAMIR, company="Other")
    own = (await owner.get("/account/v1/me")).json()["account"]["id"]
    assert (await stranger.delete(f"/company/v1/members/{own}")).status_code == 404
    assert (await stranger.put(f"/company/v1/members/{own}", json={"role": "manager"})).status_code == 404
