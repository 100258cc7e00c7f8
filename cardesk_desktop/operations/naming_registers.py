"""What the other registers are called: the service tells, and without it what it told last counts."""

from __future__ import annotations

from collections.abc import Mapping

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.operations.desk import Desk


def registers_by_name(desk: Desk) -> Outcome[Mapping[str, str]]:
    """By device, as the service calls it."""
    with desk.store.read() as work:
        return Outcome(work.sync_inbox.presence.names())


def remember_registers(desk: Desk, *, names: Mapping[str, str]) -> Outcome[None]:
    """The service told what they are called."""
    with desk.store.write() as work:
        work.sync_inbox.presence.keep_names(names)
        return Outcome(None)
