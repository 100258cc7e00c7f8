"""Clients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select

from cardesk_desktop.domain.client import Client, Consent, Phone
from cardesk_desktop.domain.folding import joined, phone_words, words
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.removing import remove
from cardesk_desktop.store.repositories.client_standing import ClientStandings
from cardesk_desktop.store.rows import by_id, put_back
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.search import Entry, SearchIndex
from cardesk_desktop.store.statement import Statement, change, one_of
from cardesk_desktop.store.tables.people_and_cars import CLIENT, CLIENT_ALIAS, CLIENT_PHONE, CLIENT_STANDING
from cardesk_desktop.store.views import HitKind

_COLUMNS = (
    CLIENT.c.id,
    CLIENT.c.name,
    CLIENT.c.phone,
    CLIENT.c.email,
    CLIENT.c.is_company,
    CLIENT.c.tax_number,
    CLIENT.c.address,
    CLIENT.c.language,
    CLIENT.c.notes,
    CLIENT.c.phone_label,
    CLIENT.c.created_at,
    CLIENT.c.is_archived,
    CLIENT.c.erased_at,
    CLIENT.c.consent_is_given,
    CLIENT.c.consent_at,
    CLIENT.c.consent_way,
)
_GET = Statement(select(*_COLUMNS).where(CLIENT.c.id == bindparam("id")))
_SOME = Statement(select(*_COLUMNS).where(one_of(CLIENT.c.id)))
_PHONES_OF = Statement(
    select(CLIENT_PHONE.c.client_id, CLIENT_PHONE.c.number, CLIENT_PHONE.c.label)
    .where(one_of(CLIENT_PHONE.c.client_id))
    .order_by(CLIENT_PHONE.c.client_id, CLIENT_PHONE.c.position)
)
_ADD = Statement(insert(CLIENT))
_SAVE = change(CLIENT)
_PHONES = Statement(
    select(CLIENT_PHONE.c.number, CLIENT_PHONE.c.label)
    .where(CLIENT_PHONE.c.client_id == bindparam("id"))
    .order_by(CLIENT_PHONE.c.position)
)
_ADD_PHONE = Statement(insert(CLIENT_PHONE))
_FORGET_PHONES = Statement(delete(CLIENT_PHONE).where(CLIENT_PHONE.c.client_id == bindparam("id")))
_KEPT = Statement(select(CLIENT_ALIAS.c.client_id).where(CLIENT_ALIAS.c.old_id == bindparam("id")))

_IS_ERASED = Statement(
    select(CLIENT.c.id).where(CLIENT.c.id == bindparam("id"), CLIENT.c.erased_at.is_not(None))
)
_REMOVALS = (
    _FORGET_PHONES,
    Statement(delete(CLIENT_STANDING).where(CLIENT_STANDING.c.client_id == bindparam("id"))),
    Statement(delete(CLIENT).where(CLIENT.c.id == bindparam("id"))),
)


class ClientRepository:
    """Clients by identity; they are found through search and listed by `ClientListRepository`."""

    def __init__(self, database: Database, index: SearchIndex) -> None:
        self._database = database
        self._index = index
        self.standings = ClientStandings(database)
        """What each client comes to."""

    def add(self, client: Client) -> None:
        """Add a client."""
        self._database.run(_ADD, {"id": client.id, **_columns(client)})
        self._add_phones(client)
        self._put_beside(client, is_new=True)

    def save(self, client: Client) -> None:
        """Correct a client; refuses with NOT_FOUND. Sealed papers keep what they said."""
        before = self._phones(client.id)
        put_back(self._database, _SAVE, client.id, _columns(client))
        if before != client.other_phones:
            self._database.run(_FORGET_PHONES, {"id": client.id})
            self._add_phones(client)
        self._put_beside(client)

    def remove(self, identity: UUID) -> bool:
        """Take a client away for good; False, and nothing changed, when something names them.

        Who was erased stays as who was erased: a register that did not hear of it yet learns it by the row.
        """
        if self.is_erased(identity):
            return False
        is_gone = remove(self._database, _REMOVALS, identity)
        if is_gone:
            self._index.forget(HitKind.CLIENT, identity)
        return is_gone

    def is_erased(self, identity: UUID) -> bool:
        """True for a client who was erased."""
        return self._database.first(_IS_ERASED, {"id": identity}) is not None

    def get(self, identity: UUID) -> Client:
        """The client of this identity, or the one it was merged into; refuses with NOT_FOUND."""
        row = self._database.first(_GET, {"id": identity})
        if row is None:
            row = by_id(self._database, _GET, self.kept(identity))
        return _client(row, self._phones(row[0]))

    def kept(self, identity: UUID) -> UUID:
        """The client that this one was merged into; itself when it was not."""
        row = self._database.first(_KEPT, {"id": identity})
        return row[0] if row else identity

    def follow(self, identity: UUID) -> None:
        """Make what stands beside a client whose row came from elsewhere: search entry and standing."""
        row = self._database.first(_GET, {"id": identity})
        if row is not None:
            self._put_beside(_client(row, self._phones(identity)))
            self.standings.reckon(identity)

    def follow_new(self, identities: Sequence[UUID]) -> None:
        """`follow` for many of whom the search knows nothing yet."""
        phones: dict[UUID, list[Phone]] = {}
        for owner, *phone in self._database.rows(_PHONES_OF, {"ids": identities}):
            phones.setdefault(owner, []).append(Phone(*phone))
        rows = self._database.rows(_SOME, {"ids": identities})
        clients = [_client(row, tuple(phones.get(row[0], ()))) for row in rows]
        self.standings.put_all(clients)
        present = [client_entry(client) for client in clients if client.erased_at is None]
        self._index.put_new(present)

    def _phones(self, identity: UUID) -> tuple[Phone, ...]:
        return tuple(Phone(*phone) for phone in self._database.rows(_PHONES, {"id": identity}))

    def _add_phones(self, client: Client) -> None:
        self._database.run_many(
            _ADD_PHONE,
            (
                {"client_id": client.id, "position": place, "number": phone.number, "label": phone.label}
                for place, phone in enumerate(client.other_phones, start=1)
            ),
        )

    def _put_beside(self, client: Client, *, is_new: bool = False) -> None:
        """What the list shows, and what the search finds."""
        self.standings.put(client)
        if client.erased_at is None:
            self._index.put(client_entry(client), is_new=is_new)


def _client(row: Row, phones: tuple[Phone, ...]) -> Client:
    *facts, phone_label, created_at, is_archived, erased_at, is_given, at, way = row
    return replace(
        Client(*facts),
        phone_label=phone_label,
        other_phones=phones,
        consent=Consent(is_given, at, way) if at is not None else None,
        created_at=created_at,
        is_archived=is_archived,
        erased_at=erased_at,
    )


def _columns(client: Client) -> dict[str, object]:
    consent = client.consent
    return {
        "name": client.name,
        "phone": client.phone,
        "email": client.email,
        "is_company": client.is_company,
        "tax_number": client.tax_number,
        "address": client.address,
        "language": client.language,
        "notes": client.notes,
        "phone_label": client.phone_label,
        "consent_is_given": consent.is_given if consent else False,
        "consent_at": consent.at if consent else None,
        "consent_way": consent.way if consent else None,
        "created_at": client.created_at,
        "is_archived": client.is_archived,
        "erased_at": client.erased_at,
    }


def client_entry(client: Client) -> Entry:
    """By what a client is found."""
    # Of an e-mail only the whole: words like "com" would be everybody's.
    phones = (word for phone in client.phones for word in phone_words(phone.number))
    codes = (*phones, joined(client.email), joined(client.tax_number))
    return Entry(
        kind=HitKind.CLIENT,
        subject_id=client.id,
        title=client.name,
        title_key=" ".join(words(client.name)),
        detail=client.phone or client.email,
        words=(*words(client.name), *codes),
        keys=codes,
    )
