"""The account over the pages: corrections, password, address, sessions, registers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, code_in, introduction, signed_up
from tests.service.web.pages import Read, at_home, read, sent

NEW = "eleven buckets before noon"
OMAR = "omar@example.com"


def _said(page: Read) -> str:
    return " ".join(page.text.split())


async def test_name_and_language_are_corrected(service: RunningService) -> None:
    client = await at_home(service)
    profile = "/page/account/profile"
    page = read(await sent(client, "/page/account", profile, name="Mona H", language="es"))
    assert page.html["lang"] == "es"
    assert page.with_id("name")["value"] == "Mona H"
    reply = await sent(client, "/page/account", profile, name="x" * 121)
    assert reply.status_code == 422
    assert read(reply).with_id("name")["aria-invalid"] == "true"


async def test_a_change_of_the_password_ends_the_other_sessions(service: RunningService) -> None:
    client = await at_home(service)
    other = service.client()
    await sent(other, "/page/sign-in", "/page/sign-in", email=MONA, password=PASSWORD)
    action = "/page/account/password"
    for typed, field in (
        ({"password": "wrong", "new_password": NEW}, "present"),
        ({"password": PASSWORD, "new_password": "short"}, "new_password"),
    ):
        page = read(await sent(client, "/page/account", action, **typed))
        assert [s["id"] for _t, s in page.tags if s.get("aria-invalid")] == [field]
    reply = await sent(client, "/page/account", action, password=PASSWORD, new_password=NEW)
    assert reply.url.params["done"] == "password"
    assert (await other.get("/page/account")).status_code == 303
    assert "Your own sessions" in _said(read(await client.get("/page/sessions")))


async def test_the_address_moves_with_password_and_code(service: RunningService) -> None:
    client = await at_home(service)
    action = "/page/account/email"
    wrong = read(await sent(client, "/page/account", action, email=OMAR, password="wrong"))
    assert wrong.with_id("email-password")["aria-invalid"] == "true"
    page = await sent(client, "/page/account", action, email=OMAR, password=PASSWORD)
    assert page.url.path == "/page/account/email"
    form = read(page).forms[-1]
    code = code_in((await service.letters(OMAR))[-1])
    for typed, status in (("2222-2222", 422), (code, 303)):
        reply = await client.post(form.action, data={**form.values, "code": typed}, headers={"origin": ""})
        assert reply.status_code == 403
        own = {"sec-fetch-site": "same-origin"}
        reply = await client.post(form.action, data={**form.values, "code": typed}, headers=own)
        assert reply.status_code == status
    assert OMAR in _said(read(await client.get("/page/account?done=email")))


async def test_sessions_are_listed_and_ended(service: RunningService) -> None:
    client, others = await at_home(service), [service.client() for _ in range(3)]
    for other in others:
        await sent(other, "/page/sign-in", "/page/sign-in", email=MONA, password=PASSWORD)
    register = service.client()
    form = {"email": MONA, "password": PASSWORD, "register": introduction()}
    await register.post("/account/v1/sign-in", json=form)
    page = read(await client.get("/page/sessions"))
    # One of them began when the address was confirmed; this one has no button; one is the register's.
    ends = [each for each in page.forms if each.action == "/page/sessions/end"]
    assert len(ends) == 1 + len(others) + 1
    assert "R01 · Counter 1" in _said(page)
    assert (await sent(client, "/page/sessions", "/page/sessions/end")).url.params["done"] == "ended"
    again = await sent(client, "/page/sessions", "/page/sessions/end", session="AAAA")
    assert again.url.params["done"] == "ended"
    await sent(client, "/page/sessions", "/page/sessions/end-others")
    assert [(await other.get("/page/account")).status_code for other in others] == [303] * 3
    assert (await client.get("/page/sessions")).status_code == 200
    assert (await register.get("/account/v1/me")).status_code == 200


async def test_two_sessions_of_one_day_are_told_apart(service: RunningService) -> None:
    client = await at_home(service)
    service.clock.pass_by(timedelta(minutes=95))
    await sent(service.client(), "/page/sign-in", "/page/sign-in", email=MONA, password=PASSWORD)
    page = read(await client.get("/page/sessions"))
    ends = [
        said["aria-label"] for _tag, said in page.tags if "aria-label" in said and "End" in said["aria-label"]
    ]
    assert len(set(ends)) == len(ends) == 2
    assert "End the session of 26 Nov 2026, 13:35" in ends


async def test_a_register_is_let_in_by_its_code_and_revoked(service: RunningService) -> None:
    client = await at_home(service)
    begun = (await service.client().post("/company/v1/pairings", json=introduction())).json()
    look, registers = "/page/registers/look", "/page/registers"
    wrong = await sent(client, registers, look, code="2222-2222")
    assert read(wrong).with_id("code")["aria-invalid"] == "true"
    seen = await sent(client, registers, look, code=begun["code"].lower())
    assert "Counter 1" in _said(read(seen))
    assert begun["code"] in _said(read(seen))
    form, again = read(seen).forms[-1], await sent(client, registers, look, code=begun["code"])
    own = {"sec-fetch-site": "same-origin"}
    assert (await client.post(form.action, data=form.values, headers=own)).status_code == 303
    form = read(again).forms[-1]
    assert (await client.post(form.action, data=form.values, headers=own)).status_code == 422
    register = service.client()
    wish = {"pairing": begun["pairing"], "secret": begun["secret"]}
    assert (await register.post("/company/v1/pairings/collect", json=wish)).json()["joined"]
    page = read(await sent(client, registers, "/page/registers/revoke"))
    assert "Revoked" in _said(page)
    assert (await register.get("/account/v1/me")).status_code == 403
    assert not [each for each in page.forms if each.action == "/page/registers/revoke"]


@pytest.fixture
async def technician(service: RunningService) -> str:
    """The address of somebody who was invited as a technician and signed up."""
    owner = await signed_up(service)
    await owner.post("/company/v1/invitations", json={"email": OMAR, "role": "technician"})
    await signed_up(service, OMAR, name="Omar", company="")
    return OMAR


async def test_a_technician_sees_registers_and_touches_none(service: RunningService, technician: str) -> None:
    client = service.client()
    await sent(client, "/page/sign-in", "/page/sign-in", email=technician, password=PASSWORD)
    page = read(await client.get("/page/registers"))
    assert [each.action for each in page.forms] == ["/page/sign-out"]
    token = {"form_token": page.forms[0].values["form_token"], "device": "AAAA", "code": "2222-2222"}
    own = {"sec-fetch-site": "same-origin"}
    for action in ("revoke", "look", "approve"):
        reply = await client.post(f"/page/registers/{action}", data=token, headers=own)
        assert reply.status_code == 422
        assert "Only an owner or a manager" in _said(read(reply))


async def test_an_invitation_is_accepted(service: RunningService) -> None:
    client = await at_home(service, OMAR)
    owner = await signed_up(service)
    await owner.post("/company/v1/invitations", json={"email": OMAR, "role": "manager"})
    assert "Manager · valid until 10 Dec 2026" in _said(read(await client.get("/page/account")))
    page = read(await sent(client, "/page/account", "/page/account/invitations", answer="yes"))
    assert "You are a member now." in _said(page)
    assert "You are invited" not in _said(page)
