"""The same asked several times at one moment: each is answered, and it is done once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

import httpx

from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, introduction, joined, key_of, signed_up

TIMES = 6


async def _all(*asked: Awaitable[httpx.Response]) -> set[int]:
    return {reply.status_code for reply in await asyncio.gather(*asked)}


async def test_a_code_of_the_shop_and_an_invitation_replace_another(
    service: RunningService,
) -> None:
    owner = await signed_up(service)
    assert await _all(*(owner.post("/company/v1/shop-code") for _ in range(TIMES))) == {201}
    guest = {"email": "guest@example.com", "role": "technician"}
    # No more letters go to one address within the hour.
    assert await _all(*(owner.post("/company/v1/invitations", json=guest) for _ in range(3))) == {202}
    sent = (await owner.get("/company/v1/invitations/sent")).json()["invitations"]
    assert [each["email"] for each in sent] == ["guest@example.com"]


async def test_one_register_waits_once(service: RunningService) -> None:
    owner = await signed_up(service)
    code = (await owner.post("/company/v1/shop-code")).json()["code"]
    wish = {"code": code, "register": introduction()}
    clients = [service.client(f"192.0.2.{number}") for number in range(TIMES)]
    assert await _all(*(each.post("/company/v1/askings", json=wish) for each in clients)) == {201}
    assert len((await owner.get("/company/v1/askings")).json()["registers"]) == 1


async def test_a_register_tells_a_key_and_joins_once(service: RunningService) -> None:
    await signed_up(service)
    register = await joined(service)
    keys = {"keys": [key_of(9, incarnation="B")]}
    assert await _all(*(register.put("/company/v1/registers/keys", json=keys) for _ in range(TIMES))) == {204}


async def test_a_register_joins_one_of_two_companies(service: RunningService) -> None:
    emails = (MONA, "omar@example.com")
    for email in emails:
        await signed_up(service, email, company=email)
    forms = [{"email": email, "password": PASSWORD, "register": introduction()} for email in emails]
    clients = [service.client(f"192.0.2.{number}") for number in range(2)]
    asked = (each.post("/account/v1/sign-in", json=form) for each, form in zip(clients, forms, strict=True))
    assert await _all(*asked) == {200, 409}


async def test_deletion_is_asked_for_once(service: RunningService) -> None:
    owner = await signed_up(service)
    asked = (owner.post("/account/v1/deletion", json={"password": PASSWORD}) for _ in range(3))
    assert await _all(*asked) <= {202, 401}
    letters = [each for each in await service.letters(MONA) if "will be deleted" in str(each["Subject"])]
    assert len(letters) == 1
