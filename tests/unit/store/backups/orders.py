"""Words that all tests of backups use: an order, a sale, and what a call refuses with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.store.backups.making import BackupOrder
from cardesk_desktop.store.backups.manifest import Label
from cardesk_desktop.store.store import Store
from tests.builders import DUBAI, identity
from tests.builders.premises import issue, pay

NOW = datetime(2026, 11, 23, 10, 3, 27, tzinfo=UTC)
OTHER_KEY = bytes(32)


OWN = Label(
    NOW,
    "Palm Auto Spa LLC",
    "R01",
    "",
    "",
    company_id=identity("company").hex,
    register_id=identity("register R01").hex,
)
"""The register of these tests, as its backups name it."""


def order(store: Store, at: datetime = NOW) -> BackupOrder:
    file = store.hold_file()
    path, key = file.path, file.key
    return BackupOrder(path, key, at, UUID(OWN.company_id), UUID(OWN.register_id), "R01", "0.1.0", DUBAI)


def sell(store: Store, name: str = "sale") -> None:
    with store.write() as work:
        pay(work, identity(f"payment of {name}"), issue(work, identity(name)))


def refusal(call: Callable[[], object]) -> Code:
    with pytest.raises((Refused, Unavailable)) as raised:
        call()
    return raised.value.code
