"""Copies beside the database do not outlive their use, and hold no erased client for ever."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.store.copies_aside import KEPT_FOR, copy_before_upgrade, name_before_restore
from tests.builders.premises import Premises

DAY = timedelta(days=1)


def copied(premises: Premises, at: datetime, revision: str = "0035") -> Path:
    """A copy made before an upgrade at this time."""
    copy = copy_before_upgrade(premises.path, revision)
    copy.write_bytes(b"Fatima")
    os.utime(copy, (at.timestamp(), at.timestamp()))
    return copy


def set_aside(premises: Premises, at: datetime) -> tuple[Path, ...]:
    """What a restore leaves, written long before."""
    name = name_before_restore(premises.path, at)
    paths = tuple(premises.path.with_name(name + end) for end in ("", "-wal", ".recovery.json"))
    for path in paths:
        path.write_bytes(b"Fatima")
        os.utime(path, (0, 0))
    return paths


@pytest.mark.parametrize(("age", "stays"), [(KEPT_FOR, True), (KEPT_FOR + DAY, False), (-400 * DAY, True)])
def test_a_copy_goes_after_thirty_days_when_the_database_has_opened(
    premises: Premises, age: timedelta, stays: bool
) -> None:
    at = premises.clock.now() - age
    copies = (copied(premises, at), *set_aside(premises, at))
    premises.open()
    assert [copy.exists() for copy in copies] == [stays] * 4


def test_a_database_that_does_not_open_keeps_its_copies(premises: Premises) -> None:
    copies = set_aside(premises, premises.clock.now() - 400 * DAY)
    with premises.bare() as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Refused, match="database_newer"):
        premises.open()
    assert all(copy.exists() for copy in copies)


def test_an_erasure_takes_the_copies_before_upgrades_along(premises: Premises) -> None:
    now = premises.clock.now()
    store = premises.open()
    copy, aside = copied(premises, now), set_aside(premises, now)
    update = premises.path.with_name(f"{premises.path.name}.before-update-0.2.0")
    update.write_bytes(b"the way back of an update")
    odd = premises.path.with_name(f"{premises.path.name}.before-restore-99999999-999999")
    odd.write_bytes(b"of no time")
    with store.erase():
        pass
    assert not copy.exists()
    assert all(path.exists() for path in (*aside, update, odd))


def test_an_erasure_that_is_refused_takes_nothing(premises: Premises) -> None:
    store = premises.open()
    copy = copied(premises, premises.clock.now())
    with pytest.raises(RuntimeError), store.erase():
        raise RuntimeError("owes something")
    assert copy.exists()


def test_a_copy_that_cannot_be_removed_is_no_reason_not_to_open(
    premises: Premises, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copied(premises, premises.clock.now() - 400 * DAY)

    def busy(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", busy)
        premises.open()
    assert copy.exists()
