"""What Stripe tells of payments, by webhook: signed, perhaps twice, in any order, perhaps about another's.

Each fact is noted by itself and only moves forward, so the order does not matter: a refund may be told before
the payment that it belongs to.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from cardesk_service.licence import checkout
from cardesk_service.licence.checkout import Notice
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.store import payments
from cardesk_service.store.payments import Payment, Reversal
from cardesk_wire import coding
from cardesk_wire.licence import Accepted, LicenceCode

_LOG = logging.getLogger(__name__)
About = Mapping[str, Any]
PAID = "paid"
_RANKS = {
    "warning_needs_response": 1,
    "needs_response": 1,
    "warning_under_review": 2,
    "under_review": 2,
    "pending": 1,
    "requires_action": 1,
    # A refund that succeeded fails when the bank sends it back; then it is told once more.
    "succeeded": 3,
    "failed": 4,
    "canceled": 4,
    "warning_closed": 4,
    "prevented": 4,
    "won": 4,
    "lost": 4,
}
"""How far a refund or a dispute has come: what is told late never takes it back."""


async def take_in(office: Office, body: bytes, signature: str) -> Accepted:
    """Note what Stripe tells; the same answer for what it told before. SIGNATURE_WRONG."""
    if not office.settings.stripe_webhook_secret:
        raise Refused(LicenceCode.NOT_FOR_SALE, 404)
    try:
        told = await asyncio.to_thread(checkout.notice, office.settings, body, signature)
    except checkout.NotFromStripe:
        raise Refused(LicenceCode.SIGNATURE_WRONG, 400) from None
    await office.store.write(lambda connection: _note(office, connection, told))
    return Accepted()


def _note(office: Office, connection: Connection, told: Notice) -> None:
    is_new = payments.note_event(connection, told.id, told.type, office.clock.now())
    noting = _NOTING.get(told.type)
    if is_new and noting is not None:
        noting(office, connection, told.about)


def _session_done(office: Office, connection: Connection, about: About) -> None:
    """A session was completed, or its money arrived later."""
    payment = _payment(connection, about)
    if payment is None or about["payment_status"] != PAID:
        return
    if (about["amount_total"], about["currency"]) != (payment.amount, payment.currency):
        _LOG.error("payment differs from its price", extra={"reason": str(payment.id)})
        return
    payments.paid(connection, payment.id, str(about["payment_intent"] or ""), office.clock.now())


def _session_over(_office: Office, connection: Connection, about: About) -> None:
    """A session expired, or its money never arrived."""
    payment = _payment(connection, about)
    if payment is not None:
        payments.over(connection, payment.id)


def _reversed(_office: Office, connection: Connection, about: About) -> None:
    """A refund or a dispute began or went on."""
    intent, status = str(about["payment_intent"] or ""), str(about["status"])
    if not intent:
        return
    known = payments.reversal(connection, about["id"])
    if known is None or _RANKS.get(status, 0) >= _RANKS.get(known.status, 0):
        payments.put_reversal(connection, Reversal(about["id"], intent, int(about["amount"]), status))


def _payment(connection: Connection, about: About) -> Payment | None:
    """The payment that a session is for; None when it is not one of ours."""
    try:
        identity = UUID(bytes=coding.read(str(about["client_reference_id"] or "")))
    except ValueError:
        return None
    return payments.by_id(connection, identity)


_NOTING: Mapping[str, Callable[[Office, Connection, About], None]] = {
    "checkout.session.completed": _session_done,
    "checkout.session.async_payment_succeeded": _session_done,
    "checkout.session.async_payment_failed": _session_over,
    "checkout.session.expired": _session_over,
    "refund.created": _reversed,
    "refund.updated": _reversed,
    "refund.failed": _reversed,
    "charge.dispute.created": _reversed,
    "charge.dispute.updated": _reversed,
    "charge.dispute.closed": _reversed,
}
EVENTS = tuple(_NOTING)
"""What the webhook at Stripe is to be set to."""
