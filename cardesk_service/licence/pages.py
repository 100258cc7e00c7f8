"""What became of the pages on which a company can pay: paid, over, or closed so that nobody pays twice."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from cardesk_service.licence import checkout, standing
from cardesk_service.mail import outbox
from cardesk_service.office import Office
from cardesk_service.store import payments, people
from cardesk_service.store.payments import Payment
from cardesk_wire import coding
from cardesk_wire.licence import LicenceStatus

_LOG = logging.getLogger(__name__)
About = Mapping[str, Any]
PAID = "paid"
EXPIRED = "expired"


def payment_of(connection: Connection, about: About) -> Payment | None:
    """The payment that a session is for; None when it is not one of ours."""
    try:
        identity = UUID(bytes=coding.read(str(about["client_reference_id"] or "")))
    except ValueError:
        return None
    return payments.by_id(connection, identity)


def note_done(office: Office, connection: Connection, about: About) -> None:
    """A session was completed, or its money arrived later."""
    if about["payment_status"] != PAID:
        return
    found = payment_of(connection, about) or _put_back(office, connection, about)
    if found is None:
        return
    if (about["amount_total"], about["currency"]) != (found.amount, found.currency):
        _LOG.error("payment differs from its price", extra={"reason": str(found.id)})
        return
    # Two may be told at once: one of them is the second.
    people.lock_company(connection, found.company_id)
    made = payments.of_company(connection, found.company_id)
    back = payments.reversals(connection, found.company_id)
    is_licensed = standing.status(made, back) is LicenceStatus.LICENSED
    is_new = payments.paid(connection, found.id, str(about["payment_intent"] or ""), office.clock.now())
    if is_licensed and is_new:
        _LOG.error("licence paid twice", extra={"reason": str(found.id)})
        facts = {
            "amount": str(found.amount),
            "currency": found.currency,
            "link": office.address_of("/page/licence"),
        }
        outbox.tell_owners(office, connection, found.company_id, "paid_twice", facts)


def _put_back(office: Office, connection: Connection, about: About) -> Payment | None:
    """A payment that began after the backup which was put back: Stripe kept what we had said of it.

    None for what somebody else sold, and for a company that is not here.
    """
    kept = about.get("metadata") or {}
    try:
        identity, company_id = (UUID(bytes=coding.read(str(kept[name]))) for name in ("payment", "company"))
    except (KeyError, ValueError):
        return None
    if kept["payment"] != about["client_reference_id"] or not payments.has_company(connection, company_id):
        return None
    people.lock_company(connection, company_id)
    # Another process may have been told at the same moment.
    known = payments.by_id(connection, identity)
    if known is not None:
        return known
    now = office.clock.now()
    payment = Payment(
        id=identity,
        company_id=company_id,
        number=payments.next_number(connection, company_id),
        amount=int(about["amount_total"]),
        currency=str(about["currency"]),
        locale=str(about["locale"] or ""),
        created_at=now,
        expires_at=now,
        session=str(about["id"]),
    )
    payments.add(connection, payment)
    _LOG.info("payment known again", extra={"reason": str(identity)})
    return payment


def note_over(_office: Office, connection: Connection, about: About) -> None:
    """A session expired, or its money never arrived."""
    payment = payment_of(connection, about)
    if payment is not None:
        payments.over(connection, payment.id)


def others(connection: Connection, payment: Payment) -> list[Payment]:
    """The other payments of the company whose pages may still be open."""
    made = payments.of_company(connection, payment.company_id)
    return [each for each in made if each.id != payment.id and each.session and not each.is_over]


async def close(office: Office, open_pages: Iterable[Payment]) -> None:
    """Let nobody pay there any more, and note what had been paid. Raises checkout.Unreachable."""
    for each in open_pages:
        try:
            about = await asyncio.to_thread(checkout.close_session, office.settings, each.session)
        except checkout.Unreachable as error:
            if str(error):
                _LOG.warning("page not closed", extra={"reason": str(error)})
            raise
        except checkout.Unknown as error:
            _LOG.warning("page not known", extra={"reason": str(error)})
            about = {"client_reference_id": coding.written(each.id.bytes), "status": EXPIRED}
        note = note_over if about["status"] == EXPIRED else note_done
        await office.store.write(partial(note, office, about=about))
        office.bell.set()
