"""What Stripe tells of payments, by webhook: signed, perhaps twice, in any order, perhaps about another's.

Each fact is noted by itself and only moves forward, so the order does not matter: a refund may be told before
the payment that it belongs to.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from sqlalchemy import Connection

from cardesk_service.licence import checkout, pages
from cardesk_service.licence.checkout import Notice
from cardesk_service.licence.pages import About
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.store import payments
from cardesk_service.store.payments import Payment, Reversal
from cardesk_wire.codes import RefusalCode
from cardesk_wire.licence import Accepted, LicenceCode

RETRY_S = 10
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
    open_pages = await office.store.write(lambda connection: _note(office, connection, told))
    office.bell.set()
    try:
        await pages.close(office, open_pages)
    except checkout.Unreachable:
        # Stripe tells it again, and then they are closed.
        raise Refused(RefusalCode.BUSY, 503, retry_after_s=RETRY_S) from None
    return Accepted()


def _note(office: Office, connection: Connection, told: Notice) -> list[Payment]:
    """Note it; the pages that nobody may pay on any more, since it was paid on another."""
    is_new = payments.note_event(connection, told.id, told.type, office.clock.now())
    noting = _NOTING.get(told.type)
    if is_new and noting is not None:
        noting(office, connection, told.about)
    payment = pages.payment_of(connection, told.about) if noting is pages.note_done else None
    return pages.others(connection, payment) if payment is not None and payment.paid_at is not None else []


def _reversed(_office: Office, connection: Connection, about: About) -> None:
    """A refund or a dispute began or went on."""
    intent, status = str(about["payment_intent"] or ""), str(about["status"])
    if not intent:
        return
    later = [other for other, rank in _RANKS.items() if rank > _RANKS.get(status, 0)]
    payments.put_reversal(connection, Reversal(about["id"], intent, int(about["amount"]), status), later)


_NOTING: Mapping[str, Callable[[Office, Connection, About], None]] = {
    "checkout.session.completed": pages.note_done,
    "checkout.session.async_payment_succeeded": pages.note_done,
    "checkout.session.async_payment_failed": pages.note_over,
    "checkout.session.expired": pages.note_over,
    "refund.created": _reversed,
    "refund.updated": _reversed,
    "refund.failed": _reversed,
    "charge.dispute.created": _reversed,
    "charge.dispute.updated": _reversed,
    "charge.dispute.closed": _reversed,
}
EVENTS = tuple(_NOTING)
"""What the webhook at Stripe is to be set to."""
