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

_KINDS = frozenset({"document", "client", "vehicle", "product", "service"})


class Follower:
    """Follows rows by their kind; a kind that is not here has nothing beside it."""

    def __init__(
        self, database: Database, index: SearchIndex, papers: Papers, erased: Erased, later: Later
    ) -> None:
        self._database = database
        self._index = index
        self._clients = ClientRepository(database, index)
        self._vehicles = VehicleRepository(database, index)
        self._later = later
        self._papers = papers
        self._erased = erased
        self.overwriting = erased.overwriting
        """With what is put in place, what follows from it is overwritten."""

    def follow(self, kind: str, identities: Sequence[bytes], now: datetime) -> None:
        """Follow these now if they are few, later if they are many."""
        if not identities or kind not in _KINDS:
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
        ids = list(dict.fromkeys(UUID(bytes=each) for each in identities))
        if kind == "vehicle":
            self._erased.forget_cars(ids)
        if kind in TOGETHER and len(ids) >= MANY:
            new = dict.fromkeys(self._index.without_entry(ids))
            self._new(kind)(list(new))
            ids = [each for each in ids if each not in new]
        follow = self._each(kind)
        for identity in ids:
            follow(identity)

    def _each(self, kind: str) -> Callable[[UUID], None]:
        """Looked up each time: kept here, what is bound to this one is freed by the collector alone."""
        match kind:
            case "client":
                return self._client
            case "vehicle":
                return self._vehicles.follow
            case "product":
                return ProductTable(self._database, self._index).follow
            case _:
                return ServiceTable(self._database, self._index).follow

    def _new(self, kind: str) -> Callable[[Sequence[UUID]], None]:
        return self._new_clients if kind == "client" else self._vehicles.follow_new

    def _client(self, client_id: UUID) -> None:
        self._erased.follow(client_id)
        self._clients.follow(client_id)

    def _new_clients(self, client_ids: Sequence[UUID]) -> None:
        for client_id in self._erased.among(client_ids):
            self._erased.follow(client_id)
        self._clients.follow_new(client_ids)
