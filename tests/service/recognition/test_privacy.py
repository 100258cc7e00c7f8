"""A photo is sent only where nothing is kept, does not say whose it is, and stays nowhere."""

from __future__ import annotations

import base64
import logging
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from cardesk_service.store.metadata import METADATA
from tests.service.people import MONA
from tests.service.recognition.conftest import Shop
from tests.service.recognition.fake_openrouter import KEY, MODEL, PROVIDER, Fault


async def test_the_question_field_by_field(shop: Shop) -> None:
    await shop.ask(language="ar")
    (body,) = shop.router.asked
    assert set(body) == {
        "model",
        "messages",
        "response_format",
        "provider",
        "temperature",
        "max_tokens",
        "stream",
    }
    assert body["model"] == MODEL
    assert body["provider"] == {
        "zdr": True,
        "data_collection": "deny",
        "require_parameters": True,
        "allow_fallbacks": False,
        "only": [PROVIDER],
    }
    assert (body["stream"], body["temperature"]) == (False, 0)
    system, user = body["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    text, picture = user["content"]
    assert text == {"type": "text", "text": "Write name and category in Arabic."}
    encoded = base64.b64encode(shop.photo).decode()
    assert picture == {
        "type": "image_url",
        "image_url": {"url": f"data:image/webp;base64,{encoded}", "detail": "high"},
    }
    wanted = body["response_format"]["json_schema"]
    assert (body["response_format"]["type"], wanted["strict"]) == ("json_schema", True)
    assert wanted["schema"]["additionalProperties"] is False
    assert set(wanted["schema"]["required"]) == set(wanted["schema"]["properties"])


async def test_nothing_says_whose_photo_it_is(shop: Shop) -> None:
    me = (await shop.owner.get("/account/v1/me")).json()
    device = (await shop.register.get("/account/v1/me")).json()["register"]["device"]
    await shop.ask()
    said = repr((shop.router.asked, shop.router.headers))
    for private in (MONA, me["account"]["name"], me["company"]["name"], me["company"]["id"], device):
        assert private not in said
    headers = {name.lower(): value for name, value in shop.router.headers[0].items()}
    assert set(headers) == {
        "host",
        "accept",
        "accept-encoding",
        "connection",
        "user-agent",
        "authorization",
        "content-length",
        "content-type",
    }
    assert headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize(
    "endpoints",
    [
        [],
        [{"model_id": MODEL, "tag": "google-ai-studio", "provider_name": "Google"}],
        [{"model_id": "another/model", "tag": PROVIDER, "provider_name": "Google"}],
    ],
)
async def test_it_is_not_sent_where_something_may_be_kept(
    shop: Shop, endpoints: list[dict[str, str]]
) -> None:
    shop.router.endpoints = endpoints
    assert await shop.refusal() == (503, "recognition_privacy_unmet")
    assert shop.router.asked == []


async def test_the_list_of_who_keeps_nothing_is_looked_at_again(shop: Shop) -> None:
    await shop.ask(1)
    await shop.ask(2)
    assert shop.router.lists == 1
    shop.router.endpoints = []
    shop.service.clock.pass_by(timedelta(minutes=11))
    assert await shop.refusal(3) == (503, "recognition_privacy_unmet")


@pytest.mark.parametrize("fault", [None, Fault.BROKEN_JSON, Fault.MODERATED])
async def test_it_is_kept_nowhere(shop: Shop, fault: Fault | None, caplog: pytest.LogCaptureFixture) -> None:
    await _nothing_is_kept(shop, fault, caplog)


@pytest.mark.usefixtures("expected_logs")
@pytest.mark.parametrize("fault", [Fault.CUT, Fault.TOO_BIG])
async def test_a_fault_keeps_nothing_either(
    shop: Shop, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    await _nothing_is_kept(shop, fault, caplog)


async def _nothing_is_kept(shop: Shop, fault: Fault | None, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    shop.router.faults = [fault] if fault else []
    await shop.ask()
    assert len(shop.router.asked) == 1
    office = shop.service.application.office

    def everything(connection: Connection) -> str:
        return repr([connection.execute(select(table)).all() for table in METADATA.sorted_tables])

    stored = await office.store.read(everything)
    files = [file.read_bytes() for file in shop.service.data.parent.rglob("*") if file.is_file()]
    logged = "".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    encoded = base64.b64encode(shop.photo).decode()
    middle = shop.photo[len(shop.photo) // 2 :][:24]
    for text in (stored, logged):
        assert encoded[40:80] not in text
        assert repr(middle)[2:-1] not in text
        assert middle.hex() not in text
    assert not any(middle in content or encoded[40:80].encode() in content for content in files)
