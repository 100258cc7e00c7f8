"""What Stripe tells: signed, twice, out of order, about others; and what a company is after it."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Connection, delete, select, update
from stripe import Event

from cardesk_service.licence.notices import EVENTS
from cardesk_service.store import payments
from cardesk_service.store.payments import Reversal
from cardesk_service.store.tables.licence import PAYMENT, REVERSAL
from cardesk_wire.licence import LicenceStatus
from tests.service.licence.conftest import PRICE, Shop, offered, state_of
from tests.service.licence.fake_stripe import Fault, deliver
from tests.service.people import MONA, signed_up

TRIAL, LICENSED, REFUNDED = LicenceStatus.TRIAL, LicenceStatus.LICENSED, LicenceStatus.REFUNDED


async def test_only_what_stripe_signed_is_believed(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    paid = shop.stripe.paid((await offered(mona)).url)
    somebody = shop.service.client()
    wrong = await deliver(somebody, paid, secret="whsec_of_somebody_else")
    assert (wrong.status_code, wrong.json()["code"]) == (400, "signature_wrong")
    old = await deliver(somebody, paid, at=int(time.time()) - 310)
    assert (old.status_code, old.json()["code"]) == (400, "signature_wrong")
    bare = await somebody.post("/licence/v1/stripe", json=paid)
    assert (bare.status_code, bare.json()["code"]) == (400, "signature_wrong")
    assert (await state_of(mona)).status is TRIAL
    nearly = await deliver(somebody, paid, at=int(time.time()) - 280)
    assert nearly.status_code == 200
    assert (await state_of(mona)).status is LICENSED


async def test_what_is_no_event_is_refused(shop: Shop) -> None:
    for nonsense in ({}, {"object": "event"}, {"object": "event", "id": "evt_1", "type": "x", "data": {}}):
        assert (await deliver(shop.service.client(), nonsense)).status_code == 400


async def test_a_notice_that_comes_again_changes_nothing(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    paid = shop.stripe.paid((await offered(mona)).url)
    await shop.tell(paid)
    first = await state_of(mona)
    shop.service.clock.pass_by(timedelta(days=2))
    mine = {**paid, "id": "evt_of_the_second_delivery"}
    for event in (paid, paid, mine):
        await shop.tell(event)
    assert await state_of(mona) == first


async def test_the_order_of_notices_does_not_matter(shop: Shop) -> None:
    for number, order in enumerate(itertools.permutations(range(3))):
        mona = await signed_up(shop.service, f"mona{number}@example.com")
        paid = shop.stripe.paid((await offered(mona)).url)
        began = shop.stripe.refund(paid, PRICE, "refund.created", status="pending")
        done = shop.stripe.refund(paid, PRICE, "refund.updated")
        for place in order:
            await shop.tell((paid, began, done)[place])
        assert (await state_of(mona)).status is REFUNDED, order


async def test_who_got_a_part_back_keeps_the_licence(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    paid = shop.stripe.paid((await offered(mona)).url)
    await shop.tell(paid)
    await shop.tell(shop.stripe.refund(paid, PRICE - 1, "refund.created"))
    assert (await state_of(mona)).status is LICENSED
    await shop.tell(shop.stripe.refund(paid, 1, "refund.created"))
    assert (await state_of(mona)).status is REFUNDED


async def test_a_refund_that_the_bank_sends_back_is_none(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    paid = shop.stripe.paid((await offered(mona)).url)
    made = shop.stripe.refund(paid, PRICE, "refund.created")
    failed = shop.stripe.refund(paid, PRICE, "refund.failed", status="failed")
    for event in (paid, failed, made):
        await shop.tell(event)
    assert (await state_of(mona)).status is LICENSED


@pytest.mark.parametrize(("end", "after"), [("won", LICENSED), ("lost", REFUNDED)])
async def test_a_dispute(shop: Shop, end: str, after: LicenceStatus) -> None:
    mona = await signed_up(shop.service)
    paid = shop.stripe.paid((await offered(mona)).url)
    await shop.tell(paid)
    await shop.tell(shop.stripe.dispute(paid, "charge.dispute.created", "needs_response"))
    during = await state_of(mona)
    assert (during.status, during.is_disputed) == (LICENSED, True)
    await shop.tell(shop.stripe.dispute(paid, "charge.dispute.closed", end))
    await shop.tell(shop.stripe.dispute(paid, "charge.dispute.updated", "under_review"))
    done = await state_of(mona)
    assert (done.status, done.is_disputed) == (after, False)


async def test_after_a_refund_it_can_be_bought_again(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    paid = shop.stripe.paid((await offered(mona)).url)
    await shop.tell(paid)
    await shop.tell(shop.stripe.refund(paid, PRICE, "refund.created"))
    again = await offered(mona)
    await shop.tell(shop.stripe.paid(again.url))
    assert (await state_of(mona)).status is LICENSED


@pytest.mark.usefixtures("expected_logs")
async def test_a_second_payment_is_told_to_the_owners(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    mona = await signed_up(shop.service)
    first = shop.stripe.paid((await offered(mona)).url)
    await shop.tell(first)
    await shop.tell(shop.stripe.refund(first, PRICE, "refund.created"))
    second = shop.stripe.paid((await offered(mona)).url)
    failed = shop.stripe.refund(first, PRICE, "refund.failed", status="failed")
    before = len(await shop.service.letters(MONA))
    for event in (failed, second, {**second, "id": "evt_of_the_second_delivery"}):
        await shop.tell(event)
    assert [record.message for record in caplog.records] == ["licence paid twice"]
    (letter,) = (await shop.service.letters(MONA))[before:]
    assert "1,499.00" in str(letter)


async def test_once_it_is_paid_no_other_page_stays_open(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    first = await offered(mona)
    shop.service.clock.pass_by(timedelta(hours=22, minutes=10))
    second = await offered(mona)
    # As it was opened by a release that closed none.
    shop.stripe.sessions[first.url.rpartition("/")[2]] |= {"status": "open", "url": first.url}
    await shop.service.application.office.store.write(
        lambda connection: connection.execute(
            update(PAYMENT).where(PAYMENT.c.number == 1).values(is_over=False)
        )
    )
    paid = shop.stripe.paid(second.url)
    shop.stripe.faults = [Fault.LIMITED]
    assert (await deliver(shop.service.client(), paid)).status_code == 503
    assert (await state_of(mona)).status is LICENSED
    await shop.tell(paid)
    assert [each["status"] for each in shop.stripe.sessions.values()] == ["expired", "complete"]


async def test_what_is_told_late_does_not_take_back_what_another_process_noted(shop: Shop) -> None:
    def told(status: str, *later: str) -> Callable[[Connection], None]:
        return lambda connection: payments.put_reversal(
            connection, Reversal("re_1", "pi_1", 5, status), later
        )

    store = shop.service.application.office.store
    for known in (told("pending", "succeeded"), told("succeeded"), told("pending", "succeeded")):
        await store.write(known)
    (status,) = await store.read(lambda connection: connection.execute(select(REVERSAL.c.status)).one())
    assert status == "succeeded"


async def test_money_that_comes_later_counts_when_it_has_come(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    completed = shop.stripe.paid((await offered(mona)).url, status="unpaid")
    await shop.tell(completed)
    assert (await state_of(mona)).status is TRIAL
    session = {**completed["data"]["object"], "payment_status": "paid"}
    await shop.tell(shop.stripe.event("checkout.session.async_payment_succeeded", session))
    assert (await state_of(mona)).status is LICENSED


async def test_money_that_never_comes_ends_the_payment(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    first = await offered(mona)
    completed = shop.stripe.paid(first.url, status="unpaid")
    session = completed["data"]["object"]
    await shop.tell(shop.stripe.event("checkout.session.async_payment_failed", session))
    assert (await offered(mona)).url != first.url


async def test_a_payment_from_after_the_copy_that_was_put_back_counts(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    paid = shop.stripe.paid((await offered(mona)).url)
    store = shop.service.application.office.store
    await store.write(lambda connection: connection.execute(delete(PAYMENT)))
    for event in (paid, paid, {**paid, "id": "evt_sent_again_by_hand"}):
        await shop.tell(event)
    state = await state_of(mona)
    assert (state.status, state.paid_at is not None) == (LICENSED, True)
    refused = await mona.post("/licence/v1/buy")
    assert (refused.status_code, refused.json()["code"]) == (409, "already_licensed")
    await shop.tell(shop.stripe.refund(paid, PRICE, "refund.created"))
    assert (await state_of(mona)).status is REFUNDED


@pytest.mark.parametrize("metadata", [{}, {"payment": "?"}, {"company": "A" * 22}])
async def test_a_payment_for_nobody_here_is_passed_over(shop: Shop, metadata: dict[str, str]) -> None:
    mona = await signed_up(shop.service)
    paid = shop.stripe.paid((await offered(mona)).url)
    store = shop.service.application.office.store
    await store.write(lambda connection: connection.execute(delete(PAYMENT)))
    about = paid["data"]["object"]
    said = {**about["metadata"], **metadata} if metadata else {}
    await shop.tell(shop.stripe.event("checkout.session.completed", {**about, "metadata": said}))
    assert (await state_of(mona)).status is TRIAL


@pytest.mark.usefixtures("expected_logs")
async def test_another_sum_than_the_price_is_not_believed(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    url = (await offered(mona)).url
    await shop.tell(shop.stripe.paid(url, amount_total=1))
    assert (await state_of(mona)).status is TRIAL


@pytest.mark.parametrize("reference", [None, "", "order 12", "A" * 22])
async def test_what_somebody_else_sold_is_passed_over(shop: Shop, reference: str | None) -> None:
    mona = await signed_up(shop.service)
    url = (await offered(mona)).url
    await shop.tell(shop.stripe.paid(url, client_reference_id=reference))
    expired = {**shop.stripe.expired(url)["data"]["object"], "client_reference_id": reference}
    await shop.tell(shop.stripe.event("checkout.session.expired", expired))
    paid = shop.stripe.paid(url)
    await shop.tell(shop.stripe.refund(paid, PRICE, "refund.created", payment_intent=None))
    await shop.tell(shop.stripe.event("customer.created", {"object": "customer", "id": "cus_1"}))
    assert (await state_of(mona)).status is TRIAL


def test_stripe_knows_every_event_that_we_ask_for() -> None:
    assert all(name in str(Event.__annotations__["type"]) for name in EVENTS)
