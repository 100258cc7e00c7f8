"""Clients and cars that may be one and the same, found by what is indexed already."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, select

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.folding import joined, phone_words, words
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement, one_of_texts
from cardesk_desktop.store.tables.people_and_cars import CLIENT_APART, VEHICLE
from cardesk_desktop.store.tables.search import SEARCH_ENTRY, SEARCH_KEY
from cardesk_desktop.store.views import HitKind

_CLIENT = HitKind.CLIENT
_OF_CLIENT = SEARCH_KEY.c.kind == bindparam("kind")
_NAMED = SEARCH_ENTRY.c.kind == bindparam("kind")
_WITH_KEYS = Statement(
    select(SEARCH_ENTRY.c.subject_id)
    .join_from(SEARCH_KEY, SEARCH_ENTRY, SEARCH_ENTRY.c.id == SEARCH_KEY.c.entry_id)
    .where(_OF_CLIENT, one_of_texts(SEARCH_KEY.c.key))
    .limit(bindparam("limit"))
)
_WITH_NAME = Statement(
    select(SEARCH_ENTRY.c.subject_id)
    .where(_NAMED, SEARCH_ENTRY.c.title_key == bindparam("name"))
    .limit(bindparam("limit"))
)
_OWN, _OTHER = VEHICLE.alias("own"), VEHICLE.alias("other")
_WITH_PLATE = Statement(
    select(_OTHER.c.client_id)
    .join_from(_OWN, _OTHER, (_OTHER.c.plate_key == _OWN.c.plate_key) & (_OTHER.c.region == _OWN.c.region))
    .where(
        _OWN.c.client_id == bindparam("client_id"),
        _OTHER.c.client_id.is_not(None),
        _OTHER.c.client_id != _OWN.c.client_id,
    )
    .limit(bindparam("limit"))
)
_SHARED_KEYS = Statement(
    select(SEARCH_KEY.c.key)
    .where(_OF_CLIENT)
    .group_by(SEARCH_KEY.c.key)
    .having(func.count() > 1)
    .limit(bindparam("limit"))
)
_SHARED_NAMES = Statement(
    select(SEARCH_ENTRY.c.title_key)
    .where(_NAMED)
    .group_by(SEARCH_ENTRY.c.title_key)
    .having(func.count() > 1)
    .limit(bindparam("limit"))
)
_SHARED_PLATES = Statement(
    select(VEHICLE.c.plate_key, VEHICLE.c.region)
    .group_by(VEHICLE.c.plate_key, VEHICLE.c.region)
    .having(func.count() > 1)
    .limit(bindparam("limit"))
)
_APART_OF = Statement(
    select(CLIENT_APART.c.second_id)
    .where(CLIENT_APART.c.first_id == bindparam("client_id"))
    .union_all(select(CLIENT_APART.c.first_id).where(CLIENT_APART.c.second_id == bindparam("client_id")))
)
_KEEP_APART = Statement(insert(CLIENT_APART).prefix_with("OR IGNORE"))
_FORGET = Statement(
    delete(CLIENT_APART).where(
        (CLIENT_APART.c.first_id == bindparam("client_id"))
        | (CLIENT_APART.c.second_id == bindparam("client_id"))
    )
)


class DuplicateRepository:
    """Gives candidates; whether they are alike is said by `domain.duplicates`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def like(self, client: Client, limit: int) -> tuple[UUID, ...]:
        """Other clients with a phone, an e-mail, a tax number, a name or a plate of this one."""
        keys = [joined(client.email), joined(client.tax_number)]
        keys += [phone_words(phone.number)[0] for phone in client.phones]
        texts = [key for key in keys if key]
        parameters = {"kind": _CLIENT, "limit": limit}
        rows = self._database.rows(_WITH_KEYS, {**parameters, "texts": texts})
        rows += self._database.rows(_WITH_NAME, {**parameters, "name": " ".join(words(client.name))})
        rows += self._database.rows(_WITH_PLATE, {"client_id": client.id, "limit": limit})
        found = dict.fromkeys(row[0] for row in rows)
        return tuple(identity for identity in found if identity != client.id)

    def groups(self, limit: int) -> tuple[tuple[UUID, ...], ...]:
        """Clients that share a key or a name, and owners of cars of one plate; some of them are not alike."""
        parameters = {"kind": _CLIENT, "limit": limit}
        groups = []
        for (key,) in self._database.rows(_SHARED_KEYS, parameters):
            groups.append(self._database.rows(_WITH_KEYS, {**parameters, "texts": [key]}))
        for (name,) in self._database.rows(_SHARED_NAMES, parameters):
            groups.append(self._database.rows(_WITH_NAME, {**parameters, "name": name}))
        return tuple(tuple(dict.fromkeys(row[0] for row in rows)) for rows in groups)

    def plates(self, limit: int) -> tuple[str, ...]:
        """Keys of plates that more than one car of an emirate carries."""
        return tuple(row[0] for row in self._database.rows(_SHARED_PLATES, {"limit": limit}))

    def apart(self, client_id: UUID) -> frozenset[UUID]:
        """Those of whom a person said that they are somebody else."""
        rows = self._database.rows(_APART_OF, {"client_id": client_id})
        return frozenset(row[0] for row in rows)

    def keep_apart(self, one: UUID, other: UUID) -> None:
        """Two clients are not the same, however alike they look."""
        first, second = sorted((one, other), key=lambda identity: identity.bytes)
        self._database.run(_KEEP_APART, {"first_id": first, "second_id": second})

    def forget(self, client_id: UUID) -> None:
        """The client is no more: nothing is said of them."""
        self._database.run(_FORGET, {"client_id": client_id})
