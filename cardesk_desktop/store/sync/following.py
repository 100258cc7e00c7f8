"""What follows from rows that arrived, made by the same code that the operations use: search, standings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.clients import ClientRepository
from cardesk_desktop.store.repositories.products import ProductTable
from cardesk_desktop.store.repositories.services import ServiceTable
from cardesk_desktop.store.repositories.vehicles import VehicleRepository
from cardesk_desktop.store.search import SearchIndex
from cardesk_desktop.store.sync.erased import Erased
from cardesk_desktop.store.sync.later import Later
from cardesk_desktop.store.sync.papers import Papers

AT_ONCE = 200
"""Rows of one kind that are followed in the transaction that brings them; more are followed in slices."""


class Follower:
    """Follows rows by their kind; a kind that is not here has nothing beside it."""

    def __init__(
        self, database: Database, index: SearchIndex, papers: Papers, erased: Erased, later: Later
    ) -> None:
        clients = ClientRepository(database, index)
        self._later = later
        self._papers = papers
        self._erased = erased
        self._clients = clients
        self._each: Mapping[str, Callable[[UUID], None]] = {
            "client": self._client,
            "vehicle": VehicleRepository(database, index).follow,
            "product": ProductTable(database, index).follow,
            "service": ServiceTable(database, index).follow,
        }

    def follow(self, kind: str, identities: Sequence[bytes], now: datetime) -> None:
        """Follow these now if they are few, later if they are many."""
        if not identities or (kind != "document" and kind not in self._each):
            return
        if len(identities) > AT_ONCE or self._later.has(kind):
            self._later.add(kind, identities)
        else:
            self._follow(kind, identities, now)

    def catch_up(self, limit: int, now: datetime) -> int:
        """Follow at most so many of those that were left for later; how many are still to come."""
        while limit > 0 and (slice_ := self._later.take(limit)) is not None:
            self._follow(slice_.kind, slice_.identities, now)
            limit -= len(slice_.identities)
        return self._later.count()

    def _follow(self, kind: str, identities: Sequence[bytes], now: datetime) -> None:
        if kind == "document":
            self._papers.project(identities, now)
            return
        follow = self._each[kind]
        for identity in identities:
            follow(UUID(bytes=identity))

    def _client(self, client_id: UUID) -> None:
        self._erased.follow(client_id)
        self._clients.follow(client_id)
