"""Clients."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import bindparam, insert, select

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.folding import joined, phone_words, words
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.rows import by_id, put_back
from cardesk_desktop.store.search import Entry, SearchIndex
from cardesk_desktop.store.statement import Statement, change
from cardesk_desktop.store.tables.people_and_cars import CLIENT
from cardesk_desktop.store.views import HitKind

_GET = Statement(select(CLIENT).where(CLIENT.c.id == bindparam("id")))
_ADD = Statement(insert(CLIENT))
_SAVE = change(CLIENT)


class ClientRepository:
    """Clients by identity; they are found through search."""

    def __init__(self, database: Database, index: SearchIndex) -> None:
        self._database = database
        self._index = index

    def add(self, client: Client) -> None:
        """Add a client."""
        self._database.run(_ADD, {"id": client.id, **_columns(client)})
        self._index.put(_entry(client))

    def save(self, client: Client) -> None:
        """Correct a client; refuses with NOT_FOUND. Sealed papers keep what they said."""
        put_back(self._database, _SAVE, client.id, _columns(client))
        self._index.put(_entry(client))

    def get(self, identity: UUID) -> Client:
        """The client of this identity; refuses with NOT_FOUND."""
        return Client(*by_id(self._database, _GET, identity))


def _columns(client: Client) -> dict[str, object]:
    return {
        "name": client.name,
        "phone": client.phone,
        "email": client.email,
        "is_company": client.is_company,
        "tax_number": client.tax_number,
        "address": client.address,
        "language": client.language,
        "notes": client.notes,
    }


def _entry(client: Client) -> Entry:
    # Of an e-mail only the whole: words like "com" would be everybody's.
    codes = (*phone_words(client.phone), joined(client.email), joined(client.tax_number))
    return Entry(
        kind=HitKind.CLIENT,
        subject_id=client.id,
        title=client.name,
        title_key=" ".join(words(client.name)),
        detail=client.phone or client.email,
        words=(*words(client.name), *codes),
        keys=codes,
    )
