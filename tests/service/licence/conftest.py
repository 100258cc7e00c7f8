"""A service that sells, and Stripe on the loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import stripe

from cardesk_service.licence import checkout
from cardesk_wire import coding
from cardesk_wire.licence import LicenceState, Offer
from tests.service.licence.fake_stripe import KEY, SECRET, FakeStripe, deliver, running
from tests.service.office import RunningService, SetClock, running_service

PRICE = 149_900


@dataclass(frozen=True)
class Shop:
    """A service that sells, and the Stripe that it sells through."""

    service: RunningService
    stripe: FakeStripe

    async def tell(self, event: dict[str, object]) -> None:
        """Stripe tells the service something, and is heard."""
        answer = await deliver(self.service.client(), event)
        assert (answer.status_code, answer.json()) == (200, {"received": True}), answer.text


async def state_of(client: httpx.AsyncClient) -> LicenceState:
    """How the company of somebody stands."""
    answer = await client.get("/licence/v1/state")
    assert answer.status_code == 200, answer.text
    return coding.decode(answer.content, LicenceState)


async def offered(client: httpx.AsyncClient) -> Offer:
    """Where somebody can pay."""
    answer = await client.post("/licence/v1/buy")
    assert answer.status_code == 200, answer.text
    return coding.decode(answer.content, Offer)


@pytest.fixture
async def shop(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Shop]:
    """A service that sells, on an empty database."""
    # The SDK waits before it asks again; nobody needs that here.
    monkeypatch.setattr(stripe.HTTPClient, "_sleep_time_seconds", lambda *_: 0.0)
    fake = FakeStripe(SetClock())
    with running(fake) as url:
        async with running_service(
            database_url,
            tmp_path / "data",
            CARDESK_STRIPE_KEY=KEY,
            CARDESK_STRIPE_WEBHOOK_SECRET=SECRET,
            CARDESK_STRIPE_URL=url,
            CARDESK_LICENCE_PRICE=str(PRICE),
        ) as service:
            fake.clock = service.clock
            yield Shop(service, fake)
        checkout.forget_clients()
