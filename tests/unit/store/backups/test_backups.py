"""A backup is whole or not there, says what it is, and is enough on a new machine with the owner's code."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.recovery_code import recovery_code
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.store.backups import container, making, proof
from cardesk_desktop.store.backups.container import DATABASE, MANIFEST, RECOVERY, read_manifest
from cardesk_desktop.store.backups.making import BackupOrder, backups_in, make_backup
from cardesk_desktop.store.backups.restoring import (
    INCOMING_KEY,
    confirm_restore,
    discard_restore,
    finish_restore,
    incoming_path,
    look_at_backup,
    prepare_restore,
)
from cardesk_desktop.store.database_key import DATABASE_KEY, KEY_SET_ASIDE
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.migrations import runner
from cardesk_desktop.store.recovery import RecoveryFile, has_recovery_code, recovery_path
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.store import Store
from tests.builders import DUBAI, identity
from tests.builders.premises import KEY, Premises, issue, pay

NOW = datetime(2026, 11, 23, 10, 3, 27, tzinfo=UTC)
OTHER_KEY = bytes(32)


def order(store: Store, at: datetime = NOW) -> BackupOrder:
    path, key = store.hold_file()
    return BackupOrder(path, key, at, "R01", "0.1.0", DUBAI)


def sell(store: Store, name: str = "sale") -> None:
    with store.write() as work:
        pay(work, identity(f"payment of {name}"), issue(work, identity(name)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "USB"
    made.mkdir()
    return made


@pytest.fixture
def code(store: Store) -> str:
    """The owner's code; there is one sale, and the file stands still afterwards."""
    sell(store)
    return store.recovery.make_code(NOW)


@pytest.fixture
def backup(store: Store, code: str, folder: Path) -> Path:
    """A backup of the open store."""
    made = make_backup(order(store), folder)
    store.release_file()
    return made.path


@pytest.fixture
def elsewhere(tmp_path: Path) -> Premises:
    """A new machine: no data, no keys."""
    made = Premises(tmp_path / "new machine")
    made.keychain = MemoryKeychain()
    return made


def refusal(call: Callable[[], object]) -> Code:
    with pytest.raises((Refused, Unavailable)) as raised:
        call()
    return raised.value.code


def test_a_backup_says_what_it_is_and_holds(store: Store, code: str, folder: Path) -> None:
    made = make_backup(order(store), folder)
    assert made.path.name == "CarDesk R01 2026-11-23 14.03.27.cardesk"
    assert made.size == made.path.stat().st_size
    assert made.inventory.invoices == made.inventory.clients == made.inventory.vehicles == 1
    manifest = read_manifest(made.path)
    assert manifest.label.company == "Palm Auto Spa LLC"
    assert manifest.label.made_at == NOW
    assert manifest.has_recovery
    assert [path.name for path in folder.iterdir()] == [made.path.name]
    assert not list(store.hold_file()[0].parent.glob("*.part*"))
    content = made.path.read_bytes()
    assert KEY not in content
    assert b"Fatima" not in content


def test_sales_go_on_while_it_is_copied(
    store: Store, code: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copyfile

    def copy_slowly(source: Path, target: Path) -> None:
        for place in range(30):
            sell(store, f"meanwhile {place}")
        copy(source, target)
        sell(store, "after the copy")

    monkeypatch.setattr(shutil, "copyfile", copy_slowly)
    made = make_backup(order(store), folder)
    store.release_file()
    assert made.inventory.invoices == 1
    sell(store, "later")
    with store.read() as work:
        assert len(list(work.documents.chain(work.documents.all_series()[0]))) == 33


def test_a_file_that_moved_is_copied_another_time(
    store: Store, code: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copyfile

    def copy_and_fold(source: Path, target: Path) -> None:
        copy(source, target)
        sell(store, "meanwhile")
        store._database.script("PRAGMA wal_checkpoint(TRUNCATE)")

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfile", copy_and_fold)
        assert refusal(lambda: make_backup(order(store), folder)) is Code.DATABASE_BUSY
    assert list(folder.iterdir()) == []
    make_backup(order(store), folder)


def test_a_folder_that_is_not_there_is_said(store: Store, tmp_path: Path) -> None:
    assert refusal(lambda: make_backup(order(store), tmp_path / "gone")) is Code.BACKUP_FOLDER_MISSING
    assert backups_in(tmp_path / "gone", "R01") == ()


def test_a_full_disk_leaves_no_half_backup(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert refusal(lambda: make_backup(order(store), folder)) is Code.DISK_FULL
    monkeypatch.undo()
    monkeypatch.setattr(zipfile.ZipFile, "write", full)
    assert refusal(lambda: make_backup(order(store), folder)) is Code.DISK_FULL
    assert list(folder.iterdir()) == []


def test_a_backup_that_does_not_read_back_is_none(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(container, "_copied", lambda archive, name: container.Member(0, ""))
    assert refusal(lambda: make_backup(order(store), folder)) is Code.BACKUP_UNREADABLE
    assert list(folder.iterdir()) == []


def test_older_backups_of_this_register_are_thinned_out(store: Store, code: str, folder: Path) -> None:
    (folder / "CarDesk R01 2026-01-01 00.00.00.cardesk").write_bytes(b"cut short")
    (folder / "holiday.jpg").write_bytes(b"a picture")
    for hour in range(3):
        make_backup(order(store, NOW + timedelta(hours=hour)), folder)
    assert [backup.made_at for backup in backups_in(folder, "R01")] == [NOW + timedelta(hours=2)]
    assert backups_in(folder, "R0") == ()
    assert len(list(folder.iterdir())) == 3


def test_a_backup_just_made_stays_also_when_the_clock_went_back(
    store: Store, folder: Path, backup: Path
) -> None:
    made = make_backup(order(store, NOW - timedelta(hours=1)), folder)
    assert {path.name for path in folder.iterdir()} == {backup.name, made.path.name}


def test_what_cannot_be_removed_stays(
    store: Store, folder: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copyfile(backup, folder / "CarDesk R01 a copy.cardesk")

    def busy(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", busy)
    making.thin_out(folder, "R01", DUBAI, newest="")
    assert len(list(folder.iterdir())) == 2


def test_a_damaged_database_makes_no_backup(premises: Premises, folder: Path) -> None:
    with premises.open().write() as work:
        work.blobs.put(bytes(400_000), "image/png")
    premises.close()
    content = bytearray(premises.path.read_bytes())
    content[-30 * 4096] ^= 0xFF
    premises.path.write_bytes(content)
    store = premises.open()
    assert refusal(lambda: make_backup(order(store), folder)) is Code.BACKUP_DAMAGED


def test_another_register_leaves_its_backups_alone(store: Store, folder: Path, backup: Path) -> None:
    shutil.copyfile(backup, folder / "CarDesk R01 x 2026.cardesk")
    shutil.copyfile(backup, folder / "CarDesk R02 2026.cardesk")
    assert backups_in(folder, "R02") == ()


def test_on_a_new_machine_file_and_code_are_enough(backup: Path, code: str, elsewhere: Premises) -> None:
    offered = look_at_backup(backup, elsewhere.keychain)
    assert offered.needs_code
    inventory = prepare_restore(offered, elsewhere.path, elsewhere.keychain, code)
    assert (inventory.company, inventory.register_code, inventory.invoices) == ("Palm Auto Spa LLC", "R01", 1)
    assert inventory.last_sealed_at is not None
    confirm_restore(elsewhere.path, NOW)
    with elsewhere.open().read() as work:
        assert work.company.register().incarnation == "B"
        assert work.documents.invoice_file(identity("sale")).invoice.number == "R01-A-000001"
    assert has_recovery_code(elsewhere.path)
    assert elsewhere.keychain.read(INCOMING_KEY) is None
    elsewhere.close()
    elsewhere.open()
    elsewhere.close()


def test_at_its_own_desk_no_code_is_needed_and_the_old_data_is_kept(
    premises: Premises, store: Store, backup: Path, code: str
) -> None:
    sell(store, "after the backup")
    offered = look_at_backup(backup, premises.keychain)
    assert not offered.needs_code
    prepare_restore(offered, premises.path, premises.keychain)
    confirm_restore(premises.path, NOW)
    premises.close()
    store = premises.open()
    sell(store, "after the restore")
    with store.read() as work:
        assert work.documents.invoice_file(identity("after the restore")).invoice.number == "R01-B-000001"
    aside = premises.path.with_name("cardesk.db.before-restore-20261123-100327")
    old = Database.open(aside, KEY)
    assert old.value(Statement(sql("SELECT count(*) FROM invoice")), {}) == 2
    old.close()
    assert recovery_path(aside).exists()
    assert has_recovery_code(premises.path)


def test_another_database_here_is_set_aside_with_its_key(
    backup: Path, code: str, elsewhere: Premises
) -> None:
    elsewhere.keychain = MemoryKeychain({DATABASE_KEY: OTHER_KEY})
    elsewhere.open()
    elsewhere.close()
    prepare_restore(look_at_backup(backup, elsewhere.keychain), elsewhere.path, elsewhere.keychain, code)
    confirm_restore(elsewhere.path, NOW)
    with elsewhere.open().read() as work:
        assert work.company.is_founded()
    elsewhere.close()
    assert elsewhere.keychain.read(KEY_SET_ASIDE) == OTHER_KEY


def test_an_exchange_without_a_key_keeps_the_one_that_is_there(
    premises: Premises, store: Store, backup: Path
) -> None:
    prepare_restore(look_at_backup(backup, premises.keychain), premises.path, premises.keychain)
    confirm_restore(premises.path, NOW)
    premises.close()
    premises.keychain.delete(INCOMING_KEY)
    premises.open()
    assert premises.keychain.read(DATABASE_KEY) == KEY


def test_a_code_of_another_database_is_the_wrong_one(
    store: Store, premises: Premises, folder: Path, elsewhere: Premises
) -> None:
    code = RecoveryFile(recovery_path(premises.path), OTHER_KEY).make_code(NOW)
    made = make_backup(order(store), folder).path
    offered = look_at_backup(made, elsewhere.keychain)
    said = refusal(lambda: prepare_restore(offered, elsewhere.path, elsewhere.keychain, code))
    assert said is Code.RECOVERY_CODE_WRONG


def test_a_wrong_code_and_a_second_thought_change_nothing(
    backup: Path, code: str, elsewhere: Premises
) -> None:
    offered = look_at_backup(backup, elsewhere.keychain)

    def prepare(typed: str) -> object:
        return prepare_restore(offered, elsewhere.path, elsewhere.keychain, typed)

    assert refusal(lambda: prepare(recovery_code(1))) is Code.RECOVERY_CODE_WRONG
    assert not incoming_path(elsewhere.path).exists()
    prepare(code)
    discard_restore(elsewhere.path)
    assert list(elsewhere.path.parent.iterdir()) == []


def test_a_backup_without_a_code_opens_at_its_own_desk_only(
    store: Store, premises: Premises, folder: Path, elsewhere: Premises
) -> None:
    made = make_backup(order(store), folder).path
    assert not read_manifest(made).has_recovery
    offered = look_at_backup(made, elsewhere.keychain)
    wanted = refusal(lambda: prepare_restore(offered, elsewhere.path, elsewhere.keychain, recovery_code(1)))
    assert wanted is Code.RECOVERY_FILE_MISSING
    prepare_restore(look_at_backup(made, premises.keychain), premises.path, premises.keychain)
    confirm_restore(premises.path, NOW)
    premises.close()
    with premises.open().read() as work:
        assert work.company.is_founded()


@pytest.mark.parametrize("steps", range(7))
@pytest.mark.parametrize("has_log", [False, True])
def test_an_interrupted_exchange_ends_with_the_new_one_whole(
    premises: Premises, store: Store, backup: Path, monkeypatch: pytest.MonkeyPatch, steps: int, has_log: bool
) -> None:
    sell(store, "after the backup")
    prepare_restore(look_at_backup(backup, premises.keychain), premises.path, premises.keychain)
    confirm_restore(premises.path, NOW)
    premises.close()
    if has_log:
        for end in ("-wal", "-shm"):
            premises.path.with_name(premises.path.name + end).write_bytes(b"of the old one")
    left = [steps]

    def fail_after(does: Callable[..., object]) -> Callable[..., object]:
        def do(*arguments: object, **named: object) -> object:
            if not left[0]:
                raise OSError(5, "the power went")
            left[0] -= 1
            return does(*arguments, **named)

        return do

    with monkeypatch.context() as patched:
        for name in ("replace", "unlink"):
            patched.setattr(Path, name, fail_after(getattr(Path, name)))
        with suppress(Unavailable, OSError):
            finish_restore(premises.path, premises.keychain)
    with premises.open().read() as work:
        assert work.company.register().incarnation == "B"
        assert len(work.documents.all_series()) == 2
        assert len(list(work.documents.chain(work.documents.all_series()[0]))) == 1


def _rewritten(backup: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(backup, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return backup


def _manifest(change: Callable[[dict[str, object]], object]) -> Callable[[dict[str, bytes]], None]:
    def rewrite(members: dict[str, bytes]) -> None:
        manifest = json.loads(members[MANIFEST])
        change(manifest)
        members[MANIFEST] = json.dumps(manifest).encode()

    return rewrite


HOSTILE: dict[str, Callable[[dict[str, bytes]], object]] = {
    "no manifest": lambda members: members.pop(MANIFEST),
    "no database": lambda members: members.pop(DATABASE),
    "a manifest of something else": lambda members: members.update({MANIFEST: b"[]"}),
    "a manifest without end": lambda members: members.update({MANIFEST: b"[" * 60_000}),
    "a huge manifest": lambda members: members.update({MANIFEST: bytes(100_000)}),
    "no JSON": lambda members: members.update({MANIFEST: b"{"}),
    "a later version": _manifest(lambda manifest: manifest.update(cardesk_backup=2)),
    "no time": _manifest(lambda manifest: manifest.update(made_at="soon")),
    "a member of another size": lambda members: members.update({RECOVERY: b"{}"}),
    "a member that is none": _manifest(lambda manifest: manifest.update(members={DATABASE: {"size": "x"}})),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_backup_is_refused_at_once(backup: Path, premises: Premises, what: str) -> None:
    _rewritten(backup, HOSTILE[what])
    assert refusal(lambda: look_at_backup(backup, premises.keychain)) is Code.BACKUP_UNREADABLE


def test_a_bomb_is_refused(backup: Path, premises: Premises) -> None:
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(backup, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert refusal(lambda: look_at_backup(backup, premises.keychain)) is Code.BACKUP_UNREADABLE


def test_a_file_that_is_gone_or_no_archive_is_said(premises: Premises, tmp_path: Path) -> None:
    gone = tmp_path / "gone.cardesk"
    assert refusal(lambda: look_at_backup(gone, premises.keychain)) is Code.DISK_UNWRITABLE
    gone.write_bytes(b"holiday pictures")
    assert refusal(lambda: look_at_backup(gone, premises.keychain)) is Code.BACKUP_UNREADABLE


def test_a_database_that_was_exchanged_in_the_backup_is_found(backup: Path, premises: Premises) -> None:
    def flip(members: dict[str, bytes]) -> None:
        members[DATABASE] = members[DATABASE][:-1] + b"x"

    _rewritten(backup, flip)
    offered = look_at_backup(backup, premises.keychain)
    said = refusal(lambda: prepare_restore(offered, premises.path, premises.keychain))
    assert said is Code.BACKUP_UNREADABLE
    assert not incoming_path(premises.path).exists()


def test_the_backup_was_pulled_out_after_it_was_looked_at(backup: Path, premises: Premises) -> None:
    offered = look_at_backup(backup, premises.keychain)
    backup.unlink()
    said = refusal(lambda: prepare_restore(offered, premises.path, premises.keychain))
    assert said is Code.DISK_UNWRITABLE


def test_there_is_no_room_to_unpack(
    backup: Path, premises: Premises, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    offered = look_at_backup(backup, premises.keychain)
    monkeypatch.setattr(os, "fsync", full)
    said = refusal(lambda: prepare_restore(offered, premises.path, premises.keychain))
    assert said is Code.DISK_FULL
    assert not incoming_path(premises.path).exists()


def _remade(premises: Premises, folder: Path, change: str, *, key: bytes = KEY) -> Path:
    """A backup of a database into which somebody has written."""
    premises.close()
    with premises.bare(key) as connection:
        connection.execute(change)
    label = container.Label(NOW, "Palm Auto Spa LLC", "R01", "0001", "0.1.0")
    target = folder / "made by hand.cardesk"
    container.write_container(target, label, premises.path, b"")
    return target


def test_a_newer_backup_needs_a_newer_program(premises: Premises, store: Store, folder: Path) -> None:
    made = _remade(premises, folder, "UPDATE alembic_version SET version_num = '9999'")
    offered = look_at_backup(made, premises.keychain)
    said = refusal(lambda: prepare_restore(offered, premises.path, premises.keychain))
    assert said is Code.DATABASE_NEWER


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("DELETE FROM company", Code.BACKUP_EMPTY),
        ("UPDATE vehicle SET client_id = x'00'", Code.BACKUP_DAMAGED),
        ("DROP TABLE alembic_version", Code.BACKUP_EMPTY),
    ],
)
def test_a_backup_that_fails_its_proof_is_refused(
    premises: Premises, store: Store, folder: Path, change: str, said: Code
) -> None:
    offered = look_at_backup(_remade(premises, folder, change), premises.keychain)
    assert refusal(lambda: prepare_restore(offered, premises.path, premises.keychain)) is said


def test_an_edited_document_is_found(premises: Premises, store: Store, folder: Path) -> None:
    sell(store)
    premises.close()
    with premises.bare() as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
    made = _remade(premises, folder, "UPDATE document SET content = x'7b7d'")
    offered = look_at_backup(made, premises.keychain)
    said = refusal(lambda: prepare_restore(offered, premises.path, premises.keychain))
    assert said is Code.BACKUP_DAMAGED


@pytest.mark.parametrize("is_cut", [False, True])
def test_a_database_with_hardly_a_page_of_ours_is_damaged(
    premises: Premises, store: Store, folder: Path, is_cut: bool
) -> None:
    premises.close()
    content = premises.path.read_bytes()
    garbled = content[: 20 * 4096] if is_cut else content[:16] + bytes(len(content) - 16)
    premises.path.write_bytes(garbled)
    label = container.Label(NOW, "Palm Auto Spa LLC", "R01", "0001", "0.1.0")
    made = folder / "made by hand.cardesk"
    container.write_container(made, label, premises.path, b"")
    premises.path.write_bytes(content)
    offered = look_at_backup(made, premises.keychain)
    said = refusal(lambda: prepare_restore(offered, premises.path, premises.keychain))
    assert said is Code.BACKUP_DAMAGED


def test_an_older_backup_is_proven_and_upgraded_when_it_opens(
    premises: Premises, store: Store, folder: Path
) -> None:
    sell(store)
    premises.close()
    older = Database.open(premises.path, KEY)
    runner.downgrade(older, "0006")
    older.close()
    label = container.Label(NOW, "Palm Auto Spa LLC", "R01", "0006", "0.1.0")
    made = folder / "older.cardesk"
    container.write_container(made, label, premises.path, b"")
    inventory = prepare_restore(look_at_backup(made, premises.keychain), premises.path, premises.keychain)
    assert (inventory.revision, inventory.invoices) == ("0006", 1)
    confirm_restore(premises.path, NOW)
    with premises.open().read() as work:
        assert work.company.is_founded()


def test_nothing_is_sealed_while_a_copy_is_proven() -> None:
    with pytest.raises(AssertionError):
        proof.NoSigner().sign(b"")


def test_a_file_that_somebody_else_reads_cannot_be_held(premises: Premises, store: Store) -> None:
    with premises.bare() as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM company").fetchall()
        sell(store)
        assert refusal(store.hold_file) is Code.DATABASE_BUSY
        connection.execute("ROLLBACK")
    store.hold_file()
    store.release_file()
