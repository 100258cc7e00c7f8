"""The page of members: inviting, changing, removing, leaving; and going from one company to another."""

from __future__ import annotations

import httpx

from tests.service.office import RunningService
from tests.service.people import MONA, signed_up
from tests.service.web.pages import Read, at_home, read, sent

SAMIR = "samir@example.com"
INVITE = "/page/members/invite"


async def _invited(
    service: RunningService, owner: httpx.AsyncClient, role: str, **more: object
) -> httpx.AsyncClient:
    await sent(owner, "/page/members", INVITE, email=SAMIR, role=role)
    return await at_home(service, SAMIR, name="Samir", **({"company": ""} | more))


async def _members(client: httpx.AsyncClient) -> Read:
    return read(await client.get("/page/members"))


async def test_somebody_is_invited_and_the_invitation_waits(service: RunningService) -> None:
    mona = await at_home(service)
    page = read(await sent(mona, "/page/members", INVITE, email="Samir@Example.com", role="manager"))
    assert "The invitation is on its way." in page.text
    assert SAMIR in page.text
    assert [each["Subject"] for each in await service.letters("Samir@example.com")] == [
        "Blue Drop invites you to CarDesk"
    ]
    page = read(await sent(mona, "/page/members", "/page/members/withdraw"))
    assert "withdrawn" in page.text
    assert SAMIR not in page.text
    # Taken back a second time, in another window: as good as done.
    form = {"form_token": page.forms[0].values["form_token"], "email": SAMIR}
    assert (await mona.post("/page/members/withdraw", data=form)).status_code == 303
    samir = await at_home(service, SAMIR, company="")
    assert "Blue Drop" not in read(await samir.get("/page/account")).text


async def test_what_is_wrong_stands_beside_its_field(service: RunningService) -> None:
    mona = await at_home(service)
    reply = await sent(mona, "/page/members", INVITE, email="samir@", role="manager")
    assert reply.status_code == 422
    assert read(reply).with_id("email")["aria-invalid"] == "true"
    reply = await sent(mona, "/page/members", INVITE, email=SAMIR, role="queen")
    assert "could not be understood" in read(reply).text


async def test_a_member_becomes_another_and_is_removed(service: RunningService) -> None:
    mona = await at_home(service)
    samir = await _invited(service, mona, "technician")
    page = read(await sent(mona, "/page/members", "/page/members/role", role="manager"))
    assert "Saved." in page.text
    assert read(await samir.get("/page/registers")).has_id("add")
    page = read(await sent(mona, "/page/members", "/page/members/remove"))
    assert SAMIR not in page.text
    assert (await samir.get("/page/account")).headers["location"].startswith("/page/sign-in")


async def test_a_manager_changes_staff_and_nobody_above(service: RunningService) -> None:
    mona = await at_home(service)
    samir = await _invited(service, mona, "manager")
    page = await _members(samir)
    assert MONA in page.text
    assert "/page/members/role" not in {form.action for form in page.forms}
    form = {"form_token": page.forms[0].values["form_token"], "account": "x", "role": "owner"}
    reply = await samir.post("/page/members/role", data=form)
    assert (reply.status_code, reply.headers["content-type"]) == (422, "text/html; charset=utf-8")


async def test_the_front_desk_sees_no_members_and_can_leave(service: RunningService) -> None:
    mona = await at_home(service)
    samir = await _invited(service, mona, "front_desk")
    page = await _members(samir)
    assert MONA not in page.text
    assert {form.action for form in page.forms} == {"/page/sign-out", "/page/members/leave"}
    assert "/page/set-aside" not in page.links
    reply = await sent(samir, "/page/members", "/page/members/leave")
    assert "You left the company" in read(reply).text
    assert SAMIR not in (await _members(mona)).text


async def test_the_last_owner_cannot_leave(service: RunningService) -> None:
    mona = await at_home(service)
    reply = await sent(mona, "/page/members", "/page/members/leave")
    assert reply.status_code == 422
    assert "needs an owner" in read(reply).text


async def test_each_invitation_is_answered_by_itself(service: RunningService) -> None:
    mona, lina = await at_home(service), await at_home(service, "lina@example.com", company="Dune")
    samir = await at_home(service, SAMIR, company="Own")
    for owner in (mona, lina):
        await sent(owner, "/page/members", INVITE, email=SAMIR, role="manager")
    page = read(await samir.get("/page/account"))
    waiting = [form.values for form in page.forms if form.action == "/page/account/invitations"]
    assert len(waiting) == 2
    no, yes = waiting
    reply = await samir.post("/page/account/invitations", data={**no, "answer": "no"})
    assert reply.headers["location"] == "/page/account?done=declined"
    reply = await samir.post("/page/account/invitations", data={**yes, "answer": "yes"})
    assert reply.headers["location"] == "/page/account?done=invitations"
    # The same form again, from another window.
    assert (await samir.post("/page/account/invitations", data={**yes, "answer": "yes"})).status_code == 303
    known = (await samir.get("/account/v1/companies")).json()["companies"]
    assert {each["role"] for each in known} == {"owner", "manager"}
    assert len(known) == 2


async def test_one_goes_from_company_to_company_under_another_cookie(service: RunningService) -> None:
    mona = await at_home(service)
    await sent(mona, "/page/members", INVITE, email=SAMIR, role="manager")
    samir = await at_home(service, SAMIR, company="Own")
    form = next(
        form
        for form in read(await samir.get("/page/account")).forms
        if form.action == "/page/account/invitations"
    )
    await samir.post("/page/account/invitations", data={**form.values, "answer": "yes"})
    before = (await samir.get("/account/v1/me")).json()
    former = dict(samir.cookies)
    page = read(await sent(samir, "/page/account", "/page/account/company"))
    assert "You are with Blue Drop now." in page.text
    after = (await samir.get("/account/v1/me")).json()
    assert after["company"]["name"] == "Blue Drop"
    assert after["expires_at"] == before["expires_at"]
    again = service.client()
    again.cookies.update(former)
    assert (await again.get("/account/v1/me")).status_code == 401


async def test_a_stranger_to_a_company_does_not_get_there(service: RunningService) -> None:
    await signed_up(service)
    other = await at_home(service, SAMIR, company="Own")
    company = (await (await at_home(service, "lina@example.com")).get("/account/v1/me")).json()["company"]
    reply = await other.post("/account/v1/company", json={"company": company["id"]})
    assert (reply.status_code, reply.json()["code"]) == (403, "not_a_member")
    assert (await other.get("/account/v1/me")).status_code == 200
