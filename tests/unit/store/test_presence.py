"""A register whose database is gone is recognised before an empty one is made; a first start never is."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.settings import Settings
from cardesk_desktop.store import presence
from cardesk_desktop.store.backups.exchanging import incoming_path, order_path
from cardesk_desktop.store.backups.restoring import confirm_restore
from cardesk_desktop.store.copies_aside import KEPT_FOR, let_go, old_copies
from cardesk_desktop.store.database_key import DATABASE_KEY
from cardesk_desktop.store.erasing import erase_everything, order_erasing
from cardesk_desktop.store.opening import open_store
from cardesk_desktop.store.presence import require_data
from cardesk_desktop.store.recovery import recovery_path
from tests.builders.premises import KEY, Premises, found, issue

SOLD_AT = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
LATER = SOLD_AT + timedelta(days=2)


def _require(premises: Premises, settings: Settings | None = None) -> None:
    require_data(premises.path, premises.keychain, settings or Settings())


def _gone(premises: Premises, settings: Settings | None = None) -> Unavailable:
    """What is said; nothing may be different in the folder afterwards."""
    folder = premises.path.parent
    before = sorted(folder.iterdir()) if folder.exists() else None
    with pytest.raises(Unavailable) as raised:
        _require(premises, settings)
    assert (sorted(folder.iterdir()) if folder.exists() else None) == before
    assert raised.value.code is Code.DATA_GONE
    return raised.value


@pytest.fixture
def lived_in(premises: Premises) -> Premises:
    """A shop that has sold, closed, with its witness and a recovery code."""
    store = premises.open()
    with store.write() as work:
        issue(work, premises.new_id())
    store.recovery.make_code(premises.clock.now())
    premises.close()
    os.utime(premises.witness, (SOLD_AT.timestamp(), SOLD_AT.timestamp()))
    return premises


def _remove(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("lose", [_remove, _empty])
def test_a_database_that_is_gone_is_missed(lived_in: Premises, lose: Callable[[Path], None]) -> None:
    _require(lived_in)
    lose(lived_in.path)
    said = _gone(lived_in)
    assert said.params == {"path": str(lived_in.path), "last_seen": SOLD_AT}


def test_each_trace_is_enough(lived_in: Premises) -> None:
    lived_in.path.unlink()
    lived_in.witness.unlink()
    assert _gone(lived_in).params["last_seen"] is None
    recovery_path(lived_in.path).unlink()
    _require(lived_in)
    log = lived_in.path.with_name("cardesk.db-wal")
    log.write_bytes(b"")
    _require(lived_in)
    log.write_bytes(b"what was sold last")
    os.utime(log, (LATER.timestamp(), LATER.timestamp()))
    assert _gone(lived_in).params["last_seen"] == LATER


def test_a_folder_that_is_not_mounted_is_missed_by_the_settings(tmp_path: Path) -> None:
    elsewhere = Premises(tmp_path / "share")
    settings = Settings(last_backup_at=SOLD_AT.isoformat(), last_exchange_at=LATER.isoformat())
    assert _gone(elsewhere, settings).params["last_seen"] == LATER
    assert _gone(elsewhere, Settings(last_staff_id="somebody")).params["last_seen"] is None
    odd = Settings(last_backup_at="yesterday", last_exchange_at=SOLD_AT.replace(tzinfo=None).isoformat())
    assert _gone(elsewhere, odd).params["last_seen"] is None
    assert not elsewhere.path.parent.exists()


def test_what_another_folder_or_account_leaves_is_no_trace(tmp_path: Path) -> None:
    settings = Settings(language="ar", last_backup_at=SOLD_AT.isoformat())
    first = Premises(tmp_path / "first")
    # The keyring is shared by all folders of a person: the key alone says nothing of this one.
    _require(first)
    _require(first, Settings(language="ar"))
    # Settings came along, or are those that the demo is seen with: this person's keyring has no key.
    require_data(first.path, MemoryKeychain(), settings)
    assert not first.path.parent.exists()


def test_a_first_start_that_broke_off_leaves_no_trace(tmp_path: Path) -> None:
    bare = Premises(tmp_path)
    bare.path.write_bytes(b"")
    _require(bare)
    store = bare.open()
    assert bare.path.stat().st_size
    _require(bare)
    store.close()
    bare.path.unlink()
    _require(bare)


def test_who_was_erased_begins_as_on_the_first_day(lived_in: Premises) -> None:
    order_erasing(lived_in.path)
    lived_in.path.unlink()
    # Some of it could not be removed yet: nobody is told that it is missing.
    _require(lived_in)
    erase_everything(lived_in.path, lived_in.keychain)
    _require(lived_in, Settings(last_backup_at=SOLD_AT.isoformat()))


def test_a_restore_that_is_under_way_is_finished(lived_in: Premises) -> None:
    incoming_path(lived_in.path).write_bytes(lived_in.path.read_bytes())
    confirm_restore(lived_in.path, lived_in.clock.now())
    lived_in.path.unlink()
    _require(lived_in)
    incoming_path(lived_in.path).unlink()
    _gone(lived_in)
    order_path(lived_in.path).unlink()


def test_what_cannot_be_looked_at_is_said(lived_in: Premises, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, **_how: object) -> object:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(Unavailable) as raised:
        _require(lived_in)
    assert raised.value.code is Code.DISK_UNWRITABLE


def _anew(premises: Premises) -> None:
    store = open_store(
        premises.path,
        keychain=premises.keychain,
        clock=premises.clock,
        new_id=premises.new_id,
        begins_anew=True,
    )
    premises._opened.append(store)


def test_who_begins_anew_mixes_nothing_and_numbers_under_the_next_letter(lived_in: Premises) -> None:
    log, recovery = lived_in.path.with_name("cardesk.db-wal"), recovery_path(lived_in.path)
    log.write_bytes(b"what was sold last")
    code = recovery.read_bytes()
    lived_in.path.unlink()
    _anew(lived_in)
    store = lived_in._opened[-1]
    assert not store.recovery.exists()
    assert not any(b"what was sold last" in file.read_bytes() for file in [log] if file.exists())
    aside = lived_in.path.with_name("cardesk.db.before-anew-20261123-093000")
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"what was sold last"
    assert recovery_path(aside).read_bytes() == code
    found(store)
    with store.read() as work:
        assert work.company.register().incarnation == "B"
    _require(lived_in)
    # What was set aside is let go in time, as what a restore sets aside.
    late = lived_in.clock.now() + KEPT_FOR + timedelta(seconds=1)
    let_go(old_copies(lived_in.path, late))
    assert not list(lived_in.path.parent.glob("*before-anew*"))


def test_what_cannot_be_set_aside_stops_the_beginning(
    lived_in: Premises, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_new: Path, _old: Path) -> None:
        raise PermissionError(13, "denied")

    lived_in.path.unlink()
    monkeypatch.setattr(presence, "take_place", refuse)
    with pytest.raises(Unavailable) as raised:
        _anew(lived_in)
    assert raised.value.code is Code.DISK_UNWRITABLE
    assert not lived_in.path.exists()
    assert recovery_path(lived_in.path).exists()


def test_a_database_that_came_back_is_not_begun_anew(lived_in: Premises) -> None:
    _anew(lived_in)
    store = lived_in._opened[-1]
    assert store.recovery.exists()
    with store.read() as work:
        assert work.company.is_founded()
        assert work.company.register().incarnation == "A"


def test_the_same_key_opens_what_is_put_back_later(lived_in: Premises) -> None:
    whole = lived_in.path.read_bytes()
    lived_in.path.unlink()
    _anew(lived_in)
    lived_in.close()
    assert lived_in.keychain.read(DATABASE_KEY) == KEY
    lived_in.path.write_bytes(whole)
    with lived_in.open().read() as work:
        assert work.company.is_founded()
