"""Buying a licence through the real SDK: once, whatever happens in between."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from cardesk_service.store.tables.licence import PAYMENT
from cardesk_wire.licence import LicenceStatus
from tests.service.licence.conftest import PRICE, Shop, offered, state_of
from tests.service.licence.fake_stripe import Fault
from tests.service.office import RunningService
from tests.service.people import signed_up


async def test_from_trial_to_licensed(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    before = await state_of(mona)
    assert (before.status, before.price, before.currency) == (LicenceStatus.TRIAL, PRICE, "aed")
    assert before.offer is None
    offer = await offered(mona)
    assert (offer.amount, offer.currency) == (PRICE, "aed")
    assert offer.url.startswith("https://checkout.stripe.com/")
    assert (await state_of(mona)).offer == offer
    paid = shop.stripe.paid(offer.url)
    await shop.tell(paid)
    after = await state_of(mona)
    assert (after.status, after.offer, after.paid_at is not None) == (LicenceStatus.LICENSED, None, True)
    again = await mona.post("/licence/v1/buy")
    assert (again.status_code, again.json()["code"]) == (409, "already_licensed")


async def test_what_stripe_is_told(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    company = (await mona.get("/account/v1/me")).json()["company"]["id"]
    await offered(mona)
    key, told = shop.stripe.asked[0]
    assert key == f"licence:{company}:{PRICE}aed:1"
    assert told["metadata[company]"] == company
    assert told["metadata[payment]"] == told["client_reference_id"]
    assert told["adaptive_pricing[enabled]"] == "false"
    assert int(told["expires_at"]) == shop.stripe.now() + 23 * 3600
    # Stripe asks the payer for what it needs: of a person we tell it nothing.
    assert "mona" not in repr(told).lower()


@pytest.mark.parametrize(("language", "locale"), [("fr", "fr"), ("es", "es"), ("ru", "ru"), ("ar", "auto")])
async def test_the_page_speaks_the_buyers_language_where_stripe_does(
    shop: Shop, language: str, locale: str
) -> None:
    await offered(await signed_up(shop.service, language=language))
    assert shop.stripe.asked[0][1]["locale"] == locale


async def test_who_asks_again_gets_the_same_page(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    one, two = await asyncio.gather(offered(mona), offered(mona))
    shop.service.clock.pass_by(timedelta(hours=10))
    assert one == two == await offered(mona)
    assert len(shop.stripe.sessions) == 1


async def test_a_page_that_ends_soon_is_replaced(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    first = await offered(mona)
    shop.service.clock.pass_by(timedelta(hours=22, minutes=30))
    second = await offered(mona)
    assert first.url != second.url
    await shop.tell(shop.stripe.expired(first.url))
    assert (await state_of(mona)).offer == second


async def test_nobody_can_pay_on_the_page_that_was_replaced(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    first = await offered(mona)
    shop.service.clock.pass_by(timedelta(hours=22, minutes=10))
    second = await offered(mona)
    await offered(mona)
    assert shop.stripe.ended == [first.url.rpartition("/")[2]]
    assert [each["status"] for each in shop.stripe.sessions.values()] == ["expired", "open"]
    await shop.tell(shop.stripe.paid(second.url))
    assert len(shop.stripe.ended) == 1


async def test_who_paid_on_the_older_page_is_not_asked_again(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    first = await offered(mona)
    shop.stripe.paid(first.url)
    shop.service.clock.pass_by(timedelta(hours=22, minutes=10))
    # The notice of it is still under way.
    answer = await mona.post("/licence/v1/buy")
    assert (answer.status_code, answer.json()["code"]) == (409, "already_licensed")
    assert (await state_of(mona)).status is LicenceStatus.LICENSED
    assert len(shop.stripe.sessions) == 1


async def test_while_money_is_on_its_way_there_is_no_other_page(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    first = await offered(mona)
    shop.stripe.paid(first.url, status="unpaid")
    shop.service.clock.pass_by(timedelta(hours=22, minutes=10))
    assert (await mona.post("/licence/v1/buy")).status_code == 503
    assert len(shop.stripe.sessions) == 1


async def test_a_page_that_cannot_be_closed_yet_is_closed_before_the_next(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    await offered(mona)
    shop.service.clock.pass_by(timedelta(hours=22, minutes=10))
    shop.stripe.faults = [Fault.LIMITED]
    assert (await mona.post("/licence/v1/buy")).status_code == 503
    assert len(shop.stripe.sessions) == 1
    await offered(mona)
    assert [each["status"] for each in shop.stripe.sessions.values()] == ["expired", "open"]


@pytest.mark.usefixtures("expected_logs")
@pytest.mark.parametrize("times", [3, 6])
async def test_a_page_that_stripe_fails_to_close_is_open_still(shop: Shop, times: int) -> None:
    mona = await signed_up(shop.service)
    first = await offered(mona)
    shop.service.clock.pass_by(timedelta(hours=22, minutes=10))
    # Each question three times: to close it, and how it is.
    shop.stripe.faults = [Fault.BROKEN] * times
    assert (await mona.post("/licence/v1/buy")).status_code == 503
    assert [each["status"] for each in shop.stripe.sessions.values()] == ["open"]
    assert shop.stripe.faults == []
    second = await offered(mona)
    assert second.url != first.url
    assert [each["status"] for each in shop.stripe.sessions.values()] == ["expired", "open"]


@pytest.mark.usefixtures("expected_logs")
async def test_a_page_that_stripe_knows_no_more_is_in_nobodys_way(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    await offered(mona)
    shop.service.clock.pass_by(timedelta(hours=22, minutes=10))
    shop.stripe.sessions.clear()
    assert (await offered(mona)).url


@pytest.mark.parametrize("faults", [[Fault.CUT_BEFORE], [Fault.CUT_AFTER], [Fault.CONFLICT, Fault.CUT_AFTER]])
async def test_the_sdk_asks_again_after_a_cut(shop: Shop, faults: list[Fault]) -> None:
    mona = await signed_up(shop.service)
    shop.stripe.faults = faults
    await offered(mona)
    assert len(shop.stripe.sessions) == 1
    assert len({key for key, _ in shop.stripe.asked}) == 1


async def test_after_an_outage_the_same_question_gets_the_page_that_was_made(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    shop.stripe.faults = [Fault.CUT_AFTER] * 3
    answer = await mona.post("/licence/v1/buy")
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    assert answer.headers["retry-after"] == "10"
    shop.service.clock.pass_by(timedelta(minutes=5))
    offer = await offered(mona)
    assert [session["url"] for session in shop.stripe.sessions.values()] == [offer.url]


@pytest.mark.usefixtures("expected_logs")
async def test_a_fault_of_stripes_is_kept_under_its_key_so_the_next_attempt_has_another(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    shop.stripe.faults = [Fault.BROKEN]
    assert (await offered(mona)).url
    assert [key.rpartition(":")[2] for key, _ in shop.stripe.asked] == ["1", "1", "1", "2"]


async def test_when_stripe_has_no_time_nothing_is_used_up(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    shop.stripe.faults = [Fault.LIMITED]
    assert (await mona.post("/licence/v1/buy")).status_code == 503
    await offered(mona)
    assert {key.rpartition(":")[2] for key, _ in shop.stripe.asked} == {"1"}


async def test_owners_and_managers_buy(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    await mona.post("/company/v1/invitations", json={"email": "ana@example.com", "role": "front_desk"})
    ana = await signed_up(shop.service, "ana@example.com", company="")
    assert (await ana.post("/licence/v1/buy")).status_code == 403
    assert (await state_of(ana)).status is LicenceStatus.TRIAL


async def test_a_service_without_a_price_sells_nothing(service: RunningService) -> None:
    mona = await signed_up(service)
    state = await state_of(mona)
    assert (state.price, state.status) == (0, LicenceStatus.TRIAL)
    answer = await mona.post("/licence/v1/buy")
    assert (answer.status_code, answer.json()["code"]) == (422, "not_for_sale")
    assert (await mona.post("/licence/v1/stripe", content=b"{}")).status_code in (403, 404)


async def test_the_trial_is_counted_from_the_first_day(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    state = await state_of(mona)
    days = (state.trial_ends_at / 1_000_000 - shop.stripe.now()) / 86_400
    assert 29 < days <= 30


async def test_nothing_about_a_card_or_a_payer_is_kept(shop: Shop) -> None:
    kept = {column.name for column in PAYMENT.columns}
    assert kept.isdisjoint({"email", "name", "card", "last4", "account_id"})
