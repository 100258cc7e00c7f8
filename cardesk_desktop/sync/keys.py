"""The service is told the public key of every series before the first paper of it comes.

With it the service checks that a paper is this register's. A series begins where a register gets its code,
when another code is leased to it, and with each letter; its key waits in the database for as long as the
service cannot be reached, and goes before whatever else there is to hand in.
"""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.store.sync.state import SyncState
from cardesk_desktop.store.sync.told_keys import SeriesKey
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_wire import companies
from cardesk_wire.coding import written

KEYS_PATH = "/company/v1/registers/keys"
MOST_KEYS = 100
"""Keys in one request; the service takes twice as many."""


@dataclass(frozen=True, slots=True)
class KeyRequest:
    """Keys for the service, in this epoch of a register of this company."""

    company_id: str
    epoch: int
    keys: tuple[SeriesKey, ...]

    @property
    def message(self) -> companies.Keys:
        """As it goes over the wire."""
        return companies.Keys(
            [
                companies.RegisterKey(key.register_code, key.incarnation, written(key.public_key))
                for key in self.keys
            ]
        )


@dataclass(frozen=True, slots=True)
class KeysTold:
    """The service has them."""


def next_keys(work: UnitOfWork, state: SyncState) -> KeyRequest | None:
    """The keys to tell; None where the service knows all."""
    keys = work.sync.keys.untold(MOST_KEYS)
    return KeyRequest(state.company_id, state.epoch, keys) if keys else None


def keys_told(work: UnitOfWork, request: KeyRequest, state: SyncState) -> None:
    """The service has these keys; an answer to what was asked in other days counts for nothing."""
    if (request.company_id, request.epoch) == (state.company_id, state.epoch):
        work.sync.keys.told(request.keys)
