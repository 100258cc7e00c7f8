"""What registers said and what is true now. Every key begins with the company, by which one may shard.

Identities, devices and companies are texts as they stand in messages. High-water marks and graves are
kept for ever.
"""

from __future__ import annotations

from sqlalchemy import Index

from cardesk_service.store.metadata import clustered, flag, heap, instant, octets, text, whole, word

GENERATION = clustered(
    "sync_generation",
    word("company_id", is_key=True),
    # Places of the n-th generation begin at n x 2^40.
    whole("number", is_key=True),
    word("id"),
    # The last place of an earlier generation that it remembers.
    whole("restored_to"),
    instant("began_at"),
)
"""Every unbroken run of a company's order; the newest is the present one."""

COUNTER = clustered(
    "sync_counter",
    word("company_id", is_key=True),
    # The newest place. Whoever takes places locks this row first and until the commit.
    whole("seq"),
    word("generation"),
    whole("restored_to"),
)

DEVICE = clustered(
    "sync_device",
    word("company_id", is_key=True),
    word("device_id", is_key=True),
    whole("epoch", is_key=True),
    # The high-water mark, and the chain hash there.
    whole("oseq"),
    octets("chain"),
    whole("cursor"),
    whole("skew_us"),
    instant("seen_at"),
    # The last op whose words were forgotten.
    whole("forgotten", starts_at=0),
)
"""One row for every epoch of a register."""

KEY = clustered(
    "sync_key",
    word("company_id", is_key=True),
    word("device_id", is_key=True),
    word("register_code", is_key=True),
    word("incarnation", is_key=True),
    octets("public_key", is_key=True),
)
"""The Ed25519 keys with which an incarnation of a register signs. There may be several: two registers had one
code while one of them lived alone, or a copy of a database went on where its keyring was not."""

BATCH = heap(
    "sync_batch",
    word("company_id", is_key=True),
    word("device_id", is_key=True),
    whole("epoch", is_key=True),
    whole("first", is_key=True),
    whole("last"),
    octets("chain"),
    octets("body"),
    instant("received_at"),
    flag("is_forgotten", starts_as=False),
)
"""Ops as they came, before anybody understood them: a JSON array of their bytes, compressed. Once they are
forgotten the body is the chain hash behind each of them, by which a repeat is still known."""

SET_ASIDE = heap(
    "sync_set_aside",
    word("company_id", is_key=True),
    word("device_id", is_key=True),
    whole("epoch", is_key=True),
    whole("oseq", is_key=True),
    # Empty where they could not be read.
    word("kind"),
    word("identity"),
    word("status"),
    word("code"),
    octets("op"),
    # The company's newest place then.
    whole("place"),
    instant("received_at"),
    # When a person had looked at it.
    instant("settled_at", is_optional=True),
    Index(None, "received_at"),
)
"""Ops that could not be taken in, whole, until somebody has put right what they say."""

ERASURE = clustered(
    "sync_erasure",
    word("company_id", is_key=True),
    word("identity", is_key=True),
    instant("asked_at"),
)
"""Clients who were erased a moment ago, and whose former words still lie among the ops of their company."""

LET_GO = clustered(
    "sync_let_go",
    word("company_id", is_key=True),
    word("sha256", is_key=True),
    instant("asked_at"),
    # Photos of goods are kept longer than those of cars.
    flag("is_of_goods", starts_as=False),
)
"""Photos that a row named and names no more; the file goes too, if no other row names it."""

VERDICT = clustered(
    "sync_verdict",
    word("company_id", is_key=True),
    word("device_id", is_key=True),
    whole("epoch", is_key=True),
    whole("oseq", is_key=True),
    word("status"),
    word("code"),
)
"""What became of ops that did not go in as they were."""

ROW = heap(
    "sync_row",
    word("company_id", is_key=True),
    word("kind", is_key=True),
    word("identity", is_key=True),
    whole("seq"),
    # A JSON object; `stamps` gives for each group of fields where its value comes from.
    text("fields"),
    text("stamps"),
    # Who wrote it last, the place that it had before, and whether others' values are in it.
    word("device_id"),
    whole("epoch"),
    whole("previous"),
    flag("is_altered"),
    flag("is_deleted"),
    Index(None, "company_id", "seq"),
)

DOCUMENT = clustered(
    "sync_document",
    word("company_id", is_key=True),
    word("register_code", is_key=True),
    word("incarnation", is_key=True),
    word("kind", is_key=True),
    whole("sequence", is_key=True),
    word("identity", is_key=True),
    octets("hash"),
    octets("previous_hash"),
    # Another document bears the same number.
    flag("is_twice"),
    flag("is_signed"),
)
"""Numbers and hashes of sealed documents, whose content is a row like any other."""

SEGMENT = heap(
    "sync_segment",
    word("company_id", is_key=True),
    whole("place", is_key=True),
    word("after", is_key=True),
    octets("body"),
    instant("made_at"),
)
"""Parts of a snapshot as they are sent, so that the next register gets them from the shelf."""
