"""A till buys the licence of its company, over TLS, from a service that sells through a loopback Stripe."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import stripe
from pytestqt.qtbot import QtBot

from cardesk_desktop.sync.licence import Standing
from cardesk_desktop.ui.licence_watch import LicenceWatch
from tests.service.licence.conftest import PRICE
from tests.service.licence.fake_stripe import KEY, SECRET, FakeStripe, running
from tests.service.office import SetClock
from tests.service.served import Served, served
from tests.service.till import Till, till


def _tell(service: Served, event: dict[str, object]) -> None:
    """Stripe tells the service something."""
    body = json.dumps(event)
    header = stripe.WebhookSignature.generate_signature_header(body, SECRET, None)
    with service.client() as client:
        client.post(
            "/licence/v1/stripe", content=body.encode(), headers={"Stripe-Signature": header}
        ).raise_for_status()


def _standing(watch: LicenceWatch) -> Standing | None:
    return watch.licence.standing(datetime.now(UTC)) if watch.licence is not None else None


def _watch(one: Till, opened: list[str]) -> LicenceWatch:
    return LicenceWatch(
        one.sync, one.shop.tasks, one.preferences, one.shop.clock, one.sync, open_page=opened.append
    )


def test_a_till_buys_the_licence_and_sells_all_the_while(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "service").mkdir()
    fake = FakeStripe(SetClock(datetime.now(UTC)))
    sells = {"CARDESK_STRIPE_KEY": KEY, "CARDESK_STRIPE_WEBHOOK_SECRET": SECRET}
    with (
        running(fake) as url,
        served(
            tmp_path / "service", CARDESK_STRIPE_URL=url, CARDESK_LICENCE_PRICE=str(PRICE), **sells
        ) as service,
        till(qtbot, tmp_path / "one", service) as one,
    ):
        one.found_account(service)
        opened: list[str] = []
        watch = _watch(one, opened)
        watch.look()
        one.wait(lambda: _standing(watch) is Standing.TRIAL)
        watch.buy(one.shop.owner.id, lambda error: opened.append(str(error)))
        one.wait(lambda: bool(opened))
        assert opened[0].startswith("https://checkout.stripe.com/")
        one.shop.sale()
        _tell(service, fake.paid(opened[0]))
        watch.look()
        one.wait(lambda: _standing(watch) is Standing.LICENSED)
        assert not watch.is_paying
        service.process.terminate()
        service.process.wait(30)
        watch.look()
        one.wait(lambda: not watch.is_fresh)
        assert _standing(watch) is Standing.LICENSED
        one.shop.sale()
