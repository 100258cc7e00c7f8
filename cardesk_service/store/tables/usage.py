"""What desktops count of their use: sums by day. Nothing in here names a company, a register or a person."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary

from cardesk_service.store.metadata import clustered, octets, whole, word

USAGE = clustered(
    "usage",
    # `2026-11-26`
    word("day", is_key=True),
    word("counter", is_key=True),
    # How many companies counted it that day, and how often together.
    whole("companies"),
    whole("total"),
)

SALT = clustered(
    "usage_salt",
    word("day", is_key=True),
    # Random, sealed; deleted when the day is closed, and with it every way to tell whose a mark was.
    octets("salt"),
)

MARK = clustered(
    "usage_mark",
    word("day", is_key=True),
    # Keyed hash, under the day's salt, of a counter and a company, or of a register.
    Column("mark", LargeBinary, primary_key=True),
)
