"""Buying a licence: the payment is kept first, then Stripe is asked for its page (decision 146).

Whoever is cut off in between asks Stripe the same question again and gets the same page.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import Final

from sqlalchemy import Connection

from cardesk_service import limits
from cardesk_service.licence import checkout, pages, standing
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller
from cardesk_service.store import payments, people
from cardesk_service.store.payments import Payment
from cardesk_wire import licence as wire
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Role
from cardesk_wire.licence import LicenceCode, LicenceStatus

_LOG = logging.getLogger(__name__)
OPEN_FOR = timedelta(hours=23)
"""Stripe lets a page stand for 30 minutes to 24 hours."""
LEAST_LEFT = timedelta(hours=1)
"""A payment with less time than this is not offered any more."""
RETRY_S = 10
_BUYERS = frozenset({Role.OWNER, Role.MANAGER})
LOCALES: Final = {"en": "en", "fr": "fr", "es": "es", "ru": "ru"}
"""Languages of Stripe's page. It has no Arabic: there the browser's language decides."""


async def buy(office: Office, caller: Caller) -> wire.Offer:
    """Where the licence of the company can be paid: the same place until it is over or the price changes.

    For owners and managers. Refuses with NOT_PERMITTED, NOT_FOR_SALE, ALREADY_LICENSED, RATE_LIMITED, and
    BUSY when Stripe does not answer.
    """
    if caller.role not in _BUYERS:
        raise Refused(RefusalCode.NOT_PERMITTED, 403)
    if not standing.is_for_sale(office):
        raise Refused(LicenceCode.NOT_FOR_SALE)
    await limits.spend(office, (limits.PURCHASES_OF_COMPANY, caller.company))
    for _attempt in range(2):
        payment = await office.store.write(lambda connection: _begun(office, connection, caller))
        if payment.url:
            return standing.offer(payment)
        await _close_others(office, caller, payment)
        opened = await _opened(office, payment)
        if opened is not None:
            return standing.offer(opened)
    raise Refused(RefusalCode.BUSY, 503, retry_after_s=RETRY_S)


def _begun(office: Office, connection: Connection, caller: Caller) -> Payment:
    """The payment that waits, or a new one."""
    people.lock_company(connection, caller.company_id)
    made = payments.of_company(connection, caller.company_id)
    back = payments.reversals(connection, caller.company_id)
    if standing.status(made, back) is LicenceStatus.LICENSED:
        raise Refused(LicenceCode.ALREADY_LICENSED, 409)
    now = office.clock.now()
    for each in made:
        lasts = each.expires_at - now > LEAST_LEFT
        if not each.is_over and lasts and standing.is_at_present_price(office, each):
            return each
    account = people.by_id(connection, caller.account_id)
    payment = Payment(
        id=office.new_id(),
        company_id=caller.company_id,
        number=payments.next_number(connection, caller.company_id),
        amount=office.settings.licence_price,
        currency=office.settings.licence_currency,
        locale=LOCALES.get(account.language if account else "", "auto"),
        created_at=now,
        expires_at=now + OPEN_FOR,
    )
    payments.add(connection, payment)
    return payment


async def _close_others(office: Office, caller: Caller, payment: Payment) -> None:
    """Close the older pages before there is a newer one. ALREADY_LICENSED where somebody paid there; BUSY."""
    open_pages = await office.store.read(lambda connection: pages.others(connection, payment))
    try:
        await pages.close(office, open_pages)
    except checkout.Unreachable:
        raise Refused(RefusalCode.BUSY, 503, retry_after_s=RETRY_S) from None
    if open_pages:
        await office.store.read(lambda connection: _require_unpaid(connection, caller, payment))


def _require_unpaid(connection: Connection, caller: Caller, payment: Payment) -> None:
    made = payments.of_company(connection, caller.company_id)
    if standing.status(made, payments.reversals(connection, caller.company_id)) is LicenceStatus.LICENSED:
        raise Refused(LicenceCode.ALREADY_LICENSED, 409)
    if pages.others(connection, payment):
        # Somebody paid in a way that takes days: it may come, and it may not.
        raise Refused(RefusalCode.BUSY, 503, retry_after_s=RETRY_S)


async def _opened(office: Office, payment: Payment) -> Payment | None:
    """The payment with its page; None when Stripe will never give this one a page."""
    try:
        page = await asyncio.to_thread(checkout.open_session, office.settings, payment)
    except checkout.Unreachable:
        raise Refused(RefusalCode.BUSY, 503, retry_after_s=RETRY_S) from None
    except checkout.Rejected as error:
        # Stripe repeats its answer to a key, a fault of its own too: the next attempt has another key.
        _LOG.warning("payment rejected", extra={"reason": str(error)})
        await office.store.write(lambda connection: payments.over(connection, payment.id))
        return None

    def work(connection: Connection) -> Payment | None:
        payments.opened(connection, payment.id, page.session, page.url)
        return payments.by_id(connection, payment.id)

    return await office.store.write(work)
