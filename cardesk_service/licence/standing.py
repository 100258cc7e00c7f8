"""How a company stands, read off its payments: there is no state that could be wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Connection

from cardesk_service.office import Office
from cardesk_service.sessions import Caller
from cardesk_service.store import payments
from cardesk_service.store.column_types import micros
from cardesk_service.store.payments import Payment, Reversal
from cardesk_wire import licence as wire
from cardesk_wire.licence import LicenceStatus

GONE = frozenset({"succeeded", "lost"})
"""Statuses of a refund or a dispute after which the money is gone."""
SETTLED = frozenset({"succeeded", "failed", "canceled", "won", "lost", "warning_closed", "prevented"})
"""Statuses after which only a refund may still change, when the bank sends it back."""


def state(office: Office, connection: Connection, caller: Caller) -> wire.LicenceState:
    """How the company of the caller stands."""
    made = payments.of_company(connection, caller.company_id)
    back = payments.reversals(connection, caller.company_id)
    trial = timedelta(days=office.settings.trial_days)
    waiting = next((each for each in made if is_waiting(office, each)), None)
    kept = [each for each in made if each.paid_at is not None and is_kept(each, back)]
    return wire.LicenceState(
        status=status(made, back),
        trial_ends_at=micros(payments.founded_at(connection, caller.company_id) + trial),
        paid_at=next((micros(each.paid_at) for each in kept if each.paid_at is not None), None),
        price=office.settings.licence_price if is_for_sale(office) else 0,
        currency=office.settings.licence_currency,
        offer=offer(waiting) if waiting is not None and not kept else None,
        is_disputed=any(each.id.startswith("d") and each.status not in SETTLED for each in back),
    )


def status(made: Sequence[Payment], back: Sequence[Reversal]) -> LicenceStatus:
    """Licensed while one payment is kept, refunded when all that were made went back, else in trial."""
    paid = [each for each in made if each.paid_at is not None]
    if any(is_kept(each, back) for each in paid):
        return LicenceStatus.LICENSED
    return LicenceStatus.REFUNDED if paid else LicenceStatus.TRIAL


def is_kept(payment: Payment, back: Sequence[Reversal]) -> bool:
    """Whether something of the money is still here: who got a part of it back keeps the licence."""
    gone = sum(each.amount for each in back if each.intent == payment.intent and each.status in GONE)
    return gone < payment.amount


def is_waiting(office: Office, payment: Payment) -> bool:
    """Whether it can still be paid, at the present price."""
    return (
        not payment.is_over
        and bool(payment.url)
        and payment.expires_at > office.clock.now()
        and is_at_present_price(office, payment)
    )


def is_at_present_price(office: Office, payment: Payment) -> bool:
    """Whether it costs what a licence costs now."""
    present = (office.settings.licence_price, office.settings.licence_currency)
    return (payment.amount, payment.currency) == present


def is_for_sale(office: Office) -> bool:
    """Whether this service sells anything."""
    return bool(office.settings.stripe_key and office.settings.licence_price)


def offer(payment: Payment) -> wire.Offer:
    """A payment as something to pay."""
    return wire.Offer(payment.url, payment.amount, payment.currency, micros(payment.expires_at))
