"""OWASP ASVS 5.0, chapter 3 (web frontend): the cookie, the headers, and what another page can not do."""

from __future__ import annotations

from pathlib import Path

from cardesk_wire import coding
from cardesk_wire.messages import ExchangeRequest
from tests.service.office import URL, RunningService
from tests.service.people import MONA, PASSWORD, introduction, signed_up

SEVEN_DAYS = Path(__file__).parents[3] / "docs/decisions/111-seven-days.md"
SIGN_IN = {"email": MONA, "password": PASSWORD}


async def _cookie(service: RunningService) -> str:
    await signed_up(service)
    reply = await service.client().post("/account/v1/sign-in", json=SIGN_IN)
    return reply.headers["set-cookie"]


async def test_3_3_1_to_3_3_4_the_cookie_is_secure_prefixed_same_site_and_not_for_scripts(
    service: RunningService,
) -> None:
    name, *attributes = (await _cookie(service)).split("; ")
    assert name.startswith("__Host-cardesk=")
    assert set(attributes) == {"Path=/", "Secure", "HttpOnly", "SameSite=Strict", "Max-Age=604800"}


async def test_3_3_5_the_cookie_is_shorter_than_4096_bytes(service: RunningService) -> None:
    assert len((await _cookie(service)).partition(";")[0]) <= 4096


async def test_3_4_1_to_3_4_8_every_answer_has_the_safe_headers(service: RunningService) -> None:
    client = service.client()
    for reply in (
        await client.get("/healthz"),
        await client.get("/nowhere"),
        await client.post("/account/v1/me"),
    ):
        assert reply.headers["strict-transport-security"] == "max-age=63072000; includeSubDomains"
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["referrer-policy"] == "no-referrer"
        assert reply.headers["cache-control"] == "no-store"
        assert reply.headers["cross-origin-opener-policy"] == "same-origin"
        policy = reply.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "access-control-allow-origin" not in reply.headers


async def test_3_4_1_and_3_4_4_a_message_of_sync_has_the_headers_that_hold_for_bytes(
    service: RunningService,
) -> None:
    await signed_up(service)
    register = service.client()
    await register.post("/account/v1/sign-in", json={**SIGN_IN, "register": introduction()})
    request = ExchangeRequest(1, 1, 1, "", 0, 0, coding.written(coding.NO_CHAIN))
    body, kind = coding.pack(request), {"content-type": "application/zstd"}
    reply = await register.post("/sync/v1/exchange", content=body, headers=kind)
    assert (reply.status_code, reply.headers["content-type"]) == (200, "application/zstd")
    assert reply.headers["strict-transport-security"] == "max-age=63072000; includeSubDomains"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["cache-control"] == "no-store"
    refused = await service.client().post("/sync/v1/exchange", content=body, headers=kind)
    assert (refused.status_code, "content-security-policy" in refused.headers) == (401, True)


async def test_3_5_1_a_form_of_another_page_changes_nothing(service: RunningService) -> None:
    person = await signed_up(service)
    form = {"content-type": "application/x-www-form-urlencoded"}
    for headers, body in (
        (form, b"a=b"),
        ({"content-type": "text/plain"}, b"{}"),
        ({"content-type": "multipart/form-data; boundary=x"}, b"--x--"),
        ({}, b"{}"),
        (form, b""),
    ):
        reply = await person.post("/account/v1/sign-out", content=body, headers=headers)
        assert (reply.status_code, reply.json()["code"]) == (403, "forbidden_origin")
    assert (await person.get("/account/v1/me")).status_code == 200


async def test_3_5_3_a_request_that_another_page_sent_changes_nothing(service: RunningService) -> None:
    person = await signed_up(service)
    for headers in (
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ):
        reply = await person.post("/account/v1/sign-out", json={}, headers=headers)
        assert (reply.status_code, reply.json()["code"]) == (403, "forbidden_origin")
    own = {"origin": URL, "sec-fetch-site": "same-origin"}
    assert (await person.post("/account/v1/sign-out", json={}, headers=own)).status_code == 204
