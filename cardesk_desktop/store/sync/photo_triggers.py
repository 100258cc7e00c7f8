"""The triggers by which a transaction itself says that a photo is to go, or that one is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_FIELDS = (
    ("product", "photo_sha256"),
    ("company", "logo_sha256"),
    ("product_photo", "sha256"),
    ("visit_photo", "sha256"),
)
"""Where photos are named in rows; papers name theirs in their content."""

_ADD = "INSERT INTO sync_blob (sha256, direction, is_done, piece, tries, not_before, fault)"
_WANTED = (
    f"{_ADD} SELECT NEW.{{field}}, 'down', 0, x'', 0, 0, '' "
    "WHERE NOT EXISTS (SELECT 1 FROM blob WHERE sha256 = NEW.{field}) ON CONFLICT DO NOTHING; "
    # The service lets go of a file that nothing named for long: whoever has it asks whether it is there.
    "UPDATE sync_blob SET is_done = 0, not_before = 0 WHERE sha256 = NEW.{field} AND direction = 'up';"
)
_HERE = (
    f"{_ADD} VALUES (NEW.sha256, 'up', 0, x'', 0, 0, '') ON CONFLICT (sha256) "
    "DO UPDATE SET direction = 'up', piece = x'', tries = 0, not_before = 0, fault = '';"
)


def photo_triggers(there: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str, str, str]]:
    """Name, event, condition and body of each, where the queue of photos is there."""
    if "not_before" not in there.get("sync_blob", frozenset()):
        return
    yield "blob_insert", "AFTER INSERT ON blob", "true", _HERE
    for table, field in _FIELDS:
        if table not in there:
            continue
        body = _WANTED.format(field=field)
        yield f"wanted_by_{table}_insert", f"AFTER INSERT ON {table}", f"NEW.{field} <> ''", body
        yield (
            f"wanted_by_{table}_update",
            f"AFTER UPDATE OF {field} ON {table}",
            f"NEW.{field} <> '' AND NEW.{field} <> OLD.{field}",
            body,
        )
