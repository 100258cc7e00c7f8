"""The fake says what Stripe says: its objects against the published examples and the SDK's own classes."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import stripe

from cardesk_service.licence import checkout
from cardesk_service.store.payments import Payment
from tests.service.licence.conftest import PRICE, Shop, offered
from tests.service.licence.published import PUBLISHED, blank, type_of
from tests.service.people import signed_up

CLASSES: Mapping[str, type[stripe.StripeObject]] = {
    "checkout.session": stripe.checkout.Session,
    "refund": stripe.Refund,
    "dispute": stripe.Dispute,
    "event": stripe.Event,
}
READ = {
    "checkout.session": {
        "id": "string",
        "url": "string",
        "client_reference_id": "null",
        "payment_status": "string",
        "payment_intent": "string",
        "amount_total": "null",
        "currency": "null",
    },
    "refund": {"id": "string", "payment_intent": "null", "amount": "integer", "status": "string"},
    "dispute": {"id": "string", "payment_intent": "null", "amount": "integer", "status": "string"},
    "event": {"id": "string", "type": "string", "data": "object"},
}
"""What we read of each object."""
GONE_SINCE = {"checkout.session": {"shipping_details"}, "refund": set(), "dispute": set(), "event": set()}


async def _spoken(shop: Shop) -> dict[str, dict[str, Any]]:
    mona = await signed_up(shop.service)
    url = (await offered(mona)).url
    made = dict(next(iter(shop.stripe.sessions.values())))
    paid = shop.stripe.paid(url)
    return {
        "checkout.session": made,
        "event": paid,
        "refund": shop.stripe.refund(paid, PRICE, "refund.created")["data"]["object"],
        "dispute": shop.stripe.dispute(paid, "charge.dispute.created", "needs_response")["data"]["object"],
    }


@pytest.mark.parametrize("kind", PUBLISHED)
def test_what_we_read_is_published_and_known_to_the_sdk(kind: str) -> None:
    for name, of in READ[kind].items():
        assert PUBLISHED[kind][name] == of, name
        assert name in CLASSES[kind].__annotations__, name


@pytest.mark.parametrize("kind", PUBLISHED)
def test_every_published_field_is_still_known_to_the_sdk(kind: str) -> None:
    assert set(PUBLISHED[kind]) - set(CLASSES[kind].__annotations__) <= GONE_SINCE[kind]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_fake_speaks_of_all_published_fields_in_their_types(shop: Shop) -> None:
    for kind, spoken in (await _spoken(shop)).items():
        assert set(PUBLISHED[kind]) <= set(spoken), kind
        assert set(spoken) <= set(CLASSES[kind].__annotations__), kind
        for name, of in PUBLISHED[kind].items():
            is_same = type_of(spoken[name]) in (of, "null") or of == "null"
            assert is_same, (kind, name)
            may_be_none = re.search("Optional|None", str(CLASSES[kind].__annotations__[name]))
            assert spoken[name] is not None or may_be_none, (kind, name)


def test_a_blank_object_has_all_its_fields() -> None:
    assert set(blank("refund")) == set(PUBLISHED["refund"])


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_fake_treats_a_key_as_stripe_does(shop: Shop) -> None:
    chosen = shop.service.application.office.settings
    now = shop.service.clock.now()
    one = Payment(UUID(int=1), UUID(int=2), 1, PRICE, "aed", "fr", now, now + timedelta(hours=2))
    first = await asyncio.to_thread(checkout.open_session, chosen, one)
    assert await asyncio.to_thread(checkout.open_session, chosen, one) == first
    with pytest.raises(checkout.Rejected, match="IdempotencyError"):
        await asyncio.to_thread(checkout.open_session, chosen, replace(one, locale="es"))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "change", [{"locale": "ar"}, {"expires": timedelta(minutes=20)}, {"expires": timedelta(hours=25)}]
)
async def test_the_fake_refuses_what_stripe_refuses(shop: Shop, change: dict[str, Any]) -> None:
    chosen = shop.service.application.office.settings
    now = shop.service.clock.now()
    until = now + change.pop("expires", timedelta(hours=2))
    asked = replace(Payment(UUID(int=1), UUID(int=2), 1, PRICE, "aed", "fr", now, until), **change)
    with pytest.raises(checkout.Rejected, match="parameter_invalid"):
        await asyncio.to_thread(checkout.open_session, chosen, asked)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_another_key_is_not_let_in(shop: Shop) -> None:
    chosen = replace(shop.service.application.office.settings, stripe_key="rk_of_somebody")
    now = shop.service.clock.now()
    asked = Payment(UUID(int=1), UUID(int=2), 1, PRICE, "aed", "fr", now, now + timedelta(hours=2))
    with pytest.raises(checkout.Rejected, match="AuthenticationError"):
        await asyncio.to_thread(checkout.open_session, chosen, asked)
