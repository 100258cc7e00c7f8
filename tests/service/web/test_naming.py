"""The name of the company is corrected by its owners, on the page of the account."""

from __future__ import annotations

import httpx
import pytest

from tests.service.office import RunningService
from tests.service.people import signed_up
from tests.service.web.pages import at_home, read, sent

ACCOUNT, NAME = "/page/account", "/page/account/company-name"


async def _called(client: httpx.AsyncClient) -> str:
    return str((await client.get("/account/v1/me")).json()["company"]["name"])


async def test_an_owner_corrects_the_name(service: RunningService) -> None:
    owner = await at_home(service)
    page = read(await sent(owner, ACCOUNT, NAME, company="  Blue   Drop Marina "))
    assert "Saved." in page.text
    assert page.with_id("company")["value"] == "Blue Drop Marina"
    assert await _called(owner) == "Blue Drop Marina"


@pytest.mark.parametrize("name", ["", "x" * 121, "a\u202eb", "\u200c"])
async def test_what_is_no_name_is_said_beside_the_field(service: RunningService, name: str) -> None:
    owner = await at_home(service)
    reply = await sent(owner, ACCOUNT, NAME, company=name)
    assert reply.status_code == 422
    assert read(reply).with_id("company")["aria-invalid"] == "true"
    assert await _called(owner) == "Blue Drop"


async def test_a_form_of_another_page_renames_nothing(service: RunningService) -> None:
    owner = await at_home(service)
    reply = await owner.post(NAME, data={"company": "Red"}, headers={"sec-fetch-site": "same-origin"})
    assert reply.status_code == 403
    assert await _called(owner) == "Blue Drop"


async def test_a_manager_renames_nothing(service: RunningService) -> None:
    owner = await signed_up(service)
    email = "samir@example.com"
    await owner.post("/company/v1/invitations", json={"email": email, "role": "manager"})
    manager = await at_home(service, email, company="")
    page = read(await manager.get(ACCOUNT))
    assert not [form for form in page.forms if form.action == NAME]
    form = {"form_token": page.forms[0].values["form_token"], "company": "Red"}
    reply = await manager.post(NAME, data=form, headers={"sec-fetch-site": "same-origin"})
    assert (reply.status_code, await _called(manager)) == (422, "Blue Drop")
