"""What a register keeps of its sync: where it stands, what it has not handed in, what it cannot place.

Everything here is of this register alone; none of it travels. See `docs/sync.md`.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, LargeBinary, Text

from cardesk_desktop.store.column_types import Flag, Id, Instant
from cardesk_desktop.store.tables.metadata import also_create, clustered, condition, heap, text, whole

SYNC_STATE = clustered(
    "sync_state",
    Column("only", Integer, primary_key=True),
    Column("is_joined", Flag, nullable=False),
    # While rows of the service are put in place; set and cleared in one transaction.
    Column("is_applying", Flag, nullable=False),
    Column("is_paused", Flag, nullable=False),
    # As the service calls them; empty until this register joined for the first time.
    text("company_id"),
    text("device_id"),
    # The register code that the service leased to this register; empty before.
    text("lease_code"),
    whole("epoch"),
    # The place that the next op takes, and the hashes after the last op and after the last answered one.
    whole("next_oseq"),
    Column("chain", LargeBinary, nullable=False),
    Column("answered_chain", LargeBinary, nullable=False),
    whole("cursor"),
    text("generation"),
    # Microseconds since 1970 in UTC; never goes back.
    whole("hlc"),
    # The newest row of `document` that needs no op any more.
    whole("documents_cut"),
    # How far everything was offered: kind, last key. NULL while nothing is being offered.
    Column("offer_kind", Text),
    Column("offer_id", LargeBinary),
    whole("offer_base"),
    CheckConstraint("only = 1", name="only"),
    CheckConstraint("length(chain) = 16 AND length(answered_chain) = 16", name="chain"),
)

FIRST_STATE = (
    "INSERT INTO sync_state VALUES "
    "(1, 0, 0, 0, '', '', '', 0, 1, zeroblob(16), zeroblob(16), 0, '', 0, 0, NULL, NULL, 0)"
)
"""A register that never joined."""

also_create(FIRST_STATE)

SYNC_KEY = clustered(
    "sync_key",
    Column("register_code", Text, primary_key=True, nullable=False),
    Column("letter", Text, primary_key=True, nullable=False),
    Column("is_told", Flag, nullable=False),
)
"""Every code and letter under which this register numbers or numbered; is its key known to the service?"""

also_create(
    "CREATE TRIGGER tr_series_key_first AFTER INSERT ON register BEGIN "
    "INSERT OR IGNORE INTO sync_key VALUES (NEW.code, NEW.incarnation, 0); END"
)
also_create(
    "CREATE TRIGGER tr_series_key_later AFTER UPDATE OF code, incarnation ON register BEGIN "
    "INSERT OR IGNORE INTO sync_key VALUES (NEW.code, NEW.incarnation, 0); END"
)

REGISTER_NAME = clustered(
    "register_name",
    # As the service calls it.
    Column("device", Text, primary_key=True, nullable=False),
    text("name"),
)
"""What the registers of the company are called, as the service told last."""

SYNC_MARK = clustered(
    "sync_mark",
    Column("kind", Text, primary_key=True, nullable=False),
    Column("id", LargeBinary, primary_key=True, nullable=False),
    # One bit for each field of the kind, in its order.
    whole("fields"),
    Column("is_gone", Flag, nullable=False),
    whole("hlc"),
    whole("base"),
    # The turn in which they are handed in.
    Index("ix_sync_mark_turn", "is_gone", "kind", "id"),
)
"""Rows that changed here and that the service does not know of."""

SYNC_OP = heap(
    "sync_op",
    Column("oseq", Integer, primary_key=True),
    text("kind"),
    Column("id", LargeBinary, nullable=False),
    whole("fields"),
    Column("is_gone", Flag, nullable=False),
    # The bytes of `cardesk_wire.messages.Op`, and the hash of the order after it.
    Column("body", LargeBinary, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    Index("ix_sync_op_row", "kind", "id"),
)
"""What waits for an answer, in the register's own order."""

SYNC_PROBLEM = heap(
    "sync_problem",
    Column("number", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    # `sent`: an op that was not taken in. `arrived`: a row that could not be put in place. `found`: both
    # are in place and contradict one another.
    text("side"),
    text("kind"),
    Column("id", LargeBinary, nullable=False),
    text("code"),
    # The bytes of the op, or of the row as it arrived; empty where everything is in place.
    Column("body", LargeBinary, nullable=False),
    # The cursor up to which the row as it stands here is known: what arrived later is not in place.
    whole("base"),
    CheckConstraint("side IN ('sent', 'arrived', 'found')", name="side"),
    Index("ix_sync_problem_row", "kind", "id", "side", "code"),
)
"""What a person has to look at. Nothing that was refused is invisible."""

SYNC_GRAVE = clustered(
    "sync_grave",
    Column("kind", Text, primary_key=True, nullable=False),
    Column("id", LargeBinary, primary_key=True, nullable=False),
)
"""Rows that were deleted here or elsewhere: none of them revives."""

SYNC_LATER = heap(
    "sync_later",
    Column("number", Integer, primary_key=True),
    text("kind"),
    # The identities, one after the other, of one length.
    Column("ids", LargeBinary, nullable=False),
    whole("count"),
)
"""Rows that are in place, and whose search entries and sums are still to be made."""

SYNC_WAITING = clustered(
    "sync_waiting",
    Column("kind", Text, primary_key=True, nullable=False),
    Column("id", LargeBinary, primary_key=True, nullable=False),
    # The row as it arrived: its fields by name as JSON. Empty for a document, which is kept already, and
    # for a row that is to go.
    Column("body", LargeBinary, nullable=False),
    # The cursor up to which the row as it stands here is known.
    whole("base"),
)
"""What arrived before a row that it names, or has to go and is named here: tried again at the head."""

SYNC_SNAPSHOT = clustered(
    "sync_snapshot",
    Column("only", Integer, primary_key=True),
    # `under_way`: the cursor is already the place of the snapshot, and not all of it is here. `lost`: the
    # service has that place no more.
    text("stage"),
    # Which part comes next, in the service's own words.
    text("after"),
    whole("parts"),
    whole("rows_done"),
    whole("rows_total"),
    CheckConstraint("only = 1", name="only"),
    CheckConstraint("stage IN ('wanted', 'under_way', 'lost')", name="stage"),
)
"""One row while everything that the company has is being taken over, none otherwise."""

IS_UNDER_WAY = condition("is_done = 0")
"""Of a photo: it is not yet both here and at the service."""

SYNC_PAGES = clustered(
    "sync_pages",
    Column("only", Integer, primary_key=True),
    whole("base"),
    CheckConstraint("only = 1", name="only"),
)
"""One row while pages are still to come, none at the head: the cursor up to which everything is known.

A row that changed once more has left the page on which its earlier change stood.
"""

SYNC_BLOB = heap(
    "sync_blob",
    Column("number", Integer, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    # `up` is here, `down` is not.
    text("direction"),
    Column("is_done", Flag, nullable=False),
    # What has arrived so far.
    Column("piece", LargeBinary, nullable=False),
    whole("tries"),
    # Microseconds since 1970 in UTC.
    whole("not_before"),
    # The code of what went wrong the last time.
    text("fault"),
    CheckConstraint("direction IN ('up', 'down')", name="direction"),
    Index("ix_sync_blob_due", "direction", "number", sqlite_where=IS_UNDER_WAY),
)
"""Photos: which the service has, which are to go or to come, the one wanted last first."""

IS_UNSETTLED = condition("settled_at IS NULL")
"""Of a conflict: nobody has looked at it."""

IS_TOLD = condition("kind <> 'staff_pin'")
"""Of a conflict: not about a PIN. Nobody could choose between two hashes, and none may leave the house."""

SYNC_CONFLICT = clustered(
    "sync_conflict",
    Column("id", Id, primary_key=True),
    text("kind"),
    text("subject_id"),
    text("field"),
    # The two values as JSON.
    text("kept"),
    text("lost"),
    text("kept_by"),
    text("lost_by"),
    Column("kept_at", Instant),
    Column("lost_at", Instant),
    Column("settled_at", Instant),
    Index("ix_sync_conflict_unsettled", "lost_at", sqlite_where=IS_UNSETTLED),
)
"""Changes that lost against another's: the one table here whose rows are shared."""
