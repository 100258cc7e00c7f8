"""Payments of companies for their licence, and what the payment provider told of them.

No card, name or address of a payer is here: Stripe has them. Payments are our own tax records and stay when a
company goes, so they refer to it by identity alone.
"""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint

from cardesk_service.store.metadata import clustered, flag, identity, instant, text, whole, word

PAYMENT = clustered(
    "payment",
    identity("id", is_key=True),
    identity("company_id"),
    # The how-manieth attempt of the company it is: what the idempotency key is made of.
    whole("number"),
    whole("amount"),
    word("currency"),
    word("locale"),
    instant("created_at"),
    instant("expires_at"),
    # Stripe's Checkout Session and where it is paid; empty until Stripe answered.
    word("session"),
    text("url"),
    # Stripe's PaymentIntent; empty until it was paid.
    word("intent"),
    instant("paid_at", is_optional=True),
    # It can be paid no more.
    flag("is_over"),
    UniqueConstraint("company_id", "number"),
)

REVERSAL = clustered(
    "payment_reversal",
    # Stripe's identity of a refund or a dispute.
    word("id", is_key=True),
    word("intent"),
    whole("amount"),
    word("status"),
    Index(None, "intent"),
)

EVENT = clustered(
    "payment_event",
    # Stripe's identity of what it told: what comes again changes nothing.
    word("id", is_key=True),
    word("type"),
    instant("received_at"),
)
