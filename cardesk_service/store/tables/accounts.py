"""People, their companies and registers, their sessions, and what is under way between them.

Passwords, tokens and codes lie here as hashes, letters and codes' payloads sealed with the service's key:
whoever has the file alone can act for nobody.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, UniqueConstraint

from cardesk_service.store.metadata import clustered, flag, heap, identity, instant, octets, text, whole, word

ACCOUNT = clustered(
    "account",
    identity("id", is_key=True),
    text("name"),
    text("email"),
    # The address as it is compared: one account for each.
    word("email_key"),
    word("password_hash"),
    word("language"),
    instant("created_at"),
    instant("password_at"),
    UniqueConstraint("email_key"),
)

COMPANY = clustered(
    "company",
    identity("id", is_key=True),
    text("name"),
    instant("created_at"),
)

MEMBER = clustered(
    "member",
    identity("company_id", ForeignKey("company.id"), is_key=True),
    identity("account_id", ForeignKey("account.id"), is_key=True),
    word("role"),
    instant("joined_at"),
    Index(None, "account_id"),
)

INVITATION = clustered(
    "invitation",
    identity("company_id", ForeignKey("company.id"), is_key=True),
    word("email_key", is_key=True),
    word("role"),
    identity("invited_by", ForeignKey("account.id")),
    instant("expires_at"),
    Index(None, "email_key"),
    Index(None, "expires_at"),
)

REGISTER = clustered(
    "register",
    identity("company_id", ForeignKey("company.id"), is_key=True),
    identity("device_id", is_key=True),
    # Leased for ever: papers bear it.
    word("code"),
    text("name"),
    instant("joined_at"),
    instant("revoked_at", is_optional=True),
    # Who signed in there last; NULL once that person left the company.
    identity("account_id", is_optional=True),
    UniqueConstraint("company_id", "code"),
    UniqueConstraint("device_id"),
)

SESSION = clustered(
    "session",
    identity("id", is_key=True),
    # SHA-256 of the token in the cookie.
    octets("token"),
    identity("account_id", ForeignKey("account.id")),
    # NULL for a person who belongs to none.
    identity("company_id", ForeignKey("company.id"), is_optional=True),
    # The register whose session it is; NULL for a person's.
    identity("device_id", is_optional=True),
    instant("began_at"),
    instant("used_at"),
    instant("expires_at"),
    # Whoever began it left: it speaks for the register alone.
    flag("is_handed_over", starts_as=False),
    UniqueConstraint("token"),
    Index(None, "account_id"),
    Index(None, "company_id", "device_id"),
    Index(None, "expires_at"),
)

CODE = clustered(
    "code",
    identity("id", is_key=True),
    word("purpose"),
    octets("hash"),
    # What happens when the code comes back, sealed.
    octets("payload"),
    instant("expires_at"),
    whole("tries"),
    Index(None, "expires_at"),
)

PAIRING = clustered(
    "pairing",
    identity("id", is_key=True),
    octets("secret"),
    octets("code"),
    octets("introduction"),
    instant("began_at"),
    instant("expires_at"),
    identity("company_id", ForeignKey("company.id"), is_optional=True),
    identity("approved_by", ForeignKey("account.id"), is_optional=True),
    Index(None, "code"),
    Index(None, "expires_at"),
)

SHOP_CODE = clustered(
    "shop_code",
    identity("company_id", ForeignKey("company.id"), is_key=True),
    octets("hash"),
    # Sealed, so that whoever may see it can copy it again.
    octets("code"),
    instant("made_at"),
    instant("expires_at"),
    UniqueConstraint("hash"),
    Index(None, "expires_at"),
)

ASKING = clustered(
    "asking",
    identity("id", is_key=True),
    identity("company_id", ForeignKey("company.id")),
    identity("device_id"),
    octets("secret"),
    octets("introduction"),
    instant("asked_at"),
    instant("expires_at"),
    identity("approved_by", ForeignKey("account.id"), is_optional=True),
    UniqueConstraint("company_id", "device_id"),
    Index(None, "expires_at"),
)

LIMIT = clustered(
    "rate_limit",
    # A keyed hash of what is limited: an address cannot be read from it.
    Column("subject", LargeBinary, primary_key=True),
    instant("free_at"),
    Index(None, "free_at"),
)

MAIL = heap(
    "mail",
    identity("id", is_key=True),
    # What is sent once only says so here; else the row's own identity.
    word("occasion"),
    # Recipient, letter and facts, sealed; empty as soon as it was sent.
    octets("letter"),
    instant("created_at"),
    # When it is to be tried; NULL when it was sent or given up.
    instant("due_at", is_optional=True),
    whole("tries"),
    flag("is_sent"),
    UniqueConstraint("occasion"),
    Index(None, "due_at"),
)
