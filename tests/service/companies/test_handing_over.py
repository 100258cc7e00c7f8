"""A register speaks for itself: who signs in there may do less than at her own page, and leaves nothing."""

from __future__ import annotations

import httpx
import pytest

from cardesk_wire import coding
from cardesk_wire.messages import ExchangeRequest
from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, introduction, joined, signed_up

SAMIR = "samir@example.com"
ZSTD = {"content-type": "application/zstd"}
FORMS: dict[str, tuple[str, str, dict[str, object]]] = {
    "profile": ("PATCH", "/account/v1/me", {"name": "Robbed"}),
    "password": (
        "POST",
        "/account/v1/password",
        {"password": PASSWORD, "new_password": "another long one 7"},
    ),
    "e-mail": ("POST", "/account/v1/email", {"password": PASSWORD, "email": "new@example.com"}),
    "sessions": ("GET", "/account/v1/sessions", {}),
    "end": ("DELETE", f"/account/v1/sessions/{'A' * 22}", {}),
    "companies": ("GET", "/account/v1/companies", {}),
    "export": ("POST", "/account/v1/export", {"password": PASSWORD}),
    "deletion": ("POST", "/account/v1/deletion", {"password": PASSWORD}),
    "deletion state": ("GET", "/account/v1/deletion", {}),
    "keep": ("DELETE", "/account/v1/deletion", {}),
    "members": ("GET", "/company/v1/members", {}),
    "role": ("PUT", f"/company/v1/members/{'A' * 22}", {"role": "owner"}),
    "remove": ("DELETE", f"/company/v1/members/{'A' * 22}", {}),
    "invite": ("POST", "/company/v1/invitations", {"email": "x@example.com", "role": "owner"}),
    "sent": ("GET", "/company/v1/invitations/sent", {}),
    "invitations": ("GET", "/company/v1/invitations", {}),
    "accept": ("POST", "/company/v1/invitations/accept", {}),
    "revoke": ("DELETE", f"/company/v1/registers/{'A' * 22}", {}),
    "shop code": ("POST", "/company/v1/shop-code", {}),
}
IN_CHARGE: dict[str, tuple[str, str, dict[str, object]]] = {
    "approve": ("POST", "/company/v1/pairings/approve", {"code": "2222-2222"}),
    "waiting": ("GET", "/company/v1/askings", {}),
    "let in": ("POST", "/company/v1/askings/let-in", {"askings": []}),
    "turn away": ("POST", "/company/v1/askings/turn-away", {"askings": []}),
    "buy": ("POST", "/licence/v1/buy", {}),
    "agree": ("PUT", "/recognition/v1/agreement", {"is_agreed": True}),
}


async def _hired(service: RunningService, owner: httpx.AsyncClient, role: str) -> httpx.AsyncClient:
    reply = await owner.post("/company/v1/invitations", json={"email": SAMIR, "role": role})
    assert reply.status_code == 202, reply.text
    return await signed_up(service, SAMIR, name="Samir", company="")


async def _account(person: httpx.AsyncClient) -> str:
    return str((await person.get("/account/v1/me")).json()["account"]["id"])


async def _asked(client: httpx.AsyncClient, form: tuple[str, str, dict[str, object]]) -> tuple[int, str]:
    method, path, body = form
    reply = await client.request(method, path, json=body or None)
    return reply.status_code, str(reply.json()["code"])


async def _syncs(register: httpx.AsyncClient) -> int:
    request = ExchangeRequest(1, 1, 1, "", 0, 0, coding.written(coding.NO_CHAIN))
    reply = await register.post("/sync/v1/exchange", content=coding.pack(request), headers=ZSTD)
    return reply.status_code


async def _left(service: RunningService, how: str) -> httpx.AsyncClient:
    """A register at which a manager had signed in who belongs to the company no longer, or soon."""
    owner = await signed_up(service)
    manager = await _hired(service, owner, "manager")
    register = await joined(service, email=SAMIR)
    path = f"/company/v1/members/{await _account(manager)}"
    if how == "removed":
        reply = await owner.delete(path)
    elif how == "leaves":
        reply = await manager.delete(path)
    else:
        reply = await manager.post("/account/v1/deletion", json={"password": PASSWORD})
    assert reply.is_success, reply.text
    return register


@pytest.mark.parametrize("how", ["removed", "leaves", "asks for deletion"])
async def test_a_register_that_was_handed_over_speaks_for_itself_alone(
    service: RunningService, how: str
) -> None:
    register = await _left(service, how)
    me = (await register.get("/account/v1/me")).json()
    assert (me["account"]["email"], me["company"]["role"]) == (MONA, "technician")
    assert await _syncs(register) == 200
    for path in ("/company/v1/registers", "/licence/v1/state", "/recognition/v1/state"):
        assert (await register.get(path)).status_code == 200
    for name, form in (FORMS | IN_CHARGE).items():
        assert (name, await _asked(register, form)) == (name, (403, "not_permitted"))
    assert (await register.get("/page/account")).status_code == 303
    assert (await register.post("/account/v1/sign-out")).status_code == 204


async def test_the_register_of_an_owner_does_nothing_that_takes_the_owners_own_word(
    service: RunningService,
) -> None:
    await signed_up(service)
    register = await joined(service)
    for name, form in FORMS.items():
        assert (name, await _asked(register, form)) == (name, (403, "not_permitted"))
    assert (await register.get("/page/account")).status_code == 303
    assert (await register.get("/company/v1/askings")).status_code == 200


async def test_who_may_not_add_registers_is_none_by_naming_one(service: RunningService) -> None:
    owner = await signed_up(service)
    await joined(service)
    await _hired(service, owner, "technician")
    form = {"email": SAMIR, "password": PASSWORD, "register": introduction()}
    reply = await service.client().post("/account/v1/sign-in", json=form)
    assert (reply.status_code, reply.json()["code"]) == (403, "not_permitted")


async def test_who_signed_in_there_last_comes_back_whatever_she_is_now(service: RunningService) -> None:
    owner = await signed_up(service)
    manager = await _hired(service, owner, "manager")
    first = await joined(service, email=SAMIR)
    await owner.put(f"/company/v1/members/{await _account(manager)}", json={"role": "technician"})
    assert (await first.post("/account/v1/sign-out")).status_code == 204
    again = await joined(service, email=SAMIR)
    code = (await owner.post("/company/v1/pairings", json=introduction(2))).json()["code"]
    refused = await again.post("/company/v1/pairings/approve", json={"code": code})
    assert (refused.status_code, refused.json()["code"]) == (403, "not_permitted")
    await joined(service, email=MONA)
    form = {"email": SAMIR, "password": PASSWORD, "register": introduction()}
    assert (await service.client().post("/account/v1/sign-in", json=form)).status_code == 403


async def test_who_comes_back_to_the_company_does_not_come_back_to_its_registers(
    service: RunningService,
) -> None:
    owner = await signed_up(service)
    manager = await _hired(service, owner, "manager")
    await joined(service, email=SAMIR)
    await owner.delete(f"/company/v1/members/{await _account(manager)}")
    await owner.post("/company/v1/invitations", json={"email": SAMIR, "role": "technician"})
    form = {"email": SAMIR, "password": PASSWORD, "register": introduction()}
    assert (await service.client().post("/account/v1/sign-in", json=form)).status_code == 403


async def test_the_owners_hear_who_takes_a_register_over(service: RunningService) -> None:
    owner = await signed_up(service)
    await joined(service)
    await _hired(service, owner, "manager")
    for _time in range(2):
        await joined(service, email=SAMIR)
    letters = await service.letters(MONA)
    taken = [each for each in letters if each["Subject"] == "Somebody else signed in at register R01"]
    assert len(taken) == 1
    body = taken[0].get_body(("plain",))
    assert body is not None
    assert "Samir signed in at the register R01 (Counter 1) of Blue Drop." in body.get_content()


async def test_who_approved_lets_nothing_in_once_she_may_not(service: RunningService) -> None:
    owner = await signed_up(service)
    manager, new = await _hired(service, owner, "manager"), service.client()
    begun = (await new.post("/company/v1/pairings", json=introduction(2))).json()
    approved = await manager.post("/company/v1/pairings/approve", json={"code": begun["code"]})
    assert approved.status_code == 200
    await owner.put(f"/company/v1/members/{await _account(manager)}", json={"role": "technician"})
    ticket = {"pairing": begun["pairing"], "secret": begun["secret"]}
    reply = await new.post("/company/v1/pairings/collect", json=ticket)
    assert (reply.status_code, reply.json()["code"]) == (403, "not_permitted")
