"""Accounts that are leaving, and what companies without anybody leave behind."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index

from cardesk_service.store.metadata import clustered, flag, identity, instant

DEPARTURE = clustered(
    "departure",
    identity("account_id", ForeignKey("account.id"), is_key=True),
    instant("asked_at"),
    # From then on it cannot be withdrawn.
    instant("due_at"),
    Index(None, "due_at"),
)

CLOSED_COMPANY = clustered(
    "closed_company",
    identity("company_id", ForeignKey("company.id"), is_key=True),
    instant("closed_at"),
    # Tax records stay until then.
    instant("kept_until"),
    # Everything else is gone, files too.
    flag("is_cleared"),
    Index(None, "is_cleared", "kept_until"),
)
