"""What follows from rows that arrived, made by the same code that the operations use: search, standings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from math import ceil
from types import MappingProxyType
from uuid import UUID

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.clients import ClientRepository
from cardesk_desktop.store.repositories.products import ProductTable
from cardesk_desktop.store.repositories.services import ServiceTable
from cardesk_desktop.store.repositories.vehicles import VehicleRepository
from cardesk_desktop.store.search import SearchIndex
from cardesk_desktop.store.sync.consequences.later import Later
from cardesk_desktop.store.sync.erased.search_words import Erased
from cardesk_desktop.store.sync.papers.projecting import Papers

AT_ONCE = 20
"""Rows of one kind that are followed in the transaction that brings them; more are followed in slices."""
TOGETHER: Mapping[str, int] = MappingProxyType({"client": 5, "vehicle": 5})
"""How many rows of a kind are followed together in the time that another row takes."""
MANY = 10
"""So many that nothing is known of are followed together, in a few statements for all."""


class Follower:
    """Follows rows by their kind; a kind that is not here has nothing beside it."""

    def __init__(
        self, database: Database, index: SearchIndex, papers: Papers, erased: Erased, later: Later
    ) -> None:
        clients, vehicles = ClientRepository(database, index), VehicleRepository(database, index)
        self._index = index
        self._later = later
        self._papers = papers
        self._erased = erased
        self.overwriting = erased.overwriting
        """With what is put in place, what follows from it is overwritten."""
        self._clients = clients
        self._each: Mapping[str, Callable[[UUID], None]] = {
            "client": self._client,
            "vehicle": vehicles.follow,
            "product": ProductTable(database, index).follow,
            "service": ServiceTable(database, index).follow,
        }
        self._new: Mapping[str, Callable[[Sequence[UUID]], None]] = {
            "client": self._new_clients,
            "vehicle": vehicles.follow_new,
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
        """Follow at most so many of those that were left for later; how many are still to come.

        Of those that are followed together, a few count as one.
        """
        while limit > 0 and (slice_ := self._later.take(limit, TOGETHER)) is not None:
            self._follow(slice_.kind, slice_.identities, now)
            limit -= ceil(len(slice_.identities) / TOGETHER.get(slice_.kind, 1))
        return self._later.count()

    def _follow(self, kind: str, identities: Sequence[bytes], now: datetime) -> None:
        if kind == "document":
            self._papers.project(identities, now)
            return
        follow, ids = self._each[kind], list(dict.fromkeys(UUID(bytes=each) for each in identities))
        if kind == "vehicle":
            self._erased.forget_cars(ids)
        if kind in self._new and len(ids) >= MANY:
            new = dict.fromkeys(self._index.without_entry(ids))
            self._new[kind](list(new))
            ids = [each for each in ids if each not in new]
        for identity in ids:
            follow(identity)

    def _client(self, client_id: UUID) -> None:
        self._erased.follow(client_id)
        self._clients.follow(client_id)

    def _new_clients(self, client_ids: Sequence[UUID]) -> None:
        for client_id in self._erased.among(client_ids):
            self._erased.follow(client_id)
        self._clients.follow_new(client_ids)
