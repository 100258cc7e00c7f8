"""Questions about photos: who asked when, what came of it and what it cost. Never a photo."""

from __future__ import annotations

from sqlalchemy import Index

from cardesk_service.store.metadata import clustered, flag, identity, instant, text, whole, word

RECOGNITION = clustered(
    "recognition",
    identity("company_id", is_key=True),
    # Made on the register: who asks again with it gets the answer that was given.
    identity("id", is_key=True),
    identity("device_id"),
    instant("asked_at"),
    # Empty while it is asked, then `recognised` or why not (RecognitionCode).
    word("outcome"),
    word("model"),
    whole("tokens"),
    # Millionths of a US dollar.
    whole("cost_micros"),
    # JSON of what was recognised; emptied a day later.
    text("answer"),
    Index(None, "company_id", "asked_at"),
)

CHOICE = clustered(
    "recognition_choice",
    identity("company_id", is_key=True),
    flag("is_agreed"),
    instant("changed_at"),
)
