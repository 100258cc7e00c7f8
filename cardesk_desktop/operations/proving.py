"""The database's side of the proof that this register and the service hold the same."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.sync import proving
from cardesk_desktop.sync.proving import Counting

COUNTED_AT_ONCE = 150
"""Rows that are read and hashed in one go: a few milliseconds, then a sale may come between."""


def begin_proof(desk: Desk) -> Outcome[Counting | None]:
    """Begin to count; None while something waits on either side."""
    with desk.store.read() as work:
        return Outcome(proving.begin_counting(work))


def go_on_with_proof(desk: Desk, *, counting: Counting) -> Outcome[Counting | None]:
    """Count a few rows more; None when something changed since the counting began."""
    with desk.store.read() as work:
        return Outcome(proving.count_on(work, counting, COUNTED_AT_ONCE))


def fetch_everything_again(desk: Desk, *, staff_id: UUID) -> Outcome[None]:
    """Where both differ: pull everything once more, and offer all that is here. Nothing is thrown away."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_REGISTER)
        proving.pull_again(work)
        return Outcome(None)
