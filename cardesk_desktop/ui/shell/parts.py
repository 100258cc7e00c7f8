"""What the window stands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.ui.lock.door import Entrance
from cardesk_desktop.ui.scanner import Scanner
from cardesk_desktop.ui.shell.desk_state import DeskState
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.operations.searching import HitGroup
    from cardesk_desktop.ui.sync_desk import SyncDesk


@dataclass(frozen=True, slots=True)
class Parts:
    """What the window stands on; the composition root makes it once."""

    tasks: Tasks
    state: DeskState
    clock: Clock
    scanner: Scanner
    search: Callable[..., Outcome[tuple[HitGroup, ...]]]
    """An operation that takes `text`: `operations.searching.find_anything`."""
    entrance: Entrance = field(default_factory=Entrance)
    sync: SyncDesk | None = None
    """None where there is no account service to join."""
