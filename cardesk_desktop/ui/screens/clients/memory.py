"""What the list of clients is narrowed to, and what it remembers while the window is rebuilt."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.operations.client_file import BY_LAST_VISIT
from cardesk_desktop.store.client_views import EVERYBODY, ClientFilter
from cardesk_desktop.store.views import Order


@dataclass(frozen=True, slots=True)
class ClientsMemory:
    """The filter, the order, and the client in front."""

    which: ClientFilter = EVERYBODY
    order: Order = BY_LAST_VISIT
    client_id: UUID | None = None
